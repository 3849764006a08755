#include "engine/contradiction/agents/agreements.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "engine/contradiction/chains/reach.hpp"
#include "engine/contradiction/search/lens.hpp"

namespace gainsay {
namespace {

/// Claims that count as one, for all claims of a case: class by class, in the order of their first claims.
class ClaimClasses {
public:
    explicit ClaimClasses(const Lens& lens)
        : claims_(lens.snapshot().nodes(RecordKind::Claim)), leader_(claims_.size()) {
        std::iota(leader_.begin(), leader_.end(), 0U);
        if (lens.closures().rephrase) {
            for (const Edge edge : lens.snapshot().edges(EdgeKind::Rephrases)) {
                if (!lens.cross(edge)) continue;
                const std::uint32_t a = find(number(lens.snapshot().source(edge)));
                const std::uint32_t b = find(number(lens.snapshot().target(edge)));
                leader_[std::max(a, b)] = std::min(a, b);
            }
        }
        order_.resize(leader_.size());
        std::iota(order_.begin(), order_.end(), 0U);
        for (const std::uint32_t claim : order_) leader_[claim] = find(claim);
        std::stable_sort(order_.begin(), order_.end(),
                         [&](std::uint32_t x, std::uint32_t y) { return leader_[x] < leader_[y]; });
    }

    /// visit(claims of a class), ascending.
    template <class Visit>
    void for_each(const Visit& visit) const {
        std::vector<Node> members;
        for (std::size_t i = 0; i < order_.size();) {
            members.clear();
            const std::uint32_t leader = leader_[order_[i]];
            for (; i < order_.size() && leader_[order_[i]] == leader; ++i) {
                members.push_back(claims_.begin()[static_cast<std::ptrdiff_t>(order_[i])]);
            }
            visit(members);
        }
    }

private:
    [[nodiscard]] std::uint32_t number(Node claim) const {
        return to_index(claim) - to_index(*claims_.begin());
    }
    std::uint32_t find(std::uint32_t claim) {
        while (leader_[claim] != claim) claim = leader_[claim] = leader_[leader_[claim]];
        return claim;
    }

    NodeRange claims_;
    std::vector<std::uint32_t> leader_, order_;
};

struct Saying {
    Node source, claim;
};

/// What is said of some claims: asserted, statements and documents, or denied. Hidden sources are left out.
void collect(const Lens& lens, const std::vector<Node>& claims, bool denied, std::vector<Saying>& sayings) {
    sayings.clear();
    const Snapshot& snapshot = lens.snapshot();
    const auto add = [&](Node claim, EdgeKind kind) {
        for (const Node source : snapshot.in(claim, kind).nodes()) {
            if (lens.see_speech(source)) sayings.push_back({source, claim});
        }
    };
    for (const Node claim : claims) {
        add(claim, denied ? EdgeKind::Denies : EdgeKind::Asserts);
        if (!denied) add(claim, EdgeKind::States);
    }
}

/// Sums of counts by pair of agents. Sorted and added up whenever they have doubled, so that memory is that of the pairs.
class PairSums {
public:
    void add(Node a, Node b, std::int64_t count) {
        if (b < a) std::swap(a, b);
        sums_.push_back({a, b, count});
        if (sums_.size() >= limit_) settle();
    }

    std::vector<AgreementCount> take() {
        settle();
        std::vector<AgreementCount> counts;
        for (const Sum& sum : sums_) {
            if (sum.count > 0) counts.push_back({sum.a, sum.b, static_cast<std::uint64_t>(sum.count)});
        }
        return counts;
    }

private:
    struct Sum {
        Node a, b;
        std::int64_t count;
    };

    void settle() {
        std::sort(sums_.begin(), sums_.end(),
                  [](const Sum& x, const Sum& y) { return std::tie(x.a, x.b) < std::tie(y.a, y.b); });
        std::size_t kept = 0;
        for (const Sum& sum : sums_) {
            if (kept != 0 && sums_[kept - 1].a == sum.a && sums_[kept - 1].b == sum.b) {
                sums_[kept - 1].count += sum.count;
            } else {
                sums_[kept++] = sum;
            }
        }
        sums_.resize(kept);
        limit_ = std::max<std::size_t>(limit_, 2 * kept);
    }

    std::vector<Sum> sums_;
    std::size_t limit_ = 1U << 20U;
};

class Counter {
public:
    Counter(const Snapshot& snapshot, const ContradictionOptions& options, std::size_t crowd)
        : lens_(snapshot, options), crowd_(crowd) {}

    AgreementCounts run() {
        ClaimClasses(lens_).for_each([&](const std::vector<Node>& claims) {
            bool crowded = false;
            for (const bool denied : {false, true}) {
                collect(lens_, claims, denied, sayings_);
                if (sayings_.size() > 1 && !count()) crowded = true;
            }
            if (crowded) ++answer_.crowded;
        });
        answer_.pairs = sums_.take();
        return std::move(answer_);
    }

private:
    /// False when there are too many agents.
    bool count() {
        // By source: one that states two claims of a class is two sayings, but no agreement of those who answer for it.
        std::sort(sayings_.begin(), sayings_.end(), [](const Saying& x, const Saying& y) {
            return std::tie(x.source, x.claim) < std::tie(y.source, y.claim);
        });
        speakers_.clear();
        for (const Saying& saying : sayings_) {
            for_each_answerable(saying.source, [&](Node agent) { speakers_.push_back(agent); });
        }
        std::sort(speakers_.begin(), speakers_.end());
        times_.clear();
        for (const Node agent : speakers_) {
            if (times_.empty() || times_.back().first != agent) times_.emplace_back(agent, 0);
            ++times_.back().second;
        }
        if (times_.size() > crowd_) return false;
        for (std::size_t i = 0; i < times_.size(); ++i) {
            for (std::size_t j = i + 1; j < times_.size(); ++j) {
                sums_.add(times_[i].first, times_[j].first, times_[i].second * times_[j].second);
            }
        }
        take_off_shared();
        return true;
    }

    void take_off_shared() {
        for (std::size_t i = 0, next = 0; i < sayings_.size(); i = next) {
            while (next < sayings_.size() && sayings_[next].source == sayings_[i].source) ++next;
            const auto same = static_cast<std::int64_t>(next - i);
            speakers_.clear();
            for_each_answerable(sayings_[i].source, [&](Node agent) { speakers_.push_back(agent); });
            for (std::size_t x = 0; x < speakers_.size(); ++x) {
                for (std::size_t y = x + 1; y < speakers_.size(); ++y)
                    sums_.add(speakers_[x], speakers_[y], -same * same);
            }
        }
    }

    template <class Use>
    void for_each_answerable(Node source, const Use& use) {
        const Snapshot& snapshot = lens_.snapshot();
        if (snapshot.kind(source) == RecordKind::Statement && !lens_.closures().affiliation) {
            return use(snapshot.speaker(source));  // nearly always, and without a search
        }
        for (const Route& route : answerable(lens_, source)) use(route.agent);
    }

    Lens lens_;
    std::size_t crowd_;
    std::vector<Saying> sayings_;
    std::vector<Node> speakers_;
    std::vector<std::pair<Node, std::int64_t>> times_;  // an agent, and how often it says it
    PairSums sums_;
    AgreementCounts answer_;
};

}  // namespace

AgreementCounts count_agreements(const Snapshot& snapshot, const ContradictionOptions& options,
                                 std::size_t crowd) {
    return Counter(snapshot, options, crowd).run();
}

std::vector<Agreement> agreements_between(const Snapshot& snapshot, Node a, Node b,
                                          const ContradictionOptions& options, std::size_t limit) {
    const NodeRange agents = snapshot.nodes(RecordKind::Agent);
    GAINSAY_REQUIRE(agents.contains(a) && agents.contains(b) && a != b);
    const Lens lens(snapshot, options);
    std::vector<Agreement> found;
    std::vector<Saying> sayings, of_a, of_b;
    const auto answers = [&](Node agent, const Saying& saying) {
        const std::vector<Route> routes = answerable(lens, saying.source);
        return std::any_of(routes.begin(), routes.end(),
                           [&](const Route& route) { return route.agent == agent; });
    };
    ClaimClasses(lens).for_each([&](const std::vector<Node>& claims) {
        for (const bool denied : {false, true}) {
            collect(lens, claims, denied, sayings);
            if (sayings.size() < 2) continue;
            of_a.clear(), of_b.clear();
            for (const Saying& saying : sayings) {
                if (answers(a, saying)) of_a.push_back(saying);
                if (answers(b, saying)) of_b.push_back(saying);
            }
            for (const Saying& x : of_a) {
                for (const Saying& y : of_b) {
                    if (x.source != y.source) found.push_back({x.source, y.source, x.claim, y.claim, denied});
                }
            }
        }
    });
    std::sort(found.begin(), found.end(), [](const Agreement& x, const Agreement& y) {
        return std::tie(x.source_a, x.source_b, x.denied, x.claim_a, x.claim_b) <
               std::tie(y.source_a, y.source_b, y.denied, y.claim_a, y.claim_b);
    });
    if (limit != 0 && found.size() > limit) found.resize(limit);
    return found;
}

}  // namespace gainsay
