#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "engine/contradiction/contradictions.hpp"
#include "tests/engine/audit/audited.hpp"
#include "tests/support/random_case.hpp"
#include "tests/support/sketch.hpp"

// What the rules find in cases drawn by hand, and against slow definitions on random ones.

namespace gainsay::audit {
namespace {

using test::draw_case;
using test::random_case;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct Drawn {
    std::string name, rule, sketch;
    std::vector<std::string> records;  // where something is found, in order
};

void PrintTo(const Drawn& drawn, std::ostream* out) {
    *out << drawn.name;
}

class DrawnCase : public ::testing::TestWithParam<Drawn> {};

TEST_P(DrawnCase, HasTheFindingsThatAreExpected) {
    const std::vector<Finding> findings = audited(GetParam().rule, draw_case(GetParam().sketch));
    EXPECT_EQ(records_in(findings), GetParam().records);
    for (const Finding& finding : findings) EXPECT_THAT(finding.witness, ::testing::Not(IsEmpty()));
}

INSTANTIATE_TEST_SUITE_P(
    Contradictions, DrawnCase,
    ::testing::Values(
        Drawn{"SelfByDenial", "contradiction/self", "a asserts p; a denies p", {"a"}},
        Drawn{"SelfByOpposition", "contradiction/self", "a asserts p; a asserts q; p contradicts q", {"a"}},
        Drawn{"SelfByRebuttal", "contradiction/self", "a asserts p; a asserts q; q rebuts p", {"a"}},
        Drawn{"SelfInOtherWords",
              "contradiction/self",
              "a asserts p; a denies q; r rephrases p; q rephrases r",
              {"a"}},
        Drawn{"SelfByADocument", "contradiction/self", "a published d; d states p; a denies p", {"a"}},
        Drawn{"NotByQuestion", "contradiction/self", "a asserts p; a questions p", {}},
        Drawn{"NotByWhatWasRetracted", "contradiction/self", "a asserts p retracted 2019; a denies p", {}},
        Drawn{
            "NotByAProposal", "contradiction/self", "a asserts p; a asserts q; p contradicts q proposed", {}},
        Drawn{"NotByTwoAgents", "contradiction/self", "a asserts p; b denies p", {}},
        Drawn{"OneBodyBySpokesmen",
              "contradiction/one-body",
              "a speaks for m; b speaks for m; a asserts p; b denies p",
              {"m"}},
        Drawn{"OneBodyByTheBodyItself",
              "contradiction/one-body",
              "a speaks for m; a asserts p; m denies p",
              {"m"}},
        Drawn{"OneBodyTellsTheSmallest",
              "contradiction/one-body",
              "a speaks for m; b speaks for m; m speaks for s; a asserts p; b denies p",
              {"m"}},
        Drawn{"OneBodyOverTwoOffices",
              "contradiction/one-body",
              "a speaks for m; m speaks for s; b speaks for s; a asserts p; b denies p",
              {"s"}},
        Drawn{"OneBodyOnlyInOffice",
              "contradiction/one-body",
              "a speaks for m 2010/2012; b speaks for m; a asserts p on 2015; b denies p on 2015",
              {}},
        Drawn{"OneBodyNotOneVoice", "contradiction/one-body", "a speaks for m; a asserts p; a denies p", {}},
        Drawn{"InsideOneClaim",
              "contradiction/inside-one-claim",
              "p rephrases q; q rephrases r; x: p contradicts r",
              {"x"}},
        Drawn{"SupportsAndContradictsInOtherWords",
              "contradiction/supports-and-contradicts",
              "s: p supports q; q rephrases r; p contradicts r",
              {"s"}},
        Drawn{"EntailsDeniedOverSteps",
              "contradiction/entails-denied",
              "a asserts p; p entails q; q rephrases r; r entails t; a denies t",
              {"a"}},
        Drawn{"EntailsNotBackwards",
              "contradiction/entails-denied",
              "a asserts q; p entails q; a denies p",
              {}},
        Drawn{"OddRingOfThree",
              "contradiction/odd-ring",
              "x: p contradicts q; y: q contradicts r; z: r contradicts p",
              {"x"}},
        Drawn{"NoOddRingOfFour",
              "contradiction/odd-ring",
              "p contradicts q; q contradicts r; r contradicts t; t contradicts p",
              {}},
        Drawn{"OddRingShortenedToThree",
              "contradiction/odd-ring",
              "a1: p contradicts q; a2: q contradicts r; x: r contradicts s; y: s contradicts t; z: t "
              "contradicts r",
              {"x"}},
        Drawn{"MinimalSetOfTwo",
              "contradiction/minimal-set",
              "a asserts p; b asserts q; p entails u; q entails v; c: u contradicts v",
              {"c"}},
        Drawn{"MinimalSetOfOne",
              "contradiction/minimal-set",
              "a asserts p; b asserts q; p entails u; p entails v; q entails v; c: u contradicts v",
              {"c"}},
        Drawn{"NoSetOfWhatIsRecorded",
              "contradiction/minimal-set",
              "a asserts u; b asserts v; p entails u; c: u contradicts v",
              {}}),
    [](const auto& test) { return test.param.name; });

TEST(SelfContradictionRule, TellsBothSayingsAndTheRephrasingBetweenThem) {
    const auto findings = audited(
        "contradiction/self", draw_case("a asserts p on 2018-07-02 in d; a denies q in e; x: p rephrases q"));
    ASSERT_THAT(findings, SizeIs(1));
    EXPECT_THAT(findings[0].key, ElementsAre("claim:p", "claim:q"));
    EXPECT_THAT(findings[0].message, HasSubstr("the same in other words"));
    ASSERT_THAT(findings[0].witness, SizeIs(3));
    EXPECT_EQ(findings[0].witness[0].says, "agent:a asserts claim:p on 2018-07-02, in document:d");
    EXPECT_EQ(findings[0].witness[2].record.text(), "relation:x");
}

TEST(OneBodyRule, PassesOverACrowd) {
    const Case whole = draw_case("a speaks for m; b speaks for m; a asserts p; b denies p");
    EXPECT_THAT(audited("contradiction/one-body", whole, {{"contradiction/one-body.voices", 3}}), SizeIs(1));
    EXPECT_THAT(audited("contradiction/one-body", whole, {{"contradiction/one-body.voices", 2}}), IsEmpty());
}

TEST(EntailsDeniedRule, TellsTheWholeWay) {
    const auto findings =
        audited("contradiction/entails-denied",
                draw_case("a asserts p; x: p entails q; y: q rephrases r; z: r entails t; a denies t"));
    ASSERT_THAT(findings, SizeIs(1));
    std::vector<std::string> steps;
    for (const Step& step : findings[0].witness) steps.emplace_back(step.record.slug());
    EXPECT_THAT(steps, ElementsAre("s1", "x", "y", "z", "s2"));
}

// --- against slow definitions

using Pair = std::tuple<std::string, std::size_t, std::size_t>;  // agent, two classes in order

// Classes by joining until nothing changes.
std::map<std::string, std::size_t> classes_by_definition(const Case& whole) {
    std::map<std::string, std::size_t> out;
    for (std::size_t i = 0; i < whole.claims.size(); ++i) out[whole.claims[i].id.text()] = i;
    for (bool changed = true; changed;) {
        changed = false;
        for (const Relation& relation : whole.relations) {
            if (relation.kind != RelationKind::Rephrases || relation.status != RelationStatus::Accepted)
                continue;
            std::size_t &a = out[relation.from.text()], &b = out[relation.to.text()];
            changed = changed || a != b;
            a = b = std::min(a, b);
        }
    }
    return out;
}

// The engine's own answer, less what was retracted.
std::set<Pair> selves_by_the_engine(const Case& whole, const Snapshot& snapshot) {
    const auto classes = classes_by_definition(whole);
    ContradictionOptions options;
    options.closures.rephrase = true;
    std::set<Pair> out;
    visit_contradictions(snapshot, ContradictionQuestion::selves(), options, [&](Contradiction&& pair) {
        for (const Witness& witness : pair.witnesses) {
            if (witness.kind != WitnessKind::Denial && witness.kind != WitnessKind::Opposition) continue;
            if (snapshot.retracted(witness.a.source) || snapshot.retracted(witness.b.source)) continue;
            if (snapshot.kind(witness.a.object) != RecordKind::Claim) continue;
            const std::size_t a = classes.at(std::string(snapshot.id(witness.a.object))),
                              b = classes.at(std::string(snapshot.id(witness.b.object)));
            if (a == b && witness.kind == WitnessKind::Opposition) continue;
            out.insert({std::string(snapshot.id(pair.a)), std::min(a, b), std::max(a, b)});
        }
    });
    return out;
}

TEST(SelfContradictionRule, FindsWhatTheEngineFindsOnRandomCases) {
    std::size_t found = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        const Case whole = random_case(seed, {3, 4, 6, 14, 12, 1});
        const auto classes = classes_by_definition(whole);
        std::set<Pair> ours;
        for (const Finding& finding : audited("contradiction/self", whole)) {
            const std::size_t a = classes.at(finding.key.at(0)), b = classes.at(finding.key.at(1));
            EXPECT_TRUE(ours.insert({finding.record.text(), std::min(a, b), std::max(a, b)}).second)
                << "told twice, seed " << seed;
        }
        EXPECT_EQ(ours, selves_by_the_engine(whole, build_snapshot(CaseSource(whole)))) << "seed " << seed;
        found += ours.size();
    }
    EXPECT_GT(found, 200U);
}

// Every claim's entailed claims, itself among them, by following relations until nothing is new.
std::set<std::size_t> entailed_by_definition(const Case& whole,
                                             const std::map<std::string, std::size_t>& classes,
                                             std::size_t from) {
    std::set<std::size_t> out{from};
    for (bool changed = true; changed;) {
        changed = false;
        for (const Relation& relation : whole.relations) {
            if (relation.kind != RelationKind::Entails || relation.status != RelationStatus::Accepted)
                continue;
            if (out.contains(classes.at(relation.from.text())))
                changed = out.insert(classes.at(relation.to.text())).second || changed;
        }
    }
    return out;
}

TEST(EntailsDeniedRule, FindsWhatFollowsByDefinitionOnRandomCases) {
    std::size_t found = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        const Case whole = random_case(seed, {3, 4, 6, 14, 16, 1});
        const auto classes = classes_by_definition(whole);
        std::set<Pair> expected, ours;
        for (const Statement& says : whole.statements) {
            for (const Statement& denies : whole.statements) {
                if (says.stance != Stance::Asserts || denies.stance != Stance::Denies || says.retracted ||
                    denies.retracted || says.speaker != denies.speaker ||
                    says.of.kind() != RecordKind::Claim || denies.of.kind() != RecordKind::Claim)
                    continue;
                const std::size_t a = classes.at(says.of.text()), b = classes.at(denies.of.text());
                if (a != b && entailed_by_definition(whole, classes, a).contains(b))
                    expected.insert({says.speaker.text(), a, b});
            }
        }
        for (const Document& document : whole.documents) {
            if (document.retracted) continue;
            for (const Statement& denies : whole.statements) {
                const auto speaks = [&](const std::vector<AgentId>& agents) {
                    return std::find(agents.begin(), agents.end(), denies.speaker) != agents.end();
                };
                if (denies.stance != Stance::Denies || denies.retracted ||
                    denies.of.kind() != RecordKind::Claim ||
                    !(speaks(document.published_by) || speaks(document.authored_by)))
                    continue;
                for (const ClaimId& stated : document.states) {
                    const std::size_t a = classes.at(stated.text()), b = classes.at(denies.of.text());
                    if (a != b && entailed_by_definition(whole, classes, a).contains(b))
                        expected.insert({denies.speaker.text(), a, b});
                }
            }
        }
        for (const Finding& finding : audited("contradiction/entails-denied", whole))
            ours.insert(
                {finding.record.text(), classes.at(finding.key.at(0)), classes.at(finding.key.at(1))});
        EXPECT_EQ(ours, expected) << "seed " << seed;
        found += ours.size();
    }
    EXPECT_GT(found, 30U);
}

// Can the classes be given two colours so that no conflict joins two of one? By trying all.
bool two_sides(std::size_t count, const std::vector<std::pair<std::size_t, std::size_t>>& conflicts) {
    for (std::size_t colours = 0; colours < (std::size_t{1} << count); ++colours) {
        if (std::all_of(conflicts.begin(), conflicts.end(), [&](const auto& pair) {
                return ((colours >> pair.first) & 1U) != ((colours >> pair.second) & 1U);
            }))
            return true;
    }
    return false;
}

// Claims, some of them in other words, with conflicts between any two.
Case random_conflicts(std::uint64_t seed) {
    test::Dice dice(seed);
    std::string sketch;
    for (std::size_t i = 0; i < 7; ++i) sketch += "claim c" + std::to_string(i) + "; ";
    for (std::size_t i = 0; i < 8; ++i) {
        const std::size_t from = dice.below(7), to = (from + 1 + dice.below(6)) % 7;
        sketch += "c" + std::to_string(from) + (dice.one_in(6) ? " rephrases c" : " contradicts c") +
                  std::to_string(to) + (dice.one_in(8) ? " proposed; " : "; ");
    }
    return draw_case(sketch);
}

TEST(OddRingRule, FindsARingExactlyWhenThereAreNoTwoSides) {
    std::size_t rings = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const Case whole = random_conflicts(seed);
        const auto classes = classes_by_definition(whole);
        std::vector<std::pair<std::size_t, std::size_t>> conflicts;
        for (const Relation& relation : whole.relations) {
            if (relation.kind != RelationKind::Contradicts && relation.kind != RelationKind::Rebuts) continue;
            if (relation.status != RelationStatus::Accepted) continue;
            const std::size_t a = classes.at(relation.from.text()), b = classes.at(relation.to.text());
            if (a != b) conflicts.emplace_back(a, b);
        }
        const std::vector<Finding> findings = audited("contradiction/odd-ring", whole);
        EXPECT_EQ(findings.empty(), two_sides(whole.claims.size(), conflicts)) << "seed " << seed;
        for (const Finding& finding : findings) EXPECT_EQ(finding.witness.size() % 2, 1U);
        rings += findings.size();
    }
    EXPECT_GT(rings, 30U);
}

}  // namespace
}  // namespace gainsay::audit
