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
/// `Shared`: any number of threads may join at once, without a lock. A root becomes a child by one
/// compare-and-swap of its link, its mark of an odd cycle included; whoever loses climbs on from where it
/// stands. What a child's link says stays true whatever others do, because they only replace a parent by one
/// further up. Parents have smaller numbers, so no cycle can form, and the root of a tree is its first claim
/// whoever came first: the trees differ from run to run, what is read off them does not.
template <bool Shared>
class Forest {
public:
    explicit Forest(std::uint32_t claims) : links_(claims) {
        for (std::uint32_t claim = 0; claim < claims; ++claim) links_[claim] = claim << 1U;
    }

    /// `a` and `b` are on different sides when `odd`, else on the same one.
    void join(std::uint32_t a, std::uint32_t b, std::uint32_t odd) {
        for (;;) {
            odd ^= climb(a) ^ climb(b);  // a and b are roots now, odd is between these
            if (a == b) {
                if (odd != 0) mark(a);
                return;
            }
            if (a > b) std::swap(a, b);
            const std::uint32_t root = get(b);
            if (root >> 1U != b || !replace(b, root, a << 1U | odd)) continue;  // somebody was faster
            if ((root & 1U) != 0) mark(a);  // a tree with an odd cycle makes the whole one odd
            return;
        }
    }

    void add(const DisputeRows& rows, std::uint32_t begin, std::uint32_t end) {
        const std::span<const Conflict> all = rows.conflicts.values();
        for (std::uint32_t claim = begin; claim < end; ++claim) {
            for (const Conflict& conflict : rows.conflicts[claim]) {
                // The other end lies anywhere, and the rows tell long before which it will be.
                constexpr std::ptrdiff_t ahead = 24;
                if (&conflict + ahead < all.data() + all.size()) {
                    __builtin_prefetch(&links_[(&conflict)[ahead].claim()]);
                }
                // Each conflict stands in two rows; one is enough.
                const bool here = conflict.part() == Conflict::Part::Contradicts ||
                                  conflict.part() == Conflict::Part::Rebuts;
                if (!here) continue;
                GAINSAY_REQUIRE(conflict.claim() < links_.size());  // rows may come from a damaged file
                join(claim, conflict.claim(), 1);
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
        Pieces to_label(claims), to_strip(claims);
        in_parallel(threads, [&](unsigned i) {
            to_label.each([&](std::uint32_t begin, std::uint32_t end) {
                label(begin, end, made.side, components[i], unbalanced[i]);
            });
        });
        in_parallel(threads, [&](unsigned) {
            to_strip.each([&](std::uint32_t begin, std::uint32_t end) {
                for (std::uint32_t claim = begin; claim < end; ++claim) links_[claim] >>= 1U;
            });
        });
        made.first = std::move(links_);
        made.components = std::accumulate(components.begin(), components.end(), std::uint64_t{0});
        made.unbalanced = std::accumulate(unbalanced.begin(), unbalanced.end(), std::uint64_t{0});
        return made;
    }

private:
    using Side = ConflictComponents::Side;

    [[nodiscard]] std::uint32_t get(std::uint32_t claim) noexcept {
        if constexpr (Shared) return std::atomic_ref(links_[claim]).load(std::memory_order_relaxed);
        return links_[claim];
    }

    /// False, and nothing done, when the link is no longer `from`. A link is all that threads tell each other,
    /// so that nothing has to become visible before or after it.
    bool replace(std::uint32_t claim, std::uint32_t from, std::uint32_t to) noexcept {
        if constexpr (Shared) {
            return std::atomic_ref(links_[claim])
                .compare_exchange_strong(from, to, std::memory_order_relaxed);
        }
        links_[claim] = to;
        return true;
    }

    /// Remembers an odd cycle in the tree of `at`, at its root.
    void mark(std::uint32_t at) noexcept {
        for (;;) {
            (void)climb(at);
            const std::uint32_t root = get(at);
            if (root >> 1U == at && replace(at, root, root | 1U)) return;
        }
    }

    /// Moves `at` to its root and returns whether the way is odd; halves the way for those who come after.
    std::uint32_t climb(std::uint32_t& at) noexcept {
        std::uint32_t odd = 0;
        for (;;) {
            const std::uint32_t link = get(at), parent = link >> 1U;
            if (parent == at) return odd;
            const std::uint32_t above = get(parent);
            if (above >> 1U == parent) {
                at = parent;
                return odd ^ (link & 1U);
            }
            const std::uint32_t half = above ^ (link & 1U);
            (void)replace(at, link, half);  // where others were faster, theirs leads at least as far
            odd ^= half & 1U;
            at = half >> 1U;
        }
    }

    /// Leads the claims of [begin, end) straight to their roots, and says on which side they stand.
    void label(std::uint32_t begin, std::uint32_t end, std::vector<Side>& side, std::uint64_t& components,
               std::uint64_t& unbalanced) noexcept {
        for (std::uint32_t claim = begin; claim < end; ++claim) {
            std::uint32_t root = claim;
            const std::uint32_t odd = climb(root);
            const std::uint32_t cycle = get(root) & 1U;
            side[claim] = cycle != 0 ? Side::Unbalanced : static_cast<Side>(odd);
            if (root == claim) {
                ++components;
                unbalanced += cycle;
            } else {
                put(claim, root << 1U | odd);
            }
        }
    }

    void put(std::uint32_t claim, std::uint32_t link) noexcept {
        if constexpr (Shared) {
            std::atomic_ref(links_[claim]).store(link, std::memory_order_relaxed);
        } else {
            links_[claim] = link;
        }
    }

    std::vector<std::uint32_t> links_;
};

/// What every agent's assertions of [begin, end) are attacked by is added to its sum.
void add_attacks(const DisputeRows& rows, std::uint32_t begin, std::uint32_t end,
                 std::vector<std::uint64_t>& sums) {
    for (std::uint32_t claim = begin; claim < end; ++claim) {
        const std::uint64_t attacks = rows.conflicts[claim].size() + rows.deniers[claim].size();
        if (attacks == 0) continue;
        for (const std::uint32_t agent : rows.asserters[claim]) {
            GAINSAY_REQUIRE(agent < sums.size());  // rows may come from a damaged file
            sums[agent] += attacks;
        }
    }
}

}  // namespace

// --- components

Summary ComponentsJob::local(Partition part) const {
    Forest<false> forest(rows_.claims());
    forest.add(rows_, part.begin(rows_.claims()), part.end(rows_.claims()));
    return forest.summary();
}

Summary ComponentsJob::merge(const Summary& a, const Summary& b) const {
    Forest<false> forest(rows_.claims());
    forest.add(a);
    forest.add(b);
    return forest.summary();
}

ConflictComponents ComponentsJob::finish(const Summary& summary) const {
    Forest<false> forest(rows_.claims());
    forest.add(summary);
    return forest.result(1);
}

/// Threads of one process need no summaries: they share one forest.
ConflictComponents ComponentsJob::run(unsigned threads) const {
    GAINSAY_REQUIRE(threads != 0);
    const std::uint32_t claims = rows_.claims();
    if (threads == 1) {
        Forest<false> forest(claims);
        forest.add(rows_, 0, claims);
        return forest.result(1);
    }
    Forest<true> forest(claims);
    Pieces pieces(claims);
    in_parallel(threads, [&](unsigned) {
        pieces.each([&](std::uint32_t begin, std::uint32_t end) { forest.add(rows_, begin, end); });
    });
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
    Pieces claims(rows_.claims()), agents(rows_.agents());
    in_parallel(threads, [&](unsigned i) {
        std::vector<std::uint64_t> mine(rows_.agents());
        claims.each([&](std::uint32_t begin, std::uint32_t end) { add_attacks(rows_, begin, end, mine); });
        sums[i] = std::move(mine);
    });
    if (threads == 1) return std::move(sums[0]);
    in_parallel(threads, [&](unsigned) {
        agents.each([&](std::uint32_t begin, std::uint32_t end) {
            for (unsigned i = 1; i < threads; ++i) {
                for (std::uint32_t agent = begin; agent < end; ++agent) sums[0][agent] += sums[i][agent];
            }
        });
    });
    return std::move(sums[0]);
}

}  // namespace gainsay
