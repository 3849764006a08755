#pragma once

#include <string>
#include <string_view>

namespace gainsay {

/// What a unit measures, and how a figure in it becomes one in the base of that: base = figure · factor + offset.
/// Figures are comparable when they are of one family.
struct Unit {
    /// "length", "mass", "share", "percentage points", "money: USD", "count: person", "ordinal: rank",
    /// "other: …"; empty: no unit is said
    std::string family;
    double factor = 1, offset = 0;
    /// Names a place in an order, or a date, and no amount: it is exact, has no parts and no sum.
    bool ordinal = false;

    friend bool operator==(const Unit&, const Unit&) = default;
};

/// Reads a unit as people write it: "%", "per cent", "thousand tonnes", "USD million", "km2", "persons".
/// Anything that is not in the table is a unit of its own, equal to itself only but for case and plural.
/// "ton" and "gallon" alone, of which there are several, are such units too. Money is never converted, for
/// that needs a day; years and months are not made days, for they are not all of one length.
///
/// Returns  never fails. Cost O(length of `text`).
/// Source   factors of length, mass, area, volume, time, temperature and speed: Boost.Units, at compile time.
[[nodiscard]] Unit read_unit(std::string_view text);

}  // namespace gainsay
