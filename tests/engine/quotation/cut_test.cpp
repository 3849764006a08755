#include <gtest/gtest.h>

#include "tests/engine/quotation/quote_case.hpp"

// What was left out beside a quote, or within it.

namespace gainsay::test {
namespace {

struct CutCase {
    const char* name;
    const char* text;
    const char* quote;
    const char* told;
    friend void PrintTo(const CutCase& one, std::ostream* out) { *out << one.name; }
};
class Cuts : public ::testing::TestWithParam<CutCase> {};

TEST_P(Cuts, Are) {
    EXPECT_EQ(told(QuoteCase(GetParam().text).quote(GetParam().quote).only()), GetParam().told);
}

INSTANTIATE_TEST_SUITE_P(
    Quotes, Cuts,
    ::testing::Values(
        CutCase{"ANegationBefore", "It is not safe to swim.", "safe to swim", "cut: negation not"},
        CutCase{"AContractedNegationBefore", "We don't trust the dam.", "trust the dam",
                "cut: negation don't"},
        CutCase{"ACurlyContractedNegation", "We didn’t check the dam.", "check the dam",
                "cut: negation didn’t"},
        CutCase{"ANegationThreeWordsBefore", "It is not true that the dam is safe.", "the dam is safe",
                "cut: negation not"},
        CutCase{"ADenialBefore", "She denied that the dam is safe.", "the dam is safe",
                "cut: negation denied that"},
        CutCase{"ANegationFartherOffIsNone", "It is not what the other side of town says the dam is safe.",
                "the dam is safe", "exact"},
        CutCase{"ANegationBehindACommaIsNone", "I do not know, the dam is safe.", "the dam is safe", "exact"},
        CutCase{"ANegationInAnotherSentenceIsNone", "No. The dam is safe.", "The dam is safe", "exact"},
        CutCase{"AnInitialEndsNoSentence", "I doubt not that Mr. Berg is safe.", "Berg is safe",
                "cut: negation not"},
        CutCase{"ANegationWithinTheQuoteIsKept", "It is not safe to swim.", "not safe to swim", "exact"},
        CutCase{"AConditionBefore", "If it rains, the dam is unsafe.", "the dam is unsafe",
                "cut: condition If"},
        CutCase{"AConditionDirectlyBefore", "We ask whether the dam is safe.", "the dam is safe",
                "cut: condition whether"},
        CutCase{"AConditionBehind", "The dam is safe if the rain stops.", "The dam is safe",
                "cut: condition if"},
        CutCase{"AConditionBehindAComma", "The dam is safe, unless it rains.", "The dam is safe",
                "cut: condition unless"},
        CutCase{"ALongCondition", "The dam is safe as long as it is dry.", "The dam is safe",
                "cut: condition as long as"},
        CutCase{"AConditionLaterIsNone", "The dam is safe and will stay so if it is dry.", "The dam is safe",
                "exact"},
        CutCase{"AHedgeBefore", "I think the dam is safe.", "the dam is safe", "cut: hedge I think"},
        CutCase{"AHedgeBehind", "The dam is safe, perhaps.", "The dam is safe", "cut: hedge perhaps"},
        CutCase{"AnAuxiliaryHedge", "The dam might be safe.", "be safe", "cut: hedge might"},
        CutCase{"AMonthIsNoHedge", "We found on 3 May a loose buoy.", "a loose buoy", "exact"},
        CutCase{"NotBButAIsNone", "The dam is safe, not the bridge.", "The dam is safe", "exact"},
        CutCase{"WordsOutsideTheMarksAreTheArticles", "She did not say “the dam is safe” at all.",
                "the dam is safe", "exact"},
        CutCase{"WordsWithinTheMarksAreTheSpeakers", "She said: “We never said the dam is safe.”",
                "the dam is safe", "cut: negation never"},
        CutCase{"StraightMarksAreRead",
                "She said, \"I doubt it, but if you insist the dam is safe, then yes.\"", "the dam is safe",
                "cut: condition if"},
        CutCase{"TouchingSingleMarksCount", "It is not ‘safe to swim’ there.", "safe to swim", "exact"},
        CutCase{"AnotherQuotationIsNoPart", "“Not now,” she said, “the dam is safe.”", "the dam is safe",
                "exact"},
        CutCase{"AParagraphEndsAll", "It is not\n\nthe dam is safe", "the dam is safe", "exact"},
        CutCase{"AnOmittedNegation", "The dam is, we must say, not at all safe today.",
                "The dam is … safe today", "cut: negation not"},
        CutCase{"AReplacedNegation", "The dam will not break today.", "The dam [will] break today",
                "cut: negation not"},
        CutCase{"ANegationBehindInGerman", "Ich glaube das nicht.", "Ich glaube das", "cut: negation nicht"},
        CutCase{"AGermanNegationBefore", "Das ist kein sicherer Damm.", "sicherer Damm",
                "cut: negation kein"},
        CutCase{"AGermanCondition", "Wenn es regnet, bricht der Damm.", "bricht der Damm",
                "cut: condition Wenn"},
        CutCase{"AGermanConditionBehind", "Der Damm hält, es sei denn, es regnet.", "Der Damm hält",
                "cut: condition es sei denn"},
        CutCase{"AGermanHedge", "Der Damm ist wohl sicher.", "sicher", "cut: hedge wohl"},
        CutCase{"GermanMarksAreRead", "Sie sagte nicht „der Damm ist sicher“.", "der Damm ist sicher",
                "exact"},
        CutCase{"GuillemetsAreReadEitherWay", "Sie sagte nicht »der Damm ist sicher«.", "der Damm ist sicher",
                "exact"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Cuts, SayWhichWordAndWhere) {
    const QuoteFinding finding = QuoteCase("It is not safe to swim.").quote("safe to swim").only();
    ASSERT_TRUE(finding.cut.has_value());
    EXPECT_EQ(finding.cut->words, "not");
    EXPECT_EQ(finding.cut->range, (TextRange{6, 9}));
    EXPECT_EQ(finding.folds, NoFold);
}

}  // namespace
}  // namespace gainsay::test
