#include "engine/audit/patterns/fields.hpp"

#include <array>
#include <charconv>

#include "engine/audit/patterns/record_values.hpp"

namespace gainsay::audit {
namespace {

struct NamedField {
    std::string_view path;
    GraphField field;
};

std::vector<NamedField> fields_of(RecordKind kind) {
    using enum GraphField;
    switch (kind) {
        case RecordKind::Agent:
            return {{"id", Id}, {"name", Label}, {"kind", Kind}};
        case RecordKind::Document:
            return {{"id", Id},
                    {"title", Label},
                    {"kind", Kind},
                    {"published", Date},
                    {"url", Url},
                    {"retracted", Retracted},
                    {"retracted.on", RetractedOn},
                    {"seen", Seen}};
        case RecordKind::Claim:
            return {{"id", Id}, {"text", Label}, {"valid", Date}};
        case RecordKind::Statement:
            return {{"id", Id},
                    {"note", Label},
                    {"speaker", Speaker},
                    {"of", Of},
                    {"stance", Stance},
                    {"manner", Manner},
                    {"said_on", Date},
                    {"retracted", Retracted},
                    {"commitment", Commitment},
                    {"retracted.on", RetractedOn}};
        case RecordKind::Relation:
            return {{"id", Id}, {"note", Label}, {"kind", Kind}, {"status", Status}, {"origin", Origin}};
        case RecordKind::Review:
            break;
    }
    return {{"id", Id}, {"note", Label}, {"on", Date}};
}

std::vector<NamedField> fields_of(EdgeKind kind) {
    using enum GraphField;
    if (is_relation(kind)) return {{"id", RelationId}, {"status", Status}, {"origin", Origin}};
    switch (kind) {
        case EdgeKind::RecordedIn:
        case EdgeKind::RelayedFrom:
            return {{"cue", Cue}, {"exact", Exact}, {"via", Via}};
        case EdgeKind::AffiliatedWith:
            return {{"role", Role}, {"from", From}, {"until", Until}};
        case EdgeKind::Cites:
            return {{"manner", CitationManner}};
        default:
            return {};
    }
}

template <class K>
GraphField field_of(K kind, std::string_view path) {
    for (const NamedField& one : fields_of(kind)) {
        if (one.path == path) return one.field;
    }
    return GraphField::None;
}

std::string truth(bool is) {
    return is ? "true" : "false";
}

PatternValue dated(const Snapshot& snapshot, Date date) {
    PatternValue value{std::string(snapshot.text(date)), {}, {}};
    if (date != no_date) value.period = snapshot.period(date);
    return value;
}

std::string node_text(const Snapshot& snapshot, const PatternField& field, Node node) {
    switch (field.graph) {
        case GraphField::Id:
            return std::string(snapshot.id(node));
        case GraphField::Label:
            return std::string(snapshot.label(node));
        case GraphField::Kind:
            if (field.kind == RecordKind::Agent) return std::string(to_word(snapshot.agent_kind(node)));
            if (field.kind == RecordKind::Document) return std::string(to_word(snapshot.document_kind(node)));
            return std::string(to_string(snapshot.kind(snapshot.edge_of_relation(node))));
        case GraphField::Url:
            return std::string(snapshot.url(node));
        case GraphField::Seen:
            return truth(snapshot.seen(node));
        case GraphField::Retracted:
            return truth(snapshot.retracted(node));
        case GraphField::Speaker:
            return std::string(snapshot.id(snapshot.speaker(node)));
        case GraphField::Of:
            return std::string(snapshot.id(snapshot.object(node)));
        case GraphField::Stance:
            return std::string(to_word(snapshot.stance(node)));
        case GraphField::Manner:
            return std::string(to_word(snapshot.manner(node)));
        case GraphField::Commitment:
            return std::string(to_word(snapshot.commitment(node)));
        case GraphField::Status:
            return std::string(to_word(snapshot.status(node)));
        case GraphField::Origin:
            return std::string(snapshot.origin(node));
        default:
            return {};
    }
}

PatternValue node_value(const Snapshot& snapshot, const PatternField& field, Node node) {
    if (field.graph == GraphField::Date) return dated(snapshot, snapshot.date(node));
    if (field.graph == GraphField::RetractedOn) return dated(snapshot, snapshot.retracted_on(node));
    return {node_text(snapshot, field, node), {}, {}};
}

PatternValue edge_value(const Snapshot& snapshot, GraphField field, Edge edge) {
    switch (field) {
        case GraphField::Cue:
            return {std::string(snapshot.occurrence(edge).cue), {}, {}};
        case GraphField::Exact:
            return {std::string(snapshot.occurrence(edge).exact), {}, {}};
        case GraphField::Via: {
            const Node via = snapshot.occurrence(edge).via;
            return {via == no_node ? std::string() : std::string(snapshot.id(via)), {}, {}};
        }
        case GraphField::Role:
            return {std::string(snapshot.affiliation(edge).role), {}, {}};
        case GraphField::From:
            return dated(snapshot, snapshot.affiliation(edge).from);
        case GraphField::Until:
            return dated(snapshot, snapshot.affiliation(edge).until);
        case GraphField::CitationManner:
            return {std::string(to_word(snapshot.manner(edge))), {}, {}};
        case GraphField::RelationId:
            return {std::string(snapshot.id(snapshot.relation(edge))), {}, {}};
        case GraphField::Status:
            return {std::string(to_word(snapshot.status(snapshot.relation(edge)))), {}, {}};
        case GraphField::Origin:
            return {std::string(snapshot.origin(snapshot.relation(edge))), {}, {}};
        default:
            return {};
    }
}

}  // namespace

GraphField graph_field(RecordKind kind, std::string_view path) {
    return field_of(kind, path);
}

GraphField edge_field(EdgeKind kind, std::string_view path) {
    return field_of(kind, path);
}

std::vector<std::string_view> edge_fields(EdgeKind kind) {
    std::vector<std::string_view> out;
    for (const NamedField& one : fields_of(kind)) out.push_back(one.path);
    return out;
}

std::optional<double> number_in(const PatternValue& value) {
    if (value.number) return value.number;
    double out = 0;
    const char* end = value.text.data() + value.text.size();
    const auto read = std::from_chars(value.text.data(), end, out);
    return read.ec == std::errc() && read.ptr == end ? std::optional(out) : std::nullopt;
}

std::optional<Period> period_in(const PatternValue& value) {
    if (value.period) return value.period;
    const auto date = Edtf::parse(value.text);
    return date ? std::optional(date->period()) : std::nullopt;
}

PatternValue value_of(std::string text) {
    PatternValue value{std::move(text), {}, {}};
    value.number = number_in(value);
    value.period = period_in(value);
    return value;
}

PatternFields::PatternFields(const Subject& subject, const PatternRuleText& rule)
    : snapshot_(&subject.snapshot) {
    want(rule.find);
    for (const PatternField& field : rule.message_fields) want(field);
    note(subject);
}

void PatternFields::want(const Pattern& pattern) {
    for (const PatternCondition& condition : pattern.conditions) {
        want(condition.field);
        if (condition.other) want(*condition.other);
    }
    for (const SubPattern& sub : pattern.patterns) want(sub.inner.front());
}

void PatternFields::want(const PatternField& field) {
    if (!field.of_edge && field.graph == GraphField::None) noted_[{field.kind, field.path}];
}

void PatternFields::note(const Subject& subject) {
    for (std::size_t k = 0; k < record_kind_count; ++k) {
        std::vector<std::pair<std::string_view, Noted*>> wanted;
        for (auto& [key, noted] : noted_) {
            if (key.first == static_cast<RecordKind>(k)) wanted.emplace_back(key.second, &noted);
        }
        if (wanted.empty()) continue;
        subject.source.visit(static_cast<RecordKind>(k), [&](const Record& record) {
            const auto node = snapshot_->find(id_of(record).text());
            if (!node) return;
            for (auto& [path, noted] : wanted) {
                std::vector<std::string> values = values_of(record, path);
                if (!values.empty()) noted->emplace(to_index(*node), std::move(values));
            }
        });
    }
}

bool PatternFields::any(const PatternField& field, const Bindings& bound,
                        const std::function<bool(const PatternValue&)>& use) const {
    if (field.of_edge) {
        const PatternValue value = edge_value(*snapshot_, field.graph, bound.edges[field.index]);
        return !value.text.empty() && use(value);
    }
    const Node node = bound.nodes[field.index];
    if (field.graph != GraphField::None) {
        const PatternValue value = node_value(*snapshot_, field, node);
        return !value.text.empty() && use(value);
    }
    const Noted& noted = noted_.at({field.kind, field.path});
    const auto found = noted.find(to_index(node));
    if (found == noted.end()) return false;
    for (const std::string& text : found->second) {
        if (use({text, {}, {}})) return true;
    }
    return false;
}

std::string PatternFields::words(const PatternField& field, const Bindings& bound) const {
    std::string out;
    any(field, bound, [&](const PatternValue& value) {
        if (!out.empty()) out += ", ";
        out += value.text;
        return false;
    });
    return out.empty() ? "nothing" : out;
}

}  // namespace gainsay::audit
