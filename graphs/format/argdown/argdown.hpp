#pragma once

#include <iosfwd>
#include <memory>
#include <string_view>

#include "graphs/format/registry.hpp"

// Argdown, a text syntax for arguments. docs/formats/argdown.md says what becomes of what.

namespace gainsay::argdown {

/// Reads Argdown documents. Titles hold for the whole import: what two inputs call by one title is one claim, as if
/// the one included the other.
///
/// Memory   an input, and all records until finish(): any later place may say more of a claim.
/// Limits   an input has at most max_record_bytes, a line max_string_bytes, relations and data max_depth.
/// Source   https://argdown.org/syntax; @argdown/core 1.7.5 decides what the page leaves open.
[[nodiscard]] std::unique_ptr<FormatReader> make_reader(RecordSink& sink, const ReadOptions& options,
                                                        LossReport& losses);

/// Writes one document: claims and what lies between them as Argdown, all else in front matter and data blocks.
/// Nothing is lost, and Argdown's own tools read it.
void write(std::ostream& out, const GraphSource& source, const WriteOptions& options, LossReport& losses);

[[nodiscard]] Guess guess(std::string_view first_bytes);

}  // namespace gainsay::argdown
