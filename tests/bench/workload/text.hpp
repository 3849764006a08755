#pragma once

#include <cstdint>
#include <string>

#include "tests/bench/workload/workload.hpp"

// How the workload's numbers are written.

namespace gainsay::bench {

/// With zeros in front, so that ids sort as numbers do.
[[nodiscard]] std::string number(std::uint64_t n, int digits = 9);
/// Year-month-day of a day since 1990-01-01.
[[nodiscard]] std::string date(std::uint64_t day);
/// The text of a claim: eight words of a small vocabulary, enough for full text to have work to do, and its
/// number.
[[nodiscard]] std::string sentence(const Workload& workload, std::uint64_t claim);

}  // namespace gainsay::bench
