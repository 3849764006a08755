#pragma once

#include "graphs/store/sql/sqlite.hpp"

namespace gainsay {

/// Gives `connection` the function own_rank(search_index, alternatives), for use in a full-text query: how well the row
/// fits, the smaller the better. `alternatives` says of how many phrases of the query each term consists, any of which
/// will do ("1 12 1 "); '' when each is one phrase. Numbers that do not fit the query are an error.
///
/// First texts that are the words asked for and nothing else, then those in which the words stand together in the order
/// given, then all others; within these, the more often the words occur for the length of the text, the better, by
/// BM25's formula for one text. Only the row itself counts. BM25 also weighs a word by how many texts have it, which
/// needs every occurrence of it in the case; here all words must occur, so that this weighs little.
///
/// Cost     O(occurrences in the row) and one look-up of its length.
/// Source   S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", Foundations and Trends
///          in Information Retrieval 3 (2009); SQLite, "FTS5: Custom Auxiliary Functions".
void add_own_rank(sqlite::Connection& connection);

}  // namespace gainsay
