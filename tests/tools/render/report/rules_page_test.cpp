#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tools/render/report/rule_help.hpp"

namespace gainsay::test {
namespace {

using ::testing::HasSubstr;

// docs/rules.md is made of the rules. GAINSAY_UPDATE=1 writes it anew.
TEST(RulesPage, IsAsTheRulesAre) {
    const std::string file = GAINSAY_SOURCE_DIR "/docs/rules.md";
    const std::string page = render::rules_page(audit::RuleBook());
    if (std::getenv("GAINSAY_UPDATE") != nullptr) std::ofstream(file, std::ios::binary) << page;  // NOLINT
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    EXPECT_EQ(text.str(), page) << "GAINSAY_UPDATE=1 writes docs/rules.md anew";
}

TEST(RulesPage, HasEveryRule) {
    const audit::RuleBook rules;
    const std::string page = render::rules_page(rules);
    for (const auto& entry : rules.entries())
        EXPECT_THAT(page, HasSubstr("### " + std::string(entry.info->id) + "\n"));
}

TEST(RuleHelp, ShowsExamplesARecordALine) {
    EXPECT_EQ(render::example_text(R"({"gainsay": 1, "claims": [{"id": "claim:a",
            "text": "A."}, {"id": "claim:b"}], "agents": []})"),
              "{\n  \"gainsay\": 1,\n  \"claims\": [\n    {\"id\": \"claim:a\", \"text\": \"A.\"},\n    "
              "{\"id\": \"claim:b\"}\n  ],\n"
              "  \"agents\": []\n}");
    EXPECT_EQ(render::example_text("{\"gainsay\" 1,\n      \"x\"}"), "{\"gainsay\" 1,\n\"x\"}");
}

TEST(RuleHelp, TellsThresholdsAndFixes) {
    static constexpr audit::ThresholdInfo least{"least", 0.7, "how alike two texts must be"};
    audit::RuleInfo info;
    info.id = "likeness/claims";
    info.name = "Claims that are alike";
    info.reason = "Two claims say nearly the same.";
    info.bad = info.good = "{}";
    info.fixes = true;
    info.thresholds = {&least, 1};
    EXPECT_THAT(render::rule_text(info),
                HasSubstr("Thresholds:\n  least (0.7): how alike two texts must be\n"));
    EXPECT_THAT(render::rule_markdown(info), HasSubstr("| least | 0.7 | how alike two texts must be |"));
    EXPECT_THAT(render::rule_markdown(info), HasSubstr("(warning; mended by --fix)"));
    EXPECT_THAT(render::rule_json(info).text(), HasSubstr("\"otherwise\":0.7"));
}

}  // namespace
}  // namespace gainsay::test
