#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gainsay::argdown {

/// `text` with a backslash before whatever Argdown would take for a sign, and `topics` as tags behind it.
///
/// Returns  nullopt when no spelling of it reads back as these words and tags: it has blanks in a row or at its ends,
///          line breaks, or a topic that cannot be a tag.
[[nodiscard]] std::optional<std::string> spell(std::string_view text, const std::vector<std::string>& topics);

/// As close to `text` as can be spelt, for people and for Argdown's tools; never empty.
[[nodiscard]] std::string spell_roughly(std::string_view text);

/// May `title` stand between the brackets of a statement, or those of an argument?
[[nodiscard]] bool is_title(std::string_view title, bool argument);

}  // namespace gainsay::argdown
