#pragma once

#include <array>

#include "graphs/model/graph_rows.hpp"
#include "graphs/store/state.hpp"

namespace gainsay {

/// The rows of a case file, by one scan a table: list tables run beside the table of their owners. Where rows lie
/// in the order of ids, as an import of a sorted case leaves them, tables are read from front to back; where they
/// do not, the index of ids leads, which costs a look-up a row and no memory.
class CaseFileRows final : public GraphRows {
public:
    explicit CaseFileRows(const CaseFile::State& state);
    ~CaseFileRows() override;

    [[nodiscard]] std::uint64_t version() const override { return version_; }
    void ids(RecordKind kind, const IdVisitor& visit) override;
    void rows(RecordKind kind, GraphRowSink& sink) override;

private:
    const CaseFile::State& state_;
    ReadTransaction transaction_;  ///< what others commit meanwhile is not seen
    std::uint64_t version_;
    std::array<bool, record_kind_count> in_order_{};
};

}  // namespace gainsay
