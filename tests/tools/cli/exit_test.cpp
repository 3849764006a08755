#include "tools/cli/exit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/tools/cli/in_process.hpp"

namespace gainsay::test {
namespace {

using cli::Exit;
using cli::exit_of;

TEST(ExitTable, ListsEveryStatusOnceInOrder) {
    for (std::size_t i = 0; i < cli::exit_table.size(); ++i) {
        EXPECT_EQ(static_cast<std::size_t>(cli::exit_table[i].exit), i);
        EXPECT_FALSE(cli::exit_table[i].meaning.empty());
    }
}

TEST(ExitTable, HasAStatusForEveryError) {
    EXPECT_EQ(exit_of(ErrorCode::NotFound), Exit::Usage);
    EXPECT_EQ(exit_of(ErrorCode::Malformed), Exit::Usage);
    EXPECT_EQ(exit_of(ErrorCode::Conflict), Exit::Usage);
    EXPECT_EQ(exit_of(ErrorCode::Unsupported), Exit::Usage);
    EXPECT_EQ(exit_of(ErrorCode::Limit), Exit::Limit);
    EXPECT_EQ(exit_of(ErrorCode::Io), Exit::Failure);
}

struct StatusCase {
    const char* name;
    std::vector<std::string> arguments;
    int exit;
    friend void PrintTo(const StatusCase& c, std::ostream* out) { *out << c.name; }
};
class Statuses : public ::testing::TestWithParam<StatusCase> {};

TEST_P(Statuses, AreTheSameInEveryFormat) {
    for (const char* const format : {"text", "json", "jsonl", "csv", "markdown"}) {
        std::vector<std::string> arguments = GetParam().arguments;
        arguments.insert(arguments.end(), {"--format", format});
        const Ran ran = run(arguments);
        EXPECT_EQ(ran.exit, GetParam().exit) << format << ": " << ran.err;
        // An error gives no half answer.
        if (ran.exit >= 2) {
            EXPECT_EQ(ran.out, "") << format;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(
    Commands, Statuses,
    ::testing::Values(
        StatusCase{"FoundContradictions", {"contradictions", input("dam.json")}, 0},
        StatusCase{"NoContradictions", {"contradictions", input("dam.json"), "--by", "herald"}, 1},
        StatusCase{"EmptyMatrix", {"contradictions", input("hostile.json"), "--matrix"}, 1},
        StatusCase{"UnknownAgent", {"contradictions", input("dam.json"), "--by", "nobody"}, 2},
        StatusCase{"FoundPath", {"path", input("dam.json"), "builder", "jane-doe"}, 0},
        StatusCase{"NoPath", {"path", input("dam.json"), "builder", "herald"}, 1},
        StatusCase{"Sources", {"sources", input("dam.json"), "claim:no-access"}, 0},
        StatusCase{"Figure", {"figure", input("quarry.json"), "claim:county-injured"}, 0},
        StatusCase{"NoFigure", {"figure", input("dam.json"), "claim:no-access"}, 1},
        StatusCase{"FigureOfADocument", {"figure", input("quarry.json"), "document:accident-report"}, 2},
        StatusCase{"Trace", {"trace", input("dam.json"), "claim:no-access"}, 0},
        StatusCase{"Show", {"show", input("dam.json"), "agent:herald"}, 0},
        StatusCase{"Ambiguous", {"show", input("dam.json"), "Doe"}, 2},
        StatusCase{"List", {"list", input("dam.json"), "claims"}, 0},
        StatusCase{"EmptyList", {"list", input("hostile.json"), "claims"}, 1},
        StatusCase{"Search", {"search", input("dam.json"), "dam"}, 0},
        StatusCase{"EmptySearch", {"search", input("dam.json"), "river"}, 1},
        StatusCase{"CheckFine", {"check", input("dam.json")}, 0},
        StatusCase{"CheckFindings", {"check", input("broken.json")}, 1},
        StatusCase{"BrokenCase", {"list", input("broken.json"), "claims"}, 2},
        StatusCase{"MissingCase", {"list", input("missing.json"), "claims"}, 2},
        StatusCase{"UnknownOption", {"list", input("dam.json"), "claims", "--what"}, 2},
        StatusCase{"JournalOfATextCase", {"log", input("dam.json")}, 2}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Errors, AreJsonWhereTheAnswerWouldBe) {
    const Ran ran = run({"show", input("dam.json"), "nobody", "--format", "json"});
    EXPECT_EQ(ran.err,
              "{\"error\":{\"code\":\"not-found\",\"message\":\"there is no record \\\"nobody\\\" in this "
              "case\"}}\n");
    EXPECT_THAT(run({"list", input("broken.json"), "claims", "--format=json"}).err,
                ::testing::HasSubstr("\"problems\":[{\"code\":\"malformed\""));
}

TEST(Errors, NameFileLineAndColumn) {
    const Ran ran =
        run({"list", "-", "claims", "--format", "json"}, {"{\"gainsay\": 1,\n \"claims\": 3}", false, 0, {}});
    EXPECT_EQ(ran.exit, 2);
    EXPECT_THAT(ran.err, ::testing::HasSubstr("\"file\":\"standard input\",\"line\":2,\"column\":"));
}

TEST(Errors, OfTheSystemHaveAStatusOfTheirOwn) {
    const Ran ran = run({"export", input("dam.json"), "-o", "/nonexistent/folder/x.json"});
    EXPECT_EQ(ran.exit, 4);
    EXPECT_THAT(ran.err, ::testing::StartsWith("gainsay: /nonexistent/folder/x.json: cannot be written"));
}

}  // namespace
}  // namespace gainsay::test
