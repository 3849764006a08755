#include "engine/provenance/roots.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "graphs/model/source.hpp"
#include "graphs/snapshot/build/build.hpp"
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

/// Three levels of citations that fan out, so that many roots have one distance.
Case fan(std::uint64_t seed) {
    constexpr std::size_t documents = 400;
    Dice dice(seed);
    Case whole;
    Claim claim;
    claim.id = ClaimId("claim:c");
    claim.text = "c";
    whole.claims.push_back(claim);
    for (std::size_t i = 0; i < documents; ++i) {
        Document document;
        document.id = DocumentId("document:d" + std::to_string(i));
        document.title = document.id.text();
        if (i < 3) document.states.push_back(claim.id);
        for (std::size_t k = 0; i < 40 && k < 20; ++k) {
            const std::size_t cited = i < 3 ? 3 + dice.below(37) : 40 + dice.below(documents - 40);
            document.cites.push_back({DocumentId("document:d" + std::to_string(cited)), {}});
        }
        whole.documents.push_back(std::move(document));
    }
    sort_records(whole);
    return whole;
}

TEST(CitedRoots, OfOneDistanceAreInOrderHoweverMany) {
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
        const Snapshot snapshot = build_snapshot(CaseSource(fan(seed)));
        const CitationRows rows(snapshot);
        CitedRoots roots(rows);
        const Node claim = snapshot.node("claim:c");
        for (int again = 0; again < 2; ++again) {
            EXPECT_EQ(roots.of(claim), relaxed(snapshot, claim));
            EXPECT_GT(roots.of(claim).size(), 100U);
        }
    }
}

TEST(CitedRoots, AreByDistanceAsTheyAreMetToo) {
    const Snapshot snapshot = build_snapshot(CaseSource(fan(1)));
    const CitationRows rows(snapshot);
    CitedRoots roots(rows);
    const Node claim = snapshot.node("claim:c");
    std::vector<CitedRoot> met = roots.of(claim, false);
    const auto nearer = [](const CitedRoot& x, const CitedRoot& y) { return x.distance < y.distance; };
    EXPECT_TRUE(std::is_sorted(met.begin(), met.end(), nearer));
    EXPECT_NE(met, roots.of(claim));
    std::sort(met.begin(), met.end(), [](const CitedRoot& x, const CitedRoot& y) {
        return std::pair(x.distance, x.document) < std::pair(y.distance, y.document);
    });
    EXPECT_EQ(met, roots.of(claim));
}

TEST(CitedRoots, OfWhatIsNoClaimAreABrokenPromise) {
    const Snapshot snapshot = build_snapshot(CaseSource(random_case(1)));
    const CitationRows rows(snapshot);
    EXPECT_THROW((void)CitedRoots(rows).of(Node{0}), std::logic_error);
}

}  // namespace
}  // namespace gainsay::test
