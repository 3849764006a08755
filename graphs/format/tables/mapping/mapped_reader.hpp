#pragma once

#include <memory>

#include "graphs/format/registry.hpp"

namespace gainsay::tables {

/// Reads tables, JSON Lines and JSON documents of somebody else's, as the mapping in ReadOptions says.
///
/// Rows that are not what they should be (ragged, no JSON) are problems; what a row says that no rule takes, that a
/// rule cannot take, or that another row said otherwise, is in the loss report.
/// Memory   tables and JSON Lines stream: a row, the agents and documents, what the mapping merges, and 32 bytes for
///          each record beyond. A JSON document is held whole, and bounded as a record is.
/// Throws   ReadError for the mapping itself when the reader is made.
[[nodiscard]] std::unique_ptr<FormatReader> make_mapped_reader(RecordSink& sink, const ReadOptions& options,
                                                               LossReport& losses);

}  // namespace gainsay::tables
