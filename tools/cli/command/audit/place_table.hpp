#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tools/render/report/report.hpp"

namespace gainsay::cli {

/// Where each record of a text case stands: 32 bytes a record, however long its id, of which a hash of 128 bits is kept.
class PlaceTable {
public:
    void add(std::string_view id, const SourcePos& where);
    /// To be called once, between the last add() and the first find(). O(n log n).
    void close();

    /// Counts the columns of all places in code points too. `text_of` opens a file in which places are, or gives nothing when its text is
    /// not to be had. After close(). O(bytes of the files + n log n), no further memory.
    void count_characters(
        const std::function<std::unique_ptr<std::istream>(const std::string& file)>& text_of);

    /// Of an id that was not added: nothing is known. O(log n).
    [[nodiscard]] render::ReportPlace find(std::string_view id) const;

private:
    struct Entry {
        std::uint64_t high = 0, low = 0;
        std::uint32_t line = 0, column = 0, file = 0, character = 0;
    };

    void sort_by_id();

    std::vector<Entry> entries_;
    std::vector<std::string> files_;                // an input has one, a folder a few
    std::map<std::string, std::uint32_t> numbers_;  // of the files
    std::uint32_t last_ = 0;                        // number of the file that was used last
};

}  // namespace gainsay::cli
