#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "engine/contradiction/search/findings.hpp"

namespace gainsay::test {

/// Everything that `find` tells a visitor of, in the order of answers.
template <class Find>
std::vector<Finding> in_order(const Find& find) {
    std::vector<Finding> found;
    find(Finder::Visitor([&](const Link& link, Node a, Node b) { found.push_back({link, a, b}); }));
    std::sort(found.begin(), found.end(), [](const Finding& x, const Finding& y) { return order(x, y) < 0; });
    return found;
}

/// Whether `some` begins with the first `wanted` of `all`; both are in order.
inline bool begin_alike(const std::vector<Finding>& some, const std::vector<Finding>& all,
                        std::size_t wanted) {
    const std::size_t count = std::min(wanted, all.size());
    return some.size() >= count &&
           std::equal(some.begin(), some.begin() + static_cast<std::ptrdiff_t>(count), all.begin(),
                      [](const Finding& x, const Finding& y) { return order(x, y) == 0; });
}

}  // namespace gainsay::test
