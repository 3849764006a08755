#include <utility>

#include "graphs/format/text_case/case_json.hpp"
#include "graphs/store/change_state.hpp"
#include "graphs/store/search/search_text.hpp"

// What turns a change in hand into an entry of the journal: every stub must have become a record or be named
// by nobody, the texts go into the index in the order of their keys, and the journal learns what was there
// before.

namespace gainsay {
namespace {

using sqlite::Query;

constexpr std::size_t reported_mentions = 20;

RecordKind kind_number(std::int64_t number) {
    return static_cast<RecordKind>(number);
}

// A mention of a record that is not there when the change ends.
struct LooseEnd {
    std::string by, field, to;
    bool removed = false;  ///< by this very change
    SourcePos at;
};

std::string sentence(const LooseEnd& end) {
    const std::string place = to_string(end.at);
    const std::string mention = "\"" + end.by + "\" names \"" + end.to + "\" in its field " + end.field;
    return mention + (end.removed ? ", which was to be removed" : ", which is not in the case") +
           (place.empty() ? "" : " (" + place + ")");
}

[[noreturn]] void throw_loose_ends(const std::vector<LooseEnd>& ends, bool more) {
    bool missing = false;
    for (const LooseEnd& end : ends) missing = missing || !end.removed;
    std::string message =
        missing ? "nothing was changed, because a record names one that does not exist; add it, or "
                  "correct the id:"
                : "nothing was changed, because a removed record is still named by others; remove or "
                  "change them first:";
    for (const LooseEnd& end : ends) message += "\n  " + sentence(end);
    if (more) message += "\n  … and more";
    throw Error(missing ? ErrorCode::Malformed : ErrorCode::Conflict, message, ends.front().at);
}

}  // namespace

std::uint64_t Change::State::commit() {
    GAINSAY_REQUIRE(open || unfit);
    if (unfit) {
        roll_back();
        throw Error(unfit->code(),
                    "nothing was imported, because a record was refused: " + std::string(unfit->what()),
                    unfit->where());
    }
    std::uint64_t seq = file.version();
    settle_bulk();
    apply([&] {
        check_stubs();
        settle_touched();
        if (!has_changes()) return roll_back();
        index_texts();
        write_journal(++seq);
        file.connection.exec("COMMIT");
        close();
    });
    // Only to free their space: the next change empties them in any case.
    sqlite3_exec(file.connection.raw(), "DELETE FROM temp.stub; DELETE FROM temp.touched", nullptr, nullptr,
                 nullptr);
    return seq;
}

void Change::State::check_stubs() {
    std::vector<LooseEnd> ends;
    bool more = false;
    Query stubs = file.connection.query(
        "SELECT kind, row, id, from_id, field, file, line, col FROM temp.stub ORDER BY kind, row");
    while (stubs.step() && !more) {
        const RecordKind kind = kind_number(stubs.integer(0));
        const std::int64_t row = stubs.integer(1);
        bool named = false;
        for (const tables::Mention& mention : tables::mentions_of(kind)) {
            Query who = file.connection.query(mention.sql);
            who.bind(row, static_cast<std::int64_t>(reported_mentions) + 1);
            while (who.step()) {
                named = true;
                if (ends.size() == reported_mentions) {
                    more = true;
                    break;
                }
                LooseEnd end{who.string(0), mention.field, stubs.string(2), stubs.text(3).empty(), {}};
                if (stubs.text(3) == end.by && stubs.text(4) == end.field) {
                    end.at = {stubs.string(5), static_cast<std::uint32_t>(stubs.integer(6)),
                              static_cast<std::uint32_t>(stubs.integer(7))};
                }
                ends.push_back(std::move(end));
            }
        }
        if (!named) {
            file.connection.query(tables::delete_row[static_cast<std::size_t>(kind)]).bind(row).run();
            gaps[static_cast<std::size_t>(kind)] = gaps[static_cast<std::size_t>(kind)] || is_new(kind, row);
        }
    }
    if (!ends.empty()) throw_loose_ends(ends, more);
    file.stubs = {};
}

// A record that was changed and changed back was not changed.
void Change::State::settle_touched() {
    std::int64_t kind = -1, row = 0;
    while (touched > 0) {
        Query next = file.connection.query(
            "SELECT kind, row, before FROM temp.touched WHERE (kind, row) > (?1, ?2) ORDER BY kind, row "
            "LIMIT 1");
        next.bind(kind, row);
        if (!next.step()) break;
        kind = next.integer(0);
        row = next.integer(1);
        Query now = file.connection.query(tables::select_one[static_cast<std::size_t>(kind)]);
        now.bind(row);
        const bool there = now.step();
        const bool was_there = !next.is_null(2);
        if (there != was_there) continue;
        if (there) {
            if (record_to_json_line(tables::read_record(file.connection, kind_number(kind), now)) !=
                next.text(2))
                continue;
            --counts[kind_number(kind)].replaced;
            ++counts[kind_number(kind)].unchanged;
        }
        file.connection.query("DELETE FROM temp.touched WHERE kind = ?1 AND row = ?2").bind(kind, row).run();
        --touched;
    }
}

bool Change::State::has_changes() const {
    const KindCounts sum = counts.total();
    return sum.added + sum.replaced + sum.removed > 0 || (info_before && *info_before != file.info());
}

void Change::State::index_texts() {
    Query gone = file.connection.query(
        "SELECT kind, row, before FROM temp.touched WHERE before IS NOT NULL ORDER BY kind, row");
    while (gone.step()) {
        const Record before = record_from_json(gone.text(2), "journal");
        for (const SearchText& text : search_texts(before, gone.integer(1)))
            unindex_text(file.connection, text);
    }
    Query here = file.connection.query("SELECT kind, row FROM temp.touched ORDER BY kind, row");
    while (here.step()) {
        Query now = file.connection.query(tables::select_one[static_cast<std::size_t>(here.integer(0))]);
        now.bind(here.integer(1));
        if (!now.step()) continue;
        const Record record = tables::read_record(file.connection, kind_number(here.integer(0)), now);
        for (const SearchText& text : search_texts(record, here.integer(1)))
            index_text(file.connection, text);
    }
    for (std::size_t kind = 0; kind < record_kind_count; ++kind) {
        if (next_row[kind] > first_new_row[kind])
            index_rows(file.connection, kind_number(static_cast<std::int64_t>(kind)), first_new_row[kind]);
    }
}

void Change::State::write_journal(std::uint64_t seq) {
    file.connection.query("INSERT INTO journal VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .bind(seq, note.at, note.author, note.action, note.message, origin.undoes, origin.redoes)
        .run();
    if (info_before && *info_before != file.info()) {
        file.connection.query("INSERT INTO journal_info VALUES (?1, ?2, ?3, ?4, ?5)")
            .bind(seq, info_before->title, info_before->description, info_before->language,
                  info_before->extra)
            .run();
    }
    for (std::size_t kind = 0; kind < record_kind_count; ++kind)
        write_journal_of(static_cast<RecordKind>(kind), seq);
}

namespace {

// Writes rows that were added as runs, each as long as it gets.
class AddedRuns {
public:
    AddedRuns(sqlite::Connection& connection, RecordKind kind, std::uint64_t seq)
        : connection_(connection), kind_(kind), seq_(seq) {}

    void add(std::int64_t first, std::int64_t last) {
        if (last_ + 1 == first && last_ >= first_) {
            last_ = last;
            return;
        }
        flush();
        first_ = first;
        last_ = last;
    }

    void flush() {
        if (last_ < first_) return;
        connection_
            .query(
                "INSERT INTO journal_change (seq, kind, change, first_row, last_row) VALUES (?1, ?2, "
                "'added', ?3, ?4)")
            .bind(seq_, to_string(kind_), first_, last_)
            .run();
        first_ = 0;
        last_ = -1;
    }

private:
    sqlite::Connection& connection_;
    RecordKind kind_;
    std::uint64_t seq_;
    std::int64_t first_ = 0, last_ = -1;
};

// The rows of each kind from ?1 on, in order.
constexpr tables::PerKind rows_from{
    "SELECT row FROM agent WHERE row >= ?1 ORDER BY row",
    "SELECT row FROM document WHERE row >= ?1 ORDER BY row",
    "SELECT row FROM claim WHERE row >= ?1 ORDER BY row",
    "SELECT row FROM statement WHERE row >= ?1 ORDER BY row",
    "SELECT row FROM relation WHERE row >= ?1 ORDER BY row",
    "SELECT row FROM review WHERE row >= ?1 ORDER BY row",
};

}  // namespace

void Change::State::write_journal_of(RecordKind kind, std::uint64_t seq) {
    const auto k = static_cast<std::size_t>(kind);
    const KindCounts& count = counts[kind];
    if (count.added + count.replaced + count.removed == 0) return;
    AddedRuns runs(file.connection, kind, seq);
    Query changed =
        file.connection.query("SELECT row, id, before FROM temp.touched WHERE kind = ?1 ORDER BY row");
    changed.bind(static_cast<std::int64_t>(kind));
    while (changed.step()) {
        const std::int64_t row = changed.integer(0);
        if (changed.is_null(2)) {
            runs.add(row, row);
            continue;
        }
        Query there = file.connection.query(tables::id_of_row[k]);
        there.bind(row);
        file.connection
            .query(
                "INSERT INTO journal_change (seq, kind, change, first_row, last_row, id, before) "
                "VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6)")
            .bind(seq, to_string(kind), there.step() ? "replaced" : "removed", row, changed.text(1),
                  changed.text(2))
            .run();
    }
    if (!gaps[k]) {
        if (next_row[k] > first_new_row[k]) runs.add(first_new_row[k], next_row[k] - 1);
    } else {
        Query rows = file.connection.query(rows_from[k]);
        rows.bind(first_new_row[k]);
        while (rows.step()) runs.add(rows.integer(0), rows.integer(0));
    }
    runs.flush();
    file.connection.query("INSERT INTO journal_count VALUES (?1, ?2, ?3, ?4, ?5)")
        .bind(seq, to_string(kind), count.added, count.replaced, count.removed)
        .run();
}

}  // namespace gainsay
