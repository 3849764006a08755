#include "graphs/format/argdown/syntax/shortcodes.hpp"

#include <algorithm>
#include <array>

namespace gainsay::argdown {
namespace {

struct Code {
    std::string_view name, sign;
};

// Sorted by name.
constexpr std::array codes{
    Code{"+1", "👍"},       Code{"-1", "👎"},          Code{"->", "→"},
    Code{"<->", "↔"},      Code{"<>", "◇"},          Code{"?", "❓"},
    Code{"A", "∀"},        Code{"E", "∃"},           Code{"O", "𝗢"},
    Code{"P", "𝗣"},        Code{"[]", "◻"},          Code{"^", "∧"},
    Code{"agree", "✔"},    Code{"disagree", "❌"},    Code{"disappointed", "😞"},
    Code{"down", "👎"},     Code{"eye-roll", "🙄"}, Code{"happy", "😀"},
    Code{"heart", "❤"},    Code{"joy", "😂"},         Code{"laugh", "😆"},
    Code{"lol", "😆"},      Code{"love", "😍"},        Code{"meh", "😐"},
    Code{"n", "❌"},        Code{"question", "❓"},    Code{"rofl", "🤣"},
    Code{"sad", "😢"},      Code{"scream", "😱"},      Code{"shush", "🤫"},
    Code{"smile", "☺"},    Code{"smiley", "☺"},      Code{"star", "⭐"},
    Code{"think", "🤔"}, Code{"up", "👍"},          Code{"v", "∨"},
    Code{"v_", "⊻"},       Code{"wink", "😉"},        Code{"y", "✔"},
    Code{"~", "¬"},
};

}  // namespace

std::string_view shortcode(std::string_view code) noexcept {
    if (code.size() < 3 || code.front() != code.back()) return {};
    // The one sign that differs by its frame.
    if (code == ":smile:") return "\u263A\uFE0F";
    const std::string_view name = code.substr(1, code.size() - 2);
    const auto* const at =
        std::lower_bound(codes.begin(), codes.end(), name,
                         [](const Code& one, std::string_view wanted) { return one.name < wanted; });
    return at != codes.end() && at->name == name ? at->sign : std::string_view{};
}

}  // namespace gainsay::argdown
