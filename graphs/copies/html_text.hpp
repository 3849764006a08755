#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graphs/copies/copy_text.hpp"

namespace gainsay::copies {

/// What a reader sees of a page in UTF-8; see text_of_bytes(). nullopt when it passes a limit: `too_much` says of what.
[[nodiscard]] std::optional<std::string> text_of_page(std::string_view page, const CopyLimits& limits,
                                                      std::string& too_much);

/// What the first 1024 bytes of a page say of its encoding, in small letters; empty: nothing.
[[nodiscard]] std::string declared_encoding(std::string_view page);

/// Does it begin as a page does, behind white space, comments and an XML declaration?
[[nodiscard]] bool looks_like_page(std::string_view bytes);

}  // namespace gainsay::copies
