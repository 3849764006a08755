#include "graphs/snapshot/rows/speech_rows.hpp"

#include <gtest/gtest.h>

#include "graphs/model/source.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

/// The same from the snapshot's edges, call by call.
std::vector<Speech> asked(const Snapshot& snapshot, Node claim) {
    std::vector<Speech> all;
    for (const EdgeKind kind : {EdgeKind::Asserts, EdgeKind::Denies, EdgeKind::Questions}) {
        for (const Arc statement : snapshot.in(claim, kind)) {
            const Date date = snapshot.date(statement.node);
            Speech speech(statement.node, snapshot.out(statement.node, EdgeKind::SpokenBy)[0].node,
                          snapshot.stance(statement.node), snapshot.period(date).start_min);
            if (snapshot.out(statement.node, EdgeKind::RecordedIn).empty()) all.push_back(speech);
            for (const Arc place : snapshot.out(statement.node, EdgeKind::RecordedIn)) {
                speech.document = place.node;
                all.push_back(speech);
            }
        }
    }
    return all;
}

TEST(SpeechRows, HoldWhatTheSnapshotSaysCallByCall) {
    std::size_t nowhere = 0, somewhere = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Snapshot snapshot = build_snapshot(CaseSource(random_case(seed, {5, 9, 7, 30, 6, 1})));
        const SpeechRows rows(snapshot);
        for (const Node claim : snapshot.nodes(RecordKind::Claim)) {
            const std::vector<Speech> expected = asked(snapshot, claim);
            const auto found = rows.of(claim);
            EXPECT_EQ(std::vector<Speech>(found.begin(), found.end()), expected);
            for (const Speech& speech : expected) ++(speech.document == no_node ? nowhere : somewhere);
        }
    }
    EXPECT_GT(nowhere, 20U);
    EXPECT_GT(somewhere, 100U);
}

TEST(SpeechRows, OfWhatIsNoClaimAreABrokenPromise) {
    const Snapshot snapshot = build_snapshot(CaseSource(random_case(1)));
    EXPECT_THROW((void)SpeechRows(snapshot).of(Node{0}), std::logic_error);
    EXPECT_THROW((void)SpeechRows(Snapshot()).of(Node{0}), std::logic_error);
}

}  // namespace
}  // namespace gainsay::test
