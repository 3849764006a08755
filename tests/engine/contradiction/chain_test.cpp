#include "engine/contradiction/chains/chain.hpp"

#include <gtest/gtest.h>

#include <ostream>

#include "engine/contradiction/agents/matrix.hpp"
#include "tests/engine/contradiction/ask.hpp"

namespace gainsay::test {
namespace {

constexpr const char* quarrel = R"(
    a denies p; b asserts p; b denies q; c asserts q; c denies r; d asserts r; x denies p; e asserts q;
        e denies r
    d denies t; d asserts t; m asserts u; d speaks for m)";

struct Row {
    const char* name;
    const char* from;
    const char* to;
    const char* options;
    std::vector<std::string> agents;  // empty: there is no chain

    friend void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }
};
class Chains : public ::testing::TestWithParam<Row> {};

TEST_P(Chains, AreShortest) {
    const Sketch drawn = draw(quarrel);
    const auto chain = contradiction_chain(drawn.snapshot, drawn.agent(GetParam().from),
                                           drawn.agent(GetParam().to), options_of(GetParam().options));
    ASSERT_EQ(chain.has_value(), !GetParam().agents.empty());
    if (!chain) return;
    EXPECT_EQ(drawn.names(chain->agents), GetParam().agents);
    EXPECT_EQ(chain->length(), chain->agents.size() - 1);
    EXPECT_EQ(chain->parity, parity_of(chain->length()));
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Contradiction, Chains, ::testing::Values(
    Row{"OneStep", "a", "b", "", {"a", "b"}},
    Row{"TwoStepsDefend", "a", "c", "", {"a", "b", "c"}},
    Row{"OfTwoTheFirstInOrder", "a", "d", "", {"a", "b", "c", "d"}},
    Row{"DirectionMatters", "d", "a", "", {}},
    Row{"ToNobodyWhoIsSpokenAgainst", "a", "x", "", {}},
    Row{"ToOneselfIsNoStep", "d", "d", "", {"d"}},
    Row{"ThroughAnOffice", "c", "m", "affiliation", {"c", "m"}}),
    [](const auto& row) { return std::string(row.param.name); });
// clang-format on

TEST(Chains, ShowOneWitnessAStep) {
    const Sketch drawn = draw(quarrel);
    const auto chain = contradiction_chain(drawn.snapshot, drawn.agent("a"), drawn.agent("d"));
    ASSERT_TRUE(chain);
    ASSERT_EQ(chain->steps.size(), 3U);
    EXPECT_EQ(line_of(drawn, chain->steps[0]), "a>b denial s1 s2");
    EXPECT_EQ(line_of(drawn, chain->steps[1]), "b>c denial s3 s4");
    EXPECT_EQ(line_of(drawn, chain->steps[2]), "c>d denial s5 s6");
    EXPECT_EQ(to_string(chain->parity), "attack");
}

TEST(Chains, StopAtTheLengthAskedFor) {
    const Sketch drawn = draw(quarrel);
    const Node a = drawn.agent("a"), d = drawn.agent("d");
    EXPECT_FALSE(contradiction_chain(drawn.snapshot, a, d, {}, 2));
    EXPECT_TRUE(contradiction_chain(drawn.snapshot, a, d, {}, 3));
    EXPECT_THROW((void)contradiction_chain(drawn.snapshot, a, drawn.claim("p")), std::logic_error);
}

TEST(Parity, AlternatesAlongALineOfAttacks) {
    const Sketch drawn = draw(R"(
        s: b asserts q; u1: p1 undercuts s; u2: p2 undercuts u1; u3: p3 undercuts u2; reb: p1 rebuts q;
        on_reb: p2 undercuts reb; same: p1 rephrases q; on_same: p2 undercuts same; con: p1 contradicts q)");
    const auto line = [&](const char* relation) {
        const AttackLine found = attack_line(drawn.snapshot, drawn.relation(relation));
        EXPECT_FALSE(found.cyclic);
        std::string text;
        for (const std::string& name : drawn.names(found.attacks)) text += name + " ";
        return text + "> " + drawn.name(found.aim) + " " + std::string(to_string(found.parity));
    };
    EXPECT_EQ(line("u1"), "u1 > s attack");
    EXPECT_EQ(line("u2"), "u2 u1 > s defence");
    EXPECT_EQ(line("u3"), "u3 u2 u1 > s attack");
    EXPECT_EQ(line("on_reb"), "on_reb reb > q defence");
    EXPECT_EQ(line("con"), "con > q attack");
    EXPECT_EQ(line("on_same"), "on_same > same attack");
    EXPECT_EQ(line("same"), "> same defence");
}

TEST(Parity, NamesACircle) {
    const Sketch drawn = draw("u1: p1 undercuts u2; u2: p2 undercuts u1; u3: p3 undercuts u2");
    const AttackLine line = attack_line(drawn.snapshot, drawn.relation("u3"));
    EXPECT_TRUE(line.cyclic);
    EXPECT_EQ(line.aim, no_node);
    EXPECT_EQ(drawn.names(line.attacks), (std::vector<std::string>{"u3", "u2", "u1"}));
    const auto attacks = attacks_on(drawn.snapshot, drawn.relation("u2"));
    ASSERT_EQ(attacks.size(), 2U);  // u1 and u3; u2 itself is not shown again
    EXPECT_EQ(attacks[0].relation, drawn.relation("u1"));
    EXPECT_EQ(attacks[1].relation, drawn.relation("u3"));
}

TEST(Parity, OfAWitnessIsThatOfItsConflict) {
    const Sketch drawn = draw("a asserts p; r: x rebuts y by b; p undercuts r; c denies p");
    const Contradictions found = all_contradictions(drawn.snapshot);
    ASSERT_EQ(lines_of(drawn, found),
              (std::vector<std::string>{"a>b undercut s1 r by r2", "c>a denial s2 s1"}));
    EXPECT_EQ(attack_line(drawn.snapshot, found.pairs[0].witnesses[0]).parity, Parity::Defence);
    const AttackLine denial = attack_line(drawn.snapshot, found.pairs[1].witnesses[0]);
    EXPECT_EQ(denial.parity, Parity::Attack);
    EXPECT_EQ(denial.aim, drawn.claim("p"));
}

TEST(Parity, ListsTheTreeOfAttacksDepthFirst) {
    const Sketch drawn = draw(R"(
        s: b asserts q; u1: p1 undercuts s; u2: p2 undercuts u1; v: p3 undercuts s;
        w: p4 undercuts u1 proposed
        late: p5 undercuts v in d; document d on 2020)");
    const auto tree = [&](const char* options) {
        std::string text;
        for (const Attack& attack : attacks_on(drawn.snapshot, drawn.statement("s"), options_of(options))) {
            text += drawn.name(attack.relation) + ">" + drawn.name(attack.target) +
                    std::to_string(attack.depth) + (attack.parity == Parity::Attack ? "- " : "+ ");
        }
        return text;
    };
    EXPECT_EQ(tree(""), "u1>s1- u2>u12+ v>s1- late>v2+ ");
    EXPECT_EQ(tree("proposed"), "u1>s1- u2>u12+ w>u12+ v>s1- late>v2+ ");
    EXPECT_EQ(tree("2019"), "u1>s1- u2>u12+ v>s1- ");
    EXPECT_THROW((void)attacks_on(drawn.snapshot, drawn.claim("q")), std::logic_error);
}

TEST(Matrix, CountsByKind) {
    const Sketch drawn = draw(
        "a denies p; b asserts p; a asserts q; b asserts r; q contradicts r; c published d; a rejects d");
    const ContradictionMatrix matrix = contradiction_matrix(drawn.snapshot);
    EXPECT_EQ(drawn.names(matrix.agents()), (std::vector<std::string>{"a", "b", "c"}));
    const MatrixCell* cell = matrix.find(drawn.agent("a"), drawn.agent("b"));
    ASSERT_NE(cell, nullptr);
    EXPECT_EQ(cell->count(WitnessKind::Denial), 1U);
    EXPECT_EQ(cell->count(WitnessKind::Opposition), 1U);
    EXPECT_EQ(cell->total(), 2U);
    EXPECT_EQ(matrix.find(drawn.agent("c"), drawn.agent("a")), nullptr);
    EXPECT_EQ(matrix.find(drawn.agent("a"), drawn.agent("a")), nullptr);
    ASSERT_NE(matrix.find(drawn.agent("b"), drawn.agent("a")), nullptr);
    EXPECT_EQ(
        contradiction_matrix(drawn.snapshot, options_of("once")).find(drawn.agent("b"), drawn.agent("a")),
        nullptr);
}

}  // namespace
}  // namespace gainsay::test
