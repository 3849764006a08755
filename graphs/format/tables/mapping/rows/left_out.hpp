#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graphs/format/tables/mapping/language/mapping.hpp"

// A mapping may take a part of a text, or none: by `after` and `before`, by a map that has null for it, by `first_of`.
// What no rule takes is lost. Of a text that some rule takes whole nothing is.

namespace gainsay::tables {

/// Why a text, or a part of one, is in no record.
enum class LeftOut : std::uint8_t { Unmapped, MappedToNothing, CutOff, BehindAnother };

/// Numbers the places in a row that the paths of the mapping lead to (Path::source), and marks the expressions of whose
/// texts no other one takes the whole (Expression::lossy). O(paths).
void mark_lossy(Mapping& mapping);

/// Which parts of the texts of one row were taken, where several expressions cut one text.
class TakenParts {
public:
    /// `text` as it stands at `path`: what is between `begin` and `end` was taken.
    void add(const Path& path, std::string_view text, std::size_t begin, std::size_t end);
    /// Calls `act(path's spelling, part)` with each part that nobody took and that is more than blanks; forgets all.
    void each_rest(const std::function<void(const std::string&, std::string_view)>& act);

private:
    struct Text {
        const Path* path;
        std::string text;
        std::vector<std::pair<std::size_t, std::size_t>> taken;
    };
    std::vector<Text> texts_;
};

}  // namespace gainsay::tables
