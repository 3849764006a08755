#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

#include "graphs/format/read.hpp"
#include "graphs/model/record.hpp"

namespace gainsay::json {

/// Reads a line of JSON Lines that holds a record as it should be, and leaves everything else to whoever reads
/// it again with places and messages.
class FastRecordReader {
public:
    explicit FastRecordReader(const ReadOptions& options);
    FastRecordReader(const FastRecordReader&) = delete;
    FastRecordReader& operator=(const FastRecordReader&) = delete;
    ~FastRecordReader();

    /// Behind `line`, which has no line feed, Source::padding bytes can be read.
    ///
    /// Returns  exactly the record that read_record() makes of it; nullopt when anything is wrong or out of the
    ///          ordinary: a field that we do not know, a name given twice, a number at the edge of what a double
    ///          holds, a line that might reach a limit.
    /// Cost     O(line).
    [[nodiscard]] std::optional<Record> read(std::string_view line);

private:
    struct Parser;
    std::unique_ptr<Parser> parser_;
    std::size_t max_bytes_;
};

}  // namespace gainsay::json
