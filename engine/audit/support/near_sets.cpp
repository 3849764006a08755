#include "engine/audit/support/near_sets.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>
#include <utility>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace gainsay::audit {
namespace {

// A shingle among the rarest of a set, with the set's size and the shingle's place in it.
struct Posting {
    std::uint64_t shingle;
    std::uint32_t set;
    std::uint16_t size, place;
};

constexpr std::size_t max_size =
    0xFFFF;  // of a set; what is beyond counts as that size in bounds, never in the likeness
constexpr std::size_t buckets = std::size_t{1} << 22U;

class Join {
public:
    Join(ShingleSets& sets, double least, std::size_t crowd) : sets_(sets), least_(least), crowd_(crowd) {}

    std::vector<NearPair> run() {
        order_by_rarity();
        index();
        for (auto first = postings_.begin(); first != postings_.end();) {
            const auto last = std::find_if(first, postings_.end(),
                                           [&](const Posting& p) { return p.shingle != first->shingle; });
            pair_up(first, last);
            first = last;
        }
        postings_ = {};
        compare_pairs();
        std::sort(near_.begin(), near_.end(), [](const NearPair& x, const NearPair& y) {
            return std::pair(x.a, x.b) < std::pair(y.a, y.b);
        });
        near_.erase(std::unique(near_.begin(), near_.end()), near_.end());
        return std::move(near_);
    }

private:
    using At = std::vector<Posting>::const_iterator;

    [[nodiscard]] auto begin_of(std::size_t set) const {
        return sets_.shingles.begin() + offset(sets_.first[set]);
    }
    [[nodiscard]] auto end_of(std::size_t set) const {
        return sets_.shingles.begin() + offset(sets_.first[set + 1]);
    }
    [[nodiscard]] static std::ptrdiff_t offset(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }
    [[nodiscard]] std::size_t size_of(std::size_t set) const {
        return sets_.first[set + 1] - sets_.first[set];
    }

    // Puts how often a shingle comes (or more: several share a counter) above its hash, so that numbers compare by rarity.
    void order_by_rarity() {
        std::vector<std::uint32_t> counts(buckets);
        for (const std::uint64_t shingle : sets_.shingles) ++counts[shingle % buckets];
        for (std::uint64_t& shingle : sets_.shingles)
            shingle =
                (static_cast<std::uint64_t>(counts[shingle % buckets]) << 32U) | (shingle & 0xFFFFFFFFU);
        for (std::size_t set = 0; set < sets_.size(); ++set) {
            std::sort(sets_.shingles.begin() + offset(sets_.first[set]),
                      sets_.shingles.begin() + offset(sets_.first[set + 1]));
        }
    }

    void index() {
        for (std::size_t set = 0; set < sets_.size(); ++set) {
            const std::size_t size = size_of(set);
            // As many can be missing in the other and leave it `least` like; one of the first of them is shared.
            const auto prefix =
                size - static_cast<std::size_t>(std::ceil(least_ * static_cast<double>(size) - 1e-9)) + 1;
            for (std::size_t i = 0; i < std::min(prefix, size); ++i) {
                const std::uint64_t shingle = *(begin_of(set) + offset(i));
                if (shingle >> 32U == 1) continue;  // nobody else has it
                postings_.push_back({shingle, static_cast<std::uint32_t>(set),
                                     static_cast<std::uint16_t>(std::min(size, max_size)),
                                     static_cast<std::uint16_t>(std::min(i, max_size))});
            }
        }
        std::sort(postings_.begin(), postings_.end(), [](const Posting& x, const Posting& y) {
            return std::tie(x.shingle, x.size, x.place, x.set) < std::tie(y.shingle, y.size, y.place, y.set);
        });
    }

    // Can two sets be alike that have this shingle at these places, as the rarest that they share?
    [[nodiscard]] bool feasible(const Posting& x, const Posting& y) const {
        if (x.size == max_size || y.size == max_size) return true;
        const double shared = std::min(x.size - x.place, y.size - y.place);
        const double needed = least_ / (1 + least_) * (x.size + y.size);
        return shared >= needed - 1e-9;
    }

    // Sets of one shingle; those of equal size and place are told by one look.
    void pair_up(At first, At last) {
        const auto same_kind = [](const Posting& x, const Posting& y) {
            return x.size == y.size && x.place == y.place;
        };
        const auto end_of_kind = [&](At at) {
            return std::find_if(at, last, [&](const Posting& p) { return !same_kind(p, *at); });
        };
        std::vector<std::pair<At, At>> kinds;
        for (At at = first; at != last;) {
            const At end = end_of_kind(at);
            kinds.emplace_back(at, end);
            at = end;
        }
        std::size_t looks = 0;
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            for (std::size_t k = i; k < kinds.size() && looks < max_looks; ++k) {
                ++looks;
                if (static_cast<double>(kinds[i].first->size) < least_ * kinds[k].first->size - 1e-9)
                    break;  // ever larger
                if (feasible(*kinds[i].first, *kinds[k].first)) cross(kinds[i], kinds[k]);
            }
        }
    }

    void cross(const std::pair<At, At>& x, const std::pair<At, At>& y) {
        for (At a = x.first; a != x.second; ++a) {
            if (pairs_.size() > max_pairs) compare_pairs();
            // In a crowd those that come next in their own order.
            const std::ptrdiff_t skipped = x == y ? a - x.first + 1 : 0;
            const auto here = y.first + std::min(skipped, y.second - y.first);
            const auto end = y.second - here > offset(crowd_) ? here + offset(crowd_) : y.second;
            for (At b = here; b != end; ++b)
                pairs_.emplace_back(std::min(a->set, b->set), std::max(a->set, b->set));
        }
    }

    // Pairs come up once for each rare shingle that they share, so they are collected first, up to a bound.
    void compare_pairs() {
        std::sort(pairs_.begin(), pairs_.end());
        pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
        for (const auto& [a, b] : pairs_) {
            const double likeness = compare(a, b);
            if (likeness >= least_ - 1e-9) near_.push_back({a, b, likeness});
        }
        pairs_.clear();
    }

    [[nodiscard]] double compare(std::size_t a, std::size_t b) const {
        std::size_t shared = 0;
        for (auto x = begin_of(a), y = begin_of(b); x != end_of(a) && y != end_of(b);) {
            if (*x == *y)
                ++shared, ++x, ++y;
            else if (*x < *y)
                ++x;
            else
                ++y;
        }
        return static_cast<double>(shared) / static_cast<double>(size_of(a) + size_of(b) - shared);
    }

    static constexpr std::size_t max_looks = 4096, max_pairs = std::size_t{1} << 22U;

    ShingleSets& sets_;
    double least_;
    std::size_t crowd_;
    std::vector<Posting> postings_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_;
    std::vector<NearPair> near_;
};

std::uint64_t hash_of(std::string_view text) {
    return XXH3_64bits(text.data(), text.size()) & 0xFFFFFFFFU;
}

}  // namespace

void ShingleSets::add(std::string_view words) {
    const std::size_t begin = shingles.size();
    std::string_view before;  // its beginning
    std::size_t at = 0;
    std::string pair;
    const auto put = [&](std::string_view x, std::string_view y) {
        pair.assign(x).append(1, ' ').append(y);
        shingles.push_back(hash_of(pair));
    };
    while (at < words.size()) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        const std::string_view word = words.substr(at, end - at);
        put(before, word);
        before = word;
        at = end + 1;
    }
    put(before, {});
    const auto from = shingles.begin() + static_cast<std::ptrdiff_t>(begin);
    std::sort(from, shingles.end());
    shingles.erase(std::unique(from, shingles.end()), shingles.end());
    first.push_back(shingles.size());
}

std::vector<NearPair> near_pairs(ShingleSets& sets, double least, std::size_t crowd) {
    return Join(sets, least, crowd).run();
}

}  // namespace gainsay::audit
