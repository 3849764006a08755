#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "graphs/format/json/json_value.hpp"

namespace gainsay::json {

/// The largest magnitude up to which every whole number is a double.
inline constexpr double largest_exact = 9007199254740992.0;  // 2^53

/// The shortest text that reads back as `number`; whole numbers up to 2^53 in full. Needs a finite number.
[[nodiscard]] std::string to_token(double number);

/// The number that `value`, an Integer or Float, stands for; nullopt when a double would silently change it:
/// a whole number or an exponent's worth of digits beyond 2^53 that do not fit, or something that becomes 0
/// and is not.
[[nodiscard]] std::optional<double> exact_number(const Value& value);

/// As exact_number, of a whole number from 0 to 2^53.
[[nodiscard]] std::optional<std::uint64_t> exact_position(const Value& value);

}  // namespace gainsay::json
