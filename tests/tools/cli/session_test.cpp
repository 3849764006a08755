#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tools/cli/in_process.hpp"
#include "tools/render/table/text.hpp"

namespace gainsay::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(Terminals, GetColoursUnlessNoColorIsSet) {
    World world;
    world.terminal = true;
    EXPECT_THAT(run({"contradictions", input("dam.json")}, world).out, HasSubstr("\033[1m"));
    world.environment["NO_COLOR"] = "1";
    EXPECT_THAT(run({"contradictions", input("dam.json")}, world).out, Not(HasSubstr("\033")));
    world.environment.clear();
    world.environment["TERM"] = "dumb";
    EXPECT_THAT(run({"contradictions", input("dam.json")}, world).out, Not(HasSubstr("\033")));
    EXPECT_THAT(run({"contradictions", input("dam.json")}).out, Not(HasSubstr("\033")));
}

TEST(Terminals, GetColoursInTextOnly) {
    World world;
    world.terminal = true;
    for (const char* const format : {"json", "jsonl", "csv", "markdown"}) {
        EXPECT_THAT(run({"list", input("hostile.json"), "agents", "--format", format}, world).out,
                    Not(HasSubstr("\033")));
    }
}

TEST(Terminals, GetLinesThatFit) {
    World world;
    world.terminal = true;
    world.environment["NO_COLOR"] = "1";
    world.width = 60;
    for (const char* const command : {"contradictions", "list"}) {
        std::vector<std::string> arguments{command, input("dam.json")};
        if (arguments[0] == "list") arguments.emplace_back("claims");
        std::istringstream lines(run(arguments, world).out);
        for (std::string line; std::getline(lines, line);)
            EXPECT_LE(render::display_width(line), 80U) << line;
    }
}

TEST(Terminals, SeeProgressAndNobodyElseDoes) {
    World world;
    world.terminal = true;
    EXPECT_THAT(run({"list", input("dam.json"), "claims"}, world).err, HasSubstr("records"));
    EXPECT_EQ(run({"list", input("dam.json"), "claims"}).err, "");
}

TEST(Terminals, AreNotMovedByWhatStandsInACase) {
    World world;
    world.terminal = true;
    world.environment["NO_COLOR"] = "1";
    for (const auto& arguments :
         std::vector<std::vector<std::string>>{{"list", input("hostile.json"), "agents"},
                                               {"show", input("hostile.json"), "escape", "bidi"},
                                               {"show", input("hostile.json"), "\033[2J"}}) {
        const Ran ran = run(arguments, world);
        EXPECT_THAT(ran.out, Not(HasSubstr("\033")));
        EXPECT_THAT(ran.out, Not(HasSubstr("\xE2\x80\xAE"))) << "right-to-left override";
        EXPECT_THAT(ran.err, Not(HasSubstr("\033[2J")));
    }
}

TEST(Verbose, SaysWhatIsDoneOnStandardErrorOnly) {
    const Ran quiet = run({"contradictions", input("dam.json")});
    const Ran loud = run({"contradictions", input("dam.json"), "--verbose"});
    EXPECT_EQ(quiet.err, "");
    EXPECT_EQ(quiet.out, loud.out);
    EXPECT_THAT(loud.err, HasSubstr("gainsay: building the graph in memory\n"));
}

TEST(StandardInput, MayBeACaseOfAnyLength) {
    std::string text = "{\"gainsay\": 1, \"title\": \"long\"}\n";
    for (int i = 0; i < 3000; ++i) {
        text += "{\"id\": \"agent:a" + std::to_string(i) + "\", \"name\": \"Agent number " +
                std::to_string(i) + "\"}\n";
    }
    World world;
    world.in = text;
    const Ran ran = run({"list", "-", "agents", "--format", "jsonl"}, world);
    EXPECT_EQ(ran.exit, 0) << ran.err;
    EXPECT_EQ(std::count(ran.out.begin(), ran.out.end(), '\n'), 3000);
}

TEST(StandardInput, ThatIsEmptyIsNoCase) {
    const Ran ran = run({"list", "-", "agents"});
    EXPECT_EQ(ran.exit, 2);
    EXPECT_EQ(ran.err.rfind(
                  "gainsay: standard input: this is empty, expected a case file or a case in one of: ", 0),
              0U)
        << ran.err;
}

TEST(Answers, AreTheSameBytesEachTime) {
    const std::vector<std::string> arguments{
        "contradictions", input("dam.json"), "--closure", "all", "--format", "json"};
    EXPECT_EQ(run(arguments).out, run(arguments).out);
}

}  // namespace
}  // namespace gainsay::test
