#pragma once

#include <string>
#include <string_view>

namespace gainsay {

/// `text` as names are compared: lower case for Latin, Greek, Cyrillic, Armenian and full-width letters
/// (Unicode simple case folding, which has one letter for one), every run of white space as one space, none
/// at the ends. Bytes that are no UTF-8 stay as they are. O(length).
[[nodiscard]] std::string fold(std::string_view text);

/// As fold(), into `folded`, whose memory is used again. What it held is lost.
void fold_into(std::string& folded, std::string_view text);

}  // namespace gainsay
