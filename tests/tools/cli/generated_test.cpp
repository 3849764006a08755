#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>

#include "tests/tools/cli/transcript.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/exit.hpp"
#include "tools/cli/options/completions.hpp"
#include "tools/cli/options/help.hpp"
#include "tools/cli/options/man.hpp"

// What is made of the declarations: help, man pages, completions, and the help that the documentation repeats.

namespace gainsay::test {
namespace {

using ::testing::HasSubstr;

std::vector<std::string> names() {
    std::vector<std::string> all;
    for (const cli::CommandRow& row : cli::commands()) all.emplace_back(row.name);
    return all;
}

std::unique_ptr<cli::DeclaredCommand> declared(const std::string& name) {
    return cli::declare(cli::find_command(name));
}

std::string help_of(const std::string& name) {
    const auto one = declared(name);
    return cli::help_text(name, one->command->summary(), one->options);
}

class EveryCommand : public ::testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Commands, EveryCommand, ::testing::ValuesIn(names()),
                         [](const auto& one) { return one.param; });

TEST_P(EveryCommand, IsCalledWhatTheTableSays) {
    EXPECT_EQ(declared(GetParam())->command->name(), GetParam());
}

TEST_P(EveryCommand, HasExamplesOfItself) {
    const auto one = declared(GetParam());
    EXPECT_FALSE(one->options.examples().empty());
    for (const cli::Example& example : one->options.examples()) {
        EXPECT_THAT(example.command, HasSubstr("gainsay " + GetParam()));
    }
}

TEST_P(EveryCommand, HasHelpThatFitsATerminal) {
    std::istringstream help(help_of(GetParam()));
    for (std::string line; std::getline(help, line);) {
        // A command to copy is not broken into lines.
        if (line.rfind("  gainsay", 0) != 0 && line.rfind("  source", 0) != 0) {
            EXPECT_LE(line.size(), 82U) << line;
        }
    }
}

TEST_P(EveryCommand, HasOptionsThatDifferInNameAndLetter) {
    const auto one = declared(GetParam());
    std::vector<std::string> seen;
    for (const cli::Declaration& declaration : one->options.declarations()) {
        EXPECT_THAT(seen, ::testing::Not(::testing::Contains(declaration.name)));
        seen.push_back(declaration.name);
        if (declaration.letter == 0) continue;
        const std::string letter(1, declaration.letter);
        EXPECT_THAT(seen, ::testing::Not(::testing::Contains(letter)));
        seen.push_back(letter);
    }
}

// The first ```text block of the page is the help. GAINSAY_UPDATE=1 puts that of today into it.
TEST_P(EveryCommand, HasAPageWithItsHelp) {
    const std::filesystem::path file = GAINSAY_SOURCE_DIR "/docs/cli/" + GetParam() + ".md";
    ASSERT_TRUE(std::filesystem::exists(file)) << file;
    const std::string page = read_file(file), begin = "```text\n";
    const std::size_t from = page.find(begin);
    ASSERT_NE(from, std::string::npos) << "no ```text block in " << file;
    const std::size_t to = page.find("```", from + begin.size());
    ASSERT_NE(to, std::string::npos);
    EXPECT_EQ(hold_against(file, page.substr(0, from + begin.size()) + help_of(GetParam()) + page.substr(to)),
              "");
    for (const char* const part : {"```console\n$ gainsay", "## Exit status"})
        EXPECT_THAT(page, HasSubstr(part));
}

TEST_P(EveryCommand, IsListedInTheIndex) {
    const std::string index = read_file(GAINSAY_SOURCE_DIR "/docs/cli/README.md");
    EXPECT_THAT(index, HasSubstr("[" + GetParam() + "](" + GetParam() + ".md)"));
    EXPECT_THAT(cli::overview(), HasSubstr("\n  " + GetParam() + " "));
}

TEST(Index, HasTheTableOfExitStatuses) {
    const std::string index = read_file(GAINSAY_SOURCE_DIR "/docs/cli/README.md");
    for (const cli::ExitRow& row : cli::exit_table) {
        const std::string line =
            "| " + std::to_string(static_cast<int>(row.exit)) + " | " + std::string(row.meaning) + " |\n";
        EXPECT_THAT(index, HasSubstr(line));
    }
}

// Is the program there? A test that needs one that is not says so instead of passing.
bool installed(const std::string& program) {
    const char* const path = std::getenv("PATH");  // NOLINT: no other thread writes it
    std::istringstream folders(path == nullptr ? "" : path);
    for (std::string folder; std::getline(folders, folder, ':');) {
        if (std::filesystem::exists(std::filesystem::path(folder) / program)) return true;
    }
    return false;
}

TEST_P(EveryCommand, HasAManPageWithoutWarnings) {
    if (!installed("groff")) GTEST_SKIP() << "groff is not installed";
    EXPECT_EQ(Workplace().run("gainsay man " + GetParam() + " | groff -man -Tutf8 -ww -z"),
              std::vector<std::string>{});
}

TEST(ManPages, OfTheProgramHaveNoWarnings) {
    if (!installed("groff")) GTEST_SKIP() << "groff is not installed";
    EXPECT_EQ(Workplace().run("gainsay man | groff -man -Tutf8 -ww -z"), std::vector<std::string>{});
}

TEST(ManPages, EscapeWhatRoffWouldActOn) {
    cli::Options options;
    options.explain(".dot 'quote' back\\slash \xE2\x80\xA6");
    EXPECT_THAT(cli::man_page("try", "try", options),
                HasSubstr(".PP\n\\&.dot 'quote' back\\eslash \\[u2026]\n"));
}

TEST(ManPages, AreWrittenIntoAFolder) {
    const Workplace workplace;
    EXPECT_EQ(workplace.run("mkdir pages && gainsay man --all pages && ls pages | wc -l"),
              std::vector<std::string>{std::to_string(names().size() + 1)});
    EXPECT_EQ(workplace.run("gainsay man --all nowhere").back(), "[exit 4]");
}

class Shells : public ::testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Completions, Shells, ::testing::Values("bash", "zsh", "fish"),
                         [](const auto& one) { return one.param; });

TEST_P(Shells, CanReadTheirCompletions) {
    if (!installed(GetParam())) GTEST_SKIP() << GetParam() << " is not installed";
    EXPECT_EQ(
        Workplace().run("gainsay completions " + GetParam() + " > script && " + GetParam() + " -n script"),
        std::vector<std::string>{});
}

TEST(Completions, OfBashKnowCommandsOptionsAndWords) {
    if (!installed("bash")) GTEST_SKIP() << "bash is not installed";
    const Workplace workplace;
    const auto complete = [&](const std::string& words, int at) {
        return workplace.run("bash -c 'source <(gainsay completions bash); COMP_WORDS=(" + words +
                             "); COMP_CWORD=" + std::to_string(at) + "; _gainsay; echo \"${COMPREPLY[*]}\"'");
    };
    EXPECT_EQ(complete("gainsay cont", 1), std::vector<std::string>{"contradictions"});
    EXPECT_EQ(complete("gainsay list --li", 2), std::vector<std::string>{"--limit"});
    EXPECT_EQ(complete("gainsay list --format j", 3), std::vector<std::string>{"json jsonl"});
    EXPECT_EQ(complete("gainsay list dam.json cl", 3), std::vector<std::string>{"claims"});
    EXPECT_EQ(complete("gainsay list dam.j", 2), std::vector<std::string>{"dam.json"});
}

TEST(Completions, OfFishKnowCommandsAndWords) {
    if (!installed("fish")) GTEST_SKIP() << "fish is not installed";
    const auto found = Workplace().run(
        "HOME=$PWD fish -c 'gainsay completions fish | source; complete -C \"gainsay list dam.json --format "
        "j\"'");
    ASSERT_FALSE(found.empty());
    EXPECT_THAT(found.front(), ::testing::StartsWith("json"));
}

}  // namespace
}  // namespace gainsay::test
