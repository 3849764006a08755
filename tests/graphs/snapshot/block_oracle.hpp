#pragma once

#include <cstddef>
#include <vector>

#include "graphs/model/case.hpp"

namespace gainsay::test {

/// The bytes of the snapshot of `whole`, laid out in the slow obvious way from docs/formats/snapshot.md: maps,
/// stable sorts and everything in memory. It shares the structs of the file with the builder and no more.
[[nodiscard]] std::vector<std::byte> oracle_block(const Case& whole);

}  // namespace gainsay::test
