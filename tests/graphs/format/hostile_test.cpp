// Inputs that want to crash, hang, exhaust or deceive the reader.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <istream>
#include <streambuf>

#include "tests/graphs/format/text_case.hpp"

namespace gainsay::test {
namespace {

using ::testing::HasSubstr;

struct Hostile {
    const char* name;
    std::string text;
    const char* line_and_column;
    const char* message;  // a part of it
    ErrorCode code = ErrorCode::Malformed;
    friend void PrintTo(const Hostile& one, std::ostream* out) { *out << one.name; }
};
class HostileInputs : public ::testing::TestWithParam<Hostile> {};

TEST_P(HostileInputs, AreRefusedWithAPlace) {
    const Hostile& expected = GetParam();
    const auto problems = problems_in(expected.text);
    ASSERT_FALSE(problems.empty());
    EXPECT_EQ(to_string(problems.back().where), std::string("case.json:") + expected.line_and_column);
    EXPECT_THAT(problems.back().message, HasSubstr(expected.message));
    EXPECT_EQ(problems.back().code, expected.code);
}

std::string title(const std::string& bytes) {
    return "{\"gainsay\": 1,\n\"title\": \"" + bytes + "\"}";
}
std::string repeat(const std::string& part, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
}
std::string nul() {
    return std::string(1, '\0');
}

INSTANTIATE_TEST_SUITE_P(
    Syntax, HostileInputs,
    ::testing::Values(
        Hostile{"AnEmptyFile", "", "1:1",
                "the input is empty, expected a case that begins like {\"gainsay\": 1"},
        Hostile{"OnlyBlanks", " \n\r\n\t", "3:2", "the input is empty"},
        Hostile{"OnlyAMark", "\xEF\xBB\xBF", "1:1", "the input is empty"},
        Hostile{"Truncated", "{\"gainsay\": 1, \"agents\": [{\"id\": \"agent:a\"", "1:43",
                "this is not JSON: unexpected end of input; expected '}'"},
        Hostile{"TruncatedInAText", "{\"gainsay\": 1,\n\"title\": \"abc", "2:10",
                "invalid string: missing closing quote"},
        Hostile{"TruncatedInAWord", "{\"gainsay\": 1, \"x\": tru", "1:21", "invalid literal"},
        Hostile{"TrailingGarbage", "{\"gainsay\":\n1}\n  x", "3:3", "more text behind the end of the case"},
        Hostile{"TrailingGarbageOnALineOfItsOwn", "{\"gainsay\": 1}\n\n  x", "3:3", "invalid literal"},
        Hostile{"ATrailingNul", "{\"gainsay\": 1}" + nul(), "1:15", "more text behind the end"},
        Hostile{"ACommaTooMuch", "{\"gainsay\": 1,\n}", "2:1", "unexpected '}'; expected string literal"},
        Hostile{"AComment", "{\"gainsay\": 1, // one\n}", "1:16", "invalid literal"},
        Hostile{"NotANumber", "{\"gainsay\": NaN}", "1:13", "invalid literal"},
        Hostile{"ALeadingZero", "{\"gainsay\": 01}", "1:13", "unexpected number literal"},
        Hostile{"AHugeExponent", "{\"gainsay\": 1,\n\"x\": 1e999}", "2:6",
                "found the number 1e999, expected one of at most"},
        Hostile{"ANulOutsideOfTexts", "{\"gainsay\": 1,\n" + nul() + "}", "2:1",
                "found a NUL byte (byte 15 of the input)"},
        Hostile{"ANulInAText", title("a" + nul() + "b"), "2:12", "found a NUL byte"},
        Hostile{"ALineFeedInAText", title("a\nb"), "2:10", "control character U+000A"},
        Hostile{"UTF16LittleEndian", "\xFF\xFE{" + nul(), "1:1", "found a text in UTF-16",
                ErrorCode::Unsupported},
        Hostile{"UTF16BigEndian", "\xFE\xFF" + nul() + "{", "1:1", "found a text in UTF-16",
                ErrorCode::Unsupported},
        Hostile{"ABrokenMark", "\xEF\xBB{}", "1:1", "found the byte 0xEF outside of a text"},
        Hostile{"ATypographicQuote", "{\xE2\x80\x9Cgainsay\xE2\x80\x9D: 1}", "1:2",
                "found the byte 0xE2 outside of a text"}),
    [](const auto& one) { return std::string(one.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Utf8, HostileInputs,
    ::testing::Values(
        Hostile{"ALoneContinuationByte", title("ab\x80"), "2:13",
                "found the byte 0x80 (byte 27 of the input), which is not UTF-8"},
        Hostile{"AByteThatIsNeverUtf8", title("\xFF"), "2:11", "found the byte 0xFF"},
        Hostile{"AnOverlongSlash", title("\xC0\xAF"), "2:11", "found the byte 0xC0"},
        Hostile{"AnOverlongSlashOfThree", title("\xE0\x80\xAF"), "2:12", "found the byte 0x80"},
        Hostile{"AnOverlongSlashOfFour", title("\xF0\x80\x80\xAF"), "2:12", "found the byte 0x80"},
        Hostile{"ASurrogateInBytes", title("\xED\xA0\x80"), "2:12", "found the byte 0xA0"},
        Hostile{"BeyondUnicode", title("\xF4\x90\x80\x80"), "2:12", "found the byte 0x90"},
        Hostile{"ASequenceCutShort", title("\xE2\x82"), "2:13", "found the byte 0x22"},
        Hostile{"Latin1", title("caf\xE9 x"), "2:15", "found the byte 0x20"},
        Hostile{"ALoneHighSurrogate", title("\\uD800"), "2:10", "surrogate U+D800..U+DBFF must be followed"},
        Hostile{"ALoneLowSurrogate", title("\\uDC00"), "2:10", "surrogate U+DC00..U+DFFF must follow"},
        Hostile{"ANameThatIsNoUtf8", "{\"gainsay\": 1, \"\xC3\x28\": 1}", "1:18", "found the byte 0x28"}),
    [](const auto& one) { return std::string(one.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Limits, HostileInputs,
    ::testing::Values(
        Hostile{"ADepthBombOfLists", "{\"gainsay\": 1,\n\"x\": " + repeat("[", 100'000), "2:69",
                "more than 64 deep", ErrorCode::Limit},
        Hostile{"ADepthBombOfObjects", "{\"gainsay\": 1,\n\"x\": " + repeat("{\"a\":", 100'000), "2:321",
                "more than 64 deep", ErrorCode::Limit},
        Hostile{"ADepthBombInARecord", "{\"gainsay\": 1, \"agents\": [{\"x\":" + repeat("[", 100'000), "1:93",
                "more than 64 deep", ErrorCode::Limit},
        Hostile{"AMillionDigits", "{\"gainsay\": 1,\n\"x\": " + repeat("1234567890", 100'000), "2:6",
                "longer than 1000 bytes", ErrorCode::Limit},
        Hostile{"ANestedJsonLine",
                "{\"gainsay\": 1}\n{\"id\": \"agent:a\"," + repeat("\"x\":[", 1) + repeat("[", 1000), "2:85",
                "more than 64 deep", ErrorCode::Limit}),
    [](const auto& one) { return std::string(one.param.name); });

/// Bytes made as they are read, far more than memory should hold: `head`, then `unit` over and over.
class Endless final : public std::streambuf {
public:
    Endless(std::string head, const std::string& unit, std::uint64_t units)
        : left_(units), block_(std::move(head)) {
        for (std::size_t i = 0; i < 4096; ++i) body_ += unit;
        setg(block_.data(), block_.data(), block_.data() + block_.size());
    }
    std::uint64_t given = 0;

protected:
    int_type underflow() override {
        given += block_.size();
        if (left_ < 4096) return traits_type::eof();
        left_ -= 4096;
        block_ = body_;
        setg(block_.data(), block_.data(), block_.data() + block_.size());
        return traits_type::to_int_type(block_[0]);
    }

private:
    std::uint64_t left_;
    std::string block_, body_;
};

std::vector<Problem> problems_in(Endless& bytes, const ReadOptions& options) {
    std::istream in(&bytes);
    struct Drain final : RecordSink {
        void info(const CaseInfo&) override {}
        void add(Record, const SourcePos&) override {}
    } sink;
    try {
        read_case_json(in, "case.json", sink, options);
    } catch (const ReadError& error) {
        return error.problems();
    }
    return {};
}

TEST(EndlessInputs, ATextOfAGibibyteIsLeftAtItsLimit) {
    Endless bytes("{\"gainsay\": 1, \"title\": \"", "abcd", std::uint64_t{1} << 28U);
    ReadOptions options;
    options.max_string_bytes = 1U << 20U;
    const auto problems = problems_in(bytes, options);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(to_string(problems[0]),
              "case.json:1:25: the text that begins here is longer than 1048576 bytes");
    EXPECT_EQ(problems[0].code, ErrorCode::Limit);
    EXPECT_LT(bytes.given, (1U << 20U) + (1U << 18U));
}

TEST(EndlessInputs, ANameOfAGibibyteIsLeftAtItsLimit) {
    Endless bytes("{\"gainsay\": 1, \"", "abcd", std::uint64_t{1} << 28U);
    ReadOptions options;
    options.max_string_bytes = 1U << 16U;
    EXPECT_EQ(problems_in(bytes, options).at(0).code, ErrorCode::Limit);
}

TEST(EndlessInputs, ARecordIsLeftAtItsLimitOfBytes) {
    Endless bytes("{\"gainsay\": 1, \"agents\": [{\"x\": [\"\"", ",\"0123456789\"", std::uint64_t{1} << 28U);
    ReadOptions options;
    options.max_record_bytes = 1U << 18U;
    const auto problems = problems_in(bytes, options);
    EXPECT_THAT(problems.at(0).message, HasSubstr("the record is longer than 262144 bytes"));
    EXPECT_EQ(problems.at(0).record, "agents[0]");
    EXPECT_LT(bytes.given, 1U << 19U);
}

TEST(EndlessInputs, ARecordIsLeftAtItsLimitOfValues) {
    Endless bytes("{\"gainsay\": 1, \"agents\": [{\"x\": [0", ",[]", std::uint64_t{1} << 28U);
    ReadOptions options;
    options.max_record_values = 10'000;
    EXPECT_THAT(problems_in(bytes, options).at(0).message, HasSubstr("more than 10000 values"));
    EXPECT_LT(bytes.given, 1U << 18U);
}

TEST(EndlessInputs, ALineThatIsTooLongCostsThatLineOnly) {
    ReadOptions options;
    options.max_string_bytes = 1000;
    const std::string text = "{\"gainsay\": 1}\n{\"id\": \"agent:a\", \"name\": \"" +
                             std::string(300'000, 'x') + "\"}\n{\"id\": \"agent:b\", \"name\": 3}\n";
    const auto problems = test::problems_in(text, options);
    ASSERT_EQ(problems.size(), 2U);
    EXPECT_EQ(to_string(problems[0].where), "case.json:2:27");
    EXPECT_EQ(to_string(problems[1].where), "case.json:3:27");
}

TEST(EndlessInputs, AreLeftAtTheLimitOfRecords) {
    Endless bytes("{\"gainsay\": 1}", "\n{\"id\": \"agent:a\", \"name\": \"A\"}", std::uint64_t{1} << 28U);
    ReadOptions options;
    options.max_records = 1;
    const auto problems = problems_in(bytes, options);
    EXPECT_EQ(problems.back().code, ErrorCode::Limit);
    EXPECT_THAT(problems.back().message, HasSubstr("more than 1 records"));
}

TEST(EndlessInputs, AreLeftAtTheLimitOfBytes) {
    Endless bytes("{\"gainsay\": 1,", " \n", std::uint64_t{1} << 28U);
    ReadOptions options;
    options.max_bytes = 1U << 20U;
    const auto problems = problems_in(bytes, options);
    EXPECT_THAT(problems.at(0).message, HasSubstr("the input is longer than 1048576 bytes"));
    EXPECT_EQ(problems.at(0).code, ErrorCode::Limit);
}

TEST(EndlessInputs, ShowTheirProgressAndCanBeLeft) {
    struct Enough {};
    Endless bytes("{\"gainsay\": 1}", "\n\n", std::uint64_t{1} << 28U);
    ReadOptions options;
    std::uint64_t last = 0;
    options.progress = [&last](std::uint64_t read, std::uint64_t) {
        EXPECT_GT(read, last);
        last = read;
        if (read > (1U << 22U)) throw Enough{};
    };
    EXPECT_THROW(problems_in(bytes, options), Enough);
}

TEST(EndlessInputs, ManySmallRecordsNeedNoMemoryOfTheWhole) {
    std::string text = "{\"gainsay\": 1, \"agents\": [";
    for (int i = 0; i < 2000; ++i) {
        text += (i == 0 ? "" : ",") + ("{\"id\": \"agent:a" + std::to_string(i)) + "\", \"name\": \"" +
                std::string(100, 'x') + "\"}";
    }
    ReadOptions options;
    options.max_record_bytes = 200;  // each record for itself
    EXPECT_TRUE(test::problems_in(text + "]}", options).empty());
}

TEST(BrokenStreams, AreNoShortInputs) {
    struct Broken final : std::streambuf {
        int_type underflow() override { throw std::runtime_error("a bad sector"); }
    } bytes;
    std::istream in(&bytes);
    CaseBuilder sink;
    try {
        read_case_json(in, "case.json", sink);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Io);
    }
}

TEST(Prefixes, OfAGoodCaseAreRefusedOrGood) {
    const std::string text =
        "{\"gainsay\": 1}\n{\"id\": \"agent:\xC3\xA9\", \"name\": \"\xE2\x82\xAC\\u20ac\", \"n\": [1.5e3, "
        "true, null]}\n"
        "{\"id\": \"agent:b\", \"name\": \"B\"}\n";
    for (std::size_t length = 0; length <= text.size(); ++length) {
        for (const Problem& problem : test::problems_in(text.substr(0, length))) {
            EXPECT_FALSE(problem.message.empty());
            EXPECT_GT(problem.where.line, 0U);
        }
    }
}

}  // namespace
}  // namespace gainsay::test
