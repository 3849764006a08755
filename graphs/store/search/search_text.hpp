#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "graphs/model/record.hpp"
#include "graphs/store/search/search.hpp"
#include "graphs/store/sql/sqlite.hpp"

// Which texts the full-text index holds, and under which key: (owner's row << 19) | (position << 3) | field.

namespace gainsay {

/// So many aliases or occurrences a record may have, that position fits its key.
inline constexpr std::size_t max_list_items = std::size_t{1} << 16U;

struct SearchText {
    std::int64_t key = 0;
    std::string_view text;
};

[[nodiscard]] constexpr std::int64_t search_key(std::int64_t row, std::size_t position,
                                                SearchField field) noexcept {
    return (row << 19) | static_cast<std::int64_t>(position << 3U) | static_cast<std::int64_t>(field);
}

/// The texts of a record in key order, empty ones left out. Valid as long as the record.
[[nodiscard]] std::vector<SearchText> search_texts(const Record& record, std::int64_t row);

/// Adds or takes out a text; to take one out, it must be given as it was added.
void index_text(sqlite::Connection& connection, const SearchText& text);
void unindex_text(sqlite::Connection& connection, const SearchText& text);

/// Adds the texts of all records of `kind` in rows from `first` on, in key order, which is what the index is
/// fastest with.
void index_rows(sqlite::Connection& connection, RecordKind kind, std::int64_t first);

}  // namespace gainsay
