#include "graphs/model/record.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace gainsay {
namespace {

const std::vector<RecordKind> agent{RecordKind::Agent}, document{RecordKind::Document},
    claim{RecordKind::Claim};

void expect_references(const Record& record, const std::vector<Reference>& expected) {
    const auto found = references_of(record);
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        EXPECT_EQ(found[i].field, expected[i].field);
        EXPECT_EQ(found[i].to.text(), expected[i].to.text());
        EXPECT_EQ(found[i].allowed, expected[i].allowed) << found[i].field;
    }
}

TEST(References, OfAnAgentAreItsOffices) {
    Agent one;
    one.affiliations.resize(2);
    one.affiliations[0].with = AgentId("agent:ministry");
    one.affiliations[1].with = AgentId("agent:party");
    expect_references(one, {{"affiliations[0].with", RecordId("agent:ministry"), agent},
                            {"affiliations[1].with", RecordId("agent:party"), agent}});
}

TEST(References, OfADocumentComeInTheOrderOfItsFields) {
    Document one;
    one.states = {ClaimId("claim:c")};
    one.cites = {{DocumentId("document:report"), CitationManner::Data}};
    one.part_of = {DocumentId("document:series")};
    one.authored_by = {AgentId("agent:author"), AgentId("agent:editor")};
    one.published_by = {AgentId("agent:paper")};
    one.retracted = Retraction{{}, AgentId("agent:court")};
    expect_references(one, {{"retracted.by", RecordId("agent:court"), agent},
                            {"published_by[0]", RecordId("agent:paper"), agent},
                            {"authored_by[0]", RecordId("agent:author"), agent},
                            {"authored_by[1]", RecordId("agent:editor"), agent},
                            {"part_of[0]", RecordId("document:series"), document},
                            {"cites[0].document", RecordId("document:report"), document},
                            {"states[0]", RecordId("claim:c"), claim}});
}

TEST(References, OfAClaimAreNone) {
    expect_references(Claim{}, {});
}

TEST(References, OfAStatementIncludeWhoRelayedIt) {
    Statement one;
    one.speaker = AgentId("agent:spokesman");
    one.of = RecordId("document:report");
    one.occurrences.resize(2);
    one.occurrences[0].document = DocumentId("document:article");
    one.occurrences[0].via = RecordId("agent:news-agency");
    one.occurrences[1].document = DocumentId("document:wire");
    one.retracted = Retraction{{}, AgentId("agent:spokesman")};
    expect_references(
        one,
        {{"speaker", RecordId("agent:spokesman"), agent},
         {"of", RecordId("document:report"), {RecordKind::Document, RecordKind::Claim}},
         {"occurrences[0].document", RecordId("document:article"), document},
         {"occurrences[0].via", RecordId("agent:news-agency"), {RecordKind::Agent, RecordKind::Document}},
         {"occurrences[1].document", RecordId("document:wire"), document},
         {"retracted.by", RecordId("agent:spokesman"), agent}});
}

TEST(References, OfARelationAllowAtItsEndWhatItsKindAllows) {
    Relation one;
    one.kind = RelationKind::Contradicts;
    one.from = ClaimId("claim:a");
    one.to = RecordId("claim:b");
    one.asserted_by = AgentId("agent:paper");
    one.asserted_in = DocumentId("document:article");
    expect_references(one, {{"from", RecordId("claim:a"), claim},
                            {"to", RecordId("claim:b"), claim},
                            {"asserted_by", RecordId("agent:paper"), agent},
                            {"asserted_in", RecordId("document:article"), document}});
    one.kind = RelationKind::Undercuts;
    EXPECT_EQ(references_of(one)[1].allowed,
              (std::vector<RecordKind>{RecordKind::Document, RecordKind::Statement, RecordKind::Relation}));
}

TEST(References, OfAReviewAreItsClaimItsAuthorAndItsPlace) {
    Review one;
    one.of = ClaimId("claim:a");
    one.by = AgentId("agent:checker");
    one.in = DocumentId("document:check");
    expect_references(one, {{"of", RecordId("claim:a"), claim},
                            {"by", RecordId("agent:checker"), agent},
                            {"in", RecordId("document:check"), document}});
}

TEST(References, LeaveOutWhatIsNotGiven) {
    expect_references(Statement{}, {});
    expect_references(Relation{}, {});
    expect_references(Review{}, {});
}

TEST(Records, HaveAnIdAKindAndALabel) {
    Agent a;
    a.id = AgentId("agent:a");
    a.name = "name";
    Document d;
    d.id = DocumentId("document:d");
    d.title = "title";
    Claim c;
    c.id = ClaimId("claim:c");
    c.text = "text";
    Statement s;
    s.id = StatementId("statement:s");
    s.note = "said";
    Relation r;
    r.id = RelationId("relation:r");
    r.note = "related";
    Review v;
    v.id = ReviewId("review:v");
    v.note = "reviewed";
    const std::vector<Record> records{a, d, c, s, r, v};
    const std::vector<std::string> ids{"agent:a",     "document:d", "claim:c",
                                       "statement:s", "relation:r", "review:v"};
    const std::vector<std::string> labels{"name", "title", "text", "said", "related", "reviewed"};
    for (std::size_t i = 0; i < records.size(); ++i) {
        EXPECT_EQ(id_of(records[i]).text(), ids[i]);
        EXPECT_EQ(kind_of(records[i]), id_of(records[i]).kind());
        EXPECT_EQ(label_of(records[i]), labels[i]);
    }
}

}  // namespace
}  // namespace gainsay
