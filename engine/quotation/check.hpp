#pragma once

#include <string>
#include <string_view>

#include "engine/quotation/quotes.hpp"

namespace gainsay {

/// Re-examines one finding against the text of its document and names the first promise of check_quotes() that it breaks;
/// empty when all are kept: the range holds what is said to be found there, the folds named make quote and passage equal
/// and none of them can be spared, the diff retells both sides, a cut or cue stands where it is said to and outside the passage, a pronoun
/// at its verb and below its name,
/// and of Altered, Absent and Translated that the quote is nowhere, neither as it is nor folded.
///
/// It shares the tables of characters and words with the finder, but no code of its search: it works on whole strings, folded at
/// once, and looks by comparing at every place. Tests and fuzzers call it; the finder does not. `copy` is what the provider gave.
/// Cost     O(text · quote).
[[nodiscard]] std::string check_finding(const QuoteFinding& finding, const CopyText& copy);

/// As above, for a report as a whole: order, counts, and that each quoted occurrence of the case has one finding.
[[nodiscard]] std::string check_quote_report(const QuoteReport& report, const GraphSource& source,
                                             const TextProvider& texts, const QuoteOptions& options = {});

}  // namespace gainsay
