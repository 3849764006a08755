#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "graphs/store/load/bulk_load.hpp"
#include "graphs/store/records/record_tables.hpp"
#include "graphs/store/state.hpp"

namespace gainsay {

/// Throws Error(Malformed) unless `note` names an author, a time and an action.
void check_note(const ChangeNote& note);

/// A change in hand.
///
/// A record that is named before it arrives gets a row at once, a *stub*, so that every mention is a number
/// from the beginning; temp.stub lists the stubs, with the first mention of each. What a change replaces or
/// removes is kept in temp.touched, as it was before. New records get rows behind all others, so that an
/// import is told to the journal as one range a kind. Temporary tables lie on disk when they grow, so memory
/// does not.
struct Change::State final : private tables::Resolver {
    State(CaseFile::State& file, ChangeNote note, ChangeOrigin origin);
    ~State() override;

    void add(const Record& record, const SourcePos& where);
    void replace(const Record& record, const SourcePos& where);
    void put(const Record& record, ImportPolicy policy, const SourcePos& where);
    void remove(const RecordId& id);
    bool load(const LoadOptions& options);
    [[nodiscard]] bool loading() const noexcept { return bulk != nullptr; }
    void set_info(const CaseInfo& info);
    std::uint64_t commit();

    /// Puts a stub at exactly that row, for a record that undo will bring back there.
    void reserve(const RecordId& id, std::int64_t row);

    CaseFile::State& file;
    ChangeNote note;
    ChangeOrigin origin;
    ChangeCounts counts;
    bool open = false;
    std::optional<Error> unfit;  ///< why an import cannot be committed

private:
    std::int64_t row_of(const RecordId& id, const char* field) override;
    [[nodiscard]] std::optional<std::int64_t> find_row(const RecordId& id);
    /// The row of a record that is there, and is no stub.
    [[nodiscard]] std::optional<std::int64_t> find_record(const RecordId& id);
    [[nodiscard]] bool is_new(RecordKind kind, std::int64_t row) const {
        return row >= first_new_row[static_cast<std::size_t>(kind)];
    }
    [[nodiscard]] bool is_touched(RecordKind kind, std::int64_t row);
    [[nodiscard]] std::optional<std::int64_t> touched_row(const RecordId& id);
    /// Of a touched record: did the case hold it before this change?
    [[nodiscard]] bool was_there(const RecordId& id);
    [[nodiscard]] Record read(RecordKind kind, std::int64_t row);
    void check(const Record& record, const SourcePos& where) const;

    /// What follows changes the file; when that fails half-way, the whole change is rolled back.
    template <class Action>
    void apply(const Action& action) {
        try {
            action();
        } catch (...) {
            roll_back();
            throw;
        }
    }
    void make_stub(const RecordId& id, std::int64_t row, const std::string& from, const char* field);
    void drop_stub(RecordKind kind, std::int64_t row);
    void touch(const RecordId& id, std::int64_t row, const std::optional<std::string>& before);
    void insert(const Record& record, const SourcePos& where);
    void overwrite(const Record& record, std::int64_t row, const Record& before, const SourcePos& where);
    void write(const Record& record, std::int64_t row, const SourcePos& where);
    void put_in_bulk(const Record& record, const SourcePos& where);
    [[nodiscard]] std::int64_t row_in_bulk(const RecordId& id, const char* field);
    /// Ends load(): from here on the tables are as usual, with every stub in its row.
    void settle_bulk();
    [[nodiscard]] std::int64_t next_row_of(RecordKind kind);
    void note_stub(const RecordId& id, std::int64_t row, const std::string& from, const char* field);
    void erase(const RecordId& id, std::int64_t row);

    // commit() in steps
    void check_stubs();
    void settle_touched();
    [[nodiscard]] bool has_changes() const;
    void index_texts();
    void write_journal(std::uint64_t seq);
    void write_journal_of(RecordKind kind, std::uint64_t seq);
    void close() noexcept;
    void roll_back() noexcept;

    std::array<std::int64_t, record_kind_count> first_new_row{}, next_row{};
    std::array<bool, record_kind_count> gaps{};  ///< not every row from first_new_row to next_row is in use
    std::uint64_t touched = 0;
    std::unique_ptr<BulkLoad> bulk;  ///< between load() and settle_bulk()
    std::optional<CaseInfo> info_before;
    const Record* writing = nullptr;  ///< whose mentions row_of() meets, and where it stands
    const SourcePos* writing_at = nullptr;
    std::int64_t writing_row = 0;
    // Most mentions name what was named a moment ago. Direct-mapped, so its size is bounded; by hash of the
    // id.
    struct Known {
        RecordId id;
        std::int64_t row = 0;
    };
    std::vector<Known> known;
    [[nodiscard]] Known& slot(const RecordId& id) { return known[std::hash<RecordId>{}(id) % known.size()]; }
};

}  // namespace gainsay
