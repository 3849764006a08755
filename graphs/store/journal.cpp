#include "graphs/store/journal.hpp"

#include <algorithm>

#include "graphs/format/text_case/case_json.hpp"
#include "graphs/store/change_state.hpp"
#include "graphs/store/records/record_tables.hpp"
#include "graphs/store/state.hpp"

// The journal keeps what was there before; what came after is what the next change of that record found
// before it, or what the case holds now. Undo puts back what was before, in the rows where it was: since
// entries are taken back in the reverse of their order, every row of the entry is then as the entry left it.

namespace gainsay {
namespace {

using sqlite::Connection;
using sqlite::Query;

constexpr const char* entry_columns =
    "SELECT seq, at, author, action, message, undoes, redoes, "
    "EXISTS (SELECT 1 FROM journal AS later WHERE later.undoes = journal.seq), "
    "EXISTS (SELECT 1 FROM journal_info WHERE journal_info.seq = journal.seq) "
    "FROM journal WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq DESC LIMIT ?3";

std::int64_t clamp(std::uint64_t number) {
    return static_cast<std::int64_t>(
        std::min<std::uint64_t>(number, std::numeric_limits<std::int64_t>::max()));
}

std::optional<std::uint64_t> optional_seq(const Query& query, int column) {
    return query.is_null(column) ? std::nullopt
                                 : std::optional(static_cast<std::uint64_t>(query.integer(column)));
}

RecordKind kind_of_word(const Connection& connection, std::string_view word) {
    const auto kind = record_kind(word);
    if (!kind)
        sqlite::throw_damaged(connection.path(), "its journal speaks of a \"" + std::string(word) + "\"");
    return *kind;
}

ChangeCounts counts_of(Connection& connection, std::uint64_t seq) {
    ChangeCounts counts;
    Query query = connection.query("SELECT kind, added, replaced, removed FROM journal_count WHERE seq = ?1");
    query.bind(seq);
    while (query.step()) {
        counts[kind_of_word(connection, query.text(0))] = {static_cast<std::uint64_t>(query.integer(1)),
                                                           static_cast<std::uint64_t>(query.integer(2)),
                                                           static_cast<std::uint64_t>(query.integer(3)), 0};
    }
    return counts;
}

Record image(const Connection& connection, std::string_view json) {
    try {
        return record_from_json(json, "journal");
    } catch (const Error& error) {
        sqlite::throw_damaged(connection.path(),
                              "its journal holds no record, but: " + std::string(error.what()));
    }
}

// The record in a row as entry `seq` left it; nullopt when that entry left none there.
std::optional<Record> after(Connection& connection, RecordKind kind, std::int64_t row, std::uint64_t seq) {
    Query next = connection.query(
        "SELECT before FROM journal_change WHERE kind = ?1 AND first_row = ?2 AND seq > ?3 AND change <> "
        "'added' "
        "ORDER BY seq LIMIT 1");
    next.bind(to_string(kind), row, seq);
    if (next.step()) return image(connection, next.text(0));
    Query now = connection.query(tables::select_one[static_cast<std::size_t>(kind)]);
    now.bind(row);
    if (!now.step()) return std::nullopt;
    return tables::read_record(connection, kind, now);
}

// A damaged journal may speak of rows without end.
void check_range(const Connection& connection, std::int64_t first, std::int64_t last) {
    if (first < 1 || last > tables::most_rows || last < first) {
        sqlite::throw_damaged(connection.path(), "its journal speaks of rows that cannot be");
    }
}

void require_entry(Connection& connection, std::uint64_t seq) {
    Query query = connection.query("SELECT 1 FROM journal WHERE seq = ?1");
    query.bind(clamp(seq));
    if (!query.step()) {
        throw Error(ErrorCode::NotFound,
                    "the journal has no entry " + std::to_string(seq) + "; its entries are 1 to " +
                        std::to_string(connection.number("SELECT max(seq) FROM journal")));
    }
}

// --- taking back

// Adding is taken back from the last kind to the first, so that those who name others go before them.
void remove_added(Change::State& change, Connection& connection, std::uint64_t seq) {
    for (std::size_t k = record_kind_count; k-- > 0;) {
        const auto kind = static_cast<RecordKind>(k);
        Query runs = connection.query(
            "SELECT first_row, last_row FROM journal_change WHERE seq = ?1 AND kind = ?2 AND change = "
            "'added' "
            "ORDER BY number");
        runs.bind(seq, to_string(kind));
        while (runs.step()) {
            const std::int64_t last = runs.integer(1);
            check_range(connection, runs.integer(0), last);
            for (std::int64_t row = runs.integer(0); row <= last; ++row) {
                Query id = connection.query(tables::id_of_row[k]);
                id.bind(row);
                if (!id.step())
                    sqlite::throw_damaged(connection.path(), "its journal and its records do not fit");
                const auto removed = RecordId::parse(id.text(0));
                if (!removed) sqlite::throw_damaged(connection.path(), "\"" + id.string(0) + "\" is no id");
                id.reset();
                change.remove(*removed);
            }
        }
    }
}

void bring_back(Change::State& change, Connection& connection, std::uint64_t seq) {
    Query removed = connection.query(
        "SELECT first_row, id FROM journal_change WHERE seq = ?1 AND change = 'removed' ORDER BY number");
    removed.bind(seq);
    while (removed.step()) {
        const auto id = RecordId::parse(removed.text(1));
        if (!id) sqlite::throw_damaged(connection.path(), "its journal names \"" + removed.string(1) + "\"");
        change.reserve(*id, removed.integer(0));
    }
    Query changes = connection.query(
        "SELECT change, before FROM journal_change WHERE seq = ?1 AND change <> 'added' ORDER BY number");
    changes.bind(seq);
    while (changes.step()) {
        const Record before = image(connection, changes.text(1));
        if (changes.text(0) == "removed") {
            change.add(before, {});
        } else {
            change.replace(before, {});
        }
    }
}

enum class Direction : std::uint8_t { Undo, Redo };

// `pick` is the query for the entry, asked only when no other process can write any more.
std::optional<std::uint64_t> revert(CaseFile::State& file, ChangeNote note, const char* action,
                                    const char* pick, Direction direction) {
    if (note.action.empty()) note.action = action;
    Change::State change(file, std::move(note), {});
    const auto seq = static_cast<std::uint64_t>(file.connection.number(pick));
    if (seq == 0) return std::nullopt;
    (direction == Direction::Redo ? change.origin.redoes : change.origin.undoes) = seq;
    {
        Query info = file.connection.query(
            "SELECT title, description, language, extra FROM journal_info WHERE seq = ?1");
        info.bind(seq);
        if (info.step()) change.set_info({info.string(0), info.string(1), info.string(2), info.string(3)});
    }
    remove_added(change, file.connection, seq);
    bring_back(change, file.connection, seq);
    return change.commit();
}

// Entry 1 is the creation of the case.
constexpr const char* last_to_undo =
    "SELECT seq FROM journal WHERE seq > 1 AND undoes IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM journal AS later WHERE later.undoes = journal.seq) ORDER BY seq DESC "
    "LIMIT 1";
constexpr const char* last_to_redo =
    "SELECT seq FROM journal WHERE undoes IS NOT NULL "
    "AND NOT EXISTS (SELECT 1 FROM journal AS later WHERE later.redoes = journal.seq) "
    "AND seq > (SELECT max(seq) FROM journal WHERE undoes IS NULL AND redoes IS NULL) ORDER BY seq DESC "
    "LIMIT 1";

}  // namespace

std::vector<JournalEntry> CaseFile::journal(const JournalRange& range) const {
    const ReadTransaction transaction(state_->connection);
    Query query = state_->connection.query(entry_columns);
    query.bind(clamp(range.first), clamp(range.last), clamp(range.limit));
    std::vector<JournalEntry> entries;
    while (query.step()) {
        JournalEntry entry;
        entry.seq = static_cast<std::uint64_t>(query.integer(0));
        entry.at = query.string(1);
        entry.author = query.string(2);
        entry.action = query.string(3);
        entry.message = query.string(4);
        entry.undoes = optional_seq(query, 5);
        entry.redoes = optional_seq(query, 6);
        entry.undone = query.integer(7) != 0;
        entry.info_changed = query.integer(8) != 0;
        entry.counts = counts_of(state_->connection, entry.seq);
        entries.push_back(std::move(entry));
    }
    return entries;
}

JournalEntry CaseFile::journal_entry(std::uint64_t seq) const {
    require_entry(state_->connection, seq);
    return journal({seq, seq, 1}).at(0);
}

void CaseFile::visit_changes(std::uint64_t seq, const RecordChangeVisitor& visit) const {
    const ReadTransaction transaction(state_->connection);
    Connection& connection = state_->connection;
    require_entry(connection, seq);
    Query query = connection.query(
        "SELECT kind, change, first_row, last_row, before FROM journal_change WHERE seq = ?1 ORDER BY "
        "number");
    query.bind(seq);
    while (query.step()) {
        const RecordKind kind = kind_of_word(connection, query.text(0));
        RecordChange change;
        if (query.text(1) == "added") {
            const std::int64_t last = query.integer(3);
            check_range(connection, query.integer(2), last);
            for (std::int64_t row = query.integer(2); row <= last; ++row) {
                change.after = after(connection, kind, row, seq);
                if (!change.after) sqlite::throw_damaged(path(), "its journal and its records do not fit");
                change.id = id_of(*change.after);
                visit(change);
            }
            continue;
        }
        change.before = image(connection, query.text(4));
        change.id = id_of(*change.before);
        if (query.text(1) == "replaced") change.after = after(connection, kind, query.integer(2), seq);
        visit(change);
    }
}

std::optional<InfoChange> CaseFile::info_change(std::uint64_t seq) const {
    const ReadTransaction transaction(state_->connection);
    require_entry(state_->connection, seq);
    Query query = state_->connection.query(
        "SELECT title, description, language, extra, seq FROM journal_info WHERE seq >= ?1 ORDER BY seq "
        "LIMIT 2");
    query.bind(seq);
    const auto read = [&] {
        return CaseInfo{query.string(0), query.string(1), query.string(2), query.string(3)};
    };
    if (!query.step() || static_cast<std::uint64_t>(query.integer(4)) != seq) return std::nullopt;
    InfoChange change{read(), {}};
    change.after = query.step() ? read() : state_->info();
    return change;
}

JournalEntry CaseFile::undo(const ChangeNote& note) {
    const auto seq = revert(*state_, note, "undo", last_to_undo, Direction::Undo);
    if (!seq) {
        throw Error(ErrorCode::NotFound,
                    "there is nothing to undo: every change of this case was taken back already",
                    {.file = path().string()});
    }
    return journal_entry(*seq);
}

JournalEntry CaseFile::redo(const ChangeNote& note) {
    const auto seq = revert(*state_, note, "redo", last_to_redo, Direction::Redo);
    if (!seq) {
        throw Error(ErrorCode::NotFound,
                    "there is nothing to redo: nothing was undone, or the case was changed otherwise since",
                    {.file = path().string()});
    }
    return journal_entry(*seq);
}

}  // namespace gainsay
