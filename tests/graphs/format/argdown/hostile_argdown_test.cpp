// Inputs that are broken, endless, or made to hurt: each is refused soon, or read soon.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "graphs/format/loss.hpp"
#include "graphs/format/registry.hpp"

namespace gainsay::test {
namespace {

using ::testing::HasSubstr;

std::string repeated(std::string_view part, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
}

/// The message of what is refused; empty when nothing is.
std::string refusal(const std::string& text, const ReadOptions& options, ErrorCode* code = nullptr) {
    CaseBuilder builder;
    LossReport losses;
    std::istringstream in(text);
    try {
        find_format("argdown").read(in, "in", builder, options, losses);
    } catch (const ReadError& error) {
        if (code != nullptr) *code = error.code();
        return to_string(error.problems().at(0));
    }
    return {};
}

struct Bad {
    const char* name;
    std::string text;
    const char* message;
    ErrorCode code;
    friend void PrintTo(const Bad& one, std::ostream* out) { *out << one.name; }
};
class HostileArgdown : public ::testing::TestWithParam<Bad> {};

TEST_P(HostileArgdown, IsRefused) {
    ReadOptions options;
    options.max_string_bytes = 1000;
    options.max_record_bytes = 1U << 20U;
    options.max_record_values = 1000;
    options.max_records = 100;
    ErrorCode code = ErrorCode::Io;
    EXPECT_THAT(refusal(GetParam().text, options, &code), HasSubstr(GetParam().message));
    EXPECT_EQ(code, GetParam().code);
}

std::string deep_relations(std::size_t levels) {
    std::string text = "[a]: a\n";
    for (std::size_t i = 1; i <= levels; ++i) text += std::string(i, ' ') + "+ [a]\n";
    return text;
}

INSTANTIATE_TEST_SUITE_P(
    Argdown, HostileArgdown,
    ::testing::Values(
        Bad{"Nothing", "", "1:1: the input is empty", ErrorCode::Malformed},
        Bad{"NoUtf8", "[a]: \xFF\n", "1:6: found bytes that are not UTF-8", ErrorCode::Malformed},
        Bad{"HalfASequence", "[a]: \xE2\x82", "not UTF-8", ErrorCode::Malformed},
        Bad{"Surrogate", "[a]: \xED\xA0\x80\n", "not UTF-8", ErrorCode::Malformed},
        Bad{"NulByte", std::string("[a]: \0\n", 7), "U+0000", ErrorCode::Malformed},
        Bad{"NulInData", "[a]: a {x: \"\\0\"}\n", "U+0000", ErrorCode::Malformed},
        Bad{"LongLine", "[a]: " + std::string(2000, 'a') + "\n", "a line of more than 1000",
            ErrorCode::Limit},
        Bad{"LongInput", repeated("[a]: a\n\n", 200'000), "more than 1048576 bytes", ErrorCode::Limit},
        Bad{"ManyRecords",
            [] {
                std::string text;
                for (int i = 0; i < 200; ++i) text += "[t" + std::to_string(i) + "]: a\n\n";
                return text;
            }(),
            "more than 100 records", ErrorCode::Limit},
        Bad{"DeepRelations", deep_relations(100), "deeper than 64", ErrorCode::Limit},
        Bad{"DeepData", "[a]: a {x: " + std::string(100, '[') + std::string(100, ']') + "}\n",
            "deeper than 64", ErrorCode::Limit},
        Bad{"ManyValues", "[a]: a {\n  x:\n" + repeated("    - 1\n", 2000) + "}\n", "more than 1000 values",
            ErrorCode::Limit},
        Bad{"BillionLaughs", "===\na: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\n===\n\n[a]: a\n",
            "anchor or alias", ErrorCode::Unsupported}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Argdown, RefusesDepthWhateverTheLimitSays) {
    ReadOptions options;
    options.max_depth = 0;
    EXPECT_THAT(refusal(deep_relations(2000), options), HasSubstr("deeper than 512"));
    EXPECT_THAT(refusal("[a]: a {x: " + std::string(100'000, '[') + "}\n", options), HasSubstr("no YAML"));
}

TEST(Argdown, RefusesToMultiplyUndercuts) {
    std::string text = "<A>\n" + repeated("  _ <U>\n", 1);
    for (int i = 0; i < 400; ++i) text += "  _ [u" + std::to_string(i) + "]\n";
    text += "\n";
    for (int i = 0; i < 400; ++i) text += "(1) [p" + std::to_string(i) + "]\n";
    EXPECT_THAT(refusal(text + "----\n(2) [c]\n", {}), HasSubstr("found undercuts of more than"));
}

TEST(Argdown, ReadsRunsOfSignsInLinearTime) {
    for (const char* part : {"{",     "[",      "<",   "@[", "#(",   "[a](", "*",       "_",   "**a ",
                             ".a",    ":a",     "/",   "/*", "<!--", "\\",   "{a} ,",   "} ",  "{\n",
                             "[a]\n", "====\n", "\n ", "\t", "- ",   "{a}",  "a\n b\n", "#a ", "(1) "}) {
        SCOPED_TRACE(part);
        (void)refusal("[a]: x" + repeated(part, 200'000 / std::string_view(part).size()), {});
        (void)refusal("x\n\n" + repeated(part, 200'000 / std::string_view(part).size()) + "\n", {});
    }
}

TEST(Argdown, RefusesOrReadsEveryTruncation) {
    const std::string whole =
        "===\ntitle: x\nmodel: {mode: strict}\n===\n\n# H {a: 1}\n\n[A]: a *b* [l](u) #t {x: [1, {y: 2}]}\n  "
        "- <B>: b\n"
        "    + @[c] d\n\n<B>\n\n(1) p\n-- r, s {uses: [1]} --\n(2) q\n   _> <C>\n\n* i\n* j\n";
    EXPECT_EQ(refusal(whole, {}), "");
    for (std::size_t length = 0; length < whole.size(); ++length) (void)refusal(whole.substr(0, length), {});
}

}  // namespace
}  // namespace gainsay::test
