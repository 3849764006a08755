#include "graphs/format/json/spelling.hpp"

#include <algorithm>
#include <vector>

namespace gainsay {

std::size_t spelling_distance(std::string_view a, std::string_view b, std::size_t limit) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > limit) return limit + 1;
    // Three rows of the classic table; outside of a band of 2 × limit + 1 every entry is beyond the limit.
    std::vector<std::size_t> before(b.size() + 1, limit + 1), above(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) above[j] = std::min(j, limit + 1);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::fill(row.begin(), row.end(), limit + 1);
        if (i <= limit) row[0] = i;
        std::size_t least = row[0];
        const std::size_t first = i > limit ? i - limit : 1, last = std::min(b.size(), i + limit);
        for (std::size_t j = first; j <= last; ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            std::size_t cost = std::min({above[j - 1] + change, above[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                cost = std::min(cost, before[j - 2] + 1);
            }
            row[j] = std::min(cost, limit + 1);
            least = std::min(least, row[j]);
        }
        if (least > limit) return limit + 1;
        before.swap(above);
        above.swap(row);
    }
    return above[b.size()];
}

Suggestion::Suggestion(std::string_view wanted) noexcept
    : wanted_(wanted),
      distance_(std::min<std::size_t>(std::max<std::size_t>((wanted.size() + 1) / 3, 1), 4) + 1) {}

void Suggestion::offer(std::string_view candidate) {
    if (distance_ == 0) return;
    // One as near as the best is looked at too: it may come first in byte order.
    const std::size_t limit = best_.empty() ? distance_ - 1 : distance_;
    const std::size_t distance = spelling_distance(wanted_, candidate, limit);
    if (distance > limit) return;
    if (distance < distance_ || best_.empty() || candidate < best_) {
        best_ = candidate;
        distance_ = distance;
    }
}

}  // namespace gainsay
