#include "tools/cli/command/record/fields.hpp"

#include <gtest/gtest.h>

#include "graphs/model/error.hpp"

namespace gainsay::test {
namespace {

using cli::FieldChange;
using cli::with_changes;

std::string set(const std::string& record, const std::string& assignment) {
    try {
        return with_changes(record, {FieldChange::set(assignment)});
    } catch (const Error& error) {
        return error.what();
    }
}

std::string unset(const std::string& record, const std::string& path) {
    FieldChange change;
    change.path = path;
    change.unset = true;
    try {
        return with_changes(record, {change});
    } catch (const Error& error) {
        return error.what();
    }
}

TEST(FieldChanges, SetTextsNumbersAndJson) {
    EXPECT_EQ(set(R"({"a":1})", "title=x = y"), R"({"a":1,"title":"x = y"})");
    EXPECT_EQ(set("{}", "published=2018"), R"({"published":"2018"})");
    EXPECT_EQ(set("{}", "rating.value=2"), R"({"rating":{"value":2}})");
    EXPECT_EQ(set("{}", "rating.value=two"), R"({"rating":{"value":"two"}})");
    EXPECT_EQ(set("{}", "quantities:=[{\"value\":51}]"), R"({"quantities":[{"value":51}]})");
    EXPECT_EQ(set("{}", "title="), R"({"title":""})");
}

TEST(FieldChanges, ReachIntoListsAndMakeThem) {
    EXPECT_EQ(set(R"({"aliases":["a"]})", "aliases[]=b"), R"({"aliases":["a","b"]})");
    EXPECT_EQ(set(R"({"aliases":["a"]})", "aliases[0]=b"), R"({"aliases":["b"]})");
    EXPECT_EQ(set("{}", "occurrences[0].selector.exact=x"),
              R"({"occurrences":[{"selector":{"exact":"x"}}]})");
    EXPECT_EQ(unset(R"({"aliases":["a","b"],"c":1})", "aliases[0]"), R"({"aliases":["b"],"c":1})");
    EXPECT_EQ(unset(R"({"aliases":["a"],"c":{"d":1}})", "c.d"), R"({"aliases":["a"],"c":{}})");
}

TEST(FieldChanges, SayWhatIsWrongWithAPath) {
    const std::string shape = ", expected one such as title, rating.label, occurrences[0].cue or aliases[]";
    for (const char* const path : {"a..b", ".a", "a[", "a[x]", "[0]", "a[0]b", "a[99999]", "a."}) {
        EXPECT_EQ(set("{}", std::string(path) + "=1"),
                  "found the field \"" + std::string(path) + "\"" + shape)
            << path;
    }
    EXPECT_EQ(set("{}", "title"),
              "found \"title\", expected FIELD=VALUE, or FIELD:=JSON for what is no text");
    EXPECT_EQ(set(R"({"a":"x"})", "a.b=1"), "the field \"a.b\" leads through something that is no object");
    EXPECT_EQ(set(R"({"a":[]})", "a[2]=1"), "the field \"a[2]\" names item 2, there are 0, counted from 0");
    EXPECT_EQ(set("{}", "a:={"), "the value of \"a\" is not JSON");
    EXPECT_EQ(set("[]", "a=1"), "the record is not a JSON object");
    EXPECT_EQ(set("{}", "a=\xff"), "a value is not UTF-8");
    EXPECT_EQ(unset("{}", "a"), "there is no field \"a\" to take away");
}

}  // namespace
}  // namespace gainsay::test
