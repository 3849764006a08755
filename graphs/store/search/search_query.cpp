#include "graphs/store/search/search_query.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "graphs/model/error.hpp"

namespace gainsay {
namespace {

using sqlite::Connection;
using sqlite::Query;

constexpr std::size_t most_terms = 64;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == '\0';
}

// Does it hold anything that the tokenizer may call a word? Of ASCII, letters and digits only.
bool has_word(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
               (c >= 'A' && c <= 'Z');
    });
}

void put(std::vector<SearchTerm>& terms, std::string_view phrase, bool beginning) {
    if (!has_word(phrase)) return;
    if (terms.size() == most_terms) {
        throw Error(ErrorCode::Limit,
                    "found more than " + std::to_string(most_terms) +
                        " words to search for; search for fewer, or for a phrase in quotes");
    }
    std::string spaced(phrase);
    std::replace_if(spaced.begin(), spaced.end(), is_space, ' ');
    terms.push_back({std::move(spaced), beginning});
}

// A string of FTS5's query language, inside which nothing has a meaning but the quote itself, and terms hold none.
std::string quoted(const std::string& phrase) {
    return '"' + phrase + '"';
}

// The words of a text as the tokenizer of the index has them, in their order.
std::vector<std::string> words_of(Connection& marker, const std::string& text) {
    marker.query("INSERT INTO shown (rowid, text) VALUES (1, ?1)").bind(text).run();
    std::vector<std::pair<std::int64_t, std::string>> placed;
    {
        Query query = marker.query("SELECT offset, term FROM shown_words");
        while (query.step()) placed.emplace_back(query.integer(0), query.string(1));
    }
    marker.query("DELETE FROM shown").run();
    std::sort(placed.begin(), placed.end());
    std::vector<std::string> words;
    for (auto& [place, word] : placed) words.push_back(std::move(word));
    return words;
}

// The first words of the index that begin so, one more than `most` when there are.
std::vector<std::string> words_that_begin(Connection& index, const std::string& beginning, std::size_t most) {
    const std::string behind_all = beginning + "\xF4\x8F\xBF\xBF";
    std::vector<std::string> words;
    std::string from = beginning;
    while (words.size() <= most) {
        Query query =
            index.query("SELECT term FROM temp.search_words WHERE term >= ?1 AND term < ?2 LIMIT 1");
        query.bind(from, behind_all);
        if (!query.step()) break;
        words.push_back(query.string(0));
        from = words.back() + '\x01';  // behind all places of this word, before every longer one
    }
    return words;
}

}  // namespace

std::vector<SearchTerm> parse_search(std::string_view text) {
    std::vector<SearchTerm> terms;
    std::size_t at = 0;
    while (at < text.size()) {
        if (is_space(text[at])) {
            ++at;
        } else if (text[at] == '"') {
            const std::size_t end = std::min(text.find('"', at + 1), text.size());
            const std::string_view phrase = text.substr(at + 1, end - at - 1);
            at = std::min(end + 1, text.size());
            const bool beginning = at < text.size() && text[at] == '*';
            if (beginning) ++at;
            put(terms, phrase, beginning);
        } else {
            std::size_t end = at;
            while (end < text.size() && !is_space(text[end]) && text[end] != '"') ++end;
            std::string_view word = text.substr(at, end - at);
            at = end;
            const bool beginning = word.back() == '*';
            while (!word.empty() && word.back() == '*') word.remove_suffix(1);
            put(terms, word, beginning);
        }
    }
    return terms;
}

std::string match_text(const std::vector<SearchTerm>& terms) {
    std::string text;
    for (const SearchTerm& term : terms) {
        if (!text.empty()) text += ' ';
        text += quoted(term.phrase) + (term.beginning ? " *" : "");
    }
    return text;
}

void add_shown_text(Connection& marker) {
    marker.exec("CREATE VIRTUAL TABLE shown USING fts5(text, tokenize='unicode61 remove_diacritics 2')");
    marker.exec("CREATE VIRTUAL TABLE shown_words USING fts5vocab('shown', 'instance')");
}

SearchQuery written_out(Connection& index, Connection& marker, const std::vector<SearchTerm>& terms,
                        std::size_t most) {
    // Every time, since a transaction that is rolled back takes it along.
    index.exec(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words "
        "USING fts5vocab('main', 'search_index', 'instance')");
    SearchQuery made;
    for (const SearchTerm& term : terms) {
        std::vector<std::string> words = words_of(marker, term.phrase);
        if (words.empty()) continue;  // what the tokenizer finds no word in, FTS5 leaves out as well
        std::string last = std::move(words.back()), before;
        words.pop_back();
        for (const std::string& word : words) before += word + ' ';
        std::vector<std::string> endings{last};
        if (term.beginning) endings = words_that_begin(index, last, most);
        if (endings.empty()) return {};
        std::string any;
        if (endings.size() > most && terms.size() > 1) {
            // Which of so many words stand beside the other terms, no cut can tell.
            any = "(" + quoted(before + last) + " *";
            endings.resize(1);
        } else {
            made.complete = endings.size() <= most;
            endings.resize(std::min(endings.size(), most));
            for (const std::string& ending : endings)
                any += (any.empty() ? "(" : " OR ") + quoted(before + ending);
        }
        made.match += (made.match.empty() ? "" : " AND ") + any + ")";
        made.alternatives += std::to_string(endings.size()) + ' ';
    }
    return made;
}

}  // namespace gainsay
