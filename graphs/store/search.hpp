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
    double rank = 0;      ///< BM25 of SQLite: the smaller the better; means nothing across searches

    friend bool operator==(const SearchHit&, const SearchHit&) = default;
};

}  // namespace gainsay
