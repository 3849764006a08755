#pragma once

#include <array>
#include <charconv>
#include <string>

// Of the rules only.

namespace gainsay::audit {

/// A number in the shortest way that gives it back: "1", "0.85".
[[nodiscard]] inline std::string shown(double number) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    return {digits.data(), end.ptr};
}

}  // namespace gainsay::audit
