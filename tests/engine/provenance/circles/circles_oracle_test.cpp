// Circles of random small cases against every path tried by hand, and their claims against find_sources().
#include "tests/engine/provenance/circles/circles_oracle.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/provenance/circles/circles.hpp"
#include "engine/provenance/sources/sources.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

using Ids = std::vector<std::vector<std::string>>;

Ids ids_of(const Snapshot& snapshot, const Circles& answer) {
    Ids all;
    for (const Circle& circle : answer.circles) {
        auto& ids = all.emplace_back();
        for (const CircleStep& step : circle.steps) ids.emplace_back(snapshot.id(step.document));
    }
    return all;
}

/// More citations than a random case has of itself, so that circles cross each other.
Case tangled(std::uint64_t seed, std::size_t documents, std::size_t citations) {
    Case whole = random_case(seed, {4, documents, 4, 8, 3, 1});
    Dice dice(seed + 1);
    for (std::size_t i = 0; i < citations; ++i) {
        Citation citation;
        citation.document = whole.documents[dice.below(documents)].id;
        whole.documents[dice.below(documents)].cites.push_back(citation);
    }
    return whole;
}

TEST(CirclesOracle, FindsTheSameCirclesInTheSameOrder) {
    std::size_t circles = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case whole = tangled(seed, 3 + seed % 6, seed % 17);
        const Snapshot snapshot = build_snapshot(CaseSource(whole));
        CirclesOptions options;
        options.limit = 0, options.max_work = 0;
        const Circles answer = find_circles(snapshot, options);
        ASSERT_EQ(ids_of(snapshot, answer), every_circle(whole));
        ASSERT_EQ(check_circles(CaseSource(whole), snapshot, answer, options), "");
        circles += answer.circles.size();
    }
    EXPECT_GT(circles, 2000U);
}

TEST(CirclesOracle, FindsThoseThroughADocumentInTheSameOrder) {
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case whole = tangled(seed, 4 + seed % 5, seed % 15);
        const Snapshot snapshot = build_snapshot(CaseSource(whole));
        for (const Document& document : whole.documents) {
            Ids expected = every_circle(whole);
            std::erase_if(expected, [&](const auto& circle) {
                return std::find(circle.begin(), circle.end(), document.id.text()) == circle.end();
            });
            CirclesOptions options;
            options.limit = seed % 2 == 0 ? 0 : 5;
            options.through = snapshot.node(document.id.text());
            if (options.limit != 0 && expected.size() > 5) expected.resize(5);
            EXPECT_EQ(ids_of(snapshot, find_circles(snapshot, options)), expected) << document.id.text();
        }
    }
}

/// Some document of it may date from `first` on: none of its readings is needed, only whether it had certainly ended.
bool may_have_closed_since(const Case& whole, const std::vector<std::string>& circle, const Edtf& first) {
    return std::any_of(whole.documents.begin(), whole.documents.end(), [&](const Document& one) {
        const bool on_it = std::find(circle.begin(), circle.end(), one.id.text()) != circle.end();
        return on_it && (!one.published || compare(*one.published, first) != TimeOrder::Before);
    });
}

TEST(CirclesOracle, FindsThoseThatMayHaveClosedSinceADayInTheSameOrder) {
    std::size_t kept = 0, hidden = 0, uncertain = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Case whole = tangled(seed, 4 + seed % 5, seed % 17);
        Dice dice(seed + 3);
        for (Document& one : whole.documents) {
            const char* const dates[] = {"2015-03-01", "2016", "2017-06-15", "2018-06?", "2019-01-05"};
            one.published = Edtf(dates[dice.below(dice.one_in(4) ? 5 : 2)]);
        }
        const Snapshot snapshot = build_snapshot(CaseSource(whole));
        CirclesOptions options;
        options.limit = 0, options.max_work = 0;
        options.since = Edtf(seed % 2 == 0 ? "2016-07-01" : "2018-07-01");
        const Ids all = every_circle(whole);
        Ids expected = all;
        std::erase_if(expected,
                      [&](const auto& one) { return !may_have_closed_since(whole, one, *options.since); });
        const Circles answer = find_circles(snapshot, options);
        ASSERT_EQ(ids_of(snapshot, answer), expected);
        ASSERT_EQ(check_circles(CaseSource(whole), snapshot, answer, options), "");
        kept += expected.size(), hidden += all.size() - expected.size();
        for (const Circle& one : answer.circles) uncertain += one.date_uncertain ? 1 : 0;

        const Document& through = whole.documents[dice.below(whole.documents.size())];
        std::erase_if(expected, [&](const auto& one) {
            return std::find(one.begin(), one.end(), through.id.text()) == one.end();
        });
        options.through = snapshot.node(through.id.text());
        EXPECT_EQ(ids_of(snapshot, find_circles(snapshot, options)), expected) << through.id.text();
    }
    EXPECT_GT(kept, 300U);
    EXPECT_GT(hidden, 300U);
    EXPECT_GT(uncertain, 100U);
}

TEST(CirclesOracle, AgreesWithFindSourcesOnWhatHasNoOrigin) {
    std::size_t lacking = 0, taken_back = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case whole = tangled(seed, 3 + seed % 4, seed % 9);
        const Snapshot snapshot = build_snapshot(CaseSource(whole));
        CirclesOptions options;
        SourcesOptions sources;
        if (seed % 3 == 0) options.as_of = sources.as_of = Edtf("2018-06");
        const Circles answer = find_circles(snapshot, options);
        for (const Node claim : snapshot.nodes(RecordKind::Claim)) {
            const Sources back = find_sources(snapshot, claim, sources);
            // Where a trail ends at what had been taken back, it is no circle that leaves the claim without an origin.
            const auto was_taken_back = [](const Origin& origin) { return origin.why == Ending::Retracted; };
            if (std::any_of(back.origins.begin(), back.origins.end(), was_taken_back)) {
                ++taken_back;
                continue;
            }
            const bool made = !back.bodies.empty();
            const bool listed =
                std::binary_search(answer.without_origin.begin(), answer.without_origin.end(), claim);
            EXPECT_EQ(listed, made && back.chains.empty()) << snapshot.id(claim);
            lacking += listed ? 1 : 0;
        }
    }
    EXPECT_GT(lacking, 50U);
    EXPECT_LT(taken_back, 100U) << "so that most claims are compared";
}

TEST(CirclesOracle, KeepsItsPromisesWithEveryOption) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case whole = tangled(seed, 3 + seed % 6, seed % 14);
        const Snapshot snapshot = build_snapshot(CaseSource(whole));
        Dice dice(seed + 2);
        CirclesOptions options;
        options.max_length = dice.below(5);
        options.limit = dice.below(4);
        options.max_work = dice.below(3) * 20;
        options.max_claims = dice.below(3);
        if (dice.one_in(2)) options.as_of = Edtf("2018-06");
        if (dice.one_in(2)) options.since = Edtf("2018-02");
        const std::size_t kind = dice.below(4);
        if (kind < 3) {
            const NodeRange nodes = snapshot.nodes(static_cast<RecordKind>(kind));
            options.through = *(nodes.begin() + static_cast<std::ptrdiff_t>(dice.below(nodes.size())));
        }
        EXPECT_EQ(check_circles(CaseSource(whole), snapshot, find_circles(snapshot, options), options), "");
    }
}

}  // namespace
}  // namespace gainsay::test
