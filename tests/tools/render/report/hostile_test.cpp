#include <expat.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/tools/render/report/reported.hpp"

// Nothing that stands in a case breaks a report or reaches what reads it as anything but text.

namespace gainsay::test {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const std::vector<std::string> evil{
    "\x1b[31mred\x1b[0m\x07",
    "left \u202eright\u2066",
    "line\nfeed\r\n::error::injected",
    "::set-output name=x::y",
    "%0A::error::%25",
    "a,b:c=d",
    "</failure><testcase name=\"x\">&amp;]]>",
    "<script>alert(1)</script>",
    "[click](javascript:alert(1)) ![img](http://x) @everyone #1",
    "| a | b |\n|---|---|",
    "`code` **bold** ~~gone~~",
    "{0} {{1}} [text](1)",
    std::string("zero\0byte", 9),
    "not utf-8: \xff\xfe\xc3",
    "\xef\xbf\xbf\xef\xbf\xbe",
    "\\\" \\u0000 \\",
    std::string(5000, 'x'),
};

// A report in which `text` stands wherever something of a case can stand.
Audited with(const std::string& text) {
    Audited audited = some_report();
    audited.names.labels["claim:dam"] = text;
    audited.names.labels["statement:s"] = text;
    audited.names.file = "desk/" + text;
    audited.names.places["claim:dam"].file = "desk/" + text;
    audited.name = text;
    audit::Finding& finding = audited.findings.front();
    finding.message = text;
    finding.field = text;
    finding.key = {text};
    finding.witness.front().says = text;
    finding.witness.front().field = text;
    finding.fix = audit::Fix{text, {}, {}};
    audited.hidden = {finding};
    audited.by.owner = audited.by.reason = text;
    audited.by.expires = Edtf("2018-12-31");
    audited.by.where.file = text;
    audited.vanished = {{text, text, text, text}};
    audited.cut = {{text, 1, 2}};
    audited.baseline = true;
    audited.since = text;
    return audited;
}

bool has_controls(const std::string& text) {
    bool found = false;
    render::for_each_code_point(
        text, [&](char32_t c, std::string_view) { found = found || (render::is_control(c) && c != U'\n'); });
    return found;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

class Hostile : public ::testing::TestWithParam<std::size_t> {
protected:
    const std::string& text() const { return evil[GetParam()]; }
};
INSTANTIATE_TEST_SUITE_P(Texts, Hostile, ::testing::Range(std::size_t{0}, evil.size()));

TEST_P(Hostile, LeaveNoControlsInAnyFormat) {
    for (const std::string_view format : render::report_formats())
        EXPECT_FALSE(has_controls(with(text()).as(format))) << format;
}

TEST_P(Hostile, KeepJsonJson) {
    const json whole = json::parse(with(text()).as("json"));
    EXPECT_EQ(whole.at("findings").size(), 1U);
    EXPECT_EQ(json::parse(with(text()).as("jsonl")).at("rule"), "structure/orphan-claim");
    const json sarif = json::parse(with(text()).as("sarif"));
    EXPECT_EQ(sarif.at("runs").at(0).at("results").size(), 2U);
}

TEST_P(Hostile, KeepSarifUrisAndMessagesPlain) {
    const json result = json::parse(with(text()).as("sarif")).at("runs").at(0).at("results").at(0);
    const std::string uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    for (const char c : uri)
        EXPECT_TRUE(c > 0x20 && c < 0x7f && c != '<' && c != '"' && c != '[' && c != '\\') << uri;
    const std::string message = result["message"]["text"];
    for (std::size_t at = message.find("]("); at != std::string::npos; at = message.find("](", at + 1))
        EXPECT_EQ(message[at - 1], '\\') << "no link: " << message;
    std::string rest = message;
    for (const char* doubled : {"{{", "}}"}) {
        for (std::size_t at = rest.find(doubled); at != std::string::npos; at = rest.find(doubled))
            rest.erase(at, 2);
    }
    EXPECT_EQ(rest.find_first_of("{}"), std::string::npos) << "no place for an argument: " << message;
}

struct Elements {
    int failures = 0, cases = 0, others = 0;
};

TEST_P(Hostile, KeepXmlWellFormed) {
    const std::string xml = with(text()).as("junit");
    XML_Parser parser = XML_ParserCreate(nullptr);
    Elements seen;
    XML_SetUserData(parser, &seen);
    XML_SetStartElementHandler(parser, [](void* data, const XML_Char* name, const XML_Char**) {
        Elements& elements = *static_cast<Elements*>(data);
        const std::string_view element = name;
        elements.failures += element == "failure" ? 1 : 0;
        elements.cases += element == "testcase" ? 1 : 0;
        elements.others += element == "script" ? 1 : 0;
    });
    EXPECT_EQ(XML_Parse(parser, xml.data(), static_cast<int>(xml.size()), 1), XML_STATUS_OK)
        << XML_ErrorString(XML_GetErrorCode(parser)) << "\n"
        << xml;
    XML_ParserFree(parser);
    EXPECT_EQ(seen.failures, 1);
    EXPECT_EQ(seen.cases, 3);
    EXPECT_EQ(seen.others, 0);
}

TEST_P(Hostile, GiveGithubNoCommandOfTheirOwn) {
    std::size_t commands = 0;
    for (const std::string& line : lines_of(with(text()).as("github"))) {
        if (line.starts_with("::")) {
            ++commands;
            EXPECT_THAT(line, StartsWith("::warning file="));
            // Between the properties and the message stands the only "::" before the message begins.
            const std::string properties = line.substr(10, line.find("::", 2) - 10);
            EXPECT_EQ(std::count(properties.begin(), properties.end(), ','), 3) << properties;
        } else {
            EXPECT_THAT(line, StartsWith("gainsay: "));
        }
    }
    EXPECT_EQ(commands, 1U);
}

TEST_P(Hostile, StayTextInMarkdown) {
    const std::string markdown = with(text()).as("markdown");
    for (const std::string& line : lines_of(markdown)) {
        const bool ours = line.empty() || line.starts_with("## ") || line.starts_with("### ") ||
                          line.starts_with("- ") || line.starts_with("  - ") || line.starts_with("**") ||
                          line.ends_with("takes all.");
        EXPECT_TRUE(ours) << line;
        EXPECT_THAT(line, Not(HasSubstr("<")));
        for (std::size_t at = line.find("]("); at != std::string::npos; at = line.find("](", at + 1))
            EXPECT_EQ(line[at - 1], '\\') << "no link: " << line;
        EXPECT_THAT(line, Not(HasSubstr("@everyone")));
    }
}

TEST_P(Hostile, StayOnTheirLinesInText) {
    const std::vector<std::string> lines = lines_of(with(text()).as("text"));
    EXPECT_EQ(lines, lines_of(with(text()).as("text"))) << "the same bytes again";
    // The group, the finding, two steps, the fix, what was cut, a blank, what vanished and its heading, a blank, the sum.
    EXPECT_LE(lines.size(), 12U);
}

}  // namespace
}  // namespace gainsay::test
