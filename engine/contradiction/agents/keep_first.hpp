#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

// Of this module only: the few that an answer shows, of many.

namespace gainsay {

/// Leaves the first `limit` of `list` in the order of `first`, which leaves no ties; 0: all of them. O(n log limit).
template <class T, class First>
void keep_first(std::vector<T>& list, std::size_t limit, const First& first) {
    const std::size_t kept = limit == 0 ? list.size() : std::min(limit, list.size());
    const auto end = list.begin() + static_cast<std::ptrdiff_t>(kept);
    std::partial_sort(list.begin(), end, list.end(), first);
    list.erase(end, list.end());
}

}  // namespace gainsay
