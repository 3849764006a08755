#include <gtest/gtest.h>

#include "tests/engine/quotation/quote_case.hpp"

// Under whose cue a quote stands. All quotes below are recorded as Ada Berg's.

namespace gainsay::test {
namespace {

struct CueCase {
    const char* name;
    const char* text;
    const char* told;
    friend void PrintTo(const CueCase& one, std::ostream* out) { *out << one.name; }
};
class Cues : public ::testing::TestWithParam<CueCase> {};

TEST_P(Cues, Decide) {
    EXPECT_EQ(told(QuoteCase(GetParam().text).quote("the dam is safe").only()), GetParam().told);
}

constexpr const char* bo = "misattributed: agent:bo";

INSTANTIATE_TEST_SUITE_P(
    Quotes, Cues,
    ::testing::Values(
        CueCase{"TheSpeakersOwnIsFine", "Berg said “the dam is safe”.", "exact"},
        CueCase{"AnothersBefore", "Bo Lind said “the dam is safe”.", bo},
        CueCase{"AnothersFamilyNameBefore", "Yesterday Lind said that “the dam is safe”.", bo},
        CueCase{"AnothersBehind", "“Yes, the dam is safe,” said Lind.", bo},
        CueCase{"AnothersBehindNameFirst", "“Yes, the dam is safe,” Bo Lind said on Monday.", bo},
        CueCase{"AnothersBehindWithATitle", "“Yes, the dam is safe,” said the engineer, Bo Lind.", bo},
        CueCase{"AnothersWithAnApposition", "Lind, the engineer, told us that “the dam is safe”.", bo},
        CueCase{"AnothersWithoutMarks", "Lind said the dam is safe.", bo},
        CueCase{"AnothersBehindWithoutMarks", "Well, the dam is safe, Lind said.", bo},
        CueCase{"AccordingToAnother", "According to Bo Lind, the dam is safe.", bo},
        CueCase{"AccordingToAnotherBehind", "“So the dam is safe,” according to Lind.", bo},
        CueCase{"ATranscript", "BERG: No.\n\nLIND: We looked. Yes, the dam is safe.", bo},
        CueCase{"ATranscriptOfTheSpeaker", "LIND: No.\nBERG: Yes, the dam is safe.", "exact"},
        CueCase{"ATranscriptLine", "BERG: No.\n\nLIND: the dam is safe.", bo},
        CueCase{"AGermanCueBefore", "Lind sagte: „Ja, the dam is safe.“", bo},
        CueCase{"AGermanCueTurnedAround", "Dazu sagte Lind: „the dam is safe.“", bo},
        CueCase{"AGermanCueBehind", "„Ja, the dam is safe“, so Bo Lind.", bo},
        CueCase{"ASourceInGerman", "Laut Lind „the dam is safe“.", bo},
        CueCase{"APronounProvesNothing", "Lind was there. “Yes, the dam is safe,” he said.", "exact"},
        CueCase{"APronounNextToTheVerbProvesNothing", "Lind came, and she said “the dam is safe”.", "exact"},
        CueCase{"ANameWithoutAVerbProvesNothing", "Lind looked up. “the dam is safe”.", "exact"},
        CueCase{"AListenerIsNoSpeaker", "A guard told Lind “the dam is safe”.", "exact"},
        CueCase{"ACueOfTheNextQuotationProvesNothing", "Asked if the dam is safe, Lind said: “No.”",
                "cut: condition if"},
        CueCase{"TheSpeakerNamedTooProvesNothing", "Lind told Berg “the dam is safe”.", "exact"},
        CueCase{"TheNextSentenceIsNoCue", "“Yes, the dam is safe.” Lind said nothing else.", "exact"},
        CueCase{"TheSentenceBeforeIsNoCue", "Lind said little. “the dam is safe”.", "exact"},
        CueCase{"WhomTheSpeakerBelongsToIsNoOther", "The Town of Elm said “the dam is safe”.", "exact"},
        CueCase{"WhoPrintsItIsNoOther", "The Courier wrote “the dam is safe”.", "exact"},
        CueCase{"AWordThatIsNoNameProvesNothing", "The lind said “the dam is safe”.", "exact"},
        CueCase{"AnotherOfWhomItSpeaksIsNoCue", "“Lind knows that the dam is safe,” the engineer added.",
                "exact"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Cues, SayWhereTheyStand) {
    const QuoteFinding finding =
        QuoteCase("“Yes, the dam is safe,” said Lind.").quote("the dam is safe").only();
    ASSERT_TRUE(finding.heard.has_value());
    EXPECT_EQ(finding.heard->name, "Lind");
    EXPECT_EQ(finding.heard->verb, "said");
    EXPECT_EQ(finding.heard->name_range, (TextRange{29, 33}));
    EXPECT_EQ(finding.heard->verb_range, (TextRange{24, 28}));
}

TEST(Cues, OfWhoeverRelayedTheWordsAreNoOthers) {
    QuoteCase one("Lind said “the dam is safe”.");
    one.quote("the dam is safe");
    one.whole().statements[0].occurrences[0].via = RecordId("agent:bo");
    EXPECT_EQ(told(one.only()), "exact");
}

TEST(Cues, OfAFamilyNameThatTwoHaveProveNothing) {
    QuoteCase one("Lind said “the dam is safe”.");
    one.quote("the dam is safe");
    Agent other;
    other.id = AgentId("agent:cy");
    other.name = "Cy Lind";
    one.whole().agents.push_back(other);
    sort_records(one.whole());
    EXPECT_EQ(told(one.only()), "exact");
}

TEST(Cues, OutweighACut) {
    EXPECT_EQ(
        told(QuoteCase("Lind said he did not know if the dam is safe.").quote("the dam is safe").only()),
        "cut: condition if");
    const QuoteFinding finding =
        QuoteCase("Lind said not that the dam is safe.").quote("the dam is safe").only();
    EXPECT_EQ(told(finding), "misattributed: agent:bo");
    EXPECT_TRUE(finding.cut.has_value()) << "what was cut is told all the same";
}

}  // namespace
}  // namespace gainsay::test
