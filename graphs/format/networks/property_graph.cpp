#include "graphs/format/networks/property_graph.hpp"

#include <algorithm>
#include <chrono>
#include <set>

#include "graphs/format/json/json_number.hpp"

namespace gainsay::networks {
namespace {

std::string day_text(Day day) {
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
    const int year = static_cast<int>(date.year());
    if (day == beginning_of_time || day == end_of_time || year < 1 || year > 9999) return {};
    const auto digits = [](unsigned number, std::size_t width) {
        std::string text = std::to_string(number);
        return std::string(width - text.size(), '0') + text;
    };
    return digits(static_cast<unsigned>(year), 4) + "-" + digits(static_cast<unsigned>(date.month()), 2) +
           "-" + digits(static_cast<unsigned>(date.day()), 2);
}

std::string first_day(const std::optional<Edtf>& date) {
    return date ? day_text(date->period().start_min) : std::string();
}
std::string last_day(const std::optional<Edtf>& date) {
    return date ? day_text(date->period().end_max) : std::string();
}

std::string text_of(const std::optional<Edtf>& date) {
    return date ? date->text() : std::string();
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : "; ") + text;
    return all;
}

std::string retracted(const std::optional<Retraction>& retraction) {
    if (!retraction) return {};
    return retraction->on ? retraction->on->text() : "yes";
}

std::string token(std::optional<double> number) {
    return number ? json::to_token(*number) : std::string();
}

/// Collects attributes and leaves out the empty ones.
class Attributes {
public:
    Attributes& add(std::string_view name, std::string value) {
        if (!value.empty()) list_.push_back({name, std::move(value)});
        return *this;
    }
    Attributes& add(std::string_view name, std::string_view value) { return add(name, std::string(value)); }
    /// In the order of the columns.
    std::vector<Attribute> take() {
        const auto rank = [](const Attribute& one) {
            const auto same = [&](const Column& column) { return column.name == one.name; };
            return std::find_if(columns.begin(), columns.end(), same) - columns.begin();
        };
        std::stable_sort(list_.begin(), list_.end(),
                         [&](const Attribute& a, const Attribute& b) { return rank(a) < rank(b); });
        return std::move(list_);
    }

private:
    std::vector<Attribute> list_;
};

void describe_node(const Agent& agent, Attributes& out, Node&) {
    out.add("label", agent.name).add("type", to_word(agent.kind)).add("note", agent.note);
    if (agent.reliability) out.add("reliability", std::string(1, *agent.reliability));
}
void describe_node(const Document& document, Attributes& out, Node& node) {
    out.add("label", document.title)
        .add("type", to_word(document.kind))
        .add("date", text_of(document.published))
        .add("url", document.url)
        .add("archived_url", document.archived_url)
        .add("language", document.language)
        .add("retracted", retracted(document.retracted))
        .add("note", document.note);
    node.first_day = first_day(document.published);
}
void describe_node(const Claim& claim, Attributes& out, Node&) {
    out.add("label", claim.text)
        .add("valid", text_of(claim.valid))
        .add("language", claim.language)
        .add("topics", joined(claim.topics))
        .add("note", claim.note);
}
void describe_node(const Statement& statement, Attributes& out, Node& node) {
    out.add("label", to_word(statement.stance))
        .add("type", to_word(statement.stance))
        .add("date", text_of(statement.said_on))
        .add("retracted", retracted(statement.retracted))
        .add("commitment", to_word(statement.commitment))
        .add("manner", to_word(statement.manner))
        .add("note", statement.note);
    node.first_day = first_day(statement.said_on);
}
void describe_node(const Relation& relation, Attributes& out, Node&) {
    out.add("label", to_word(relation.kind));
}
void describe_node(const Review& review, Attributes& out, Node& node) {
    out.add("label", review.rating.label.empty() ? std::string("review") : review.rating.label)
        .add("date", text_of(review.on))
        .add("rating", review.rating.label)
        .add("rating_value", token(review.rating.value))
        .add("rating_best", token(review.rating.best))
        .add("rating_worst", token(review.rating.worst))
        .add("note", review.note);
    node.first_day = first_day(review.on);
}

/// The edges of one record.
class EdgeMaker {
public:
    EdgeMaker(const RecordId& record, const std::function<void(const Edge&)>& use)
        : record_(record), use_(use) {}

    void operator()(const Agent& agent) {
        for (std::size_t i = 0; i < agent.affiliations.size(); ++i) {
            const Affiliation& office = agent.affiliations[i];
            Edge edge = start(item("affiliations", i), "affiliated_with", office.with);
            edge.first_day = first_day(office.from);
            edge.last_day = last_day(office.until);
            finish(std::move(edge), Attributes()
                                        .add("role", office.role)
                                        .add("since", text_of(office.from))
                                        .add("until", text_of(office.until)));
        }
    }
    void operator()(const Document& document) {
        each("published_by", document.published_by);
        each("authored_by", document.authored_by);
        each("part_of", document.part_of);
        for (std::size_t i = 0; i < document.cites.size(); ++i) {
            finish(start(item("cites", i), "cites", document.cites[i].document),
                   Attributes().add("manner", to_word(document.cites[i].manner)));
        }
        each("states", document.states);
        retracted_by(document.retracted);
    }
    void operator()(const Claim&) {}
    void operator()(const Statement& statement) {
        finish(start("speaker", "spoken_by", statement.speaker), {});
        finish(start("of", to_word(statement.stance), statement.of), {});
        for (std::size_t i = 0; i < statement.occurrences.size(); ++i) {
            const Occurrence& occurrence = statement.occurrences[i];
            finish(start(item("occurrences", i), "recorded_in", occurrence.document),
                   Attributes()
                       .add("cue", occurrence.cue)
                       .add("quote", occurrence.selector ? occurrence.selector->exact : std::string()));
            if (!occurrence.via) continue;
            Edge edge = start(item("occurrences", i) + ".via", "relayed_from", *occurrence.via);
            edge.from = occurrence.document.text();
            finish(std::move(edge), {});
        }
        retracted_by(statement.retracted);
    }
    void operator()(const Relation& relation) {
        Edge edge = start({}, to_word(relation.kind), relation.to);
        edge.id = relation.id.text() + "/edge";  // its own id is that of its node, where it has one
        edge.from = relation.from.text();
        Attributes attributes;
        if (edge.symmetric()) attributes.add("symmetric", std::string("true"));
        finish(
            std::move(edge),
            std::move(
                attributes.add("status", to_word(relation.status))
                    .add("origin", relation.origin)
                    .add("asserted_by", relation.asserted_by ? relation.asserted_by->text() : std::string())
                    .add("asserted_in", relation.asserted_in ? relation.asserted_in->text() : std::string())
                    .add("note", relation.note)));
    }
    void operator()(const Review& review) {
        finish(start("of", "reviews", review.of), {});
        if (review.by) finish(start("by", "reviewed_by", *review.by), {});
        if (review.in) finish(start("in", "reviewed_in", *review.in), {});
    }

private:
    static std::string item(std::string_view field, std::size_t i) {
        return std::string(field) + "[" + std::to_string(i) + "]";
    }
    Edge start(const std::string& field, std::string_view kind, const RecordId& to) const {
        Edge edge;
        edge.id = record_.text() + "/" + field;
        edge.kind = kind;
        edge.from = record_.text();
        edge.to = to.text();
        return edge;
    }
    void finish(Edge edge, Attributes attributes) {
        edge.attributes = attributes.add("kind", edge.kind).add("label", edge.kind).take();
        use_(edge);
    }
    template <class Id>
    void each(std::string_view field, const std::vector<Id>& ids) {
        for (std::size_t i = 0; i < ids.size(); ++i) finish(start(item(field, i), field, ids[i]), {});
    }
    void retracted_by(const std::optional<Retraction>& retraction) {
        if (retraction && retraction->by) finish(start("retracted.by", "retracted_by", *retraction->by), {});
    }

    const RecordId& record_;
    const std::function<void(const Edge&)>& use_;
};

}  // namespace

std::string_view value_of(const std::vector<Attribute>& attributes, std::string_view name) {
    for (const Attribute& one : attributes) {
        if (one.name == name) return one.value;
    }
    return {};
}

Node node_of(const Record& record) {
    Node node;
    node.id = id_of(record).text();
    node.kind = to_string(kind_of(record));
    Attributes attributes;
    attributes.add("kind", node.kind);
    std::visit([&](const auto& one) { describe_node(one, attributes, node); }, record);
    node.attributes = attributes.take();
    if (kind_of(record) != RecordKind::Relation) node.record = &record;
    return node;
}

void edges_of(const Record& record, const std::function<void(const Edge&)>& use) {
    if (kind_of(record) != RecordKind::Relation) return std::visit(EdgeMaker(id_of(record), use), record);
    const std::function<void(const Edge&)> with_record = [&](const Edge& edge) {
        Edge own = edge;
        own.record = &record;
        use(own);
    };
    std::visit(EdgeMaker(id_of(record), with_record), record);
}

void each_node(const GraphSource& source, const std::function<void(const Node&)>& use) {
    std::set<RecordId> undercut;
    source.visit(RecordKind::Relation, [&](const Record& record) {
        const RecordId& to = std::get<Relation>(record).to;
        if (to.kind() == RecordKind::Relation) undercut.insert(to);
    });
    for (std::size_t kind = 0; kind < record_kind_count; ++kind) {
        source.visit(static_cast<RecordKind>(kind), [&](const Record& record) {
            if (kind_of(record) != RecordKind::Relation || undercut.contains(id_of(record)))
                use(node_of(record));
        });
    }
}

void each_edge(const GraphSource& source, const std::function<void(const Edge&)>& use) {
    for (std::size_t kind = 0; kind < record_kind_count; ++kind) {
        source.visit(static_cast<RecordKind>(kind), [&](const Record& record) { edges_of(record, use); });
    }
}

const parts::KeptFields& kept_fields(RecordKind kind) {
    static const std::array<parts::KeptFields, record_kind_count> kept{{
        {"name", "kind", "reliability", "affiliations", "note"},
        {"title", "kind", "published", "url", "archived_url", "language", "retracted", "published_by",
         "authored_by", "part_of", "cites", "states", "note"},
        {"text", "language", "topics", "valid", "note"},
        {"speaker", "stance", "of", "manner", "commitment", "said_on", "occurrences[].document",
         "occurrences[].cue", "occurrences[].selector.exact", "occurrences[].via", "retracted", "note"},
        {"kind", "from", "to", "asserted_by", "asserted_in", "status", "origin", "note"},
        {"of", "by", "in", "rating", "on", "note"},
    }};
    return kept[static_cast<std::size_t>(kind)];
}

}  // namespace gainsay::networks
