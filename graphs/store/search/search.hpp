#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/model/id.hpp"

namespace gainsay {

/// Which text of a record was found.
enum class SearchField : std::uint8_t { Name, Alias, Title, Text, Quote, Note };
/// "name", "alias", "title", "text", "quote", "note".
[[nodiscard]] std::string_view to_string(SearchField field) noexcept;

/// So many texts that match are ranked, at most, unless more are to be shown. A common word in a case of millions of
/// records then costs no more than in a case of thousands.
inline constexpr std::size_t most_ranked = 1000;

struct SearchOptions {
    /// Empty: all. Agents, documents, claims and statements have searchable text.
    std::vector<RecordKind> kinds{};
    std::size_t limit = 50;
    /// What stands around a found word in a snippet.
    std::string mark_begin = "[", mark_end = "]";
    std::size_t snippet_words = 24;  ///< about how long a snippet is; at most 64
};

/// A text in which the words were found.
struct SearchHit {
    RecordId id;
    SearchField field = SearchField::Text;
    std::string snippet;  ///< the part around the words found, which are marked; cut ends show an ellipsis
    double rank = 0;      ///< the smaller the better: own_rank() in search_rank.hpp

    friend bool operator==(const SearchHit&, const SearchHit&) = default;
};

struct SearchAnswer {
    std::vector<SearchHit> hits;  ///< the best first, ties by id, then field
    std::size_t ranked = 0;       ///< texts that match, of which `hits` are the best
    /// More texts match than were ranked, so that better ones may not be among them: ask for something narrower.
    bool more_match = false;

    friend bool operator==(const SearchAnswer&, const SearchAnswer&) = default;
};

}  // namespace gainsay
