#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/engine/audit/audited.hpp"

namespace gainsay::audit {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Claim claim_with(const std::string& id, double value, const std::string& period) {
    Claim claim;
    claim.id = ClaimId("claim:" + id);
    claim.text = id;
    Quantity quantity;
    quantity.measure = "people drowned";
    quantity.subject = "Port Ellan";
    quantity.unit = "persons";
    quantity.value = value;
    quantity.period = Edtf(period);
    claim.quantities.push_back(quantity);
    return claim;
}

// Two claims, and a relation between them unless `kind` is said not to be there.
Case two_figures(double a, double b, std::optional<RelationStatus> judged) {
    Case whole;
    whole.claims = {claim_with("a", a, "2019"), claim_with("b", b, "2019")};
    if (judged) {
        Relation relation;
        relation.id = RelationId("relation:r");
        relation.from = whole.claims[0].id;
        relation.to = whole.claims[1].id;
        relation.status = *judged;
        whole.relations.push_back(relation);
    }
    sort_records(whole);
    return whole;
}

TEST(FigureConflictRule, IsSilentWhereAPersonHasJudged) {
    EXPECT_THAT(audited("figures/conflict", two_figures(10, 12, std::nullopt)), SizeIs(1));
    EXPECT_THAT(audited("figures/conflict", two_figures(10, 12, RelationStatus::Proposed)), SizeIs(1));
    EXPECT_THAT(audited("figures/conflict", two_figures(10, 12, RelationStatus::Accepted)), IsEmpty());
    EXPECT_THAT(audited("figures/conflict", two_figures(10, 12, RelationStatus::Rejected)), IsEmpty());
    EXPECT_THAT(audited("figures/conflict", two_figures(10, 10, std::nullopt)), IsEmpty());
}

TEST(FigureConflictRule, TellsBothFiguresInWords) {
    const auto findings = audited("figures/conflict", two_figures(10, 12.5, std::nullopt));
    ASSERT_THAT(findings, SizeIs(1));
    EXPECT_THAT(findings[0].message, HasSubstr("10 persons (people drowned, Port Ellan, 2019)"));
    EXPECT_EQ(findings[0].witness[1].says, "claim:b gives 12.5 persons (people drowned, Port Ellan, 2019)");
}

TEST(FigureRules, FlagNothingInTheArticle) {
    const std::string path = GAINSAY_SOURCE_DIR "/fixtures/iran-tip-2018/case.json";
    std::ifstream in(path);
    const Case whole = read_case(in, path);
    for (const char* rule : {"figures/conflict", "figures/part-above-whole", "figures/share-above-100",
                             "figures/does-not-add-up", "figures/unit-missing"}) {
        EXPECT_THAT(records_in(audited(rule, whole)), IsEmpty()) << rule;
    }
}

}  // namespace
}  // namespace gainsay::audit
