#include "engine/contradiction/agents/components.hpp"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <exception>
#include <functional>
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

/// Claims as trees whose root is the first claim. A link holds the parent, which has a smaller number, and whether an odd
/// number of conflicts lies between; on a root, whether a cycle of odd length was closed in its tree.
class Forest {
public:
    explicit Forest(std::uint32_t claims) : links_(claims) {
        for (std::uint32_t claim = 0; claim < claims; ++claim) links_[claim] = claim << 1U;
    }

    /// `a` and `b` are on different sides when `odd`, else on the same one.
    ///
    /// M. M. A. Patwary, J. Blair, F. Manne, "Experiments on Union-Find Algorithms for the Disjoint-Set Data Structure"
    /// (SEA 2010), Rem's algorithm: both ways up are walked at once, the greater parent first; who has it is hung below the
    /// smaller one, and the walk ends where the two parents are one, mostly long before a root. Amortised logarithmic.
    void join(std::uint32_t a, std::uint32_t b, std::uint32_t odd) {
        for (;;) {
            if (parent(a) < parent(b)) std::swap(a, b);
            const std::uint32_t link = links_[a], above_a = parent(a), above_b = parent(b);
            const std::uint32_t odd_a = above_a == a ? 0 : link & 1U;
            const std::uint32_t odd_b = above_b == b ? 0 : links_[b] & 1U;
            if (above_a == above_b) {
                if ((odd ^ odd_a ^ odd_b) != 0) mark_odd(above_a);
                return;
            }
            links_[a] = above_b << 1U | (odd ^ odd_b);
            if (above_a == a) {
                if ((link & 1U) != 0) mark_odd(above_b);  // a tree with an odd cycle makes the whole one odd
                return;
            }
            odd ^= odd_a;  // between the former parent of a, which is to be joined now, and b
            a = above_a;
        }
    }

    /// Joins the claims of [begin, end) with those before them that they are in conflict with: each conflict stands in two
    /// rows, and one is enough.
    void add(const DisputeRows& rows, std::uint32_t begin, std::uint32_t end) {
        const auto part = rows.conflicts.part(begin, end);
        const std::span<const Conflict> all = rows.conflicts.values();
        for (std::uint32_t claim = begin; claim < end; ++claim) {
            for (const Conflict& conflict : part[claim]) {
                // The other end lies anywhere, and the rows tell long before which it will be.
                constexpr std::ptrdiff_t ahead = 24;
                if (&conflict + ahead < all.data() + all.size()) {
                    __builtin_prefetch(links_.data() + (&conflict)[ahead].claim());
                }
                if (conflict.claim() <= claim) join(claim, conflict.claim(), 1);
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

    /// The answer: every claim led straight to its root, and its side.
    [[nodiscard]] ConflictComponents result(unsigned threads) const {
        const auto claims = static_cast<std::uint32_t>(links_.size());
        ConflictComponents made;
        made.first.resize(claims);
        made.side.resize(claims);
        std::vector<Counts> counts(threads);
        in_parallel(threads, [&](unsigned i) {
            const Partition part{i, threads};
            counts[i] = label(part.begin(claims), part.end(claims), made);
        });
        for (const Counts& one : counts) {
            made.components += one.components;
            made.unbalanced += one.unbalanced;
        }
        return made;
    }

private:
    using Side = ConflictComponents::Side;
    struct Counts {
        std::uint64_t components = 0, unbalanced = 0;
    };

    [[nodiscard]] std::uint32_t parent(std::uint32_t claim) const noexcept { return links_[claim] >> 1U; }

    void mark_odd(std::uint32_t claim) noexcept {
        while (parent(claim) != claim) claim = parent(claim);
        links_[claim] |= 1U;
    }

    /// Labels the claims of [begin, end). A parent has a smaller number: within the range it is labelled already, and
    /// before the range nobody writes, so that what threads read does not travel between processors.
    Counts label(std::uint32_t begin, std::uint32_t end, ConflictComponents& made) const noexcept {
        constexpr std::uint32_t ahead = 24;
        Counts
            counts;  // not in the caller's table: there they would lie in one cache line with those of other threads
        for (std::uint32_t claim = begin; claim < end; ++claim) {
            if (end - claim > ahead) {
                const std::uint32_t coming = parent(claim + ahead);
                __builtin_prefetch(made.first.data() + coming);
                __builtin_prefetch(made.side.data() + coming);
            }
            std::uint32_t root = claim, link = links_[claim], odd = 0;
            while (link >> 1U != root && (root == claim || root < begin)) {
                odd ^= link & 1U;
                root = link >> 1U;
                link = links_[root];
            }
            if (root >= begin && root != claim) {
                const Side above = made.side[root];
                made.first[claim] = made.first[root];
                made.side[claim] = above == Side::Unbalanced
                                       ? above
                                       : static_cast<Side>(static_cast<std::uint32_t>(above) ^ odd);
                continue;
            }
            const std::uint32_t cycle = link & 1U;
            made.first[claim] = root;
            made.side[claim] = cycle != 0 ? Side::Unbalanced : static_cast<Side>(odd);
            counts.components += root == claim ? 1 : 0;
            counts.unbalanced += root == claim ? cycle : 0;
        }
        return counts;
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
    forest.add(rows_, part.begin(rows_.claims()), part.end(rows_.claims()));
    return forest.summary();
}

Summary ComponentsJob::merge(const Summary& a, const Summary& b) const {
    Forest forest(rows_.claims());
    forest.add(a);
    forest.add(b);
    return forest.summary();
}

ConflictComponents ComponentsJob::finish(const Summary& summary) const {
    Forest forest(rows_.claims());
    forest.add(summary);
    return forest.result(1);
}

/// Claims are joined on one thread, and led to their roots on all. To join on two threads within a range each, and then on one
/// what leads from range to range, was no faster: it is half of the conflicts, and each step waits for the memory.
ConflictComponents ComponentsJob::run(unsigned threads) const {
    GAINSAY_REQUIRE(threads != 0);
    Forest forest(rows_.claims());
    forest.add(rows_, 0, rows_.claims());
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
