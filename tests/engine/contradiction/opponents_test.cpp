// What only counts, against what lists: every count is the number of witnesses, on random small cases.
#include "engine/contradiction/agents/opponents.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <queue>
#include <set>

#include "engine/contradiction/chains/distance.hpp"
#include "engine/contradiction/contradictions.hpp"
#include "graphs/model/source.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/engine/contradiction/random_dispute.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::test {
namespace {

/// A random case and how its witnesses are to be counted.
struct Counted {
    explicit Counted(unsigned seed) : dispute(seed), snapshot(build_snapshot(CaseSource(dispute.make()))) {
        options.closures.rephrase = dispute.chance(2);
        options.include_proposed = dispute.chance(2);
    }
    RandomDispute dispute;
    Snapshot snapshot;
    ContradictionOptions options;
};

std::vector<OpponentCounts> counts_of_witnesses(const Snapshot& snapshot, Node agent,
                                                const ContradictionOptions& options) {
    std::map<Node, OpponentCounts> counts;
    for (const Contradiction& pair : contradictions_by(snapshot, agent, options).pairs) {
        OpponentCounts& one = counts[pair.b];
        for (const Witness& witness : pair.witnesses) {
            ++one.by[static_cast<std::size_t>(witness.kind)];
            ++one.either;
        }
    }
    for (const Contradiction& pair : contradictions_against(snapshot, agent, options).pairs) {
        OpponentCounts& one = counts[pair.a];
        for (const Witness& witness : pair.witnesses) {
            ++one.against[static_cast<std::size_t>(witness.kind)];
            if (!witness.mutual && !pair.self) ++one.either;  // else it was met above
        }
    }
    std::vector<OpponentCounts> listed;
    for (auto& [opponent, one] : counts) {
        one.agent = opponent;
        listed.push_back(one);
    }
    return listed;
}

TEST(Opponents, AreCountedAsTheirWitnessesAreListed) {
    std::size_t opponents = 0, itself = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Counted c(seed);
        const DisputeRows rows(c.snapshot, c.options.include_proposed);
        OpponentCounter counter(c.snapshot, rows, c.options.include_proposed);
        for (const Node agent : c.snapshot.nodes(RecordKind::Agent)) {
            SCOPED_TRACE(c.snapshot.id(agent));
            const auto expected = counts_of_witnesses(c.snapshot, agent, c.options);
            const auto found = counter.count_by_kind(agent, c.options.closures.rephrase);
            ASSERT_EQ(found.size(), expected.size());
            for (std::size_t i = 0; i < found.size(); ++i) {
                EXPECT_EQ(found[i].agent, expected[i].agent);
                EXPECT_EQ(found[i].by, expected[i].by) << c.snapshot.id(found[i].agent);
                EXPECT_EQ(found[i].against, expected[i].against) << c.snapshot.id(found[i].agent);
                EXPECT_EQ(found[i].either, expected[i].either) << c.snapshot.id(found[i].agent);
                itself += found[i].agent == agent ? 1 : 0;
            }
            opponents += found.size();
        }
    }
    EXPECT_GT(opponents, 1000U);
    EXPECT_GT(itself, 100U);
}

// By definition: every claim of the body, every speech of everyone else.
std::map<Node, std::uint64_t> speeches_against(const Counted& c, Node body) {
    const Snapshot& s = c.snapshot;
    std::set<Node> members{body};
    for (std::size_t before = 0; before != members.size();) {
        before = members.size();
        for (const Node agent : s.nodes(RecordKind::Agent)) {
            for (const Node above : s.out(agent, EdgeKind::AffiliatedWith).nodes()) {
                if (members.count(above) != 0) members.insert(agent);
            }
        }
    }
    const auto same = [&](Node claim) {
        std::set<Node> all{claim};
        if (!c.options.closures.rephrase) return all;
        for (std::size_t before = 0; before != all.size();) {
            before = all.size();
            for (const Node relation : s.nodes(RecordKind::Relation)) {
                const Edge edge = s.edge_of_relation(relation);
                if (s.kind(edge) != EdgeKind::Rephrases) continue;
                if (!relation_counts(s, relation, c.options.include_proposed)) continue;
                if (all.count(s.source(edge)) != 0) all.insert(s.target(edge));
                if (all.count(s.target(edge)) != 0) all.insert(s.source(edge));
            }
        }
        return all;
    };
    // Who asserts the claim, once for each source.
    const auto asserters = [&](Node claim) {
        std::vector<Node> found;
        for (const Node statement : s.in(claim, EdgeKind::Asserts).nodes())
            found.push_back(s.speaker(statement));
        std::set<Node> documents;
        for (const Node document : s.in(claim, EdgeKind::States).nodes()) documents.insert(document);
        std::vector<Node> answerable;
        for (const Node document : documents) {
            answerable_for(s, document, answerable);
            found.insert(found.end(), answerable.begin(), answerable.end());
        }
        return found;
    };
    std::set<Node> claims;
    for (const Node claim : s.nodes(RecordKind::Claim)) {
        for (const Node agent : asserters(claim)) {
            if (members.count(agent) != 0) claims.merge(same(claim));
        }
    }
    std::map<Node, std::uint64_t> counts;
    const auto add = [&](Node agent) {
        if (members.count(agent) == 0) ++counts[agent];
    };
    for (const Node claim : claims) {
        for (const Node denial : s.in(claim, EdgeKind::Denies).nodes()) add(s.speaker(denial));
        for (const EdgeKind kind : {EdgeKind::Contradicts, EdgeKind::Rebuts}) {
            for (const Arcs& arcs : {s.out(claim, kind), s.in(claim, kind)}) {
                for (const Arc arc : arcs) {
                    if (!relation_counts(s, s.relation(arc.edge), c.options.include_proposed)) continue;
                    for (const Node theirs : same(arc.node)) {
                        for (const Node agent : asserters(theirs)) add(agent);
                    }
                }
            }
        }
    }
    return counts;
}

TEST(Opponents, OfABodyAreCountedSpeechBySpeech) {
    std::size_t opponents = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Counted c(seed);
        const DisputeRows rows(c.snapshot, c.options.include_proposed);
        OpponentCounter counter(c.snapshot, rows, c.options.include_proposed);
        OpponentQuestion question;
        question.rephrase = c.options.closures.rephrase;
        for (const Node body : c.snapshot.nodes(RecordKind::Agent)) {
            std::map<Node, std::uint64_t> found;
            for (const OpponentCount& one : counter.count_against_body(body, question)) {
                found[one.agent] = one.count;
            }
            EXPECT_EQ(found, speeches_against(c, body)) << c.snapshot.id(body);
            opponents += found.size();
        }
    }
    EXPECT_GT(opponents, 300U);
}

TEST(Opponents, AreInNodeOrderAndElseAsTheyAreMet) {
    // So many that they are not sorted; and whoever asserts and denies one claim is met twice.
    std::string sketch = "me asserts p; me denies p; q contradicts p";
    for (int i = 0; i < 100; ++i) {
        const std::string name = "o" + std::to_string(i * 37 % 100);
        sketch += "; " + name + (i % 3 == 0 ? " denies p" : " asserts q") + "; " + name + " denies p";
    }
    const Sketch c = draw(sketch);
    const DisputeRows rows(c.snapshot);
    OpponentCounter counter(c.snapshot, rows);
    OpponentQuestion question;
    const std::vector<OpponentCount> ordered = counter.count(c.agent("me"), question);
    const auto by_node = [](const OpponentCount& x, const OpponentCount& y) { return x.agent < y.agent; };
    EXPECT_TRUE(std::is_sorted(ordered.begin(), ordered.end(), by_node));
    EXPECT_EQ(ordered.size(), 101U);
    question.in_order = false;
    std::vector<OpponentCount> met = counter.count(c.agent("me"), question);
    EXPECT_EQ(met, counter.count(c.agent("me"), question));
    EXPECT_NE(met, ordered);
    std::sort(met.begin(), met.end(), by_node);
    EXPECT_EQ(met, ordered);
}

TEST(Opponents, OfALoudAgentAreTheSameWhenItsRowsAreReadAhead) {
    for (unsigned seed = 0; seed < 6; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Snapshot snapshot = build_snapshot(CaseSource(loud_dispute(seed)));
        const DisputeRows rows(snapshot);
        OpponentCounter near(snapshot, rows), far(snapshot, rows, false, 0);
        const Node loud = snapshot.node("agent:a1");
        EXPECT_GT(rows.asserted[rows.agent(loud)].size(), 200U);
        for (const bool rephrase : {false, true}) {
            EXPECT_EQ(far.count_by_kind(loud, rephrase), near.count_by_kind(loud, rephrase));
        }
    }
}

TEST(Opponents, OfWhoeverIsNoAgentAreABrokenPromise) {
    const Counted c(1);
    const DisputeRows rows(c.snapshot);
    OpponentCounter counter(c.snapshot, rows);
    EXPECT_THROW((void)counter.count(c.snapshot.node("claim:c0")), std::logic_error);
    EXPECT_THROW((void)DisputeDistance(rows).between(Node{0}, c.snapshot.node("claim:c0")), std::logic_error);
}

TEST(Opponents, OfAnEmptyCaseNeedNoRows) {
    const Snapshot empty;
    const DisputeRows rows(empty);
    EXPECT_EQ(rows.agents(), 0U);
    EXPECT_EQ(rows.claims(), 0U);
}

TEST(Distance, IsTheFewestDisputesThatWitnessesShow) {
    std::size_t joined = 0, apart = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomDispute dispute(seed);
        const Snapshot snapshot = build_snapshot(CaseSource(dispute.make(8)));
        std::map<Node, std::set<Node>> next;
        for (const Contradiction& pair : all_contradictions(snapshot).pairs) {
            for (const Witness& witness : pair.witnesses) {
                if (witness.kind > WitnessKind::Opposition) continue;
                next[pair.a].insert(pair.b);
                next[pair.b].insert(pair.a);
            }
        }
        const DisputeRows rows(snapshot);
        DisputeDistance distance(rows);
        for (const Node from : snapshot.nodes(RecordKind::Agent)) {
            std::map<Node, std::uint32_t> depth{{from, 0}};
            std::queue<Node> queue({from});
            for (; !queue.empty(); queue.pop()) {
                for (const Node opponent : next[queue.front()]) {
                    if (depth.emplace(opponent, depth[queue.front()] + 1).second) queue.push(opponent);
                }
            }
            for (const Node to : snapshot.nodes(RecordKind::Agent)) {
                const auto found = distance.between(from, to);
                const auto at = depth.find(to);
                ASSERT_EQ(found.has_value(), at != depth.end());
                if (found) {
                    EXPECT_EQ(*found, at->second);
                }
                ++(found ? joined : apart);
            }
        }
    }
    EXPECT_GT(joined, 1000U);
    EXPECT_GT(apart, 100U);
}

}  // namespace
}  // namespace gainsay::test
