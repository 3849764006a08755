#include <algorithm>
#include <array>

#include "graphs/format/argdown/argdown.hpp"
#include "graphs/format/parts/text.hpp"

// A title at the beginning of a line, with its colon, is what no other text format has. Signs alone are less sure:
// lists of other formats look like them.

namespace gainsay::argdown {
namespace {

std::string_view without_blanks(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

/// "[Title]:" or "<Title>:" and words; Markdown's "[name]: http://…" is a link.
bool begins_with_definition(std::string_view line) {
    if (line.size() < 5 || (line[0] != '[' && line[0] != '<')) return false;
    const std::string_view end = line[0] == '[' ? "]:" : ">:";
    const std::size_t close = line.find(end, 2);
    if (close == std::string_view::npos || close > 300) return false;
    const std::string_view words = line.substr(close + 2);
    return words.empty() || (words[0] == ' ' && !words.starts_with(" http"));
}

/// An indented sign and a title behind it.
bool begins_with_relation(std::string_view line) {
    constexpr std::array<std::string_view, 10> signs{"+>", "->", "<+", "<-", "><", "_>", "<_", "+", "-", "_"};
    if (line.empty() || (line[0] != ' ' && line[0] != '\t')) return false;
    line = without_blanks(line);
    const auto* const sign = std::find_if(signs.begin(), signs.end(), [&](std::string_view one) {
        return line.starts_with(one) && line.substr(one.size()).starts_with(' ');
    });
    if (sign == signs.end()) return false;
    const std::string_view rest = without_blanks(line.substr(sign->size()));
    return rest.starts_with('[') || rest.starts_with('<');
}

/// Front matter that closes, or that is longer than what we see of it.
bool begins_with_front_matter(std::string_view text) {
    const std::size_t line_end = text.find('\n');
    return text.starts_with("===") && line_end != std::string_view::npos &&
           text.substr(0, line_end).find_first_not_of("= \t\r") == std::string_view::npos;
}

}  // namespace

Guess guess(std::string_view first_bytes) {
    first_bytes = parts::without_mark(first_bytes);
    const std::string_view text = without_blanks(first_bytes);
    if (begins_with_front_matter(text)) return Guess::Yes;
    const bool other = text.starts_with('{') || text.starts_with("<?") || text.starts_with("<!") ||
                       text.starts_with("<html") || text.starts_with("[{") || text.starts_with("@prefix");
    if (text.empty() || other) return Guess::No;
    Guess best = Guess::No;
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        if (begins_with_definition(line)) return Guess::Yes;
        if (begins_with_relation(line)) best = Guess::Maybe;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return best;
}

}  // namespace gainsay::argdown
