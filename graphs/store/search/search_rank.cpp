#include "graphs/store/search/search_rank.hpp"

#include <algorithm>
#include <charconv>
#include <new>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace gainsay {
namespace {

// As every implementation of BM25 has them; a text of this many words is of middling length. The real average would be
// better by a little, and would let a text's place depend on texts that do not match.
constexpr double saturation = 1.2, length_weight = 0.75, middling_words = 12;
// More than BM25 gives to as many words as may be asked for.
constexpr double tier = 1000;

struct Row {
    std::vector<int> sizes;                       // of each term, in words
    std::vector<double> counts;                   // of each term in this text
    std::vector<std::pair<int, int>> beginnings;  // term, place; sorted
    int length = 0;                               // of the text, in words
};

// The first phrase of each term, and how many phrases there are: a term that may be any of so many is as many phrases.
std::vector<int> first_phrases(std::string_view alternatives, int phrases) {
    std::vector<int> first{0};
    for (std::size_t at = 0; at < alternatives.size();) {
        int count = 0;
        const auto [end, error] =
            std::from_chars(alternatives.data() + at, alternatives.data() + alternatives.size(), count);
        if (error != std::errc() || count < 1 || count > phrases - first.back()) return {};
        first.push_back(first.back() + count);
        at = static_cast<std::size_t>(end - alternatives.data()) + 1;
    }
    while (alternatives.empty() && first.back() < phrases) first.push_back(first.back() + 1);
    if (first.back() != phrases) return {};
    return first;
}

int read(const Fts5ExtensionApi& api, Fts5Context* text, std::string_view alternatives, Row& row) {
    const std::vector<int> first = first_phrases(alternatives, api.xPhraseCount(text));
    if (first.empty()) return SQLITE_MISUSE;
    row.counts.assign(first.size() - 1, 0);
    for (std::size_t i = 0; i + 1 < first.size(); ++i) row.sizes.push_back(api.xPhraseSize(text, first[i]));
    int found = 0;
    if (const int code = api.xInstCount(text, &found); code != SQLITE_OK) return code;
    for (int i = 0; i < found; ++i) {
        int phrase = 0, column = 0, place = 0;
        if (const int code = api.xInst(text, i, &phrase, &column, &place); code != SQLITE_OK) return code;
        const auto term = std::upper_bound(first.begin(), first.end(), phrase) - first.begin() - 1;
        row.counts[static_cast<std::size_t>(term)] += 1;
        row.beginnings.emplace_back(static_cast<int>(term), place);
    }
    std::sort(row.beginnings.begin(), row.beginnings.end());
    return api.xColumnSize(text, 0, &row.length);
}

// Do the terms stand one behind the other somewhere?
bool together(const Row& row) {
    for (const auto& [first, start] : row.beginnings) {
        if (first != 0) break;
        int place = start;
        std::size_t phrase = 0;
        while (phrase < row.sizes.size() && std::binary_search(row.beginnings.begin(), row.beginnings.end(),
                                                               std::pair(static_cast<int>(phrase), place))) {
            place += row.sizes[phrase++];
        }
        if (phrase == row.sizes.size()) return true;
    }
    return false;
}

double rank_of(const Row& row) {
    double score = 0;
    const double lengthened = 1 - length_weight + length_weight * row.length / middling_words;
    for (const double count : row.counts) {
        score += count * (saturation + 1) / (count + saturation * lengthened);
    }
    if (together(row)) {
        int words = 0;
        for (const int size : row.sizes) words += size;
        score += row.length == words ? 2 * tier : tier;
    }
    return -score;
}

void own_rank(const Fts5ExtensionApi* api, Fts5Context* text, sqlite3_context* result, int count,
              sqlite3_value** values) noexcept {
    try {
        Row row;
        std::string_view alternatives;
        if (count > 0 && sqlite3_value_bytes(values[0]) > 0) {
            alternatives = {reinterpret_cast<const char*>(sqlite3_value_text(values[0])),
                            static_cast<std::size_t>(sqlite3_value_bytes(values[0]))};
        }
        if (const int code = read(*api, text, alternatives, row); code != SQLITE_OK) {
            sqlite3_result_error_code(result, code);
        } else {
            sqlite3_result_double(result, rank_of(row));
        }
    } catch (const std::bad_alloc&) {
        sqlite3_result_error_nomem(result);
    }
}

}  // namespace

void add_own_rank(sqlite::Connection& connection) {
    // How SQLite hands out what its full-text index offers to programs: a pointer that a query passes back.
    fts5_api* api = nullptr;
    sqlite3_stmt* ask = nullptr;
    int code = sqlite3_prepare_v2(connection.raw(), "SELECT fts5(?1)", -1, &ask, nullptr);
    if (code == SQLITE_OK) {
        sqlite3_bind_pointer(ask, 1, &api, "fts5_api_ptr", nullptr);
        sqlite3_step(ask);
        code = sqlite3_finalize(ask);
    }
    if (code == SQLITE_OK && api == nullptr) code = SQLITE_ERROR;
    if (code == SQLITE_OK) code = api->xCreateFunction(api, "own_rank", nullptr, own_rank, nullptr);
    if (code != SQLITE_OK) connection.fail(code);
}

}  // namespace gainsay
