#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "graphs/model/source.hpp"

namespace gainsay {

/// Who changes a case, when, and what for: what its journal keeps beside the records.
struct ChangeNote {
    std::string author;   ///< a name or address; must not be empty
    std::string at;       ///< UTC, "2018-07-02T10:00:00Z"; the caller reads the clock
    std::string action;   ///< one word: "add", "edit", "remove", "import"
    std::string message;  ///< a line for people; may be empty
};

/// How many records of one kind a change touched.
struct KindCounts {
    std::uint64_t added = 0, replaced = 0, removed = 0, unchanged = 0;

    friend bool operator==(const KindCounts&, const KindCounts&) = default;
};

/// The counts of a change, by RecordKind.
struct ChangeCounts {
    std::array<KindCounts, record_kind_count> kinds{};

    [[nodiscard]] const KindCounts& operator[](RecordKind kind) const {
        return kinds[static_cast<std::size_t>(kind)];
    }
    [[nodiscard]] KindCounts& operator[](RecordKind kind) { return kinds[static_cast<std::size_t>(kind)]; }
    [[nodiscard]] KindCounts total() const noexcept;

    friend bool operator==(const ChangeCounts&, const ChangeCounts&) = default;
};

/// What an import does with a record whose id is in the case already, with other content.
enum class ImportPolicy : std::uint8_t {
    Refuse,   ///< Error(Conflict)
    Replace,  ///< the imported record takes its place
};

/// How much memory a load may take.
struct LoadOptions {
    /// For SQLite's pages and sorting and for the ids of the import, together; what goes beyond lies in temporary
    /// files. At least 16 MiB are taken.
    std::size_t memory_bytes = std::size_t{256} << 20U;
};

/// One change of a case file: a transaction and one entry of the journal, or nothing at all.
///
/// What it does is seen at once through its own CaseFile and by nobody else until commit(). References may
/// lead forward: whether every record that is named exists is checked by commit(), so the order of calls
/// plays no part. Dropped without commit(), it leaves no trace. Memory does not grow with the number of
/// records.
///
/// Errors   a record that is refused changed nothing, and the change goes on; when the file fails, the change
///          is rolled back. Calls on a change that is no longer in_hand() throw std::logic_error.
/// Threads  the thread of its CaseFile, which it must not outlive.
class Change {
public:
    /// A change of `file` in hand; made by CaseFile::begin().
    struct State;
    explicit Change(std::unique_ptr<State> state) noexcept;
    Change(Change&&) noexcept;
    Change& operator=(Change&&) noexcept;
    ~Change();  ///< rolls back unless committed

    /// Throws   Error(Conflict) when the id is in the case; Error(Malformed) with the first of
    ///          problems_of(record).
    void add(const Record& record, const SourcePos& where = {});

    /// Puts `record` in the place of the one with its id. One that is equal to it counts as unchanged.
    /// Throws   Error(NotFound) when there is none; Error(Malformed) with the first of problems_of(record).
    void replace(const Record& record, const SourcePos& where = {});

    /// add() or replace(), whichever applies, under `policy`. An id that this change itself added or replaced
    /// is given twice: DuplicateId, an Error(Conflict).
    void put(const Record& record, ImportPolicy policy, const SourcePos& where = {});

    /// Makes the put() of many records fast: their indexes are made by commit(), all at once. Needs a case without
    /// records, of which this change has added none. What the case file holds, its journal and what commit()
    /// throws are as without it. Until commit() the records cannot be read through the CaseFile; add(), replace()
    /// and remove() end it early.
    ///
    /// Returns  false, having changed nothing but the size of caches, where it cannot be.
    bool load(const LoadOptions& options = {});
    /// After load(), until it ends.
    [[nodiscard]] bool loading() const noexcept;

    /// Removes the record. That others still refer to it is found by commit(), so that records which name
    /// each other can go together.
    ///
    /// Throws   Error(NotFound) when there is none.
    void remove(const RecordId& id);

    /// What is said of the case as a whole, and its replacement.
    [[nodiscard]] CaseInfo info() const;
    void set_info(const CaseInfo& info);

    /// Makes the change unfit to be committed: commit() will throw the first `why`.
    void refuse(const Error& why);
    /// Neither committed nor rolled back.
    [[nodiscard]] bool in_hand() const noexcept;

    /// So far; records that replace() or put() found equal are counted as unchanged.
    [[nodiscard]] const ChangeCounts& counts() const;

    /// Writes the journal entry and makes the change last: when this returns, a crash no longer loses it. A
    /// change that changed nothing leaves no entry.
    ///
    /// Returns  the number of the entry, or the version as it was when nothing changed.
    /// Throws   and rolls back: Error(Malformed) when a record names one that does not exist; Error(Conflict)
    ///          when a removed record is still named by others. Both name both ends, up to 20 pairs, one a
    ///          line.
    std::uint64_t commit();

private:
    std::unique_ptr<State> state_;
};

class PlaceLog;

/// Delivers what a reader reads into a change. A refused record is reported by add() and makes the change
/// unfit to be committed, so that an import is all or nothing even when the reader went on to collect more
/// errors.
class ImportSink final : public RecordSink {
public:
    explicit ImportSink(Change& change, ImportPolicy policy = ImportPolicy::Refuse) noexcept;
    ~ImportSink() override;

    /// Replaces the title and the rest of a case that has none; otherwise what is said of the case stays,
    /// unless the policy is Replace.
    void info(const CaseInfo& info) override;
    void add(Record record, const SourcePos& where) override;

private:
    Change& change_;
    ImportPolicy policy_;
    std::optional<Error> failure_;
    std::unique_ptr<PlaceLog> places_;  ///< of what this input gave to a change that is loading
};

}  // namespace gainsay
