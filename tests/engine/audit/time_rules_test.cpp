#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/audit/support/amiss.hpp"
#include "engine/audit/support/first_said.hpp"
#include "engine/time/time_of.hpp"
#include "tests/engine/audit/in_case.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::audit {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class TimeRules : public ::testing::TestWithParam<RuleCase> {};

TEST_P(TimeRules, Find) {
    EXPECT_EQ(found_in(GetParam()), GetParam().found);
}

constexpr const char* early = "time/early-rebuttal";
constexpr const char* late = "time/late-statement";
constexpr const char* office = "time/office-not-held";
constexpr const char* impossible = "time/impossible-date";

INSTANTIATE_TEST_SUITE_P(
    Sketches, TimeRules,
    ::testing::Values(
        RuleCase{"ARebuttalPrintedBeforeTheClaim",
                 early,
                 "d states p; document d on 2018-07; q rebuts p in e; document e on 2018-06",
                 {"relation:r1"}},
        RuleCase{"OlderFactsMayBeHeldAgainstALaterClaim",
                 early,
                 "d states p; document d on 2018-07; f states q; document f on 2001; q rebuts p in e; "
                 "document e on 2018-08",
                 {}},
        RuleCase{"EverySayingMustBeLater",
                 early,
                 "d states p; document d on 2018-07; a asserts p on 2018-05; q rebuts p in e; document e on "
                 "2018-06",
                 {}},
        RuleCase{"AnUndatedSayingMayBeEarlier",
                 early,
                 "d states p; document d on 2018-07; a asserts p; q rebuts p in e; document e on 2018-06",
                 {}},
        RuleCase{"ADoubtfulDateMakesANote",
                 early,
                 "d states p; document d on 2018-07?; q rebuts p in e; document e on 2018-06",
                 {"relation:r1 (note)"}},
        RuleCase{"ADenialBeforeTheClaimIsANote",
                 early,
                 "a asserts p on 2018-07; b denies p on 2018-06",
                 {"statement:s2 (note)"}},
        RuleCase{
            "ADenialOfTheSameMonthIsFine", early, "a asserts p on 2018-07-20; b denies p on 2018-07", {}},
        RuleCase{"WordsAfterThePaper",
                 late,
                 "a asserts p on 2018-07-03 in d; document d on 2018-07-02",
                 {"statement:s1 document:d"}},
        RuleCase{"WordsOfTheSameDay", late, "a asserts p on 2018-07-02 in d; document d on 2018-07-02", {}},
        RuleCase{"OfTwoPapersOnlyTheEarlierIsWrong",
                 late,
                 "a asserts p on 2018-07-03 in d in e; document d on 2018-07-02; document e on 2018-07-04",
                 {"statement:s1 document:d"}},
        RuleCase{"WordsInDoubt",
                 late,
                 "a asserts p on 2019? in d; document d on 2018-07-02",
                 {"statement:s1 document:d (note)"}},
        RuleCase{"TheCueNamesAnOfficeThatWasOver",
                 office,
                 "a speaks for m as spokesman 2010/2012; a asserts p on 2018 in d cue \"the Spokesman said\"",
                 {"statement:s1 agent:m"}},
        RuleCase{"AnotherOfficeOfThatNameWasHeld",
                 office,
                 "a speaks for m as spokesman 2010/2012; a speaks for n as spokesman 2017/2019;"
                 "a asserts p on 2018 in d cue \"the spokesman said\"",
                 {}},
        RuleCase{"TheFormerSpokesmanIsNamedRightly",
                 office,
                 "a speaks for m as spokesman 2010/2012; a asserts p on 2018 in d cue \"the former spokesman "
                 "said\"",
                 {"statement:s1 agent:m (note)"}},
        RuleCase{"NoOfficeWasHeldAndNoneIsNamed",
                 office,
                 "a speaks for m as spokesman 2010/2012; a asserts p on 2018",
                 {"statement:s1 agent:m (note)"}},
        RuleCase{"ARoleInsideAnotherWordIsNotNamed",
                 office,
                 "a speaks for m as aid 2010/2012; a speaks for n; a asserts p on 2018 in d cue \"said\"",
                 {}},
        RuleCase{
            "AnOpenOfficeIsHeld", office, "a speaks for m as spokesman 2010/..; a asserts p on 2018", {}},
        RuleCase{"AnUndatedStatementMayFallIntoIt", office, "a speaks for m 2010/2012; a asserts p", {}},
        RuleCase{"TheStatementIsDatedByItsPaper",
                 office,
                 "a speaks for m 2010/2012; a asserts p in d; document d on 2018",
                 {"statement:s1 agent:m (note)"}},
        RuleCase{"AnAuthorWhoHadLeft",
                 office,
                 "a speaks for m 2010/2012; a authored d; m published d on 2018",
                 {"document:d agent:a agent:m"}},
        RuleCase{"AGuestAuthorBelongsToNobody", office, "a authored d; m published d on 2018", {}},
        RuleCase{
            "RetractedBeforeItWasThere", impossible, "document d on 2018 retracted 2017", {"document:d"}},
        RuleCase{"RetractedBeforeItWasSaid",
                 impossible,
                 "a asserts p on 2018-07 retracted 2018-06",
                 {"statement:s1"}},
        RuleCase{"RetractedInTheSameYear", impossible, "document d on 2018-07 retracted 2018", {}},
        RuleCase{"AVerdictAfterItsPaper",
                 impossible,
                 "f reviews p in d on 2019; document d on 2018",
                 {"review:v1 document:d"}},
        RuleCase{"AVerdictBeforeItsPaperIsANote",
                 impossible,
                 "f reviews p in d on 2018-07-01; document d on 2018-07-02",
                 {"review:v1 document:d (note)"}},
        RuleCase{"AVerdictOfItsDay", impossible, "f reviews p in d on 2018-07; document d on 2018-07-02", {}},
        RuleCase{"AnOfficeInDoubtThatEndsTooEarly",
                 impossible,
                 "a speaks for m 2018?/2016",
                 {"agent:a agent:m (note)"}},
        RuleCase{"ASlipOfThePen",
                 impossible,
                 "document d on 2018; document e on 2019; document f on 2918",
                 {"document:f ahead"}},
        RuleCase{"APlanForTheCenturyIsNone",
                 impossible,
                 "document d on 2018; document e on 2019; document f on 2100",
                 {}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(ImpossibleDate, LetsClaimsSpeakOfTheFarFutureUpToTheirOwnThreshold) {
    Case whole = test::draw_case("d states p; document d on 2018");
    whole.claims[0].valid = Edtf("2300");
    EXPECT_THAT(audited(impossible, whole), IsEmpty());
    whole.claims[0].valid = Edtf("9999");
    EXPECT_THAT(brief(impossible, audited(impossible, whole)), ElementsAre("claim:p ahead"));
    EXPECT_THAT(audited(impossible, whole, {{"time/impossible-date.valid-years-ahead", 9000}}), IsEmpty());
}

// --- words of time

Case reported(const char* cue, const char* published, const char* period, const char* said_on) {
    Case whole = test::draw_case("a asserts p in d; document d");
    whole.documents[0].published = Edtf(published);
    whole.statements[0].occurrences[0].cue = cue;
    if (*said_on != '\0') whole.statements[0].said_on = Edtf(said_on);
    if (*period == '\0') return whole;
    Quantity quantity;
    quantity.measure = "accidents";
    quantity.period = Edtf(period);
    quantity.value = 12;
    whole.claims[0].quantities.push_back(quantity);
    return whole;
}

struct WordsCase {
    const char* name;
    const char *cue, *published, *period, *said_on;
    const char* severity;  ///< empty: nothing is found
    friend void PrintTo(const WordsCase& c, std::ostream* out) { *out << c.name; }
};
class WordsOfTime : public ::testing::TestWithParam<WordsCase> {};

TEST_P(WordsOfTime, AreHeldAgainstTheCalendar) {
    const WordsCase& c = GetParam();
    const auto findings = audited("time/relative-date", reported(c.cue, c.published, c.period, c.said_on));
    if (*c.severity == '\0') {
        EXPECT_THAT(findings, IsEmpty());
        return;
    }
    ASSERT_THAT(findings, SizeIs(1));
    EXPECT_EQ(to_word(findings[0].severity), c.severity);
    EXPECT_EQ(findings[0].field, "occurrences[0].cue");
}

INSTANTIATE_TEST_SUITE_P(
    Cues, WordsOfTime,
    ::testing::Values(
        WordsCase{"AYearIsNotCountedBeforeItIsOver", "reported last year", "2018-07", "2017", "", "warning"},
        WordsCase{"TheYearBeforeIsOver", "reported last year", "2018-07", "2016", "", ""},
        WordsCase{"ADoubtfulArticleMakesANote", "reported last year", "2018-07?", "2017", "", "note"},
        WordsCase{"TheStatementIsOfAnotherYear", "said last year", "2018-07", "", "2018-02", "warning"},
        WordsCase{"TheStatementIsOfThatYear", "said last year", "2018-07", "", "2017-02", ""},
        WordsCase{"TheStatementIsInDoubt", "said last year", "2018-07", "", "2018?", "note"},
        WordsCase{"ADayIsReportedOnThatDay", "said yesterday", "2018-07-02", "2018-07-01", "", ""},
        WordsCase{"WithoutSuchWordsNothingIsSaid", "said", "2018-07", "2019", "2019", ""},
        WordsCase{"AnArticleOfTwoYearsLeavesItOpen", "said last year", "2017/2018", "", "2011", ""}),
    [](const auto& one) { return std::string(one.param.name); });

// --- what they lean on

struct OrderCase {
    const char *x, *y;
    Amiss after, apart;
};

TEST(Amiss, KeepsDoubtApartFromCertainty) {
    using enum Amiss;
    for (const OrderCase& c :
         {OrderCase{"2019", "2018", Certainly, Certainly}, OrderCase{"2018", "2019", No, Certainly},
          OrderCase{"2019?", "2018", InDoubt, InDoubt}, OrderCase{"2018-07", "2018", No, No},
          OrderCase{"2018?", "2018", No, No}, OrderCase{"2018/..", "2017", Certainly, Certainly},
          OrderCase{"../2018", "2017", No, No}, OrderCase{"201X", "2020", No, Certainly}}) {
        SCOPED_TRACE(std::string(c.x) + " and " + c.y);
        EXPECT_EQ(comes_after(Edtf(c.x).period(), Edtf(c.y).period()), c.after);
        EXPECT_EQ(apart(Edtf(c.x).period(), Edtf(c.y).period()), c.apart);
    }
    EXPECT_EQ(comes_after(Period{}, Edtf("2018").period()), No);
}

TEST(FirstSayings, AreBeforeNoSayingThatIsLater) {
    std::size_t seen = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Snapshot snapshot = build_snapshot(CaseSource(test::random_case(seed)));
        const FirstSayings sayings(snapshot);
        for (const Node claim : snapshot.nodes(RecordKind::Claim)) {
            const FirstSaid first = sayings.of(claim);
            if (first.source == no_node) continue;
            // Whatever comes certainly before the first saying comes certainly before each.
            for (const Node attack : snapshot.nodes(RecordKind::Statement)) {
                if (comes_after(first.begins, time_of(snapshot, attack)) != Amiss::Certainly) continue;
                for (const EdgeKind kind : {EdgeKind::States, EdgeKind::Asserts}) {
                    for (const Node source : snapshot.in(claim, kind).nodes()) {
                        ++seen;
                        EXPECT_EQ(comes_after(time_of(snapshot, source), time_of(snapshot, attack)),
                                  Amiss::Certainly);
                    }
                }
            }
        }
    }
    EXPECT_GT(seen, 50U);
}

}  // namespace
}  // namespace gainsay::audit
