#include "graphs/snapshot/build/build.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>

#include "graphs/snapshot/check.hpp"
#include "graphs/snapshot/layout/layout.hpp"
#include "tests/graphs/snapshot/case_oracle.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::uint64_t seeds = 60;

Snapshot build(Case whole) {
    return build_snapshot(CaseSource(std::move(whole)));
}

Agent agent(const char* id, const char* name, std::vector<std::string> aliases) {
    Agent made;
    made.id = AgentId(id);
    made.name = name;
    made.aliases = std::move(aliases);
    return made;
}

Claim claim(const char* id, const char* text) {
    Claim made;
    made.id = ClaimId(id);
    made.text = text;
    return made;
}

std::vector<std::byte> bytes_of(const Snapshot& snapshot) {
    return {snapshot.bytes().begin(), snapshot.bytes().end()};
}

void expect_date(const Snapshot& snapshot, Date date, const std::optional<Edtf>& said) {
    EXPECT_EQ(snapshot.text(date), said ? said->text() : "");
    EXPECT_EQ(snapshot.period(date), said ? said->period() : Period{});
    EXPECT_EQ(date == no_date, !said);
}

TEST(RandomCases, AreValidAndTheSameForASeed) {
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case whole = random_case(seed);
        for (const CaseProblem& problem : check_case(whole)) ADD_FAILURE() << problem.message;
        EXPECT_EQ(whole, random_case(seed));
    }
}

TEST(Snapshots, NumberNodesByKindAndId) {
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case whole = random_case(seed, {12, 12, 12, 12, 12, 12});  // two digits: c10 stands before c2
        const CaseOracle oracle(whole);
        const Snapshot snapshot = build(whole);
        ASSERT_EQ(snapshot.node_count(), oracle.ids.size());
        for (const Node node : snapshot.nodes()) {
            const std::string& id = oracle.ids[to_index(node)];
            EXPECT_EQ(snapshot.id(node), id);
            EXPECT_EQ(snapshot.kind(node), RecordId(id).kind());
            EXPECT_TRUE(snapshot.nodes(RecordId(id).kind()).contains(node));
            EXPECT_EQ(snapshot.find(id), node);
            EXPECT_EQ(snapshot.node(id), node);
        }
    }
}

TEST(Snapshots, HoldEveryEdgeInTheOrderOfTheirNumbers) {
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case whole = random_case(seed);
        const CaseOracle oracle(whole);
        const Snapshot snapshot = build(whole);
        ASSERT_EQ(snapshot.edge_count(), oracle.edges.size());
        for (std::uint32_t i = 0; i < oracle.edges.size(); ++i) {
            const OracleEdge& expected = oracle.edges[i];
            const Edge edge{i};
            EXPECT_EQ(snapshot.kind(edge), expected.kind);
            EXPECT_EQ(snapshot.id(snapshot.source(edge)), expected.source);
            EXPECT_EQ(snapshot.id(snapshot.target(edge)), expected.target);
            EXPECT_TRUE(snapshot.edges(expected.kind).contains(edge));
        }
    }
}

TEST(Snapshots, ListTheArcsOfEveryNodeInBothDirections) {
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case whole = random_case(seed);
        const CaseOracle oracle(whole);
        const Snapshot snapshot = build(whole);
        std::map<std::pair<EdgeKind, std::string>, std::vector<Arc>> out, in;
        for (std::uint32_t i = 0; i < oracle.edges.size(); ++i) {
            const OracleEdge& edge = oracle.edges[i];
            out[{edge.kind, edge.source}].push_back({Node{oracle.number.at(edge.target)}, Edge{i}});
            in[{edge.kind, edge.target}].push_back({Node{oracle.number.at(edge.source)}, Edge{i}});
        }
        for (const Node node : snapshot.nodes()) {
            for (std::size_t k = 0; k < edge_kind_count; ++k) {
                const auto kind = static_cast<EdgeKind>(k);
                const std::pair key{kind, std::string(snapshot.id(node))};
                const Arcs leaving = snapshot.out(node, kind), entering = snapshot.in(node, kind);
                EXPECT_EQ(std::vector<Arc>(leaving.begin(), leaving.end()), out[key]);
                EXPECT_EQ(std::vector<Arc>(entering.begin(), entering.end()), in[key]);
            }
        }
    }
}

TEST(Snapshots, CarryWhatStandsOnAnEdge) {
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case whole = random_case(seed);
        const CaseOracle oracle(whole);
        const Snapshot snapshot = build(whole);
        for (std::uint32_t i = 0; i < oracle.edges.size(); ++i) {
            const OracleEdge& expected = oracle.edges[i];
            const Edge edge{i};
            if (expected.occurrence != nullptr) {
                const OccurrenceView view = snapshot.occurrence(edge);
                const Occurrence& said = *expected.occurrence;
                EXPECT_EQ(snapshot.id(view.statement), expected.statement->id.text());
                EXPECT_EQ(snapshot.id(view.document), said.document.text());
                EXPECT_EQ(view.via == no_node ? "" : snapshot.id(view.via), said.via ? said.via->text() : "");
                EXPECT_EQ(view.cue, said.cue);
                EXPECT_EQ(view.exact, said.selector ? said.selector->exact : "");
            }
            if (expected.affiliation != nullptr) {
                const AffiliationView view = snapshot.affiliation(edge);
                const Affiliation& said = *expected.affiliation;
                EXPECT_EQ(view.role, said.role);
                expect_date(snapshot, view.from, said.from);
                expect_date(snapshot, view.until, said.until);
                EXPECT_EQ(view.held, period_between(said.from, said.until));
            }
            if (expected.citation != nullptr) {
                EXPECT_EQ(snapshot.manner(edge), expected.citation->manner);
            }
            if (expected.relation != nullptr) {
                EXPECT_EQ(snapshot.id(snapshot.relation(edge)), expected.relation->id.text());
                EXPECT_EQ(snapshot.edge_of_relation(snapshot.relation(edge)), edge);
            }
        }
    }
}

void expect_agents(const Snapshot& snapshot, const Case& whole) {
    for (const Agent& one : whole.agents) {
        const Node node = snapshot.node(one.id.text());
        EXPECT_EQ(snapshot.label(node), one.name);
        EXPECT_EQ(snapshot.agent_kind(node), one.kind);
    }
}

void expect_documents(const Snapshot& snapshot, const Case& whole) {
    for (const Document& document : whole.documents) {
        const Node node = snapshot.node(document.id.text());
        EXPECT_EQ(snapshot.label(node), document.title);
        EXPECT_EQ(snapshot.document_kind(node), document.kind);
        EXPECT_EQ(snapshot.url(node), document.url);
        EXPECT_EQ(snapshot.seen(node), document.snapshot.has_value());
        EXPECT_EQ(snapshot.retracted(node), document.retracted.has_value());
        expect_date(snapshot, snapshot.date(node), document.published);
        expect_date(snapshot, snapshot.retracted_on(node),
                    document.retracted ? document.retracted->on : std::nullopt);
    }
}

void expect_claims_and_reviews(const Snapshot& snapshot, const Case& whole) {
    for (const Claim& one : whole.claims) {
        const Node node = snapshot.node(one.id.text());
        EXPECT_EQ(snapshot.label(node), one.text);
        expect_date(snapshot, snapshot.date(node), one.valid);
    }
    for (const Review& review : whole.reviews) {
        const Node node = snapshot.node(review.id.text());
        EXPECT_EQ(snapshot.label(node), review.note);
        expect_date(snapshot, snapshot.date(node), review.on);
    }
}

void expect_statements(const Snapshot& snapshot, const Case& whole) {
    for (const Statement& statement : whole.statements) {
        const Node node = snapshot.node(statement.id.text());
        EXPECT_EQ(snapshot.label(node), statement.note);
        EXPECT_EQ(snapshot.id(snapshot.speaker(node)), statement.speaker.text());
        EXPECT_EQ(snapshot.id(snapshot.object(node)), statement.of.text());
        EXPECT_EQ(snapshot.stance(node), statement.stance);
        EXPECT_EQ(snapshot.manner(node), statement.manner);
        EXPECT_EQ(snapshot.commitment(node), statement.commitment);
        EXPECT_EQ(snapshot.retracted(node), statement.retracted.has_value());
        expect_date(snapshot, snapshot.date(node), statement.said_on);
        expect_date(snapshot, snapshot.retracted_on(node),
                    statement.retracted ? statement.retracted->on : std::nullopt);
    }
}

void expect_relations(const Snapshot& snapshot, const Case& whole) {
    for (const Relation& relation : whole.relations) {
        const Node node = snapshot.node(relation.id.text());
        EXPECT_EQ(snapshot.label(node), relation.note);
        EXPECT_EQ(snapshot.status(node), relation.status);
        EXPECT_EQ(snapshot.origin(node), relation.origin);
        const Edge edge = snapshot.edge_of_relation(node);
        EXPECT_EQ(snapshot.kind(edge), edge_kind(relation.kind));
        EXPECT_EQ(snapshot.id(snapshot.source(edge)), relation.from.text());
        EXPECT_EQ(snapshot.id(snapshot.target(edge)), relation.to.text());
    }
}

TEST(Snapshots, SayOfEveryRecordWhatTheRecordSays) {
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case whole = random_case(seed);
        const Snapshot snapshot = build(whole);
        EXPECT_EQ(snapshot.title(), whole.info.title);
        EXPECT_EQ(snapshot.version(), 0U);
        expect_agents(snapshot, whole);
        expect_documents(snapshot, whole);
        expect_claims_and_reviews(snapshot, whole);
        expect_statements(snapshot, whole);
        expect_relations(snapshot, whole);
        EXPECT_EQ(check_snapshot(snapshot), "");
        EXPECT_EQ(verify(snapshot), "");
    }
}

TEST(Snapshots, GiveEqualDatesOneNumber) {
    const Snapshot snapshot = build(random_case(3, {8, 20, 20, 20, 5, 5}));
    std::vector<std::string_view> texts;
    for (std::uint32_t i = 0; i < snapshot.date_count(); ++i) texts.push_back(snapshot.text(Date{i}));
    std::sort(texts.begin(), texts.end());
    EXPECT_EQ(std::adjacent_find(texts.begin(), texts.end()), texts.end());
    EXPECT_GT(texts.size(), 5U);
}

TEST(Snapshots, AreTheSameBytesForTheSameCase) {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        EXPECT_EQ(bytes_of(build(random_case(seed))), bytes_of(build(random_case(seed))));
    }
}

TEST(Snapshots, DoNotDependOnTheOrderOfInput) {
    const Case whole = random_case(7);
    Case shuffled = whole;
    std::mt19937 engine(7);
    std::shuffle(shuffled.agents.begin(), shuffled.agents.end(), engine);
    std::shuffle(shuffled.documents.begin(), shuffled.documents.end(), engine);
    std::shuffle(shuffled.claims.begin(), shuffled.claims.end(), engine);
    std::shuffle(shuffled.statements.begin(), shuffled.statements.end(), engine);
    std::shuffle(shuffled.relations.begin(), shuffled.relations.end(), engine);
    std::shuffle(shuffled.reviews.begin(), shuffled.reviews.end(), engine);
    CaseBuilder builder;
    builder.info(shuffled.info);
    for (const Review& one : shuffled.reviews) builder.add(one, {});
    for (const Claim& one : shuffled.claims) builder.add(one, {});
    for (const Relation& one : shuffled.relations) builder.add(one, {});
    for (const Statement& one : shuffled.statements) builder.add(one, {});
    for (const Document& one : shuffled.documents) builder.add(one, {});
    for (const Agent& one : shuffled.agents) builder.add(one, {});
    EXPECT_EQ(bytes_of(build(builder.take())), bytes_of(build(whole)));
}

TEST(Snapshots, OfAnEmptyCaseAreEmpty) {
    const Snapshot nothing;
    EXPECT_EQ(nothing.node_count(), 0U);
    EXPECT_EQ(nothing.edge_count(), 0U);
    EXPECT_EQ(nothing.title(), "");
    EXPECT_EQ(nothing.find("claim:c"), std::nullopt);
    EXPECT_THAT(nothing.named("anything"), IsEmpty());
    EXPECT_TRUE(nothing.nodes().empty());
    EXPECT_EQ(check_snapshot(nothing), "");
    EXPECT_EQ(bytes_of(nothing), bytes_of(build({})));
}

TEST(Snapshots, FindNothingUnderWhatIsNoIdOfTheCase) {
    const Snapshot snapshot = build(random_case(1));
    for (const char* id : {"", "claim", "claim:", "claim:zzz", "agent:", "nobody:a0", ":", "CLAIM:c0"}) {
        EXPECT_EQ(snapshot.find(id), std::nullopt) << id;
    }
    try {
        (void)snapshot.node("agent:nobody");
        FAIL() << "expected an Error";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::NotFound);
        EXPECT_THAT(error.what(), HasSubstr("agent:nobody"));
    }
}

TEST(Snapshots, DemandNodesAndEdgesOfTheRightKind) {
    const Snapshot snapshot = build(random_case(2));
    const Node somebody = snapshot.node("agent:a0"), something = snapshot.node("claim:c0");
    EXPECT_THROW((void)snapshot.id(no_node), std::logic_error);
    EXPECT_THROW((void)snapshot.kind(Node{static_cast<std::uint32_t>(snapshot.node_count())}),
                 std::logic_error);
    EXPECT_THROW((void)snapshot.out(no_node, EdgeKind::Cites), std::logic_error);
    EXPECT_THROW((void)snapshot.kind(no_edge), std::logic_error);
    EXPECT_THROW((void)snapshot.source(no_edge), std::logic_error);
    EXPECT_THROW((void)snapshot.agent_kind(something), std::logic_error);
    EXPECT_THROW((void)snapshot.url(somebody), std::logic_error);
    EXPECT_THROW((void)snapshot.date(somebody), std::logic_error);
    EXPECT_THROW((void)snapshot.retracted(something), std::logic_error);
    EXPECT_THROW((void)snapshot.stance(something), std::logic_error);
    EXPECT_THROW((void)snapshot.status(something), std::logic_error);
    EXPECT_THROW((void)snapshot.relation(*snapshot.edges(EdgeKind::SpokenBy).begin()), std::logic_error);
    EXPECT_THROW((void)snapshot.occurrence(*snapshot.edges(EdgeKind::SpokenBy).begin()), std::logic_error);
    EXPECT_THROW((void)snapshot.text(Date{static_cast<std::uint32_t>(snapshot.date_count())}),
                 std::logic_error);
    EXPECT_TRUE(snapshot.out(something, EdgeKind::SpokenBy).empty());
    EXPECT_TRUE(snapshot.in(somebody, EdgeKind::Contradicts).empty());
}

TEST(Snapshots, AreFoundByNameWhateverItsCaseAndSpaces) {
    Case whole;
    whole.agents = {agent("agent:b", "Évian  Gazette", {"The Gazette"}), agent("agent:a", "ОБЩЕСТВО", {})};
    Document paper;
    paper.id = DocumentId("document:d");
    paper.title = "the gazette";
    whole.documents = {paper};
    whole.claims = {claim("claim:c", "Salt is  white.")};
    sort_records(whole);
    const Snapshot snapshot = build(whole);
    const Node a = snapshot.node("agent:a"), b = snapshot.node("agent:b"), c = snapshot.node("claim:c"),
               d = snapshot.node("document:d");
    EXPECT_THAT(snapshot.named("éVIAN gazette"), ElementsAre(b));
    EXPECT_THAT(snapshot.named(" THE\tGazette "), ElementsAre(b, d));
    EXPECT_THAT(snapshot.named("общество"), ElementsAre(a));
    EXPECT_THAT(snapshot.named("SALT IS\nWHITE."), ElementsAre(c));
    EXPECT_THAT(snapshot.named("Evian Gazette"), IsEmpty());
    EXPECT_THAT(snapshot.named(""), IsEmpty());
}

TEST(Snapshots, RefuseAMentionOfWhatIsNotThereAndNameBothEnds) {
    Case whole = random_case(4);
    whole.statements.front().speaker = AgentId("agent:ghost");
    try {
        (void)build(whole);
        FAIL() << "expected an Error";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Malformed);
        EXPECT_THAT(error.what(), HasSubstr(whole.statements.front().id.text()));
        EXPECT_THAT(error.what(), HasSubstr("agent:ghost"));
    }
}

TEST(Snapshots, RefuseAnEdgeBetweenKindsThatCannotHaveIt) {
    Case whole = random_case(4);
    whole.statements.front().of = RecordId("agent:a0");
    EXPECT_THROW((void)build(whole), Error);
}

TEST(Snapshots, RefuseAnIdThatIsUsedTwice) {
    Case whole;
    whole.claims = {claim("claim:c", "One."), claim("claim:c", "Two.")};
    try {
        (void)build(whole);
        FAIL() << "expected an Error";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Conflict);
        EXPECT_THAT(error.what(), HasSubstr("claim:c"));
    }
}

/// Becomes another case at another version, `times` times, each time when the claims are read.
class RestlessSource final : public GraphSource {
public:
    explicit RestlessSource(int times) : left_(times) {}

    [[nodiscard]] CaseInfo info() const override { return now().info; }
    [[nodiscard]] std::uint64_t version() const override { return version_; }
    [[nodiscard]] std::uint64_t count(RecordKind kind) const override {
        return CaseSource(now()).count(kind);
    }
    void visit(RecordKind kind, const Visitor& visit) const override {
        CaseSource(now()).visit(kind, visit);
        if (kind == RecordKind::Claim && left_ > 0) {
            --left_;
            ++version_;
        }
    }
    [[nodiscard]] std::optional<Record> find(const RecordId& id) const override {
        return CaseSource(now()).find(id);
    }
    [[nodiscard]] Case now() const { return random_case(version_, {version_ + 2, 4, version_ + 3, 9, 9, 2}); }

private:
    mutable int left_;
    mutable std::uint64_t version_ = 1;
};

TEST(Snapshots, ShowOneVersionOfASourceThatChangesMeanwhile) {
    const RestlessSource source(3);
    const Snapshot snapshot = build_snapshot(source);
    EXPECT_EQ(snapshot.version(), source.version());
    EXPECT_EQ(snapshot.node_count(), record_count(source.now()));
    EXPECT_EQ(check_snapshot(snapshot), "");
}

TEST(Snapshots, AreRefusedOfASourceThatNeverRests) {
    try {
        (void)build_snapshot(RestlessSource(1000));
        FAIL() << "expected an Error";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Conflict);
        EXPECT_THAT(error.what(), HasSubstr("ask again"));
    }
}

TEST(Snapshots, MarkTheRowsOfSparseKindsAndListThoseOfDenseOnes) {
    const Case whole = random_case(11, {3, 3, 500, 400, 30, 0});
    const CaseOracle oracle(whole);
    const Snapshot snapshot = build(whole);
    const auto loaded = Snapshot::Layout::read(snapshot.bytes(), nullptr).layout;
    ASSERT_NE(loaded, nullptr);
    const auto forward = [&](EdgeKind kind) {
        return loaded->forward[static_cast<std::size_t>(kind)].form();
    };
    const auto backward = [&](EdgeKind kind) {
        return loaded->backward[static_cast<std::size_t>(kind)].form();
    };
    EXPECT_EQ(forward(EdgeKind::SpokenBy), bytes::RowForm::EverySingle);
    EXPECT_EQ(forward(EdgeKind::Asserts), bytes::RowForm::MarkedSingle);
    EXPECT_EQ(forward(EdgeKind::Denies), bytes::RowForm::MarkedSingle);
    EXPECT_EQ(backward(EdgeKind::SpokenBy), bytes::RowForm::Every);
    EXPECT_EQ(backward(EdgeKind::Denies), bytes::RowForm::Marked);
    EXPECT_EQ(forward(EdgeKind::ReviewOf), bytes::RowForm::None);
    for (std::uint32_t i = 0; i < oracle.edges.size(); ++i) {
        ASSERT_EQ(snapshot.id(snapshot.source(Edge{i})), oracle.edges[i].source);
    }
}

/// `count` statements about one claim, each standing in the documents that `documents` gives for its number.
Case recorded(std::size_t count, const std::function<std::vector<const char*>(std::size_t)>& documents) {
    Case whole;
    whole.agents.push_back(agent("agent:a", "A", {}));
    whole.claims.push_back(claim("claim:c", "C."));
    for (const char* id : {"document:d", "document:e"}) whole.documents.emplace_back().id = DocumentId(id);
    for (std::size_t i = 0; i < count; ++i) {
        Statement& one = whole.statements.emplace_back();
        one.id = StatementId("statement:s" + std::to_string(100 + i));
        one.speaker = AgentId("agent:a");
        one.of = RecordId("claim:c");
        for (const char* id : documents(i)) one.occurrences.push_back({DocumentId(id), id, {}, {}});
    }
    return whole;
}

struct RecordedCase {
    const char* name;
    std::function<std::vector<const char*>(std::size_t)> documents;  // of the statement with that number
    bytes::RowForm form;                                             // of the rows RecordedIn
    bool counts_details;
    friend void PrintTo(const RecordedCase& c, std::ostream* out) { *out << c.name; }
};
class RecordedRows : public ::testing::TestWithParam<RecordedCase> {};

TEST_P(RecordedRows, TakeTheFormThatTheirEdgesAllow) {
    constexpr std::size_t count = 130, kind = static_cast<std::size_t>(EdgeKind::RecordedIn);
    const Snapshot snapshot = build(recorded(count, GetParam().documents));
    ASSERT_EQ(check_snapshot(snapshot), "");
    const auto& layout = *snapshot.layout();
    const EdgeRows& rows = layout.forward[kind];
    EXPECT_EQ(rows.form(), GetParam().form);
    EXPECT_EQ(layout.counts_details(EdgeKind::RecordedIn), GetParam().counts_details);
    const std::size_t edges = snapshot.edges(EdgeKind::RecordedIn).size();
    EXPECT_EQ(layout.backward_edges.size(), bytes::is_single(GetParam().form) ? 0 : edges);
    EXPECT_EQ(layout.details.size(), GetParam().counts_details ? 0 : edges);

    std::uint32_t before = 0, row = 0;
    for (const Node statement : snapshot.nodes(RecordKind::Statement)) {
        EXPECT_EQ(rows.first_of(row++), before);
        std::vector<std::string> expected;
        for (const char* id : GetParam().documents(row - 1)) expected.emplace_back(id);
        std::sort(expected.begin(), expected.end());
        std::vector<std::string> found;
        for (const Arc arc : snapshot.out(statement, EdgeKind::RecordedIn)) {
            EXPECT_EQ(to_index(arc.edge), to_index(*snapshot.edges(EdgeKind::RecordedIn).begin()) + before++);
            EXPECT_EQ(snapshot.source(arc.edge), statement);
            EXPECT_EQ(snapshot.id(arc.node), snapshot.occurrence(arc.edge).cue);
            found.emplace_back(snapshot.id(arc.node));
        }
        EXPECT_EQ(found, expected);
    }
    EXPECT_EQ(rows.first_of(row), before);
    std::size_t backward = 0;
    for (const Node document : snapshot.nodes(RecordKind::Document)) {
        for (const Arc arc : snapshot.in(document, EdgeKind::RecordedIn)) {
            EXPECT_EQ(snapshot.source(arc.edge), arc.node);
            EXPECT_EQ(snapshot.target(arc.edge), document);
            ++backward;
        }
    }
    EXPECT_EQ(backward, edges);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, RecordedRows,
    ::testing::Values(
        RecordedCase{"OneEdgeARow", [](std::size_t) { return std::vector{"document:d"}; },
                     bytes::RowForm::EverySingle, true},
        RecordedCase{
            "OneEdgeInAllRowsButOne",
            [](std::size_t i) { return i == 70 ? std::vector<const char*>{} : std::vector{"document:e"}; },
            bytes::RowForm::MarkedSingle, true},
        RecordedCase{"OneEdgeInAFewRows",
                     [](std::size_t i) {
                         return i % 63 == 1 ? std::vector{"document:e"} : std::vector<const char*>{};
                     },
                     bytes::RowForm::MarkedSingle, true},
        RecordedCase{
            "TwoEdgesInOneRow",
            [](std::size_t i) {
                return i == 129 ? std::vector{"document:d", "document:e"} : std::vector{"document:e"};
            },
            bytes::RowForm::Every, true},
        RecordedCase{"TwoEdgesInOneRowThatAreListedTheOtherWayRound",
                     [](std::size_t i) {
                         return i == 0 ? std::vector{"document:e", "document:d"} : std::vector{"document:d"};
                     },
                     bytes::RowForm::Every, false},
        RecordedCase{
            "TwoEdgesInTheOnlyRowThatHasAny",
            [](std::size_t i) {
                return i == 65 ? std::vector{"document:d", "document:e"} : std::vector<const char*>{};
            },
            bytes::RowForm::Marked, true}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Snapshots, SpendAtMostTwelveBytesOnAnEdgeAndDirectionInACrowdedCase) {
    const Snapshot snapshot = build(random_case(5, {50, 300, 300, 1500, 600, 50}));
    const auto layout = Snapshot::Layout::read(snapshot.bytes(), nullptr).layout;
    const std::size_t bytes = layout->row_blocks.size_bytes() + layout->row_offsets.size_bytes() +
                              layout->targets.size_bytes() + layout->details.size_bytes() +
                              layout->backward_sources.size_bytes() + layout->backward_edges.size_bytes();
    EXPECT_LE(bytes, 2 * 12 * snapshot.edge_count());
}

TEST(EdgeKinds, HaveWordsThatDifferAndEndsThatMatchTheRecords) {
    std::vector<std::string_view> found;
    for (std::size_t k = 0; k < edge_kind_count; ++k) found.push_back(to_string(static_cast<EdgeKind>(k)));
    EXPECT_EQ(found.front(), "spoken_by");
    EXPECT_EQ(found.back(), "rephrases");
    std::sort(found.begin(), found.end());
    EXPECT_EQ(std::adjacent_find(found.begin(), found.end()), found.end());
    EXPECT_EQ(edge_kind(RelationKind::Rephrases), EdgeKind::Rephrases);
    EXPECT_EQ(edge_kind(Stance::Questions), EdgeKind::Questions);
}

}  // namespace
}  // namespace gainsay::test
