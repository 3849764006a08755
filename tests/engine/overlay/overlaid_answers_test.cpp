#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "engine/contradiction/agents/components.hpp"
#include "engine/contradiction/agents/opponents.hpp"
#include "engine/contradiction/check.hpp"
#include "engine/contradiction/contradictions.hpp"
#include "engine/contradiction/disputes/disputes.hpp"
#include "engine/contradiction/ranking/body_opponents.hpp"
#include "engine/contradiction/ranking/most_attacked.hpp"
#include "engine/contradiction/ranking/ranked_opponents.hpp"
#include "engine/provenance/trace.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "graphs/snapshot/compare.hpp"
#include "graphs/snapshot/file.hpp"
#include "graphs/snapshot/overlay/overlay.hpp"
#include "tests/engine/overlay/overlaid_cases.hpp"
#include "tests/engine/overlay/random_edits.hpp"

namespace gainsay::test {
namespace {

/// Numbers are equal, so that whole answers are: every witness with every edge it walks.
void expect_equal_answers(const Snapshot& overlaid, const Snapshot& built) {
    for (const bool wide : {false, true}) {
        ContradictionOptions options;
        if (wide) {
            options.closures = Closures::all();
            options.include_proposed = true;
            options.as_of = Edtf("2018-07-01");
        }
        const Contradictions found = all_contradictions(overlaid, options);
        EXPECT_EQ(found.pairs, all_contradictions(built, options).pairs);
        for (const Contradiction& pair : found.pairs) {
            for (const Witness& witness : pair.witnesses)
                EXPECT_EQ(check_witness(overlaid, witness, options), "");
        }
    }
    for (const RecordKind kind : {RecordKind::Document, RecordKind::Claim, RecordKind::Statement}) {
        for (const Node node : built.nodes(kind)) {
            TraceOptions options;
            options.rephrasings = options.include_proposed = to_index(node) % 2 == 0;
            const Trace trace = find_trace(overlaid, node, options);
            EXPECT_EQ(trace, find_trace(built, node, options));
            EXPECT_EQ(check_trace(overlaid, trace, options), "");
        }
    }
}

/// Names are found by alias too, which no accessor lists.
void expect_equal_names(const Snapshot& overlaid, const Snapshot& built, const CaseFile& file) {
    file.visit(RecordKind::Agent, [&](const Record& record) {
        for (const std::string& alias : std::get<Agent>(record).aliases)
            EXPECT_EQ(overlaid.named(alias), built.named(alias));
    });
}

/// In parts, so that each ends in time under sanitizers too.
class RandomEditSequences : public OverlaidCases, public ::testing::WithParamInterface<std::uint64_t> {};
constexpr std::uint64_t sequences_a_part = 30;

TEST_P(RandomEditSequences, AnswerAsThoseBuiltAnewAfterEveryEdit) {
    std::size_t edits = 0, undone = 0;
    for (std::uint64_t seed = GetParam(); seed < GetParam() + sequences_a_part; ++seed) {
        const bool empty = seed % 10 == 0;
        CaseFile file = new_case(empty ? Case{} : random_case(seed));
        Snapshot base = build_snapshot(file);
        RandomEdits random(file, seed);
        std::string history;
        Snapshot last;
        for (int step = 0; step < 8; ++step, ++edits) {
            const std::string edit = random.next();
            if (edit == "undo") ++undone;
            history += edit + "; ";
            SCOPED_TRACE("seed " + std::to_string(seed) + ": " + history);
            const Snapshot built = build_snapshot(file);
            const auto made = overlaid(base, file);
            ASSERT_TRUE(made);
            ASSERT_TRUE(made->overlaid());
            ASSERT_EQ(made->version(), file.version());
            ASSERT_EQ(first_difference(*made, built), "");
            expect_equal_names(*made, built, file);
            if (step == 7) expect_equal_answers(*made, built);
            if (step == 4 && seed % 2 == 0) base = built;  // folded in: the next edits lie over this
        }
        ASSERT_FALSE(HasFailure()) << "seed " << seed << ": " << history;
    }
    EXPECT_EQ(edits, 8 * sequences_a_part);
    EXPECT_GT(undone, 5U);
}

INSTANTIATE_TEST_SUITE_P(Overlays, RandomEditSequences,
                         ::testing::Range<std::uint64_t>(0, 300, sequences_a_part));

// Run under the thread sanitizer as well: nothing that an answer reads may be written by another.
TEST_F(OverlaidCases, AnswerAnyNumberOfThreadsAtOnce) {
    CaseFile file = new_case(random_case(11, {9, 12, 16, 40, 30, 5}));
    const Snapshot base = build_snapshot(file);
    RandomEdits random(file, 11);
    for (int step = 0; step < 8; ++step) random.next();
    const auto made = overlaid(base, file);
    ASSERT_TRUE(made && made->overlaid());
    ContradictionOptions options;
    options.closures = Closures::all();
    for (const Snapshot& snapshot : {base, *made}) {
        const auto ask = [&] {
            std::vector<Contradictions> answers;
            for (const Node agent : snapshot.nodes(RecordKind::Agent))
                answers.push_back(contradictions_by(snapshot, agent, options));
            return answers;
        };
        const auto alone = ask();
        std::vector<std::vector<Contradictions>> together(4);
        std::vector<std::thread> threads;
        for (auto& answers : together) threads.emplace_back([&] { answers = ask(); });
        for (std::thread& thread : threads) thread.join();
        for (const auto& answers : together) {
            ASSERT_EQ(answers.size(), alone.size());
            for (std::size_t i = 0; i < alone.size(); ++i) EXPECT_EQ(answers[i].pairs, alone[i].pairs);
        }
    }
}

TEST_F(OverlaidCases, CountAsThoseBuiltAnew) {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        CaseFile file = new_case(random_case(seed));
        const Snapshot base = build_snapshot(file);
        RandomEdits random(file, seed);
        for (int step = 0; step < 5; ++step) (void)random.next();
        const Snapshot built = build_snapshot(file), made = *overlaid(base, file);
        const DisputeRows of_made(made), of_built(built);
        EXPECT_TRUE(std::ranges::equal(of_made.asserters.values(), of_built.asserters.values()));
        EXPECT_TRUE(std::ranges::equal(of_made.deniers.values(), of_built.deniers.values()));
        EXPECT_TRUE(std::ranges::equal(of_made.conflicts.offsets(), of_built.conflicts.offsets()));
    }
}

// Link by link over the changes, by stored rows without: the same ranking with the same witnesses.
TEST_F(OverlaidCases, RankOpponentsAndDisputesAsThoseBuiltAnew) {
    std::size_t opponents = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        CaseFile file = new_case(random_case(seed));
        const Snapshot base = build_snapshot(file);
        RandomEdits random(file, seed);
        for (int step = 0; step < 5; ++step) (void)random.next();
        const Snapshot built = build_snapshot(file), made = *overlaid(base, file);
        ASSERT_TRUE(DisputeRows::stored(built));
        ASSERT_FALSE(DisputeRows::stored(made));
        for (const Node agent : built.nodes(RecordKind::Agent)) {
            const RankedOpponents answer = ranked_opponents(made, agent, {}, true);
            EXPECT_EQ(answer, ranked_opponents(built, agent, {}, true));
            const BodyOpponentsOptions as_one{false, false, 0, true};
            EXPECT_EQ(opponents_of_body(made, agent, as_one), opponents_of_body(built, agent, as_one));
            opponents += answer.shown.size();
        }
        EXPECT_EQ(most_attacked(made), most_attacked(built));
        EXPECT_EQ(find_disputes(made), find_disputes(built));
    }
    EXPECT_GT(opponents, 100U);
}

/// As a command does it: the file beside the case, and what has changed since it was written.
TEST_F(OverlaidCases, AreTakenForTheFileUntilMuchHasChanged) {
    CaseFile file = new_case(random_case(1, {60, 60, 60, 60, 60, 20}));
    const std::filesystem::path path = snapshot_path(file.path());
    const std::uint64_t first = file.version();
    EXPECT_FALSE(load_or_build(file, path).overlaid());
    EXPECT_FALSE(load_or_build(file, path).overlaid());

    RandomEdits random(file, 1);
    const OverlayLimits limits = OverlayLimits::over(build_snapshot(file));
    std::size_t overlays = 0;
    for (bool folded = false; !folded;) {
        (void)random.next();
        const auto changed = file.changes_since(first, limits.records);
        const Snapshot loaded = load_or_build(file, path);
        ASSERT_EQ(first_difference(loaded, build_snapshot(file)), "");
        ASSERT_EQ(loaded.version(), file.version());
        ASSERT_EQ(loaded.overlaid(), changed.has_value());
        const OpenedSnapshot on_disk = open_snapshot(path, file.identity(), file.version());
        folded = on_disk.snapshot.has_value();  // written anew, with all changes in it
        ASSERT_EQ(folded, !loaded.overlaid());
        overlays += loaded.overlaid() ? 1U : 0U;
        ASSERT_LT(overlays, 1000U);
    }
    EXPECT_GT(overlays, 3U);
    EXPECT_FALSE(load_or_build(file, path).overlaid());
}

TEST_F(OverlaidCases, FollowANewTitleAndAnUndoneImport) {
    CaseFile file = new_case(random_case(2, {60, 60, 60, 60, 60, 20}));
    const std::filesystem::path path = snapshot_path(file.path());
    (void)load_or_build(file, path);
    const ChangeNote note{"ann", "2018-07-02T10:00:00Z", "edit", ""};
    {
        Change change = file.begin(note);
        CaseInfo info = change.info();
        info.title = "Salt";
        change.set_info(info);
        change.commit();
    }
    Snapshot loaded = load_or_build(file, path);
    EXPECT_TRUE(loaded.overlaid());
    EXPECT_EQ(loaded.title(), "Salt");

    (void)file.undo(note);
    (void)file.undo(note);  // the whole import: too many for an overlay
    loaded = load_or_build(file, path);
    EXPECT_FALSE(loaded.overlaid());
    EXPECT_EQ(loaded.node_count(), 0U);
}

}  // namespace
}  // namespace gainsay::test
