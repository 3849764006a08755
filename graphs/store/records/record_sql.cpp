#include "graphs/store/records/record_tables.hpp"

// The statements that differ by kind only. They are spelt out, because a statement that can be read can be
// run by hand in the sqlite3 shell.

namespace gainsay::tables {
namespace {

#define GAINSAY_AGENT_COLUMNS "SELECT row, id, name, kind, reliability, note, extra FROM agent "
#define GAINSAY_DOCUMENT_COLUMNS                                                                             \
    "SELECT d.row, d.id, d.title, d.kind, d.published, d.url, d.archived_url, d.language, d.snapshot_path, " \
    "d.snapshot_sha256, d.retracted, d.retracted_on, a.id, d.note, d.extra "                                 \
    "FROM document AS d LEFT JOIN agent AS a ON a.row = d.retracted_by "
#define GAINSAY_CLAIM_COLUMNS "SELECT row, id, text, language, valid, note, extra FROM claim "
#define GAINSAY_STATEMENT_COLUMNS                                                                          \
    "SELECT s.row, s.id, a.id, s.stance, coalesce(c.id, d.id), s.manner, s.commitment, s.said_on, "        \
    "s.retracted, "                                                                                        \
    "s.retracted_on, r.id, s.note, s.extra FROM statement AS s LEFT JOIN agent AS a ON a.row = s.speaker " \
    "LEFT JOIN claim AS c ON c.row = s.of_claim LEFT JOIN document AS d ON d.row = s.of_document "         \
    "LEFT JOIN agent AS r ON r.row = s.retracted_by "
#define GAINSAY_RELATION_COLUMNS                                                                           \
    "SELECT r.row, r.id, r.kind, f.id, coalesce(c.id, s.id, d.id, o.id), a.id, i.id, r.status, r.origin, " \
    "r.note, "                                                                                             \
    "r.extra FROM relation AS r LEFT JOIN claim AS f ON f.row = r.from_claim "                             \
    "LEFT JOIN claim AS c ON c.row = r.to_claim LEFT JOIN statement AS s ON s.row = r.to_statement "       \
    "LEFT JOIN document AS d ON d.row = r.to_document LEFT JOIN relation AS o ON o.row = r.to_relation "   \
    "LEFT JOIN agent AS a ON a.row = r.asserted_by LEFT JOIN document AS i ON i.row = r.asserted_in "
#define GAINSAY_REVIEW_COLUMNS                                                                              \
    "SELECT v.row, v.id, c.id, a.id, d.id, v.rating_value, v.rating_best, v.rating_worst, v.rating_label, " \
    "v.on_date, v.note, v.extra FROM review AS v LEFT JOIN claim AS c ON c.row = v.of_claim "               \
    "LEFT JOIN agent AS a ON a.row = v.by_agent LEFT JOIN document AS d ON d.row = v.in_document "

const std::vector<Mention> agent_mentions{
    {RecordKind::Agent, "affiliations[].with",
     "SELECT DISTINCT id FROM affiliation JOIN agent ON row = agent WHERE with_agent = ?1 ORDER BY id LIMIT "
     "?2"},
    {RecordKind::Document, "published_by",
     "SELECT DISTINCT id FROM document_agent JOIN document ON row = document "
     "WHERE agent = ?1 AND role = 'published_by' ORDER BY id LIMIT ?2"},
    {RecordKind::Document, "authored_by",
     "SELECT DISTINCT id FROM document_agent JOIN document ON row = document "
     "WHERE agent = ?1 AND role = 'authored_by' ORDER BY id LIMIT ?2"},
    {RecordKind::Document, "retracted.by",
     "SELECT id FROM document WHERE retracted_by = ?1 ORDER BY id LIMIT ?2"},
    {RecordKind::Statement, "speaker", "SELECT id FROM statement WHERE speaker = ?1 ORDER BY id LIMIT ?2"},
    {RecordKind::Statement, "occurrences[].via",
     "SELECT DISTINCT id FROM occurrence JOIN statement ON row = statement WHERE via_agent = ?1 "
     "ORDER BY id LIMIT ?2"},
    {RecordKind::Statement, "retracted.by",
     "SELECT id FROM statement WHERE retracted_by = ?1 ORDER BY id LIMIT ?2"},
    {RecordKind::Relation, "asserted_by",
     "SELECT id FROM relation WHERE asserted_by = ?1 ORDER BY id LIMIT ?2"},
    {RecordKind::Review, "by", "SELECT id FROM review WHERE by_agent = ?1 ORDER BY id LIMIT ?2"},
};
const std::vector<Mention> document_mentions{
    {RecordKind::Document, "part_of",
     "SELECT DISTINCT id FROM document_part_of JOIN document ON row = document WHERE whole = ?1 ORDER BY id "
     "LIMIT ?2"},
    {RecordKind::Document, "cites[].document",
     "SELECT DISTINCT id FROM citation JOIN document ON row = document WHERE cited = ?1 ORDER BY id LIMIT "
     "?2"},
    {RecordKind::Statement, "of", "SELECT id FROM statement WHERE of_document = ?1 ORDER BY id LIMIT ?2"},
    {RecordKind::Statement, "occurrences[].document",
     "SELECT DISTINCT id FROM occurrence JOIN statement ON row = statement WHERE document = ?1 ORDER BY id "
     "LIMIT ?2"},
    {RecordKind::Statement, "occurrences[].via",
     "SELECT DISTINCT id FROM occurrence JOIN statement ON row = statement WHERE via_document = ?1 "
     "ORDER BY id LIMIT ?2"},
    {RecordKind::Relation, "to", "SELECT id FROM relation WHERE to_document = ?1 ORDER BY id LIMIT ?2"},
    {RecordKind::Relation, "asserted_in",
     "SELECT id FROM relation WHERE asserted_in = ?1 ORDER BY id LIMIT ?2"},
    {RecordKind::Review, "in", "SELECT id FROM review WHERE in_document = ?1 ORDER BY id LIMIT ?2"},
};
const std::vector<Mention> claim_mentions{
    {RecordKind::Document, "states",
     "SELECT DISTINCT id FROM document_states JOIN document ON row = document WHERE claim = ?1 ORDER BY id "
     "LIMIT ?2"},
    {RecordKind::Statement, "of", "SELECT id FROM statement WHERE of_claim = ?1 ORDER BY id LIMIT ?2"},
    {RecordKind::Relation, "from", "SELECT id FROM relation WHERE from_claim = ?1 ORDER BY id LIMIT ?2"},
    {RecordKind::Relation, "to", "SELECT id FROM relation WHERE to_claim = ?1 ORDER BY id LIMIT ?2"},
    {RecordKind::Review, "of", "SELECT id FROM review WHERE of_claim = ?1 ORDER BY id LIMIT ?2"},
};
const std::vector<Mention> statement_mentions{
    {RecordKind::Relation, "to", "SELECT id FROM relation WHERE to_statement = ?1 ORDER BY id LIMIT ?2"},
};
const std::vector<Mention> relation_mentions{
    {RecordKind::Relation, "to", "SELECT id FROM relation WHERE to_relation = ?1 ORDER BY id LIMIT ?2"},
};
const std::vector<Mention> review_mentions;

}  // namespace

const std::array<const char*, 16> record_tables{
    "agent",          "agent_alias",      "agent_same_as",   "affiliation", "document",    "citation",
    "document_agent", "document_part_of", "document_states", "claim",       "claim_topic", "quantity",
    "statement",      "occurrence",       "relation",        "review"};

const PerKind row_of_id{
    "SELECT row FROM agent WHERE id = ?1",    "SELECT row FROM document WHERE id = ?1",
    "SELECT row FROM claim WHERE id = ?1",    "SELECT row FROM statement WHERE id = ?1",
    "SELECT row FROM relation WHERE id = ?1", "SELECT row FROM review WHERE id = ?1",
};
const PerKind id_of_row{
    "SELECT id FROM agent WHERE row = ?1",    "SELECT id FROM document WHERE row = ?1",
    "SELECT id FROM claim WHERE row = ?1",    "SELECT id FROM statement WHERE row = ?1",
    "SELECT id FROM relation WHERE row = ?1", "SELECT id FROM review WHERE row = ?1",
};
const PerKind select_one{
    GAINSAY_AGENT_COLUMNS "WHERE row = ?1",      GAINSAY_DOCUMENT_COLUMNS "WHERE d.row = ?1",
    GAINSAY_CLAIM_COLUMNS "WHERE row = ?1",      GAINSAY_STATEMENT_COLUMNS "WHERE s.row = ?1",
    GAINSAY_RELATION_COLUMNS "WHERE r.row = ?1", GAINSAY_REVIEW_COLUMNS "WHERE v.row = ?1",
};
const PerKind select_all{
    GAINSAY_AGENT_COLUMNS "ORDER BY id",      GAINSAY_DOCUMENT_COLUMNS "ORDER BY d.id",
    GAINSAY_CLAIM_COLUMNS "ORDER BY id",      GAINSAY_STATEMENT_COLUMNS "ORDER BY s.id",
    GAINSAY_RELATION_COLUMNS "ORDER BY r.id", GAINSAY_REVIEW_COLUMNS "ORDER BY v.id",
};
const PerKind count_all{
    "SELECT count(*) FROM agent",     "SELECT count(*) FROM document", "SELECT count(*) FROM claim",
    "SELECT count(*) FROM statement", "SELECT count(*) FROM relation", "SELECT count(*) FROM review",
};
const PerKind last_row{
    "SELECT max(row) FROM agent",     "SELECT max(row) FROM document", "SELECT max(row) FROM claim",
    "SELECT max(row) FROM statement", "SELECT max(row) FROM relation", "SELECT max(row) FROM review",
};
// Row 0 never exists, so a stub that stays one breaks its own foreign keys.
#define GAINSAY_STUBS(prefix)                                                                             \
    "INSERT INTO " prefix "agent VALUES (?1, ?2, '', 'person', NULL, '', '')",                            \
        "INSERT INTO " prefix                                                                             \
        "document VALUES (?1, ?2, '', 'article', NULL, '', '', '', NULL, NULL, 0, NULL, NULL, '', '')",   \
        "INSERT INTO " prefix "claim VALUES (?1, ?2, '', '', NULL, '', '')",                              \
        "INSERT INTO " prefix                                                                             \
        "statement VALUES (?1, ?2, 0, 'asserts', 0, NULL, 'paraphrase', 'certain', NULL, 0, NULL, NULL, " \
        "'', '')",                                                                                        \
        "INSERT INTO " prefix                                                                             \
        "relation VALUES (?1, ?2, 'contradicts', 0, 0, NULL, NULL, NULL, NULL, NULL, 'accepted', '', "    \
        "'', '')",                                                                                        \
        "INSERT INTO " prefix "review VALUES (?1, ?2, 0, NULL, NULL, NULL, NULL, NULL, '', NULL, '', '')",
const PerKind insert_stub{GAINSAY_STUBS("")};
const PerKind insert_bulk_stub{GAINSAY_STUBS("gainsay_bulk_")};
const PerKind make_stub{
    "UPDATE agent SET name = '', note = '', extra = '' WHERE row = ?1",
    "UPDATE document SET title = '', retracted_by = NULL, note = '', extra = '' WHERE row = ?1",
    "UPDATE claim SET text = '', note = '', extra = '' WHERE row = ?1",
    "UPDATE statement SET speaker = 0, of_claim = 0, of_document = NULL, retracted_by = NULL, note = '', "
    "extra = '' "
    "WHERE row = ?1",
    "UPDATE relation SET from_claim = 0, to_claim = 0, to_statement = NULL, to_document = NULL, to_relation "
    "= NULL, "
    "asserted_by = NULL, asserted_in = NULL, note = '', extra = '' WHERE row = ?1",
    "UPDATE review SET of_claim = 0, by_agent = NULL, in_document = NULL, note = '', extra = '' WHERE row = "
    "?1",
};
const PerKind delete_row{
    "DELETE FROM agent WHERE row = ?1",    "DELETE FROM document WHERE row = ?1",
    "DELETE FROM claim WHERE row = ?1",    "DELETE FROM statement WHERE row = ?1",
    "DELETE FROM relation WHERE row = ?1", "DELETE FROM review WHERE row = ?1",
};

const std::vector<Mention>& mentions_of(RecordKind kind) {
    switch (kind) {
        case RecordKind::Agent:
            return agent_mentions;
        case RecordKind::Document:
            return document_mentions;
        case RecordKind::Claim:
            return claim_mentions;
        case RecordKind::Statement:
            return statement_mentions;
        case RecordKind::Relation:
            return relation_mentions;
        case RecordKind::Review:
            break;
    }
    return review_mentions;
}

}  // namespace gainsay::tables
