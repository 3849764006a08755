// The parts that the text case is made of, and the list of formats.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "graphs/format/json/json_number.hpp"
#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/json/spelling.hpp"
#include "graphs/format/registry.hpp"
#include "graphs/format/text_case/record/record_json.hpp"
#include "tests/graphs/format/round_trip.hpp"
#include "tests/graphs/format/text_case.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

using ::testing::HasSubstr;

// Levenshtein's and the swap of neighbours, by definition: slow and obvious.
std::size_t every_edit(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty()) return std::max(a.size(), b.size());
    std::size_t least = std::min({every_edit(a.substr(1), b.substr(1)) + (a[0] == b[0] ? 0 : 1),
                                  every_edit(a.substr(1), b) + 1, every_edit(a, b.substr(1)) + 1});
    if (a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0]) {
        least = std::min(least, every_edit(a.substr(2), b.substr(2)) + 1);
    }
    return least;
}

TEST(Spelling, DistanceAgreesWithTheDefinition) {
    Dice dice(7);
    for (int i = 0; i < 300; ++i) {
        std::string a, b;
        for (std::size_t n = dice.below(6); n > 0; --n) a += static_cast<char>('a' + dice.below(3));
        for (std::size_t n = dice.below(6); n > 0; --n) b += static_cast<char>('a' + dice.below(3));
        for (std::size_t limit = 0; limit < 6; ++limit) {
            EXPECT_EQ(spelling_distance(a, b, limit), std::min(every_edit(a, b), limit + 1)) << a << ' ' << b;
        }
    }
}

TEST(Spelling, SuggestionIsTheNearestAndThenTheFirst) {
    const auto best = [](std::string_view wanted, std::vector<std::string_view> offers) {
        Suggestion suggestion(wanted);
        for (const std::string_view offer : offers) suggestion.offer(offer);
        return std::string(suggestion.best());
    };
    EXPECT_EQ(best("persn", {"media", "person", "parson"}), "person");
    EXPECT_EQ(best("bat", {"cat", "hat", "bar"}), "bar");
    EXPECT_EQ(best("bat", {"bar", "cat"}), "bar");
    EXPECT_EQ(best("zebra", {"media", "person"}), "");
    EXPECT_EQ(best("same", {"some", "same", "come"}), "same");
    EXPECT_EQ(best("", {"a", "bc"}), "a");
    EXPECT_EQ(best("x", {}), "");
}

TEST(Numbers, ReadBackFromTheirTokens) {
    Dice dice(11);
    for (int i = 0; i < 500; ++i) {
        const double mantissa = static_cast<double>(dice.below(std::numeric_limits<std::uint32_t>::max()));
        const double number =
            std::ldexp(mantissa, static_cast<int>(dice.below(600)) - 300) * (dice.one_in(2) ? 1 : -1);
        EXPECT_EQ(std::strtod(json::to_token(number).c_str(), nullptr), number);
    }
}

TEST(Places, AreThoseOfTheFieldOrOfWhatShouldHoldIt) {
    json::Source source(std::string_view(R"({"a": {"b": [1, {"c": 2}]}, "d": 3})"));
    const json::Value value = json::parse_value(source, {});
    const auto column = [&](const char* path) { return json::locate(value, path).column; };
    EXPECT_EQ(column(""), 1U);
    EXPECT_EQ(column("d"), 34U);
    EXPECT_EQ(column("a"), 7U);
    EXPECT_EQ(column("a.b"), 13U);
    EXPECT_EQ(column("a.b[0]"), 14U);
    EXPECT_EQ(column("a.b[1].c"), 23U);
    EXPECT_EQ(column("a.b[1].x"), 17U);
    EXPECT_EQ(column("a.b[9].x"), 13U);
    EXPECT_EQ(column("x.y[0]"), 1U);
}

struct Sniffed {
    const char* first_bytes;
    const char* format;  // "": none
};

TEST(Formats, AreGuessedFromTheFirstBytes) {
    for (const Sniffed& one :
         {Sniffed{"{\"gainsay\": 1}", "json"}, Sniffed{"\xEF\xBB\xBF \n{\n  \"gainsay\": 1", "json"},
          Sniffed{"{\"gainsay\": 1}\n{\"id\": ", "jsonl"}, Sniffed{"{\"gainsay\": 1}\r\n\r\n  {", "jsonl"},
          Sniffed{"{\"gainsay\": 1, \"agents\": [\n{\"id\": ", "json"},
          Sniffed{"{\"gainsay\": 1, \"agents\": [{},\n{\"id\": ", "json"},
          Sniffed{"{\"gainsay\": 1, \"x\":\n{\"id\": ", "json"},
          Sniffed{"{\"gainsay\": 1, broken\n{\"id\"", "jsonl"}, Sniffed{"{\"title\": 1}", "json"},
          Sniffed{"{", "json"}, Sniffed{"", ""}, Sniffed{"\n ", ""}, Sniffed{"[1]", ""},
          Sniffed{"SQLite format 3", ""}, Sniffed{"digraph {", ""}}) {
        const Format* format = guess_format(one.first_bytes);
        EXPECT_EQ(format == nullptr ? "" : std::string(format->name), one.format) << one.first_bytes;
    }
}

TEST(Formats, RefuseWhatTheyCannotBeWithAPlace) {
    for (const Format& format : formats()) {
        if (!format.reads()) continue;
        for (const std::string& bytes : {std::string("\xFE\xFF\0{", 4), std::string("\xFF\xFE{\0", 4),
                                         std::string("\x1F\x8B\x08\0", 4)}) {
            SCOPED_TRACE(format.name);
            ReadOptions options;
            options.mapping =
                R"({"gainsay_mapping": 1, "records": {"a": {"record": "agent", "name": "{b}"}}})";
            CaseBuilder builder;
            LossReport losses;
            std::istringstream in(bytes);
            try {
                format.read(in, "input", builder, options, losses);
                ADD_FAILURE() << "was read";
            } catch (const ReadError& error) {
                EXPECT_EQ(error.problems().at(0).where.file, "input");
            }
        }
    }
}

TEST(Formats, AreFoundByName) {
    EXPECT_EQ(find_format("json").extension, ".json");
    EXPECT_EQ(find_format("jsonl").extension, ".jsonl");
    try {
        (void)find_format("yaml");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::NotFound);
        std::string names;
        for (const Format& format : formats())
            names += (names.empty() ? "" : ", ") + std::string(format.name);
        EXPECT_EQ(error.what(), "found the format \"yaml\", expected one of " + names);
    }
}

TEST(Formats, ThatReadAndWriteGiveBackWhatTheyGotLessWhatTheyReport) {
    for (const Format& format : formats()) {
        EXPECT_FALSE(format.description.empty());
        if (!format.reads() || !format.writes()) continue;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            SCOPED_TRACE(std::string(format.name) + ", seed " + std::to_string(seed));
            expect_round_trip(format, random_case(seed));
        }
    }
}

}  // namespace
}  // namespace gainsay::test
