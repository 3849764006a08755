#pragma once

#include <string_view>

namespace gainsay::argdown {

/// What ".name." or ":name:" stands for; empty when it is no shortcode. Source: @argdown/core 1.7.5.
[[nodiscard]] std::string_view shortcode(std::string_view code) noexcept;

}  // namespace gainsay::argdown
