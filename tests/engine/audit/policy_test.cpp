#include "engine/audit/policy/policy.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/audit/outside_rules.hpp"
#include "engine/audit/policy/glob.hpp"
#include "engine/audit/policy/suppression.hpp"
#include "engine/audit/rule_book.hpp"
#include "tests/engine/audit/audited.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::audit {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// What a pattern means, tried every way: slow and obvious.
bool matches_slowly(std::string_view pattern, std::string_view text, bool at_folder = true) {
    if (pattern.empty()) return text.empty();
    if (at_folder && pattern.starts_with("**/")) {
        if (matches_slowly(pattern.substr(3), text, true)) return true;
        const std::size_t slash = text.find('/');
        return slash != std::string_view::npos && matches_slowly(pattern, text.substr(slash + 1), true);
    }
    if (pattern.starts_with("**")) {
        for (std::size_t i = 0; i <= text.size(); ++i) {
            if (matches_slowly(pattern.substr(2), text.substr(i), false)) return true;
        }
        return false;
    }
    if (pattern.front() == '*') {
        for (std::size_t i = 0; i <= text.size(); ++i) {
            if (matches_slowly(pattern.substr(1), text.substr(i), false)) return true;
            if (i < text.size() && text[i] == '/') return false;
        }
        return false;
    }
    if (text.empty()) return false;
    const bool same = pattern.front() == '?' ? text.front() != '/' : pattern.front() == text.front();
    return same && matches_slowly(pattern.substr(1), text.substr(1), pattern.front() == '/');
}

TEST(Globs, MeanWhatTheyMeanInShells) {
    EXPECT_TRUE(glob_matches("sourcing/*", "sourcing/no-origin"));
    EXPECT_FALSE(glob_matches("sourcing/*", "sourcing/no/origin"));
    EXPECT_TRUE(glob_matches("**", "a/b"));
    EXPECT_TRUE(glob_matches("drafts/**", "drafts/a/b.json"));
    EXPECT_TRUE(glob_matches("**/case.json", "case.json"));
    EXPECT_TRUE(glob_matches("**/case.json", "a/b/case.json"));
    EXPECT_FALSE(glob_matches("**/case.json", "a/b/showcase.json"));
    EXPECT_TRUE(glob_matches("claim:?", "claim:x"));
    EXPECT_FALSE(glob_matches("claim:?", "claim:xy"));
    EXPECT_TRUE(glob_matches("", ""));
}

TEST(Globs, AgreeWithTheOracleOnSmallTexts) {
    constexpr std::string_view of_pattern = "ab/*?*", of_text = "ab/";
    test::Dice dice(1);
    std::size_t matched = 0;
    for (int round = 0; round < 60'000; ++round) {
        std::string pattern, text;
        for (std::size_t i = dice.below(7); i > 0; --i) pattern += of_pattern[dice.below(of_pattern.size())];
        for (std::size_t i = dice.below(6); i > 0; --i) text += of_text[dice.below(of_text.size())];
        const bool expected = matches_slowly(pattern, text);
        matched += expected ? 1 : 0;
        ASSERT_EQ(glob_matches(pattern, text), expected) << pattern << " against " << text;
    }
    EXPECT_GT(matched, 1000U);
}

TEST(Globs, AreNotSlowWhateverThePattern) {
    std::string pattern;
    for (int i = 0; i < 200; ++i) pattern += "*a";
    EXPECT_FALSE(glob_matches(pattern + "b", std::string(20'000, 'a')));
}

RuleSetting setting(std::string rules, std::optional<bool> on, std::optional<Severity> severity = {}) {
    RuleSetting one;
    one.rules = std::move(rules);
    one.on = on;
    one.severity = severity;
    return one;
}

TEST(Policies, LetTheIdWinOverThePatternInWhateverOrder) {
    Policy policy;
    policy.rules = {setting("structure/orphan-claim", true, Severity::Error), setting("structure/*", false),
                    setting("**", std::nullopt, Severity::Note)};
    EXPECT_TRUE(stance_of(policy, "structure/orphan-claim", "case.json").on);
    EXPECT_EQ(stance_of(policy, "structure/orphan-claim", "case.json").severity, Severity::Error);
    EXPECT_FALSE(stance_of(policy, "structure/other", "case.json").on);
    EXPECT_EQ(stance_of(policy, "time/any", "case.json").severity, Severity::Note);
}

TEST(Policies, LetPathsWinOverTheRest) {
    Policy policy;
    policy.rules = {setting("time/early", true, Severity::Error)};
    policy.paths = {{{"drafts/**"}, {setting("**", false)}}, {{"drafts/ready/*"}, {setting("time/*", true)}}};
    EXPECT_TRUE(stance_of(policy, "time/early", "case.json").on);
    EXPECT_FALSE(stance_of(policy, "time/early", "drafts/case.json").on);
    EXPECT_TRUE(stance_of(policy, "time/early", "drafts/ready/case.json").on);
    EXPECT_EQ(stance_of(policy, "time/early", "drafts/ready/case.json").severity, Severity::Error);
}

TEST(Policies, GiveThresholdsAsASubjectWantsThem) {
    Policy policy;
    policy.rules = {setting("likeness/claims", true)};
    policy.rules.front().thresholds["least"] = 0.7;
    policy.paths = {{{"b/*"}, {setting("likeness/claims", {})}}};
    policy.paths.front().rules.front().thresholds["least"] = 0.9;
    EXPECT_EQ(thresholds_of(policy, "a/case.json").at("likeness/claims.least"), 0.7);
    EXPECT_EQ(thresholds_of(policy, "b/case.json").at("likeness/claims.least"), 0.9);
}

// --- suppressions

Suppression suppression(std::string rule, std::string record, const char* expires = "2018-06-30") {
    Suppression one;
    one.rule = std::move(rule);
    one.record = std::move(record);
    one.owner = "Jane Doe";
    one.reason = "the report is announced";
    one.expires = Edtf(expires);
    return one;
}

Finding broken(std::string rule, const std::string& record) {
    Finding finding;
    finding.rule = std::move(rule);
    if (!record.empty()) finding.record = RecordId(record);
    return finding;
}

Day day(const char* text) {
    return Edtf(text).period().end_max;
}

const Suppression* hides(Suppressor& suppressor, const Finding& finding, const char* path = "case.json") {
    return suppressor.hides(finding, fingerprint(finding), path);
}

TEST(Suppressions, HideWhatTheyNameUntilTheEndOfTheirDay) {
    const std::vector<Suppression> all{suppression("time/*", "claim:a")};
    for (const char* today : {"2018-06-29", "2018-06-30"}) {
        Suppressor suppressor(all, day(today));
        EXPECT_EQ(hides(suppressor, broken("time/early", "claim:a")), &all.front());
        EXPECT_EQ(hides(suppressor, broken("time/early", "claim:b")), nullptr);
        EXPECT_EQ(hides(suppressor, broken("figures/unit", "claim:a")), nullptr);
        EXPECT_THAT(suppressor.complaints([](const auto&) { return true; }), IsEmpty());
    }
    Suppressor late(all, day("2018-07-01"));
    EXPECT_EQ(hides(late, broken("time/early", "claim:a")), nullptr);
    const auto complaints = late.complaints([](const auto&) { return true; });
    ASSERT_THAT(complaints, SizeIs(1));
    EXPECT_EQ(complaints.front().finding.rule, expired_suppression);
    EXPECT_THAT(complaints.front().finding.message, HasSubstr("expired on 2018-06-30"));
}

TEST(Suppressions, CanNameAFingerprintAPatternOfRecordsOrAPath) {
    const Finding finding = broken("time/early", "claim:draft-1");
    std::vector<Suppression> all{suppression("**", "", "9999"), suppression("**", "claim:draft-*", "9999"),
                                 suppression("**", "claim:draft-1", "9999")};
    all[0].fingerprint = fingerprint(finding);
    all[1].paths = {"drafts/*"};
    Suppressor suppressor(all, day("2018"));
    EXPECT_EQ(hides(suppressor, finding), &all[0]) << "the first of those that fit";
    EXPECT_EQ(hides(suppressor, broken("time/late", "claim:draft-2")), nullptr);
    EXPECT_EQ(hides(suppressor, broken("time/late", "claim:draft-2"), "drafts/a.json"), &all[1]);
    EXPECT_EQ(hides(suppressor, broken("time/late", "claim:draft-1")), &all[2]);
}

TEST(Suppressions, ThatHideNothingAreToldUnlessNobodyCouldJudge) {
    const std::vector<Suppression> all{suppression("time/*", "claim:a", "9999"),
                                       suppression("time/*", "claim:b", "9999")};
    Suppressor suppressor(all, day("2018"));
    (void)hides(suppressor, broken("time/early", "claim:a"));
    const auto complaints = suppressor.complaints([](const auto&) { return true; });
    ASSERT_THAT(complaints, SizeIs(1));
    EXPECT_EQ(complaints.front().finding.rule, unused_suppression);
    EXPECT_EQ(complaints.front().finding.severity, Severity::Note);
    EXPECT_EQ(complaints.front().finding.record.text(), "claim:b");
    EXPECT_THAT(suppressor.complaints([](const auto&) { return false; }), IsEmpty());
}

TEST(Suppressions, AreFoundTheSameWayHoweverTheyAreLookedUp) {
    const std::vector<std::string> rules{"a/x", "a/*", "b/x", "**"},
        records{"", "claim:a", "claim:b", "claim:*"};
    test::Dice dice(2);
    std::size_t hidden = 0;
    for (int round = 0; round < 500; ++round) {
        std::vector<Suppression> all;
        for (std::size_t n = dice.below(6); n > 0; --n) {
            all.push_back(
                suppression(rules[dice.below(4)], records[dice.below(4)], dice.one_in(3) ? "2017" : "2019"));
            if (dice.one_in(3)) all.back().fingerprint = fingerprint(broken("a/x", "claim:a"));
        }
        Suppressor suppressor(all, day("2018"));
        for (const char* rule : {"a/x", "a/y", "b/x"}) {
            for (const char* record : {"claim:a", "claim:b"}) {
                const Finding finding = broken(rule, record);
                const Suppression* expected = nullptr;
                for (const Suppression& one : all) {
                    const bool fits = one.expires.text() == "2019" && glob_matches(one.rule, rule) &&
                                      (one.record.empty() || glob_matches(one.record, record)) &&
                                      (one.fingerprint.empty() || one.fingerprint == fingerprint(finding));
                    if (fits && expected == nullptr) expected = &one;
                }
                hidden += expected == nullptr ? 0 : 1;
                ASSERT_EQ(hides(suppressor, finding), expected) << "round " << round;
            }
        }
    }
    EXPECT_GT(hidden, 200U);
}

// --- rules outside a run, and all rules together

std::vector<Finding> read_findings(std::string_view text) {
    try {
        std::istringstream in{std::string(text)};
        (void)read_case(in, "example");
    } catch (const ReadError& error) {
        std::vector<Finding> findings;
        for (const Problem& problem : error.problems()) findings.push_back(finding_of(problem));
        return findings;
    }
    return {};
}

TEST(ReadingRules, FindTheirOwnExamples) {
    for (const RuleInfo& info : reading_rules()) {
        const std::vector<Finding> findings = read_findings(info.bad);
        ASSERT_THAT(findings, SizeIs(1)) << info.id;
        EXPECT_EQ(findings.front().rule, info.id) << findings.front().message;
        EXPECT_EQ(findings.front().severity, info.severity);
        EXPECT_THAT(read_findings(info.good), IsEmpty()) << info.id;
    }
}

TEST(ReadingRules, SayWhichItemWhenARecordHasNoId) {
    const auto findings = read_findings(R"({"gainsay": 1, "agents": [{"name": "A"}]})");
    ASSERT_THAT(findings, SizeIs(1));
    EXPECT_EQ(findings.front().rule, broken_record);
    EXPECT_TRUE(findings.front().record.empty());
    EXPECT_EQ(findings.front().field, "agents[0].id");
}

TEST(RuleBooks, HoldEveryRuleInOrder) {
    const RuleBook book;
    EXPECT_EQ(book.entries().size(),
              built_in_rules().size() + reading_rules().size() + suppression_rules().size());
    for (std::size_t i = 1; i < book.entries().size(); ++i)
        EXPECT_LT(book.entries()[i - 1].info->id, book.entries()[i].info->id);
    ASSERT_NE(book.find("structure/orphan-claim"), nullptr);
    EXPECT_TRUE(book.find("structure/orphan-claim")->make);
    EXPECT_FALSE(book.find(broken_text)->make) << "no class finds it";
    EXPECT_EQ(book.find("structure/none"), nullptr);
    EXPECT_EQ(book.nearest("structure/orfan-claim"), "structure/orphan-claim");
    EXPECT_EQ(book.nearest("something else entirely"), "");
}

TEST(RuleBooks, RefuseASecondRuleOfOneId) {
    RuleBook book;
    try {
        book.add(built_in_rules().front());
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Conflict);
        EXPECT_THAT(error.what(), HasSubstr("there is a rule"));
    }
}

}  // namespace
}  // namespace gainsay::audit
