#include "graphs/model/record_rows.hpp"

#include <functional>
#include <limits>

namespace gainsay {
namespace {

constexpr std::uint32_t free_slot = std::numeric_limits<std::uint32_t>::max();

std::string_view text(const std::optional<Edtf>& date) {
    return date ? std::string_view(date->text()) : std::string_view();
}

}  // namespace

void RowIds::add(RecordKind kind, std::string_view id) {
    if (begins_.size() >= free_slot) {
        throw Error(
            ErrorCode::Limit,
            "the case has more than 4294967294 records, which a snapshot cannot number; split the case");
    }
    text_ += id;
    begins_.push_back(text_.size());
    for (auto k = static_cast<std::size_t>(kind) + 1; k < base_.size(); ++k) base_[k] = begins_.size() - 1;
}

void RowIds::index() {
    const std::size_t count = begins_.size() - 1;
    std::size_t size = 16;
    while (size < 2 * count) size *= 2;
    slots_.assign(size, free_slot);
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t slot = std::hash<std::string_view>{}(at(i)) & (size - 1);
        while (slots_[slot] != free_slot) slot = (slot + 1) & (size - 1);
        slots_[slot] = static_cast<std::uint32_t>(i);
    }
}

std::size_t RowIds::count(RecordKind kind) const noexcept {
    const auto k = static_cast<std::size_t>(kind);
    return base_[k + 1] - base_[k];
}

std::string_view RowIds::id(RecordKind kind, std::size_t number) const noexcept {
    return at(base_[static_cast<std::size_t>(kind)] + number);
}

RowKey RowIds::find(const RecordId& id) const noexcept {
    std::size_t slot = std::hash<std::string_view>{}(id.text()) & (slots_.size() - 1);
    while (slots_[slot] != free_slot && at(slots_[slot]) != id.text())
        slot = (slot + 1) & (slots_.size() - 1);
    if (slots_[slot] == free_slot) return no_row;
    return static_cast<RowKey>(slots_[slot] - base_[static_cast<std::size_t>(id.kind())]);
}

RowKey RecordRowWriter::begin(const RecordId& id) {
    // A source that changes between the visits would give edges to the wrong records.
    GAINSAY_REQUIRE(next_ < ids_.count(id.kind()) && ids_.id(id.kind(), next_) == id.text());
    record_ = &id;
    return static_cast<RowKey>(next_++);
}

RowKey RecordRowWriter::row(const RecordId& id, const char* field) const {
    const RowKey found = ids_.find(id);
    if (found == no_row) {
        throw Error(ErrorCode::Malformed,
                    "\"" + record_->text() + "\" names \"" + id.text() + "\" as its " + field +
                        ", which is not in the case; add that record or take the mention "
                        "out");
    }
    return found;
}

void RecordRowWriter::write(const Agent& agent) {
    sink_.agent({begin(agent.id), agent.name, agent.kind});
    for (const std::string& alias : agent.aliases) sink_.alias(alias);
    for (const Affiliation& one : agent.affiliations) {
        sink_.affiliation({row(one.with, "affiliations.with"), one.role, text(one.from), text(one.until)});
    }
}

void RecordRowWriter::write(const Document& document) {
    const RowKey at = begin(document.id);
    const bool retracted = document.retracted.has_value();
    sink_.document({at, document.title, document.kind, text(document.published), document.url,
                    document.snapshot.has_value(), retracted,
                    retracted ? text(document.retracted->on) : std::string_view(),
                    retracted ? row(document.retracted->by, "retracted.by") : no_row});
    for (const Citation& one : document.cites) sink_.citation(row(one.document, "cites"), one.manner);
    for (const DocumentId& whole : document.part_of) sink_.part_of(row(whole, "part_of"));
    for (const ClaimId& claim : document.states) sink_.states(row(claim, "states"));
    for (const AgentId& agent : document.authored_by) sink_.authored_by(row(agent, "authored_by"));
    for (const AgentId& agent : document.published_by) sink_.published_by(row(agent, "published_by"));
}

void RecordRowWriter::write(const Claim& claim) {
    sink_.claim({begin(claim.id), claim.text, text(claim.valid)});
}

void RecordRowWriter::write(const Statement& statement) {
    const RowKey at = begin(statement.id);
    const bool retracted = statement.retracted.has_value();
    sink_.statement({at, row(statement.speaker, "speaker"), statement.stance,
                     RowRef{statement.of.kind(), row(statement.of, "of")}, statement.manner,
                     statement.commitment, text(statement.said_on), retracted,
                     retracted ? text(statement.retracted->on) : std::string_view(),
                     retracted ? row(statement.retracted->by, "retracted.by") : no_row, statement.note});
    for (const Occurrence& one : statement.occurrences) {
        const RowRef via = one.via ? RowRef{one.via->kind(), row(*one.via, "occurrences.via")} : RowRef{};
        sink_.occurrence({row(one.document, "occurrences.document"), one.cue,
                          one.selector ? std::string_view(one.selector->exact) : std::string_view(), via});
    }
}

void RecordRowWriter::write(const Relation& relation) {
    const RowKey at = begin(relation.id);
    sink_.relation({at, relation.kind, row(relation.from, "from"),
                    RowRef{relation.to.kind(), row(relation.to, "to")},
                    row(relation.asserted_by, "asserted_by"), row(relation.asserted_in, "asserted_in"),
                    relation.status, relation.origin, relation.note});
}

void RecordRowWriter::write(const Review& review) {
    const RowKey at = begin(review.id);
    sink_.review(
        {at, row(review.of, "of"), row(review.by, "by"), row(review.in, "in"), text(review.on), review.note});
}

}  // namespace gainsay
