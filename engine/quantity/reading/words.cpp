#include "engine/quantity/reading/words.hpp"

#include <algorithm>
#include <array>

namespace gainsay {
namespace {

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 14> empty_words{
    "a", "an", "the", "of", "in", "on", "at", "for", "by", "all", "overall", "together", "its", "their"};
constexpr std::array<std::string_view, 15> recorded_words{
    "recorded", "registered", "register",   "reported", "confirmed", "documented", "verified", "known",
    "official", "officially", "identified", "counted",  "observed",  "measured",   "record"};
constexpr std::array<std::string_view, 17> estimated_words{
    "estimated",    "estimate",     "projected",    "projection", "modelled", "modeled",
    "extrapolated", "presumed",     "believed",     "suspected",  "expected", "unrecorded",
    "unreported",   "undocumented", "unregistered", "forecast",   "hidden"};
constexpr std::array<std::string_view, 4> surveyed_words{"survey", "surveyed", "poll", "polled"};
constexpr std::array<std::string_view, 4> preliminary_words{"preliminary", "provisional", "initial",
                                                            "interim"};
constexpr std::array<std::string_view, 5> revised_words{"revised", "final", "corrected", "updated",
                                                        "adjusted"};
constexpr std::array<std::string_view, 4> share_words{"share", "percentage", "proportion", "fraction"};
constexpr std::array<std::string_view, 2> rank_words{"rank", "ranking"};
constexpr std::array<std::string_view, 5> amount_words{"number", "count", "total", "amount", "sum"};
constexpr std::array<std::string_view, 2> average_words{"average", "mean"};
constexpr std::array<std::string_view, 4> rise_words{"change", "growth", "increase", "rise"};
constexpr std::array<std::string_view, 5> fall_words{"decrease", "fall", "decline", "drop", "reduction"};

/// Marks what `word` says of a figure besides what is counted. False: it says what is counted.
bool take_basis(std::string_view word, Phrase& phrase) {
    if (among(recorded_words, word)) return phrase.basis |= Recorded, true;
    if (among(estimated_words, word)) return phrase.basis |= Estimated, true;
    if (among(surveyed_words, word)) return phrase.basis |= Surveyed, true;
    if (among(preliminary_words, word)) return phrase.edition |= Preliminary, true;
    if (among(revised_words, word)) return phrase.edition |= Revised, true;
    return false;
}

/// The first word of form decides: "change of the share" is a change.
bool take_form(std::string_view word, Phrase& phrase) {
    const auto is = [&](Form form) {
        if (!phrase.form_said || phrase.form == Form::Amount) phrase.form = form;
        phrase.form_said = true;
        return true;
    };
    if (among(share_words, word)) return is(Form::Share);
    if (among(rank_words, word)) return is(Form::Rank);
    if (among(average_words, word)) return is(Form::Average);
    if (among(rise_words, word)) return is(Form::Change);
    if (among(fall_words, word)) {
        phrase.falling = !phrase.form_said || phrase.form == Form::Amount;
        return is(Form::Change);
    }
    if (word == "rate") return is(Form::Rate);
    if (word == "median") return is(Form::Median);
    if (!among(amount_words, word)) return false;
    phrase.form_said = true;
    return true;
}

std::string bits_text(std::uint8_t bits, const std::vector<std::string_view>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if ((bits >> i & 1U) != 0) text += (text.empty() ? "" : " and ") + std::string(names[i]);
    }
    return text;
}

void sort_unique(std::vector<std::string>& words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
}

std::string with_spaces(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

void add_member(std::string_view text, std::vector<std::string>& members) {
    std::vector<std::string> words = content_words(text);
    sort_unique(words);
    if (!words.empty()) members.push_back(with_spaces(words));
}

}  // namespace

std::string singular(std::string_view word) {
    const std::size_t n = word.size();
    const auto ends = [&](std::string_view tail) {
        return n > tail.size() && word.substr(n - tail.size()) == tail;
    };
    if (n > 4 && ends("ies")) return std::string(word.substr(0, n - 3)) + "y";
    if (n < 4 || !ends("s") || ends("ss") || ends("us") || ends("is")) return std::string(word);
    return std::string(word.substr(0, n - 1));
}

std::vector<std::string> content_words(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    const auto end = [&] {
        if (!word.empty() && !among(empty_words, word)) words.push_back(singular(word));
        word.clear();
    };
    for (const char c : text) {
        const bool part = (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') || (c & 0x80) != 0;
        if (part) {
            word.push_back(lower(c));
        } else if (c != '\'' && c != '.') {
            end();
        }
    }
    end();
    return words;
}

std::string_view to_string(Form form) noexcept {
    static constexpr std::array<std::string_view, 7> names{"amount",  "share",  "rank",  "rate",
                                                           "average", "median", "change"};
    return names[static_cast<std::size_t>(form)];
}

std::string basis_text(std::uint8_t basis) {
    return bits_text(basis, {"recorded", "estimated", "surveyed"});
}
std::string edition_text(std::uint8_t edition) {
    return bits_text(edition, {"preliminary", "revised"});
}

std::string Phrase::text() const {
    return with_spaces(words);
}

Phrase read_phrase(std::string_view text) {
    Phrase phrase;
    std::vector<std::string> forms;
    for (std::string& word : content_words(text)) {
        if (word == "per") {
            phrase.form = Form::Rate, phrase.form_said = true;
        } else if (take_basis(word, phrase)) {
            continue;
        } else if (take_form(word, phrase)) {
            forms.push_back(std::move(word));
            continue;
        }
        phrase.words.push_back(std::move(word));
    }
    if (phrase.words.empty())
        phrase.words = std::move(forms);  // "rank" alone: nothing else says what is counted
    sort_unique(phrase.words);
    return phrase;
}

std::vector<std::string> read_members(std::string_view text) {
    std::vector<std::string> members;
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool comma = text[i] == ',' || text[i] == ';' || text[i] == '&';
        const bool conjunction = text.compare(i, 5, " and ") == 0;
        if (!comma && !conjunction) continue;
        add_member(text.substr(from, i - from), members);
        from = i + (comma ? 1 : 4);  // the space behind "and" may begin the next
        if (conjunction) i += 3;
    }
    if (text.substr(from, 4) == "and ") from += 4;
    add_member(text.substr(std::min(from, text.size())), members);
    sort_unique(members);
    return members;
}

}  // namespace gainsay
