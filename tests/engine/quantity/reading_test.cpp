#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/quantity/reading/range.hpp"
#include "engine/quantity/reading/relative_date.hpp"
#include "engine/quantity/reading/unit.hpp"
#include "engine/quantity/reading/words.hpp"
#include "tests/engine/quantity/figure_of.hpp"

namespace gainsay {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct UnitCase {
    const char *text, *family;
    double factor;
};

TEST(Units, AreReadAsPeopleWriteThem) {
    for (const UnitCase& c : std::vector<UnitCase>{{"%", "share", 0.01},
                                                   {"Per cent", "share", 0.01},
                                                   {"‰", "share", 0.001},
                                                   {"percentage points", "percentage points", 1},
                                                   {"people", "count: person", 1},
                                                   {"million inhabitants", "count: person", 1e6},
                                                   {"USD million", "money: USD", 1e6},
                                                   {"billions of euros", "money: EUR", 1e9},
                                                   {"km2", "area", 1e6},
                                                   {"hectares", "area", 1e4},
                                                   {"miles", "length", 1609.344},
                                                   {"feet", "length", 0.3048},
                                                   {"lb", "mass", 0.45359237},
                                                   {"tonnes", "mass", 1000},
                                                   {"hours", "time", 3600},
                                                   {"years", "months", 12},
                                                   {"km/h", "speed", 1 / 3.6},
                                                   {"nautical miles", "length", 1852},
                                                   {"executions", "other: execution", 1},
                                                   {"thousand executions", "other: execution", 1e3},
                                                   {"tons", "other: ton", 1},
                                                   {"million", "", 1e6},
                                                   {"", "", 1},
                                                   {"rank", "ordinal: rank", 1}}) {
        SCOPED_TRACE(c.text);
        const Unit unit = read_unit(c.text);
        EXPECT_EQ(unit.family, c.family);
        EXPECT_THAT(unit.factor, DoubleNear(c.factor, 1e-6 * c.factor));
    }
}

TEST(Units, OfTemperatureHaveAZeroOfTheirOwn) {
    const Unit fahrenheit = read_unit("°F"), celsius = read_unit("degrees Celsius");
    EXPECT_NEAR(212 * fahrenheit.factor + fahrenheit.offset, 373.15, 1e-9);
    EXPECT_NEAR(100 * celsius.factor + celsius.offset, 373.15, 1e-9);
    EXPECT_EQ(read_unit("thousand °C").family, "other: °c") << "a zero cannot be multiplied";
}

TEST(Places, AreThoseOfTheShortestText) {
    for (const auto& [number, place] : std::vector<std::pair<double, double>>{{51, 1},
                                                                              {51.3, 0.1},
                                                                              {0.25, 0.01},
                                                                              {0, 1},
                                                                              {500, 1},
                                                                              {1000, 100},
                                                                              {1200, 100},
                                                                              {1230, 10},
                                                                              {1234, 1},
                                                                              {2000000, 100000},
                                                                              {1234567.5, 0.1},
                                                                              {-51.3, 0.1},
                                                                              {1e21, 1e20}}) {
        EXPECT_DOUBLE_EQ(last_place(number), place) << number;
    }
    EXPECT_EQ(last_place(2000, /*exact=*/true), 1);
}

TEST(Figures, ArePrintedAsAPersonWritesThem) {
    using test::figure_of;
    EXPECT_EQ(figure_text(figure_of("51.3 %")), "51.3 %");
    EXPECT_EQ(figure_text(figure_of(">=507 persons")), "at least 507 persons");
    EXPECT_EQ(figure_text(figure_of("~40 %")), "about 40 %");
    EXPECT_EQ(figure_text(figure_of("10..12 t")), "10 to 12 t");
    EXPECT_EQ(figure_text(figure_of("100000")), "100000");
    EXPECT_EQ(figure_text(figure_of("2 rank")), "rank 2");
    Quantity open = figure_of("10..12 t");
    open.high.reset();
    EXPECT_EQ(figure_text(open), "from 10 on t");
}

TEST(Words, AreTheSameInAnyOrderCaseAndNumber) {
    const Phrase phrase = read_phrase("The number of recorded executions");
    EXPECT_EQ(phrase.text(), "execution");
    EXPECT_EQ(phrase.form, Form::Amount);
    EXPECT_EQ(phrase.basis, Recorded);
    EXPECT_EQ(read_phrase("Executions, recorded").text(), "execution");
    EXPECT_EQ(read_phrase("rank by number of executions").form, Form::Rank);
    EXPECT_EQ(read_phrase("change of the share").form, Form::Change);
    EXPECT_EQ(read_phrase("deaths per 1000 births").form, Form::Rate);
    EXPECT_EQ(read_phrase("rank").text(), "rank") << "nothing else is left to be counted";
    EXPECT_EQ(singular("countries"), "country");
    EXPECT_EQ(singular("illness"), "illness");
    EXPECT_EQ(singular("crisis"), "crisis");
}

TEST(Subjects, AreListsOfMembers) {
    EXPECT_THAT(read_members("Iran, Saudi Arabia, Iraq, and Pakistan"),
                ElementsAre("arabia saudi", "iran", "iraq", "pakistan"));
    EXPECT_THAT(read_members("the World"), ElementsAre("world"));
    EXPECT_THAT(read_members("Iran and Iran"), ElementsAre("iran"));
    EXPECT_THAT(read_members(""), IsEmpty());
    EXPECT_THAT(read_members(" and , and "), IsEmpty());
    EXPECT_THAT(read_members("Sandland and Andorra"), ElementsAre("andorra", "sandland"));
}

struct WordsCase {
    const char *words, *date, *meant;
};

TEST(RelativeDates, AreCountedFromTheDocument) {
    for (const WordsCase& c : std::vector<WordsCase>{{"reported last year", "2018-07?", "2017"},
                                                     {"said this year", "2018", "2018"},
                                                     {"Last month,", "2018-01-15", "2017-12"},
                                                     {"yesterday", "2018-03-01", "2018-02-28"},
                                                     {"yesterday", "2018-03", ""},
                                                     {"last month", "2018", ""},
                                                     {"last year", "2017/2018", ""},
                                                     {"said", "2018", ""},
                                                     {"the last yearbook", "2018", ""}}) {
        SCOPED_TRACE(std::string(c.words) + " in " + c.date);
        const auto found = relative_date(c.words, Edtf(c.date));
        EXPECT_EQ(found ? found->text() : "", c.meant);
    }
    EXPECT_EQ(relative_date("last year", Edtf("2016/..")), std::nullopt);
    EXPECT_EQ(relative_date("last year", Edtf("Y170000")), std::nullopt);
}

}  // namespace
}  // namespace gainsay
