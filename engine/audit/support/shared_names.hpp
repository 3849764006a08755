#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graphs/snapshot/snapshot.hpp"

// Of the rules only: records that share a name.

namespace gainsay::audit {

/// Collects the names of records and tells which records share one.
class SharedNames {
public:
    void add(std::string_view name, Node record);

    /// The first record of each name with every other, in order and each pair once. O(n log n) for n names.
    [[nodiscard]] std::vector<std::pair<Node, Node>> pairs();

private:
    std::vector<std::pair<std::uint64_t, Node>> names_;  // hash
};

/// A URL without what leads to the same page: scheme, user, "www.", default port, fragment, slash at the end, and
/// parameters that only tell where a reader came from (utm_…, fbclid, gclid, …). Host in small letters. Empty for what has
/// no host. O(length).
[[nodiscard]] std::string plain_url(std::string_view url);

}  // namespace gainsay::audit
