#include "engine/provenance/roots.hpp"

#include <gtest/gtest.h>

#include <map>

#include "graphs/model/source.hpp"
#include "graphs/snapshot/build.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

/// Distances by relaxing every citation until nothing gets nearer.
std::vector<CitedRoot> relaxed(const Snapshot& snapshot, Node claim) {
    std::map<Node, std::uint32_t> distance;
    for (const Node statement : snapshot.nodes(RecordKind::Statement)) {
        if (snapshot.stance(statement) != Stance::Asserts || snapshot.object(statement) != claim) continue;
        for (const Arc arc : snapshot.out(statement, EdgeKind::RecordedIn)) distance[arc.node] = 0;
    }
    for (const Arc arc : snapshot.in(claim, EdgeKind::States)) distance[arc.node] = 0;
    for (bool changed = true; changed;) {
        changed = false;
        for (const Node document : snapshot.nodes(RecordKind::Document)) {
            if (distance.count(document) == 0) continue;
            for (const Arc arc : snapshot.out(document, EdgeKind::Cites)) {
                const std::uint32_t through = distance[document] + 1;
                if (distance.count(arc.node) != 0 && distance[arc.node] <= through) continue;
                distance[arc.node] = through;
                changed = true;
            }
        }
    }
    std::map<std::pair<std::uint32_t, Node>, CitedRoot> sorted;
    for (const auto& [document, at] : distance) {
        if (snapshot.out(document, EdgeKind::Cites).empty()) sorted[{at, document}] = {document, at};
    }
    std::vector<CitedRoot> roots;
    roots.reserve(sorted.size());
    for (const auto& [key, root] : sorted) roots.push_back(root);
    return roots;
}

TEST(CitedRoots, AreTheEndsOfAllCitationsAtTheirLeastDistance) {
    std::size_t far = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Snapshot snapshot = build_snapshot(CaseSource(random_case(seed, {5, 14, 7, 14, 6, 1})));
        const CitationRows rows(snapshot);
        CitedRoots roots(rows);
        for (const Node claim : snapshot.nodes(RecordKind::Claim)) {
            const std::vector<CitedRoot> expected = relaxed(snapshot, claim);
            EXPECT_EQ(roots.of(claim), expected);
            for (const CitedRoot& root : expected) far += root.distance > 1 ? 1 : 0;
        }
    }
    EXPECT_GT(far, 50U);
}

TEST(CitedRoots, OfWhatIsNoClaimAreABrokenPromise) {
    const Snapshot snapshot = build_snapshot(CaseSource(random_case(1)));
    const CitationRows rows(snapshot);
    EXPECT_THROW((void)CitedRoots(rows).of(Node{0}), std::logic_error);
}

}  // namespace
}  // namespace gainsay::test
