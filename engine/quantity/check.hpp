#pragma once

#include <string>

#include "engine/quantity/compare.hpp"
#include "engine/quantity/whole_case/find.hpp"

namespace gainsay {

/// Recomputes a verdict from the two figures and names the first promise of compare() that `comparison` breaks;
/// empty when all are kept: each reason's texts are those of the records, each field that differs has its reason and
/// no other has one, and the figures meet or exclude each other as the verdict says.
///
/// It reads words and units by the same tables as compare(), but shares no code with it or with the search: fields
/// are compared as sets of words, figures as the decimals that print them, so that a bug in one cannot hide in the
/// other. Tests and fuzzers call it; compare() does not. O(length of the texts).
[[nodiscard]] std::string check_comparison(const Figure& a, const Figure& b, const Comparison& comparison);

/// As above, for a whole answer: every pair, that they are of two claims and may be compared, order, counts, what
/// sums and dates say. O(answer + figures).
[[nodiscard]] std::string check_quantities(const FigureTable& table, const QuantityAnswer& answer,
                                           const QuantityOptions& options = {});

}  // namespace gainsay
