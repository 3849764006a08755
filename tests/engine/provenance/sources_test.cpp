// How many independent origins a claim has: small cases drawn by hand, and random ones against every packing of every
// chain.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>

#include "engine/provenance/sources/sources.hpp"
#include "graphs/model/error.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/support/random_case.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::test {
namespace {

using ::testing::ElementsAreArray;

/// "iran+tasnim": the agents of a body, else its document.
std::string body_name(const Sketch& sketch, const SourceBody& body) {
    std::string name;
    for (const Node agent : body.agents) name += (name.empty() ? "" : "+") + sketch.name(agent);
    return name.empty() ? sketch.name(body.documents.at(0)) : name;
}

std::vector<std::string> body_names(const Sketch& sketch, const Sources& sources,
                                    const std::vector<std::uint32_t>& bodies) {
    std::vector<std::string> names;
    for (const std::uint32_t body : bodies) names.push_back(body_name(sketch, sources.bodies.at(body)));
    return names;
}

std::vector<std::string> chain_names(const Sketch& sketch, const Sources& sources) {
    std::vector<std::string> chains;
    for (const SourceChain& chain : sources.chains) {
        std::string text;
        for (const ChainLink& link : chain.links) text += (text.empty() ? "" : " ") + sketch.name(link.node);
        chains.push_back(text);
    }
    return chains;
}

struct Drawn {
    const char* name;
    const char* sketch;
    std::vector<std::string> chains, cut, on_every;
    friend void PrintTo(const Drawn& one, std::ostream* out) { *out << one.name; }
};
class IndependentSources : public ::testing::TestWithParam<Drawn> {};

TEST_P(IndependentSources, AreCountedWithChainsAndACut) {
    const Sketch sketch = draw(GetParam().sketch);
    const Sources sources = find_sources(sketch.snapshot, sketch.claim("c"));
    EXPECT_THAT(chain_names(sketch, sources), ElementsAreArray(GetParam().chains));
    EXPECT_THAT(body_names(sketch, sources, sources.cut), ElementsAreArray(GetParam().cut));
    EXPECT_THAT(body_names(sketch, sources, sources.on_every), ElementsAreArray(GetParam().on_every));
    EXPECT_EQ(check_sources(sketch.snapshot, sources), "");
}

INSTANTIATE_TEST_SUITE_P(
    Sources, IndependentSources,
    ::testing::Values(
        Drawn{"ClaimThatNobodyMakesHasNone", "claim c", {}, {}, {}},
        Drawn{"WordOfOneSpeaker", "s: a asserts c in d", {"c s d"}, {"a"}, {"a", "d"}},
        Drawn{"OneSpeakerInTwoPapersIsOne",
              "s: a asserts c in d; t: a asserts c in e",
              {"c s d"},
              {"a"},
              {"a"}},
        Drawn{"TwoSpeakersInTwoPapersAreTwo",
              "s: a asserts c in d; t: b asserts c in e",
              {"c s d", "c t e"},
              {"a", "b"},
              {}},
        Drawn{"TwoSpeakersInOnePaperAreOne",
              "s: a asserts c in d; t: b asserts c in d",
              {"c s d"},
              {"d"},
              {"d"}},
        Drawn{"TwoPapersOfOnePublisherAreOne",
              "s: a asserts c in d; t: b asserts c in e; p published d; p published e",
              {"c s d"},
              {"p"},
              {"p"}},
        Drawn{"SpokesmanAndMinistryAreOne",
              "s: a asserts c in d; t: b asserts c in e; a speaks for m; b speaks for m",
              {"c s d"},
              {"a+b+m"},
              {"a+b+m"}},
        Drawn{"OfficeOfAnotherTimeJoinsNobody",
              "s: a asserts c on 2018 in d; t: m asserts c on 2018 in e; a speaks for m 2010/2012",
              {"c s d", "c t e"},
              {"a", "m"},
              {}},
        Drawn{"RelaysOfOneWireAreOne",
              "s: a asserts c in d via w; t: b asserts c in e via w; document w",
              {"c s d w"},
              {"w"},
              {"w"}},
        Drawn{"OutletsThatCiteOneReportAreOne",
              "d states c; e states c; d cites r; e cites r; p published d; q published e",
              {"c d r"},
              {"r"},
              {"r"}},
        Drawn{"ReportsOfTheirOwnAreTwo",
              "d states c; e states c; d cites r; e cites q",
              {"c d r", "c e q"},
              {"d", "e"},
              {}},
        Drawn{"CircleIsNoOrigin", "d states c; d cites e; e cites d", {}, {}, {}},
        Drawn{"CircleOfARelayAndACitationIsNoOrigin",
              "s: a asserts c in d via e; document e; e cites d",
              {},
              {},
              {}},
        Drawn{"CitedDocumentLeadsToWhomItHadTheClaimFrom",
              "e states c; e cites d; s: a asserts c in d via w; t: a asserts q in d via v; document w; "
              "document v",
              {"c s d w"},
              {"d"},
              {"d", "w"}},
        Drawn{"WhatStandsFirstHandInAPaperEndsThere",
              "s: a asserts c in d via w; t: b asserts c in d; document w",
              {"c t d"},
              {"d"},
              {"d"}},
        Drawn{"CircleWithAWayOutHasOne",
              "d states c; d cites e; e cites d; e cites r",
              {"c d e r"},
              {"d"},
              {"d", "e", "r"}},
        Drawn{"WhatStandsInTwoPapersIsNotLostWithOne",
              "s: a asserts c in d in e; t: b asserts c in d",
              {"c s e", "c t d"},
              {"a", "b"},
              {}},
        Drawn{"StatementWithoutAPaperIsAnOrigin",
              "s: a asserts c; t: b asserts c in d",
              {"c s", "c t d"},
              {"a", "b"},
              {}},
        Drawn{"BodyMayComeBackInOneChain",
              "s: m asserts c in d via w; p published d; m published w; document w",
              {"c s d w"},
              {"m"},
              {"m"}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Sources, OfAnythingButAClaimAreRefused) {
    const Sketch sketch = draw("s: a asserts c in d");
    EXPECT_THROW((void)find_sources(sketch.snapshot, sketch.document("d")), Error);
}

TEST(Sources, SayWhenTheTrailIsLongerThanTheLimit) {
    const Sketch sketch = draw("d states c; d cites e; e cites f; f cites g");
    SourcesOptions options;
    options.max_steps = 3;
    const Sources sources = find_sources(sketch.snapshot, sketch.claim("c"), options);
    EXPECT_TRUE(sources.incomplete);
    EXPECT_EQ(sources.at_least(), 0U);
    EXPECT_EQ(check_sources(sketch.snapshot, sources, options), "");
}

/// Every chain that there is, by its bodies, from the edges of the snapshot.
class AllChains {
public:
    AllChains(const Snapshot& snapshot, const Sources& sources) : snapshot_(snapshot), sources_(sources) {
        walk(sources.claim, no_node);
    }

    /// The most of them without a common body, by trying.
    [[nodiscard]] std::size_t most() const {
        const std::vector<std::set<std::size_t>> sets(chains_.begin(), chains_.end());
        std::function<std::size_t(std::size_t, const std::set<std::size_t>&)> best =
            [&](std::size_t first, const std::set<std::size_t>& used) -> std::size_t {
            std::size_t result = 0;
            for (std::size_t i = first; i < sets.size(); ++i) {
                const auto taken = [&](std::size_t body) { return used.contains(body); };
                if (std::any_of(sets[i].begin(), sets[i].end(), taken)) continue;
                std::set<std::size_t> more = used;
                more.insert(sets[i].begin(), sets[i].end());
                result = std::max(result, 1 + best(i + 1, more));
            }
            return result;
        };
        return best(0, {});
    }
    [[nodiscard]] bool tractable() const { return chains_.size() <= 14; }

private:
    std::size_t body_of(Node node) const {
        const bool document = snapshot_.kind(node) == RecordKind::Document;
        const Node member = snapshot_.kind(node) == RecordKind::Statement ? snapshot_.speaker(node) : node;
        for (std::size_t i = 0; i < sources_.bodies.size(); ++i) {
            const auto& list = document ? sources_.bodies[i].documents : sources_.bodies[i].agents;
            if (std::find(list.begin(), list.end(), member) != list.end()) return i;
        }
        ADD_FAILURE() << snapshot_.id(node) << " is in no body";
        return 0;
    }

    void walk(Node at, Node followed) {
        if (!path_.insert({at, followed}).second) return;
        const RecordKind kind = snapshot_.kind(at);
        bool more = false;
        const auto go = [&](Node to, Node next) { more = true, walk(to, next); };
        if (kind == RecordKind::Claim) {
            for (const Arc arc : snapshot_.in(at, EdgeKind::Asserts)) go(arc.node, no_node);
            for (const Arc arc : snapshot_.in(at, EdgeKind::States)) go(arc.node, no_node);
        } else {
            bodies_.push_back(body_of(at));
            if (kind == RecordKind::Statement) {
                for (const Arc arc : snapshot_.out(at, EdgeKind::RecordedIn)) go(arc.node, at);
            } else if (kind == RecordKind::Document) {
                for (const Arc arc : snapshot_.out(at, EdgeKind::RelayedFrom)) {
                    const Node statement = snapshot_.occurrence(arc.edge).statement;
                    const bool of_claim = snapshot_.stance(statement) == Stance::Asserts &&
                                          snapshot_.object(statement) == sources_.claim;
                    if (followed == no_node ? !of_claim : statement != followed) continue;
                    go(arc.node, snapshot_.kind(arc.node) == RecordKind::Document ? statement : no_node);
                }
                for (const Arc arc : snapshot_.out(at, EdgeKind::Cites)) go(arc.node, no_node);
                for (const Arc arc : snapshot_.out(at, EdgeKind::PartOf)) go(arc.node, no_node);
            }
            if (!more) chains_.insert(std::set<std::size_t>(bodies_.begin(), bodies_.end()));
            bodies_.pop_back();
        }
        path_.erase({at, followed});
    }

    const Snapshot& snapshot_;
    const Sources& sources_;
    std::set<std::pair<Node, Node>> path_;
    std::vector<std::size_t> bodies_;
    std::set<std::set<std::size_t>> chains_;
};

TEST(Sources, AgreeWithEveryPackingOfEveryChainOfRandomCases) {
    std::size_t asked = 0, exact = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        const Case whole = random_case(seed, {6, 7, 4, 9, 6, 1});
        const Snapshot snapshot = build_snapshot(CaseSource(whole));
        for (const Claim& claim : whole.claims) {
            SCOPED_TRACE("seed " + std::to_string(seed) + " " + claim.id.text());
            const Sources sources = find_sources(snapshot, snapshot.node(claim.id.text()));
            ASSERT_EQ(check_sources(snapshot, sources), "");
            const AllChains all(snapshot, sources);
            if (!all.tractable()) continue;
            const std::size_t most = all.most();
            EXPECT_LE(sources.at_least(), most);
            EXPECT_GE(sources.at_most(), most);
            ++asked;
            exact += sources.exact() ? 1 : 0;
        }
    }
    EXPECT_GT(asked, 1000U);
    EXPECT_GT(exact * 100, asked * 97) << exact << " of " << asked;
}

TEST(Sources, AsOfADateAndWithRephrasingsKeepTheirPromises) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const Case whole = random_case(seed, {6, 8, 6, 14, 12, 1});
        const Snapshot snapshot = build_snapshot(CaseSource(whole));
        for (const Claim& claim : whole.claims) {
            SourcesOptions options;
            options.rephrasings = seed % 2 == 0;
            options.include_proposed = seed % 3 == 0;
            if (seed % 5 < 3) options.as_of = Edtf("2018-06");
            if (seed % 4 == 0) options.since = Edtf(seed % 8 == 0 ? "2016" : "2018-01-15");
            const Sources sources = find_sources(snapshot, snapshot.node(claim.id.text()), options);
            EXPECT_EQ(check_sources(snapshot, sources, options), "")
                << "seed " << seed << " " << claim.id.text();
        }
    }
}

}  // namespace
}  // namespace gainsay::test
