#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/provenance/sources/sources.hpp"
#include "engine/provenance/trace.hpp"
#include "engine/time/as_of.hpp"
#include "graphs/format/text_case/case_json.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/engine/provenance/dump.hpp"
#include "tests/support/random_case.hpp"

// As of a date by which a document had been taken back: it stays where the way back leads to it, and makes nobody a first source.

namespace gainsay::test {
namespace {

struct TakenBack {
    const char* name;
    const char* sketch;
    const char* root;
    const char* steps;                 // backwards, as of June 2021
    std::vector<std::string> origins;  // of the trace
    std::size_t independent;           // origins of the claim c
    friend void PrintTo(const TakenBack& c, std::ostream* out) { *out << c.name; }
};
class TakenBackDocuments : public ::testing::TestWithParam<TakenBack> {};

TEST_P(TakenBackDocuments, EndTheWayBack) {
    const Sketch sketch = draw(GetParam().sketch);
    TraceOptions options;
    options.as_of = Edtf("2021-06");
    options.forwards = false;
    const Trace trace = find_trace(sketch.snapshot, sketch.snapshot.node(GetParam().root), options);
    EXPECT_EQ(joined(dump(sketch, trace.back)), GetParam().steps);
    EXPECT_EQ(origins(sketch, trace), GetParam().origins);
    EXPECT_EQ(check_trace(sketch.snapshot, trace, options), "");

    SourcesOptions question;
    question.as_of = options.as_of;
    const Sources sources = find_sources(sketch.snapshot, sketch.claim("c"), question);
    EXPECT_EQ(sources.at_least(), GetParam().independent);
    EXPECT_EQ(sources.at_most(), GetParam().independent);
    EXPECT_EQ(check_sources(sketch.snapshot, sources, question), "");
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Trace, TakenBackDocuments, ::testing::Values(
    TakenBack{"WhoCitesOneIsNoOrigin",
              "document d on 2019 seen; document e on 2018 retracted 2021-01; d cites e; d states c", "claim:c",
              "\nc\n  stated in d seen\n    cites e (retracted)\n", {"e: retracted"}, 0},
    TakenBack{"BeforeItWasRetractedItIsOneItself",
              "document d on 2019 seen; document e on 2018 retracted 2021-07; d cites e; d states c", "claim:c",
              "\nc\n  stated in d seen\n    cites e (only reported)\n", {"e: only reported"}, 1},
    TakenBack{"InTheMonthItselfItMayHaveBeen",
              "document d on 2019; document e on 2018 retracted 2021-06-10; d cites e; d states c", "claim:c",
              "\nc\n  stated in d\n    cites e (only reported) date?\n", {"e: only reported"}, 1},
    TakenBack{"WhatItCitesItselfHelpsNobody",
              "document d on 2019; document e on 2018 retracted 2021-01; document f on 2017; d cites e; e cites f; d states c",
              "claim:c", "\nc\n  stated in d\n    cites e (retracted)\n", {"e: retracted"}, 0},
    TakenBack{"WhatElseIsCitedStillDoes",
              "document d on 2019; document e on 2018 retracted 2021-01; document f on 2017; d cites e; d cites f; d states c",
              "claim:c", "\nc\n  stated in d\n    cites e (retracted)\n    cites f (only reported)\n",
              {"e: retracted", "f: only reported"}, 1},
    TakenBack{"WhoHadAStatementFromOneIsNoOrigin",
              "document d on 2019; document e on 2018 retracted 2021-01; s: a asserts c on 2018 in d via e", "claim:c",
              "\nc\n  asserted in s\n    spoken by a\n    recorded in d\n      relayed from e (retracted)\n",
              {"e: retracted"}, 0},
    TakenBack{"AStatementInThatAloneIsNotWithoutRecord",
              "document e on 2018 retracted 2021-01; s: a asserts c on 2018 in e", "claim:c",
              "\nc\n  asserted in s\n    spoken by a\n    recorded in e (retracted)\n", {"e: retracted"}, 0},
    TakenBack{"AStatementThatAlsoStandsElsewhereStandsThere",
              "document d on 2019; document e on 2018 retracted 2021-01; document f on 2017;"
              "s: a asserts c on 2017 in d via e in e via f in f", "claim:c",
              "\nc\n  asserted in s\n    spoken by a\n    recorded in d\n      relayed from e (retracted)\n"
              "    recorded in f (only reported)\n",
              {"e: retracted", "f: only reported"}, 1},
    TakenBack{"ItsOwnWordsAreStillShown",
              "document e on 2018 retracted 2021-01; a published e; e states c", "claim:c",
              "\nc\n  stated in e (retracted)\n    published by a\n", {"e: retracted"}, 0},
    TakenBack{"APartOfOneIsNoOrigin",
              "document d on 2019; document e on 2018 retracted 2021-01; d part of e; d states c", "claim:c",
              "\nc\n  stated in d\n    part of e (retracted)\n", {"e: retracted"}, 0},
    TakenBack{"WhatWasAskedAboutIsFollowed",
              "document e on 2018 retracted 2021-01; document f on 2017; e cites f; e states c", "document:e",
              "\ne\n  cites f (only reported)\n", {"f: only reported"}, 0},
    TakenBack{"AndMetAgainItEndsTheWay",
              "document e on 2018 retracted 2021-01; document f on 2017; e cites f; f cites e; e states c", "document:e",
              "\ne\n  cites f\n    cites e (retracted)\n", {"e: retracted"}, 0},
    TakenBack{"WhatCameLaterIsHiddenAllTheSame",
              "document d on 2019; document e on 2022 retracted 2021-01; d cites e; d states c", "claim:c",
              "\nc\n  stated in d (only reported)\n", {"d: only reported"}, 1},
    TakenBack{"AStatementThatWasTakenBackIsHidden",
              "document d on 2019; s: a asserts c on 2018 in d retracted 2021-01", "claim:c",
              "\nc (unrecorded)\n", {"c: unrecorded"}, 0}),
    [](const auto& one) { return std::string(one.param.name); });
// clang-format on

TEST(TakenBackDocument, IsMarkedWhereItWasAskedAbout) {
    const Sketch sketch = draw("document e on 2018 retracted 2021-01");
    TraceOptions options;
    options.as_of = Edtf("2021-06");
    EXPECT_TRUE(find_trace(sketch.snapshot, sketch.document("e"), options).back.steps.front().retracted);
    options.as_of = Edtf("2020");
    EXPECT_FALSE(find_trace(sketch.snapshot, sketch.document("e"), options).back.steps.front().retracted);
    options.as_of.reset();
    EXPECT_FALSE(find_trace(sketch.snapshot, sketch.document("e"), options).back.steps.front().retracted);
}

TEST(TakenBackDocument, EndsTheWayAlsoAtALimitOfSteps) {
    const Sketch sketch = draw(
        "document e on 2018 retracted 2021-01; a published e; b published e; e states c; document d on 2018; "
        "d states c");
    for (std::size_t most = 1; most < 8; ++most) {
        TraceOptions options;
        options.as_of = Edtf("2021-06");
        options.max_steps = most;
        const Trace trace = find_trace(sketch.snapshot, sketch.claim("c"), options);
        EXPECT_EQ(check_trace(sketch.snapshot, trace, options), "") << most;
    }
}

TEST(CheckTrace, NoticesWhatIsForgedAboutRetractions) {
    const Sketch sketch = draw(
        "document d on 2019; document e on 2018 retracted 2021-01; d cites e; d states c; document f on "
        "2018");
    TraceOptions options;
    options.as_of = Edtf("2021-06");
    const Trace honest = find_trace(sketch.snapshot, sketch.claim("c"), options);
    ASSERT_EQ(check_trace(sketch.snapshot, honest, options), "");
    Trace forged = honest;
    forged.back.steps[2].retracted = false;
    EXPECT_NE(check_trace(sketch.snapshot, forged, options), "") << "unmarked";
    forged = honest;
    forged.back.steps[2].ending = forged.origins[0].why = Ending::OnlyReported;
    EXPECT_NE(check_trace(sketch.snapshot, forged, options), "") << "an origin";
    forged = honest;
    forged.back.steps.pop_back();
    forged.back.steps[1].ending = Ending::OnlyReported;
    forged.origins = {{sketch.document("d"), Ending::OnlyReported, 1}};
    EXPECT_NE(check_trace(sketch.snapshot, forged, options), "") << "hidden, so that d looks like an origin";
    const Trace before = find_trace(sketch.snapshot, sketch.claim("c"));
    EXPECT_NE(check_trace(sketch.snapshot, before, options), "") << "as if it had not been retracted";
    EXPECT_NE(check_trace(sketch.snapshot, honest), "") << "without a date nothing was taken back";
}

std::set<std::pair<std::string, std::string>> ends(const Snapshot& snapshot, const Trace& trace) {
    std::set<std::pair<std::string, std::string>> out;
    for (const Origin& origin : trace.origins) {
        if (origin.why == Ending::Retracted || origin.why == Ending::Cycle) continue;
        if (snapshot.kind(origin.node) != RecordKind::Claim)
            out.emplace(snapshot.id(origin.node), to_string(origin.why));
    }
    return out;
}

// Whatever is taken back, nothing becomes an origin that was none.
TEST(TakenBackDocument, MakesNoOriginOnRandomCases) {
    std::size_t ended = 0, fewer = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(seed);
        Case standing = random_case(seed, {5, 8, 5, 12, 5, 0});
        for (Document& one : standing.documents) one.retracted.reset();
        for (Statement& one : standing.statements) one.retracted.reset();
        Case taken = standing;
        for (Document& one : taken.documents) {
            if (!dice.one_in(3)) continue;
            one.retracted.emplace();
            one.retracted->on = Edtf(dice.one_in(4) ? "2018-06" : "2018-02");
        }
        const Snapshot before = build_snapshot(CaseSource(standing)),
                       after = build_snapshot(CaseSource(taken));
        for (const RecordKind kind : {RecordKind::Document, RecordKind::Claim, RecordKind::Statement}) {
            for (const Node root : after.nodes(kind)) {
                TraceOptions options;
                options.as_of = Edtf("2018-06-15");
                options.rephrasings = seed % 2 == 0;
                const Trace trace = find_trace(after, root, options);
                ASSERT_EQ(check_trace(after, trace, options), "") << after.id(root);
                const auto now = ends(after, trace),
                           then = ends(before, find_trace(before, before.node(after.id(root)), options));
                EXPECT_TRUE(std::includes(then.begin(), then.end(), now.begin(), now.end()))
                    << after.id(root);
                for (const Origin& origin : trace.origins) ended += origin.why == Ending::Retracted ? 1 : 0;
                if (kind != RecordKind::Claim) continue;
                SourcesOptions question;
                question.as_of = options.as_of;
                question.rephrasings = options.rephrasings;
                const Sources left = find_sources(after, root, question),
                              were = find_sources(before, before.node(after.id(root)), question);
                ASSERT_EQ(check_sources(after, left, question), "") << after.id(root);
                for (const SourceChain& chain : left.chains) {
                    const Node origin = chain.links.back().node;
                    for (const EdgeKind leans : {EdgeKind::Cites, EdgeKind::PartOf}) {
                        for (const Node on : after.out(origin, leans).nodes())
                            EXPECT_EQ(begun(after, on, options.as_of), Showing::Hidden) << after.id(origin);
                    }
                }
                fewer += left.at_most() < were.at_least() ? 1 : 0;
            }
        }
    }
    EXPECT_GT(ended, 1000U);
    EXPECT_GT(fewer, 100U);
}

// The ministry's costs rest on the study alone, and so does what the letter says of it.
TEST(RetractedStudy, LeavesNoOriginBehind) {
    std::ifstream file(GAINSAY_SOURCE_DIR "/fixtures/retracted-study/case.json");
    const Snapshot snapshot = build_snapshot(CaseSource(read_case(file, "case.json")));
    const Node costs = snapshot.node("claim:costs-four-million"),
               study = snapshot.node("document:larsen-study");
    const auto sources = [&](const char* claim, const char* as_of) {
        SourcesOptions options;
        options.as_of = Edtf(as_of);
        return find_sources(snapshot, snapshot.node(claim), options);
    };
    const Sources before = sources("claim:costs-four-million", "2020-06"),
                  after = sources("claim:costs-four-million", "2022");
    EXPECT_EQ(before.at_least(), 1U);
    EXPECT_EQ(before.chains.at(0).links.back().node, study);
    EXPECT_EQ(after.at_most(), 0U);
    EXPECT_EQ(after.origins, (std::vector<Origin>{{study, Ending::Retracted, after.origins.at(0).step}}));
    EXPECT_EQ(sources("claim:third-of-bees-dies", "2022").at_least(), 1U)
        << "the laboratory measured for itself";

    TraceOptions options;
    options.as_of = Edtf("2022");
    const Trace trace = find_trace(snapshot, costs, options);
    EXPECT_EQ(trace.origins.size(), 1U);
    EXPECT_EQ(trace.origins.at(0).why, Ending::Retracted);
    EXPECT_EQ(trace.back.steps.at(trace.origins.at(0).step).node, study);
}

}  // namespace
}  // namespace gainsay::test
