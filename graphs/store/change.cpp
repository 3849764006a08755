#include "graphs/store/change.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "graphs/format/text_case/case_json.hpp"
#include "graphs/store/change_state.hpp"
#include "graphs/store/load/place_log.hpp"
#include "graphs/store/search/search_text.hpp"

namespace gainsay {
namespace {

using sqlite::Query;

constexpr std::size_t least_memory = std::size_t{16} << 20U;

constexpr const char* make_temporary_tables =
    "CREATE TEMP TABLE IF NOT EXISTS stub (kind INTEGER, row INTEGER, id TEXT, from_id TEXT, field TEXT, "
    "file TEXT, "
    "line INTEGER, col INTEGER, PRIMARY KEY (kind, row)) WITHOUT ROWID;"
    "CREATE TEMP TABLE IF NOT EXISTS touched (kind INTEGER, row INTEGER, id TEXT, before TEXT, "
    "PRIMARY KEY (kind, row)) WITHOUT ROWID;"
    "CREATE UNIQUE INDEX IF NOT EXISTS temp.touched_id ON touched (id);"
    "DELETE FROM temp.stub; DELETE FROM temp.touched";

int number_of(RecordKind kind) {
    return static_cast<int>(kind);
}

std::string quoted(const RecordId& id) {
    return "\"" + id.text() + "\"";
}

[[noreturn]] void throw_given_twice(const RecordId& id, const SourcePos& where) {
    throw DuplicateId(
        quoted(id) + " is given twice; an id names one record, so leave one out or give it another id",
        where);
}

std::size_t longest_list(const Record& record) {
    if (const auto* agent = std::get_if<Agent>(&record)) return agent->aliases.size();
    if (const auto* statement = std::get_if<Statement>(&record)) return statement->occurrences.size();
    return 0;
}

}  // namespace

void check_note(const ChangeNote& note) {
    const char* missing = note.author.empty()   ? "author"
                          : note.at.empty()     ? "time"
                          : note.action.empty() ? "action"
                                                : nullptr;
    if (missing != nullptr) {
        throw Error(ErrorCode::Malformed,
                    "found a change without " + std::string(missing) +
                        "; the journal of a case says of every change who made it, when, and what it was");
    }
}

Change::State::State(CaseFile::State& of, ChangeNote with, ChangeOrigin from)
    : file(of), note(std::move(with)), origin(from), known(std::size_t{1} << 14U) {
    check_note(note);
    if (file.mode == OpenMode::Read) {
        throw Error(ErrorCode::Io,
                    "the case file was opened to read, so it cannot be changed; open it to write",
                    {.file = file.connection.path().string()});
    }
    if (file.changing) {
        throw Error(ErrorCode::Conflict,
                    "a change of this case file is in hand already; commit or drop it first",
                    {.file = file.connection.path().string()});
    }
    GAINSAY_REQUIRE(!file.connection.in_transaction());  // a visit is under way
    file.connection.exec(make_temporary_tables);
    file.connection.exec("BEGIN IMMEDIATE");
    open = file.changing = true;
    apply([&] {
        for (std::size_t kind = 0; kind < record_kind_count; ++kind) {
            const std::int64_t last = file.connection.number(tables::last_row[kind]);
            if (last < 0 || last >= tables::most_rows / 2) {
                sqlite::throw_damaged(file.connection.path(),
                                      "it has rows that are numbered beyond all measure");
            }
            first_new_row[kind] = next_row[kind] = last + 1;
        }
    });
}

Change::State::~State() {
    if (open) roll_back();
}

// --- what the caller asks for

void Change::State::add(const Record& record, const SourcePos& where) {
    GAINSAY_REQUIRE(open);
    settle_bulk();
    check(record, where);
    if (find_record(id_of(record))) {
        throw Error(ErrorCode::Conflict,
                    quoted(id_of(record)) +
                        " is in the case already; give the new record another id, or replace the one "
                        "that is there",
                    where);
    }
    insert(record, where);
}

void Change::State::replace(const Record& record, const SourcePos& where) {
    GAINSAY_REQUIRE(open);
    settle_bulk();
    check(record, where);
    const auto row = find_record(id_of(record));
    if (!row) {
        throw Error(ErrorCode::NotFound,
                    "there is no " + quoted(id_of(record)) + " in the case to be replaced; add it instead",
                    where);
    }
    const Record before = read(kind_of(record), *row);
    if (before == record) {
        ++counts[kind_of(record)].unchanged;
    } else {
        overwrite(record, *row, before, where);
    }
}

void Change::State::put(const Record& record, ImportPolicy policy, const SourcePos& where) {
    GAINSAY_REQUIRE(open);
    check(record, where);
    if (bulk) return put_in_bulk(record, where);
    const RecordId& id = id_of(record);
    const auto row = find_record(id);
    if (!row) return insert(record, where);
    if (is_new(id.kind(), *row) || is_touched(id.kind(), *row)) throw_given_twice(id, where);
    const Record before = read(id.kind(), *row);
    if (before == record) {
        ++counts[id.kind()].unchanged;
        return;
    }
    if (policy == ImportPolicy::Refuse) {
        throw Error(ErrorCode::Conflict,
                    quoted(id) +
                        " is in the case already, with other content; give the new record another id, or ask "
                        "for records to be replaced",
                    where);
    }
    overwrite(record, *row, before, where);
}

void Change::State::remove(const RecordId& id) {
    GAINSAY_REQUIRE(open);
    settle_bulk();
    const auto row = id.empty() ? std::nullopt : find_record(id);
    if (!row) throw Error(ErrorCode::NotFound, "there is no " + quoted(id) + " in the case to be removed");
    KindCounts& count = counts[id.kind()];
    if (is_new(id.kind(), *row)) {
        --count.added;
    } else if (is_touched(id.kind(), *row)) {
        --count.replaced;
        ++count.removed;
    } else {
        const std::string before = record_to_json_line(read(id.kind(), *row));
        ++count.removed;
        apply([&] { touch(id, *row, before); });
    }
    apply([&] { erase(id, *row); });
}

void Change::State::set_info(const CaseInfo& info) {
    GAINSAY_REQUIRE(open);
    const CaseInfo before = file.info();
    if (before == info) return;
    if (!info_before) info_before = before;
    apply([&] {
        file.connection.query("UPDATE case_info SET title = ?1, description = ?2, language = ?3, extra = ?4")
            .bind(info.title, info.description, info.language, info.extra)
            .run();
    });
}

void Change::State::reserve(const RecordId& id, std::int64_t row) {
    const auto kind = static_cast<std::size_t>(id.kind());
    apply([&] {
        if (row < 1 || row >= tables::most_rows) {
            sqlite::throw_damaged(file.connection.path(), "its journal speaks of rows that cannot be");
        }
        if (row >= next_row[kind]) {
            gaps[kind] = gaps[kind] || row > next_row[kind];
            next_row[kind] = row + 1;
        }
        make_stub(id, row, {}, "");
        // Rows behind all others are new by their number; this one is not.
        if (!is_new(id.kind(), row)) touch(id, row, std::nullopt);
    });
}

// --- loading

bool Change::State::load(const LoadOptions& options) {
    GAINSAY_REQUIRE(open);
    if (bulk) return true;
    const std::size_t memory = std::max(options.memory_bytes, least_memory);
    file.connection.exec(("PRAGMA cache_size = -" + std::to_string(memory / 4 >> 10U)).c_str());
    const bool empty =
        std::all_of(next_row.begin(), next_row.end(), [](std::int64_t row) { return row == 1; });
    if (!empty || has_changes()) return false;
    apply([&] { bulk = BulkLoad::begin(file.connection, memory); });
    return bulk != nullptr;
}

void Change::State::put_in_bulk(const Record& record, const SourcePos& where) {
    const RecordId& id = id_of(record);
    const IdTable::Key key = bulk->ids().key(id);
    const auto known_row = bulk->ids().find(key);
    if (known_row && !file.is_stub(id.kind(), *known_row)) throw_given_twice(id, where);
    apply([&] {
        std::int64_t row = 0;
        if (known_row) {
            row = *known_row;
            drop_stub(id.kind(), row);
        } else {
            row = next_row_of(id.kind());
            bulk->ids().insert(key, static_cast<std::uint32_t>(row));
        }
        write(record, row, where);
        ++counts[id.kind()].added;
    });
}

std::int64_t Change::State::row_in_bulk(const RecordId& id, const char* field) {
    const IdTable::Key key = bulk->ids().key(id);
    if (const auto row = bulk->ids().find(key)) return *row;
    const std::int64_t row = next_row_of(id.kind());
    bulk->ids().insert(key, static_cast<std::uint32_t>(row));
    note_stub(id, row, id_of(*writing).text(), field);
    return row;
}

std::int64_t Change::State::next_row_of(RecordKind kind) {
    std::int64_t& next = next_row[static_cast<std::size_t>(kind)];
    if (next > std::numeric_limits<std::uint32_t>::max()) {
        throw Error(ErrorCode::Limit, "an import has more than 2^32 records of one kind; import it in parts");
    }
    return next++;
}

void Change::State::settle_bulk() {
    if (!bulk) return;
    apply([&] {
        {
            Query stubs = file.connection.query("SELECT kind, row, id FROM temp.stub ORDER BY kind, row");
            while (stubs.step()) {
                file.connection.query(tables::insert_bulk_stub[static_cast<std::size_t>(stubs.integer(0))])
                    .bind(stubs.integer(1), stubs.text(2))
                    .run();
            }
        }
        bulk->finish();
        bulk.reset();
    });
}

// --- rows

std::optional<std::int64_t> Change::State::find_row(const RecordId& id) {
    Known& one = slot(id);
    if (one.id == id) return one.row;
    Query query = file.connection.query(tables::row_of_id[static_cast<std::size_t>(id.kind())]);
    query.bind(id.text());
    if (!query.step()) return std::nullopt;
    one = {id, query.integer(0)};
    return one.row;
}

std::optional<std::int64_t> Change::State::find_record(const RecordId& id) {
    const auto row = find_row(id);
    return row && !file.is_stub(id.kind(), *row) ? row : std::nullopt;
}

std::int64_t Change::State::row_of(const RecordId& id, const char* field) {
    if (id == id_of(*writing)) return writing_row;
    if (bulk) return row_in_bulk(id, field);
    if (const auto row = find_row(id)) return *row;
    const auto gone = touched_row(id);
    const std::int64_t row = gone ? *gone : next_row[static_cast<std::size_t>(id.kind())]++;
    make_stub(id, row, id_of(*writing).text(), field);
    return row;
}

bool Change::State::is_touched(RecordKind kind, std::int64_t row) {
    if (touched == 0) return false;
    Query query = file.connection.query("SELECT 1 FROM temp.touched WHERE kind = ?1 AND row = ?2");
    query.bind(number_of(kind), row);
    return query.step();
}

// A record that was removed comes back to the row it had, so that the journal knows it for the same one.
std::optional<std::int64_t> Change::State::touched_row(const RecordId& id) {
    if (touched == 0) return std::nullopt;
    Query query = file.connection.query("SELECT row FROM temp.touched WHERE id = ?1");
    query.bind(id.text());
    return query.step() ? std::optional(query.integer(0)) : std::nullopt;
}

bool Change::State::was_there(const RecordId& id) {
    Query query = file.connection.query("SELECT 1 FROM temp.touched WHERE id = ?1 AND before IS NOT NULL");
    query.bind(id.text());
    return query.step();
}

Record Change::State::read(RecordKind kind, std::int64_t row) {
    Query query = file.connection.query(tables::select_one[static_cast<std::size_t>(kind)]);
    query.bind(row);
    if (!query.step())
        sqlite::throw_damaged(file.connection.path(), "an index names a record that is not there");
    return tables::read_record(file.connection, kind, query);
}

// What the case file keeps must pass through a text case and come back: it is asked of every record, here.
void Change::State::check(const Record& record, const SourcePos& where) const {
    if (id_of(record).empty()) throw Error(ErrorCode::Malformed, "found a record without an id", where);
    const auto problems = problems_of(record);
    if (!problems.empty())
        throw Error(ErrorCode::Malformed, quoted(id_of(record)) + ": " + problems.front(), where);
    if (longest_list(record) > max_list_items) {
        throw Error(ErrorCode::Malformed,
                    quoted(id_of(record)) + " has " + std::to_string(longest_list(record)) +
                        " aliases or occurrences; a case file keeps at most " +
                        std::to_string(max_list_items),
                    where);
    }
    try {
        check_writable(record);
    } catch (const Error& error) {
        throw Error(error.code(), error.what(), where);
    }
}

void Change::State::make_stub(const RecordId& id, std::int64_t row, const std::string& from,
                              const char* field) {
    file.connection.query(tables::insert_stub[static_cast<std::size_t>(id.kind())])
        .bind(row, id.text())
        .run();
    note_stub(id, row, from, field);
    slot(id) = {id, row};
}

void Change::State::note_stub(const RecordId& id, std::int64_t row, const std::string& from,
                              const char* field) {
    const SourcePos nowhere;
    const SourcePos& at = writing_at != nullptr ? *writing_at : nowhere;
    file.connection.query("INSERT INTO temp.stub VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .bind(number_of(id.kind()), row, id.text(), from, field, at.file, static_cast<std::int64_t>(at.line),
              static_cast<std::int64_t>(at.column))
        .run();
    ++file.stubs[static_cast<std::size_t>(id.kind())];
}

void Change::State::drop_stub(RecordKind kind, std::int64_t row) {
    file.connection.query("DELETE FROM temp.stub WHERE kind = ?1 AND row = ?2")
        .bind(number_of(kind), row)
        .run();
    --file.stubs[static_cast<std::size_t>(kind)];
}

void Change::State::touch(const RecordId& id, std::int64_t row, const std::optional<std::string>& before) {
    file.connection.query("INSERT INTO temp.touched VALUES (?1, ?2, ?3, ?4)")
        .bind(number_of(id.kind()), row, id.text(), before)
        .run();
    ++touched;
}

void Change::State::insert(const Record& record, const SourcePos& where) {
    const RecordId& id = id_of(record);
    const auto kind = static_cast<std::size_t>(id.kind());
    apply([&] {
        const auto stub = find_row(id);
        const auto gone = touched_row(id);
        const std::int64_t row = stub ? *stub : gone ? *gone : next_row[kind]++;
        if (stub) drop_stub(id.kind(), row);
        write(record, row, where);
        slot(id) = {id, row};
        if (gone && was_there(id)) {
            --counts[id.kind()].removed;
            ++counts[id.kind()].replaced;
        } else {
            ++counts[id.kind()].added;
        }
    });
}

void Change::State::overwrite(const Record& record, std::int64_t row, const Record& before,
                              const SourcePos& where) {
    const RecordId& id = id_of(record);
    apply([&] {
        if (!is_new(id.kind(), row) && !is_touched(id.kind(), row)) {
            touch(id, row, record_to_json_line(before));
            ++counts[id.kind()].replaced;
        }
        tables::erase_links(file.connection, id.kind(), row);
        write(record, row, where);
    });
}

void Change::State::write(const Record& record, std::int64_t row, const SourcePos& where) {
    writing = &record;
    writing_at = &where;
    writing_row = row;
    tables::write_record(file.connection, row, record, *this,
                         bulk ? tables::Target::Bulk : tables::Target::Tables);
    writing = nullptr;
    writing_at = nullptr;
}

// Others may still name the record: then a stub stays, and commit() asks again.
void Change::State::erase(const RecordId& id, std::int64_t row) {
    const auto kind = static_cast<std::size_t>(id.kind());
    tables::erase_links(file.connection, id.kind(), row);
    file.connection.query(tables::make_stub[kind]).bind(row).run();
    const auto& mentions = tables::mentions_of(id.kind());
    const bool named = std::any_of(mentions.begin(), mentions.end(), [&](const tables::Mention& mention) {
        return file.connection.query(mention.sql).bind(row, 1).step();
    });
    if (named) {
        file.connection.query("INSERT INTO temp.stub VALUES (?1, ?2, ?3, '', '', '', 0, 0)")
            .bind(number_of(id.kind()), row, id.text())
            .run();
        ++file.stubs[kind];
    } else {
        file.connection.query(tables::delete_row[kind]).bind(row).run();
        slot(id) = {};
        gaps[kind] = gaps[kind] || is_new(id.kind(), row);
    }
}

void Change::State::close() noexcept {
    bulk.reset();
    sqlite3_exec(file.connection.raw(), sqlite::usual_cache, nullptr, nullptr, nullptr);
    open = false;
    file.changing = false;
    file.stubs = {};
}

void Change::State::roll_back() noexcept {
    if (!open) return;
    if (file.connection.in_transaction()) {
        sqlite3_exec(file.connection.raw(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
    close();
}

// --- the public types

KindCounts ChangeCounts::total() const noexcept {
    KindCounts sum;
    for (const KindCounts& one : kinds) {
        sum.added += one.added;
        sum.replaced += one.replaced;
        sum.removed += one.removed;
        sum.unchanged += one.unchanged;
    }
    return sum;
}

Change::Change(std::unique_ptr<State> state) noexcept : state_(std::move(state)) {}
Change::Change(Change&&) noexcept = default;
Change& Change::operator=(Change&&) noexcept = default;
Change::~Change() = default;

void Change::add(const Record& record, const SourcePos& where) {
    state_->add(record, where);
}
void Change::replace(const Record& record, const SourcePos& where) {
    state_->replace(record, where);
}
void Change::put(const Record& record, ImportPolicy policy, const SourcePos& where) {
    state_->put(record, policy, where);
}
void Change::remove(const RecordId& id) {
    state_->remove(id);
}
CaseInfo Change::info() const {
    return state_->file.info();
}
void Change::set_info(const CaseInfo& info) {
    state_->set_info(info);
}
const ChangeCounts& Change::counts() const {
    return state_->counts;
}
std::uint64_t Change::commit() {
    return state_->commit();
}

bool Change::load(const LoadOptions& options) {
    return state_->load(options);
}
bool Change::loading() const noexcept {
    return state_->loading();
}
bool Change::in_hand() const noexcept {
    return state_->open;
}
void Change::refuse(const Error& why) {
    if (!state_->unfit) state_->unfit = why;
}

ImportSink::ImportSink(Change& change, ImportPolicy policy) noexcept : change_(change), policy_(policy) {}
ImportSink::~ImportSink() = default;

void ImportSink::info(const CaseInfo& info) {
    const CaseInfo none;
    if (info == none || !change_.in_hand()) return;
    if (policy_ == ImportPolicy::Replace || change_.info() == none) change_.set_info(info);
}

void ImportSink::add(Record record, const SourcePos& where) {
    if (!change_.in_hand() && failure_) throw *failure_;
    try {
        change_.put(record, policy_, where);
        if (!change_.loading()) return;
        if (!places_) places_ = std::make_unique<PlaceLog>();
        places_->add(id_of(record), where);
    } catch (const DuplicateId& error) {
        failure_ = error;
        change_.refuse(error);
        const auto first = places_ ? places_->find(id_of(record)) : std::nullopt;
        if (!first) throw;
        throw DuplicateId(error.what(), error.where(), *first);
    } catch (const Error& error) {
        failure_ = error;
        change_.refuse(error);
        throw;
    }
}

}  // namespace gainsay
