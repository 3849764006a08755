#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "graphs/model/graph_rows.hpp"
#include "graphs/store/sql/tree_scan.hpp"
#include "graphs/store/state.hpp"

namespace gainsay {

/// The tables of a case file as its pages hold them, while one read transaction lasts.
class CaseFilePages {
public:
    /// Throws Error(Malformed) unless the file still has the tables of this version.
    CaseFilePages(sqlite::Connection& connection, const sqlite::PageFile& pages);

    /// The first page of a table or index. Throws Error(Malformed) when there is none.
    [[nodiscard]] std::uint32_t root(const char* name) const;
    /// Throws Error(Malformed): a row that an index names is not there.
    [[noreturn]] void miss(RowKey row) const;

    const sqlite::PageFile file;

private:
    std::filesystem::path path_;
    std::map<std::string, std::uint32_t, std::less<>> roots_;
};

/// The rows of a case file, by one scan a table: list tables run beside the table of their owners. Where rows lie
/// in the order of ids, as an import of a sorted case leaves them, tables are read from front to back; where they do not,
/// the index of ids leads, which costs a look-up for each row that does not follow the one before, and no memory. Pages
/// are read where the file alone holds what the transaction sees; otherwise SQL is asked.
class CaseFileRows final : public GraphRows {
public:
    explicit CaseFileRows(const CaseFile::State& state);
    ~CaseFileRows() override;

    [[nodiscard]] std::uint64_t version() const override { return version_; }
    void ids(RecordKind kind, const IdVisitor& visit) override;
    void rows(RecordKind kind, GraphRowSink& sink) override;

private:
    template <class Source>
    static bool visit_ids(const Source& source, RecordKind kind, const IdVisitor& visit);

    const CaseFile::State& state_;
    ReadTransaction transaction_;  ///< what others commit meanwhile is not seen
    std::uint64_t version_;
    std::optional<CaseFilePages> pages_;
    std::array<bool, record_kind_count> in_order_{};
};

}  // namespace gainsay
