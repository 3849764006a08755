#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/json/json_value.hpp"
#include "graphs/format/loss.hpp"
#include "graphs/format/read.hpp"

struct GumboInternalNode;

namespace gainsay::feeds {

/// Reads the data that a saved page carries: the JSON of every `<script type="application/ld+json">`, without the
/// comment or CDATA marks that some pages put around it, and microdata. A script that is no JSON is reported, and
/// the others are read.
///
/// `first_line` is where the page begins in its file. Places are those of the page.
/// Limits   a hundred thousand nodes, or `max_record_values` if that is less; a thousand attributes of an element;
///          of memory sixteen times the page and 64 MiB. Nothing is executed or fetched.
/// Throws   ReadError for a page that is not UTF-8 or passes a limit; what `use` throws.
void read_page(const std::string& page, const std::string& file, std::uint32_t first_line,
               const ReadOptions& options, LossReport& losses, const std::function<void(json::Value)>& use);

/// The items of microdata below `root`, as the nodes of JSON-LD that say the same: types, `@id`, properties.
/// Source   WHATWG HTML, section 5 "Microdata". `itemref` is not followed, and reported.
/// Throws   json::SyntaxError when items stand in one another deeper than `max_depth`, or all their texts
///          together are longer than `max_record_bytes`.
[[nodiscard]] std::vector<json::Value> microdata_items(const GumboInternalNode& root, const std::string& file,
                                                       std::uint32_t first_line, const ReadOptions& options,
                                                       LossReport& losses);

}  // namespace gainsay::feeds
