#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "graphs/model/case.hpp"

namespace gainsay::test {

/// The words of the three sections of derived rows, from the records, slowly: DisputeRows, CitationRows,
/// SpeechRows.
std::array<std::vector<std::uint32_t>, 3> oracle_rows(const Case& whole);

}  // namespace gainsay::test
