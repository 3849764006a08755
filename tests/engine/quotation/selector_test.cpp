#include <gtest/gtest.h>

#include "tests/engine/quotation/quote_case.hpp"

// Web Annotation selectors: does the place that was recorded still hold the quote?

namespace gainsay::test {
namespace {

const std::string article =
    "He said: the dam is safe. She asked if the dam is safe. They hope the dam is safe.";

Selector selector(const std::string& exact, const std::string& prefix, const std::string& suffix,
                  std::optional<std::uint64_t> start = {}, std::optional<std::uint64_t> end = {}) {
    Selector out;
    out.exact = exact;
    out.prefix = prefix;
    out.suffix = suffix;
    out.start = start;
    out.end = end;
    return out;
}

struct SelectorCase {
    const char* name;
    Selector selector;
    SelectorState state;
    std::optional<TextRange> range;
    friend void PrintTo(const SelectorCase& one, std::ostream* out) { *out << one.name; }
};
class Selectors : public ::testing::TestWithParam<SelectorCase> {};

TEST_P(Selectors, Are) {
    const QuoteFinding finding = QuoteCase(article).quote(GetParam().selector).only();
    EXPECT_EQ(to_string(finding.selector_state), to_string(GetParam().state));
    EXPECT_EQ(finding.range, GetParam().range);
}

INSTANTIATE_TEST_SUITE_P(
    Quotes, Selectors,
    ::testing::Values(
        SelectorCase{"WithoutAPlaceSayNothing", selector("the dam is safe", "", ""), SelectorState::NotSaid,
                     TextRange{9, 24}},
        SelectorCase{"HoldAtTheirPosition", selector("the dam is safe", "", "", 39, 54), SelectorState::Holds,
                     TextRange{39, 54}},
        SelectorCase{"HoldWithoutAnEnd", selector("the dam is safe", "", "", 39), SelectorState::Holds,
                     TextRange{39, 54}},
        SelectorCase{"HoldWhereOnlyCaseDiffers", selector("The Dam is safe", "", "", 39, 54),
                     SelectorState::Holds, TextRange{39, 54}},
        SelectorCase{"HoldByContextAlone", selector("the dam is safe", "asked if ", ". They"),
                     SelectorState::Holds, TextRange{39, 54}},
        SelectorCase{"HoldByContextThatIsCutWithinWords", selector("the dam is safe", "ed if ", ". Th"),
                     SelectorState::Holds, TextRange{39, 54}},
        SelectorCase{"MoveWhenPrefixAndSuffixAgree",
                     selector("the dam is safe", "asked if ", ". They", 3, 18), SelectorState::Moved,
                     TextRange{39, 54}},
        SelectorCase{"MoveToTheEndOfTheText", selector("the dam is safe.", "They hope ", "", 3, 19),
                     SelectorState::Moved, TextRange{66, 82}},
        SelectorCase{"DoNotMoveByThePrefixAlone", selector("the dam is safe", "asked if ", "", 3, 18),
                     SelectorState::OutOfDate, TextRange{9, 24}},
        SelectorCase{"DoNotMoveWhenTheSuffixDiffers", selector("the dam is safe", "asked if ", ". We", 3, 18),
                     SelectorState::OutOfDate, TextRange{9, 24}},
        SelectorCase{"DoNotMoveWithoutContext", selector("the dam is safe", "", "", 3, 18),
                     SelectorState::OutOfDate, TextRange{9, 24}},
        SelectorCase{"AreOutOfDateBeyondTheText", selector("the dam is safe", "", "", 999999, 1000014),
                     SelectorState::OutOfDate, TextRange{9, 24}},
        SelectorCase{"AreOutOfDateWhenTheEndDiffers", selector("the dam is safe", "", "", 39, 60),
                     SelectorState::OutOfDate, TextRange{9, 24}},
        SelectorCase{"AreOutOfDateWhenNothingIsFound", selector("no bridge stands long", "", "", 39, 54),
                     SelectorState::OutOfDate, std::nullopt}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Selectors, ThatHoldDecideWhichPlaceCounts) {
    const std::string text = "We do not think the dam is safe. Yes: the dam is safe.";
    EXPECT_EQ(told(QuoteCase(text).quote(selector("the dam is safe", "", "", 16, 31)).only()),
              "cut: negation not");
    EXPECT_EQ(told(QuoteCase(text).quote(selector("the dam is safe", "", "", 38, 53)).only()), "exact");
    EXPECT_EQ(told(QuoteCase(text).quote("the dam is safe").only()), "exact")
        << "the best place for the quote";
}

TEST(Selectors, AreFoundAmongManyPlacesByTheirContext) {
    std::string text;
    for (int i = 0; i < 500; ++i) text += "Day " + std::to_string(i) + " the dam is safe, we say. ";
    const QuoteFinding finding =
        QuoteCase(text).quote(selector("the dam is safe", "Day 421 ", ", we say", 0, 15)).only();
    EXPECT_EQ(finding.selector_state, SelectorState::Moved);
    EXPECT_EQ(finding.places, 500U);
    EXPECT_EQ(finding.before.substr(finding.before.size() - 8), "Day 421 ");
}

TEST(Selectors, CountCodePointsAndNotBytes) {
    const QuoteFinding finding =
        QuoteCase("Öö 🙂 sicher").quote(selector("sicher", "", "", 5, 11)).only();
    EXPECT_EQ(finding.selector_state, SelectorState::Holds);
}

TEST(Selectors, MayCountTheQuotationMarksOrNot) {
    const std::string text = "It says “we fear nothing” there.";
    EXPECT_EQ(QuoteCase(text).quote(selector("we fear nothing", "", "", 8, 25)).only().selector_state,
              SelectorState::Holds);
    EXPECT_EQ(QuoteCase(text).quote(selector("\"we fear nothing\"", "", "", 9, 24)).only().selector_state,
              SelectorState::Holds);
}

TEST(Selectors, OfAlteredQuotesHoldWhereTheNearestPassageIs) {
    const QuoteFinding finding = QuoteCase("Then the old dam is quite safe, we say.")
                                     .quote(selector("the old dam was quite safe", "", "", 5, 30))
                                     .only();
    EXPECT_EQ(finding.outcome, QuoteOutcome::Altered);
    EXPECT_EQ(finding.selector_state, SelectorState::Holds);
}

}  // namespace
}  // namespace gainsay::test
