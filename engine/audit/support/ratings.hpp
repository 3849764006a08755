#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "graphs/model/record.hpp"

// Of the rules only: what a rating says on its own scale. Two scales are never compared, but for their opposite ends.

namespace gainsay::audit {

/// Where a verdict stands, as far as it is plain.
enum class Side : std::uint8_t {
    Unclear,  ///< between the ends, or in words that are no plain yes or no
    False,
    True,
};

/// The ends of a rating's scale. An end that is not given beside one that is counts as schema.org defines it: worst 1,
/// best 5.
struct Scale {
    double worst = 1, best = 5;
    bool assumed = false;
};

/// nullopt when neither end is given.
[[nodiscard]] std::optional<Scale> scale_of(const Rating& rating);

/// 0 at the worst end, 1 at the best; nullopt without a value or scale, beyond its ends, or when they are one.
[[nodiscard]] std::optional<double> position_of(const Rating& rating);

/// The side of a position: within `end` of an end of the scale.
[[nodiscard]] Side side_of(double position, double end);

/// The side of a label by its words: "True", "Mostly false", "Pants on Fire!", "Refuted", in English and some plain words
/// of other languages. Whatever is not in that short list is Unclear.
[[nodiscard]] Side side_of(std::string_view label);

/// So near an end of a scale counts as that end, unless a desk says otherwise.
inline constexpr double usual_end = 0.25;

}  // namespace gainsay::audit
