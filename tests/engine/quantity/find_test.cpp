#include "engine/quantity/whole_case/find.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "engine/quantity/check.hpp"
#include "graphs/model/source.hpp"
#include "tests/engine/quantity/figure_of.hpp"

namespace gainsay {
namespace {

using test::figure_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Claim claim_of(const std::string& slug, std::vector<Quantity> quantities) {
    Claim claim;
    claim.id = ClaimId("claim:" + slug);
    claim.text = slug;
    claim.quantities = std::move(quantities);
    return claim;
}

FigureTable table_of(Case whole) {
    sort_records(whole);
    return collect_figures(CaseSource(std::move(whole)));
}

FigureTable table_of(std::vector<Claim> claims) {
    Case whole;
    whole.claims = std::move(claims);
    return table_of(std::move(whole));
}

/// "a b: in conflict", a pair each.
std::vector<std::string> pairs(const FigureTable& table, const QuantityAnswer& answer) {
    std::vector<std::string> out;
    for (const FigurePair& pair : answer.pairs) {
        out.push_back(std::string(table.figures[pair.a].claim.any().slug()) + " " +
                      std::string(table.figures[pair.b].claim.any().slug()) + ": " +
                      std::string(to_string(pair.comparison.verdict)));
    }
    return out;
}

TEST(Quantities, AreComparedWhereTheyCountTheSameOfOneSubject) {
    const FigureTable table = table_of({claim_of("a", {figure_of("507")}), claim_of("b", {figure_of("520")}),
                                        claim_of("c", {figure_of("300", "executions", "Iraq")}),
                                        claim_of("d", {figure_of("300", "births")})});
    const QuantityAnswer answer = find_quantities(table);
    EXPECT_THAT(pairs(table, answer), ElementsAre("a b: in conflict"));
    EXPECT_EQ(check_quantities(table, answer), "");
}

TEST(Quantities, OfOneClaimAreNotHeldAgainstEachOther) {
    const FigureTable table = table_of({claim_of("a", {figure_of("507"), figure_of("520")})});
    EXPECT_THAT(find_quantities(table).pairs, IsEmpty());
}

TEST(Quantities, TakeThePeriodOfTheirClaim) {
    Claim a = claim_of("a", {figure_of("507", "executions", "Iran", "", "")});
    a.valid = Edtf("2016");
    const FigureTable table = table_of({a, claim_of("b", {figure_of("520")})});
    const QuantityAnswer answer = find_quantities(table);
    ASSERT_THAT(pairs(table, answer), ElementsAre("a b: different for a reason"));
    EXPECT_EQ(answer.pairs[0].comparison.reasons[0].a, "2016");
}

TEST(Quantities, OfOneClaimCanBeAskedFor) {
    const FigureTable table = table_of({claim_of("a", {figure_of("507")}), claim_of("b", {figure_of("520")}),
                                        claim_of("c", {figure_of("530")})});
    QuantityOptions options;
    options.claim = ClaimId("claim:b");
    EXPECT_THAT(pairs(table, find_quantities(table, options)),
                ElementsAre("a b: in conflict", "b c: in conflict"));
    options.claim = ClaimId("claim:nobody");
    EXPECT_THAT(find_quantities(table, options).pairs, IsEmpty());
}

Relation relation_of(const std::string& slug, RelationKind kind, const std::string& from,
                     const std::string& to, RelationStatus status = RelationStatus::Accepted) {
    Relation relation;
    relation.id = RelationId("relation:" + slug);
    relation.kind = kind;
    relation.from = ClaimId("claim:" + from);
    relation.to = RecordId("claim:" + to);
    relation.status = status;
    return relation;
}

TEST(Proposals, AreMadeOfConflictsThatNobodyHasSpokenOf) {
    Case whole;
    whole.claims = {claim_of("a", {figure_of("507")}), claim_of("b", {figure_of("520")}),
                    claim_of("c", {figure_of("530")}), claim_of("d", {figure_of("540")}),
                    claim_of("words", {})};
    whole.relations = {relation_of("a-b", RelationKind::Contradicts, "b", "a", RelationStatus::Rejected),
                       relation_of("c-w", RelationKind::Rephrases, "c", "words"),
                       relation_of("d-w", RelationKind::Rephrases, "d", "words"),
                       relation_of("a-c", RelationKind::Supports, "a", "c")};
    const FigureTable table = table_of(whole);
    const QuantityAnswer answer = find_quantities(table);
    ASSERT_THAT(answer.pairs, SizeIs(6));
    EXPECT_THAT(answer.pairs[0].links, SizeIs(1)) << "a and b: a person rejected it";
    EXPECT_EQ(answer.pairs[1].links.at(0).kind, RelationKind::Supports);
    ASSERT_THAT(answer.pairs[5].links, SizeIs(1)) << "c and d: the same claim in other words";
    EXPECT_EQ(answer.pairs[5].links[0].kind, RelationKind::Rephrases);
    EXPECT_EQ(answer.pairs[5].links[0].relation, "");
    const std::vector<Relation> proposals = proposals_of(table, answer);
    ASSERT_THAT(proposals, SizeIs(5)) << "all but a against b";
    EXPECT_EQ(proposals[0].id.text(), "relation:quantity-a-against-c");
    EXPECT_EQ(proposals[0].status, RelationStatus::Proposed);
    EXPECT_EQ(proposals[0].origin, "quantity");
    EXPECT_EQ(proposals[0].note, "507 and 530 exclude each other");
    for (const Relation& one : proposals) EXPECT_THAT(problems_of(one), IsEmpty());
}

TEST(Proposals, HaveIdsThatFit) {
    const std::string longest(190, 'x');
    const FigureTable table =
        table_of({claim_of(longest + "1", {figure_of("507")}), claim_of(longest + "2", {figure_of("520")}),
                  claim_of(longest + "3", {figure_of("530")})});
    std::set<std::string> ids;
    for (const Relation& one : proposals_of(table, find_quantities(table))) ids.insert(one.id.text());
    EXPECT_THAT(ids, SizeIs(3));
}

TEST(Sums, OfSharesAreHeldAgainstOneHundredPercent) {
    const auto share = [](const char* figure, const char* who) {
        return figure_of(figure, "share of executions", who, "the world");
    };
    const FigureTable table =
        table_of({claim_of("a", {share("60 %", "Iran")}), claim_of("b", {share("30 %", "Iraq")}),
                  claim_of("c", {share("45 %", "Pakistan")}), claim_of("d", {share("101.2 %", "Oman")})});
    const QuantityAnswer answer = find_quantities(table);
    ASSERT_THAT(answer.sums, SizeIs(2));
    EXPECT_EQ(answer.sums[0].kind, SumKind::SharesAboveAll);
    EXPECT_THAT(answer.sums[0].figures, ElementsAre(0U, 2U)) << "the fewest that are above it";
    EXPECT_EQ(answer.sums[1].kind, SumKind::ShareAboveAll);
    EXPECT_THAT(answer.sums[1].figures, ElementsAre(3U));
    EXPECT_EQ(check_quantities(table, answer), "");
}

TEST(Sums, AllowRounding) {
    const auto share = [](const char* figure, const char* who) {
        return figure_of(figure, "share of executions", who, "the world");
    };
    const FigureTable table =
        table_of({claim_of("a", {share("33.6 %", "Iran")}), claim_of("b", {share("33.5 %", "Iraq")}),
                  claim_of("c", {share("33.1 %", "Oman")})});
    EXPECT_THAT(find_quantities(table).sums, SizeIs(1))
        << "100.2 % is more than three times half a tenth above";
    const FigureTable rounded =
        table_of({claim_of("a", {share("34 %", "Iran")}), claim_of("b", {share("34 %", "Iraq")}),
                  claim_of("c", {share("33 %", "Oman")})});
    EXPECT_THAT(find_quantities(rounded).sums, IsEmpty());
}

TEST(Sums, OfPartsAreHeldAgainstTheirWhole) {
    const auto amount = [](const char* figure, const char* who) {
        return figure_of(figure, "executions", who);
    };
    const FigureTable table =
        table_of({claim_of("a", {amount("507", "Iran")}), claim_of("b", {amount("125", "Iraq")}),
                  claim_of("sum", {amount("700", "Iran and Iraq")})});
    const QuantityAnswer answer = find_quantities(table);
    ASSERT_THAT(answer.sums, SizeIs(1));
    EXPECT_EQ(answer.sums[0].kind, SumKind::PartsUnlikeWhole);
    EXPECT_THAT(answer.sums[0].figures, ElementsAre(2U, 0U, 1U));
    EXPECT_EQ(check_quantities(table, answer), "");
    const FigureTable open =
        table_of({claim_of("a", {amount(">=507", "Iran")}), claim_of("b", {amount("125", "Iraq")}),
                  claim_of("sum", {amount("700", "Iran and Iraq")})});
    EXPECT_THAT(find_quantities(open).sums, IsEmpty()) << "at least 507 may be 575";
}

TEST(Quantities, AreBoundedInAllThatIsSaid) {
    std::vector<Claim> claims;
    for (int i = 0; i < 9; ++i)
        claims.push_back(claim_of("c" + std::to_string(i),
                                  {figure_of(std::to_string(110 + i) + " %", "share of executions")}));
    const FigureTable table = table_of(std::move(claims));
    QuantityOptions options;
    options.limit = 2;
    const QuantityAnswer answer = find_quantities(table, options);
    EXPECT_THAT(answer.pairs, SizeIs(2));
    EXPECT_THAT(answer.sums, SizeIs(2));
    EXPECT_TRUE(answer.limited && answer.remarks_limited);
    EXPECT_EQ(answer.counts[0], 36U);
}

/// The slow obvious answer: every figure against every other, and the counted words and members held side by side.
std::set<std::string> every_pair(const FigureTable& table) {
    std::set<std::string> found;
    const auto keys = [](const Figure& figure, bool with_population) {
        const Phrase measure = read_phrase(figure.quantity.measure),
                     population = read_phrase(figure.quantity.population);
        std::set<std::string> all;
        for (const std::string& member : read_members(figure.quantity.subject))
            all.insert(measure.text() + "|" + member);
        if (all.empty()) all.insert(measure.text() + "|");
        Phrase rest = population;
        rest.words.clear();
        for (const std::string& word : population.words) {
            if (std::count(measure.words.begin(), measure.words.end(), word) == 0) rest.words.push_back(word);
        }
        const Unit unit = read_unit(figure.quantity.unit);
        const bool amount = measure.form == Form::Amount && unit.family != "share" && !unit.ordinal;
        if (with_population && amount && !rest.words.empty()) all.insert(measure.text() + "|" + rest.text());
        return all;
    };
    for (std::uint32_t a = 0; a < table.figures.size(); ++a) {
        for (std::uint32_t b = a + 1; b < table.figures.size(); ++b) {
            if (table.figures[a].claim == table.figures[b].claim) continue;
            bool meet = false;
            for (const bool of_a : {true, false}) {  // the population of one against the members of the other
                const auto x = keys(table.figures[a], of_a), y = keys(table.figures[b], !of_a);
                for (const std::string& key : x) meet |= y.count(key) != 0;
            }
            if (!meet) continue;
            const Comparison comparison = compare(table.figures[a], table.figures[b]);
            found.insert(std::to_string(a) + " " + std::to_string(b) + " " +
                         std::string(to_string(comparison.verdict)));
        }
    }
    return found;
}

std::set<std::string> found_pairs(const QuantityAnswer& answer) {
    std::set<std::string> found;
    for (const FigurePair& pair : answer.pairs) {
        found.insert(std::to_string(pair.a) + " " + std::to_string(pair.b) + " " +
                     std::string(to_string(pair.comparison.verdict)));
    }
    return found;
}

FigureTable random_table(unsigned seed, std::size_t claims) {
    test::Dice dice(seed);
    Case whole = test::random_case(seed, {4, 5, claims, 12, 8, 0});
    for (Claim& claim : whole.claims) {
        claim.quantities.clear();
        for (std::size_t i = dice.below(3); i > 0; --i) claim.quantities.push_back(test::random_figure(dice));
    }
    return table_of(std::move(whole));
}

TEST(Quantities, AreThoseOfTheOracleOnRandomCases) {
    std::size_t pairs = 0;
    for (unsigned seed = 0; seed < 400; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const FigureTable table = random_table(seed, 12);
        const QuantityAnswer answer = find_quantities(table);
        ASSERT_EQ(found_pairs(answer), every_pair(table));
        ASSERT_EQ(check_quantities(table, answer), "");
        pairs += answer.pairs.size();
        QuantityOptions first;
        first.limit = 3;
        const QuantityAnswer few = find_quantities(table, first);
        ASSERT_EQ(few.pairs, std::vector<FigurePair>(
                                 answer.pairs.begin(),
                                 answer.pairs.begin() + static_cast<std::ptrdiff_t>(
                                                            std::min<std::size_t>(3, answer.pairs.size()))));
        ASSERT_EQ(few.limited, answer.pairs.size() > 3);
        ASSERT_EQ(few.counts, answer.counts);
    }
    EXPECT_GT(pairs, 4000U);
}

TEST(LargeBlocks, ShowAConflictForEveryFigureThatIsInOneOfItsOwnWords) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        test::Dice dice(seed);
        std::vector<Claim> claims;
        for (std::size_t i = 0; i < 40; ++i) {
            Quantity q = figure_of(std::to_string(dice.below(12) + 10), "executions", "Iran", "",
                                   dice.one_in(3) ? "2016" : "2017");
            if (dice.one_in(4)) q.bound = static_cast<QuantityBound>(dice.below(4));
            claims.push_back(claim_of("c" + std::to_string(100 + i), {q}));
        }
        const FigureTable table = table_of(std::move(claims));
        QuantityOptions sorted;
        sorted.max_block = 10;
        const QuantityAnswer all = find_quantities(table), some = find_quantities(table, sorted);
        ASSERT_EQ(some.sorted_blocks, 1U);
        ASSERT_EQ(check_quantities(table, some, sorted), "");
        std::set<std::uint32_t> in_conflict, shown;
        for (const FigurePair& pair : all.pairs) {
            if (pair.comparison.verdict == Verdict::Conflict) in_conflict.insert({pair.a, pair.b});
        }
        for (const FigurePair& pair : some.pairs) {
            if (pair.comparison.verdict == Verdict::Conflict) shown.insert({pair.a, pair.b});
        }
        ASSERT_EQ(shown, in_conflict);
        ASSERT_LT(some.pairs.size(), 3 * table.figures.size());
    }
}

TEST(LargeBlocks, FindAPartAboveItsWhole) {
    std::vector<Claim> claims;
    for (std::size_t i = 0; i < 30; ++i) {
        claims.push_back(
            claim_of("part" + std::to_string(10 + i),
                     {figure_of(i == 17 ? "95 %" : "51 %", "share of executions", "Iran", "the world")}));
        claims.push_back(claim_of("whole" + std::to_string(10 + i),
                                  {figure_of("84 %", "share of executions", "Iran and Iraq", "the world")}));
    }
    const FigureTable table = table_of(std::move(claims));
    QuantityOptions sorted;
    sorted.max_block = 10;
    sorted.conflicts_only = true;
    bool found = false;
    for (const FigurePair& pair : find_quantities(table, sorted).pairs)
        found |= pair.comparison.reasons.back().kind == ReasonKind::AboveWhole;
    EXPECT_TRUE(found);
}

}  // namespace
}  // namespace gainsay
