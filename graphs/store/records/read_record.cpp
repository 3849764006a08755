#include "graphs/model/error.hpp"
#include "graphs/store/records/record_tables.hpp"

namespace gainsay::tables {
namespace {

using sqlite::Connection;
using sqlite::Query;

// The file may have been damaged, or written by another program: whatever breaks the model is an error that
// names the record, never a value made up.
class Reader {
public:
    Reader(Connection& connection, const Query& query)
        : connection_(connection), query_(query), row_(query.integer(0)), id_(query.string(1)) {}

    Agent agent() const {
        Agent agent{.id = id<AgentId>(query_, 1),
                    .name = query_.string(2),
                    .kind = word<AgentKind>(query_, 3),
                    .aliases = texts("SELECT alias FROM agent_alias WHERE agent = ?1 ORDER BY position"),
                    .same_as = texts("SELECT uri FROM agent_same_as WHERE agent = ?1 ORDER BY position"),
                    .reliability = std::nullopt,
                    .affiliations = {},
                    .note = query_.string(5),
                    .extra = query_.string(6)};
        if (const std::string_view grade = query_.text(4); !grade.empty()) agent.reliability = grade.front();
        each(
            "SELECT agent.id, role, from_date, until_date FROM affiliation LEFT JOIN agent ON row = "
            "with_agent "
            "WHERE agent = ?1 ORDER BY position",
            [&](const Query& q) {
                agent.affiliations.push_back({id<AgentId>(q, 0), q.string(1), date(q, 2), date(q, 3)});
            });
        return agent;
    }

    Document document() const {
        Document document{.id = id<DocumentId>(query_, 1),
                          .title = query_.string(2),
                          .kind = word<DocumentKind>(query_, 3),
                          .published = date(query_, 4),
                          .url = query_.string(5),
                          .archived_url = query_.string(6),
                          .language = query_.string(7),
                          .snapshot = std::nullopt,
                          .retracted = retraction(10),
                          .published_by = agents_of("published_by"),
                          .authored_by = agents_of("authored_by"),
                          .part_of = {},
                          .cites = {},
                          .states = {},
                          .note = query_.string(13),
                          .extra = query_.string(14)};
        if (!query_.is_null(8)) document.snapshot = StoredCopy{query_.string(8), query_.string(9)};
        each(
            "SELECT id FROM document_part_of LEFT JOIN document ON row = whole WHERE document = ?1 ORDER BY "
            "position",
            [&](const Query& q) { document.part_of.push_back(id<DocumentId>(q, 0)); });
        each(
            "SELECT id, manner FROM citation LEFT JOIN document ON row = cited WHERE document = ?1 ORDER BY "
            "position",
            [&](const Query& q) {
                document.cites.push_back({id<DocumentId>(q, 0), word<CitationManner>(q, 1)});
            });
        each(
            "SELECT id FROM document_states LEFT JOIN claim ON row = claim WHERE document = ?1 ORDER BY "
            "position",
            [&](const Query& q) { document.states.push_back(id<ClaimId>(q, 0)); });
        return document;
    }

    Claim claim() const {
        Claim claim{.id = id<ClaimId>(query_, 1),
                    .text = query_.string(2),
                    .language = query_.string(3),
                    .topics = texts("SELECT topic FROM claim_topic WHERE claim = ?1 ORDER BY position"),
                    .valid = date(query_, 4),
                    .quantities = {},
                    .note = query_.string(5),
                    .extra = query_.string(6)};
        each(
            "SELECT measure, subject, population, period, value, low, high, unit, bound FROM quantity "
            "WHERE claim = ?1 ORDER BY position",
            [&](const Query& q) {
                claim.quantities.push_back({q.string(0), q.string(1), q.string(2), date(q, 3), real(q, 4),
                                            real(q, 5), real(q, 6), q.string(7), word<QuantityBound>(q, 8)});
            });
        return claim;
    }

    Statement statement() const {
        Statement statement{.id = id<StatementId>(query_, 1),
                            .speaker = id<AgentId>(query_, 2),
                            .stance = word<Stance>(query_, 3),
                            .of = id<RecordId>(query_, 4),
                            .manner = word<Manner>(query_, 5),
                            .commitment = word<Commitment>(query_, 6),
                            .said_on = date(query_, 7),
                            .occurrences = {},
                            .retracted = retraction(8),
                            .note = query_.string(11),
                            .extra = query_.string(12)};
        each(
            "SELECT p.id, cue, exact, prefix, suffix, start_char, end_char, coalesce(a.id, d.id) FROM "
            "occurrence "
            "LEFT JOIN document AS p ON p.row = document LEFT JOIN agent AS a ON a.row = via_agent "
            "LEFT JOIN document AS d ON d.row = via_document WHERE statement = ?1 ORDER BY position",
            [&](const Query& q) {
                Occurrence one{id<DocumentId>(q, 0), q.string(1), std::nullopt, optional_id<RecordId>(q, 7)};
                if (!q.is_null(2)) {
                    one.selector =
                        Selector{q.string(2), q.string(3), q.string(4), offset(q, 5), offset(q, 6)};
                }
                statement.occurrences.push_back(std::move(one));
            });
        return statement;
    }

    Relation relation() const {
        return {.id = id<RelationId>(query_, 1),
                .kind = word<RelationKind>(query_, 2),
                .from = id<ClaimId>(query_, 3),
                .to = id<RecordId>(query_, 4),
                .asserted_by = optional_id<AgentId>(query_, 5),
                .asserted_in = optional_id<DocumentId>(query_, 6),
                .status = word<RelationStatus>(query_, 7),
                .origin = query_.string(8),
                .note = query_.string(9),
                .extra = query_.string(10)};
    }

    Review review() const {
        return {.id = id<ReviewId>(query_, 1),
                .of = id<ClaimId>(query_, 2),
                .by = optional_id<AgentId>(query_, 3),
                .in = optional_id<DocumentId>(query_, 4),
                .rating = {real(query_, 5), real(query_, 6), real(query_, 7), query_.string(8)},
                .on = date(query_, 9),
                .note = query_.string(10),
                .extra = query_.string(11)};
    }

private:
    [[noreturn]] void damaged(std::string_view what, std::string_view found) const {
        sqlite::throw_damaged(connection_.path(), "record \"" + id_ + "\" has \"" + std::string(found) +
                                                      "\" where " + std::string(what) + " should stand");
    }

    template <class Visit>
    void each(const char* sql, const Visit& visit) const {
        Query query = connection_.query(sql);
        query.bind(row_);
        while (query.step()) visit(query);
    }

    std::vector<std::string> texts(const char* sql) const {
        std::vector<std::string> found;
        each(sql, [&](const Query& q) { found.push_back(q.string(0)); });
        return found;
    }

    std::vector<AgentId> agents_of(const char* role) const {
        std::vector<AgentId> agents;
        Query query = connection_.query(
            "SELECT id FROM document_agent LEFT JOIN agent ON row = agent WHERE document = ?1 AND role = ?2 "
            "ORDER BY position");
        query.bind(row_, role);
        while (query.step()) agents.push_back(id<AgentId>(query, 0));
        return agents;
    }

    template <class Id>
    Id id(const Query& query, int column) const {
        auto parsed = RecordId::parse(query.text(column));
        if (!parsed) damaged("an id", query.text(column));
        try {
            return Id(*std::move(parsed));
        } catch (const Error&) {
            damaged("an id of another kind", query.text(column));
        }
    }

    template <class Id>
    std::optional<Id> optional_id(const Query& query, int column) const {
        return query.is_null(column) ? std::nullopt : std::optional(id<Id>(query, column));
    }

    template <class E>
    E word(const Query& query, int column) const {
        const auto value = from_word<E>(query.text(column));
        if (!value) damaged("one of the words of the model", query.text(column));
        return *value;
    }

    std::optional<Edtf> date(const Query& query, int column) const {
        if (query.is_null(column)) return std::nullopt;
        if (query.text(column).empty()) return Edtf();
        auto parsed = Edtf::parse(query.text(column));
        if (!parsed) damaged("a date", query.text(column));
        return parsed;
    }

    static std::optional<double> real(const Query& query, int column) {
        return query.is_null(column) ? std::nullopt : std::optional(query.real(column));
    }

    static std::optional<std::uint64_t> offset(const Query& query, int column) {
        return query.is_null(column) ? std::nullopt
                                     : std::optional(static_cast<std::uint64_t>(query.integer(column)));
    }

    // Three columns: was it, on, by.
    std::optional<Retraction> retraction(int column) const {
        if (query_.integer(column) == 0) return std::nullopt;
        return Retraction{date(query_, column + 1), optional_id<AgentId>(query_, column + 2)};
    }

    Connection& connection_;
    const Query& query_;
    std::int64_t row_;
    std::string id_;
};

}  // namespace

Record read_record(Connection& connection, RecordKind kind, const Query& query) {
    const Reader reader(connection, query);
    switch (kind) {
        case RecordKind::Agent:
            return reader.agent();
        case RecordKind::Document:
            return reader.document();
        case RecordKind::Claim:
            return reader.claim();
        case RecordKind::Statement:
            return reader.statement();
        case RecordKind::Relation:
            return reader.relation();
        case RecordKind::Review:
            break;
    }
    return reader.review();
}

}  // namespace gainsay::tables
