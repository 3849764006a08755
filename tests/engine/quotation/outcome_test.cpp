#include <gtest/gtest.h>

#include "tests/engine/quotation/quote_case.hpp"

// What becomes of a quote, by the text it is looked for in.

namespace gainsay::test {
namespace {

struct Row {
    const char* name;  // reads as a sentence in the report
    const char* text;
    const char* quote;
    const char* told;
    friend void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }
};
class Outcomes : public ::testing::TestWithParam<Row> {};

TEST_P(Outcomes, Are) {
    EXPECT_EQ(told(QuoteCase(GetParam().text).quote(GetParam().quote).only()), GetParam().told);
}

INSTANTIATE_TEST_SUITE_P(
    Quotes, Outcomes,
    ::testing::Values(
        Row{"WordForWordIsExact", "The dam is safe today.", "dam is safe", "exact"},
        Row{"AQuoteMayBeTheWholeText", "The dam.", "The dam.", "exact"},
        Row{"SignsArePartOfAQuote", "Safe? Yes, safe!", "Safe? Yes, safe!", "exact"},
        Row{"WordsAreWhole", "It cannot be.", "can", "absent"},
        Row{"OtherCaseIsCase", "The dam is safe.", "The Dam is SAFE", "normalised: case"},
        Row{"SharpSIsCase", "Die Straße ist frei.", "DIE STRASSE", "normalised: case"},
        Row{"ALineBreakIsWhiteSpace", "The dam\n  is safe.", "dam is safe", "normalised: white space"},
        Row{"ANoBreakSpaceIsWhiteSpace", "The dam\u00A0is safe.", "dam is safe", "normalised: white space"},
        Row{"ASoftHyphenIsWhiteSpace", "The reser\u00ADvoir is safe.", "reservoir is safe",
            "normalised: white space"},
        Row{"OtherMarksAreMarks", "She called it “a ‘safe’ dam”.", "a 'safe' dam",
            "normalised: quotation marks and dashes"},
        Row{"AnApostropheIsAMark", "It isn’t much.", "It isn't much.",
            "normalised: quotation marks and dashes"},
        Row{"TwoSingleMarksAreADouble", "It is ''safe'' now.", "is \"safe\" now",
            "normalised: quotation marks and dashes"},
        Row{"ADashIsADash", "The dam—it is safe—holds.", "dam--it is safe--holds",
            "normalised: quotation marks and dashes"},
        Row{"MarksAroundAQuoteAreSetAside", "We fear nothing, the report says.", "“We fear nothing”",
            "normalised: quotation marks and dashes"},
        Row{"MarksThatAreThereAreExact", "The report says “we fear nothing”.", "“we fear nothing”", "exact"},
        Row{"DotsAreAnEllipsis", "Well … safe.", "Well ... safe", "normalised: ellipsis"},
        Row{"SpacedDotsAreAnEllipsis", "Well … safe.", "Well . . . safe", "normalised: ellipsis"},
        Row{"AnEllipsisLeavesWordsOut", "The dam, built in 1902, is safe.", "The dam … is safe",
            "normalised: ellipsis"},
        Row{"AnEllipsisInBracketsLeavesWordsOut", "The dam, built in 1902, is safe.", "The dam […] is safe",
            "normalised: ellipsis"},
        Row{"AnEllipsisAtTheEdgeLeavesNothingOut", "The dam is safe and sound.", "… is safe …",
            "normalised: ellipsis"},
        Row{"ABracketedLetterIsBracketsAndCase", "Yes, the dam is safe.", "[T]he dam is safe",
            "normalised: case, brackets"},
        Row{"BracketsPutWordsIn", "He has lied to us.", "He [Lind] has lied to us", "normalised: brackets"},
        Row{"BracketsReplaceWords", "I say he has lied to us.", "I say [Lind] has lied to us",
            "normalised: brackets"},
        Row{"AnEdgeMayBeReplaced", "He has lied to us.", "[Lind] has lied to us", "normalised: brackets"},
        Row{"SicIsPutIn", "We was safe.", "We was [sic] safe", "normalised: brackets"},
        Row{"ANoteIsNothing", "The dam is safe[12] now.", "dam is safe now", "normalised: brackets"},
        Row{"ALigatureIsTwoLetters", "The ﬁrst dam.", "The first dam", "normalised: ligatures"},
        Row{"ALigatureInAnotherCaseIsBoth", "The ﬁrst dam.", "The FIRST dam", "normalised: case, ligatures"},
        Row{"ComposedIsDecomposed", "Le barrage sûr.", "barrage su\u0302r", "normalised: Unicode form"},
        Row{"SeveralFoldsAreAllNamed", "The  ﬁrst “dam”.", "the first 'DAM'",
            "normalised: case, white space, quotation marks and dashes, ligatures"},
        Row{"AnExactPlaceBeatsANormalisedOne", "the DAM; the dam", "the dam", "exact"},
        Row{"ScriptsWithoutSpacesHaveNoWords", "大坝是安全的。", "是安全", "exact"},
        Row{"AnotherWordIsAltered", "The old dam is perfectly safe today.",
            "The old dam is completely safe today", "altered"},
        Row{"AMissingCommaIsAltered", "Let's eat, grandma, she said.", "Let's eat grandma", "altered"},
        Row{"AMissingNegationIsAltered", "The dam is not safe at all.", "The dam is safe at all", "altered"},
        Row{"SwappedFiguresAreAltered", "About 51 of 84 dams are safe.", "About 84 of 51 dams are safe",
            "altered"},
        Row{"NothingAlikeIsAbsent", "The dam is safe.", "Bridges fall every winter", "absent"},
        Row{"HalfAlikeIsAbsent", "The dam is safe.", "The dam burst last night early", "absent"},
        Row{"AnEmptyTextHoldsNothing", "", "The dam", "absent"},
        Row{"AnOmissionTooLongIsNone",
            "The dam a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o p q r "
            "s t u v w "
            "x y z is safe here.",
            "The dam … is safe here", "altered"},
        Row{"TwoWordsFarApartAreNoQuote", "I never told a lie.", "I … lie", "absent"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Quotes, AreComparedWordByWordWhenAltered) {
    const QuoteFinding finding = QuoteCase("On Monday, the old dam is perfectly safe, we checked.")
                                     .quote("the old dam was safe, we all checked")
                                     .only();
    EXPECT_EQ(finding.outcome, QuoteOutcome::Altered);
    EXPECT_EQ(told(finding.diff), "the old dam [-was-] {+is perfectly+} safe, we [-all-] checked");
    EXPECT_EQ(finding.found, "the old dam is perfectly safe, we checked");
    EXPECT_DOUBLE_EQ(finding.words_kept, 6.0 / 8.0);
    EXPECT_FALSE(finding.marks_only);
}

TEST(Quotes, OfWhichOnlySignsDifferSaySo) {
    const QuoteFinding finding =
        QuoteCase("We checked, the dam is safe, she said.").quote("We checked: the dam is safe.").only();
    EXPECT_EQ(finding.outcome, QuoteOutcome::Altered);
    EXPECT_TRUE(finding.marks_only);
    EXPECT_EQ(told(finding.diff), "We checked [-:-] {+,+} the dam is safe [-.-]");
}

TEST(Quotes, SayWhereTheyStandInCodePoints) {
    const QuoteFinding finding =
        QuoteCase("Für Ödön: „Überall ist es sicher“.").quote("Überall ist es sicher").only();
    EXPECT_EQ(finding.outcome, QuoteOutcome::Exact);
    EXPECT_EQ(finding.range, (TextRange{11, 32}));
    EXPECT_EQ(finding.before, "Für Ödön: „");
    EXPECT_EQ(finding.after, "“.");
    EXPECT_EQ(finding.places, 1U);
}

TEST(Quotes, ShowWhatAnEllipsisStandsFor) {
    const QuoteFinding finding =
        QuoteCase("The dam, built in 1902, is quite safe.").quote("The dam … is [very] safe").only();
    EXPECT_EQ(told(finding), "normalised: ellipsis, brackets");
    ASSERT_EQ(finding.omissions.size(), 2U);
    EXPECT_EQ(finding.omissions[0].mark, "…");
    EXPECT_EQ(finding.omissions[0].text, ", built in 1902, ");
    EXPECT_EQ(finding.omissions[1].mark, "[very]");
    EXPECT_EQ(finding.omissions[1].text, " quite ");
}

TEST(Quotes, CountTheirPlaces) {
    const QuoteFinding finding = QuoteCase("safe and Safe and safe").quote("safe").only();
    EXPECT_EQ(finding.outcome, QuoteOutcome::Exact);
    EXPECT_EQ(finding.places, 3U);
}

TEST(Quotes, OfAnotherLanguageThanTheDocumentAreTranslated) {
    const std::string text = "Der Damm ist sicher, sagte sie.";
    EXPECT_EQ(told(QuoteCase(text).languages("de", "en").quote("The dam is safe").only()), "translated");
    EXPECT_EQ(told(QuoteCase(text).languages("de-AT", "de").quote("The dam is safe").only()), "absent");
    EXPECT_EQ(told(QuoteCase(text).languages("", "en").quote("The dam is safe").only()), "absent");
    EXPECT_EQ(told(QuoteCase(text).languages("de", "en").quote("Der Damm ist sicher").only()), "exact")
        << "what is there is there, in whatever language";
}

TEST(Quotes, InATextThatCannotBeReadAreUnavailableAndNotAbsent) {
    for (const CopyState state :
         {CopyState::NoCopy, CopyState::NotKept, CopyState::Missing, CopyState::Outside,
          CopyState::HashDiffers, CopyState::TooLarge, CopyState::Unreadable}) {
        CopyText copy;
        copy.state = state;
        copy.message = "why";
        const QuoteFinding finding = QuoteCase("").copy(copy).quote("The dam").only();
        EXPECT_EQ(finding.outcome, QuoteOutcome::Unavailable);
        EXPECT_EQ(finding.copy, state);
        EXPECT_EQ(finding.why, "why");
        EXPECT_FALSE(finding.range.has_value());
    }
}

TEST(Quotes, TellOfBrokenCharactersInTheText) {
    CopyText copy;
    copy.state = CopyState::Readable;
    copy.text = "The dam \xEF\xBF\xBD is safe.";
    copy.replaced = 1;
    EXPECT_EQ(QuoteCase("").copy(copy).quote("is safe").only().replaced, 1U);
}

TEST(Quotes, AreThoseOfQuotedStatementsWithWords) {
    QuoteCase all("The dam is safe.");
    all.quote("dam").quote("").quote("“ ”");
    all.whole().statements[0].occurrences.push_back(
        {DocumentId("document:article"), "said", std::nullopt, std::nullopt});
    all.quote("safe");
    all.whole().statements.back().manner = Manner::Paraphrase;
    const QuoteReport report = all.report();
    EXPECT_EQ(report.findings.size(), 1U);
    EXPECT_EQ(report.without_words, 3U);
    EXPECT_EQ(report.counts[static_cast<std::size_t>(QuoteOutcome::Exact)], 1U);
}

TEST(Quotes, CanBeAskedForByStatementSpeakerAndDocument) {
    QuoteCase all("The dam is safe.");
    all.quote("dam").quote("safe", "agent:bo");
    QuoteOptions options;
    options.statement = StatementId("statement:s10001");
    EXPECT_EQ(all.report(options).findings.at(0).selector.exact, "safe");
    options = {};
    options.speaker = AgentId("agent:ada");
    EXPECT_EQ(all.report(options).findings.at(0).selector.exact, "dam");
    options = {};
    options.document = DocumentId("document:other");
    EXPECT_TRUE(all.report(options).findings.empty());
    options = {};
    options.statement = StatementId("statement:none");
    try {
        static_cast<void>(all.report(options));
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::NotFound);
        EXPECT_STREQ(error.what(), "there is no statement \"statement:none\"");
    }
    options = {};
    options.min_words_kept = 0;
    EXPECT_THROW(static_cast<void>(all.report(options)), Error);
}

}  // namespace
}  // namespace gainsay::test
