#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gainsay::archives {

/// What a page says of itself in its head; empty where it says nothing.
struct PageHead {
    std::string title;      ///< of <title>, else og:title; white space runs are one blank
    std::string language;   ///< lang of <html>, where it looks like BCP 47
    std::string published;  ///< article:published_time, datePublished, dc.date or date, as spelt
};

/// Reads the first 64 KiB of a page; a head behind them is not found. That also bounds how deep its elements lie.
[[nodiscard]] PageHead head_of(std::string_view html);

/// `text` as UTF-8: as it is, or converted from `charset`. nullopt when it is neither UTF-8 nor in that charset.
[[nodiscard]] std::optional<std::string> as_utf8(std::string_view text, const std::string& charset);

}  // namespace gainsay::archives
