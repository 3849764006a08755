// What readers and writers of foreign formats share: ids of names, dates in words, and the report of losses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graphs/format/loss.hpp"
#include "graphs/format/parts/dates.hpp"
#include "graphs/format/parts/id_book.hpp"
#include "graphs/format/parts/said_fields.hpp"
#include "tests/graphs/format/round_trip.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::MatchesRegex;

struct DateInWords {
    const char* text;
    const char* edtf;  // "": not read
};

TEST(DatesOfOthers, AreReadWhereTheyAreCertain) {
    for (const DateInWords& one :
         {DateInWords{"2018-07-02", "2018-07-02"}, DateInWords{"2018", "2018"},
          DateInWords{"2018-07?", "2018-07?"}, DateInWords{"2018-07-02 10:00:00", "2018-07-02T10:00:00"},
          DateInWords{"2018-07-02T10:00", "2018-07-02T10:00:00"},
          DateInWords{"2018-07-02T10:00:00.123Z", "2018-07-02T10:00:00Z"},
          DateInWords{"2018-07-02T10:00:00+0200", "2018-07-02T10:00:00+02:00"},
          DateInWords{" July 2, 2018 ", "2018-07-02"}, DateInWords{"2 July 2018", "2018-07-02"},
          DateInWords{"Jul. 2nd 2018", "2018-07-02"}, DateInWords{"Sept 3, 2020", "2020-09-03"},
          DateInWords{"July 2018", "2018-07"},
          DateInWords{"stated on October 23, 2019 in a Facebook post:", "2019-10-23"},
          DateInWords{"03/04/2018", ""}, DateInWords{"", ""}, DateInWords{"soon", ""},
          DateInWords{"31 February 2018", ""}, DateInWords{"last July", ""}, DateInWords{"2018-13-01", ""}}) {
        const auto date = parts::date_of(one.text);
        EXPECT_EQ(date ? date->text() : "", one.edtf) << one.text;
    }
}

TEST(IdsOfNames, AreTheSlugWhereItSaysAllAndHaveDigitsOfTheHashOtherwise) {
    parts::IdBook book;
    EXPECT_EQ(book.id_of_name(RecordKind::Agent, "Tasnim News").text(), "agent:tasnim-news");
    EXPECT_EQ(book.id_of_name(RecordKind::Agent, " tasnim  NEWS ").text(), "agent:tasnim-news");
    EXPECT_THAT(book.id_of_name(RecordKind::Agent, "Müller").text(),
                MatchesRegex("agent:muller-[0-9a-f]{8}"));
    EXPECT_EQ(book.id_of_name(RecordKind::Agent, "Muller").text(), "agent:muller");
    EXPECT_NE(book.id_of_name(RecordKind::Agent, "A-B"), book.id_of_name(RecordKind::Agent, "A B"));
    EXPECT_THAT(book.id(RecordKind::Document, "https://example.org/a?b", "A page").text(),
                MatchesRegex("document:a-page-[0-9a-f]{8}"));
    EXPECT_THAT(book.id_of_name(RecordKind::Agent, "خبرگزاری تسنیم").text(),
                MatchesRegex("agent:x-[0-9a-f]{8}"));
    EXPECT_EQ(book.own_or_new(RecordKind::Claim, "claim:kept").text(), "claim:kept");
    EXPECT_NE(book.own_or_new(RecordKind::Claim, "agent:kept").text(), "agent:kept");
}

TEST(IdsOfNames, DoNotDependOnTheOrderInWhichNamesCome) {
    const std::vector<std::string> names{"A B", "A-B", "a b", "A.B", "Á B", "A B, Inc.", "A B Inc"};
    parts::IdBook forwards, backwards;
    std::vector<std::string> there, back;
    for (const std::string& name : names)
        there.push_back(forwards.id_of_name(RecordKind::Agent, name).text());
    for (auto at = names.rbegin(); at != names.rend(); ++at) {
        back.insert(back.begin(), backwards.id_of_name(RecordKind::Agent, *at).text());
    }
    EXPECT_EQ(there, back);
    EXPECT_EQ(std::set<std::string>(there.begin(), there.end()).size(), names.size() - 1);  // "a b" is "A B"
}

TEST(SaidFields, AreThoseThatSaySomething) {
    Statement statement;
    statement.id = StatementId("statement:s");
    statement.speaker = AgentId("agent:a");
    statement.of = RecordId("claim:c");
    statement.commitment = Commitment::Hedged;
    statement.occurrences.resize(2);
    statement.occurrences[0].document = DocumentId("document:d");
    statement.occurrences[1].document = DocumentId("document:e");
    statement.occurrences[1].selector = Selector{"words", "", "", 3, 8};
    EXPECT_THAT(parts::said_fields(Record(statement)),
                ElementsAre("speaker", "of", "commitment", "occurrences[0].document",
                            "occurrences[1].document", "occurrences[1].selector.exact",
                            "occurrences[1].selector.start", "occurrences[1].selector.end"));
}

TEST(LossReports, NameWhatAWriterDoesNotKeep) {
    Agent agent;
    agent.id = AgentId("agent:a");
    agent.name = "A";
    agent.kind = AgentKind::Media;
    agent.aliases = {"B", "C"};
    agent.extra = R"({"x":1})";
    LossReport losses(1);
    parts::report_unkept(Record(agent), {"name", "kind"}, "it has no place for it", losses);
    EXPECT_EQ(losses.total(), 3U);
    ASSERT_EQ(losses.kinds().size(), 2U);
    EXPECT_EQ(losses.kinds()[0].what, "agent.aliases[]");
    EXPECT_EQ(losses.kinds()[0].count, 2U);
    ASSERT_EQ(losses.kinds()[0].first.size(), 1U);  // the bound on places
    EXPECT_EQ(losses.kinds()[0].first[0].field, "aliases[0]");
    EXPECT_EQ(losses.kinds()[1].what, "agent.extra");
}

TEST(LossReports, AndWhatIsKeptMakeUpTheCase) {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case whole = random_case(seed);
        LossReport all(LossReport::every_place);
        const CaseSource source(whole);
        for (std::size_t k = 0; k < record_kind_count; ++k) {
            source.visit(static_cast<RecordKind>(k), [&](const Record& record) {
                parts::report_unkept(record, {}, "nothing is kept", all);
            });
        }
        const Case emptied = less(whole, all);
        const CaseSource rest(emptied);
        for (std::size_t k = 0; k < record_kind_count; ++k) {
            rest.visit(static_cast<RecordKind>(k), [&](const Record& record) {
                for (const std::string& field : parts::said_fields(record))
                    EXPECT_EQ(field, "kind") << id_of(record).text();
            });
        }
    }
}

}  // namespace
}  // namespace gainsay::test
