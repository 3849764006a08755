#pragma once

#include <iosfwd>
#include <memory>
#include <string_view>

#include "graphs/format/registry.hpp"

// schema.org's ClaimReview and MediaReview, as fact-checkers put them on their pages and into feeds.
// docs/formats/claimreview.md says what becomes what.

namespace gainsay::claimreview {

/// Reads one review, a list, an `@graph`, a DataFeed, JSON Lines, or a saved HTML page with `ld+json` scripts and
/// microdata.
///
/// Memory   claims, statements and reviews stream; agents and documents are delivered at finish(), because any
///          later item may know more of them. About 150 bytes are kept of the id of every record.
/// Source   https://schema.org/ClaimReview, /MediaReview, /DataFeed; W3C JSON-LD 1.1; WHATWG HTML, "Microdata".
[[nodiscard]] std::unique_ptr<FormatReader> make_reader(RecordSink& sink, const ReadOptions& options,
                                                        LossReport& losses);

/// Writes a DataFeed of the case's reviews with all that they name; one item a line. What no review leads to is
/// reported as lost.
void write(std::ostream& out, const GraphSource& source, const WriteOptions& options, LossReport& losses);

[[nodiscard]] Guess guess(std::string_view first_bytes);

}  // namespace gainsay::claimreview
