#include "graphs/model/case.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "graphs/model/source.hpp"

namespace gainsay {
namespace {

Agent agent(const std::string& id) {
    Agent one;
    one.id = AgentId("agent:" + id);
    one.name = id;
    return one;
}

Document document(const std::string& id) {
    Document one;
    one.id = DocumentId("document:" + id);
    one.title = id;
    return one;
}

Claim claim(const std::string& id) {
    Claim one;
    one.id = ClaimId("claim:" + id);
    one.text = id;
    return one;
}

Statement statement(const std::string& id, const std::string& speaker, const std::string& of) {
    Statement one;
    one.id = StatementId("statement:" + id);
    one.speaker = AgentId(speaker);
    one.of = RecordId(of);
    return one;
}

Relation relation(const std::string& id, const std::string& from, const std::string& to) {
    Relation one;
    one.id = RelationId("relation:" + id);
    one.from = ClaimId(from);
    one.to = RecordId(to);
    return one;
}

Review review(const std::string& id, const std::string& of) {
    Review one;
    one.id = ReviewId("review:" + id);
    one.of = ClaimId(of);
    return one;
}

/// One record of each kind or more, nothing wrong with any, deliberately out of order.
Case small_case() {
    Case whole;
    whole.info.title = "A small case";
    for (Record one : std::vector<Record>{review("v", "claim:c"), relation("r", "claim:c", "claim:d"),
                                          statement("s", "agent:b", "claim:d"), claim("d"), claim("c"),
                                          document("d"), agent("b"), agent("a")}) {
        add_record(whole, std::move(one));
    }
    sort_records(whole);
    return whole;
}

std::vector<std::string> messages(const std::vector<CaseProblem>& problems) {
    std::vector<std::string> list;
    for (const CaseProblem& problem : problems) list.push_back(problem.message);
    return list;
}

TEST(Cases, KeepRecordsByKindInIdOrder) {
    const Case whole = small_case();
    EXPECT_EQ(record_count(whole), 8U);
    EXPECT_EQ(record_count(Case{}), 0U);
    EXPECT_EQ(whole.agents, (std::vector<Agent>{agent("a"), agent("b")}));
    EXPECT_EQ(whole.claims, (std::vector<Claim>{claim("c"), claim("d")}));
    EXPECT_EQ(whole.documents.size(), 1U);
    EXPECT_EQ(whole.statements.size(), 1U);
    EXPECT_EQ(whole.relations.size(), 1U);
    EXPECT_EQ(whole.reviews.size(), 1U);
}

TEST(Cases, KeepTheOrderOfReadingAmongRecordsOfOneId) {
    Case whole;
    Claim first = claim("c"), second = claim("c");
    second.text = "second";
    whole.claims = {first, second, claim("a")};
    sort_records(whole);
    EXPECT_EQ(whole.claims, (std::vector<Claim>{claim("a"), first, second}));
}

TEST(CaseChecks, FindNothingWrongWithASoundCase) {
    EXPECT_EQ(check_case(small_case()), std::vector<CaseProblem>{});
    EXPECT_EQ(check_case(Case{}), std::vector<CaseProblem>{});
}

TEST(CaseChecks, NameBothEndsOfAReferenceThatLeadsNowhere) {
    Case whole = small_case();
    whole.relations[0].to = RecordId("claim:gone");
    whole.statements[0].occurrences.resize(1);
    whole.statements[0].occurrences[0].document = DocumentId("document:gone");
    EXPECT_EQ(
        check_case(whole),
        (std::vector<CaseProblem>{
            {RecordId("statement:s"), "occurrences[0].document",
             "statement:s: occurrences[0].document names document:gone, which is not in the case"},
            {RecordId("relation:r"), "to", "relation:r: to names claim:gone, which is not in the case"}}));
}

TEST(CaseChecks, ReportAReferenceToTheWrongKindOnceWhenItsRecordExists) {
    Case whole = small_case();
    whole.statements[0].of = RecordId("agent:a");
    EXPECT_EQ(check_case(whole),
              (std::vector<CaseProblem>{
                  {RecordId("statement:s"), "of",
                   "statement:s: of is \"agent:a\", expected the id of a document or claim"}}));
}

TEST(CaseChecks, LookForReferencesAmongAllKinds) {
    Case whole = small_case();
    for (const char* to : {"statement:s", "document:d", "relation:r"}) {
        whole.relations[0].kind = RelationKind::Undercuts;
        whole.relations[0].to = RecordId(to);
        EXPECT_EQ(messages(check_case(whole)), std::vector<std::string>{}) << to;
    }
    whole.relations[0].to = RecordId("review:none");
    EXPECT_EQ(check_case(whole).size(), 2U);  // the wrong kind, and not there either
}

TEST(CaseChecks, ReportAnIdThatIsUsedTwiceOnce) {
    Case whole = small_case();
    whole.claims = {claim("c"), claim("c"), claim("c"), claim("d")};
    EXPECT_EQ(
        check_case(whole),
        (std::vector<CaseProblem>{{RecordId("claim:c"), "id",
                                   "claim:c is the id of two records or more, expected one id a record"}}));
}

TEST(CaseChecks, ReportRecordsWithoutAnId) {
    Case whole;
    whole.agents.resize(2);
    whole.agents[0].name = whole.agents[1].name = "A";
    const std::string missing =
        "a record without an id: id is missing, expected an id such as \"agent:jane-doe\"";
    EXPECT_EQ(messages(check_case(whole)), (std::vector<std::string>{missing, missing}));
    EXPECT_EQ(check_case(whole)[0].field, "id");
}

TEST(CaseChecks, StopAtTheLimit) {
    Case whole;
    for (int i = 100; i < 150; ++i) whole.reviews.push_back(review(std::to_string(i), "claim:gone"));
    EXPECT_EQ(check_case(whole).size(), 20U);
    EXPECT_EQ(check_case(whole, 1).size(), 1U);
    EXPECT_EQ(check_case(whole, 0).size(), 0U);
    EXPECT_EQ(check_case(whole, 1000).size(), 50U);
    EXPECT_EQ(check_case(whole)[19].record.text(), "review:119");
}

TEST(CaseChecks, NeedASortedCase) {
    Case whole;
    whole.claims = {claim("d"), claim("c")};
    EXPECT_THROW((void)check_case(whole), std::logic_error);
    EXPECT_THROW(CaseSource{whole}, std::logic_error);
}

TEST(CaseSources, ShowEveryRecordInOrderAndFindEachById) {
    const CaseSource source(small_case());
    EXPECT_EQ(source.info().title, "A small case");
    EXPECT_EQ(source.version(), 0U);
    EXPECT_EQ(source.whole(), small_case());
    std::vector<std::string> seen;
    for (std::size_t k = 0; k < record_kind_count; ++k) {
        const auto kind = static_cast<RecordKind>(k);
        std::uint64_t visited = 0;
        source.visit(kind, [&](const Record& record) {
            ++visited;
            seen.push_back(id_of(record).text());
            EXPECT_EQ(kind_of(record), kind);
            EXPECT_EQ(source.find(id_of(record)), record);
        });
        EXPECT_EQ(source.count(kind), visited);
    }
    EXPECT_EQ(seen, (std::vector<std::string>{"agent:a", "agent:b", "document:d", "claim:c", "claim:d",
                                              "statement:s", "relation:r", "review:v"}));
    EXPECT_EQ(source.find(RecordId("claim:gone")), std::nullopt);
    EXPECT_EQ(source.find(RecordId("review:zzz")), std::nullopt);
    EXPECT_EQ(source.find(RecordId()), std::nullopt);
}

TEST(CaseBuilders, CollectAndSort) {
    CaseBuilder builder;
    builder.add(agent("b"), {"case.json", 2, 1});
    builder.info(small_case().info);
    builder.add(agent("a"), {"case.json", 3, 1});
    const Case whole = builder.take();
    EXPECT_EQ(whole.agents, (std::vector<Agent>{agent("a"), agent("b")}));
    EXPECT_EQ(whole.info.title, "A small case");
    EXPECT_EQ(builder.take(), Case{});
}

}  // namespace
}  // namespace gainsay
