// The fast reader must read exactly what the careful one reads, or nothing.
#include "graphs/format/text_case/record/fast_record.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "graphs/format/json/json_source.hpp"
#include "graphs/format/text_case/case_json.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::json {
namespace {

std::optional<Record> read_fast(const std::string& line) {
    FastRecordReader reader{ReadOptions{}};
    const std::string padded = line + std::string(Source::padding, '\0');
    return reader.read(std::string_view(padded).substr(0, line.size()));
}

TEST(FastRecords, AreThoseOfTheCarefulReader) {
    std::size_t fast = 0, all = 0;
    for (unsigned seed = 0; seed < 50; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        std::ostringstream out;
        write_case_jsonl(out, CaseSource(test::random_case(seed, {5, 5, 5, 5, 5, 5})));
        std::istringstream lines(out.str());
        std::string line;
        std::getline(lines, line);  // the header is not for this reader
        EXPECT_FALSE(read_fast(line));
        while (std::getline(lines, line)) {
            ++all;
            const auto record = read_fast(line);
            if (!record) continue;
            ++fast;
            EXPECT_EQ(*record, record_from_json(line, "line")) << line;
        }
    }
    EXPECT_GT(fast * 2, all) << "most lines hold nothing unusual";
}

class UnusualLines : public ::testing::TestWithParam<const char*> {};

TEST_P(UnusualLines, AreLeftToTheCarefulReader) {
    EXPECT_FALSE(read_fast(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(
    FastRecords, UnusualLines,
    ::testing::Values(
        "", "{}", "[]", "{\"id\": \"agent:a\"", R"({"id": "agent:a", "kind": "person"})",
        R"({"id": "agent:a", "name": "A", "kind": "people"})",
        R"({"id": "agent:a", "name": "A", "kind": "person", "shelf": 1})",
        R"({"id": "agent:a", "name": "A", "name": "B", "kind": "person"})",
        R"({"id": "agent:a", "name": "\ud800", "kind": "person"})",
        R"({"id": "agent:a", "name": 7, "kind": "person"})", "{\"id\": \"agent:a\", \"name\": \"\xFF\"}",
        R"({"id": "agent:a", "name": "A", "kind": "person"} {})",
        R"({"id": "relation:r", "from": "claim:a", "to": "claim:b"})",
        R"({"id": "relation:r", "kind": "supports", "from": "agent:a", "to": "claim:b"})",
        R"({"id": "claim:c", "text": "x", "quantities": [{"measure": "m", "value": 1e-999}]})",
        R"({"id": "claim:c", "text": "x", "quantities": [{"measure": "m", "value": 9007199254740993}]})"));

TEST(FastRecords, MayBeginAnywhereInABuffer) {
    std::string text = "{\"gainsay\": 1}\n";
    for (int i = 0; i < 9000; ++i) {
        text += R"({"id": "agent:a)" + std::to_string(i) + R"(", "name": ")" +
                std::string(static_cast<std::size_t>(i % 97), 'x') + R"(y", "kind": "person"})" + "\n";
    }
    std::istringstream in(text);
    EXPECT_EQ(read_case(in, "long").agents.size(), 9000U);
}

}  // namespace
}  // namespace gainsay::json
