#include "engine/contradiction/agents/components.hpp"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <functional>
#include <numeric>
#include <span>
#include <thread>

#include "graphs/model/error.hpp"

namespace gainsay {
namespace {

template <class T>
Summary as_bytes(const std::vector<T>& values) {
    Summary summary(values.size() * sizeof(T));
    if (!values.empty()) std::memcpy(summary.data(), values.data(), summary.size());
    return summary;
}

template <class T>
std::vector<T> from_bytes(const Summary& summary) {
    GAINSAY_REQUIRE(summary.size() % sizeof(T) == 0);
    std::vector<T> values(summary.size() / sizeof(T));
    if (!values.empty()) std::memcpy(values.data(), summary.data(), summary.size());
    return values;
}

/// Calls `part(i)` for i below `threads`, each on its own thread, and passes on the first failure.
void in_parallel(unsigned threads, const std::function<void(unsigned)>& part) {
    std::vector<std::exception_ptr> failures(threads);
    const auto guarded = [&](unsigned i) {
        try {
            part(i);
        } catch (...) {
            failures[i] = std::current_exception();
        }
    };
    std::vector<std::thread> others;
    for (unsigned i = 1; i < threads; ++i) others.emplace_back(guarded, i);
    guarded(0);
    for (std::thread& other : others) other.join();
    for (const std::exception_ptr& failure : failures) {
        if (failure) std::rethrow_exception(failure);
    }
}

/// Hands out [0, size) piece by piece to whoever comes: early claims have many conflicts and late ones few, so
/// that halves of equal length are none of equal work, and a thread whose processor is shared takes fewer.
class Pieces {
public:
    explicit Pieces(std::uint32_t size) : size_(size) {}

    /// Calls `use(begin, end)` for one piece after the other until none is left.
    template <class Use>
    void each(const Use& use) {
        for (;;) {
            const std::uint64_t begin = next_.fetch_add(piece, std::memory_order_relaxed);
            if (begin >= size_) return;
            use(static_cast<std::uint32_t>(begin),
                static_cast<std::uint32_t>(std::min<std::uint64_t>(begin + piece, size_)));
        }
    }

private:
    static constexpr std::uint64_t piece = 1U << 12U;
    std::atomic<std::uint64_t> next_ = 0;
    std::uint32_t size_;
};

/// Claims as trees whose root is the first claim. A link holds the parent and whether an odd number of
/// conflicts lies between; on a root, whether a cycle of odd length was closed in its tree.
///
/// Threads may work in one forest as long as each joins claims of a range of its own: a parent has a smaller number
/// and stands in the same range, so that neither reads what the other writes.
class Forest {
public:
    explicit Forest(std::uint32_t claims) : links_(claims) {}

    /// Every claim of [begin, end) becomes a tree. To be called for each before all else.
    void plant(std::uint32_t begin, std::uint32_t end) {
        for (std::uint32_t claim = begin; claim < end; ++claim) links_[claim] = claim << 1U;
    }

    /// `a` and `b` are on different sides when `odd`, else on the same one.
    void join(std::uint32_t a, std::uint32_t b, std::uint32_t odd) {
        odd ^= climb(a) ^ climb(b);  // a and b are roots now, odd is between these
        if (a == b) {
            links_[a] |= odd;
            return;
        }
        if (a > b) std::swap(a, b);
        links_[a] |= links_[b] & 1U;  // a tree with an odd cycle makes the whole one odd
        links_[b] = a << 1U | odd;
    }

    /// Joins the claims of [begin, end) with those that they are in conflict with, as far as these stand in
    /// [low, high) and not behind them: each conflict stands in two rows, and one is enough.
    void add(const DisputeRows& rows, std::uint32_t begin, std::uint32_t end, std::uint32_t low,
             std::uint32_t high) {
        const auto part = rows.conflicts.part(begin, end);
        const std::span<const Conflict> all = rows.conflicts.values();
        for (std::uint32_t claim = begin; claim < end; ++claim) {
            for (const Conflict& conflict : part[claim]) {
                // The other end lies anywhere, and the rows tell long before which it will be.
                constexpr std::ptrdiff_t ahead = 24;
                if (&conflict + ahead < all.data() + all.size()) {
                    __builtin_prefetch(links_.data() + (&conflict)[ahead].claim());
                }
                const std::uint32_t other = conflict.claim();
                if (other >= low && other <= claim && other < high) join(claim, other, 1);
            }
        }
    }

    /// The number of claims, then pairs: a claim and its link, of all claims that are not what they were at
    /// first.
    [[nodiscard]] Summary summary() const {
        std::size_t moved = 0;
        for (std::uint32_t claim = 0; claim < links_.size(); ++claim)
            moved += links_[claim] != claim << 1U ? 1 : 0;
        std::vector<std::uint32_t> words{static_cast<std::uint32_t>(links_.size())};
        words.reserve(1 + 2 * moved);
        for (std::uint32_t claim = 0; claim < links_.size(); ++claim) {
            if (links_[claim] == claim << 1U) continue;
            words.push_back(claim);
            words.push_back(links_[claim]);
        }
        return as_bytes(words);
    }

    void add(const Summary& summary) {
        const std::size_t words = summary.size() / sizeof(std::uint32_t);
        const auto word = [&](std::size_t i) {
            std::uint32_t value = 0;
            std::memcpy(&value, summary.data() + i * sizeof value, sizeof value);
            return value;
        };
        GAINSAY_REQUIRE(words % 2 == 1 && summary.size() % sizeof(std::uint32_t) == 0);
        GAINSAY_REQUIRE(word(0) == links_.size());
        for (std::size_t i = 1; i < words; i += 2) {
            const std::uint32_t claim = word(i), link = word(i + 1), parent = link >> 1U, odd = link & 1U;
            GAINSAY_REQUIRE(claim < links_.size() && parent <= claim);
            join(claim, parent, odd);
        }
    }

    /// Ends the forest: its links become the answer's, so that no second table of them is filled.
    [[nodiscard]] ConflictComponents result(unsigned threads) {
        const auto claims = static_cast<std::uint32_t>(links_.size());
        ConflictComponents made;
        made.side.resize(claims);
        std::vector<std::uint64_t> components(threads), unbalanced(threads);
        in_parallel(threads, [&](unsigned i) {
            const Partition part{i, threads};
            label(part.begin(claims), part.end(claims), made.side, components[i], unbalanced[i]);
        });
        in_parallel(threads, [&](unsigned i) {
            const Partition part{i, threads};
            for (std::uint32_t claim = part.begin(claims); claim < part.end(claims); ++claim)
                links_[claim] >>= 1U;
        });
        made.first = std::move(links_);
        made.components = std::accumulate(components.begin(), components.end(), std::uint64_t{0});
        made.unbalanced = std::accumulate(unbalanced.begin(), unbalanced.end(), std::uint64_t{0});
        return made;
    }

private:
    using Side = ConflictComponents::Side;

    /// Moves `at` to its root and returns whether the way is odd; halves the way for those who come after.
    std::uint32_t climb(std::uint32_t& at) noexcept {
        std::uint32_t odd = 0;
        for (;;) {
            const std::uint32_t link = links_[at], parent = link >> 1U;
            if (parent == at) return odd;
            const std::uint32_t above = links_[parent];
            if (above >> 1U == parent) {
                at = parent;
                return odd ^ (link & 1U);
            }
            const std::uint32_t half = above ^ (link & 1U);
            links_[at] = half;
            odd ^= half & 1U;
            at = half >> 1U;
        }
    }

    /// Leads the claims of [begin, end) straight to their roots, and says on which side they stand. Others may do so
    /// with other claims meanwhile: what a link says stays true, it leads further up at most.
    void label(std::uint32_t begin, std::uint32_t end, Table<Side>& side, std::uint64_t& components,
               std::uint64_t& unbalanced) noexcept {
        for (std::uint32_t claim = begin; claim < end; ++claim) {
            const std::uint32_t before = shared(claim).load(std::memory_order_relaxed);
            std::uint32_t root = claim, link = before, odd = 0;
            while (link >> 1U != root) {
                odd ^= link & 1U;
                root = link >> 1U;
                link = shared(root).load(std::memory_order_relaxed);
            }
            const std::uint32_t cycle = link & 1U, straight = root << 1U | odd;
            side[claim] = cycle != 0 ? Side::Unbalanced : static_cast<Side>(odd);
            if (root == claim) {
                ++components;
                unbalanced += cycle;
            } else if (straight != before) {
                shared(claim).store(straight, std::memory_order_relaxed);
            }
        }
    }

    [[nodiscard]] std::atomic_ref<std::uint32_t> shared(std::uint32_t claim) noexcept {
        return std::atomic_ref(links_[claim]);
    }

    Table<std::uint32_t> links_;
};

/// What every agent's assertions of [begin, end) are attacked by is added to its sum.
void add_attacks(const DisputeRows& rows, std::uint32_t begin, std::uint32_t end,
                 std::span<std::uint64_t> sums) {
    std::uint64_t lengths = 0;
    for (std::uint32_t claim = begin; claim < end; ++claim) {
        const std::uint64_t conflicts = rows.conflicts.length(claim), denials = rows.deniers.length(claim);
        const std::uint64_t attacks = conflicts + denials;
        lengths |= conflicts | denials;
        if (attacks == 0) continue;
        for (const std::uint32_t agent : rows.asserters[claim]) {
            GAINSAY_REQUIRE(agent < sums.size());  // rows may come from a damaged file
            sums[agent] += attacks;
        }
    }
    GAINSAY_REQUIRE(lengths >> 32U == 0);  // as above
}

}  // namespace

// --- components

Summary ComponentsJob::local(Partition part) const {
    Forest forest(rows_.claims());
    forest.plant(0, rows_.claims());
    forest.add(rows_, part.begin(rows_.claims()), part.end(rows_.claims()), 0, rows_.claims());
    return forest.summary();
}

Summary ComponentsJob::merge(const Summary& a, const Summary& b) const {
    Forest forest(rows_.claims());
    forest.plant(0, rows_.claims());
    forest.add(a);
    forest.add(b);
    return forest.summary();
}

ConflictComponents ComponentsJob::finish(const Summary& summary) const {
    Forest forest(rows_.claims());
    forest.plant(0, rows_.claims());
    forest.add(summary);
    return forest.result(1);
}

/// Threads of one process need no summaries: they share one forest. Each joins what is in conflict within a range of
/// its own, then each what leads from one range of a pair to the other, and so on with ranges twice as long.
ConflictComponents ComponentsJob::run(unsigned threads) const {
    GAINSAY_REQUIRE(threads != 0);
    const std::uint32_t claims = rows_.claims();
    const auto border = [&](unsigned range) {
        return Partition{std::min(range, threads), threads}.begin(claims);
    };
    Forest forest(claims);
    in_parallel(threads, [&](unsigned i) {
        forest.plant(border(i), border(i + 1));
        forest.add(rows_, border(i), border(i + 1), border(i), border(i + 1));
    });
    for (unsigned width = 1; width < threads; width *= 2) {
        in_parallel((threads + width - 1) / (2 * width), [&](unsigned i) {
            const unsigned low = 2 * i * width;
            forest.add(rows_, border(low + width), border(low + 2 * width), border(low), border(low + width));
        });
    }
    return forest.result(threads);
}

// --- attacks

Summary AttacksJob::local(Partition part) const {
    std::vector<std::uint64_t> sums(rows_.agents());
    add_attacks(rows_, part.begin(rows_.claims()), part.end(rows_.claims()), sums);
    return as_bytes(sums);
}

Summary AttacksJob::merge(const Summary& a, const Summary& b) const {
    std::vector<std::uint64_t> sums = finish(a);
    const std::vector<std::uint64_t> more = finish(b);
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += more[i];
    return as_bytes(sums);
}

std::vector<std::uint64_t> AttacksJob::finish(const Summary& summary) const {
    auto sums = from_bytes<std::uint64_t>(summary);
    GAINSAY_REQUIRE(sums.size() == rows_.agents());
    return sums;
}

std::vector<std::uint64_t> AttacksJob::run(unsigned threads) const {
    GAINSAY_REQUIRE(threads != 0);
    std::vector<std::vector<std::uint64_t>> sums(threads);
    Pieces claims(rows_.claims());
    in_parallel(threads, [&](unsigned i) {
        std::vector<std::uint64_t> mine(rows_.agents());
        claims.each([&](std::uint32_t begin, std::uint32_t end) { add_attacks(rows_, begin, end, mine); });
        sums[i] = std::move(mine);
    });
    // A twentieth of a case are agents, so that to add up their sums is not worth a thread.
    for (unsigned i = 1; i < threads; ++i) {
        for (std::size_t agent = 0; agent < sums[0].size(); ++agent) sums[0][agent] += sums[i][agent];
    }
    return std::move(sums[0]);
}

}  // namespace gainsay
