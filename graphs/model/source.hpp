#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graphs/model/case.hpp"
#include "graphs/model/graph_rows.hpp"

namespace gainsay {

/// Where a case comes from, to whoever needs its records and not its file: the snapshot builder, the writers
/// of all formats, `show`. A case file is one source and a text case in memory another; a shared database can
/// be a third.
///
/// Threads  one thread at a time, unless an implementation says more.
class GraphSource {
public:
    using Visitor = std::function<void(const Record&)>;

    GraphSource() = default;
    GraphSource(const GraphSource&) = delete;
    GraphSource& operator=(const GraphSource&) = delete;
    virtual ~GraphSource() = default;

    [[nodiscard]] virtual CaseInfo info() const = 0;

    /// Grows with every change; 0 for a source that cannot change. Two visits at one version see the same
    /// records.
    [[nodiscard]] virtual std::uint64_t version() const = 0;

    /// Which case this is: a UUID that a case file is given at creation and that its copies share. Empty for
    /// a source that has none. A snapshot belongs to its case by identity and version together.
    [[nodiscard]] virtual std::string identity() const { return {}; }

    /// How many records of `kind` there are.
    [[nodiscard]] virtual std::uint64_t count(RecordKind kind) const = 0;

    /// Calls `visit` for every record of `kind` in id order (bytes), streaming: memory does not grow with the
    /// case.
    virtual void visit(RecordKind kind, const Visitor& visit) const = 0;

    /// The record with that id; nullopt when there is none. At most logarithmic in the size of the case.
    [[nodiscard]] virtual std::optional<Record> find(const RecordId& id) const = 0;

    /// A look at what a graph needs of the case, without its records: what the snapshot builder reads. It must not
    /// outlive the source. By default the rows are made from two visits of every record, and all ids are held in
    /// memory; a source with tables of its own overrides it.
    [[nodiscard]] virtual std::unique_ptr<GraphRows> graph_rows() const;

    /// The ids of all records that were added, replaced or removed after `version`, in order and each once; some
    /// may be as they were then, after a change and its undoing. What is said of the case as a whole is not among
    /// them: info() tells it.
    ///
    /// Returns  nullopt when the source cannot say, or when there are more than `limit`: then all may differ.
    /// Cost     of the changes, not of the case; a source stops soon beyond `limit`.
    [[nodiscard]] virtual std::optional<std::vector<RecordId>> changes_since(std::uint64_t version,
                                                                             std::size_t limit) const;
};

/// A case in memory as a source. The case must be sorted.
class CaseSource final : public GraphSource {
public:
    explicit CaseSource(Case whole);

    [[nodiscard]] const Case& whole() const noexcept { return case_; }

    [[nodiscard]] CaseInfo info() const override { return case_.info; }
    [[nodiscard]] std::uint64_t version() const override { return 0; }
    [[nodiscard]] std::uint64_t count(RecordKind kind) const override;
    void visit(RecordKind kind, const Visitor& visit) const override;
    [[nodiscard]] std::optional<Record> find(const RecordId& id) const override;
    [[nodiscard]] std::unique_ptr<GraphRows> graph_rows() const override;

private:
    Case case_;
};

/// A record's id was given before. A sink throws it that knows where, of the input that is being read: a reader
/// then says so as it does of ids that it remembers itself.
class DuplicateId : public Error {
public:
    /// `first` is where the first record of that id began; line 0: not known, or in another input.
    DuplicateId(const std::string& message, SourcePos where, SourcePos first = {})
        : Error(ErrorCode::Conflict, message, std::move(where)), first_(std::move(first)) {}

    [[nodiscard]] const SourcePos& first() const noexcept { return first_; }

private:
    SourcePos first_;
};

/// Where a reader delivers what it reads: a case in memory, a transaction of a case file, a counter.
class RecordSink {
public:
    RecordSink() = default;
    RecordSink(const RecordSink&) = delete;
    RecordSink& operator=(const RecordSink&) = delete;
    virtual ~RecordSink() = default;

    /// Called at most once: before, between or after the records.
    virtual void info(const CaseInfo& info) = 0;

    /// `where` is where the record began, for messages. May throw Error: the reader adds it to what it
    /// reports.
    virtual void add(Record record, const SourcePos& where) = 0;
};

/// Collects a case in memory; take() sorts it.
class CaseBuilder final : public RecordSink {
public:
    void info(const CaseInfo& info) override { case_.info = info; }
    void add(Record record, const SourcePos& where) override;
    [[nodiscard]] Case take();

private:
    Case case_;
};

}  // namespace gainsay
