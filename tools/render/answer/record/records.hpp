#pragma once

#include <memory>

#include "graphs/model/record.hpp"
#include "tools/render/table/rows.hpp"

namespace gainsay::render {

/// Records of one kind as rows, streaming: id, what a person reads first, and the fields by which one tells
/// them apart. In JSON the whole record, as it stands in a text case.
class RecordRows {
public:
    RecordRows(const Output& output, RecordKind kind);

    /// `record` must be of the kind.
    void add(const Record& record);
    /// `limited`: there are more than were shown.
    void finish(bool limited);

private:
    std::unique_ptr<Rows> rows_;
    std::size_t count_ = 0;
};

}  // namespace gainsay::render
