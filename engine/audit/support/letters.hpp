#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// Of the rules only: texts by their words alone.

namespace gainsay::audit {

/// `text` as its words, one blank between them: letters folded as names are (fold()), everything that is neither letter
/// nor digit taken for a blank. What is no ASCII is a letter unless it is punctuation or a blank of Unicode. Empty: there
/// is no word. O(length).
[[nodiscard]] std::string words_of(std::string_view text);

/// Is there a letter or digit in it?
[[nodiscard]] bool has_words(std::string_view text);

}  // namespace gainsay::audit
