#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/model/source.hpp"
#include "graphs/store/change.hpp"
#include "graphs/store/journal.hpp"
#include "graphs/store/search/search.hpp"

namespace gainsay {

enum class OpenMode : std::uint8_t { Read, Write };

struct CaseFileOptions {
    /// How long to wait for another process that is writing, before Error(Conflict) says so.
    std::chrono::milliseconds busy_timeout{2000};
};

/// A case in its file (`name.gainsay`): an SQLite database whose tables and views docs/formats/case-file.md
/// describes. One writer and any number of readers, in any number of processes, may have it open at a time.
///
/// Errors   whatever the file or the disk does wrong becomes an Error that names the file and what to do
///          about it: NotFound (no such file), Malformed (empty, foreign or damaged), Unsupported (of a newer
///          version), Conflict (in use by another writer), Io (not readable, not writable, disk full).
/// Threads  one thread at a time; open the file once more for another thread.
class CaseFile final : public GraphSource {
public:
    /// Makes a new file, whole or not at all; its journal begins with `note` as entry 1.
    /// Throws   Error(Conflict) when something is at `path` already; Error(NotFound) when its folder does not
    ///          exist.
    [[nodiscard]] static CaseFile create(const std::filesystem::path& path, const CaseInfo& info,
                                         const ChangeNote& note, const CaseFileOptions& options = {});

    /// The same with whatever `fill` does to the file before anybody else sees it: so an import into a new file writes
    /// every page once, instead of into a log first. When `fill` throws, no file is made. Until then it has another name
    /// beside `path`, which a process that is killed leaves behind.
    using Fill = std::function<void(CaseFile& draft)>;
    [[nodiscard]] static CaseFile create(const std::filesystem::path& path, const CaseInfo& info,
                                         const ChangeNote& note, const CaseFileOptions& options,
                                         const Fill& fill);

    /// Opens a file. An older version is brought up to date when it is opened to write; to read, it need not
    /// be.
    [[nodiscard]] static CaseFile open(const std::filesystem::path& path, OpenMode mode,
                                       const CaseFileOptions& options = {});

    /// Does `path` hold an SQLite database, of whatever application? Readers of text cases ask before they
    /// parse. False for whatever cannot be opened.
    [[nodiscard]] static bool looks_like_one(const std::filesystem::path& path);

    CaseFile(CaseFile&&) noexcept;
    CaseFile& operator=(CaseFile&&) noexcept;
    ~CaseFile() override;

    [[nodiscard]] const std::filesystem::path& path() const noexcept;
    [[nodiscard]] OpenMode mode() const noexcept;

    // --- the records
    [[nodiscard]] CaseInfo info() const override;
    /// The number of the newest journal entry, of whichever process.
    [[nodiscard]] std::uint64_t version() const override;
    /// A UUID made at creation, "3f2a…-…": two files with the same one are copies of one case.
    [[nodiscard]] std::string identity() const override;
    /// O(n), by a scan of the narrowest index.
    [[nodiscard]] std::uint64_t count(RecordKind kind) const override;
    /// What other processes commit meanwhile is not seen. `visit` may use the case file.
    void visit(RecordKind kind, const Visitor& visit) const override;
    [[nodiscard]] std::optional<Record> find(const RecordId& id) const override;
    /// One state of the file, whatever others commit meanwhile; this CaseFile must not move while it lasts.
    [[nodiscard]] std::unique_ptr<GraphRows> graph_rows() const override;
    /// From the journal; nullopt also while a change of this CaseFile is in hand, and for a version that the case
    /// has not had.
    [[nodiscard]] std::optional<std::vector<RecordId>> changes_since(std::uint64_t version,
                                                                     std::size_t limit) const override;
    /// Records that name `id` in a field, with that field ("of", "occurrences[].via"), by kind and then id;
    /// at most `limit`. O(limit log n).
    struct Referrer {
        RecordId id;
        std::string field;

        friend bool operator==(const Referrer&, const Referrer&) = default;
    };
    [[nodiscard]] std::vector<Referrer> referrers(const RecordId& id, std::size_t limit = 20) const;

    // --- changes
    /// Begins a change. While it lasts, no other process can write.
    /// Throws   Error(Conflict) when another process is writing, or a change of this CaseFile is in hand;
    ///          Error(Io) when the file cannot be written; Error(Malformed) when `note` names no author, time
    ///          or action.
    [[nodiscard]] Change begin(const ChangeNote& note);

    // --- the journal
    /// Newest first.
    [[nodiscard]] std::vector<JournalEntry> journal(const JournalRange& range = {}) const;
    /// Throws   Error(NotFound) when there is no such entry.
    [[nodiscard]] JournalEntry journal_entry(std::uint64_t seq) const;
    /// Calls `visit` for each record that entry `seq` changed, by kind, then in the order of the entry;
    /// streaming.
    void visit_changes(std::uint64_t seq, const RecordChangeVisitor& visit) const;
    /// nullopt when entry `seq` left the info alone.
    [[nodiscard]] std::optional<InfoChange> info_change(std::uint64_t seq) const;

    /// Takes back the newest entry that is neither an undo nor taken back, as a new entry; called again, the
    /// one before. The creation of the case is never taken back. `note.action` may be empty: "undo".
    ///
    /// Returns  the new entry.
    /// Throws   Error(NotFound) when nothing is left to undo.
    JournalEntry undo(const ChangeNote& note);

    /// Brings back what undo() took back last, as a new entry. `note.action` may be empty: "redo".
    /// Throws   Error(NotFound) when nothing was undone, or something else was changed since.
    JournalEntry redo(const ChangeNote& note);

    // --- full text
    /// Finds texts of agents (names, aliases), documents (titles), claims, and statements (quoted words,
    /// notes). `text` is what a person types: words, all of which must be found in any order; "phrases in
    /// quotes"; a word* that begins so. Case and accents play no part. Nothing in `text` is a syntax error.
    ///
    /// Texts that match are taken in the order of the index (of records as they were added, mostly), at most
    /// max(most_ranked, limit) of them, and those are ranked.
    ///
    /// Returns  the best of them; nothing when `text` has no word. Same file, same answer.
    /// Cost     O(most_ranked + limit), whatever the size of the case, for words and phrases. A text of another kind
    ///          than asked for counts a sixteenth. Words that are each common and rarely together are sought in each
    ///          other's lists, which are skipped through, not read. A beginning (word*) costs as much as all that it
    ///          occurs in: the index merges their lists first.
    [[nodiscard]] SearchAnswer search(std::string_view text, const SearchOptions& options = {}) const;

    // --- health
    /// What is wrong with the file itself, one line each, at most `limit`: damaged pages, references that
    /// lead nowhere, records that break the rules of the model, an index or journal that does not fit.
    /// O(size).
    [[nodiscard]] std::vector<std::string> problems(std::size_t limit = 20) const;

    /// What a CaseFile is made of; for the sources of this folder.
    struct State;

private:
    explicit CaseFile(std::unique_ptr<State> state) noexcept;

    std::unique_ptr<State> state_;
};

}  // namespace gainsay
