#include "graphs/snapshot/overlay/overlay.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "graphs/snapshot/build/build.hpp"
#include "graphs/snapshot/check.hpp"
#include "graphs/snapshot/compare.hpp"
#include "graphs/snapshot/file.hpp"
#include "tests/support/random_case.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::test {
namespace {

std::vector<RecordId> ids_of(const Case& whole) {
    std::vector<RecordId> ids;
    const auto take = [&](const auto& list) {
        for (const auto& one : list) ids.push_back(one.id);
    };
    take(whole.agents);
    take(whole.documents);
    take(whole.claims);
    take(whole.statements);
    take(whole.relations);
    take(whole.reviews);
    return ids;
}

/// The ids whose records differ, found the slow way.
std::vector<RecordId> changed_between(const Case& before, const Case& after) {
    const CaseSource was(before), is(after);
    std::vector<RecordId> ids = ids_of(before);
    for (const RecordId& id : ids_of(after)) ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::erase_if(ids, [&](const RecordId& id) { return was.find(id) == is.find(id); });
    return ids;
}

constexpr OverlayLimits no_limits{1'000'000, 1'000'000};

/// `before` overlaid until it is `after`; checks that it equals what is built anew.
Snapshot overlaid(const Case& before, const Case& after) {
    const Snapshot base = build_snapshot(CaseSource(before));
    const CaseSource source(after);
    auto made = overlay_snapshot(base, source, changed_between(before, after), no_limits);
    if (!made) throw std::runtime_error("no overlay was made");
    EXPECT_TRUE(made->overlaid());
    EXPECT_EQ(first_difference(*made, build_snapshot(source)), "");
    return *made;
}

struct Edit {
    const char* what;
    const char* before;
    const char* after;
};

class EditedCase : public ::testing::TestWithParam<Edit> {};

TEST_P(EditedCase, IsWhatABuildAnewWouldBe) {
    const Case before = draw_case(GetParam().before), after = draw_case(GetParam().after);
    ASSERT_NE(before, after);
    (void)overlaid(before, after);
    (void)overlaid(after, before);  // what was added is removed, and the other way round
}

INSTANTIATE_TEST_SUITE_P(
    Overlaid, EditedCase,
    ::testing::Values(
        Edit{"the first record of all", "", "agent a"},
        Edit{"the first of its kind, in the middle", "a asserts p", "a asserts p in d"},
        Edit{"a relation between old claims", "a asserts p; b asserts q",
             "a asserts p; b asserts q; p contradicts q"},
        Edit{"a node before all others", "m asserts p; m asserts q", "m asserts p; m asserts q; a denies p"},
        Edit{"a relation that undercuts a relation", "r1: p contradicts q; z undercuts d; document d",
             "r1: p contradicts q; z undercuts d; document d; z undercuts r1"},
        Edit{"an undercut of a statement that stays", "s1: a asserts p in d; b asserts z",
             "s1: a asserts p in d; b asserts z; z undercuts s1"},
        Edit{"parallel edges between the same two, before and behind",
             "m: p contradicts q; c: p contradicts q; x: p contradicts q",
             "m: p contradicts q; c: p contradicts q; x: p contradicts q; a: p contradicts q; "
             "n: p contradicts q; z: p contradicts q"},
        Edit{"one of several parallel relays", "s1: a asserts p in d via e; s2: b asserts p in d via e",
             "s1: a asserts p in d via e; s2: b asserts p in d via e; s0: c asserts p in d via e in d via e"},
        Edit{"relays of one statement in another order",
             "s1: a asserts p in d via e in c via b; agent b; s2: x "
             "asserts p in d via e",
             "s1: a asserts p in c via b in d via e in d via e; agent b; s2: x asserts p in d via e"},
        Edit{"another speaker", "s1: a asserts p; s2: b asserts p",
             "s1: b asserts p; s2: b asserts p; agent a"},
        Edit{"a relation turned round and made another", "r: p contradicts q; p rebuts q",
             "r: q supports p; p rebuts q"},
        Edit{"a date that the case has already", "s1: a asserts p on 2018; s2: b asserts p on 2019",
             "s1: a asserts p on 2019; s2: b asserts p on 2018"},
        Edit{"a date that is new", "s1: a asserts p on 2018", "s1: a asserts p on 2018-07-02"},
        Edit{"an office", "a speaks for m as minister 2016/2019", "a speaks for m as minister 2016/2017"},
        Edit{"a retraction", "a asserts p in d; document d on 2018",
             "a asserts p in d; document d on 2018 retracted 2019 by a"},
        Edit{"a name that another has too", "agent a named \"Owl\"; agent b named \"Hawk\"",
             "agent a named \"owl\"; agent b named \"Owl\""}),
    [](const auto& edit) {
        std::string name = edit.param.what;
        std::erase_if(name, [](unsigned char c) { return std::isalnum(c) == 0; });
        return name;
    });

TEST(OverlaidHubs, AreNotWrittenDownAndStayInOrder) {
    std::string sketch;
    for (int i = 100; i < 400; ++i) {
        sketch += "s" + std::to_string(i) + ": hub asserts p" + std::to_string(i) + " in d;";
    }
    const Case before = draw_case(sketch);
    const Case after =
        draw_case(sketch + "s0: hub denies p200 in d; s999: hub asserts p100 in d; s2505: hub asserts p7");
    const Snapshot made = overlaid(before, after);
    EXPECT_EQ(made.in(made.node("agent:hub"), EdgeKind::SpokenBy).size(), 303U);
}

TEST(OverlaidSnapshots, EqualBuildsBetweenUnrelatedCases) {
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        (void)overlaid(random_case(seed), random_case(seed + 1000, {7, 12, 5, 12, 14, 4}));
    }
}

TEST(OverlaidSnapshots, FindNamesOldAndNew) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case before = random_case(seed), after = random_case(seed + 500);
        const Snapshot made = overlaid(before, after), built = build_snapshot(CaseSource(after));
        for (const Case* one : {&before, &after}) {
            for (const Agent& agent : one->agents) {
                EXPECT_EQ(made.named(agent.name), built.named(agent.name));
                for (const std::string& alias : agent.aliases)
                    EXPECT_EQ(made.named(alias), built.named(alias));
            }
            for (const RecordId& id : ids_of(*one)) EXPECT_EQ(made.find(id.text()), built.find(id.text()));
        }
    }
}

TEST(OverlaidSnapshots, NumberEqualDatesOnce) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const Snapshot made = overlaid(random_case(seed), random_case(seed + 500));
        std::set<std::string_view> texts;
        for (std::uint32_t date = 0; date < made.date_count(); ++date) texts.insert(made.text(Date{date}));
        EXPECT_EQ(texts.size(), made.date_count());
        EXPECT_THROW((void)made.text(Date{static_cast<std::uint32_t>(made.date_count())}), std::logic_error);
    }
}

TEST(OverlaidSnapshots, TakeIdsTwiceAndThoseThatDidNotChange) {
    const Case before = random_case(3), after = random_case(4);
    const Snapshot base = build_snapshot(CaseSource(before));
    std::vector<RecordId> ids = ids_of(before);
    for (const RecordId& id : ids_of(after)) ids.push_back(id);
    ids.emplace_back("claim:never-there");
    const auto made = overlay_snapshot(base, CaseSource(after), ids, no_limits);
    ASSERT_TRUE(made);
    EXPECT_EQ(first_difference(*made, build_snapshot(CaseSource(after))), "");
}

TEST(OverlaidSnapshots, WithoutChangesAreTheBaseAtANewVersion) {
    const Case whole = random_case(5);
    const Snapshot base = build_snapshot(CaseSource(whole));
    const auto made = overlay_snapshot(base, CaseSource(whole), {}, no_limits);
    ASSERT_TRUE(made);
    EXPECT_EQ(first_difference(*made, base), "");
    Case renamed = whole;
    renamed.info.title = "Another title";
    EXPECT_EQ(overlay_snapshot(base, CaseSource(renamed), {}, no_limits)->title(), "Another title");
}

TEST(OverlaidSnapshots, AreNotMadeBeyondTheLimits) {
    const Case before = draw_case("a asserts p"), after = draw_case("a asserts p; b asserts q; c asserts q");
    const Snapshot base = build_snapshot(CaseSource(before));
    const auto changed = changed_between(before, after);
    EXPECT_TRUE(overlay_snapshot(base, CaseSource(after), changed, {changed.size(), 4}));
    EXPECT_FALSE(overlay_snapshot(base, CaseSource(after), changed, {changed.size() - 1, 4}));
    EXPECT_FALSE(overlay_snapshot(base, CaseSource(after), changed, {changed.size(), 3}));
}

TEST(OverlaidSnapshots, AreNotMadeOfChangesThatNameWhatIsNotThere) {
    const Case before = draw_case("a asserts p"), after = draw_case("s1: a asserts p; s2: b asserts p");
    const Snapshot base = build_snapshot(CaseSource(before));
    EXPECT_FALSE(overlay_snapshot(base, CaseSource(after), {RecordId("statement:s2")}, no_limits));
    const Case without = draw_case("a asserts q");
    EXPECT_FALSE(overlay_snapshot(base, CaseSource(without), {RecordId("claim:p"), RecordId("statement:s1")},
                                  no_limits));
}

TEST(OverlaidSnapshots, HaveNoBytesAndAreNeitherWrittenNorLaidOver) {
    const Snapshot made = overlaid(draw_case("agent a"), draw_case("agent b"));
    EXPECT_TRUE(made.bytes().empty());
    EXPECT_THROW((void)verify(made), std::logic_error);
    EXPECT_THROW((void)check_snapshot(made), std::logic_error);
    EXPECT_THROW(write_snapshot(made, "/nowhere/at/all"), std::logic_error);
    EXPECT_THROW((void)overlay_snapshot(made, CaseSource(draw_case("agent a")), {}), std::logic_error);
}

TEST(OverlaidSnapshots, RefuseNumbersThatAreNotTheirs) {
    const Snapshot made = overlaid(draw_case("a asserts p in d"), draw_case("b asserts q in d"));
    const Node behind{static_cast<std::uint32_t>(made.node_count())};
    EXPECT_THROW((void)made.id(behind), std::logic_error);
    EXPECT_THROW((void)made.out(behind, EdgeKind::Cites), std::logic_error);
    EXPECT_THROW((void)made.speaker(made.node("agent:b")), std::logic_error);
    EXPECT_THROW((void)made.target(Edge{static_cast<std::uint32_t>(made.edge_count())}), std::logic_error);
}

TEST(OverlaidRows, CanBeSearchedAsSpansCan) {
    const Snapshot made = overlaid(draw_case("a asserts p; a asserts q; a asserts r"),
                                   draw_case("a asserts p; a asserts q; a asserts r; s0: a denies z"));
    const ArcNodes row = made.in(made.node("agent:a"), EdgeKind::SpokenBy).nodes();
    ASSERT_EQ(row.size(), 4U);
    EXPECT_TRUE(std::is_sorted(row.begin(), row.end()));
    for (std::size_t i = 0; i < row.size(); ++i) {
        const auto found = std::equal_range(row.begin(), row.end(), row[i]);
        EXPECT_EQ(found.first - row.begin(), static_cast<std::ptrdiff_t>(i));
        EXPECT_EQ(found.second - found.first, 1);
        EXPECT_EQ(*(row.end() - static_cast<std::ptrdiff_t>(row.size() - i)), row[i]);
    }
    EXPECT_EQ(row.front(), row[0]);
}

TEST(OverlayLimitsOver, ASmallCaseLeaveItToTheBuilder) {
    EXPECT_EQ(OverlayLimits::over(Snapshot()).records, 0U);
    EXPECT_EQ(
        OverlayLimits::over(build_snapshot(CaseSource(random_case(1, {20, 20, 20, 20, 20, 0})))).records,
        12U);
}

}  // namespace
}  // namespace gainsay::test
