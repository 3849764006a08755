#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "graphs/model/id.hpp"
#include "graphs/model/vocabulary.hpp"

// What a graph needs of a case, as plain rows with integer keys: no record is made, no text id is looked up. A
// database answers each call with scans of its tables in order; a source without tables makes the rows from
// its records.

namespace gainsay {

/// A record's key in its source, at least 0 and unique within its kind. It says nothing of order, and gaps are
/// fine; keys far beyond the number of records cost memory.
using RowKey = std::int64_t;
inline constexpr RowKey no_row = -1;

/// A record of one of several kinds; row is no_row where none is named.
struct RowRef {
    RecordKind kind = RecordKind::Agent;
    RowKey row = no_row;
};

namespace rows {

// Texts are empty where nothing is said; dates are EDTF. Texts are valid during the call.

struct Agent {
    RowKey row;
    std::string_view name;
    AgentKind kind;
};

struct Affiliation {
    RowKey with;
    std::string_view role, from, until;
};

struct Document {
    RowKey row;
    std::string_view title;
    DocumentKind kind;
    std::string_view published, url;
    bool seen, retracted;
    std::string_view retracted_on;
    RowKey retracted_by;
};

struct Claim {
    RowKey row;
    std::string_view text, valid;
};

struct Statement {
    RowKey row, speaker;
    Stance stance;
    RowRef of;
    Manner manner;
    Commitment commitment;
    std::string_view said_on;
    bool retracted;
    std::string_view retracted_on;
    RowKey retracted_by;
    std::string_view note;
};

struct Occurrence {
    RowKey document;
    std::string_view cue, exact;
    RowRef via;
};

struct Relation {
    RowKey row;
    RelationKind kind;
    RowKey from;
    RowRef to;
    RowKey asserted_by, asserted_in;
    RelationStatus status;
    std::string_view origin, note;
};

struct Review {
    RowKey row, of, by, in;
    std::string_view on, note;
};

}  // namespace rows

/// Takes the rows of a case. What belongs to a record follows its row, in the order of these functions and
/// of the record's lists.
class GraphRowSink {
public:
    GraphRowSink() = default;
    GraphRowSink(const GraphRowSink&) = delete;
    GraphRowSink& operator=(const GraphRowSink&) = delete;
    virtual ~GraphRowSink() = default;

    virtual void agent(const rows::Agent& row) = 0;
    virtual void alias(std::string_view alias) = 0;
    virtual void affiliation(const rows::Affiliation& row) = 0;

    virtual void document(const rows::Document& row) = 0;
    virtual void citation(RowKey document, CitationManner manner) = 0;
    virtual void part_of(RowKey document) = 0;
    virtual void states(RowKey claim) = 0;
    virtual void authored_by(RowKey agent) = 0;
    virtual void published_by(RowKey agent) = 0;

    virtual void claim(const rows::Claim& row) = 0;

    virtual void statement(const rows::Statement& row) = 0;
    virtual void occurrence(const rows::Occurrence& row) = 0;

    virtual void relation(const rows::Relation& row) = 0;
    virtual void review(const rows::Review& row) = 0;
};

/// One look at the rows of a source, table by table and in the order of ids. While it lasts, the source must not
/// be changed through the same object.
class GraphRows {
public:
    using IdVisitor = std::function<void(RowKey, std::string_view)>;

    GraphRows() = default;
    GraphRows(const GraphRows&) = delete;
    GraphRows& operator=(const GraphRows&) = delete;
    virtual ~GraphRows() = default;

    /// The version that the rows are of. One that has grown since the look began says that it was no look at
    /// one version, and that what was read is to be thrown away.
    [[nodiscard]] virtual std::uint64_t version() const = 0;

    /// Calls `visit` with the key and the id of every record of `kind`, in the order of ids (bytes).
    virtual void ids(RecordKind kind, const IdVisitor& visit) = 0;

    /// Gives `sink` the rows of the records of `kind` and of what belongs to each, in the order of ids. ids() of
    /// that kind comes first.
    ///
    /// Throws  Error(Malformed) that names the record when one of its values is none of the model.
    virtual void rows(RecordKind kind, GraphRowSink& sink) = 0;
};

}  // namespace gainsay
