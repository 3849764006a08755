#include "tools/render/report/diff.hpp"

#include <algorithm>
#include <cstddef>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tools/render/table/text.hpp"

namespace gainsay::render {
namespace {

constexpr std::size_t context = 3;
constexpr std::size_t most_compared = 2000;

using Lines = std::vector<std::string_view>;
using Pair = std::pair<std::size_t, std::size_t>;  // of equal lines

Lines lines_of(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

/// Which lines of two texts stay, in order.
class Matcher {
public:
    Matcher(const Lines& a, const Lines& b) : a_(a), b_(b) {}

    std::vector<Pair> run() {
        match(0, a_.size(), 0, b_.size());
        return std::move(pairs_);
    }

private:
    void match(std::size_t a, std::size_t a_end, std::size_t b, std::size_t b_end) {
        while (a < a_end && b < b_end && a_[a] == b_[b]) pairs_.emplace_back(a++, b++);
        std::size_t tail = 0;
        while (a < a_end && b < b_end && a_[a_end - 1] == b_[b_end - 1]) --a_end, --b_end, ++tail;
        if (a < a_end && b < b_end) {
            const std::vector<Pair> anchors = unique_pairs(a, a_end, b, b_end);
            if (anchors.empty()) {
                compare(a, a_end, b, b_end);
            } else {
                for (const auto& [x, y] : anchors) {
                    match(a, x, b, y);
                    pairs_.emplace_back(x, y);
                    a = x + 1;
                    b = y + 1;
                }
                match(a, a_end, b, b_end);
            }
        }
        for (std::size_t i = 0; i < tail; ++i) pairs_.emplace_back(a_end + i, b_end + i);
    }

    // Lines that stand once in both stretches, the longest run of them that is in order in both.
    std::vector<Pair> unique_pairs(std::size_t a, std::size_t a_end, std::size_t b, std::size_t b_end) const {
        struct Seen {
            std::size_t in_a = 0, in_b = 0, times_a = 0, times_b = 0;
        };
        std::unordered_map<std::string_view, Seen> seen;  // only looked up in
        for (std::size_t i = a; i < a_end; ++i) {
            Seen& one = seen[a_[i]];
            one.in_a = i;
            ++one.times_a;
        }
        for (std::size_t i = b; i < b_end; ++i) {
            Seen& one = seen[b_[i]];
            one.in_b = i;
            ++one.times_b;
        }
        std::vector<Pair> candidates;
        for (std::size_t i = a; i < a_end; ++i) {
            const Seen& one = seen[a_[i]];
            if (one.times_a == 1 && one.times_b == 1) candidates.emplace_back(i, one.in_b);
        }
        return longest_rising(candidates);
    }

    static std::vector<Pair> longest_rising(const std::vector<Pair>& pairs) {
        constexpr std::size_t none = static_cast<std::size_t>(-1);
        std::vector<std::size_t> ends,
            before(pairs.size(), none);  // ends[k]: the last of the best run of k + 1
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            const auto at = std::lower_bound(ends.begin(), ends.end(), i, [&](std::size_t x, std::size_t y) {
                return pairs[x].second < pairs[y].second;
            });
            if (at != ends.begin()) before[i] = *(at - 1);
            if (at == ends.end()) {
                ends.push_back(i);
            } else {
                *at = i;
            }
        }
        std::vector<Pair> run;
        for (std::size_t i = ends.empty() ? none : ends.back(); i != none; i = before[i])
            run.push_back(pairs[i]);
        std::reverse(run.begin(), run.end());
        return run;
    }

    // The longest common subsequence, by the table that everybody knows.
    void compare(std::size_t a, std::size_t a_end, std::size_t b, std::size_t b_end) {
        const std::size_t n = a_end - a, m = b_end - b;
        if (n > most_compared || m > most_compared) return;
        std::vector<std::vector<std::uint32_t>> best(n + 1, std::vector<std::uint32_t>(m + 1));
        for (std::size_t i = n; i-- > 0;) {
            for (std::size_t j = m; j-- > 0;) {
                best[i][j] = a_[a + i] == b_[b + j] ? best[i + 1][j + 1] + 1
                                                    : std::max(best[i + 1][j], best[i][j + 1]);
            }
        }
        for (std::size_t i = 0, j = 0; i < n && j < m;) {
            if (a_[a + i] == b_[b + j]) {
                pairs_.emplace_back(a + i++, b + j++);
            } else if (best[i + 1][j] >= best[i][j + 1]) {
                ++i;
            } else {
                ++j;
            }
        }
    }

    const Lines& a_;
    const Lines& b_;
    std::vector<Pair> pairs_;
};

struct Hunk {
    std::size_t a = 0, a_end = 0, b = 0, b_end = 0;  // with context
};

class LinePrinter {
public:
    LinePrinter(std::ostream& out, bool harmlessly) : out_(out), harmlessly_(harmlessly) {}

    void put(char sign, std::string_view line) {
        const bool ended = line.ends_with('\n');
        if (ended) line.remove_suffix(1);
        out_ << sign;
        if (harmlessly_) {
            out_ << harmless(line);
        } else {
            out_ << line;
        }
        out_ << '\n';
        if (!ended) out_ << "\\ No newline at end of file\n";
    }

private:
    std::ostream& out_;
    bool harmlessly_;
};

void put_range(std::ostream& out, std::size_t from, std::size_t to) {
    const std::size_t count = to - from;
    out << (count == 0 ? from : from + 1);
    if (count != 1) out << ',' << count;
}

// Equal lines far from any other are left out; the pairs with ends around them tell where something differs.
std::vector<Hunk> hunks_of(const std::vector<Pair>& pairs, std::size_t a_size, std::size_t b_size) {
    std::vector<Hunk> hunks;
    std::size_t a = 0, b = 0;
    for (std::size_t i = 0; i <= pairs.size(); ++i) {
        const std::size_t x = i < pairs.size() ? pairs[i].first : a_size;
        const std::size_t y = i < pairs.size() ? pairs[i].second : b_size;
        if (x > a || y > b) {
            const std::size_t lead = std::min({context, a, b});
            const Hunk hunk{a - lead, std::min(x + context, a_size), b - lead, std::min(y + context, b_size)};
            if (!hunks.empty() && hunk.a <= hunks.back().a_end) {
                hunks.back().a_end = hunk.a_end;
                hunks.back().b_end = hunk.b_end;
            } else {
                hunks.push_back(hunk);
            }
        }
        a = x + 1;
        b = y + 1;
    }
    return hunks;
}

}  // namespace

void unified_diff(std::ostream& out, std::string_view name_before, std::string_view name_after,
                  std::string_view before, std::string_view after, bool harmlessly) {
    if (before == after) return;
    const Lines a = lines_of(before), b = lines_of(after);
    const std::vector<Pair> pairs = Matcher(a, b).run();
    out << "--- " << one_line(name_before) << "\n+++ " << one_line(name_after) << "\n";
    LinePrinter printer(out, harmlessly);
    auto next = pairs.begin();
    for (const Hunk& hunk : hunks_of(pairs, a.size(), b.size())) {
        out << "@@ -";
        put_range(out, hunk.a, hunk.a_end);
        out << " +";
        put_range(out, hunk.b, hunk.b_end);
        out << " @@\n";
        next = std::lower_bound(next, pairs.end(), Pair{hunk.a, 0});
        std::size_t i = hunk.a, j = hunk.b;
        while (i < hunk.a_end || j < hunk.b_end) {
            const bool paired = next != pairs.end() && next->first < hunk.a_end;
            const std::size_t x = paired ? next->first : hunk.a_end;
            const std::size_t y = paired ? next->second : hunk.b_end;
            while (i < x) printer.put('-', a[i++]);
            while (j < y) printer.put('+', b[j++]);
            if (paired) {
                printer.put(' ', a[i++]);
                ++j;
                ++next;
            }
        }
    }
}

}  // namespace gainsay::render
