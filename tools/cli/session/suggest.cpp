#include "tools/cli/session/suggest.hpp"

#include <algorithm>
#include <utility>

namespace gainsay::cli {

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > limit) return limit + 1;
    std::vector<std::size_t> before(a.size() + 1), last(a.size() + 1), now(a.size() + 1);
    for (std::size_t i = 0; i <= a.size(); ++i) last[i] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
        now[0] = j;
        std::size_t least = j;
        for (std::size_t i = 1; i <= a.size(); ++i) {
            const std::size_t replaced = last[i - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            now[i] = std::min({last[i] + 1, now[i - 1] + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                now[i] = std::min(now[i], before[i - 2] + 1);
            }
            least = std::min(least, now[i]);
        }
        if (least > limit) return limit + 1;
        std::swap(before, last);
        std::swap(last, now);
    }
    return std::min(last[a.size()], limit + 1);
}

std::size_t tolerance(std::string_view word) noexcept {
    return std::min<std::size_t>(4, word.size() / 3);
}

std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& words,
                                 std::size_t most) {
    std::vector<std::pair<std::size_t, std::string>> found;
    const std::size_t limit = tolerance(word);
    for (const std::string& candidate : words) {
        const std::size_t distance = edit_distance(word, candidate, limit);
        if (distance <= limit) found.emplace_back(distance, candidate);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& x, const auto& y) { return x.first < y.first; });
    std::vector<std::string> best;
    for (auto& [distance, candidate] : found) {
        if (best.size() < most) best.push_back(std::move(candidate));
    }
    return best;
}

std::string did_you_mean(const std::vector<std::string>& words) {
    if (words.empty()) return "";
    std::string text = "; did you mean ";
    for (std::size_t i = 0; i < words.size(); ++i) {
        text += (i == 0 ? "\"" : i + 1 == words.size() ? " or \"" : ", \"") + words[i] + "\"";
    }
    return text + "?";
}

}  // namespace gainsay::cli
