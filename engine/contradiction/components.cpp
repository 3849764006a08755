#include "engine/contradiction/components.hpp"

#include <cstring>
#include <functional>
#include <numeric>
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

/// Claims as trees whose root is the first claim. A link holds the parent and whether an odd number of
/// conflicts lies between; on a root, whether a cycle of odd length was closed in its tree.
class Forest {
public:
    explicit Forest(std::uint32_t claims) : links_(claims) {
        for (std::uint32_t claim = 0; claim < claims; ++claim) links_[claim] = claim << 1U;
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

    void add(const DisputeRows& rows, Partition part) {
        const std::uint32_t end = part.end(rows.claims());
        for (std::uint32_t claim = part.begin(rows.claims()); claim < end; ++claim) {
            for (const Conflict conflict : rows.conflicts[claim]) {
                // Each conflict stands in two rows; one is enough.
                const bool here = conflict.part() == Conflict::Part::Contradicts ||
                                  conflict.part() == Conflict::Part::Rebuts;
                if (here) join(claim, conflict.claim(), 1);
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

    void add(const Forest& other) {
        for (std::uint32_t claim = 0; claim < other.links_.size(); ++claim) {
            const std::uint32_t link = other.links_[claim];
            if (link != claim << 1U) join(claim, link >> 1U, link & 1U);
        }
    }

    [[nodiscard]] ConflictComponents result() const {
        const auto claims = static_cast<std::uint32_t>(links_.size());
        using Side = ConflictComponents::Side;
        ConflictComponents made;
        made.first.resize(claims);
        made.side.resize(claims);
        for (std::uint32_t claim = 0; claim < claims; ++claim) {  // parents first
            const std::uint32_t parent = links_[claim] >> 1U;
            const std::uint32_t odd = links_[claim] & 1U;
            if (parent == claim) {
                made.first[claim] = claim;
                made.side[claim] = odd != 0 ? Side::Unbalanced : Side::First;
                ++made.components;
                made.unbalanced += odd;
            } else {
                const Side above = made.side[parent];
                made.first[claim] = made.first[parent];
                made.side[claim] = above == Side::Unbalanced
                                       ? above
                                       : static_cast<Side>(static_cast<std::uint32_t>(above) ^ odd);
            }
        }
        return made;
    }

private:
    /// Moves `at` to its root and returns whether the way is odd; halves the way for those who come after.
    std::uint32_t climb(std::uint32_t& at) {
        std::uint32_t odd = 0;
        for (;;) {
            const std::uint32_t link = links_[at], parent = link >> 1U;
            if (parent == at) return odd;
            const std::uint32_t above = links_[parent];
            if (above >> 1U == parent) {
                at = parent;
                return odd ^ (link & 1U);
            }
            links_[at] = above ^ (link & 1U);
            odd ^= links_[at] & 1U;
            at = above >> 1U;
        }
    }

    std::vector<std::uint32_t> links_;
};

}  // namespace

// --- components

Summary ComponentsJob::local(Partition part) const {
    Forest forest(rows_.claims());
    forest.add(rows_, part);
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
    return forest.result();
}

/// What local(), merge() and finish() do, without the bytes between them: the other threads' forests are
/// added to the first as they are.
ConflictComponents ComponentsJob::run(unsigned threads) const {
    GAINSAY_REQUIRE(threads != 0);
    std::vector<Forest> forests(threads, Forest(0));
    in_parallel(threads, [&](unsigned i) {
        Forest mine(rows_.claims());
        mine.add(rows_, {i, threads});
        forests[i] = std::move(mine);
    });
    for (unsigned i = 1; i < threads; ++i) forests[0].add(forests[i]);
    return forests[0].result();
}

// --- attacks

Summary AttacksJob::local(Partition part) const {
    std::vector<std::uint64_t> sums(rows_.agents());
    const std::uint32_t end = part.end(rows_.claims());
    for (std::uint32_t claim = part.begin(rows_.claims()); claim < end; ++claim) {
        const std::uint64_t attacks = rows_.conflicts[claim].size() + rows_.deniers[claim].size();
        if (attacks == 0) continue;
        for (const std::uint32_t agent : rows_.asserters[claim]) sums[agent] += attacks;
    }
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
    std::vector<Summary> summaries(threads);
    in_parallel(threads, [&](unsigned i) { summaries[i] = local({i, threads}); });
    for (unsigned i = 1; i < threads; ++i) summaries[0] = merge(summaries[0], summaries[i]);
    return finish(summaries[0]);
}

}  // namespace gainsay
