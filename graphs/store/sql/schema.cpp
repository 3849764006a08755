#include "graphs/store/sql/schema.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "graphs/model/error.hpp"

// How the tables were chosen
// - One table a kind, and integer keys (`row`) for every link: an id is stored once, and found by its unique
// index.
// - A mention that may be of several kinds has a column for each of them, of which at most one is set, so
// that every
//   mention is a real foreign key. The keys are deferred: within a change, order plays no part.
// - Words, not numbers, stand for the enumerations: they cost less than their JSON, and a person can read
// them.
// - A list keeps its order by `position`; its tables are WITHOUT ROWID, clustered by their owner.
// - The full-text index stores no text of its own. Its rowid is (owner's row << 19) | (position << 3) |
// field, which the
//   view search_text spells out.
// - Every index that serves a foreign key of rarely set columns is partial: what is not said costs nothing.

namespace gainsay::schema {
namespace {

constexpr const char* version_1 = R"sql(
CREATE TABLE case_info (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    identity TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    language TEXT NOT NULL,
    extra TEXT NOT NULL
) STRICT;

CREATE TABLE agent (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'organization', 'public-body', 'media')),
    reliability TEXT CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
    note TEXT NOT NULL,
    extra TEXT NOT NULL
) STRICT;
CREATE TABLE agent_alias (
    agent INTEGER NOT NULL REFERENCES agent DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    alias TEXT NOT NULL,
    PRIMARY KEY (agent, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE agent_same_as (
    agent INTEGER NOT NULL REFERENCES agent DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    uri TEXT NOT NULL,
    PRIMARY KEY (agent, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE affiliation (
    agent INTEGER NOT NULL REFERENCES agent DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    with_agent INTEGER NOT NULL REFERENCES agent DEFERRABLE INITIALLY DEFERRED,
    role TEXT NOT NULL,
    from_date TEXT,
    until_date TEXT,
    PRIMARY KEY (agent, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX affiliation_with_agent ON affiliation (with_agent);

CREATE TABLE document (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    kind TEXT NOT NULL
        CHECK (kind IN ('article', 'report', 'statement', 'law', 'transcript', 'dataset', 'post')),
    published TEXT,
    url TEXT NOT NULL,
    archived_url TEXT NOT NULL,
    language TEXT NOT NULL,
    snapshot_path TEXT,
    snapshot_sha256 TEXT,
    retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
    retracted_on TEXT,
    retracted_by INTEGER REFERENCES agent DEFERRABLE INITIALLY DEFERRED,
    note TEXT NOT NULL,
    extra TEXT NOT NULL,
    CHECK ((snapshot_path IS NULL) = (snapshot_sha256 IS NULL))
) STRICT;
CREATE INDEX document_retracted_by ON document (retracted_by) WHERE retracted_by IS NOT NULL;
CREATE TABLE document_agent (
    document INTEGER NOT NULL REFERENCES document DEFERRABLE INITIALLY DEFERRED,
    role TEXT NOT NULL CHECK (role IN ('published_by', 'authored_by')),
    position INTEGER NOT NULL,
    agent INTEGER NOT NULL REFERENCES agent DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (document, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_agent_agent ON document_agent (agent);
CREATE TABLE document_part_of (
    document INTEGER NOT NULL REFERENCES document DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    whole INTEGER NOT NULL REFERENCES document DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_part_of_whole ON document_part_of (whole);
CREATE TABLE citation (
    document INTEGER NOT NULL REFERENCES document DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    cited INTEGER NOT NULL REFERENCES document DEFERRABLE INITIALLY DEFERRED,
    manner TEXT NOT NULL CHECK (manner IN ('quotes', 'evidence', 'data', 'mentions')),
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX citation_cited ON citation (cited);
CREATE TABLE document_states (
    document INTEGER NOT NULL REFERENCES document DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    claim INTEGER NOT NULL REFERENCES claim DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_states_claim ON document_states (claim);

CREATE TABLE claim (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    valid TEXT,
    note TEXT NOT NULL,
    extra TEXT NOT NULL
) STRICT;
CREATE TABLE claim_topic (
    claim INTEGER NOT NULL REFERENCES claim DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    topic TEXT NOT NULL,
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE quantity (
    claim INTEGER NOT NULL REFERENCES claim DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    measure TEXT NOT NULL,
    subject TEXT NOT NULL,
    population TEXT NOT NULL,
    period TEXT,
    value REAL,
    low REAL,
    high REAL,
    unit TEXT NOT NULL,
    bound TEXT NOT NULL CHECK (bound IN ('exactly', 'about', 'at-least', 'at-most')),
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    speaker INTEGER NOT NULL REFERENCES agent DEFERRABLE INITIALLY DEFERRED,
    stance TEXT NOT NULL CHECK (stance IN ('asserts', 'denies', 'questions')),
    of_claim INTEGER REFERENCES claim DEFERRABLE INITIALLY DEFERRED,
    of_document INTEGER REFERENCES document DEFERRABLE INITIALLY DEFERRED,
    manner TEXT NOT NULL CHECK (manner IN ('quote', 'paraphrase')),
    commitment TEXT NOT NULL CHECK (commitment IN ('certain', 'hedged')),
    said_on TEXT,
    retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
    retracted_on TEXT,
    retracted_by INTEGER REFERENCES agent DEFERRABLE INITIALLY DEFERRED,
    note TEXT NOT NULL,
    extra TEXT NOT NULL,
    CHECK ((of_claim IS NULL) <> (of_document IS NULL))
) STRICT;
CREATE INDEX statement_speaker ON statement (speaker);
CREATE INDEX statement_of_claim ON statement (of_claim) WHERE of_claim IS NOT NULL;
CREATE INDEX statement_of_document ON statement (of_document) WHERE of_document IS NOT NULL;
CREATE INDEX statement_retracted_by ON statement (retracted_by) WHERE retracted_by IS NOT NULL;
CREATE TABLE occurrence (
    statement INTEGER NOT NULL REFERENCES statement DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES document DEFERRABLE INITIALLY DEFERRED,
    cue TEXT NOT NULL,
    exact TEXT,
    prefix TEXT,
    suffix TEXT,
    start_char INTEGER,
    end_char INTEGER,
    via_agent INTEGER REFERENCES agent DEFERRABLE INITIALLY DEFERRED,
    via_document INTEGER REFERENCES document DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (statement, position),
    CHECK (via_agent IS NULL OR via_document IS NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX occurrence_document ON occurrence (document);
CREATE INDEX occurrence_via_agent ON occurrence (via_agent) WHERE via_agent IS NOT NULL;
CREATE INDEX occurrence_via_document ON occurrence (via_document) WHERE via_document IS NOT NULL;

CREATE TABLE relation (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN
        ('contradicts', 'rebuts', 'undercuts', 'supports', 'entails', 'qualifies', 'rephrases')),
    from_claim INTEGER NOT NULL REFERENCES claim DEFERRABLE INITIALLY DEFERRED,
    to_claim INTEGER REFERENCES claim DEFERRABLE INITIALLY DEFERRED,
    to_statement INTEGER REFERENCES statement DEFERRABLE INITIALLY DEFERRED,
    to_document INTEGER REFERENCES document DEFERRABLE INITIALLY DEFERRED,
    to_relation INTEGER REFERENCES relation DEFERRABLE INITIALLY DEFERRED,
    asserted_by INTEGER REFERENCES agent DEFERRABLE INITIALLY DEFERRED,
    asserted_in INTEGER REFERENCES document DEFERRABLE INITIALLY DEFERRED,
    status TEXT NOT NULL CHECK (status IN ('accepted', 'proposed', 'rejected')),
    origin TEXT NOT NULL,
    note TEXT NOT NULL,
    extra TEXT NOT NULL,
    CHECK ((to_claim IS NOT NULL) + (to_statement IS NOT NULL) + (to_document IS NOT NULL)
         + (to_relation IS NOT NULL) = 1)
) STRICT;
CREATE INDEX relation_from_claim ON relation (from_claim);
CREATE INDEX relation_to_claim ON relation (to_claim) WHERE to_claim IS NOT NULL;
CREATE INDEX relation_to_statement ON relation (to_statement) WHERE to_statement IS NOT NULL;
CREATE INDEX relation_to_document ON relation (to_document) WHERE to_document IS NOT NULL;
CREATE INDEX relation_to_relation ON relation (to_relation) WHERE to_relation IS NOT NULL;
CREATE INDEX relation_asserted_by ON relation (asserted_by) WHERE asserted_by IS NOT NULL;
CREATE INDEX relation_asserted_in ON relation (asserted_in) WHERE asserted_in IS NOT NULL;

CREATE TABLE review (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    of_claim INTEGER NOT NULL REFERENCES claim DEFERRABLE INITIALLY DEFERRED,
    by_agent INTEGER REFERENCES agent DEFERRABLE INITIALLY DEFERRED,
    in_document INTEGER REFERENCES document DEFERRABLE INITIALLY DEFERRED,
    rating_value REAL,
    rating_best REAL,
    rating_worst REAL,
    rating_label TEXT NOT NULL,
    on_date TEXT,
    note TEXT NOT NULL,
    extra TEXT NOT NULL
) STRICT;
CREATE INDEX review_of_claim ON review (of_claim);
CREATE INDEX review_by_agent ON review (by_agent) WHERE by_agent IS NOT NULL;
CREATE INDEX review_in_document ON review (in_document) WHERE in_document IS NOT NULL;

CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    action TEXT NOT NULL,
    message TEXT NOT NULL,
    undoes INTEGER REFERENCES journal,
    redoes INTEGER REFERENCES journal
) STRICT;
CREATE UNIQUE INDEX journal_undoes ON journal (undoes) WHERE undoes IS NOT NULL;
CREATE UNIQUE INDEX journal_redoes ON journal (redoes) WHERE redoes IS NOT NULL;
CREATE TABLE journal_change (
    number INTEGER PRIMARY KEY,
    seq INTEGER NOT NULL REFERENCES journal DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN ('agent', 'document', 'claim', 'statement', 'relation', 'review')),
    change TEXT NOT NULL CHECK (change IN ('added', 'replaced', 'removed')),
    first_row INTEGER NOT NULL,
    last_row INTEGER NOT NULL,
    id TEXT,
    before TEXT,
    CHECK ((change = 'added') = (before IS NULL) AND (id IS NULL) = (before IS NULL))
) STRICT;
CREATE INDEX journal_change_seq ON journal_change (seq);
CREATE INDEX journal_change_row ON journal_change (kind, first_row, seq) WHERE change <> 'added';
CREATE TABLE journal_count (
    seq INTEGER NOT NULL REFERENCES journal DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    added INTEGER NOT NULL,
    replaced INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    PRIMARY KEY (seq, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE journal_info (
    seq INTEGER PRIMARY KEY REFERENCES journal DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    language TEXT NOT NULL,
    extra TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2');

CREATE VIEW search_text AS
    SELECT row << 19 | 0 AS key, id, 'name' AS field, name AS text FROM agent WHERE name <> ''
    UNION ALL
    SELECT (agent.row << 19) | (position << 3) | 1, id, 'alias', alias
    FROM agent_alias JOIN agent ON agent.row = agent_alias.agent WHERE alias <> ''
    UNION ALL
    SELECT row << 19 | 2, id, 'title', title FROM document WHERE title <> ''
    UNION ALL
    SELECT row << 19 | 3, id, 'text', text FROM claim WHERE text <> ''
    UNION ALL
    SELECT (statement.row << 19) | (position << 3) | 4, id, 'quote', exact
    FROM occurrence JOIN statement ON statement.row = occurrence.statement WHERE exact <> ''
    UNION ALL
    SELECT row << 19 | 5, id, 'note', note FROM statement WHERE note <> '';

CREATE VIEW agents_view AS
    SELECT id, name, kind, reliability,
        (SELECT group_concat(alias, '; ') FROM agent_alias WHERE agent = agent.row) AS aliases,
        (SELECT group_concat(trim(role || ' of ' || body.name), '; ')
         FROM affiliation JOIN agent AS body ON body.row = with_agent
         WHERE affiliation.agent = agent.row) AS affiliations,
        (SELECT count(*) FROM statement WHERE speaker = agent.row) AS statements,
        note
    FROM agent;

CREATE VIEW documents_view AS
    SELECT id, title, kind, published,
        (SELECT group_concat(name, '; ')
         FROM document_agent JOIN agent ON agent.row = document_agent.agent
         WHERE document = document.row AND role = 'published_by') AS publishers,
        (SELECT group_concat(name, '; ')
         FROM document_agent JOIN agent ON agent.row = document_agent.agent
         WHERE document = document.row AND role = 'authored_by') AS authors,
        CASE WHEN snapshot_path IS NULL THEN 'reported' ELSE 'seen' END AS known_how,
        CASE WHEN retracted THEN coalesce(retracted_on, 'date unknown') END AS retracted,
        (SELECT count(*) FROM occurrence WHERE document = document.row) AS occurrences,
        url, note
    FROM document;

CREATE VIEW claims_view AS
    SELECT id, text, valid,
        (SELECT group_concat(topic, '; ') FROM claim_topic WHERE claim = claim.row) AS topics,
        (SELECT count(*) FROM statement WHERE of_claim = claim.row AND stance = 'asserts')
          + (SELECT count(*) FROM document_states WHERE claim = claim.row) AS asserted,
        (SELECT count(*) FROM statement WHERE of_claim = claim.row AND stance = 'denies') AS denied,
        (SELECT count(*) FROM statement WHERE of_claim = claim.row AND stance = 'questions') AS questioned,
        (SELECT count(*) FROM review WHERE of_claim = claim.row) AS reviews,
        note
    FROM claim;

CREATE VIEW who_said_what AS
    SELECT statement.id AS statement, agent.id AS speaker_id, agent.name AS speaker, stance,
        coalesce(claim.id, target.id) AS object_id, coalesce(claim.text, target.title) AS object,
        manner, commitment, said_on, occurrence.cue, exact AS quote,
        place.id AS document_id, place.title AS document,
        coalesce(relay_agent.id, relay_document.id) AS via_id,
        coalesce(relay_agent.name, relay_document.title) AS via,
        CASE WHEN statement.retracted THEN coalesce(statement.retracted_on, 'date unknown') END AS retracted
    FROM statement
        JOIN agent ON agent.row = speaker
        LEFT JOIN claim ON claim.row = of_claim
        LEFT JOIN document AS target ON target.row = of_document
        LEFT JOIN occurrence ON occurrence.statement = statement.row
        LEFT JOIN document AS place ON place.row = occurrence.document
        LEFT JOIN agent AS relay_agent ON relay_agent.row = via_agent
        LEFT JOIN document AS relay_document ON relay_document.row = via_document;

CREATE VIEW relations_view AS
    SELECT relation.id, relation.kind, claim.id AS from_id, claim.text AS from_text,
        coalesce(to_c.id, to_s.id, to_d.id, to_r.id) AS to_id,
        coalesce(to_c.text, to_d.title, to_s.note, to_r.note) AS to_text,
        agent.name AS asserted_by, document.title AS asserted_in,
        relation.status, relation.origin, relation.note
    FROM relation
        JOIN claim ON claim.row = relation.from_claim
        LEFT JOIN claim AS to_c ON to_c.row = relation.to_claim
        LEFT JOIN statement AS to_s ON to_s.row = relation.to_statement
        LEFT JOIN document AS to_d ON to_d.row = relation.to_document
        LEFT JOIN relation AS to_r ON to_r.row = relation.to_relation
        LEFT JOIN agent ON agent.row = relation.asserted_by
        LEFT JOIN document ON document.row = relation.asserted_in;

CREATE VIEW reviews_view AS
    SELECT review.id, claim.id AS claim_id, claim.text AS claim, agent.name AS reviewer, document.title AS document,
        rating_label, rating_value, rating_worst, rating_best, on_date, review.note
    FROM review
        JOIN claim ON claim.row = of_claim
        LEFT JOIN agent ON agent.row = by_agent
        LEFT JOIN document ON document.row = in_document;

CREATE VIEW asserted_claims AS
    SELECT speaker AS agent_row, of_claim AS claim_row, id AS source_id
    FROM statement WHERE stance = 'asserts' AND of_claim IS NOT NULL
    UNION
    SELECT document_agent.agent, document_states.claim, document.id
    FROM document_states
        JOIN document ON document.row = document_states.document
        JOIN document_agent ON document_agent.document = document.row;

CREATE VIEW contradictions_direct AS
    SELECT 'denial' AS witness, denier.id AS agent_id, denier.name AS agent, statement.id AS source_id,
        asserter.id AS against_id, asserter.name AS against, asserted.source_id AS against_source_id,
        claim.id AS claim_id, claim.text AS claim, claim.id AS against_claim_id, claim.text AS against_claim,
        NULL AS relation_id, NULL AS relation_asserted_by
    FROM statement
        JOIN agent AS denier ON denier.row = statement.speaker
        JOIN claim ON claim.row = statement.of_claim
        JOIN asserted_claims AS asserted ON asserted.claim_row = claim.row
        JOIN agent AS asserter ON asserter.row = asserted.agent_row
    WHERE statement.stance = 'denies'
    UNION ALL
    SELECT 'opposition', one.id, one.name, mine.source_id, other.id, other.name, theirs.source_id,
        my_claim.id, my_claim.text, their_claim.id, their_claim.text, conflict.id, judge.name
    FROM (SELECT id, from_claim AS mine, to_claim AS theirs, asserted_by
          FROM relation WHERE status = 'accepted' AND kind IN ('contradicts', 'rebuts') AND to_claim IS NOT NULL
          UNION ALL
          SELECT id, to_claim, from_claim, asserted_by
          FROM relation WHERE status = 'accepted' AND kind = 'contradicts' AND to_claim <> from_claim) AS conflict
        JOIN claim AS my_claim ON my_claim.row = conflict.mine
        JOIN claim AS their_claim ON their_claim.row = conflict.theirs
        JOIN asserted_claims AS mine ON mine.claim_row = conflict.mine
        JOIN asserted_claims AS theirs ON theirs.claim_row = conflict.theirs
        JOIN agent AS one ON one.row = mine.agent_row
        JOIN agent AS other ON other.row = theirs.agent_row
        LEFT JOIN agent AS judge ON judge.row = conflict.asserted_by;

CREATE VIEW journal_view AS
    SELECT seq, at, author, action, message,
        (SELECT coalesce(sum(added), 0) FROM journal_count WHERE seq = journal.seq) AS added,
        (SELECT coalesce(sum(replaced), 0) FROM journal_count WHERE seq = journal.seq) AS replaced,
        (SELECT coalesce(sum(removed), 0) FROM journal_count WHERE seq = journal.seq) AS removed,
        undoes, redoes,
        (SELECT later.seq FROM journal AS later WHERE later.undoes = journal.seq) AS undone_by
    FROM journal;
)sql";

constexpr std::array all_steps{Migration{1, version_1}};

struct Object {
    std::string_view type, name, sql;
};

bool before(const Object& a, const Object& b) {
    return std::tie(a.type, a.name) < std::tie(b.type, b.name);
}

std::string_view take_word(std::string_view& text) {
    const std::string_view word = text.substr(0, text.find_first_of(" (\n"));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    return word;
}

// "CREATE UNIQUE INDEX name ON …": an index "name". SQLite calls a virtual table a table, as it is.
Object object_of(std::string_view create) {
    std::string_view rest = create;
    take_word(rest);
    std::string_view type = take_word(rest);
    if (type == "UNIQUE" || type == "VIRTUAL") type = take_word(rest);
    const bool table = type == "TABLE", view = type == "VIEW";
    return {table ? "table" : view ? "view" : "index", take_word(rest), create};
}

// What SQLite keeps of a CREATE statement is its text, letter for letter, so that the text which makes the schema says
// what must be found. Making it in a scratch database, to read it back, took longer than all else that a question
// needs. Statements end with a semicolon at the end of a line, and nothing else does.
std::vector<Object> expected_objects() {
    std::vector<Object> objects;
    for (const Migration& step : all_steps) {
        std::string_view text(step.sql);
        while (true) {
            text.remove_prefix(std::min(text.find_first_not_of('\n'), text.size()));
            const std::size_t end = text.find(";\n");
            if (end == std::string_view::npos) break;
            std::string_view statement = text.substr(0, end);
            text.remove_prefix(end);
            text.remove_prefix(1);
            if (statement.starts_with("CREATE ")) {
                objects.push_back(object_of(statement));
            } else if (statement.starts_with("DROP ")) {
                take_word(statement);
                take_word(statement);
                std::erase_if(objects, [&](const Object& one) { return one.name == statement; });
            }
        }
    }
    std::sort(objects.begin(), objects.end(), before);
    return objects;
}

}  // namespace

std::span<const Migration> migrations() noexcept {
    return all_steps;
}

int current_version() noexcept {
    return all_steps.back().to;
}

void migrate(sqlite::Connection& connection, std::span<const Migration> steps) {
    const std::int64_t from = connection.number("PRAGMA user_version");
    for (const Migration& step : steps) {
        if (step.to <= from) continue;
        connection.exec(step.sql);
        connection.exec(("PRAGMA user_version = " + std::to_string(step.to)).c_str());
    }
}

void check(sqlite::Connection& connection) {
    enum class Found : std::uint8_t { Not, Same, Other };
    const std::vector<Object> expected = expected_objects();
    std::vector<Found> found(expected.size(), Found::Not);
    std::string trigger;
    {
        // Not sorted and not filtered here: that would cost more than the comparison.
        sqlite::Query query = connection.query("SELECT type, name, sql FROM sqlite_master");
        while (query.step()) {
            const Object one{query.text(0), query.text(1), query.text(2)};
            if (one.type == "trigger" && (trigger.empty() || one.name < trigger)) trigger = one.name;
            const auto range = std::equal_range(expected.begin(), expected.end(), one, before);
            if (range.first == range.second) continue;
            Found& state = found[static_cast<std::size_t>(range.first - expected.begin())];
            state = state == Found::Not && range.first->sql == one.sql ? Found::Same : Found::Other;
        }
    }
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (found[i] == Found::Same) continue;
        const std::string named =
            "the " + std::string(expected[i].type) + " \"" + std::string(expected[i].name) + "\" ";
        sqlite::throw_damaged(
            connection.path(),
            named + (found[i] == Found::Not ? "is missing" : "was changed by another program"));
    }
    if (trigger.empty()) return;
    sqlite::throw_damaged(connection.path(), "another program added the trigger \"" + trigger +
                                                 "\", which would change records behind your back; drop it");
}

}  // namespace gainsay::schema
