#pragma once

#include <optional>
#include <string_view>

#include "graphs/format/feeds/schema_node.hpp"
#include "graphs/model/record.hpp"

namespace gainsay::feeds {

/// A rating as it was given, and what of it no field holds, to the letter.
struct GivenRating {
    Rating rating;
    std::optional<Value> rest;  ///< a Rating node, or the whole member when that is more than one node
};

/// Reads `reviewRating`. A value that is a word is a label where no other is given; a number in quotes is a number,
/// and its spelling is kept where it tells more ("1.0").
[[nodiscard]] GivenRating read_rating(const Value* member);

}  // namespace gainsay::feeds
