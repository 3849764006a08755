#include "engine/quantity/reading/range.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <string_view>

namespace gainsay {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double about_part = 0.1;

double slack(double number, const Unit& unit, QuantityBound bound) {
    const double half = last_place(number, unit.ordinal || unit.family == "months") / 2;
    return bound == QuantityBound::About ? std::max(half, std::abs(number) * about_part) : half;
}

/// The units in the last place of the larger of two numbers, some of them: what conversions may have moved.
double noise(double a, double b) noexcept {
    return 16 * std::numeric_limits<double>::epsilon() * std::max(std::abs(a), std::abs(b));
}

/// Is `a` certainly less than `b`?
bool below(double a, double b) noexcept {
    if (std::isinf(a) || std::isinf(b)) return a < b;
    return b - a > noise(a, b);
}

}  // namespace

double last_place(double number, bool exact) {
    char text[64];
    const auto end =
        std::to_chars(text, text + sizeof text, std::abs(number), std::chars_format::scientific).ptr;
    const std::string_view all(text, static_cast<std::size_t>(end - text));
    const std::size_t e = all.find('e');
    int exponent = 0;
    std::from_chars(all.data() + e + 1 + (all[e + 1] == '+' ? 1 : 0), end, exponent);
    const int decimals = e > 2 ? static_cast<int>(e) - 2 : 0;  // "5.13e+01": between point and e
    const int place = exponent - decimals;
    if (place < 0) return std::pow(10.0, place);
    if (exact || exponent < 3) return 1;
    return std::pow(10.0, std::min(place, exponent - 1));
}

Range range_of(const Quantity& quantity, const Unit& unit, bool negate) {
    double low = -infinite, high = infinite;
    if (quantity.value) {
        low = high = *quantity.value;
    } else {
        if (quantity.low) low = *quantity.low;
        if (quantity.high) high = *quantity.high;
    }
    Range range;
    range.low = std::isinf(low) ? low : low - slack(low, unit, quantity.bound);
    range.high = std::isinf(high) ? high : high + slack(high, unit, quantity.bound);
    if (quantity.bound == QuantityBound::AtLeast) high = range.high = infinite;
    if (quantity.bound == QuantityBound::AtMost) low = range.low = -infinite;
    range.said_low = low, range.said_high = high;
    if (negate) {
        range = {-range.said_high, -range.said_low, -range.high, -range.low};
    }
    for (double* const end : {&range.said_low, &range.said_high, &range.low, &range.high})
        *end = *end * unit.factor + unit.offset;
    return range;
}

bool overlap(const Range& a, const Range& b) noexcept {
    if (a.said_low == b.said_low && a.said_high == b.said_high)
        return true;  // too large to tell places apart
    return below(a.low, b.high) && below(b.low, a.high);
}

bool above(const Range& part, const Range& whole) noexcept {
    return !below(part.low, whole.high) && !(part.said_low <= whole.said_high);
}

std::string number_text(double number) {
    char text[64];
    const double size = std::abs(number);
    const bool plain = size == 0 || (size >= 1e-4 && size < 1e15);
    const auto end = plain ? std::to_chars(text, text + sizeof text, number, std::chars_format::fixed).ptr
                           : std::to_chars(text, text + sizeof text, number).ptr;
    return {text, end};
}

std::string figure_text(const Quantity& quantity) {
    std::string text;
    switch (quantity.bound) {
        case QuantityBound::Exactly:
            break;
        case QuantityBound::About:
            text = "about ";
            break;
        case QuantityBound::AtLeast:
            text = "at least ";
            break;
        case QuantityBound::AtMost:
            text = "at most ";
            break;
    }
    if (quantity.value) {
        text += number_text(*quantity.value);
    } else if (quantity.low && quantity.high) {
        text += number_text(*quantity.low) + " to " + number_text(*quantity.high);
    } else if (quantity.low) {
        text += "from " + number_text(*quantity.low) + " on";
    } else if (quantity.high) {
        text += "up to " + number_text(*quantity.high);
    }
    if (quantity.unit.empty()) return text;
    return read_unit(quantity.unit).ordinal ? quantity.unit + " " + text : text + " " + quantity.unit;
}

}  // namespace gainsay
