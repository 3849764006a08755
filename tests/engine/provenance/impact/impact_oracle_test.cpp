// Random small cases against the slow, obvious answer.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "graphs/snapshot/build/build.hpp"
#include "tests/engine/provenance/impact/impact_oracle.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

ImpactOptions options_for(std::uint64_t seed) {
    ImpactOptions options;
    if (seed % 3 == 1) options.as_of = Edtf("2018-06");
    options.include_proposed = seed % 4 == 1;
    options.rephrasings = seed % 4 == 2;
    options.mentions = seed % 5 == 3;
    options.trail = seed % 6 > 3;
    if (seed % 5 == 2) options.since = Edtf(seed % 2 == 0 ? "2018-03-01" : "2018");
    options.max_chain = seed % 7 == 0 ? 2 : 64;
    return options;
}

struct Counts {
    std::size_t asked = 0, fallen = 0, standing = 0, loops = 0, rootless = 0, earlier = 0;
};

/// By the records alone: the words' own date, else that of one of their documents, had ended before.
bool said_before(const Case& whole, const std::string& id, const std::optional<Edtf>& since) {
    if (!since) return false;
    const auto over = [&](const std::optional<Edtf>& date) {
        return date && gainsay::compare(*date, *since) == TimeOrder::Before;
    };
    std::set<std::string> papers{id};
    for (const Statement& one : whole.statements) {
        if (one.id.text() != id) continue;
        if (one.said_on) return over(one.said_on);
        for (const Occurrence& place : one.occurrences) papers.insert(place.document.text());
    }
    for (const Review& one : whole.reviews) {
        if (one.id.text() != id) continue;
        if (one.on) return over(one.on);
        if (one.in) papers.insert(one.in->text());
    }
    return std::any_of(whole.documents.begin(), whole.documents.end(), [&](const Document& one) {
        return papers.contains(one.id.text()) && over(one.published);
    });
}

void compare(const Case& whole, const ImpactOptions& options, Counts& counts) {
    const Snapshot snapshot = build_snapshot(CaseSource(whole));
    const ImpactOracle oracle(whole, snapshot, options);
    for (const Node what : snapshot.nodes()) {
        if (snapshot.kind(what) == RecordKind::Review) continue;
        if (begun(snapshot, what, options.as_of) == Showing::Hidden) continue;
        SCOPED_TRACE(std::string(snapshot.id(what)));
        const Impact impact = find_impact(snapshot, what, options);
        ASSERT_EQ(check_impact(snapshot, impact, options), "");
        const bool counted = snapshot.kind(what) != RecordKind::Relation ||
                             snapshot.status(what) == RelationStatus::Accepted ||
                             (options.include_proposed && snapshot.status(what) == RelationStatus::Proposed);
        ImpactOracle::Answer found;
        for (const FallenRecord& one : impact.fallen) {
            found.fallen.emplace(snapshot.id(one.node));
            if (one.withdrawn) found.withdrawn.emplace(snapshot.id(one.node));
            counts.loops += one.loop != 0 ? 1 : 0;
        }
        for (const StandingRecord& one : impact.standing) found.standing.emplace(snapshot.id(one.node));
        std::set<std::string> earlier;
        for (const FallenRecord& one : impact.earlier) {
            earlier.emplace(snapshot.id(one.node));
            if (one.withdrawn) found.withdrawn.emplace(snapshot.id(one.node));
        }
        for (const ConcernedRecord& one : impact.concerned)
            EXPECT_FALSE(said_before(whole, std::string(snapshot.id(one.node)), options.since));
        ImpactOracle::Answer expected =
            counted ? oracle.without(std::string(snapshot.id(what))) : ImpactOracle::Answer{};
        const auto before = [&](const std::string& id) { return said_before(whole, id, options.since); };
        std::set<std::string> fell_earlier;
        std::copy_if(expected.fallen.begin(), expected.fallen.end(),
                     std::inserter(fell_earlier, fell_earlier.end()), before);
        std::erase_if(expected.fallen, before);
        std::erase_if(expected.standing, before);
        EXPECT_EQ(earlier, fell_earlier);
        EXPECT_EQ(found.fallen, expected.fallen);
        EXPECT_EQ(found.withdrawn, expected.withdrawn);
        EXPECT_EQ(found.standing, expected.standing);
        ++counts.asked;
        counts.fallen += impact.fallen.size();
        counts.standing += impact.standing.size();
        counts.rootless += impact.rootless.size();
        counts.earlier += impact.earlier.size();
    }
}

TEST(Impact, AgreesWithTheOracleOnSmallCases) {
    Counts counts;
    for (std::uint64_t seed = 0; seed < 400 && !::testing::Test::HasFailure(); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const RandomCaseSize size = seed % 2 == 0 ? RandomCaseSize{} : RandomCaseSize{4, 9, 8, 14, 14, 3};
        compare(random_case(seed, size), options_for(seed), counts);
    }
    EXPECT_GT(counts.asked, 10'000U);
    EXPECT_GT(counts.fallen, 5'000U);
    EXPECT_GT(counts.standing, 2'000U);
    EXPECT_GT(counts.rootless, 100U);
    EXPECT_GT(counts.loops, 20U);
    EXPECT_GT(counts.earlier, 100U);
}

/// Is there a trail from the claim to where one ends, as find_sources() follows it, that does not pass `without`?
bool leads_to_an_origin(const Snapshot& snapshot, Node claim, Node without) {
    using Place = std::pair<Node, Node>;  // a document with the statement that is followed in it
    std::vector<Place> pending{{claim, no_node}};
    std::set<Place> met;
    while (!pending.empty()) {
        const auto [at, followed] = pending.back();
        pending.pop_back();
        if (at == without || !met.insert({at, followed}).second) continue;
        std::vector<Place> next;
        if (snapshot.kind(at) == RecordKind::Claim) {
            for (const Arc arc : snapshot.in(at, EdgeKind::Asserts)) next.emplace_back(arc.node, no_node);
            for (const Arc arc : snapshot.in(at, EdgeKind::States)) next.emplace_back(arc.node, no_node);
        } else if (snapshot.kind(at) == RecordKind::Statement) {
            for (const Arc arc : snapshot.out(at, EdgeKind::RecordedIn)) next.emplace_back(arc.node, at);
        } else if (snapshot.kind(at) == RecordKind::Document) {
            for (const Arc arc : snapshot.out(at, EdgeKind::RelayedFrom)) {
                if (snapshot.occurrence(arc.edge).statement != followed) continue;
                next.emplace_back(arc.node,
                                  snapshot.kind(arc.node) == RecordKind::Agent ? no_node : followed);
            }
            for (const Arc arc : snapshot.out(at, EdgeKind::Cites)) next.emplace_back(arc.node, no_node);
        }
        if (next.empty() && snapshot.kind(at) != RecordKind::Claim) return true;
        pending.insert(pending.end(), next.begin(), next.end());
    }
    return false;
}

TEST(Impact, MakesEveryClaimFallThatLosesAllItsOrigins) {
    std::size_t cut = 0;
    ImpactOptions options;
    options.mentions = options.trail = true;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Case whole = random_case(seed, {4, 7, 5, 10, 0, 0});
        // The trail takes any of relays, citations and wholes; here a document needs one of each. So it has only one kind.
        for (Document& document : whole.documents) {
            document.part_of.clear(), document.retracted.reset();
            if (seed % 2 == 0) document.cites.clear();
        }
        for (Statement& statement : whole.statements) {
            statement.retracted.reset();
            for (Occurrence& one : statement.occurrences) {
                if (seed % 2 == 1) one.via.reset();
            }
        }
        const Snapshot snapshot = build_snapshot(CaseSource(whole));
        for (const Node what : snapshot.nodes(RecordKind::Document)) {
            const Impact impact = find_impact(snapshot, what, options);
            for (const Node claim : snapshot.nodes(RecordKind::Claim)) {
                if (leads_to_an_origin(snapshot, claim, what) ||
                    !leads_to_an_origin(snapshot, claim, no_node))
                    continue;
                ++cut;
                const bool named = std::any_of(impact.fallen.begin(), impact.fallen.end(),
                                               [&](const FallenRecord& one) { return one.node == claim; }) ||
                                   std::any_of(impact.rootless.begin(), impact.rootless.end(),
                                               [&](const RootlessRecord& one) { return one.node == claim; });
                EXPECT_TRUE(named) << snapshot.id(claim) << " without " << snapshot.id(what);
            }
        }
    }
    EXPECT_GT(cut, 100U);
}

}  // namespace
}  // namespace gainsay::test
