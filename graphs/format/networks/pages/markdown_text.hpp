#pragma once

#include <string>
#include <string_view>

// Texts of a case within markup that people's tools render: whatever a text holds, it stays text.

namespace gainsay::networks {

/// `text` in Markdown, on one line, with every character that means something there escaped; also fit for a cell of a
/// table. No HTML of it survives as HTML.
[[nodiscard]] std::string markdown_text(std::string_view text);

/// `text` as the target of a Markdown link; empty where it is no http or https URL.
[[nodiscard]] std::string markdown_url(std::string_view url);

/// `text` in a quoted label of Mermaid, on one line, cut behind `most` characters with "…".
[[nodiscard]] std::string mermaid_text(std::string_view text, std::size_t most);

}  // namespace gainsay::networks
