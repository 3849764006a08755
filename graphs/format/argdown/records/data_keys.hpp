#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace gainsay::argdown {

/// Keys of a data block that say something else than the fields of the claim it belongs to. docs/formats/argdown.md
/// describes them.
inline constexpr std::array<std::string_view, 13> reserved_keys{
    "body",      "date",    "extra",  "isCanonical", "proponent",  "quote", "relation",
    "relations", "reviews", "source", "speaker",     "statements", "stance"};

[[nodiscard]] inline bool is_reserved(std::string_view key) {
    return std::find(reserved_keys.begin(), reserved_keys.end(), key) != reserved_keys.end();
}

/// Where the front matter keeps a case of ours: an object as the JSON form has it, less what stands in the text.
inline constexpr std::string_view case_key = "case";

}  // namespace gainsay::argdown
