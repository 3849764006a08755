#include "graphs/store/search/search.hpp"

#include <algorithm>
#include <tuple>

#include "graphs/model/error.hpp"
#include "graphs/store/case_file.hpp"
#include "graphs/store/search/search_query.hpp"
#include "graphs/store/search/search_rank.hpp"
#include "graphs/store/search/search_text.hpp"
#include "graphs/store/state.hpp"

// The index holds words and places, no texts. The texts of the few hits that are shown are fetched from their
// tables, and put once more through the same tokenizer, in a database in memory, to mark the words in them:
// so what is marked is what was found, whatever the tokenizer does with accents and apostrophes.
//
// SQLite's own order, by BM25, looks at every occurrence of every word before it gives the first hit. Here so many texts
// that match are taken as they come, and ranked by what each says of itself.

namespace gainsay {
namespace {

using sqlite::Connection;
using sqlite::Query;

constexpr std::size_t field_count = 6;
// A match of a kind that is not asked for costs so much less than one that is ranked.
constexpr std::size_t passed_over_each = 16;
constexpr std::array<std::string_view, field_count> field_words{"name", "alias", "title",
                                                                "text", "quote", "note"};
constexpr std::array<RecordKind, field_count> kind_of_field{RecordKind::Agent,     RecordKind::Agent,
                                                            RecordKind::Document,  RecordKind::Claim,
                                                            RecordKind::Statement, RecordKind::Statement};

// ?1 row of the record, ?2 position → id, text.
constexpr std::array<const char*, field_count> fetch{
    "SELECT id, name FROM agent WHERE row = ?1 AND ?2 = 0",
    "SELECT id, alias FROM agent_alias JOIN agent ON row = agent WHERE agent = ?1 AND position = ?2",
    "SELECT id, title FROM document WHERE row = ?1 AND ?2 = 0",
    "SELECT id, text FROM claim WHERE row = ?1 AND ?2 = 0",
    "SELECT id, exact FROM occurrence JOIN statement ON row = statement WHERE statement = ?1 AND position = "
    "?2",
    "SELECT id, note FROM statement WHERE row = ?1 AND ?2 = 0",
};

std::int64_t field_mask(const std::vector<RecordKind>& kinds) {
    std::int64_t mask = 0;
    for (std::size_t field = 0; field < field_count; ++field) {
        const bool wanted =
            kinds.empty() || std::find(kinds.begin(), kinds.end(), kind_of_field[field]) != kinds.end();
        if (wanted) mask |= std::int64_t{1} << field;
    }
    return mask;
}

struct Found {
    std::int64_t key = 0;
    double rank = 0;
    RecordId id;
    std::string text;
};

struct Matches {
    std::vector<Found> found;
    bool more = false;
};

Matches look_up(Connection& connection, const SearchQuery& asked, const SearchOptions& options,
                std::size_t most) {
    std::size_t passed_over = 0;
    Matches matches;
    if (asked.match.empty()) return matches;
    // No ORDER BY: the index gives its rows by key, one by one, and stops when it is no longer asked.
    Query query = connection.query(
        "SELECT rowid, CASE WHEN (?2 >> (rowid & 7)) & 1 THEN own_rank(search_index, ?3) END FROM "
        "search_index "
        "WHERE search_index MATCH ?1");
    query.bind(asked.match, field_mask(options.kinds), asked.alternatives);
    while (query.step()) {
        if (query.is_null(1)) {
            matches.more = ++passed_over / passed_over_each > most;
        } else {
            matches.more = matches.found.size() == most;
            if (!matches.more) matches.found.push_back({query.integer(0), query.real(1), {}, {}});
        }
        if (matches.more) break;
    }
    matches.more = matches.more || !asked.complete;
    return matches;
}

// Leaves the best, and all that are as good as the last of them, since which of those stay is for their ids to decide.
void keep_best(std::vector<Found>& found, std::size_t limit) {
    if (found.size() <= limit) return;
    const auto last = found.begin() + static_cast<std::ptrdiff_t>(limit - 1);
    std::nth_element(found.begin(), last, found.end(),
                     [](const Found& a, const Found& b) { return a.rank < b.rank; });
    const double worst = last->rank;
    std::erase_if(found, [worst](const Found& one) { return one.rank > worst; });
}

SearchField field_of(const Found& one) {
    return static_cast<SearchField>(one.key & 7);
}

std::string excerpt(Connection& marker, const Found& one, const std::string& query_text,
                    const SearchOptions& options) {
    marker.query("INSERT INTO shown (rowid, text) VALUES (1, ?1)").bind(one.text).run();
    std::string marked;
    {
        Query query =
            marker.query("SELECT snippet(shown, 0, ?2, ?3, '…', ?4) FROM shown WHERE shown MATCH ?1");
        query.bind(query_text, options.mark_begin, options.mark_end,
                   static_cast<std::int64_t>(std::clamp<std::size_t>(options.snippet_words, 1, 64)));
        if (query.step()) marked = query.string(0);
    }
    marker.query("DELETE FROM shown").run();
    return marked;
}

// Before the first search.
void prepare(const CaseFile::State& state) {
    if (state.marker) return;
    add_own_rank(state.connection);
    auto marker = std::make_unique<Connection>("", sqlite::Access::Memory, std::chrono::milliseconds{});
    add_shown_text(*marker);
    state.marker = std::move(marker);
}

}  // namespace

std::string_view to_string(SearchField field) noexcept {
    return field_words[static_cast<std::size_t>(field)];
}

SearchAnswer CaseFile::search(std::string_view text, const SearchOptions& options) const {
    SearchAnswer answer;
    const std::vector<SearchTerm> terms = parse_search(text);
    const std::string match = match_text(terms);
    if (match.empty() || options.limit == 0) return answer;
    prepare(*state_);
    const ReadTransaction transaction(state_->connection);
    const std::size_t most = std::max(options.limit, most_ranked);
    const bool beginnings =
        std::any_of(terms.begin(), terms.end(), [](const SearchTerm& term) { return term.beginning; });
    // Beyond that, to show so much costs more than to let FTS5 find it.
    const bool few = options.limit <= most_ranked;
    const SearchQuery asked = beginnings && few ? written_out(state_->connection, *state_->marker, terms,
                                                              std::max(options.limit, most_written_out))
                                                : SearchQuery{match, {}, true};
    auto [found, more] = look_up(state_->connection, asked, options, most);
    answer.ranked = found.size();
    answer.more_match = more;
    keep_best(found, options.limit);
    for (Found& one : found) {
        const auto field = static_cast<std::size_t>(one.key & 7);
        Query text_query = state_->connection.query(fetch[field]);
        text_query.bind(one.key >> 19, (one.key >> 3) & 0xFFFF);
        if (!text_query.step())
            sqlite::throw_damaged(path(), "its full-text index and its records do not fit");
        auto id = RecordId::parse(text_query.text(0));
        if (!id) sqlite::throw_damaged(path(), "\"" + text_query.string(0) + "\" is no id");
        one.id = *std::move(id);
        one.text = text_query.string(1);
    }
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return std::tuple(a.rank, std::cref(a.id), a.key & 0x7FFFF) <
               std::tuple(b.rank, std::cref(b.id), b.key & 0x7FFFF);
    });
    if (found.size() > options.limit) found.resize(options.limit);
    for (const Found& one : found) {
        answer.hits.push_back(
            {one.id, field_of(one), excerpt(*state_->marker, one, match, options), one.rank});
    }
    return answer;
}

}  // namespace gainsay
