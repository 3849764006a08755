#include "graphs/store/records/read_rows.hpp"

#include <initializer_list>

#include "graphs/model/error.hpp"
#include "graphs/store/records/record_tables.hpp"

namespace gainsay {
namespace {

using sqlite::Connection;
using sqlite::Query;

/// A statement for tables whose rows lie in the order of ids, and one that the index of ids leads.
struct Scan {
    const char* by_row;
    const char* by_id;

    [[nodiscard]] const char* sql(bool in_order) const noexcept { return in_order ? by_row : by_id; }
};

// A record's own table: its row first.
#define GAINSAY_OWN(columns, table)                              \
    {                                                            \
        "SELECT row, " columns " FROM " table " ORDER BY row",   \
            "SELECT row, " columns " FROM " table " ORDER BY id" \
    }
// A table of lists: the owner's row first. The keys of these tables begin with their owner.
#define GAINSAY_LIST(columns, table, owner)                                                              \
    {                                                                                                    \
        "SELECT " owner ", " columns " FROM " table " ORDER BY " owner ", position",                     \
            "SELECT " table "." owner ", " columns " FROM " owner " AS o CROSS JOIN " table " ON " table \
            "." owner " = o.row ORDER BY o.id, position"                                                 \
    }

constexpr std::array<const char*, record_kind_count> all_ids{
    "SELECT row, id FROM agent ORDER BY id",    "SELECT row, id FROM document ORDER BY id",
    "SELECT row, id FROM claim ORDER BY id",    "SELECT row, id FROM statement ORDER BY id",
    "SELECT row, id FROM relation ORDER BY id", "SELECT row, id FROM review ORDER BY id",
};

constexpr Scan agents = GAINSAY_OWN("name, kind", "agent");
constexpr Scan aliases = GAINSAY_LIST("alias", "agent_alias", "agent");
constexpr Scan affiliations = GAINSAY_LIST("with_agent, role, from_date, until_date", "affiliation", "agent");
constexpr Scan documents = GAINSAY_OWN(
    "title, kind, published, url, snapshot_path IS NOT NULL, retracted, retracted_on, retracted_by",
    "document");
constexpr Scan citations = GAINSAY_LIST("cited, manner", "citation", "document");
constexpr Scan wholes = GAINSAY_LIST("whole", "document_part_of", "document");
constexpr Scan stated = GAINSAY_LIST("claim", "document_states", "document");
// Both roles in one scan: the key is (document, role, position).
constexpr Scan makers{
    "SELECT document, agent, role FROM document_agent ORDER BY document, role, position",
    "SELECT document_agent.document, agent, role FROM document AS o CROSS JOIN document_agent "
    "ON document_agent.document = o.row ORDER BY o.id, role, position"};
constexpr Scan claims = GAINSAY_OWN("text, valid", "claim");
constexpr Scan statements = GAINSAY_OWN(
    "speaker, stance, of_claim, of_document, manner, commitment, said_on, retracted, retracted_on, "
    "retracted_by, note",
    "statement");
constexpr Scan occurrences =
    GAINSAY_LIST("document, cue, exact, via_agent, via_document", "occurrence", "statement");
constexpr Scan relations = GAINSAY_OWN(
    "kind, from_claim, to_claim, to_statement, to_document, to_relation, asserted_by, asserted_in, status, "
    "origin, note",
    "relation");
constexpr Scan reviews = GAINSAY_OWN("of_claim, by_agent, in_document, on_date, note", "review");

RowKey key(const Query& query, int column) {
    return query.integer_or(column, no_row);
}

/// The one of several columns that names something; each is of another kind.
template <class... Kinds>
RowRef one_of(const Query& query, int column, Kinds... kinds) {
    RowRef found;
    ((found.row == no_row ? (void)(found = {kinds, key(query, column)}, ++column) : (void)0), ...);
    return found;
}

/// A list table that is read beside the table of its owners, both in one order.
class List {
public:
    List(Connection& connection, const Scan& scan, bool in_order)
        : query_(connection.query(scan.sql(in_order))), more_(query_.step()) {}

    /// Calls `visit` for the rows that belong to `owner`, the next in order.
    template <class Visit>
    void of(RowKey owner, const Visit& visit) {
        for (; more_ && query_.integer(0) == owner; more_ = query_.step()) visit(query_);
    }
    [[nodiscard]] bool done() const noexcept { return !more_; }

private:
    Query query_;
    bool more_;
};

/// One pass over the tables of a kind.
class Pass {
public:
    Pass(const CaseFile::State& state, RecordKind kind, bool in_order, GraphRowSink& sink)
        : state_(state), kind_(kind), in_order_(in_order), sink_(sink) {}

    void agents() {
        List alias = list(gainsay::aliases), affiliation = list(gainsay::affiliations);
        each(gainsay::agents, [&](const Query& q, RowKey row) {
            sink_.agent({row, q.text(1), word<AgentKind>(q, 2)});
            alias.of(row, [&](const Query& l) { sink_.alias(l.text(1)); });
            affiliation.of(row, [&](const Query& l) {
                sink_.affiliation({key(l, 1), l.text(2), l.text(3), l.text(4)});
            });
        });
        demand_done({&alias, &affiliation});
    }

    void documents() {
        List citation = list(gainsay::citations), whole = list(gainsay::wholes),
             states = list(gainsay::stated), maker = list(gainsay::makers);
        each(gainsay::documents, [&](const Query& q, RowKey row) {
            const bool retracted = q.integer(6) != 0;
            sink_.document({row, q.text(1), word<DocumentKind>(q, 2), q.text(3), q.text(4), q.integer(5) != 0,
                            retracted, retracted ? q.text(7) : "", retracted ? key(q, 8) : no_row});
            citation.of(row, [&](const Query& l) { sink_.citation(key(l, 1), word<CitationManner>(l, 2)); });
            whole.of(row, [&](const Query& l) { sink_.part_of(key(l, 1)); });
            states.of(row, [&](const Query& l) { sink_.states(key(l, 1)); });
            maker.of(row, [&](const Query& l) {
                if (l.text(2) == "published_by") {
                    sink_.published_by(key(l, 1));
                } else {
                    sink_.authored_by(key(l, 1));
                }
            });
        });
        demand_done({&citation, &whole, &states, &maker});
    }

    void claims() {
        each(gainsay::claims, [&](const Query& q, RowKey row) { sink_.claim({row, q.text(1), q.text(2)}); });
    }

    void statements() {
        List occurrence = list(gainsay::occurrences);
        each(gainsay::statements, [&](const Query& q, RowKey row) {
            const bool retracted = q.integer(8) != 0;
            sink_.statement({row, key(q, 1), word<Stance>(q, 2),
                             one_of(q, 3, RecordKind::Claim, RecordKind::Document), word<Manner>(q, 5),
                             word<Commitment>(q, 6), q.text(7), retracted, retracted ? q.text(9) : "",
                             retracted ? key(q, 10) : no_row, q.text(11)});
            occurrence.of(row, [&](const Query& l) {
                sink_.occurrence(
                    {key(l, 1), l.text(2), l.text(3), one_of(l, 4, RecordKind::Agent, RecordKind::Document)});
            });
        });
        demand_done({&occurrence});
    }

    void relations() {
        each(gainsay::relations, [&](const Query& q, RowKey row) {
            sink_.relation({row, word<RelationKind>(q, 1), key(q, 2),
                            one_of(q, 3, RecordKind::Claim, RecordKind::Statement, RecordKind::Document,
                                   RecordKind::Relation),
                            key(q, 7), key(q, 8), word<RelationStatus>(q, 9), q.text(10), q.text(11)});
        });
    }

    void reviews() {
        each(gainsay::reviews, [&](const Query& q, RowKey row) {
            sink_.review({row, key(q, 1), key(q, 2), key(q, 3), q.text(4), q.text(5)});
        });
    }

private:
    [[nodiscard]] List list(const Scan& scan) const { return {state_.connection, scan, in_order_}; }

    template <class Visit>
    void each(const Scan& scan, const Visit& visit) {
        Query query = state_.connection.query(scan.sql(in_order_));
        while (query.step()) {
            row_ = query.integer(0);
            if (!state_.is_stub(kind_, row_)) visit(query, row_);
        }
    }

    void demand_done(std::initializer_list<const List*> lists) const {
        for (const List* list : lists) {
            if (!list->done()) {
                sqlite::throw_damaged(state_.connection.path(),
                                      "a list belongs to no " + std::string(to_string(kind_)));
            }
        }
    }

    template <class E>
    E word(const Query& query, int column) const {
        const auto value = from_word<E>(query.text(column));
        if (!value) {
            sqlite::throw_damaged(state_.connection.path(),
                                  "the " + std::string(to_string(kind_)) + " in row " + std::to_string(row_) +
                                      " has \"" + query.string(column) +
                                      "\" where one of the words of the model should stand");
        }
        return *value;
    }

    const CaseFile::State& state_;
    RecordKind kind_;
    bool in_order_;
    GraphRowSink& sink_;
    RowKey row_ = no_row;
};

}  // namespace

CaseFileRows::CaseFileRows(const CaseFile::State& state)
    : state_(state), transaction_(state.connection), version_(state.version()) {
    // A scan asks for every page once, so that a cache would only grow.
    state_.connection.exec("PRAGMA cache_size = -2048");
}

CaseFileRows::~CaseFileRows() {
    // One that fails leaves a small cache, which is slow at worst.
    sqlite3_exec(state_.connection.raw(), sqlite::usual_cache, nullptr, nullptr, nullptr);
}

void CaseFileRows::ids(RecordKind kind, const IdVisitor& visit) {
    const auto k = static_cast<std::size_t>(kind);
    bool in_order = true;
    RowKey last = no_row;
    Query query = state_.connection.query(all_ids[k]);
    while (query.step()) {
        const RowKey row = query.integer(0);
        in_order = in_order && row > last;
        last = row;
        if (!state_.is_stub(kind, row)) visit(row, query.text(1));
    }
    in_order_[k] = in_order;
    if (!in_order) state_.connection.exec(sqlite::usual_cache);  // rows will be looked up
}

void CaseFileRows::rows(RecordKind kind, GraphRowSink& sink) {
    Pass pass(state_, kind, in_order_[static_cast<std::size_t>(kind)], sink);
    switch (kind) {
        case RecordKind::Agent:
            return pass.agents();
        case RecordKind::Document:
            return pass.documents();
        case RecordKind::Claim:
            return pass.claims();
        case RecordKind::Statement:
            return pass.statements();
        case RecordKind::Relation:
            return pass.relations();
        case RecordKind::Review:
            return pass.reviews();
    }
}

std::unique_ptr<GraphRows> CaseFile::graph_rows() const {
    return std::make_unique<CaseFileRows>(*state_);
}

}  // namespace gainsay
