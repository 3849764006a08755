#include "graphs/model/error.hpp"
#include "graphs/store/records/record_tables.hpp"

namespace gainsay::tables {
namespace {

using sqlite::Connection;
using sqlite::Query;

std::optional<std::string_view> text_of(const std::optional<Edtf>& date) {
    return date ? std::optional<std::string_view>(date->text()) : std::nullopt;
}

// The statement for a table, and the one for its imposter, where a row is never there already.
struct Into {
    const char* tables;
    const char* bulk;
};
#define GAINSAY_INTO(table, values, when_there)                 \
    Into {                                                      \
        "INSERT INTO " table " VALUES " values when_there,      \
            "INSERT INTO gainsay_bulk_" table " VALUES " values \
    }

// One writer a change: rows are found before a statement is taken in hand, since finding one may write a
// stub.
class Writer {
public:
    Writer(Connection& connection, std::int64_t row, Resolver& resolver, Target target)
        : connection_(connection), row_(row), resolver_(resolver), target_(target) {}

    void operator()(const Agent& agent) const {
        const auto grade =
            agent.reliability ? std::optional(std::string(1, *agent.reliability)) : std::nullopt;
        run(GAINSAY_INTO("agent", "(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                         " ON CONFLICT (row) DO UPDATE SET name = excluded.name, kind = excluded.kind, "
                         "reliability = excluded.reliability, note = excluded.note, extra = excluded.extra"),
            agent.id.text(), agent.name, to_word(agent.kind), grade, agent.note, agent.extra);
        list(agent.aliases, [&](int at, const std::string& alias) {
            run(GAINSAY_INTO("agent_alias", "(?1, ?2, ?3)", ""), at, alias);
        });
        list(agent.same_as, [&](int at, const std::string& uri) {
            run(GAINSAY_INTO("agent_same_as", "(?1, ?2, ?3)", ""), at, uri);
        });
        list(agent.affiliations, [&](int at, const Affiliation& one) {
            const std::int64_t body = find(one.with, "affiliations[].with");
            run(GAINSAY_INTO("affiliation", "(?1, ?2, ?3, ?4, ?5, ?6)", ""), at, body, one.role,
                text_of(one.from), text_of(one.until));
        });
    }

    void operator()(const Document& document) const {
        const auto copy = document.snapshot.value_or(StoredCopy{});
        const auto when_there = [&](const std::string& text) {
            return document.snapshot ? std::optional<std::string_view>(text) : std::nullopt;
        };
        const Retraction back = document.retracted.value_or(Retraction{});
        const auto by = find(back.by, "retracted.by");
        run(GAINSAY_INTO("document", "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
                         " ON CONFLICT (row) DO UPDATE SET title = excluded.title, kind = excluded.kind, "
                         "published = excluded.published, url = excluded.url, archived_url = "
                         "excluded.archived_url, language = excluded.language, snapshot_path = "
                         "excluded.snapshot_path, snapshot_sha256 = excluded.snapshot_sha256, retracted = "
                         "excluded.retracted, retracted_on = excluded.retracted_on, retracted_by = "
                         "excluded.retracted_by, note = excluded.note, extra = excluded.extra"),
            document.id.text(), document.title, to_word(document.kind), text_of(document.published),
            document.url, document.archived_url, document.language, when_there(copy.path),
            when_there(copy.sha256), document.retracted.has_value(), text_of(back.on), by, document.note,
            document.extra);
        agents_of(document.published_by, "published_by");
        agents_of(document.authored_by, "authored_by");
        list(document.part_of, [&](int at, const DocumentId& whole) {
            const std::int64_t row = find(whole, "part_of");
            run(GAINSAY_INTO("document_part_of", "(?1, ?2, ?3)", ""), at, row);
        });
        list(document.cites, [&](int at, const Citation& one) {
            const std::int64_t row = find(one.document, "cites[].document");
            run(GAINSAY_INTO("citation", "(?1, ?2, ?3, ?4)", ""), at, row, to_word(one.manner));
        });
        list(document.states, [&](int at, const ClaimId& claim) {
            const std::int64_t row = find(claim, "states");
            run(GAINSAY_INTO("document_states", "(?1, ?2, ?3)", ""), at, row);
        });
    }

    void operator()(const Claim& claim) const {
        run(GAINSAY_INTO(
                "claim", "(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                " ON CONFLICT (row) DO UPDATE SET text = excluded.text, language = excluded.language, valid "
                "= excluded.valid, note = excluded.note, extra = excluded.extra"),
            claim.id.text(), claim.text, claim.language, text_of(claim.valid), claim.note, claim.extra);
        list(claim.topics, [&](int at, const std::string& topic) {
            run(GAINSAY_INTO("claim_topic", "(?1, ?2, ?3)", ""), at, topic);
        });
        list(claim.quantities, [&](int at, const Quantity& q) {
            run(GAINSAY_INTO("quantity", "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)", ""), at, q.measure,
                q.subject, q.population, text_of(q.period), q.value, q.low, q.high, q.unit, to_word(q.bound));
        });
    }

    void operator()(const Statement& statement) const {
        const std::int64_t speaker = find(statement.speaker, "speaker");
        const auto of_claim = find_if(statement.of, RecordKind::Claim, "of");
        const auto of_document = find_if(statement.of, RecordKind::Document, "of");
        const Retraction back = statement.retracted.value_or(Retraction{});
        const auto by = find(back.by, "retracted.by");
        run(GAINSAY_INTO(
                "statement", "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
                " ON CONFLICT (row) DO UPDATE SET speaker = excluded.speaker, stance = excluded.stance, "
                "of_claim = excluded.of_claim, of_document = excluded.of_document, manner = excluded.manner, "
                "commitment = excluded.commitment, said_on = excluded.said_on, retracted = "
                "excluded.retracted, retracted_on = excluded.retracted_on, retracted_by = "
                "excluded.retracted_by, note = excluded.note, extra = excluded.extra"),
            statement.id.text(), speaker, to_word(statement.stance), of_claim, of_document,
            to_word(statement.manner), to_word(statement.commitment), text_of(statement.said_on),
            statement.retracted.has_value(), text_of(back.on), by, statement.note, statement.extra);
        list(statement.occurrences, [&](int at, const Occurrence& one) { occurrence(at, one); });
    }

    void operator()(const Relation& relation) const {
        const std::int64_t from = find(relation.from, "from");
        const auto to_claim = find_if(relation.to, RecordKind::Claim, "to");
        const auto to_statement = find_if(relation.to, RecordKind::Statement, "to");
        const auto to_document = find_if(relation.to, RecordKind::Document, "to");
        const auto to_relation = find_if(relation.to, RecordKind::Relation, "to");
        const auto by = find(relation.asserted_by, "asserted_by");
        const auto in = find(relation.asserted_in, "asserted_in");
        run(GAINSAY_INTO(
                "relation", "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
                " ON CONFLICT (row) DO UPDATE SET kind = excluded.kind, from_claim = excluded.from_claim, "
                "to_claim = excluded.to_claim, to_statement = excluded.to_statement, to_document = "
                "excluded.to_document, to_relation = excluded.to_relation, asserted_by = "
                "excluded.asserted_by, asserted_in = excluded.asserted_in, status = excluded.status, origin "
                "= excluded.origin, note = excluded.note, extra = excluded.extra"),
            relation.id.text(), to_word(relation.kind), from, to_claim, to_statement, to_document,
            to_relation, by, in, to_word(relation.status), relation.origin, relation.note, relation.extra);
    }

    void operator()(const Review& review) const {
        const std::int64_t of = find(review.of, "of");
        const auto by = find(review.by, "by");
        const auto in = find(review.in, "in");
        run(GAINSAY_INTO("review", "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                         " ON CONFLICT (row) DO UPDATE SET of_claim = excluded.of_claim, by_agent = "
                         "excluded.by_agent, in_document = excluded.in_document, rating_value = "
                         "excluded.rating_value, rating_best = excluded.rating_best, rating_worst = "
                         "excluded.rating_worst, rating_label = excluded.rating_label, on_date = "
                         "excluded.on_date, note = excluded.note, extra = excluded.extra"),
            review.id.text(), of, by, in, review.rating.value, review.rating.best, review.rating.worst,
            review.rating.label, text_of(review.on), review.note, review.extra);
    }

private:
    template <class... Values>
    void run(const Into& into, const Values&... values) const {
        connection_.query(target_ == Target::Bulk ? into.bulk : into.tables).lend(row_, values...).run();
    }

    template <class Items, class Write>
    static void list(const Items& items, const Write& write) {
        int position = 0;
        for (const auto& item : items) write(position++, item);
    }

    std::int64_t find(const RecordId& id, const char* field) const { return resolver_.row_of(id, field); }
    template <class Id>
    std::optional<std::int64_t> find(const std::optional<Id>& id, const char* field) const {
        return id ? std::optional(resolver_.row_of(*id, field)) : std::nullopt;
    }
    std::optional<std::int64_t> find_if(const RecordId& id, RecordKind kind, const char* field) const {
        return id.kind() == kind ? std::optional(resolver_.row_of(id, field)) : std::nullopt;
    }

    void agents_of(const std::vector<AgentId>& agents, const char* role) const {
        list(agents, [&](int at, const AgentId& agent) {
            const std::int64_t row = find(agent, role);
            run(GAINSAY_INTO("document_agent", "(?1, ?2, ?3, ?4)", ""), role, at, row);
        });
    }

    void occurrence(int at, const Occurrence& one) const {
        const std::int64_t document = find(one.document, "occurrences[].document");
        std::optional<std::int64_t> via_agent, via_document;
        if (one.via) {
            via_agent = find_if(*one.via, RecordKind::Agent, "occurrences[].via");
            via_document = find_if(*one.via, RecordKind::Document, "occurrences[].via");
        }
        const Selector none;
        const Selector& selector = one.selector ? *one.selector : none;
        const auto when_there = [&](const std::string& text) {
            return one.selector ? std::optional<std::string_view>(text) : std::nullopt;
        };
        run(GAINSAY_INTO("occurrence", "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)", ""), at, document,
            one.cue, when_there(selector.exact), when_there(selector.prefix), when_there(selector.suffix),
            selector.start, selector.end, via_agent, via_document);
    }

    Connection& connection_;
    std::int64_t row_;
    Resolver& resolver_;
    Target target_;
};

}  // namespace

void write_record(Connection& connection, std::int64_t row, const Record& record, Resolver& resolver,
                  Target target) {
    std::visit(Writer(connection, row, resolver, target), record);
}

void erase_links(Connection& connection, RecordKind kind, std::int64_t row) {
    const auto erase = [&](const char* sql) { connection.query(sql).bind(row).run(); };
    switch (kind) {
        case RecordKind::Agent:
            erase("DELETE FROM agent_alias WHERE agent = ?1");
            erase("DELETE FROM agent_same_as WHERE agent = ?1");
            erase("DELETE FROM affiliation WHERE agent = ?1");
            break;
        case RecordKind::Document:
            erase("DELETE FROM document_agent WHERE document = ?1");
            erase("DELETE FROM document_part_of WHERE document = ?1");
            erase("DELETE FROM citation WHERE document = ?1");
            erase("DELETE FROM document_states WHERE document = ?1");
            break;
        case RecordKind::Claim:
            erase("DELETE FROM claim_topic WHERE claim = ?1");
            erase("DELETE FROM quantity WHERE claim = ?1");
            break;
        case RecordKind::Statement:
            erase("DELETE FROM occurrence WHERE statement = ?1");
            break;
        case RecordKind::Relation:
        case RecordKind::Review:
            break;
    }
}

}  // namespace gainsay::tables
