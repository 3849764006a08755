#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/store/sql/sqlite.hpp"

// From what a person types to what the full-text index is asked.

namespace gainsay {

/// A word or a phrase that a text must hold; of its last word perhaps only the beginning.
struct SearchTerm {
    std::string phrase;
    bool beginning = false;

    friend bool operator==(const SearchTerm&, const SearchTerm&) = default;
};

/// Terms stand between spaces, or in quotes; an asterisk behind one makes it a beginning. Nothing else has a meaning.
///
/// Throws  Error(Limit) beyond 64 terms.
[[nodiscard]] std::vector<SearchTerm> parse_search(std::string_view text);

/// The terms in FTS5's query language: all must be there, in any order. Empty when there are none.
[[nodiscard]] std::string match_text(const std::vector<SearchTerm>& terms);

/// Makes the tables of `marker`, a database in memory: `shown`, whose one text is that in hand, and its words.
void add_shown_text(sqlite::Connection& marker);

/// So many words a beginning stands for, at most, unless more texts are to be shown. Each costs a look into the index,
/// and for each text that is ranked all are looked at.
inline constexpr std::size_t most_written_out = 200;

struct SearchQuery {
    std::string match;         ///< for MATCH; empty: nothing can be found
    std::string alternatives;  ///< for own_rank(): of how many phrases each term consists; empty: of one each
    bool complete = true;      ///< false: of the words that begin as asked some were left out
};

/// The same question with beginnings written out: as any of the words of the index that begin so. FTS5 itself merges
/// the lists of all of them before it gives the first text, so that a beginning costs what all these words occur in.
/// Of more than `most` words the first by alphabet stand for all when nothing else is asked for, since each is in a
/// text; beside other terms such a beginning is left to FTS5, which misses nothing.
///
/// Cost  a look into the index for each word, `most` + 1 a term at most.
[[nodiscard]] SearchQuery written_out(sqlite::Connection& index, sqlite::Connection& marker,
                                      const std::vector<SearchTerm>& terms, std::size_t most);

}  // namespace gainsay
