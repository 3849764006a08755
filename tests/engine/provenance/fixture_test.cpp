#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "engine/provenance/trace.hpp"
#include "graphs/format/text_case/case_json.hpp"
#include "graphs/snapshot/build/build.hpp"

namespace gainsay::test {
namespace {

std::string content(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    EXPECT_TRUE(file) << path;
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

Case fixture(const std::string& folder) {
    std::ifstream file(folder + "/case.json");
    return read_case(file, folder + "/case.json");
}

class InventedCases : public ::testing::TestWithParam<const char*> {
protected:
    const std::string folder = std::string(GAINSAY_SOURCE_DIR "/fixtures/") + GetParam();
};

TEST_P(InventedCases, AreWholeAndCanonical) {
    const Case whole = fixture(folder);
    EXPECT_TRUE(check_case(whole).empty());
    std::ostringstream written;
    write_case_json(written, CaseSource(whole));
    EXPECT_EQ(written.str(), content(folder + "/case.json"));
}

TEST_P(InventedCases, QuoteWhatStandsInTheirCopies) {
    const Case whole = fixture(folder);
    std::map<DocumentId, std::string> copies;
    for (const Document& document : whole.documents) {
        if (document.snapshot) copies[document.id] = content(folder + "/" + document.snapshot->path);
    }
    EXPECT_FALSE(copies.empty());
    for (const Statement& statement : whole.statements) {
        for (const Occurrence& occurrence : statement.occurrences) {
            const auto copy = copies.find(occurrence.document);
            if (copy == copies.end()) continue;
            EXPECT_THAT(copy->second, ::testing::HasSubstr(occurrence.cue)) << statement.id.text();
            if (!occurrence.selector) continue;
            const Selector& selector = *occurrence.selector;  // the copies are ASCII: a character is a byte
            ASSERT_TRUE(selector.start && selector.end) << statement.id.text();
            EXPECT_EQ(copy->second.substr(*selector.start, *selector.end - *selector.start), selector.exact);
        }
    }
}

TEST_P(InventedCases, TraceWithoutBreakingAPromise) {
    const Snapshot snapshot = build_snapshot(CaseSource(fixture(folder)));
    for (const RecordKind kind : {RecordKind::Document, RecordKind::Claim, RecordKind::Statement}) {
        for (const Node node : snapshot.nodes(kind)) {
            EXPECT_EQ(check_trace(snapshot, find_trace(snapshot, node)), "") << snapshot.id(node);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Fixtures, InventedCases,
                         ::testing::Values("change-of-position", "circular-report", "ended-affiliation",
                                           "old-bridge", "relay-chain", "retracted-study",
                                           "travelling-figure", "undercut-relation"),
                         [](const auto& one) {
                             std::string name = one.param;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

TEST(RelayChain, EndsAtAPostThatNobodyKeptAndNamesItsCircleOnce) {
    const Snapshot snapshot = build_snapshot(CaseSource(fixture(GAINSAY_SOURCE_DIR "/fixtures/relay-chain")));
    const Trace trace = find_trace(snapshot, snapshot.node("claim:white-seal"));
    std::vector<std::string> relays;
    for (const TraceStep& step : trace.back.steps) {
        if (step.link != TraceLink::RelayedFrom) continue;
        relays.push_back(std::string(snapshot.id(step.node)) + (step.seen ? " seen" : ""));
    }
    EXPECT_THAT(relays, ::testing::ElementsAre("document:nature-today-1", "document:evening-globe-1",
                                               "document:capital-herald-1", "document:island-post-1 seen",
                                               "document:morning-ledger-1", "document:coast-daily-1",
                                               "document:norwire-dispatch seen", "document:post"));
    ASSERT_EQ(trace.back.cycles.size(), 1U);
    EXPECT_EQ(trace.back.cycles[0].size(), 4U);
    EXPECT_THAT(trace.origins, ::testing::Contains(::testing::AllOf(
                                   ::testing::Field(&Origin::node, snapshot.node("document:post")),
                                   ::testing::Field(&Origin::why, Ending::OnlyReported))));
}

TEST(UndercutRelation, DefendsTheClaimAgainstWhichTheRelationStands) {
    const Snapshot snapshot =
        build_snapshot(CaseSource(fixture(GAINSAY_SOURCE_DIR "/fixtures/undercut-relation")));
    const Trace trace = find_trace(snapshot, snapshot.node("claim:survey-6-1-percent"));
    std::map<std::string, TraceParity> claims;
    for (const TraceStep& step : trace.forward.steps) {
        if (snapshot.kind(step.node) == RecordKind::Claim)
            claims[std::string(snapshot.id(step.node))] = step.parity;
    }
    EXPECT_EQ(claims["claim:register-4-4-percent"], TraceParity::Odd);
    EXPECT_EQ(claims["claim:different-definitions"], TraceParity::Even);
    EXPECT_EQ(claims["claim:survey-response-too-low"], TraceParity::Odd);
    EXPECT_EQ(claims["claim:weighting-corrects"], TraceParity::Even);
}

}  // namespace
}  // namespace gainsay::test
