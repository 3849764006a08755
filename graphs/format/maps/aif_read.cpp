#include <algorithm>
#include <array>
#include <istream>
#include <map>
#include <optional>
#include <set>

#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/maps/aif.hpp"
#include "graphs/format/maps/aif_graph.hpp"
#include "graphs/format/parts/dates.hpp"
#include "graphs/format/parts/id_book.hpp"
#include "graphs/format/parts/json_document.hpp"
#include "graphs/format/parts/text.hpp"

// From a graph of nodes to records. A proposition (I) becomes a claim. A locution (L) becomes a statement of its
// speaker about every proposition that an illocution (YA) leads to, in the document that its node set is.
// Conflicts (CA), inferences (RA) and rephrasings (MA) become relations, one for each pair of ends; a locution
// at such an end stands for its own words, and under attack for the statement itself. What is left over
// (transitions, preferences, locutions of annotators) is counted in the loss report.

namespace gainsay::aif {
namespace {

struct SpokenText {
    std::string speaker, words;
};

/// "NAME : words", with an annotator's "Someone: " in front or not. A name is short, and set off by " : ".
SpokenText spoken_text(std::string_view text) {
    constexpr std::size_t longest_name = 80;
    std::size_t mark = text.find(" : "), width = 3;
    if (mark == std::string_view::npos || mark > longest_name) {
        mark = text.find(": ");
        width = 2;
    }
    if (mark == std::string_view::npos || mark > longest_name) return {{}, std::string(parts::trimmed(text))};
    std::string_view name = text.substr(0, mark);
    if (const std::size_t annotator = name.rfind(": "); annotator != std::string_view::npos) {
        name.remove_prefix(annotator + 2);
    }
    return {std::string(parts::trimmed(name)), std::string(parts::trimmed(text.substr(mark + width)))};
}

/// What an illocution does to its content. Those that put the content forward in whatever guise assert it.
Stance stance_of(std::string_view illocution) {
    constexpr std::array<std::string_view, 6> questions{"Pure Questioning",      "Pure Challenging",
                                                        "Challenging",           "Questioning",
                                                        "Directive Questioning", "Questions"};
    constexpr std::array<std::string_view, 5> denials{"Disagreeing", "Rejecting", "Contradicting", "Denying",
                                                      "Denies"};
    const auto among = [&](const auto& list) {
        return std::find(list.begin(), list.end(), illocution) != list.end();
    };
    return among(questions) ? Stance::Questions : among(denials) ? Stance::Denies : Stance::Asserts;
}

bool is_plain(std::string_view illocution) {
    return illocution.empty() || illocution == "Asserting" || illocution == "Default Illocuting" ||
           illocution == "Disagreeing" || illocution == "Pure Questioning" || illocution == "Arguing" ||
           illocution == "Restating";
}

bool is_default_scheme(std::string_view scheme) {
    constexpr std::array<std::string_view, 12> plain{"",
                                                     "RA",
                                                     "CA",
                                                     "MA",
                                                     "Default Inference",
                                                     "Default Conflict",
                                                     "Default Rephrase",
                                                     "contradicts",
                                                     "rebuts",
                                                     "undercuts",
                                                     "supports",
                                                     "entails"};
    return scheme == "rephrases" || std::find(plain.begin(), plain.end(), scheme) != plain.end();
}

std::string text_token(std::string_view text) {
    std::string token;
    json::Writer(token, json::Layout::Dense).text(text);
    return token;
}

/// The members as `extra`: {"aif": {…}}; a later one of the same name is the first's again.
std::string aif_extra(const Rest& members) {
    if (members.empty()) return {};
    std::string extra;
    json::Writer writer(extra, json::Layout::Dense);
    writer.begin_object();
    writer.key("aif");
    writer.begin_object();
    std::set<std::string_view> known;
    for (const auto& [name, value] : members) {
        if (!known.insert(name).second) continue;
        writer.key(name);
        writer.token(value);
    }
    writer.end_object();
    writer.end_object();
    return extra;
}

std::string object_token(const Rest& members) {
    std::string token;
    json::Writer writer(token, json::Layout::Dense);
    writer.begin_object();
    for (const auto& [name, value] : members) {
        writer.key(name);
        writer.token(value);
    }
    writer.end_object();
    return token;
}

/// "…/nodeset10013.json" → "nodeset10013".
std::string set_title(std::string_view name) {
    if (const std::size_t slash = name.find_last_of('/'); slash != std::string_view::npos)
        name.remove_prefix(slash + 1);
    if (const std::size_t dot = name.rfind('.'); dot != std::string_view::npos && dot > 0)
        name = name.substr(0, dot);
    return std::string(name);
}

class Maker {
public:
    Maker(const Graph& graph, RecordSink& sink, LossReport& losses)
        : graph_(graph), sink_(sink), losses_(losses) {}

    void make() {
        for (const auto& [id, node] : graph_.nodes()) {
            if (node.type == "I") add_claim(id, node);
        }
        for (const auto& [id, node] : graph_.nodes()) {
            if (node.type == "L") add_locution(id, node);
        }
        for (const auto& [id, node] : graph_.nodes()) {
            if (node.type == "RA" || node.type == "MA") add_scheme(id, node);
        }
        add_conflicts();
        for (const auto& [id, node] : graph_.nodes()) report_rest(id, node);
        for (const auto& [id, person] : graph_.participants()) {
            if (heard_.contains(id)) continue;
            losses_.add({"participant who says nothing",
                         "no locution that became a statement is of this one",
                         {},
                         id + " " + person.name,
                         person.where});
        }
    }

private:
    void deliver(Record record, const Node& node) { sink_.add(std::move(record), node.where); }

    template <class Id>
    Id id_of(RecordKind kind, const std::string& node) {
        if (auto own = RecordId::parse(node); own && own->kind() == kind) return Id(*std::move(own));
        return Id(ids_.id(kind, "aif " + node, "aif " + node));
    }

    // --- propositions

    void add_claim(const std::string& id, const Node& node) {
        Claim claim;
        claim.id = id_of<ClaimId>(RecordKind::Claim, id);
        claim.text = node.text;
        if (parts::trimmed(claim.text).empty()) {
            losses_.add({"I node without words", "a claim needs a text", {}, id, node.where});
            return;
        }
        claim.extra = aif_extra(node.rest);
        claims_.emplace(id, claim.id);
        deliver(std::move(claim), node);
    }

    // --- locutions

    std::optional<AgentId> speaker_of(const Node& node) {
        const auto known = graph_.participants().find(node.person);
        const Participant* const person = known == graph_.participants().end() ? nullptr : &known->second;
        std::string name = person == nullptr ? std::string() : person->name;
        std::optional<AgentId> id;
        if (auto own = RecordId::parse(node.person); own && own->kind() == RecordKind::Agent) {
            id = AgentId(*std::move(own));
        } else {
            if (name.empty()) name = spoken_text(node.text).speaker;
            if (name.empty()) return std::nullopt;
            id = AgentId(ids_.id_of_name(RecordKind::Agent, name));
        }
        add_agent(*id, std::move(name), person, node);
        return id;
    }

    void add_agent(const AgentId& id, std::string name, const Participant* person, const Node& node) {
        const bool fresh = agents_.insert(id).second;
        if (fresh) {
            Agent made;
            made.id = id;
            made.name = name.empty() ? std::string(id.any().slug()) : std::move(name);
            if (person != nullptr) made.extra = aif_extra(person->rest);
            deliver(std::move(made), node);
        }
        if (person == nullptr || !heard_.insert(node.person).second || fresh || person->rest.empty()) return;
        losses_.add({"what is said of a participant",
                     "another of the same name was read first, and one name is one agent", id, node.person,
                     person->where});
    }

    void add_locution(const std::string& id, const Node& node) {
        bool said_something = false;
        for (const std::string& next : node.to) {
            const Node& illocution = graph_.at(next);
            if (illocution.type != "YA") continue;
            for (const std::string& content : illocution.to) {
                const auto claim = content_of(content);
                if (!claim) continue;
                said_something = true;
                add_statement(id, node, *claim, illocution, content);
            }
        }
        if (said_something) spoke_.insert(id);
    }

    /// The claim that a node stands for: a proposition itself; a locution that others speak about, its words.
    std::optional<ClaimId> content_of(const std::string& id) {
        if (const auto known = claims_.find(id); known != claims_.end()) return known->second;
        const Node& node = graph_.at(id);
        if (node.type != "L") return std::nullopt;
        const std::string words = spoken_text(node.text).words;
        if (words.empty()) return std::nullopt;
        Claim claim;
        claim.id = ClaimId(ids_.id(RecordKind::Claim, "aif " + id, "aif " + id));
        claim.text = words;
        claims_.emplace(id, claim.id);
        const ClaimId made = claim.id;
        deliver(std::move(claim), node);
        add_statement(id, node, made, Node{"YA", "Asserting", {}, {}, {}, {}, {}, {}, {}, {}}, id);
        spoke_.insert(id);
        return made;
    }

    /// Two illocutions may lead from a locution to one content, and one to the locution itself: said once each.
    void add_statement(const std::string& id, const Node& node, const ClaimId& claim, const Node& act,
                       const std::string& content) {
        const std::string& illocution = act.text;
        if (!said_.insert({id, content, illocution}).second) return;
        const auto speaker = speaker_of(node);
        if (!speaker) {
            losses_.add({"L node without a speaker",
                         "a statement needs one; neither the participants nor the text "
                         "(\"NAME : words\") tell it",
                         {},
                         id,
                         node.where});
            return;
        }
        Statement statement;
        statement.id = statement_id(id, content, illocution);
        statement.speaker = *speaker;
        statement.stance = stance_of(illocution);
        statement.of = claim;
        if (!node.said.empty()) {
            statement.said_on = parts::date_of(node.said);
            if (!statement.said_on) {
                losses_.add({"start of a locution", "it is no date: \"" + node.said.substr(0, 40) + "\"",
                             statement.id, "said_on", node.where});
            }
        }
        statement.extra = extra_of(node, act, *speaker);
        if (!graph_.ours()) place(statement, node, illocution);
        statements_.try_emplace(id, statement.id);
        deliver(std::move(statement), node);
    }

    /// What locution and illocution say beyond a statement. The text, where it does not begin with the speaker.
    std::string extra_of(const Node& node, const Node& act, const AgentId& speaker) {
        Rest members;
        if (!is_plain(act.text)) members.emplace_back("illocution", text_token(act.text));
        members.insert(members.end(), node.rest.begin(), node.rest.end());
        Rest of_act = act.rest;
        if (!act.scheme.empty() && act.scheme != act.text)
            of_act.emplace_back("scheme", text_token(act.scheme));
        if (!of_act.empty()) members.emplace_back("YA", object_token(of_act));
        const SpokenText spoken = spoken_text(node.text);
        const bool whole =
            spoken.speaker.empty() || ids_.id_of_name(RecordKind::Agent, spoken.speaker) == speaker.any();
        if (!graph_.ours() && !whole) members.emplace_back("text", text_token(node.text));
        return aif_extra(members);
    }

    /// The first statement of a locution has its id, the first about another content both, others all three.
    StatementId statement_id(const std::string& id, const std::string& content,
                             const std::string& illocution) {
        if (!statements_.contains(id)) return id_of<StatementId>(RecordKind::Statement, id);
        std::string key = id + " " + content;
        if (!statement_keys_.insert(key).second) key += " " + illocution;
        return StatementId(ids_.id(RecordKind::Statement, key, "aif " + key));
    }

    /// A foreign node set is the transcript in which the words stand.
    void place(Statement& statement, const Node& node, const std::string& illocution) {
        statement.manner = Manner::Quote;
        for (const std::size_t set : node.sets) {
            Occurrence occurrence;
            occurrence.document = document_of(set, node);
            occurrence.cue = illocution;
            occurrence.selector = Selector{spoken_text(node.text).words, {}, {}, {}, {}};
            if (occurrence.selector->exact.empty()) occurrence.selector.reset();
            statement.occurrences.push_back(std::move(occurrence));
        }
    }

    DocumentId document_of(std::size_t set, const Node& node) {
        const std::string title = set_title(graph_.sets()[set]);
        const DocumentId id(ids_.id_of_name(RecordKind::Document, title));
        if (documents_.insert(id).second) {
            Document document;
            document.id = id;
            document.title = title;
            document.kind = DocumentKind::Transcript;
            deliver(std::move(document), node);
        }
        return id;
    }

    // --- schemes

    /// Conflicts come last, and one that attacks another relation after that one. Those that attack each other in
    /// a ring lead nowhere that exists.
    void add_conflicts() {
        std::vector<Graph::Nodes::const_iterator> waiting;
        for (auto at = graph_.nodes().begin(); at != graph_.nodes().end(); ++at) {
            if (at->second.type == "CA") waiting.push_back(at);
        }
        const auto is_ready = [&](const Node& node) {
            return std::all_of(node.to.begin(), node.to.end(), [&](const std::string& to) {
                return graph_.at(to).type != "CA" || relations_.contains(to);
            });
        };
        for (bool some = true; some;) {
            const auto ready = std::stable_partition(waiting.begin(), waiting.end(),
                                                     [&](const auto& at) { return !is_ready(at->second); });
            some = ready != waiting.end();
            for (auto at = ready; at != waiting.end(); ++at) add_scheme((*at)->first, (*at)->second);
            waiting.erase(ready, waiting.end());
        }
        for (const auto& at : waiting) add_scheme(at->first, at->second);
    }

    static RelationKind kind_of(const Node& node) {
        if (node.type == "MA") return RelationKind::Rephrases;
        if (node.type == "RA") return node.text == "entails" ? RelationKind::Entails : RelationKind::Supports;
        return node.text == "contradicts" ? RelationKind::Contradicts : RelationKind::Rebuts;
    }

    void add_scheme(const std::string& id, const Node& node) {
        std::vector<ClaimId> sources;
        for (const std::string& from : node.from) {
            const std::string& type = graph_.at(from).type;
            if (type != "I" && type != "L") continue;
            if (const auto claim = content_of(from)) sources.push_back(*claim);
        }
        std::size_t made = 0;
        for (const ClaimId& from : sources) {
            for (const std::string& to : node.to) made += add_relation(id, node, from, to, made) ? 1 : 0;
        }
        if (made == 0) {
            losses_.add({node.type + " node without two ends",
                         "a relation needs a claim that it comes from and a "
                         "record that it leads to",
                         {},
                         id,
                         node.where});
        }
    }

    bool add_relation(const std::string& id, const Node& node, const ClaimId& from, const std::string& to,
                      std::size_t number) {
        Relation relation;
        relation.kind = kind_of(node);
        relation.from = from;
        const std::string& end = graph_.at(to).type;
        if (node.type == "CA" && end == "L" && statements_.contains(to)) {
            relation.kind = RelationKind::Undercuts;
            relation.to = statements_.at(to);
        } else if (end == "I" || end == "L") {
            const auto claim = content_of(to);
            if (!claim) return false;
            relation.to = *claim;
        } else if (node.type == "CA" && relations_.contains(to)) {
            relation.kind = RelationKind::Undercuts;
            relation.to = relations_.at(to);
        } else {
            return false;
        }
        relation.id = number == 0
                          ? id_of<RelationId>(RecordKind::Relation, id)
                          : RelationId(ids_.id(RecordKind::Relation, id + " " + std::to_string(number),
                                               "aif " + id + " " + std::to_string(number + 1)));
        relation.asserted_by = who_drew(node);
        relation.extra = extra_of_scheme(node);
        relations_.try_emplace(id, relation.id);
        deliver(std::move(relation), node);
        return true;
    }

    static std::string extra_of_scheme(const Node& node) {
        Rest members;
        const std::string& scheme = node.scheme.empty() ? node.text : node.scheme;
        if (!is_default_scheme(scheme)) members.emplace_back("scheme", text_token(scheme));
        if (node.text != scheme && !is_default_scheme(node.text))
            members.emplace_back("text", text_token(node.text));
        members.insert(members.end(), node.rest.begin(), node.rest.end());
        return aif_extra(members);
    }

    /// Who put the scheme forward: the speaker of the locution from which, over a transition, an illocution leads
    /// to it. Of several the first.
    std::optional<AgentId> who_drew(const Node& node) {
        for (const std::string& before : node.from) {
            const Node& illocution = graph_.at(before);
            if (illocution.type != "YA") continue;
            for (const std::string& anchor : illocution.from) {
                const Node& at = graph_.at(anchor);
                if (at.type == "L") {
                    if (const auto speaker = speaker_of(at)) return speaker;
                }
                if (at.type != "TA") continue;
                for (const std::string& locution : at.to) {
                    if (graph_.at(locution).type != "L") continue;
                    if (const auto speaker = speaker_of(graph_.at(locution))) return speaker;
                }
            }
        }
        return std::nullopt;
    }

    // --- what is left over

    void report_rest(const std::string& id, const Node& node) {
        const auto lost = [&](std::string what, std::string why) {
            losses_.add({std::move(what), std::move(why), {}, id, node.where});
        };
        if (node.type == "TA") lost("TA node", "a case has no order of turns");
        if (node.type == "PA") lost("PA node", "a case has no preferences");
        if (node.type.empty()) lost("node without a type", "nothing is known of it");
        if (node.type == "L" && !spoke_.contains(id)) {
            lost("L node without content", "no illocution leads from it to a proposition");
        }
    }

    const Graph& graph_;
    RecordSink& sink_;
    LossReport& losses_;
    parts::IdBook ids_;
    std::map<std::string, ClaimId> claims_;  // by node
    std::map<std::string, StatementId> statements_;
    std::map<std::string, RelationId> relations_;
    std::set<std::array<std::string, 3>> said_;  // locution, content, illocution
    std::set<std::string> statement_keys_;
    std::set<AgentId> agents_;
    std::set<std::string, std::less<>> heard_;  // participants
    std::set<DocumentId> documents_;
    std::set<std::string> spoke_;
};

class Reader final : public FormatReader {
public:
    Reader(RecordSink& sink, const ReadOptions& options, LossReport& losses)
        : sink_(sink), options_(options), losses_(losses) {}

    void read(std::istream& in, std::string_view name) override {
        const json::Value document = parts::read_json_document(in, name, options_);
        json::ProblemList problems(name, options_.max_errors);
        bool stopped = false;
        try {
            graph_.add(document, name, problems, losses_);
        } catch (const json::Enough&) {
            stopped = true;
        }
        parts::throw_problems(problems, stopped);
    }

    void finish() override {
        graph_.link(losses_);
        Maker(graph_, sink_, losses_).make();
    }

private:
    RecordSink& sink_;
    const ReadOptions& options_;
    LossReport& losses_;
    Graph graph_;
};

bool has(std::string_view text, std::string_view member) {
    return text.find(member) != std::string_view::npos;
}

}  // namespace

std::unique_ptr<FormatReader> make_reader(RecordSink& sink, const ReadOptions& options, LossReport& losses) {
    return std::make_unique<Reader>(sink, options, losses);
}

Guess guess(std::string_view first_bytes) {
    if (!parts::start_of(first_bytes).starts_with('{') || has(first_bytes, "\"AIF\"")) return Guess::No;
    const bool empty_set =
        has(first_bytes, "\"nodes\"") && has(first_bytes, "\"edges\"") && has(first_bytes, "\"locutions\"");
    return (has(first_bytes, "\"nodes\"") && has(first_bytes, "\"nodeID\"")) || empty_set ? Guess::Yes
                                                                                          : Guess::No;
}

Guess guess_wrapped(std::string_view first_bytes) {
    if (!parts::start_of(first_bytes).starts_with('{')) return Guess::No;
    return has(first_bytes, "\"AIF\"") ? Guess::Yes : Guess::No;
}

}  // namespace gainsay::aif
