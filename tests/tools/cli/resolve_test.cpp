#include "tools/cli/session/resolve.hpp"

#include <gtest/gtest.h>

#include "tests/support/sketch.hpp"
#include "tools/cli/session/suggest.hpp"

namespace gainsay::test {
namespace {

std::string resolved(const Sketch& sketch, const std::string& name,
                     const std::vector<RecordKind>& kinds = {}) {
    try {
        return std::string(sketch.snapshot.id(cli::resolve(sketch.snapshot, name, kinds)));
    } catch (const Error& error) {
        return error.what();
    }
}

TEST(Names, AreIdsSlugsOrWhatPeopleCallIt) {
    const Sketch sketch =
        draw("agent tasnim named \"Tasnim News\"; claim p \"The dam holds\"; tasnim asserts p");
    EXPECT_EQ(resolved(sketch, "agent:tasnim"), "agent:tasnim");
    EXPECT_EQ(resolved(sketch, "tasnim"), "agent:tasnim");
    EXPECT_EQ(resolved(sketch, "TASNIM  news"), "agent:tasnim");
    EXPECT_EQ(resolved(sketch, "the dam holds"), "claim:p");
}

TEST(Names, OfSeveralAreListed) {
    const Sketch sketch =
        draw("agent a named \"Doe\"; agent b named \"Doe\"; document a titled \"T\"; a asserts p");
    EXPECT_EQ(resolved(sketch, "doe"),
              "\"doe\" can mean 2 records, expected the id of one:\n  agent:a (Doe)\n  agent:b (Doe)");
    EXPECT_EQ(resolved(sketch, "a"),
              "\"a\" can mean 2 records, expected the id of one:\n  agent:a (Doe)\n  document:a (T)");
    EXPECT_EQ(resolved(sketch, "a", {RecordKind::Document}), "document:a");
}

TEST(Names, ThatAreMisspeltAreGuessed) {
    const Sketch sketch = draw("agent tasnim named \"Tasnim News\"; agent other; tasnim asserts p");
    EXPECT_EQ(resolved(sketch, "tansim", {RecordKind::Agent}),
              "there is no agent \"tansim\" in this case; did you mean \"agent:tasnim\"?");
    EXPECT_EQ(resolved(sketch, "agent:tasnimm"),
              "there is no record \"agent:tasnimm\" in this case; did you mean \"agent:tasnim\"?");
    EXPECT_EQ(resolved(sketch, "zzzzzz"), "there is no record \"zzzzzz\" in this case");
    EXPECT_EQ(resolved(sketch, std::string(5000, 'x')).substr(0, 30), "there is no record \"xxxxxxxxxx");
}

TEST(Names, OfAnotherKindAreRefused) {
    const Sketch sketch = draw("a asserts p");
    EXPECT_EQ(resolved(sketch, "claim:p", {RecordKind::Agent, RecordKind::Document}),
              "found the claim \"claim:p\", expected an agent or document");
}

TEST(EditDistance, CountsSwapsOnceAndStopsAtItsLimit) {
    EXPECT_EQ(cli::edit_distance("", "abc", 5), 3U);
    EXPECT_EQ(cli::edit_distance("abc", "abc", 0), 0U);
    EXPECT_EQ(cli::edit_distance("abcd", "acbd", 4), 1U);
    EXPECT_EQ(cli::edit_distance("kitten", "sitting", 4), 3U);
    EXPECT_EQ(cli::edit_distance("kitten", "sitting", 2), 3U);
    EXPECT_EQ(cli::edit_distance("a", "abcdefgh", 2), 3U);
}

TEST(Suggestions, ComeNearestFirst) {
    EXPECT_EQ(cli::nearest("lst", {"log", "list", "last"}), (std::vector<std::string>{"list", "last"}));
    EXPECT_EQ(cli::nearest("xy", {"list"}), std::vector<std::string>{});
    EXPECT_EQ(cli::did_you_mean({"a", "b", "c"}), "; did you mean \"a\", \"b\" or \"c\"?");
}

}  // namespace
}  // namespace gainsay::test
