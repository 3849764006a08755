#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/model/error.hpp"

namespace gainsay::cli {

/// Where each record of a text case stands: 32 bytes a record, however long its id, of which a hash of 128 bits is kept.
class PlaceTable {
public:
    void add(std::string_view id, const SourcePos& where);
    /// To be called once, between the last add() and the first find(). O(n log n).
    void close();

    /// Of an id that was not added: nothing is known. O(log n).
    [[nodiscard]] SourcePos find(std::string_view id) const;

private:
    struct Entry {
        std::uint64_t high = 0, low = 0;
        std::uint32_t line = 0, column = 0, file = 0;
    };

    std::vector<Entry> entries_;
    std::vector<std::string> files_;  // an input has one, a folder a few
};

}  // namespace gainsay::cli
