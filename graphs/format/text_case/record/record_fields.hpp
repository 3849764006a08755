#pragma once

#include <concepts>
#include <type_traits>

#include "graphs/model/case.hpp"
#include "graphs/model/record.hpp"

// The fields of every record in the order in which they are written, said once for reading and writing. `F`
// is told each field with its name and does with it what it does: JsonFieldReader fills it, JsonFieldWriter
// writes it. With a default a field is left out where it has that value; a word without one is always
// written, because a person who reads the record wants to see it.

namespace gainsay::json {

template <class T, class U>
concept Is = std::same_as<std::remove_const_t<T>, U>;

template <class F>
void describe(F& f, Is<CaseInfo> auto& info) {
    f.text("title", info.title);
    f.text("description", info.description);
    f.text("language", info.language);
}

template <class F>
void describe(F& f, Is<Affiliation> auto& affiliation) {
    f.id("with", affiliation.with);
    f.text("role", affiliation.role);
    f.date("from", affiliation.from);
    f.date("until", affiliation.until);
}

template <class F>
void describe(F& f, Is<Agent> auto& agent) {
    f.id("id", agent.id);
    f.text("name", agent.name);
    f.word("kind", agent.kind);
    f.texts("aliases", agent.aliases);
    f.texts("same_as", agent.same_as);
    f.letter("reliability", agent.reliability);
    f.list("affiliations", agent.affiliations);
    f.text("note", agent.note);
}

template <class F>
void describe(F& f, Is<StoredCopy> auto& copy) {
    f.text("path", copy.path);
    f.text("sha256", copy.sha256);
}

template <class F>
void describe(F& f, Is<Retraction> auto& retraction) {
    f.date("on", retraction.on);
    f.id("by", retraction.by);
}

template <class F>
void describe(F& f, Is<Citation> auto& citation) {
    f.id("document", citation.document);
    f.word("manner", citation.manner, CitationManner::Mentions);
}

template <class F>
void describe(F& f, Is<Document> auto& document) {
    f.id("id", document.id);
    f.text("title", document.title);
    f.word("kind", document.kind);
    f.date("published", document.published);
    f.text("url", document.url);
    f.text("archived_url", document.archived_url);
    f.text("language", document.language);
    f.object("snapshot", document.snapshot);
    f.object("retracted", document.retracted);
    f.ids("published_by", document.published_by);
    f.ids("authored_by", document.authored_by);
    f.ids("part_of", document.part_of);
    f.list("cites", document.cites);
    f.ids("states", document.states);
    f.text("note", document.note);
}

template <class F>
void describe(F& f, Is<Quantity> auto& quantity) {
    f.text("measure", quantity.measure);
    f.text("subject", quantity.subject);
    f.text("population", quantity.population);
    f.date("period", quantity.period);
    f.number("value", quantity.value);
    f.number("low", quantity.low);
    f.number("high", quantity.high);
    f.text("unit", quantity.unit);
    f.word("bound", quantity.bound, QuantityBound::Exactly);
}

template <class F>
void describe(F& f, Is<Claim> auto& claim) {
    f.id("id", claim.id);
    f.text("text", claim.text);
    f.text("language", claim.language);
    f.texts("topics", claim.topics);
    f.date("valid", claim.valid);
    f.list("quantities", claim.quantities);
    f.text("note", claim.note);
}

template <class F>
void describe(F& f, Is<Selector> auto& selector) {
    f.text("exact", selector.exact);
    f.text("prefix", selector.prefix);
    f.text("suffix", selector.suffix);
    f.position("start", selector.start);
    f.position("end", selector.end);
}

template <class F>
void describe(F& f, Is<Occurrence> auto& occurrence) {
    f.id("document", occurrence.document);
    f.text("cue", occurrence.cue);
    f.object("selector", occurrence.selector);
    f.id("via", occurrence.via);
}

template <class F>
void describe(F& f, Is<Statement> auto& statement) {
    f.id("id", statement.id);
    f.id("speaker", statement.speaker);
    f.word("stance", statement.stance);
    f.id("of", statement.of);
    f.word("manner", statement.manner, Manner::Paraphrase);
    f.word("commitment", statement.commitment, Commitment::Certain);
    f.date("said_on", statement.said_on);
    f.list("occurrences", statement.occurrences);
    f.object("retracted", statement.retracted);
    f.text("note", statement.note);
}

template <class F>
void describe(F& f, Is<Relation> auto& relation) {
    f.id("id", relation.id);
    f.required_word("kind", relation.kind);
    f.id("from", relation.from);
    f.id("to", relation.to);
    f.id("asserted_by", relation.asserted_by);
    f.id("asserted_in", relation.asserted_in);
    f.word("status", relation.status, RelationStatus::Accepted);
    f.text("origin", relation.origin, "human");
    f.text("note", relation.note);
}

template <class F>
void describe(F& f, Is<Rating> auto& rating) {
    f.number("value", rating.value);
    f.number("best", rating.best);
    f.number("worst", rating.worst);
    f.text("label", rating.label);
}

template <class F>
void describe(F& f, Is<Review> auto& review) {
    f.id("id", review.id);
    f.id("of", review.of);
    f.id("by", review.by);
    f.id("in", review.in);
    f.object("rating", review.rating);
    f.date("on", review.on);
    f.text("note", review.note);
}

}  // namespace gainsay::json
