#include "graphs/format/parts/text.hpp"
#include "graphs/format/text_case/case_json.hpp"

namespace gainsay {
namespace {

constexpr std::string_view blanks = " \t\r\n";

// From the first byte that is not blank; a byte order mark counts as blank.
std::string_view trimmed(std::string_view text) {
    text = parts::without_mark(text);
    const std::size_t start = text.find_first_not_of(blanks);
    return start == std::string_view::npos ? std::string_view{} : text.substr(start);
}

// Within one JSON value a line never begins with a brace after a line that ends in anything but these.
bool object_may_follow(char last) {
    return last == '[' || last == ',' || last == ':';
}

}  // namespace

Guess guess_case_json(std::string_view first_bytes) {
    const std::string_view text = trimmed(first_bytes);
    if (text.empty() || text.front() != '{') return Guess::No;
    return text.find("\"gainsay\"") == std::string_view::npos ? Guess::Maybe : Guess::Yes;
}

// Two lines that each begin an object.
Guess guess_case_jsonl(std::string_view first_bytes) {
    const std::string_view text = trimmed(first_bytes);
    const std::size_t newline = text.find('\n');
    if (text.empty() || text.front() != '{' || newline == std::string_view::npos) return Guess::No;
    const std::string_view second = trimmed(text.substr(newline));
    const char last = text[text.find_last_not_of(blanks, newline)];
    if (second.empty() || second.front() != '{' || object_may_follow(last)) return Guess::No;
    return guess_case_json(first_bytes);
}

}  // namespace gainsay
