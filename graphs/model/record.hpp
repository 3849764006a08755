#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "graphs/model/edtf.hpp"
#include "graphs/model/id.hpp"
#include "graphs/model/vocabulary.hpp"

// The records of a case as plain structs. A text that is empty, and a list without items, mean "not said";
// what can be absent otherwise is an optional. Every record keeps the fields that we do not know, as
// canonical JSON text, in `extra` (empty: none), so that a file of somebody else passes through unharmed.

namespace gainsay {

/// An office or membership held for a time: the spokesman speaks for the ministry while he is its spokesman.
struct Affiliation {
    AgentId with;
    std::string role;
    std::optional<Edtf> from, until;  ///< a missing end is open

    friend bool operator==(const Affiliation&, const Affiliation&) = default;
};

/// A person or body that speaks or publishes (PROV Agent).
struct Agent {
    AgentId id;
    std::string name;
    AgentKind kind = AgentKind::Person;
    std::vector<std::string> aliases;
    std::vector<std::string> same_as;  ///< URIs, such as a Wikidata item
    std::optional<char> reliability;   ///< Admiralty grade 'A' … 'F' of the source
    std::vector<Affiliation> affiliations;
    std::string note;
    std::string extra;

    friend bool operator==(const Agent&, const Agent&) = default;
};

/// A stored copy: where it lies, relative to the case, and the SHA-256 of its bytes in hexadecimal. A
/// document with a stored copy was seen; one without is known only from what others say of it.
struct StoredCopy {
    std::string path;  ///< may be empty: the copy exists, but is not part of the case
    std::string sha256;

    friend bool operator==(const StoredCopy&, const StoredCopy&) = default;
};

/// Taken back: when and by whom, as far as known.
struct Retraction {
    std::optional<Edtf> on;
    std::optional<AgentId> by;

    friend bool operator==(const Retraction&, const Retraction&) = default;
};

struct Citation {
    DocumentId document;
    CitationManner manner = CitationManner::Mentions;

    friend bool operator==(const Citation&, const Citation&) = default;
};

/// Something published: an article, a report, a law, a speech.
struct Document {
    DocumentId id;
    std::string title;
    DocumentKind kind = DocumentKind::Article;
    std::optional<Edtf> published;
    std::string url, archived_url;
    std::string language;  ///< BCP 47
    std::optional<StoredCopy> snapshot;
    std::optional<Retraction> retracted;
    std::vector<AgentId> published_by, authored_by;
    std::vector<DocumentId> part_of;
    std::vector<Citation> cites;
    std::vector<ClaimId> states;  ///< the document's own words, no other speaker
    std::string note;
    std::string extra;

    friend bool operator==(const Document&, const Document&) = default;
};

/// A figure made comparable. Either `value`, or `low` and `high`, or only one of these.
struct Quantity {
    std::string measure;     ///< what is counted: "recorded executions"
    std::string subject;     ///< of whom or what: "Iran"
    std::string population;  ///< out of what: "the world, China excluded"
    std::optional<Edtf> period;
    std::optional<double> value, low, high;
    std::string unit;  ///< "%", "persons", "rank"
    QuantityBound bound = QuantityBound::Exactly;

    friend bool operator==(const Quantity&, const Quantity&) = default;
};

/// One proposition, true or false as a whole, in the case's own words (schema.org Claim).
struct Claim {
    ClaimId id;
    std::string text;
    std::string language;
    std::vector<std::string> topics;
    std::optional<Edtf> valid;  ///< the time of which it speaks
    std::vector<Quantity> quantities;
    std::string note;
    std::string extra;

    friend bool operator==(const Claim&, const Claim&) = default;
};

/// Where exactly a quote stands (Web Annotation: TextQuoteSelector and TextPositionSelector).
struct Selector {
    std::string exact, prefix, suffix;
    std::optional<std::uint64_t> start, end;  ///< in characters of the stored copy's text, end exclusive

    friend bool operator==(const Selector&, const Selector&) = default;
};

/// Where a statement stands. `via` is the document or agent that relayed it to `document`: an outlet is never
/// credited with a claim that it only relays.
struct Occurrence {
    DocumentId document;
    std::string cue;  ///< the words that attribute it: "said", "according to"
    std::optional<Selector> selector;
    std::optional<RecordId> via;

    friend bool operator==(const Occurrence&, const Occurrence&) = default;
};

/// One agent saying one thing once.
struct Statement {
    StatementId id;
    AgentId speaker;
    Stance stance = Stance::Asserts;
    RecordId of;  ///< a claim or a document; to deny a document is to reject the whole of it
    Manner manner = Manner::Paraphrase;
    Commitment commitment = Commitment::Certain;
    std::optional<Edtf> said_on;
    std::vector<Occurrence> occurrences;
    std::optional<Retraction> retracted;
    std::string note;
    std::string extra;

    friend bool operator==(const Statement&, const Statement&) = default;
};

/// A relation between two claims, or an undercut of a statement, document or relation, and on whose word it
/// stands.
struct Relation {
    RelationId id;
    RelationKind kind = RelationKind::Contradicts;
    ClaimId from;
    RecordId to;  ///< a claim; for Undercuts a statement, document or relation
    std::optional<AgentId> asserted_by;
    std::optional<DocumentId> asserted_in;
    RelationStatus status = RelationStatus::Accepted;
    std::string origin = "human";  ///< "human", or the name of the matcher that proposed it
    std::string note;
    std::string extra;

    friend bool operator==(const Relation&, const Relation&) = default;
};

/// A fact-checker's rating on its own scale. Ratings of two scales are never compared.
struct Rating {
    std::optional<double> value, best, worst;
    std::string label;

    friend bool operator==(const Rating&, const Rating&) = default;
};

/// A verdict on a claim (schema.org ClaimReview).
struct Review {
    ReviewId id;
    ClaimId of;
    std::optional<AgentId> by;
    std::optional<DocumentId> in;
    Rating rating;
    std::optional<Edtf> on;
    std::string note;
    std::string extra;

    friend bool operator==(const Review&, const Review&) = default;
};

/// One record of any kind; the alternatives stand in the order of RecordKind.
using Record = std::variant<Agent, Document, Claim, Statement, Relation, Review>;

[[nodiscard]] const RecordId& id_of(const Record& record) noexcept;
[[nodiscard]] inline RecordKind kind_of(const Record& record) noexcept {
    return static_cast<RecordKind>(record.index());
}
/// What a person reads of it first: name, title or text; for a statement, relation or review its note, which
/// may be empty.
[[nodiscard]] const std::string& label_of(const Record& record) noexcept;

/// A mention of one record by another: the field that names it, and the kinds that may stand there.
struct Reference {
    std::string field;  ///< "occurrences[0].via"
    RecordId to;
    std::vector<RecordKind> allowed;
};

/// All records that `record` names, in the order of its fields. O(size of the record).
[[nodiscard]] std::vector<Reference> references_of(const Record& record);

/// What is wrong with `record` in itself, one sentence each that begins with the field; empty when all is
/// well. It checks required fields, the kinds of the records it names, that an interval does not end before
/// it begins, the shape of a SHA-256, and the parts of a Quantity; never whether a named record exists.
[[nodiscard]] std::vector<std::string> problems_of(const Record& record);

}  // namespace gainsay
