#include "tools/cli/options/options.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graphs/model/error.hpp"
#include "tools/cli/options/parse.hpp"

namespace gainsay::test {
namespace {

using cli::Options;

// A command that has one of everything.
struct Everything {
    std::string kind;
    std::vector<std::string> rest, many, pair;
    std::optional<std::string> text;
    std::optional<std::size_t> maybe;
    std::size_t count = 7;
    bool flag = false;
    Options options;

    Everything() {
        options.reads_case();
        options.positional(&kind, "KIND", "which").among({"agents", "claims"});
        options.rest(rest, "NAME", "names").optional();
        options.option(&text, "--text", "TEXT", "a text", 't');
        options.option(&maybe, "--maybe", "N", "a number");
        options.option(&count, "--count", "N", "a number");
        options.option(&many, "--many", "X", "texts");
        options.option(&pair, "--between", "A B", "two texts");
        options.flag(flag, "--flag", "a flag");
        options.gives_rows();
        options.close();
    }

    void parse(const std::vector<std::string>& arguments, const std::string& default_case = "") {
        cli::ParseContext context;
        context.default_case = default_case;
        context.is_case_file = [](const std::string& path) { return path.ends_with(".json"); };
        cli::parse(options, "try", arguments, context);
    }
};

std::string refused(const std::vector<std::string>& arguments, const std::string& default_case = "") {
    Everything all;
    try {
        all.parse(arguments, default_case);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Malformed);
        const std::string message = error.what();
        return message.substr(0, message.rfind("; \"gainsay try --help\""));
    }
    return "";
}

TEST(Options, PutValuesWhereTheyBelong) {
    Everything all;
    all.parse({"c.json", "--text", "[x, y]", "claims", "--many=1", "a", "--between", "p", "q", "--many",
               "[2]", "b", "--flag", "--count=3", "--maybe", "4", "-f", "csv"});
    EXPECT_EQ(all.options.case_name, "c.json");
    EXPECT_EQ(all.kind, "claims");
    EXPECT_EQ(all.rest, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(all.text, "[x, y]");
    EXPECT_EQ(all.many, (std::vector<std::string>{"1", "[2]"}));
    EXPECT_EQ(all.pair, (std::vector<std::string>{"p", "q"}));
    EXPECT_EQ(all.count, 3U);
    EXPECT_EQ(all.maybe, 4U);
    EXPECT_TRUE(all.flag);
    EXPECT_EQ(all.options.format, "csv");
}

TEST(Options, KeepWhatTheyHadWhenNothingIsGiven) {
    Everything all;
    all.parse({"c.json", "agents"});
    EXPECT_EQ(all.count, 7U);
    EXPECT_FALSE(all.maybe);
    EXPECT_FALSE(all.text);
    EXPECT_EQ(all.options.format, "text");
}

TEST(Options, TakeAnythingBehindTwoDashes) {
    Everything all;
    all.parse({"c.json", "claims", "--", "--flag", "-x"});
    EXPECT_FALSE(all.flag);
    EXPECT_EQ(all.rest, (std::vector<std::string>{"--flag", "-x"}));
}

TEST(Options, TakeValuesThatLookLikeOptions) {
    Everything all;
    all.parse({"c.json", "claims", "--text", "-5 degrees"});
    EXPECT_EQ(all.text, "-5 degrees");
}

struct CaseChoice {
    const char* name;
    std::vector<std::string> arguments;
    const char* case_name;
    std::vector<std::string> rest;
    friend void PrintTo(const CaseChoice& c, std::ostream* out) { *out << c.name; }
};
class DefaultCase : public ::testing::TestWithParam<CaseChoice> {};

TEST_P(DefaultCase, StandsInWhereNoneIsGiven) {
    Everything all;
    all.parse(GetParam().arguments, "default.json");
    EXPECT_EQ(all.options.case_name, GetParam().case_name);
    EXPECT_EQ(all.kind, "claims");
    EXPECT_EQ(all.rest, GetParam().rest);
}

INSTANTIATE_TEST_SUITE_P(
    Options, DefaultCase,
    ::testing::Values(CaseChoice{"NothingGiven", {"claims"}, "default.json", {}},
                      CaseChoice{"FirstIsAFile", {"c.json", "claims"}, "c.json", {}},
                      CaseChoice{"FirstIsStdin", {"-", "claims"}, "-", {}},
                      CaseChoice{"FirstIsNoFile", {"claims", "a"}, "default.json", {"a"}},
                      CaseChoice{"ByOption", {"claims", "a", "-C", "o.json"}, "o.json", {"a"}}),
    [](const auto& one) { return std::string(one.param.name); });

struct Refusal {
    const char* name;
    std::vector<std::string> arguments;
    const char* message;
    friend void PrintTo(const Refusal& c, std::ostream* out) { *out << c.name; }
};
class Refusals : public ::testing::TestWithParam<Refusal> {};

TEST_P(Refusals, SayWhatWasExpected) {
    EXPECT_EQ(refused(GetParam().arguments), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Options, Refusals,
    ::testing::Values(
        Refusal{"NoCase",
                {},
                "which case? Expected a case file, a text case (JSON or JSON Lines), or - for standard input "
                "as the "
                "first argument, or the environment variable GAINSAY_CASE"},
        Refusal{"NoKind", {"c.json"}, "KIND is missing: which"},
        Refusal{"BadKind",
                {"c.json", "claim"},
                "KIND: found \"claim\", expected agents or claims; did you mean \"claims\"?"},
        Refusal{"BadNumber",
                {"c.json", "claims", "--count", "-1"},
                "--count: found \"-1\", expected a whole number, 0 or more"},
        Refusal{"HugeNumber",
                {"c.json", "claims", "--count", "99999999999999999999"},
                "--count: found \"99999999999999999999\", expected a whole number, 0 or more"},
        Refusal{
            "Twice", {"c.json", "claims", "--count", "1", "--count", "2"}, "--count is given more than once"},
        Refusal{"Unknown",
                {"c.json", "claims", "--txt=1"},
                "there is no option \"--txt\"; did you mean \"--text\"?"},
        Refusal{
            "BadFormat",
            {"c.json", "claims", "--format", "jsn"},
            "--format: found \"jsn\", expected text, json, jsonl, csv or markdown; did you mean \"json\"?"},
        Refusal{"HalfAPair", {"c.json", "claims", "--between", "a"}, "--between needs A B"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Options, RefuseArgumentsThatAreLeftOver) {
    Options options;
    std::string one;
    options.positional(&one, "ONE", "the only one");
    options.close();
    try {
        const std::vector<std::string> arguments{"a", "b"};
        cli::parse(options, "try", arguments, {});
        FAIL() << "it was accepted";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(),
                    ::testing::StartsWith("found the argument \"b\", expected none behind ONE"));
    }
}

}  // namespace
}  // namespace gainsay::test
