#pragma once

#include "graphs/store/search/search.hpp"
#include "tools/render/table/rows.hpp"

namespace gainsay::render {

/// One row a hit: the record, which of its texts, and the part around the words found. `limited`: more were ranked than
/// are shown.
void search_hits(const Output& output, const SearchAnswer& answer, bool limited);

}  // namespace gainsay::render
