#include "graphs/snapshot/rows/stored_disputes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "graphs/model/source.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "graphs/snapshot/overlay/overlay.hpp"
#include "tests/support/random_case.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

template <class Records>
void mix_in(Dice& dice, Records& into, const Records& other, std::vector<RecordId>& changed) {
    for (const auto& record : other) {
        const auto at =
            std::find_if(into.begin(), into.end(), [&](const auto& one) { return one.id == record.id; });
        if (at == into.end()) {
            into.push_back(record);
        } else if (dice.one_in(9)) {
            *at = record;
        } else {
            continue;
        }
        changed.push_back(record.id);
    }
}

/// `whole` with a few records of another case that has the same ids and some more. All that it names is there.
std::vector<RecordId> change(Dice& dice, Case& whole, const Case& other) {
    std::vector<RecordId> changed;
    mix_in(dice, whole.agents, other.agents, changed);
    mix_in(dice, whole.documents, other.documents, changed);
    mix_in(dice, whole.claims, other.claims, changed);
    mix_in(dice, whole.statements, other.statements, changed);
    mix_in(dice, whole.relations, other.relations, changed);
    mix_in(dice, whole.reviews, other.reviews, changed);
    sort_records(whole);
    return changed;
}

Snapshot laid_over(const Snapshot& base, const Case& now, const std::vector<RecordId>& changed) {
    auto made = overlay_snapshot(base, CaseSource(now), changed, {1'000'000, 1'000'000});
    if (!made) throw std::runtime_error("no overlay was made");
    return *std::move(made);
}

/// Rows by id, so that numbers play no part: of rows of `snapshot`.
struct ById {
    const Snapshot& snapshot;
    const DisputeRows& rows;

    [[nodiscard]] std::string agent(std::uint32_t number) const {
        return std::string(snapshot.id(rows.agent_node(number)));
    }
    [[nodiscard]] std::string claim(std::uint32_t number) const {
        return std::string(snapshot.id(rows.claim_node(number)));
    }
    [[nodiscard]] std::vector<std::string> agents(std::span<const std::uint32_t> row) const {
        std::vector<std::string> ids;
        for (const std::uint32_t number : row) ids.push_back(agent(number));
        return ids;
    }
    [[nodiscard]] std::vector<std::string> conflicts(std::uint32_t number) const {
        std::vector<std::string> all;
        for (const Conflict one : rows.conflicts[number])
            all.push_back(claim(one.claim()) + " " + std::to_string(static_cast<int>(one.part())));
        return all;
    }
    [[nodiscard]] std::vector<std::string> undercut(std::uint32_t number) const {
        std::vector<std::string> ids;
        for (const Node node : snapshot.out(rows.claim_node(number), EdgeKind::Undercuts).nodes())
            ids.emplace_back(snapshot.id(node));
        return ids;
    }
    /// The claims of a row for which keep(number) holds.
    template <class Keep>
    [[nodiscard]] std::vector<std::string> claims(std::span<const std::uint32_t> row,
                                                  const Keep& keep) const {
        std::vector<std::string> ids;
        for (const std::uint32_t number : row) {
            if (keep(number)) ids.push_back(claim(number));
        }
        return ids;
    }
};

struct Seen {
    std::size_t untouched = 0, touched = 0, rows = 0, new_agents = 0;
};

/// All that the rows beneath say of what is not touched is what rows made now say.
void expect_to_hold(const Snapshot& snapshot, Seen& seen) {
    const auto stored = StoredDisputes::of(snapshot);
    ASSERT_TRUE(stored);
    const DisputeRows made(snapshot);
    const ById then{stored->block(), stored->rows()}, now{snapshot, made};
    const auto& touched = stored->touched_claims();
    ASSERT_TRUE(std::is_sorted(touched.begin(), touched.end()));
    ASSERT_EQ(std::adjacent_find(touched.begin(), touched.end()), touched.end());
    const auto touched_now = [&](std::uint32_t claim) {
        return std::binary_search(touched.begin(), touched.end(), made.claim_node(claim));
    };
    std::size_t found_again = 0;
    for (std::uint32_t claim = 0; claim < stored->rows().claims(); ++claim) {
        const auto node = snapshot.find(then.claim(claim));
        if (stored->touched(claim)) {
            ASSERT_TRUE(!node || touched_now(made.claim(*node)));
            ++seen.touched;
            continue;
        }
        if (!node) {  // gone, and nobody said a word of it
            EXPECT_THAT(stored->rows().asserters[claim], IsEmpty());
            continue;
        }
        ++found_again;
        const std::uint32_t number = made.claim(*node);
        ASSERT_FALSE(touched_now(number));
        ASSERT_EQ(stored->claim_node(claim), *node);
        EXPECT_EQ(then.agents(stored->rows().asserters[claim]), now.agents(made.asserters[number]));
        EXPECT_EQ(then.agents(stored->rows().deniers[claim]), now.agents(made.deniers[number]));
        EXPECT_EQ(then.conflicts(claim), now.conflicts(number));
        EXPECT_EQ(then.undercut(claim), now.undercut(number));
        seen.rows += made.asserters[number].size() + made.conflicts[number].size();
    }
    seen.untouched += found_again;
    for (const Node agent : snapshot.nodes(RecordKind::Agent)) {
        const auto number = stored->agent(agent);
        ASSERT_TRUE(!number || then.agent(*number) == snapshot.id(agent));
        if (!number) ++seen.new_agents;
        for (const auto rows : {&DisputeRows::asserted, &DisputeRows::denied}) {
            const auto row = (made.*rows)[made.agent(agent)];
            const auto old = number ? (stored->rows().*rows)[*number] : std::span<const std::uint32_t>();
            EXPECT_EQ(then.claims(old, [&](std::uint32_t claim) { return !stored->touched(claim); }),
                      now.claims(row, [&](std::uint32_t claim) { return !touched_now(claim); }));
        }
    }
}

TEST(StoredDisputes, HoldOfWhateverTheChangesDidNotTouch) {
    Seen seen;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(seed);
        const Case before = random_case(seed, {5, 6, 30, 40, 24, 3});
        Case after = before;
        const auto changed = change(dice, after, random_case(seed + 1000, {6, 7, 33, 42, 25, 4}));
        const Snapshot was = build_snapshot(CaseSource(before)), is = build_snapshot(CaseSource(after));
        expect_to_hold(laid_over(was, after, changed), seen);
        expect_to_hold(laid_over(is, before, changed), seen);  // what was added is taken away
        ASSERT_FALSE(HasFailure());
    }
    EXPECT_GT(seen.untouched, 5000U);
    EXPECT_GT(seen.touched, 3000U);
    EXPECT_GT(seen.rows, 2000U);
    EXPECT_GT(seen.new_agents, 200U);
}

std::vector<std::string> touched_between(const char* before, const char* after) {
    const Case was = draw_case(before), is = draw_case(after);
    std::vector<RecordId> changed;
    const CaseSource old_source(was), new_source(is);
    const auto list = [&](const auto& records) {
        for (const auto& one : records) {
            if (old_source.find(one.id) != new_source.find(one.id)) changed.push_back(one.id);
        }
    };
    for (const Case* one : {&was, &is}) {
        list(one->agents), list(one->documents), list(one->claims), list(one->statements),
            list(one->relations);
    }
    const Snapshot snapshot = laid_over(build_snapshot(CaseSource(was)), is, changed);
    std::vector<std::string> ids;
    const auto stored = StoredDisputes::of(snapshot);
    if (!stored) throw std::runtime_error("no rows");
    for (const Node claim : stored->touched_claims()) ids.emplace_back(snapshot.id(claim));
    return ids;
}

TEST(StoredDisputes, AreTouchedWhereALinkCameOrWent) {
    const char* before = "s1: a asserts p; s2: b asserts q; s3: b asserts r; p contradicts q; document d";
    const auto with = [&](const std::string& more) {
        return touched_between(before, (before + more).c_str());
    };
    EXPECT_THAT(with("; agent c named \"Owl\""), IsEmpty());
    EXPECT_THAT(with("; s4: c denies r"), ElementsAre("claim:r"));
    EXPECT_THAT(with("; s4: c denies z"), ElementsAre("claim:z"));
    EXPECT_THAT(with("; r rebuts p"), ElementsAre("claim:p", "claim:r"));
    EXPECT_THAT(with("; r undercuts d"), ElementsAre("claim:r"));
    EXPECT_THAT(
        touched_between("s1: a asserts p; s2: b asserts q", "s1: b asserts p; s2: b asserts q; agent a"),
        ElementsAre("claim:p"));
    EXPECT_THAT(
        touched_between("s1: a asserts p; s2: b asserts q", "s1: a asserts q; s2: b asserts q; claim p"),
        ElementsAre("claim:p", "claim:q"));
    EXPECT_THAT(touched_between("s1: a asserts p; s2: b asserts q", "s2: b asserts q"), IsEmpty());
}

TEST(StoredDisputes, WithoutChangesAreTheRowsThemselves) {
    const Snapshot snapshot = build_snapshot(CaseSource(random_case(7)));
    const auto stored = StoredDisputes::of(snapshot);
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->block().layout(), snapshot.layout());
    EXPECT_THAT(stored->touched_claims(), IsEmpty());
    for (const Node claim : snapshot.nodes(RecordKind::Claim)) {
        EXPECT_FALSE(stored->touched(stored->rows().claim(claim)));
        EXPECT_EQ(stored->claim_node(stored->rows().claim(claim)), claim);
    }
    for (const Node agent : snapshot.nodes(RecordKind::Agent))
        EXPECT_EQ(stored->agent(agent), stored->rows().agent(agent));
    EXPECT_THROW((void)stored->agent(snapshot.node("claim:c0")), std::logic_error);
}

TEST(StoredDisputes, AreMissingWhereTheFileHasNoRows) {
    Case whole;
    Document document;
    document.id = DocumentId("document:d");
    for (const char letter : std::string("abcdefghi")) {  // 9 * 9 pairs: more than four times the edges
        whole.agents.emplace_back().id = AgentId(std::string("agent:") + letter);
        document.published_by.push_back(whole.agents.back().id);
        whole.claims.emplace_back().id = ClaimId(std::string("claim:") + letter);
        document.states.push_back(whole.claims.back().id);
    }
    whole.documents.push_back(document);
    const Snapshot base = build_snapshot(CaseSource(whole));
    EXPECT_FALSE(StoredDisputes::of(base));
    EXPECT_FALSE(StoredDisputes::of(laid_over(base, whole, {})));
}

}  // namespace
}  // namespace gainsay::test
