// A limit shows the beginning of the whole answer, whatever the question and the options.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "engine/contradiction/contradictions.hpp"
#include "engine/contradiction/search/findings.hpp"
#include "graphs/model/source.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/engine/contradiction/random_dispute.hpp"

namespace gainsay::test {
namespace {

/// The first `limit` witnesses of a whole answer, by cutting it.
Contradictions beginning(const Contradictions& whole, std::size_t limit) {
    Contradictions cut;
    cut.limited = whole.witness_count() > limit;
    for (const Contradiction& pair : whole.pairs) {
        const std::size_t room = limit - cut.witness_count();
        if (room == 0) break;
        Contradiction shown = pair;
        if (shown.witnesses.size() > room) shown.witnesses.resize(room);
        shown.change_of_position =
            shown.self && std::all_of(shown.witnesses.begin(), shown.witnesses.end(),
                                      [](const Witness& w) { return w.change_of_position; });
        cut.pairs.push_back(std::move(shown));
    }
    return cut;
}

std::vector<ContradictionQuestion> every_question(const Snapshot& snapshot) {
    std::vector<ContradictionQuestion> questions{ContradictionQuestion::all(),
                                                 ContradictionQuestion::selves()};
    for (const Node a : snapshot.nodes(RecordKind::Agent)) {
        questions.push_back(ContradictionQuestion::by(a));
        questions.push_back(ContradictionQuestion::against(a));
        for (const Node b : snapshot.nodes(RecordKind::Agent)) {
            questions.push_back(ContradictionQuestion::between(a, b));
        }
    }
    for (const RecordKind kind : {RecordKind::Claim, RecordKind::Document}) {
        for (const Node subject : snapshot.nodes(kind)) {
            questions.push_back(ContradictionQuestion::about(subject));
        }
    }
    return questions;
}

Contradictions ask(const Snapshot& snapshot, const ContradictionQuestion& question,
                   const ContradictionOptions& options) {
    Contradictions answer;
    answer.limited = visit_contradictions(
        snapshot, question, options, [&](Contradiction&& pair) { answer.pairs.push_back(std::move(pair)); });
    return answer;
}

void expect_same(const Contradictions& found, const Contradictions& expected) {
    ASSERT_EQ(found.limited, expected.limited);
    ASSERT_EQ(found.pairs, expected.pairs);
}

TEST(Limits, ShowTheBeginningOfEveryAnswerUnderEveryOption) {
    std::size_t cut_within_a_pair = 0, cut_to_a_change = 0;
    for (unsigned set = 0; set < 128; ++set) {
        SCOPED_TRACE("option set and seed " + std::to_string(set));
        RandomDispute dispute(1000 + set);
        const Snapshot snapshot = build_snapshot(CaseSource(dispute.make()));
        ContradictionOptions options = dispute.options();
        options.closures = {(set & 1U) != 0, (set & 2U) != 0, (set & 4U) != 0, (set & 8U) != 0};
        options.include_proposed = (set & 16U) != 0;
        if ((set & 32U) == 0) options.as_of.reset();
        options.mutual_once = (set & 64U) != 0;
        for (const ContradictionQuestion& question : every_question(snapshot)) {
            options.limit = 0;
            const Contradictions whole = ask(snapshot, question, options);
            ASSERT_FALSE(whole.limited);
            const std::size_t total = whole.witness_count();
            for (const std::size_t limit : {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{7},
                                            std::size_t{20}, total, total + 1}) {
                if (limit == 0) continue;
                options.limit = limit;
                const Contradictions expected = beginning(whole, limit);
                ASSERT_NO_FATAL_FAILURE(expect_same(ask(snapshot, question, options), expected));
                if (expected.empty()) continue;
                const Contradiction& last = expected.pairs.back();
                const Contradiction& uncut = whole.pairs[expected.pairs.size() - 1];
                if (last.witnesses.size() < uncut.witnesses.size()) ++cut_within_a_pair;
                if (last.change_of_position && !uncut.change_of_position) ++cut_to_a_change;
            }
        }
    }
    EXPECT_GT(cut_within_a_pair, 1000U);
    EXPECT_GT(cut_to_a_change, 10U);
}

TEST(Limits, HoldForEveryNumberOfASmallCase) {
    for (unsigned seed = 0; seed < 20; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomDispute dispute(seed);
        const Snapshot snapshot = build_snapshot(CaseSource(dispute.make()));
        ContradictionOptions options = dispute.options();
        const Contradictions whole = all_contradictions(snapshot, options);
        for (std::size_t limit = 1; limit <= whole.witness_count() + 1; ++limit) {
            options.limit = limit;
            ASSERT_NO_FATAL_FAILURE(
                expect_same(all_contradictions(snapshot, options), beginning(whole, limit)));
        }
    }
}

TEST(Limits, SelvesAreWhatEveryAgentSaysAgainstItself) {
    std::size_t found = 0;
    for (unsigned seed = 0; seed < 100; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomDispute dispute(seed);
        const Snapshot snapshot = build_snapshot(CaseSource(dispute.make()));
        const ContradictionOptions options = dispute.options();
        std::vector<Contradiction> expected;
        for (const Contradiction& pair : all_contradictions(snapshot, options).pairs) {
            if (pair.self) expected.push_back(pair);
        }
        ASSERT_EQ(ask(snapshot, ContradictionQuestion::selves(), options).pairs, expected);
        found += expected.size();
    }
    EXPECT_GT(found, 50U);
}

/// Findings of a few agents and sources, all different, in no order.
std::vector<Finding> random_findings(std::mt19937& random, std::size_t count, std::uint32_t agents,
                                     bool one_a) {
    const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    std::vector<Finding> made;
    for (std::uint32_t i = 0; i < count; ++i) {
        Finding finding;
        finding.a = Node{one_a ? 3 : below(agents)};
        finding.b = Node{5 + below(agents)};
        finding.link.kind = static_cast<WitnessKind>(below(4));
        finding.link.a = {Node{below(50)}, Edge{below(3)}};
        finding.link.b = {Node{below(50)}, below(4) == 0 ? no_edge : Edge{below(3)}};
        finding.link.conflict = Edge{i};
        made.push_back(finding);
    }
    return made;
}

struct Amount {
    const char* name;
    std::size_t count;
    std::uint32_t agents;
    bool one_a;
};
class SortedFindings : public ::testing::TestWithParam<Amount> {};

TEST_P(SortedFindings, AreTheFirstOfAllInOrder) {
    const Amount amount = GetParam();
    std::mt19937 random(7);
    const std::vector<Finding> made = random_findings(random, amount.count, amount.agents, amount.one_a);
    std::vector<Finding> sorted = made;
    std::sort(sorted.begin(), sorted.end(),
              [](const Finding& x, const Finding& y) { return order(x, y) < 0; });
    for (const std::size_t most :
         {Findings::all, std::size_t{1}, std::size_t{2}, std::size_t{11}, std::size_t{600},
          std::size_t{amount.count}, std::size_t{amount.count + 1}}) {
        if (most == 0) continue;
        SCOPED_TRACE("at most " + std::to_string(most));
        Findings findings(most);
        for (int round = 0; round < 2; ++round) {  // the second time with what the first one left behind
            for (const Finding& one : made) findings.add(one.link, one.a, one.b);
            std::vector<Edge> taken, expected;
            std::size_t left = 0;
            findings.take([&](const Finding& one, std::size_t of_pair) {
                const bool new_pair = left == 0;
                EXPECT_TRUE(new_pair || of_pair == left);
                left = of_pair - 1;
                taken.push_back(one.link.conflict);
                return true;
            });
            EXPECT_EQ(left, 0U);
            for (std::size_t i = 0; i < std::min(most, sorted.size()); ++i) {
                expected.push_back(sorted[i].link.conflict);
            }
            ASSERT_EQ(taken, expected);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Contradiction, SortedFindings,
                         ::testing::Values(Amount{"None", 0, 3, false}, Amount{"One", 1, 3, false},
                                           Amount{"AFew", 60, 3, false},
                                           Amount{"ManyOfFewAgents", 5000, 4, false},
                                           Amount{"ManyOfOneAgent", 5000, 40, true},
                                           Amount{"ManyOfFarApartAgents", 3000, 1U << 30U, false},
                                           Amount{"ManyOpponentsFarApart", 3000, 1U << 30U, true}),
                         [](const auto& amount) { return std::string(amount.param.name); });

TEST(ShortLists, AreListsWhateverTheirLength) {
    ShortList<int, 2> list;
    std::vector<int> model;
    std::mt19937 random(1);
    for (int i = 0; i < 2000; ++i) {
        if (random() % 2 == 0 && !model.empty()) {
            list.pop_back();
            model.pop_back();
        } else {
            list.push_back(i);
            model.push_back(i);
        }
        ASSERT_EQ(list, model);
        ASSERT_EQ(list.empty(), model.empty());
        if (model.empty()) continue;
        ASSERT_EQ(list.front(), model.front());
        ASSERT_EQ(list.back(), model.back());
        ShortList<int, 2> copy = list;
        ASSERT_EQ(copy, list);
        const ShortList<int, 2> moved = std::move(copy);
        ASSERT_EQ(moved, model);
        list.push_back(list.front());  // an element of its own
        list.pop_back();
        ASSERT_EQ(list, model);
        copy = moved;
        copy.push_back(-1);
        ASSERT_NE(copy, list);
    }
}

}  // namespace
}  // namespace gainsay::test
