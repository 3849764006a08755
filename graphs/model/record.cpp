#include "graphs/model/record.hpp"

namespace gainsay {
namespace {

/// Collects references in the order of the fields. An id that is not given names nothing and is left out.
class References {
public:
    void add(std::string field, const RecordId& to, std::vector<RecordKind> allowed) {
        if (!to.empty()) list_.push_back({std::move(field), to, std::move(allowed)});
    }

    template <RecordKind K>
    void add(std::string field, const TypedId<K>& to) {
        add(std::move(field), to.any(), {K});
    }

    template <RecordKind K>
    void add(std::string field, const std::optional<TypedId<K>>& to) {
        if (to) add(std::move(field), *to);
    }

    template <RecordKind K>
    void add(const std::string& field, const std::vector<TypedId<K>>& list) {
        for (std::size_t i = 0; i < list.size(); ++i) add(item(field, i), list[i]);
    }

    static std::string item(const std::string& field, std::size_t i) {
        return field + "[" + std::to_string(i) + "]";
    }

    std::vector<Reference> take() { return std::move(list_); }

private:
    std::vector<Reference> list_;
};

void collect(const Agent& agent, References& out) {
    for (std::size_t i = 0; i < agent.affiliations.size(); ++i) {
        out.add(References::item("affiliations", i) + ".with", agent.affiliations[i].with);
    }
}

void collect(const Document& document, References& out) {
    if (document.retracted) out.add("retracted.by", document.retracted->by);
    out.add("published_by", document.published_by);
    out.add("authored_by", document.authored_by);
    out.add("part_of", document.part_of);
    for (std::size_t i = 0; i < document.cites.size(); ++i) {
        out.add(References::item("cites", i) + ".document", document.cites[i].document);
    }
    out.add("states", document.states);
}

void collect(const Claim&, References&) {}

void collect(const Statement& statement, References& out) {
    out.add("speaker", statement.speaker);
    out.add("of", statement.of, {RecordKind::Document, RecordKind::Claim});
    for (std::size_t i = 0; i < statement.occurrences.size(); ++i) {
        const Occurrence& occurrence = statement.occurrences[i];
        const std::string field = References::item("occurrences", i);
        out.add(field + ".document", occurrence.document);
        if (occurrence.via)
            out.add(field + ".via", *occurrence.via, {RecordKind::Agent, RecordKind::Document});
    }
    if (statement.retracted) out.add("retracted.by", statement.retracted->by);
}

void collect(const Relation& relation, References& out) {
    out.add("from", relation.from);
    // An undercut attacks what a claim rests on; every other relation is between claims.
    out.add("to", relation.to,
            relation.kind == RelationKind::Undercuts
                ? std::vector<RecordKind>{RecordKind::Document, RecordKind::Statement, RecordKind::Relation}
                : std::vector<RecordKind>{RecordKind::Claim});
    out.add("asserted_by", relation.asserted_by);
    out.add("asserted_in", relation.asserted_in);
}

void collect(const Review& review, References& out) {
    out.add("of", review.of);
    out.add("by", review.by);
    out.add("in", review.in);
}

const std::string& label(const Agent& agent) {
    return agent.name;
}
const std::string& label(const Document& document) {
    return document.title;
}
const std::string& label(const Claim& claim) {
    return claim.text;
}
const std::string& label(const Statement& statement) {
    return statement.note;
}
const std::string& label(const Relation& relation) {
    return relation.note;
}
const std::string& label(const Review& review) {
    return review.note;
}

}  // namespace

const RecordId& id_of(const Record& record) noexcept {
    return std::visit([](const auto& one) -> const RecordId& { return one.id.any(); }, record);
}

const std::string& label_of(const Record& record) noexcept {
    return std::visit([](const auto& one) -> const std::string& { return label(one); }, record);
}

std::vector<Reference> references_of(const Record& record) {
    References out;
    std::visit([&out](const auto& one) { collect(one, out); }, record);
    return out.take();
}

}  // namespace gainsay
