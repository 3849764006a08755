#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "engine/audit/patterns/rule_file.hpp"
#include "graphs/format/read.hpp"
#include "tests/engine/audit/audited.hpp"
#include "tests/support/random_case.hpp"
#include "tests/support/sketch.hpp"

// Rules from files: the ten that we show, what each part of a pattern means, and what is refused.

namespace gainsay::audit {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::vector<PatternRuleText> rules_of(const std::string& file) {
    std::istringstream in(file);
    return read_rule_file(in, "rules.json");
}

std::vector<Finding> found_by(const PatternRuleText& text, const Case& whole,
                              std::uint64_t budget = 1'000'000) {
    const CaseSource source(whole);
    const Snapshot snapshot = build_snapshot(source);
    std::vector<std::unique_ptr<Rule>> rules;
    rules.push_back(make_pattern_rule(text, budget));
    return run_rules({source, snapshot, {}, {}}, rules).findings;
}

// A file with one rule that finds `find` and says `message`.
std::string with_find(const std::string& find, const std::string& message = "found") {
    return R"({"gainsay_rules": 1, "rules": [{"id": "t/rule", "name": "A rule", "reason": "Because.",
        "bad": {}, "good": {}, "message": ")" +
           message + R"(", "find": )" + find + "}]}";
}

std::vector<std::string> keys_in(const std::string& find, const std::string& sketch) {
    std::vector<std::string> out;
    for (const Finding& finding : found_by(rules_of(with_find(find)).at(0), test::draw_case(sketch))) {
        std::string key(finding.record.slug());
        for (const std::string& part : finding.key) key += " " + part.substr(part.find(':') + 1);
        out.push_back(key);
    }
    return out;
}

// --- the rules that we show

std::vector<PatternRuleText> shown_rules() {
    std::ifstream in(GAINSAY_SOURCE_DIR "/fixtures/rules/desk.json");
    return read_rule_file(in, "desk.json");
}

TEST(ShownRules, FindTheirBadExamplesAndNotTheirGoodOnes) {
    const std::vector<PatternRuleText> rules = shown_rules();
    ASSERT_GE(rules.size(), 10U);
    for (const PatternRuleText& rule : rules) {
        std::istringstream bad(rule.bad), good(rule.good);
        const std::vector<Finding> findings = found_by(rule, read_case(bad, rule.id));
        EXPECT_THAT(findings, Not(IsEmpty())) << rule.id;
        for (const Finding& finding : findings) {
            EXPECT_THAT(finding.message, Not(HasSubstr("{"))) << rule.id;
            EXPECT_THAT(finding.witness, Not(IsEmpty())) << rule.id;
        }
        EXPECT_THAT(found_by(rule, read_case(good, rule.id)), IsEmpty()) << rule.id;
    }
}

TEST(ShownRules, FillTheirMessages) {
    const std::vector<PatternRuleText> rules = shown_rules();
    const auto rule = std::find_if(rules.begin(), rules.end(),
                                   [](const auto& one) { return one.id == "desk/outlet-of-the-speaker"; });
    std::istringstream bad(rule->bad);
    EXPECT_EQ(found_by(*rule, read_case(bad, "bad")).at(0).message,
              "Ada, spokeswoman of Ministry, is quoted by Wire, which belongs to Ministry too");
}

// --- what patterns mean

struct Meaning {
    std::string name, find, sketch;
    std::vector<std::string> keys;
};

void PrintTo(const Meaning& meaning, std::ostream* out) {
    *out << meaning.name;
}

class PatternMeaning : public ::testing::TestWithParam<Meaning> {};

TEST_P(PatternMeaning, IsWhatTheDocumentationSays) {
    EXPECT_EQ(keys_in(GetParam().find, GetParam().sketch), GetParam().keys);
}

INSTANTIATE_TEST_SUITE_P(
    Patterns, PatternMeaning,
    ::testing::Values(
        Meaning{"OneVariable", R"({"nodes": {"a": "agent"}})", "agent a; agent b", {"a", "b"}},
        Meaning{"EdgesJoin",
                R"({"nodes": {"s": "statement", "c": "claim"}, "edges": ["s asserts c"]})",
                "s: a asserts p; t: b denies p",
                {"s p"}},
        Meaning{
            "EitherWay",
            R"({"nodes": {"c": "claim", "d": "claim"}, "edges": [{"edge": "c contradicts d", "either": true}]})",
            "p contradicts q",
            {"p q", "q p"}},
        Meaning{"OnlyAcceptedRelations",
                R"({"nodes": {"c": "claim", "d": "claim"}, "edges": ["c contradicts d"]})",
                "p contradicts q proposed; p contradicts r",
                {"p r"}},
        Meaning{
            "TwoVariablesMayBeOneRecord",
            R"({"nodes": {"c": "claim", "s": "statement", "t": "statement"}, "edges": ["s asserts c", "t asserts c"]})",
            "s: a asserts p",
            {"p s s"}},
        Meaning{
            "IsNotKeepsThemApart",
            R"({"nodes": {"c": "claim", "s": "statement", "t": "statement"}, "edges": ["s asserts c", "t asserts c"],
                    "where": [{"of": "s", "is_not": {"of": "t"}}]})",
            "s: a asserts p; t: b asserts p",
            {"p s t", "p t s"}},
        Meaning{"EdgesBetweenBoundVariables",
                R"({"nodes": {"a": "claim", "b": "claim", "c": "claim"},
                    "edges": ["a entails b", "b entails c", "a contradicts c"]})",
                "p entails q; q entails r; p contradicts r; q entails s",
                {"p q r"}},
        Meaning{
            "WithoutIsAbsence",
            R"({"nodes": {"c": "claim"}, "without": [{"nodes": {"s": "statement"}, "edges": ["s asserts c"]}]})",
            "a asserts p; a denies q; claim r",
            {"q", "r"}},
        Meaning{
            "WithCounts",
            R"({"nodes": {"c": "claim"}, "with": [{"nodes": {"s": "statement"}, "edges": ["s asserts c"], "times": 2}]})",
            "a asserts p; b asserts p; a asserts q",
            {"p"}},
        Meaning{"PatternsInPatterns",
                R"({"nodes": {"c": "claim"}, "without": [{"nodes": {"s": "statement", "d": "document"},
                    "edges": ["s asserts c", "s recorded_in d"],
                    "without": [{"nodes": {"e": "document"}, "edges": ["d cites e"]}]}]})",
                "a asserts p in d; a asserts q in e; d cites f",
                {"p"}},
        Meaning{"DatesCertainlyBefore",
                R"({"nodes": {"s": "statement"}, "where": [{"of": "s.said_on", "before": "2018-07"}]})",
                "s: a asserts p on 2018-06; t: a asserts p on 2018; u: a asserts p",
                {"s"}},
        Meaning{
            "DatesPossiblyBefore",
            R"({"nodes": {"s": "statement"}, "where": [{"of": "s.said_on", "may_be_before": "2018-07"}]})",
            "s: a asserts p on 2018-06; t: a asserts p on 2018-06?; u: a asserts p; v: a asserts p on 2019",
            {"s", "t"}},
        Meaning{"DatesOfTwoRecords",
                R"({"nodes": {"s": "statement", "d": "document"}, "edges": ["s recorded_in d"],
                    "where": [{"of": "s.said_on", "after": {"of": "d.published"}}]})",
                "document d on 2018-05-01; s: a asserts p on 2018-06 in d; t: a asserts p on 2018-04 in d",
                {"s d"}},
        Meaning{"MissingFields",
                R"({"nodes": {"s": "statement"}, "where": [{"of": "s.said_on", "missing": true}]})",
                "s: a asserts p; t: a asserts p on 2018",
                {"s"}},
        Meaning{"ComparisonsWithWhatIsMissingFail",
                R"({"nodes": {"s": "statement"}, "where": [{"of": "s.said_on", "is_not": "2019"}]})",
                "s: a asserts p; t: a asserts p on 2018",
                {"t"}},
        Meaning{"ContainsIgnoresCase",
                R"({"nodes": {"a": "agent"}, "where": [{"of": "a.name", "contains": "ÉTAT"}]})",
                R"(agent a named "Conseil d'état"; agent b named "Council")",
                {"a"}},
        Meaning{"OneOf",
                R"({"nodes": {"a": "agent"}, "where": [{"of": "a.kind", "one_of": ["media", "person"]}]})",
                "agent a media; agent b person; agent c public-body",
                {"a", "b"}},
        Meaning{"FieldsThatTheGraphHasNot",
                R"({"nodes": {"v": "review"}, "where": [{"of": "v.rating.label", "is": "false"}]})",
                R"(v: f reviews p as "false"; w: f reviews p as "true")",
                {"v"}},
        Meaning{
            "FieldsOfEdges",
            R"({"nodes": {"s": "statement", "d": "document"}, "edges": [{"edge": "s recorded_in d", "as": "o"}],
                    "where": [{"of": "o.cue", "is": "said"}]})",
            R"(s: a asserts p in d cue "said"; t: a asserts p in d cue "claimed")",
            {"s d"}}),
    [](const auto& test) { return test.param.name; });

TEST(PatternRule, ReadsFieldsThatOnlyTheFileKnows) {
    Case whole = test::draw_case("document d; document e");
    whole.documents[0].extra = R"({"shelf":{"row":["B 12","C 3"]}})";
    const auto rule = rules_of(
        with_find(R"({"nodes": {"d": "document"}, "where": [{"of": "d.extra.shelf.row", "is": "C 3"}]})",
                  "{d.extra.shelf.row} {{and}}"));
    const std::vector<Finding> findings = found_by(rule.at(0), whole);
    ASSERT_THAT(records_in(findings), ElementsAre("d"));
    EXPECT_EQ(findings[0].message, "B 12, C 3 {and}");
}

TEST(PatternRule, ComparesNumbersAsNumbers) {
    Case whole = test::draw_case("f reviews p; f reviews p; f reviews p");
    for (std::size_t i = 0; i < 3; ++i) whole.reviews[i].rating.value = static_cast<double>(i) * 5;
    const auto rule = rules_of(
        with_find(R"({"nodes": {"v": "review"}, "where": [{"of": "v.rating.value", "more_than": 9}]})"));
    EXPECT_THAT(records_in(found_by(rule.at(0), whole)), ElementsAre("v3"));
}

TEST(PatternRule, StopsAtItsBudget) {
    const auto rule = rules_of(with_find(
        R"({"nodes": {"c": "claim", "s": "statement", "t": "statement"}, "edges": ["s asserts c", "t asserts c"]})"));
    std::string sketch;
    for (int i = 0; i < 40; ++i) sketch += "a asserts p; ";
    EXPECT_EQ(found_by(rule.at(0), test::draw_case(sketch), 10'000).size(), 1600U);
    EXPECT_THROW((void)found_by(rule.at(0), test::draw_case(sketch), 1'000), Error);
}

// --- against trying every combination

TEST(PatternRule, FindsEveryCombinationOnRandomCases) {
    const auto rule = rules_of(with_find(
        R"({"nodes": {"s": "statement", "c": "claim", "t": "statement", "d": "document"},
            "edges": ["s asserts c", "t denies c", "s recorded_in d", "t recorded_in d"],
            "where": [{"of": "s.speaker", "is_not": {"of": "t.speaker"}}]})"));
    std::size_t found = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const Case whole = test::random_case(seed, {3, 3, 3, 12, 2, 0});
        std::set<std::vector<std::string>> expected, ours;
        for (const Statement& s : whole.statements) {
            for (const Statement& t : whole.statements) {
                if (s.stance != Stance::Asserts || t.stance != Stance::Denies || s.of != t.of ||
                    s.of.kind() != RecordKind::Claim || s.speaker == t.speaker)
                    continue;
                for (const Occurrence& x : s.occurrences) {
                    for (const Occurrence& y : t.occurrences) {
                        if (x.document == y.document)
                            expected.insert({s.id.text(), s.of.text(), t.id.text(), x.document.text()});
                    }
                }
            }
        }
        for (const Finding& finding : found_by(rule.at(0), whole))
            ours.insert({finding.record.text(), finding.key.at(0), finding.key.at(1), finding.key.at(2)});
        EXPECT_EQ(ours, expected) << "seed " << seed;
        found += ours.size();
    }
    EXPECT_GT(found, 30U);
}

// --- what is refused

struct Refused {
    std::string name, file, message;
};

void PrintTo(const Refused& refused, std::ostream* out) {
    *out << refused.name;
}

class RefusedRules : public ::testing::TestWithParam<Refused> {};

TEST_P(RefusedRules, SayWhatWasFoundAndExpected) {
    try {
        (void)rules_of(GetParam().file);
        FAIL() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_THAT(std::string(error.what()), HasSubstr(GetParam().message));
    }
}

INSTANTIATE_TEST_SUITE_P(
    Files, RefusedRules,
    ::testing::Values(
        Refused{"NoJson", "{", "JSON"}, Refused{"NoVersion", R"({"rules": []})", "gainsay_rules"},
        Refused{"UnknownMember", R"({"gainsay_rules": 1, "rulez": []})", "did you mean \"rules\"?"},
        Refused{"UnknownKind", with_find(R"({"nodes": {"s": "statment"}})"), "did you mean \"statement\"?"},
        Refused{"UnknownEdge",
                with_find(R"({"nodes": {"s": "statement", "c": "claim"}, "edges": ["s assert c"]})"),
                "did you mean \"asserts\"?"},
        Refused{"UnknownVariable",
                with_find(R"({"nodes": {"s": "statement", "c": "claim"}, "edges": ["s asserts x"]})"),
                "found \"x\""},
        Refused{"UnknownField",
                with_find(R"({"nodes": {"s": "statement"}, "where": [{"of": "s.sayd_on", "is": "2018"}]})"),
                "did you mean \"said_on\"?"},
        Refused{"UnknownFieldInMessage", with_find(R"({"nodes": {"s": "statement"}})", "{s.titel}"),
                "found \"titel\""},
        Refused{"ImpossibleEdge",
                with_find(R"({"nodes": {"a": "agent", "c": "claim"}, "edges": ["a asserts c"]})"),
                "can never be met"},
        Refused{"Unconnected", with_find(R"({"nodes": {"a": "agent", "c": "claim"}})"),
                "no edge leads to \"c\""},
        Refused{"UnconnectedInside",
                with_find(R"({"nodes": {"a": "agent"}, "without": [{"nodes": {"c": "claim"}}]})"),
                "no edge leads to \"c\""},
        Refused{
            "TwoComparisons",
            with_find(R"({"nodes": {"a": "agent"}, "where": [{"of": "a.name", "is": "x", "is_not": "y"}]})"),
            "expected one comparison"},
        Refused{
            "NoDate",
            with_find(R"({"nodes": {"s": "statement"}, "where": [{"of": "s.said_on", "before": "soon"}]})"),
            "expected a date"},
        Refused{"NameTwice", with_find(R"({"nodes": {"a": "agent", "a": "agent"}})"), "a name of its own"},
        Refused{"TooDeep",
                with_find(R"({"nodes": {"a": "agent"}, "with": [{"with": [{"with": [{"with": [{}]}]}]}]})"),
                "nested deeper"}),
    [](const auto& test) { return test.param.name; });

struct OneCause {
    std::string name, find, message;
};

void PrintTo(const OneCause& cause, std::ostream* out) {
    *out << cause.name;
}

class OneCauses : public ::testing::TestWithParam<OneCause> {};

TEST_P(OneCauses, AreToldWithoutWhatFollowsFromThem) {
    try {
        (void)rules_of(with_find(GetParam().find, "{s.said_on} {s}"));
        FAIL() << "nothing was thrown";
    } catch (const ReadError& error) {
        ASSERT_EQ(error.problems().size(), 1U) << error.what();
        EXPECT_THAT(error.problems().front().message, HasSubstr(GetParam().message));
    }
}

INSTANTIATE_TEST_SUITE_P(
    Files, OneCauses,
    ::testing::Values(
        OneCause{"MisspeltKind",
                 R"({"nodes": {"s": "statment", "c": "claim"}, "edges": ["s asserts c"],
                     "where": [{"of": "s.said_on", "before": "2018"}, {"of": "s.speaker", "is": {"of": "s.via"}}],
                     "without": [{"nodes": {"d": "document"}, "edges": ["s recorded_in d"]}]})",
                 "found \"statment\""},
        OneCause{"MisspeltEdge",
                 R"({"nodes": {"s": "statement", "d": "document"},
                     "edges": [{"edge": "s recordid_in d", "as": "o"}], "where": [{"of": "o.cue", "is": "said"}]})",
                 "found \"recordid_in\""},
        OneCause{"MisspeltVariable",
                 R"({"nodes": {"s": "statement", "claim": "claim"}, "edges": ["s asserts clam"]})",
                 "found \"clam\""},
        OneCause{"EdgeThatCannotBe",
                 R"({"nodes": {"s": "statement", "a": "agent"}, "edges": [{"edge": "s asserts a", "as": "e"}],
                     "where": [{"of": "e.id", "is": "x"}]})",
                 "can never be met"},
        OneCause{"NoVariables",
                 R"({"edges": ["s asserts c"], "where": [{"of": "s.said_on", "missing": true}]})",
                 "is missing, expected an object"},
        OneCause{"WrongDate",
                 R"({"nodes": {"s": "statement"}, "where": [{"of": "s.said_on", "before": "soon"}]})",
                 "expected a date"}),
    [](const auto& test) { return test.param.name; });

TEST(RuleFile, NamesThePlaceOfEveryProblem) {
    try {
        (void)rules_of(
            "{\"gainsay_rules\": 1,\n \"rules\": [{\"id\": \"Bad Id\",\n  \"find\": {\"nodes\": {\"a\": "
            "7}}}]}");
        FAIL() << "nothing was thrown";
    } catch (const ReadError& error) {
        EXPECT_GE(error.problems().size(), 5U);
        EXPECT_EQ(error.problems().front().where.file, "rules.json");
        const bool kind = std::any_of(
            error.problems().begin(), error.problems().end(),
            [](const Problem& problem) { return problem.field == "nodes.a" && problem.where.line == 3; });
        EXPECT_TRUE(kind) << error.what();
    }
}

TEST(RuleFile, RefusesWhatIsTooLong) {
    std::string file = with_find(R"({"nodes": {"a": "agent"}})");
    file.append(max_rule_file_bytes, ' ');
    try {
        (void)rules_of(file);
        FAIL() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Limit);
    }
}

}  // namespace
}  // namespace gainsay::audit
