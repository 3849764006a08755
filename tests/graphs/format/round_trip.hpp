#pragma once

#include "graphs/format/loss.hpp"
#include "graphs/format/registry.hpp"
#include "graphs/model/case.hpp"

namespace gainsay::test {

/// `whole` less what `losses` names: a loss without a field takes the record away, one with a field puts that
/// field back to saying nothing. Needs a report that kept every place.
[[nodiscard]] Case less(Case whole, const LossReport& losses);

/// Writes `whole`, reads it back, and expects it to be the case less exactly what the writer reported; expects
/// the format to be guessed from what was written, the same bytes when it is written again, and reading to
/// report nothing.
void expect_round_trip(const Format& format, const Case& whole, const WriteOptions& options = {});

}  // namespace gainsay::test
