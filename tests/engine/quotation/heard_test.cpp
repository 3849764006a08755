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

INSTANTIATE_TEST_SUITE_P(
    Names, Cues,
    ::testing::Values(
        CueCase{"BehindAnOffice", "“Yes, the dam is safe,” said the head of the union of engineers, Bo Lind.",
                bo},
        CueCase{"BehindAGermanOffice", "„Ja, the dam is safe“, sagte der Leiter der neuen Werke, Bo Lind.",
                bo},
        CueCase{"WithALongApposition",
                "Lind, one of three engineers of the old works above the town, and their oldest, said “the "
                "dam is safe”.",
                bo},
        CueCase{"WithAPartyInBrackets", "Rep. Bo Lind (E-Elm) said “the dam is safe”.", bo},
        CueCase{"WithBracketsAndAColon", "Rep. Bo Lind (E-Elm): “the dam is safe”.", bo},
        CueCase{"OfARelativeClause", "It was Lind, who said “the dam is safe”.", bo},
        CueCase{"OfWhatSomebodyHolds", "Lind praised the idea that “the dam is safe”.", bo},
        CueCase{"OfWhatSomebodyHoldsInGerman", "Lind hofft, dass „the dam is safe“.", bo},
        CueCase{"WithAParticiple", "Lind released the report, saying “the dam is safe”.", bo},
        CueCase{"OfASecondVerb", "Lind wrote to the council and said “the dam is safe”.", bo},
        CueCase{"BehindAQuestion", "“Yes, the dam is safe?” Lind asked.", bo},
        CueCase{"OfASignature", "“Yes, the dam is safe.” ― Bo Lind\n“It is not.” ― Cy Holm", bo},
        CueCase{"OfADashAndMoreThanANameProveNothing", "“Yes, the dam is safe.” ― Lind nodded. He was there.",
                "exact"},
        CueCase{"WithTheseWords", "Zuvor warb Lind für das Werk mit den Worten: „the dam is safe.“", bo},
        CueCase{"WithAGermanArticleBeforeThem", "Lind, die Leiterin der Werke, sagte: „the dam is safe.“",
                bo},
        CueCase{"OfSomebodysSpokesmanProveNothing", "“Yes, the dam is safe,” said a spokesman for Lind.",
                "exact"},
        CueCase{"OfSomebodysLawyerProveNothing", "Lind's lawyer said “the dam is safe”.", "exact"},
        CueCase{"OfSomebodysLawyerBehindProveNothing", "“Yes, the dam is safe,” said Lind's lawyer.",
                "exact"},
        CueCase{"OfSomebodysPeopleProveNothing", "The Lind campaign said “the dam is safe”.", "exact"},
        CueCase{"OfSomebodysFriendsProveNothing", "Friends of Lind said “the dam is safe”.", "exact"},
        CueCase{"OfSomebodyToldByAnotherProveNothing", "The guard praised Lind and said “the dam is safe”.",
                "exact"},
        CueCase{"OfTheNextSentenceProveNothing", "“Yes, the dam is safe!” Lind said that he had looked.",
                "exact"}),
    [](const auto& one) { return std::string(one.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Pronouns, Cues,
    ::testing::Values(
        CueCase{"StandForTheOnlyOneNamed", "Lind was there. “Yes, the dam is safe,” he said.", bo},
        CueCase{"BeforeTheQuote", "Lind came, and then he said “the dam is safe”.", bo},
        CueCase{"BehindTheirVerb", "Lind kam. „Ja, the dam is safe“, sagte er.", bo},
        CueCase{"BehindTheirVerbBeforeTheQuote", "Lind kam. Dazu sagte er: „the dam is safe.“", bo},
        CueCase{"StandForWhoSpeaksAParagraphAbove",
                "“We looked,” said Lind.\n\n“It took a day.”\n\n“Yes, the dam is safe,” he added.", bo},
        CueCase{"FitTheirTitle", "Ms. Lind was there. “Yes, the dam is safe,” she said.", bo},
        CueCase{"OfMoreThanOneProveNothing", "Lind was there. “Yes, the dam is safe,” they said.", "exact"},
        CueCase{"OfMoreThanOneInGermanProveNothing", "Lind kam. „Ja, the dam is safe“, sagten sie.", "exact"},
        CueCase{"WithTheSpeakerNamedAboveProveNothing", "Berg met Lind. “Yes, the dam is safe,” he said.",
                "exact"},
        CueCase{"WithTheSpeakerNamedInAnotherQuoteProveNothing",
                "Lind was there. “Ask Berg,” Lind said. “Yes, the dam is safe,” she said.", "exact"},
        CueCase{"WithTheSpeakersOfficeNamedAboveProveNothing",
                "Lind was there, of the Town of Elm the oldest. “Yes, the dam is safe,” he said.", "exact"},
        CueCase{"WithSomebodyNamedInAQuoteOnlyProveNothing",
                "The guard nodded. “Lind knows.” “Yes, the dam is safe,” he said.", "exact"},
        CueCase{"OfAnotherGenderProveNothing", "Mr. Lind was there. “Yes, the dam is safe,” she said.",
                "exact"},
        CueCase{"OfAnotherGenderInGermanProveNothing", "Herr Lind kam. „Ja, the dam is safe“, sagte sie.",
                "exact"},
        CueCase{"BehindAStrangerProveNothing",
                "Lind spoke. Mr. Holm nodded. “Yes, the dam is safe,” he said.", "exact"},
        CueCase{"BehindAnotherWhoSpeaksProveNothing",
                "Lind nodded. The engineer told us more. “Yes, the dam is safe,” he said.", "exact"},
        CueCase{"BehindAStrangersTwoNamesProveNothing",
                "Lind spoke. Cy Holm, 70, came in. “Yes, the dam is safe,” he said.", "exact"},
        CueCase{"OfSomebodySpokenOfProveNothing",
                "The engineer mocked Lind. “Yes, the dam is safe,” he said.", "exact"},
        CueCase{"OfAnotherGenderInTheNameProveNothing", "Frau Lind kam. „Ja, the dam is safe“, sagte er.",
                "exact"},
        CueCase{"OfSomebodysLawyerProveNothing", "Lind's lawyer came. “Yes, the dam is safe,” he said.",
                "exact"},
        CueCase{"OfSomebodyAboveWhoDoesNotSpeakProveNothing",
                "The house of Lind burnt.\n\n“Yes, the dam is safe,” he said.", "exact"},
        CueCase{"OfABodyProveNothing", "The works at Oak were there. “Yes, the dam is safe,” he said.",
                "exact"},
        CueCase{"OfTheNextSentenceProveNothing",
                "Lind was there. “Yes, the dam is safe.” He said nothing else.", "exact"}),
    [](const auto& one) { return std::string(one.param.name); });

/// Lind says it, the case has it from Lind, and it stands under an office of Ada Berg, mayor of the Town of Elm.
class Offices : public ::testing::TestWithParam<CueCase> {};

TEST_P(Offices, Decide) {
    EXPECT_EQ(told(QuoteCase(GetParam().text).quote("the dam is safe", "agent:bo").only()), GetParam().told);
}

constexpr const char* ada = "misattributed: agent:ada";

INSTANTIATE_TEST_SUITE_P(
    Quotes, Offices,
    ::testing::Values(
        CueCase{"WithTheirBody", "“Yes, the dam is safe,” said the mayor of the Town of Elm.", ada},
        CueCase{"OfTheirBody", "“Yes, the dam is safe,” the Town of Elm's mayor said.", ada},
        CueCase{"BeforeTheQuote", "The mayor of the Town of Elm said “the dam is safe”.", ada},
        CueCase{"AloneWhereTheBodyIsNamedAbove",
                "The Town of Elm has looked.\n\n“Yes, the dam is safe,” the mayor said.", ada},
        CueCase{"AloneWhereTheHolderIsNamedAbove", "Berg came.\n\n“Yes, the dam is safe,” said the mayor.",
                ada},
        CueCase{"AloneProveNothing", "“Yes, the dam is safe,” said the mayor.", "exact"},
        CueCase{"OfAnotherBodyProveNothing",
                "The Town of Elm has looked. “Yes, the dam is safe,” said the mayor of Oak.", "exact"},
        CueCase{"OfSomebodyNamedAreThoseOfTheName",
                "The Town of Elm has looked. “Yes, the dam is safe,” said the mayor, Bo Lind.", "exact"},
        CueCase{"OfSomeProveNothing", "The Town of Elm has looked. “Yes, the dam is safe,” a mayor said.",
                "exact"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Offices, OfTwoHoldersProveNothing) {
    QuoteCase one("“Yes, the dam is safe,” said the mayor of the Town of Elm.");
    one.quote("the dam is safe", "agent:bo");
    EXPECT_EQ(told(one.only()), ada);
    one.with_cy("Cy Holm", "mayor");
    EXPECT_EQ(told(one.only()), "exact");
}

TEST(Offices, ThatHaveEndedProveNothing) {
    QuoteCase one("“Yes, the dam is safe,” said the mayor of the Town of Elm.");
    one.quote("the dam is safe", "agent:bo");
    one.whole().agents[0].affiliations[0].until = Edtf::parse("2019");
    EXPECT_EQ(told(one.only()), "exact");
}

TEST(Pronouns, BetweenTwoPersonsProveNothing) {
    QuoteCase one("Lind met Holm. “Yes, the dam is safe,” he said.");
    one.quote("the dam is safe");
    EXPECT_EQ(told(one.only()), bo) << "Holm is no agent of the case, and does nothing";
    one.with_cy("Cy Holm");
    EXPECT_EQ(told(one.only()), "exact");
}

TEST(Pronouns, StandForTheLastOfSeveralWhoSpoke) {
    const auto heard = [](const char* text) {
        QuoteCase one(text);
        one.quote("the dam is safe");
        one.with_cy("Cy Holm");
        return told(one.only());
    };
    EXPECT_EQ(heard("Holm nodded. “Look,” Lind said. “Yes, the dam is safe,” he said."), bo);
    EXPECT_EQ(heard("Holm nodded. “Look,” said Lind. “Yes, the dam is safe,” he said."), bo);
    EXPECT_EQ(heard("Lind said Holm had looked. “Yes, the dam is safe,” he said."), "exact");
    EXPECT_EQ(heard("Holm told Lind what he saw. “Yes, the dam is safe,” he said."), "exact");
}

TEST(Pronouns, SayWhatTheyWereResolvedTo) {
    const QuoteFinding finding =
        QuoteCase("Lind was there. “Yes, the dam is safe,” he said.").quote("the dam is safe").only();
    ASSERT_TRUE(finding.heard.has_value());
    EXPECT_EQ(finding.heard->name, "Lind");
    EXPECT_EQ(finding.heard->name_range, (TextRange{0, 4}));
    EXPECT_EQ(finding.heard->pronoun, "he");
    EXPECT_EQ(finding.heard->pronoun_range, (TextRange{40, 42}));
    EXPECT_EQ(finding.heard->verb, "said");
    EXPECT_EQ(finding.heard->verb_range, (TextRange{43, 47}));
}

TEST(Pronouns, AreExaminedAgain) {
    const std::string text = "Lind was there. “Yes, the dam is safe,” he said.";
    CopyText copy;
    copy.state = CopyState::Readable;
    copy.text = text;
    QuoteFinding finding = QuoteCase(text).quote("the dam is safe").only();
    EXPECT_EQ(check_finding(finding, copy), "");
    finding.heard->pronoun = "she";
    EXPECT_EQ(check_finding(finding, copy), "the pronoun does not stand there");
    finding.heard->pronoun.clear();
    EXPECT_EQ(check_finding(finding, copy), "the pronoun of the cue, and where it stands, do not fit");
    finding.heard->pronoun = "there";
    finding.heard->pronoun_range = TextRange{9, 14};
    EXPECT_EQ(check_finding(finding, copy), "the pronoun is in no list");
}

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
    one.with_cy("Cy Lind");
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
