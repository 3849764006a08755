#include "graphs/store/records/read_rows.hpp"

#include <initializer_list>
#include <optional>
#include <type_traits>
#include <utility>

#include "graphs/model/error.hpp"
#include "graphs/store/records/record_tables.hpp"
#include "graphs/store/sql/schema.hpp"

namespace gainsay {
namespace {

using sqlite::Query;
using sqlite::Tree;
using sqlite::TreeScan;

/// What one table is asked for, in three ways: for a table whose rows lie in the order of ids, for one that the index of
/// ids leads, and from the pages of the first. Columns are the same in all.
struct Scan {
    const char* by_row;
    const char* by_id;
    Tree tree;
};

// A record's own table: its row first.
#define GAINSAY_OWN(columns, table, ...)                          \
    {                                                             \
        "SELECT row, " columns " FROM " table " ORDER BY row",    \
            "SELECT row, " columns " FROM " table " ORDER BY id", \
            Tree(table, {Tree::row_number, __VA_ARGS__})          \
    }
// A table of lists: the owner's row first. The keys of these tables begin with their owner.
#define GAINSAY_LIST(columns, table, owner, ...)                                                         \
    {                                                                                                    \
        "SELECT " owner ", " columns " FROM " table " ORDER BY " owner ", position",                     \
            "SELECT " table "." owner ", " columns " FROM " owner " AS o CROSS JOIN " table " ON " table \
            "." owner " = o.row ORDER BY o.id, position",                                                \
            Tree(table, {0, __VA_ARGS__})                                                                \
    }
// The index that UNIQUE makes: id, row.
#define GAINSAY_IDS(table) \
    { "SELECT row, id FROM " table " ORDER BY id", nullptr, Tree("sqlite_autoindex_" table "_1", {1, 0}) }

constexpr std::array<Scan, record_kind_count> all_ids{{
    GAINSAY_IDS("agent"),
    GAINSAY_IDS("document"),
    GAINSAY_IDS("claim"),
    GAINSAY_IDS("statement"),
    GAINSAY_IDS("relation"),
    GAINSAY_IDS("review"),
}};

constexpr Scan agents = GAINSAY_OWN("name, kind", "agent", 2, 3);
constexpr Scan aliases = GAINSAY_LIST("alias", "agent_alias", "agent", 2);
constexpr Scan affiliations =
    GAINSAY_LIST("with_agent, role, from_date, until_date", "affiliation", "agent", 2, 3, 4, 5);
constexpr Scan documents =
    GAINSAY_OWN("title, kind, published, url, snapshot_sha256, retracted, retracted_on, retracted_by",
                "document", 2, 3, 4, 5, 9, 10, 11, 12);
constexpr Scan citations = GAINSAY_LIST("cited, manner", "citation", "document", 2, 3);
constexpr Scan wholes = GAINSAY_LIST("whole", "document_part_of", "document", 2);
constexpr Scan stated = GAINSAY_LIST("claim", "document_states", "document", 2);
// Both roles in one scan: the key is (document, role, position).
constexpr Scan makers{
    "SELECT document, agent, role FROM document_agent ORDER BY document, role, position",
    "SELECT document_agent.document, agent, role FROM document AS o CROSS JOIN document_agent "
    "ON document_agent.document = o.row ORDER BY o.id, role, position",
    Tree("document_agent", {0, 3, 1})};
constexpr Scan claims = GAINSAY_OWN("text, valid", "claim", 2, 4);
constexpr Scan statements = GAINSAY_OWN(
    "speaker, stance, of_claim, of_document, manner, commitment, said_on, retracted, retracted_on, "
    "retracted_by, note",
    "statement", 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
constexpr Scan occurrences =
    GAINSAY_LIST("document, cue, exact, via_agent, via_document", "occurrence", "statement", 2, 3, 4, 9, 10);
constexpr Scan relations = GAINSAY_OWN(
    "kind, from_claim, to_claim, to_statement, to_document, to_relation, asserted_by, asserted_in, status, "
    "origin, note",
    "relation", 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
constexpr Scan reviews =
    GAINSAY_OWN("of_claim, by_agent, in_document, on_date, note", "review", 2, 3, 4, 9, 10);

/// Scans of SQLite.
struct FromSql {
    using Rows = Query;

    /// The table of a kind, in the order of ids.
    struct Own {
        Query rows;
        bool step() { return rows.step(); }
    };

    const CaseFile::State& state;
    bool in_order;

    [[nodiscard]] Query scan(const Scan& scan) const {
        return state.connection.query(in_order ? scan.by_row : scan.by_id);
    }
    [[nodiscard]] Own own(RecordKind /*kind*/, const Scan& scan) const { return {this->scan(scan)}; }
    [[nodiscard]] static bool seeks() { return false; }
    /// The row stands for a record that has yet to arrive.
    [[nodiscard]] bool is_stub(RecordKind kind, RowKey row) const { return state.is_stub(kind, row); }
};

/// Scans of pages. Nobody is changing what is read so, and only then are there stubs.
struct FromPages {
    using Rows = TreeScan;

    struct Own {
        const CaseFilePages& pages;
        TreeScan rows;
        std::optional<TreeScan> ids;  ///< that lead, where rows lie in another order
        RowKey last = no_row;

        bool step() {
            if (!ids) return rows.step();
            if (!ids->step()) return false;
            const RowKey row = ids->integer(0);
            // Most rows of a case that was imported in order lie in order even when later ones do not.
            if (row != last + 1) rows.seek(row);
            if (!rows.step() || rows.integer(0) != row) pages.miss(row);
            last = row;
            return true;
        }
    };

    const CaseFilePages& pages;
    bool in_order;

    [[nodiscard]] TreeScan scan(const Scan& scan) const {
        return {pages.file, scan.tree, pages.root(scan.tree.name)};
    }
    [[nodiscard]] Own own(RecordKind kind, const Scan& scan) const {
        Own own{pages, this->scan(scan), std::nullopt};
        if (!in_order) own.ids.emplace(this->scan(all_ids[static_cast<std::size_t>(kind)]));
        return own;
    }
    [[nodiscard]] bool seeks() const { return !in_order; }
    [[nodiscard]] static bool is_stub(RecordKind /*kind*/, RowKey /*row*/) { return false; }
};

template <class Rows>
RowKey key(const Rows& rows, int column) {
    return rows.integer_or(column, no_row);
}

/// The one of several columns that names something; each is of another kind.
template <class Rows, class... Kinds>
RowRef one_of(const Rows& rows, int column, Kinds... kinds) {
    RowRef found;
    ((found.row == no_row ? (void)(found = {kinds, key(rows, column)}, ++column) : (void)0), ...);
    return found;
}

/// A list table that is read beside the table of its owners. Either both come in one order, or the owner's rows are
/// sought; what is ordered by SQL is of the first kind.
template <class Rows>
class List {
public:
    List(Rows rows, bool seeks) : rows_(std::move(rows)), seeks_(seeks) { step(); }

    /// Calls `visit` for the rows that belong to `owner`.
    template <class Visit>
    void of(RowKey owner, const Visit& visit) {
        if constexpr (std::is_same_v<Rows, TreeScan>) {
            if (seeks_) seek(owner);
        }
        for (; more_ && owner_ == owner; step()) visit(rows_);
        asked_ = owner;
    }
    /// False when rows are left that belong to nobody who was asked for; sought ones are not looked at.
    [[nodiscard]] bool done() const noexcept { return seeks_ || !more_; }

private:
    /// The row at hand is the first one behind those of `asked_`, so that it is known what follows directly.
    void seek(RowKey owner) {
        if (owner > asked_ && (!more_ || owner <= owner_)) return;
        rows_.seek(owner);
        step();
    }
    void step() {
        more_ = rows_.step();
        if (more_) owner_ = rows_.integer(0);
    }

    Rows rows_;
    bool seeks_, more_ = false;
    RowKey owner_ = no_row, asked_ = no_row;
};

/// One pass over the tables of a kind.
template <class Source>
class Pass {
public:
    using Rows = typename Source::Rows;

    Pass(const CaseFile::State& state, const Source& source, RecordKind kind, GraphRowSink& sink)
        : state_(state), source_(source), kind_(kind), sink_(sink) {}

    void run() {
        switch (kind_) {
            case RecordKind::Agent:
                return agents();
            case RecordKind::Document:
                return documents();
            case RecordKind::Claim:
                return claims();
            case RecordKind::Statement:
                return statements();
            case RecordKind::Relation:
                return relations();
            case RecordKind::Review:
                return reviews();
        }
    }

private:
    void agents() {
        List<Rows> alias = list(gainsay::aliases), affiliation = list(gainsay::affiliations);
        each(gainsay::agents, [&](const Rows& q, RowKey row) {
            sink_.agent({row, q.text(1), word<AgentKind>(q, 2)});
            alias.of(row, [&](const Rows& l) { sink_.alias(l.text(1)); });
            affiliation.of(row, [&](const Rows& l) {
                sink_.affiliation({key(l, 1), l.text(2), l.text(3), l.text(4)});
            });
        });
        demand_done({&alias, &affiliation});
    }

    void documents() {
        List<Rows> citation = list(gainsay::citations), whole = list(gainsay::wholes),
                   states = list(gainsay::stated), maker = list(gainsay::makers);
        each(gainsay::documents, [&](const Rows& q, RowKey row) {
            const bool retracted = q.integer(6) != 0;
            sink_.document({row, q.text(1), word<DocumentKind>(q, 2), q.text(3), q.text(4), !q.is_null(5),
                            retracted, retracted ? q.text(7) : "", retracted ? key(q, 8) : no_row});
            citation.of(row, [&](const Rows& l) { sink_.citation(key(l, 1), word<CitationManner>(l, 2)); });
            whole.of(row, [&](const Rows& l) { sink_.part_of(key(l, 1)); });
            states.of(row, [&](const Rows& l) { sink_.states(key(l, 1)); });
            maker.of(row, [&](const Rows& l) {
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
        each(gainsay::claims, [&](const Rows& q, RowKey row) { sink_.claim({row, q.text(1), q.text(2)}); });
    }

    void statements() {
        List<Rows> occurrence = list(gainsay::occurrences);
        each(gainsay::statements, [&](const Rows& q, RowKey row) {
            const bool retracted = q.integer(8) != 0;
            sink_.statement({row, key(q, 1), word<Stance>(q, 2),
                             one_of(q, 3, RecordKind::Claim, RecordKind::Document), word<Manner>(q, 5),
                             word<Commitment>(q, 6), q.text(7), retracted, retracted ? q.text(9) : "",
                             retracted ? key(q, 10) : no_row, q.text(11)});
            occurrence.of(row, [&](const Rows& l) {
                sink_.occurrence(
                    {key(l, 1), l.text(2), l.text(3), one_of(l, 4, RecordKind::Agent, RecordKind::Document)});
            });
        });
        demand_done({&occurrence});
    }

    void relations() {
        each(gainsay::relations, [&](const Rows& q, RowKey row) {
            sink_.relation({row, word<RelationKind>(q, 1), key(q, 2),
                            one_of(q, 3, RecordKind::Claim, RecordKind::Statement, RecordKind::Document,
                                   RecordKind::Relation),
                            key(q, 7), key(q, 8), word<RelationStatus>(q, 9), q.text(10), q.text(11)});
        });
    }

    void reviews() {
        each(gainsay::reviews, [&](const Rows& q, RowKey row) {
            sink_.review({row, key(q, 1), key(q, 2), key(q, 3), q.text(4), q.text(5)});
        });
    }

    [[nodiscard]] List<Rows> list(const Scan& scan) const {
        return List<Rows>(source_.scan(scan), source_.seeks());
    }

    template <class Visit>
    void each(const Scan& scan, const Visit& visit) {
        auto own = source_.own(kind_, scan);
        while (own.step()) {
            row_ = own.rows.integer(0);
            if (!source_.is_stub(kind_, row_)) visit(own.rows, row_);
        }
    }

    void demand_done(std::initializer_list<const List<Rows>*> lists) const {
        for (const List<Rows>* list : lists) {
            if (!list->done()) {
                sqlite::throw_damaged(state_.connection.path(),
                                      "a list belongs to no " + std::string(to_string(kind_)));
            }
        }
    }

    template <class E>
    E word(const Rows& rows, int column) const {
        const auto value = from_word<E>(rows.text(column));
        if (!value) {
            sqlite::throw_damaged(state_.connection.path(),
                                  "the " + std::string(to_string(kind_)) + " in row " + std::to_string(row_) +
                                      " has \"" + rows.string(column) +
                                      "\" where one of the words of the model should stand");
        }
        return *value;
    }

    const CaseFile::State& state_;
    const Source& source_;
    RecordKind kind_;
    GraphRowSink& sink_;
    RowKey row_ = no_row;
};

}  // namespace

CaseFilePages::CaseFilePages(sqlite::Connection& connection, const sqlite::PageFile& pages)
    : file(pages), path_(connection.path()) {
    // Fields are taken by their numbers, and the file may have been altered since it was opened.
    schema::check(connection);
    Query query = connection.query("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0");
    while (query.step()) roots_.emplace(query.string(0), static_cast<std::uint32_t>(query.integer(1)));
}

std::uint32_t CaseFilePages::root(const char* name) const {
    const auto found = roots_.find(name);
    if (found == roots_.end()) sqlite::throw_damaged(path_, "\"" + std::string(name) + "\" is missing");
    return found->second;
}

void CaseFilePages::miss(RowKey row) const {
    sqlite::throw_damaged(path_,
                          "an index names row " + std::to_string(row) + ", which its table does not have");
}

CaseFileRows::CaseFileRows(const CaseFile::State& state)
    : state_(state), transaction_(state.connection), version_(state.version()) {
    // A scan asks for every page once, so that a cache would only grow.
    state_.connection.exec("PRAGMA cache_size = -2048");
    // version() was the first thing that the transaction read, so that it has begun.
    if (const auto pages = sqlite::PageFile::of(state_.connection)) pages_.emplace(state_.connection, *pages);
}

CaseFileRows::~CaseFileRows() {
    // One that fails leaves a small cache, which is slow at worst.
    sqlite3_exec(state_.connection.raw(), sqlite::usual_cache, nullptr, nullptr, nullptr);
}

template <class Source>
bool CaseFileRows::visit_ids(const Source& source, RecordKind kind, const IdVisitor& visit) {
    bool in_order = true;
    RowKey last = no_row;
    auto rows = source.scan(all_ids[static_cast<std::size_t>(kind)]);
    while (rows.step()) {
        const RowKey row = rows.integer(0);
        in_order = in_order && row > last;
        last = row;
        if (!source.is_stub(kind, row)) visit(row, rows.text(1));
    }
    return in_order;
}

void CaseFileRows::ids(RecordKind kind, const IdVisitor& visit) {
    const bool in_order = pages_ ? visit_ids(FromPages{*pages_, /*in_order=*/true}, kind, visit)
                                 : visit_ids(FromSql{state_, /*in_order=*/true}, kind, visit);
    in_order_[static_cast<std::size_t>(kind)] = in_order;
    if (!in_order && !pages_) state_.connection.exec(sqlite::usual_cache);  // rows will be looked up
}

void CaseFileRows::rows(RecordKind kind, GraphRowSink& sink) {
    const bool in_order = in_order_[static_cast<std::size_t>(kind)];
    if (pages_) {
        const FromPages source{*pages_, in_order};
        Pass(state_, source, kind, sink).run();
    } else {
        const FromSql source{state_, in_order};
        Pass(state_, source, kind, sink).run();
    }
}

std::unique_ptr<GraphRows> CaseFile::graph_rows() const {
    return std::make_unique<CaseFileRows>(*state_);
}

}  // namespace gainsay
