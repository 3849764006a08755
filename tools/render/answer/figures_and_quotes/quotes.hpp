#pragma once

#include "engine/quotation/quotes.hpp"
#include "graphs/model/source.hpp"
#include "tools/render/table/rows.hpp"

namespace gainsay::render {

/// What became of every quoted occurrence, each with the place where it stands or should; then the counts. `source` is asked
/// for names and titles. With `wrong_only` those that stand there word for word are counted, but not shown.
void quotes(const Output& output, const GraphSource& source, const QuoteReport& report, bool wrong_only);

/// "we [-will-] {+might+} win": a word diff on one line; what only the quote has, what only the document has.
[[nodiscard]] std::string diff_text(const std::vector<QuoteDiffRun>& diff);

}  // namespace gainsay::render
