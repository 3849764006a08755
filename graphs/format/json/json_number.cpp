#include "graphs/format/json/json_number.hpp"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string_view>

namespace gainsay::json {
namespace {

/// A decimal number without a sign: 0.digits × 10^exponent, without zeros at either end of the digits.
struct Decimal {
    std::string digits;
    long long exponent = 0;

    friend bool operator==(const Decimal&, const Decimal&) = default;
};

Decimal decimal(std::string_view token) {
    Decimal result;
    bool fraction = false;
    std::size_t i = token.empty() || token[0] != '-' ? 0 : 1;
    for (; i < token.size() && token[i] != 'e' && token[i] != 'E'; ++i) {
        if (token[i] == '.') {
            fraction = true;
        } else if (token[i] == '0' && result.digits.empty()) {
            if (fraction) --result.exponent;
        } else {
            result.digits += token[i];
            if (!fraction) ++result.exponent;
        }
    }
    while (!result.digits.empty() && result.digits.back() == '0') result.digits.pop_back();
    if (result.digits.empty()) return {};
    // An exponent that does not fit a long long belongs to no finite double but 0, and that is told by the
    // digits.
    if (i < token.size())
        result.exponent += std::strtoll(std::string(token.substr(i + 1)).c_str(), nullptr, 10);
    return result;
}

}  // namespace

std::string to_token(double number) {
    if (number == 0) return "0";  // JSON readers disagree about -0
    char text[32];
    const bool whole = std::abs(number) <= largest_exact && std::trunc(number) == number;
    const auto end = whole ? std::to_chars(text, text + sizeof text, static_cast<std::int64_t>(number))
                           : std::to_chars(text, text + sizeof text, number);
    return {text, end.ptr};
}

std::optional<double> exact_number(const Value& value) {
    const double number = value.number;
    if (number == 0) return decimal(value.text).digits.empty() ? std::optional<double>(0.0) : std::nullopt;
    if (std::abs(number) < largest_exact) return number;
    // Below 2^53 a number loses at most digits that no measurement has. From there on whole numbers get lost.
    return decimal(value.text) == decimal(to_token(number)) ? std::optional<double>(number) : std::nullopt;
}

std::optional<std::uint64_t> exact_position(const Value& value) {
    if (value.kind != Value::Kind::Integer || value.number < 0 || value.number > largest_exact)
        return std::nullopt;
    return exact_number(value) ? std::optional(static_cast<std::uint64_t>(value.number)) : std::nullopt;
}

}  // namespace gainsay::json
