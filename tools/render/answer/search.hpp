#pragma once

#include <vector>

#include "graphs/store/search.hpp"
#include "tools/render/table/rows.hpp"

namespace gainsay::render {

/// One row a hit: the record, which of its texts, and the part around the words found.
void search_hits(const Output& output, const std::vector<SearchHit>& hits, bool limited);

}  // namespace gainsay::render
