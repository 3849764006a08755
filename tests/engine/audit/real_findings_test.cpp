// What the rules find in public data, where it lies beside the repository: the numbers were counted in the raw files by
// other means (the notes that come with the data, and Python's json and csv).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "tests/engine/audit/in_case.hpp"
#include "tests/graphs/format/tables/reading.hpp"
#include "tests/support/real_data.hpp"

namespace gainsay::audit {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// The text of a file, unpacked where it is packed; empty when the tools for that are missing.
std::string unpacked(const std::filesystem::path& path) {
    if (path.extension() != ".xz") return text_of(path);
    const test::ScratchFolder scratch;
    if (!test::unpack(path, scratch.path())) return {};
    return text_of(scratch.path() / path.stem());
}

Case mapped(const std::string& mapping, const std::vector<std::filesystem::path>& files) {
    std::vector<std::string> texts;
    for (const auto& file : files) texts.push_back(unpacked(file));
    return test::read_mapped(text_of(GAINSAY_SOURCE_DIR "/fixtures/mappings/" + mapping), texts).whole;
}

TEST(RealFindings, SevenTextsThatPolitiFactRatedDifferently) {
    GAINSAY_REAL_DATA(folder, "checkthat2022-task2b");
    const Case whole = mapped("checkthat2022-2b.json", {folder / "verified_claims.jsonl.xz"});
    ASSERT_THAT(whole.reviews, SizeIs(19'250));
    EXPECT_THAT(audited("review/checkers-disagree", whole), SizeIs(7));
}

TEST(RealFindings, SixStatementsOfLiarWithLabelsInConflict) {
    GAINSAY_REAL_DATA(folder, "liar");
    const Case whole = mapped("liar.json", {folder / "train.tsv.xz", folder / "valid.tsv"});
    ASSERT_THAT(whole.reviews, SizeIs(11'553));
    EXPECT_THAT(audited("review/checkers-disagree", whole), SizeIs(6));
}

TEST(RealFindings, FiftyThreeReviewsDatedBeforeTheirClaim) {
    GAINSAY_REAL_DATA(folder, "factcheck-sites-sample");
    const Case whole = mapped("factcheck-sites.json", {folder / "reviews.jsonl"});
    ASSERT_THAT(whole.reviews, SizeIs(386));
    const auto findings = audited("review/before-claim", whole);
    EXPECT_THAT(findings, SizeIs(53));
    std::set<std::string> reviews;
    for (const Finding& finding : findings) {
        EXPECT_EQ(finding.severity, Severity::Warning);
        reviews.insert(finding.record.text());
    }
    EXPECT_THAT(reviews, SizeIs(53));
}

TEST(RealFindings, TheExampleOfSchemaOrgWhoseRatingContradictsItsLabel) {
    GAINSAY_REAL_DATA(folder, "claimreview-examples");
    std::vector<std::string> texts;
    for (const char* name : {"eg-0324.jsonld", "eg-0325.jsonld"}) texts.push_back(text_of(folder / name));
    const Case whole = test::read_as("claimreview", texts).whole;
    ASSERT_THAT(whole.reviews, SizeIs(2));
    const auto findings = audited("review/label-at-odds", whole);
    ASSERT_THAT(findings, SizeIs(1));
    EXPECT_EQ(findings[0].message,
              "found the label \"True\" beside 1 on a scale from 1 (worst) to 6 (best; one end assumed), "
              "expected that both "
              "say the same");
}

TEST(RealFindings, ExactlyTheClaimsThatClimateFeverCallsDisputed) {
    GAINSAY_REAL_DATA(folder, "climate-fever");
    const Case whole = mapped("climate-fever.json", {folder / "climate-fever.jsonl.xz"});
    std::set<std::string> disputed, found;
    for (const Review& review : whole.reviews) {
        if (review.rating.label == "DISPUTED") disputed.insert(review.of.text());
    }
    ASSERT_THAT(disputed, SizeIs(154));
    for (const Finding& finding : audited("review/contested-evidence", whole))
        found.insert(finding.record.text());
    EXPECT_EQ(found, disputed);
}

TEST(RealFindings, ThirtyGroupsOfClaimsWithTheSameText) {
    GAINSAY_REAL_DATA(folder, "checkthat2022-task2a");
    const Case whole = mapped("checkthat2022-2a.json", {folder / "verified_claims.jsonl.xz"});
    ASSERT_THAT(whole.claims, SizeIs(14'231));
    ASSERT_THAT(whole.reviews, SizeIs(14'231));
    EXPECT_THAT(audited("likeness/claims", whole, {{"likeness/claims.likeness", 1}}), SizeIs(30));
    std::size_t same = 0;
    const auto findings = audited("likeness/claims", whole);
    for (const Finding& finding : findings)
        same += finding.key == std::vector<std::string>{"same words"} ? 1 : 0;
    EXPECT_EQ(same, 30U);
    EXPECT_GT(findings.size(), 30U);
    RecordProperty("near", static_cast<int>(findings.size() - same));
}

}  // namespace
}  // namespace gainsay::audit
