#include "graphs/format/parts/dates.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "graphs/format/parts/text.hpp"

// English month names are what feeds and spreadsheets hold beside ISO dates. A text that is neither is left to
// the caller: a guessed date is worse than none.

namespace gainsay::parts {
namespace {

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Words and numbers in lower case; commas, dots and blanks part them.
std::vector<std::string> tokens_of(std::string_view text) {
    std::vector<std::string> tokens;
    bool fresh = true;
    for (const char c : text) {
        if (c == ' ' || c == ',' || c == '.' || c == '\t') {
            fresh = true;
            continue;
        }
        if (fresh) tokens.emplace_back();
        fresh = false;
        tokens.back() += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    return tokens;
}

/// 1 … 12; 0 for what is no month.
int month_of(std::string_view word) {
    for (std::size_t m = 0; m < months.size(); ++m) {
        const bool cut = word.size() >= 3 && months[m].starts_with(word);
        if (cut || (m == 8 && word == "sept")) return static_cast<int>(m) + 1;
    }
    return 0;
}

/// "2", "2nd" → 2; 0 for what is no day.
int day_of(std::string_view word) {
    int day = 0;
    std::size_t digits = 0;
    for (; digits < word.size() && digits < 2 && is_digit(word[digits]); ++digits)
        day = day * 10 + (word[digits] - '0');
    const std::string_view rest = word.substr(digits);
    const bool ends = rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
    return digits > 0 && ends && day <= 31 ? day : 0;
}

bool is_year(std::string_view word) {
    return word.size() == 4 && std::all_of(word.begin(), word.end(), is_digit);
}

std::string two(int number) {
    return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

std::optional<Edtf> in_words(std::string_view text) {
    std::vector<std::string> tokens = tokens_of(text);
    const auto first = std::find_if(tokens.begin(), tokens.end(), [](const std::string& token) {
        return month_of(token) > 0 || day_of(token) > 0 || is_year(token);
    });
    tokens.erase(tokens.begin(), first);
    if (tokens.size() < 2) return std::nullopt;
    int month = month_of(tokens[0]), day = 0;
    std::size_t next = 1;
    if (month > 0 && tokens.size() >= 3 && day_of(tokens[1]) > 0) {
        day = day_of(tokens[1]);
        next = 2;
    } else if (month == 0 && tokens.size() >= 3 && day_of(tokens[0]) > 0) {
        day = day_of(tokens[0]);
        month = month_of(tokens[1]);
        next = 2;
    }
    if (month == 0 || !is_year(tokens[next])) return std::nullopt;
    return Edtf::parse(tokens[next] + "-" + two(month) + (day > 0 ? "-" + two(day) : std::string()));
}

/// What others call ISO 8601, as EDTF takes it.
std::optional<Edtf> in_numbers(std::string_view text) {
    if (text.size() < 10 || !is_digit(text[0]) || text.find('/') != std::string_view::npos)
        return std::nullopt;
    std::string iso(text);
    if (iso.size() > 10 && iso[10] == ' ') iso[10] = 'T';
    if (iso.size() == 16 && iso[10] == 'T') iso += ":00";
    if (iso.size() > 19 && iso[19] == '.') {
        std::size_t end = 20;
        while (end < iso.size() && is_digit(iso[end])) ++end;
        iso.erase(19, end - 19);
    }
    if (iso.size() == 24 && (iso[19] == '+' || iso[19] == '-')) iso.insert(22, ":");
    return Edtf::parse(iso);
}

}  // namespace

std::optional<Edtf> date_of(std::string_view text) {
    text = trimmed(text, " \t\n\v\f\r");
    if (text.empty() || text.size() > 200) return std::nullopt;
    if (auto date = Edtf::parse(text)) return date;
    if (auto date = in_numbers(text)) return date;
    return in_words(text);
}

}  // namespace gainsay::parts
