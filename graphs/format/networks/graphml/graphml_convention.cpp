#include "graphs/format/networks/graphml/graphml_convention.hpp"

#include <algorithm>
#include <array>

#include "graphs/format/networks/graphml/data_taker.hpp"
#include "graphs/format/parts/dates.hpp"

namespace gainsay::networks {
namespace {

/// "Published By" → "published_by".
std::string word_of(std::string_view text) {
    std::string word;
    for (const char c : text) {
        if (c == ' ' || c == '-') {
            word += '_';
        } else {
            word += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        }
    }
    return word;
}

struct Synonym {
    std::string_view theirs, ours;
};

constexpr std::array<Synonym, 12> node_words{{{"argument", "claim"},
                                              {"proposition", "claim"},
                                              {"actor", "agent"},
                                              {"speaker", "agent"},
                                              {"author", "agent"},
                                              {"organisation", "organization"},
                                              {"public_body", "public-body"},
                                              {"outlet", "media"},
                                              {"publication", "document"},
                                              {"source", "document"},
                                              {"utterance", "statement"},
                                              {"verdict", "review"}}};

constexpr std::array<Synonym, 16> edge_words{{{"attack", "rebuts"},
                                              {"attacks", "rebuts"},
                                              {"rebut", "rebuts"},
                                              {"undercut", "undercuts"},
                                              {"support", "supports"},
                                              {"contradict", "contradicts"},
                                              {"contradiction", "contradicts"},
                                              {"entail", "entails"},
                                              {"qualify", "qualifies"},
                                              {"rephrase", "rephrases"},
                                              {"says", "asserts"},
                                              {"claims", "asserts"},
                                              {"deny", "denies"},
                                              {"cite", "cites"},
                                              {"member_of", "affiliated_with"},
                                              {"works_for", "affiliated_with"}}};

template <std::size_t N>
std::string ours(std::string word, const std::array<Synonym, N>& synonyms) {
    for (const Synonym& one : synonyms) {
        if (one.theirs == word) return std::string(one.ours);
    }
    return word;
}

std::optional<RecordKind> kind_in(const std::string& word) {
    if (const auto kind = record_kind(word)) return kind == RecordKind::Relation ? std::nullopt : kind;
    if (from_word<AgentKind>(word)) return RecordKind::Agent;
    if (from_word<DocumentKind>(word)) return RecordKind::Document;
    return std::nullopt;
}

constexpr std::array<std::string_view, 3> kind_names{"kind", "type", "node_type"};

std::optional<RecordKind> stated_kind(const ScannedElement& node) {
    for (const std::string_view name : kind_names) {
        const std::string* const text = node.find(name);
        if (text == nullptr) continue;
        if (const auto kind = kind_in(ours(word_of(*text), node_words))) return kind;
    }
    return std::nullopt;
}

/// The finer word, such as "media", whichever attribute has it.
template <class E>
E finer_kind(DataTaker& node, E normal) {
    std::optional<E> kind;
    for (const std::string_view name : kind_names) {
        node.text_if(name, [&](const std::string& text) {
            const std::string word = ours(word_of(text), node_words);
            if (kind || (std::is_same_v<E, DocumentKind> && word == "statement" && name != "type"))
                return false;
            kind = from_word<E>(word);
            return kind.has_value();
        });
    }
    return kind.value_or(normal);
}

/// Words that say no more than what kind of record it is.
void take_kind(DataTaker& node, RecordKind kind) {
    for (const std::string_view name : kind_names) {
        node.text_if(name, [&](const std::string& text) {
            return record_kind(ours(word_of(text), node_words)) == kind;
        });
    }
}

struct Ends {
    RecordKind from, to;
};

/// What an edge of a kind tells of ends of which nothing else is known.
std::optional<Ends> ends_asked_for(const std::string& kind) {
    using K = RecordKind;
    if (kind == "undercuts") return std::nullopt;
    if (from_word<RelationKind>(kind)) return Ends{K::Claim, K::Claim};
    if (from_word<Stance>(kind)) return Ends{K::Agent, K::Claim};
    if (kind == "spoken_by") return Ends{K::Statement, K::Agent};
    if (kind == "recorded_in") return Ends{K::Statement, K::Document};
    if (kind == "cites" || kind == "part_of") return Ends{K::Document, K::Document};
    if (kind == "states") return Ends{K::Document, K::Claim};
    if (kind == "published_by" || kind == "authored_by") return Ends{K::Document, K::Agent};
    if (kind == "affiliated_with") return Ends{K::Agent, K::Agent};
    if (kind == "reviews") return Ends{K::Review, K::Claim};
    return std::nullopt;
}

bool is_edge_kind(const std::string& word) {
    constexpr std::array<std::string_view, 4> others{"reviewed_by", "reviewed_in", "retracted_by",
                                                     "relayed_from"};
    return ends_asked_for(word) || word == "undercuts" ||
           std::find(others.begin(), others.end(), word) != others.end();
}

constexpr std::array<std::string_view, 6> edge_kind_names{"kind",         "type",        "relation",
                                                          "relationship", "interaction", "label"};

std::string stated_edge_kind(const ScannedElement& edge) {
    for (const std::string_view name : edge_kind_names) {
        const std::string* const text = edge.find(name);
        if (text == nullptr) continue;
        std::string word = ours(word_of(*text), edge_words);
        if (is_edge_kind(word)) return word;
    }
    return {};
}

void take_edge_kind(DataTaker& edge, std::string_view kind) {
    for (const std::string_view name : edge_kind_names)
        edge.text_if(name, [&](const std::string& text) { return ours(word_of(text), edge_words) == kind; });
}

std::string note_of(DataTaker& data) {
    return data.text({"note", "description"});
}

}  // namespace

void GraphmlConvention::lose(std::string what, std::string why, const ScannedElement& element,
                             const RecordId& record) {
    losses_.add(
        {std::move(what), std::move(why), record, {}, {input_, element.where.line, element.where.column}});
}

/// The first of these names that says something; what is no date is reported.
std::optional<Edtf> GraphmlConvention::date(DataTaker& data, std::initializer_list<std::string_view> names) {
    const std::string text = data.text(names);
    if (text.empty()) return std::nullopt;
    auto date = parts::date_of(text);
    if (!date) {
        losses_.add({"date",
                     "it is spelt in no way that is read",
                     {},
                     text.substr(0, 200),
                     {input_, data.element().where.line, data.element().where.column}});
    }
    return date;
}

// --- nodes

void GraphmlConvention::add_known(const std::string& node, RecordId record) {
    nodes_.try_emplace(node, Known{std::move(record), none});
}

std::optional<RecordId> GraphmlConvention::record_of(const std::string& node) const {
    const auto at = nodes_.find(node);
    return at == nodes_.end() ? std::nullopt : std::optional(at->second.id);
}

void GraphmlConvention::add_nodes(const std::vector<const ScannedElement*>& nodes,
                                  const std::vector<const ScannedElement*>& edges) {
    std::unordered_map<std::string, RecordKind> asked;  // looked up only; the first edge decides
    for (const ScannedElement* const edge : edges) {
        const auto ends = ends_asked_for(stated_edge_kind(*edge));
        if (!ends) continue;
        asked.try_emplace(edge->from, ends->from);
        asked.try_emplace(edge->to, ends->to);
    }
    for (const ScannedElement* const node : nodes) {
        if (nodes_.contains(node->id)) {
            lose("node with the id of another", "one id stands for one node; what was read first stays",
                 *node);
            continue;
        }
        auto kind = stated_kind(*node);
        if (!kind) {
            if (const auto at = asked.find(node->id); at != asked.end()) kind = at->second;
        }
        if (kind) {
            make_node(*node, *kind);
        } else {
            lose("node without a kind", "neither `kind` nor `type` says what it is, nor does an edge", *node);
        }
    }
}

void GraphmlConvention::make_node(const ScannedElement& node, RecordKind kind) {
    DataTaker data(node);
    const auto label = [&] {
        // A claim is its text; a label beside it is only its name.
        const std::string words = kind == RecordKind::Claim ? data.text({"text", "label", "name", "title"})
                                                            : data.text({"label", "name", "title", "text"});
        return words.empty() ? node.id : words;
    };
    const std::string* named = nullptr;
    for (const char* name : {"label", "name", "title", "text"}) {
        if (named == nullptr && node.find(name) != nullptr && !node.find(name)->empty())
            named = node.find(name);
    }
    const std::string readable = named == nullptr ? node.id : *named;
    const RecordId id = readable == node.id || RecordId::parse(node.id)
                            ? ids_.own_or_new(kind, node.id)
                            : ids_.id(kind, node.id + "\n" + readable, readable);
    take_kind(data, kind);
    Record record;
    if (kind == RecordKind::Agent) {
        Agent agent;
        agent.id = AgentId(id);
        agent.name = label();
        agent.kind = finer_kind(data, AgentKind::Person);
        record = std::move(agent);
    } else if (kind == RecordKind::Document) {
        Document document;
        document.id = DocumentId(id);
        document.title = label();
        document.kind = finer_kind(data, DocumentKind::Article);
        document.published = date(data, {"published", "date"});
        document.url = data.text({"url"});
        document.archived_url = data.text({"archived_url"});
        document.language = data.text({"language"});
        record = std::move(document);
    } else if (kind == RecordKind::Claim) {
        Claim claim;
        claim.id = ClaimId(id);
        claim.text = label();
        claim.language = data.text({"language"});
        record = std::move(claim);
    } else if (kind == RecordKind::Statement) {
        Statement statement;
        statement.id = StatementId(id);
        statement.said_on = date(data, {"said_on", "date"});
        record = std::move(statement);
    } else {
        Review review;
        review.id = ReviewId(id);
        review.on = date(data, {"date"});
        review.rating.label = data.text({"rating"});
        if (review.rating.label.empty()) review.rating.label = label();
        record = std::move(review);
    }
    std::visit(
        [&](auto& one) {
            one.note = note_of(data);
            one.extra = data.extra();
        },
        record);
    nodes_.emplace(node.id, Known{id, made_.size()});
    made_.push_back({std::move(record), node.where});
}

// --- edges

void GraphmlConvention::add_edges(const std::vector<const ScannedElement*>& edges) {
    for (const ScannedElement* const edge : edges) {
        const std::string kind = stated_edge_kind(*edge);
        if (kind.empty()) {
            lose("edge without a kind", "no attribute says what it means", *edge);
        } else if (!apply(*edge, kind)) {
            lose("edge " + kind, "a case has no such edge between what its ends are", *edge);
        }
    }
}

bool GraphmlConvention::apply(const ScannedElement& edge, const std::string& kind) {
    const auto from = nodes_.find(edge.from), to = nodes_.find(edge.to);
    if (from == nodes_.end() || to == nodes_.end()) return false;
    const auto relation = from_word<RelationKind>(kind);
    if (!edge.directed && !(relation && is_symmetric(*relation))) {
        lose("edge without a direction", "nobody says which of its ends comes first", edge);
        return true;
    }
    if (relation) return make_relation(edge, *relation, from->second, to->second);
    const auto stance = from_word<Stance>(kind);
    if (stance && from->second.id.kind() == RecordKind::Agent)
        return make_statement(edge, *stance, from->second, to->second);
    return set_field(edge, kind, from->second, to->second);
}

bool GraphmlConvention::make_relation(const ScannedElement& edge, RelationKind kind, const Known& from,
                                      const Known& to) {
    Relation relation;
    if (from.id.kind() != RecordKind::Claim) return false;
    relation.kind = kind;
    relation.from = ClaimId(from.id);
    relation.to = to.id;
    const std::string ends = from.id.text() + " " + std::string(to_word(kind)) + " " + to.id.text();
    const bool own = RecordId::parse(edge.id).has_value();
    relation.id = RelationId(own ? ids_.own_or_new(RecordKind::Relation, edge.id)
                                 : ids_.id(RecordKind::Relation, ends + " " + edge.id,
                                           std::string(from.id.slug()) + " " + std::string(to_word(kind)) +
                                               " " + std::string(to.id.slug())));
    DataTaker data(edge);
    take_edge_kind(data, to_word(kind));
    data.text_if("status", [&](const std::string& text) {
        const auto status = from_word<RelationStatus>(word_of(text));
        if (status) relation.status = *status;
        return status.has_value();
    });
    if (const std::string origin = data.text({"origin"}); !origin.empty()) relation.origin = origin;
    data.text_if("asserted_by", [&](const std::string& text) {
        const auto by = record_of(text);
        if (by && by->kind() == RecordKind::Agent) relation.asserted_by = AgentId(*by);
        return relation.asserted_by.has_value();
    });
    data.text_if("asserted_in", [&](const std::string& text) {
        const auto in = record_of(text);
        if (in && in->kind() == RecordKind::Document) relation.asserted_in = DocumentId(*in);
        return relation.asserted_in.has_value();
    });
    data.text_if("symmetric",
                 [&](const std::string& text) { return text == (is_symmetric(kind) ? "true" : "false"); });
    relation.note = note_of(data);
    relation.extra = data.extra();
    if (!problems_of(Record(relation)).empty()) return false;
    made_.push_back({std::move(relation), edge.where});
    return true;
}

bool GraphmlConvention::make_statement(const ScannedElement& edge, Stance stance, const Known& from,
                                       const Known& to) {
    if (to.id.kind() != RecordKind::Claim && to.id.kind() != RecordKind::Document) return false;
    Statement statement;
    const std::string words =
        std::string(from.id.slug()) + " " + std::string(to_word(stance)) + " " + std::string(to.id.slug());
    statement.id = StatementId(ids_.id(RecordKind::Statement, words + " " + edge.id, words));
    statement.speaker = AgentId(from.id);
    statement.stance = stance;
    statement.of = to.id;
    DataTaker data(edge);
    take_edge_kind(data, to_word(stance));
    statement.said_on = date(data, {"said_on", "date"});
    statement.note = note_of(data);
    statement.extra = data.extra();
    made_.push_back({std::move(statement), edge.where});
    return true;
}

bool GraphmlConvention::set_field(const ScannedElement& edge, const std::string& kind, const Known& from,
                                  const Known& to) {
    if (from.made == none) {
        lose("edge of a record", "the record itself says what it is linked to, and does not say this", edge,
             from.id);
        return true;
    }
    Record& record = made_[from.made].record;
    DataTaker data(edge);
    take_edge_kind(data, kind);
    bool set = false;
    if (auto* const document = std::get_if<Document>(&record)) {
        set = set_document_field(data, kind, *document, to.id);
    } else if (auto* const statement = std::get_if<Statement>(&record)) {
        set = set_statement_field(kind, *statement, to.id);
    } else if (auto* const review = std::get_if<Review>(&record)) {
        set = set_review_field(kind, *review, to.id);
    } else if (auto* const agent = std::get_if<Agent>(&record);
               agent != nullptr && kind == "affiliated_with" && to.id.kind() == RecordKind::Agent) {
        agent->affiliations.push_back(
            {AgentId(to.id), data.text({"role"}), date(data, {"since"}), date(data, {"until"})});
        set = problems_of(record).empty();
        if (!set) agent->affiliations.pop_back();
    }
    if (!set) return false;
    for (const auto& [name, texts] : data.rest()) {
        for (const std::string& text : texts) {
            losses_.add({"data of an edge " + kind,
                         "it is a field of its record, which has no place for more",
                         from.id,
                         name + ": " + text.substr(0, 200),
                         {input_, edge.where.line, edge.where.column}});
        }
    }
    return true;
}

bool GraphmlConvention::set_document_field(DataTaker& data, const std::string& kind, Document& document,
                                           const RecordId& to) {
    const auto is = [&](std::string_view wanted, RecordKind end) {
        return kind == wanted && to.kind() == end;
    };
    if (is("cites", RecordKind::Document)) {
        Citation citation{DocumentId(to), CitationManner::Mentions};
        data.text_if("manner", [&](const std::string& text) {
            const auto manner = from_word<CitationManner>(word_of(text));
            if (manner) citation.manner = *manner;
            return manner.has_value();
        });
        document.cites.push_back(std::move(citation));
    } else if (is("part_of", RecordKind::Document)) {
        document.part_of.emplace_back(to);
    } else if (is("states", RecordKind::Claim)) {
        document.states.emplace_back(to);
    } else if (is("published_by", RecordKind::Agent)) {
        document.published_by.emplace_back(to);
    } else if (is("authored_by", RecordKind::Agent)) {
        document.authored_by.emplace_back(to);
    } else if (is("retracted_by", RecordKind::Agent) && !document.retracted) {
        document.retracted = Retraction{{}, AgentId(to)};
    } else {
        return false;
    }
    return true;
}

bool GraphmlConvention::set_statement_field(const std::string& kind, Statement& statement,
                                            const RecordId& to) {
    const auto stance = from_word<Stance>(kind);
    if (kind == "spoken_by" && to.kind() == RecordKind::Agent && statement.speaker.empty()) {
        statement.speaker = AgentId(to);
    } else if (kind == "recorded_in" && to.kind() == RecordKind::Document) {
        statement.occurrences.push_back({DocumentId(to), {}, {}, {}});
    } else if (stance && statement.of.empty() &&
               (to.kind() == RecordKind::Claim || to.kind() == RecordKind::Document)) {
        statement.stance = *stance;
        statement.of = to;
    } else {
        return false;
    }
    return true;
}

bool GraphmlConvention::set_review_field(const std::string& kind, Review& review, const RecordId& to) {
    if (kind == "reviews" && to.kind() == RecordKind::Claim && review.of.empty()) {
        review.of = ClaimId(to);
    } else if (kind == "reviewed_by" && to.kind() == RecordKind::Agent && !review.by) {
        review.by = AgentId(to);
    } else if (kind == "reviewed_in" && to.kind() == RecordKind::Document && !review.in) {
        review.in = DocumentId(to);
    } else {
        return false;
    }
    return true;
}

// --- what is whole

std::vector<GraphmlConvention::Made> GraphmlConvention::take() {
    // A record that misses something essential takes along what names it, and so on.
    std::unordered_map<std::string, bool> dropped;
    for (bool more = true; more;) {
        more = false;
        for (const Made& one : made_) {
            const std::string& id = id_of(one.record).text();
            if (dropped.contains(id)) continue;
            const auto problems = problems_of(one.record);
            const auto references = references_of(one.record);
            const bool dangling = std::any_of(
                references.begin(), references.end(),
                [&](const Reference& reference) { return dropped.contains(reference.to.text()); });
            if (problems.empty() && !dangling) continue;
            dropped.emplace(id, true);
            more = true;
            losses_.add({std::string(to_string(kind_of(one.record))) + " that is not whole",
                         problems.empty() ? "it names one that is not whole" : problems.front(),
                         {},
                         {},
                         {input_, one.where.line, one.where.column}});
        }
    }
    std::erase_if(made_, [&](const Made& one) { return dropped.contains(id_of(one.record).text()); });
    return std::move(made_);
}

}  // namespace gainsay::networks
