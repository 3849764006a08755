#include "engine/contradiction/agents/agreements.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "engine/time/frame.hpp"
#include "graphs/model/source.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/engine/contradiction/ask.hpp"
#include "tests/engine/contradiction/random_dispute.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::test {
namespace {

/// The slow obvious answer without the affiliation closure: every two sources, every two agents.
class EverySource {
public:
    EverySource(const Snapshot& snapshot, const ContradictionOptions& options)
        : snapshot_(snapshot), options_(options) {
        for (const RecordKind kind : {RecordKind::Statement, RecordKind::Document}) {
            for (const Node source : snapshot.nodes(kind)) {
                if (showing_words(snapshot, source, options.as_of, options.since) != Showing::Hidden)
                    sources_.push_back(source);
            }
        }
    }

    [[nodiscard]] std::uint64_t count(Node a, Node b) const {
        std::uint64_t count = 0;
        for (const Node x : sources_) {
            for (const Node y : sources_) {
                if (x == y || !answers(a, x) || !answers(b, y)) continue;
                for (const bool denied : {false, true}) {
                    for (const Node c : said(x, denied)) {
                        for (const Node d : said(y, denied)) count += same(c, d) ? 1 : 0;
                    }
                }
            }
        }
        return count;
    }

private:
    [[nodiscard]] bool answers(Node agent, Node source) const {
        for (const EdgeKind kind : {EdgeKind::SpokenBy, EdgeKind::PublishedBy, EdgeKind::AuthoredBy}) {
            for (const Node one : snapshot_.out(source, kind).nodes()) {
                if (one == agent) return true;
            }
        }
        return false;
    }

    [[nodiscard]] std::vector<Node> said(Node source, bool denied) const {
        std::vector<Node> claims;
        const auto add = [&](EdgeKind kind) {
            for (const Node one : snapshot_.out(source, kind).nodes()) {
                if (snapshot_.kind(one) == RecordKind::Claim) claims.push_back(one);
            }
        };
        if (denied) {
            add(EdgeKind::Denies);
        } else {
            add(EdgeKind::Asserts);
            add(EdgeKind::States);
        }
        return claims;
    }

    [[nodiscard]] bool same(Node c, Node d) const {
        if (!options_.closures.rephrase) return c == d;
        std::set<Node> reached{c};
        for (bool grew = true; grew;) {
            grew = false;
            for (const Edge edge : snapshot_.edges(EdgeKind::Rephrases)) {
                const Node relation = snapshot_.relation(edge);
                const RelationStatus status = snapshot_.status(relation);
                if (status == RelationStatus::Rejected) continue;
                if (status == RelationStatus::Proposed && !options_.include_proposed) continue;
                if (showing(snapshot_, relation, options_.as_of) == Showing::Hidden) continue;
                const Node x = snapshot_.source(edge), y = snapshot_.target(edge);
                if (reached.count(x) != reached.count(y)) {
                    reached.insert({x, y});
                    grew = true;
                }
            }
        }
        return reached.count(d) != 0;
    }

    const Snapshot& snapshot_;
    const ContradictionOptions& options_;
    std::vector<Node> sources_;
};

TEST(Agreements, AreThoseOfEveryTwoSources) {
    std::uint64_t found = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomDispute random(seed);
        const Snapshot snapshot = build_snapshot(CaseSource(random.make()));
        ContradictionOptions options = random.options();
        options.closures.affiliation = false;
        const EverySource oracle(snapshot, options);
        std::vector<AgreementCount> expected;
        for (const Node a : snapshot.nodes(RecordKind::Agent)) {
            for (const Node b : snapshot.nodes(RecordKind::Agent)) {
                if (b <= a) continue;
                const std::uint64_t count = oracle.count(a, b);
                if (count != 0) expected.push_back({a, b, count});
                EXPECT_EQ(agreements_between(snapshot, a, b, options).size(), count);
                found += count;
            }
        }
        EXPECT_EQ(count_agreements(snapshot, options).pairs, expected);
    }
    EXPECT_GT(found, 100U) << "the random cases hold too little to test anything";
}

TEST(Agreements, AreCountedAsTheyAreListedWithOfficesToo) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomDispute random(seed);
        const Snapshot snapshot = build_snapshot(CaseSource(random.make()));
        ContradictionOptions options = random.options();
        options.closures.affiliation = true;
        for (const AgreementCount& pair : count_agreements(snapshot, options).pairs) {
            EXPECT_EQ(agreements_between(snapshot, pair.a, pair.b, options).size(), pair.count);
        }
    }
}

TEST(Agreements, NameBothSourcesAndBothClaims) {
    const Sketch drawn =
        draw("one: a asserts p; two: b asserts q; p rephrases q; three: a denies r; four: b denies r");
    const auto found =
        agreements_between(drawn.snapshot, drawn.agent("b"), drawn.agent("a"), options_of("rephrase"));
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0], (Agreement{drawn.statement("four"), drawn.statement("three"), drawn.claim("r"),
                                   drawn.claim("r"), true}));
    EXPECT_EQ(found[1], (Agreement{drawn.statement("two"), drawn.statement("one"), drawn.claim("q"),
                                   drawn.claim("p"), false}));
}

TEST(Agreements, OfAnAgentWithItselfAreNotAsked) {
    const Sketch drawn = draw("a asserts p");
    EXPECT_THROW((void)agreements_between(drawn.snapshot, drawn.agent("a"), drawn.agent("a")),
                 std::logic_error);
}

}  // namespace
}  // namespace gainsay::test
