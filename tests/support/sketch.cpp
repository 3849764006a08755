#include "tests/support/sketch.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <utility>

#include "graphs/model/source.hpp"
#include "graphs/snapshot/build/build.hpp"

// Two passes: the first learns which names are documents, agents, statements and relations, so that "denies
// x" and "undercuts x" know what x is; the second makes the records.

namespace gainsay::test {
namespace {

struct Word {
    std::string text;
    bool quoted = false;
};

struct Clause {
    std::string label;
    std::vector<Word> words;
    std::string whole;

    [[nodiscard]] std::string word(std::size_t i) const {
        return i < words.size() && !words[i].quoted ? words[i].text : std::string();
    }
};

[[noreturn]] void refuse(const Clause& clause, const std::string& why) {
    throw std::invalid_argument("sketch: \"" + clause.whole + "\": " + why);
}

std::vector<Clause> split(std::string_view sketch) {
    std::vector<Clause> clauses(1);
    std::string word;
    const auto end_word = [&] {
        if (!word.empty()) clauses.back().words.push_back({std::exchange(word, {}), false});
    };
    for (std::size_t i = 0; i < sketch.size(); ++i) {
        const char c = sketch[i];
        if (c == '"') {
            end_word();
            const std::size_t close = sketch.find('"', i + 1);
            if (close == std::string_view::npos) throw std::invalid_argument("sketch: a quote without end");
            clauses.back().words.push_back({std::string(sketch.substr(i + 1, close - i - 1)), true});
            clauses.back().whole += std::string(sketch.substr(i, close - i));
            i = close;
        } else if (c == '#') {
            while (i + 1 < sketch.size() && sketch[i + 1] != '\n') ++i;
            continue;
        } else if (c == ';' || c == '\n') {
            end_word();
            clauses.emplace_back();
            continue;
        } else if (c == ' ' || c == '\t') {
            end_word();
        } else {
            word += c;
        }
        clauses.back().whole += sketch[i];
    }
    end_word();
    clauses.erase(
        std::remove_if(clauses.begin(), clauses.end(), [](const Clause& c) { return c.words.empty(); }),
        clauses.end());
    for (Clause& clause : clauses) {
        const std::string first = clause.word(0);
        if (first.size() < 2 || first.back() != ':') continue;
        clause.label = first.substr(0, first.size() - 1);
        clause.words.erase(clause.words.begin());
    }
    return clauses;
}

bool is_stance(const std::string& verb) {
    return verb == "asserts" || verb == "denies" || verb == "questions" || verb == "rejects" ||
           verb == "endorses";
}

/// What a clause says after its subject, verb and object.
struct Extras {
    std::optional<Edtf> on;
    std::vector<Occurrence> in;
    std::optional<Retraction> retracted;
    std::optional<std::string> by, as, origin, title, period;
    RelationStatus status = RelationStatus::Accepted;
    bool hedged = false, seen = false, quote = false;
    std::string kind;
};

class Drawer {
public:
    explicit Drawer(std::string_view sketch) : clauses_(split(sketch)) {}

    Case take() {
        for (const Clause& clause : clauses_) learn(clause);
        for (const Clause& clause : clauses_) draw(clause);
        Case whole;
        for (auto& [name, agent] : agents_) whole.agents.push_back(std::move(agent));
        for (auto& [name, document] : documents_) whole.documents.push_back(std::move(document));
        for (auto& [name, claim] : claims_) whole.claims.push_back(std::move(claim));
        whole.statements = std::move(statements_);
        whole.relations = std::move(relations_);
        whole.reviews = std::move(reviews_);
        sort_records(whole);
        for (const CaseProblem& problem : check_case(whole)) {
            throw std::invalid_argument("sketch: " + problem.record.text() + ", " + problem.field + ": " +
                                        problem.message);
        }
        return whole;
    }

private:
    // --- first pass
    void learn(const Clause& clause) {
        const std::string first = clause.word(0), verb = clause.word(1), object = clause.word(2);
        if (first == "document") known_documents_.insert(verb);
        if (verb == "states" || verb == "cites" || verb == "part") known_documents_.insert(first);
        if (verb == "cites") known_documents_.insert(object);
        if (verb == "part") known_documents_.insert(clause.word(3));
        if (verb == "published" || verb == "authored" || verb == "rejects" || verb == "endorses") {
            known_documents_.insert(object);
        }
        if (first == "agent") known_agents_.insert(verb);
        if (is_stance(verb) || verb == "published" || verb == "authored" || verb == "reviews" ||
            verb == "speaks") {
            known_agents_.insert(first);
        }
        if (verb == "speaks") known_agents_.insert(clause.word(3));
        for (std::size_t i = 2; i + 1 < clause.words.size(); ++i) {
            if (clause.word(i) == "in") known_documents_.insert(clause.word(i + 1));
            if (clause.word(i) == "by") known_agents_.insert(clause.word(i + 1));
        }
        if (is_stance(verb)) known_statements_.insert(label_of_next(clause, "s", statement_count_));
        if (from_word<RelationKind>(verb)) {
            known_relations_.insert(label_of_next(clause, "r", relation_count_));
        }
    }

    static std::string label_of_next(const Clause& clause, const char* prefix, std::size_t& count) {
        ++count;
        return clause.label.empty() ? prefix + std::to_string(count) : clause.label;
    }

    // --- records by name
    Agent& agent(const std::string& name) {
        Agent& made = agents_[name];
        if (made.id.empty()) made.id = AgentId("agent:" + name), made.name = name;
        return made;
    }
    Document& document(const std::string& name) {
        Document& made = documents_[name];
        if (made.id.empty()) made.id = DocumentId("document:" + name), made.title = name;
        return made;
    }
    Claim& claim(const std::string& name) {
        Claim& made = claims_[name];
        if (made.id.empty()) made.id = ClaimId("claim:" + name), made.text = name;
        return made;
    }
    RecordId claim_or_document(const std::string& name) {
        return known_documents_.count(name) != 0 ? document(name).id.any() : claim(name).id.any();
    }
    RecordId relayer(const std::string& name) {
        const bool is_agent = known_agents_.count(name) != 0 && known_documents_.count(name) == 0;
        return is_agent ? agent(name).id.any() : document(name).id.any();
    }
    RecordId undercut(const std::string& name) {
        if (known_statements_.count(name) != 0) return RecordId("statement:" + name);
        if (known_relations_.count(name) != 0) return RecordId("relation:" + name);
        return document(name).id;
    }

    // --- second pass
    /// Reads the words from `at` on; `allowed` lists those that the clause understands.
    Extras extras(const Clause& clause, std::size_t at, const std::set<std::string>& allowed) {
        Extras found;
        const auto next = [&](const std::string& what) {
            if (++at >= clause.words.size()) refuse(clause, "nothing follows \"" + what + "\"");
            return clause.words[at].text;
        };
        for (; at < clause.words.size(); ++at) {
            const std::string word = clause.words[at].text;
            const bool period = word.find('/') != std::string::npos && allowed.count("period") != 0;
            if (!period && allowed.count(word) == 0) refuse(clause, "\"" + word + "\" has no meaning here");
            if (period) {
                found.period = word;
            } else if (word == "on") {
                found.on = Edtf(next(word));
            } else if (word == "in") {
                found.in.push_back({document(next(word)).id, {}, {}, {}});
                if (clause.word(at + 1) == "via") ++at, found.in.back().via = relayer(next("via"));
            } else if (word == "quoted" || word == "cue") {
                const std::string text = next(word);
                if (word == "quoted") found.quote = true;
                if (found.in.empty()) continue;
                if (word == "cue") found.in.back().cue = text;
                if (word == "quoted") found.in.back().selector = Selector{text, {}, {}, {}, {}};
            } else if (word == "retracted") {
                found.retracted.emplace();
                if (Edtf::parse(clause.word(at + 1))) found.retracted->on = Edtf(next(word));
                if (clause.word(at + 1) == "by") ++at, found.retracted->by = agent(next("by")).id;
            } else if (word == "by") {
                found.by = next(word);
            } else if (word == "as") {
                found.as = next(word);
            } else if (word == "origin") {
                found.origin = next(word);
            } else if (word == "titled" || word == "named") {
                found.title = next(word);
            } else if (word == "proposed" || word == "rejected") {
                found.status = *from_word<RelationStatus>(word);
            } else if (word == "hedged") {
                found.hedged = true;
            } else if (word == "seen") {
                found.seen = true;
            } else {
                found.kind = word;
            }
        }
        return found;
    }

    void draw(const Clause& clause) {
        const std::string first = clause.word(0), verb = clause.word(1), object = clause.word(2);
        if (verb.empty()) return refuse(clause, "expected a subject, a verb and an object");
        if (first == "document") return draw_document(clause);
        if (first == "agent") return draw_agent(clause);
        if (first == "claim") {
            if (clause.words.size() > 2)
                claim(verb).text = clause.words[2].text;
            else
                claim(verb);
            return;
        }
        if (object.empty()) return refuse(clause, "expected a subject, a verb and an object");
        if (is_stance(verb)) return draw_statement(clause);
        if (from_word<RelationKind>(verb)) return draw_relation(clause);
        if (verb == "reviews") return draw_review(clause);
        if (verb == "states") {
            extras(clause, 3, {});
            document(first).states.push_back(claim(object).id);
        } else if (verb == "published" || verb == "authored") {
            const Extras found = extras(clause, 3, {"on"});
            Document& made = document(object);
            (verb == "published" ? made.published_by : made.authored_by).push_back(agent(first).id);
            if (found.on) made.published = found.on;
        } else if (verb == "cites") {
            const Extras found = extras(clause, 3, {"as"});
            const auto manner = from_word<CitationManner>(found.as.value_or("mentions"));
            if (!manner) refuse(clause, "expected as quotes, evidence, data or mentions");
            document(first).cites.push_back({document(object).id, *manner});
        } else if (verb == "part" && object == "of") {
            extras(clause, 4, {});
            document(first).part_of.push_back(document(clause.word(3)).id);
        } else if (verb == "speaks" && object == "for") {
            draw_affiliation(clause);
        } else {
            refuse(clause, "\"" + verb + "\" is no verb of a sketch");
        }
    }

    void draw_statement(const Clause& clause) {
        const std::string verb = clause.word(1), object = clause.word(2);
        const Extras found = extras(clause, 3, {"on", "in", "quoted", "cue", "hedged", "retracted"});
        Statement made;
        made.id = StatementId("statement:" + label_of_next(clause, "s", statements_drawn_));
        made.speaker = agent(clause.word(0)).id;
        made.stance = verb == "rejects"    ? Stance::Denies
                      : verb == "endorses" ? Stance::Asserts
                                           : *from_word<Stance>(verb);
        made.of = claim_or_document(object);
        if (found.quote) made.manner = Manner::Quote;
        if (found.hedged) made.commitment = Commitment::Hedged;
        made.said_on = found.on;
        made.occurrences = found.in;
        made.retracted = found.retracted;
        statements_.push_back(std::move(made));
    }

    void draw_relation(const Clause& clause) {
        const Extras found = extras(clause, 3, {"by", "in", "proposed", "rejected", "origin"});
        Relation made;
        made.id = RelationId("relation:" + label_of_next(clause, "r", relations_drawn_));
        made.kind = *from_word<RelationKind>(clause.word(1));
        made.from = claim(clause.word(0)).id;
        const std::string object = clause.word(2);
        made.to = made.kind == RelationKind::Undercuts ? undercut(object) : claim(object).id.any();
        if (found.by) made.asserted_by = agent(*found.by).id;
        if (!found.in.empty()) made.asserted_in = found.in.back().document;
        made.status = found.status;
        if (found.origin) made.origin = *found.origin;
        relations_.push_back(std::move(made));
    }

    void draw_review(const Clause& clause) {
        const Extras found = extras(clause, 3, {"as", "in", "on"});
        Review made;
        made.id = ReviewId("review:" + label_of_next(clause, "v", reviews_drawn_));
        made.of = claim(clause.word(2)).id;
        made.by = agent(clause.word(0)).id;
        if (!found.in.empty()) made.in = found.in.back().document;
        made.rating.label = found.as.value_or("False");
        made.on = found.on;
        reviews_.push_back(std::move(made));
    }

    void draw_affiliation(const Clause& clause) {
        const Extras found = extras(clause, 4, {"as", "period"});
        Affiliation made;
        made.with = agent(clause.word(3)).id;
        made.role = found.as.value_or("");
        if (found.period) {
            const std::size_t slash = found.period->find('/');
            const std::string from = found.period->substr(0, slash), until = found.period->substr(slash + 1);
            if (!from.empty() && from != "..") made.from = Edtf(from);
            if (!until.empty() && until != "..") made.until = Edtf(until);
        }
        agent(clause.word(0)).affiliations.push_back(std::move(made));
    }

    void draw_document(const Clause& clause) {
        std::set<std::string> allowed{"on", "seen", "retracted", "titled"};
        for (const auto kind : words<DocumentKind>) allowed.insert(std::string(kind));
        const Extras found = extras(clause, 2, allowed);
        Document& made = document(clause.word(1));
        if (found.on) made.published = found.on;
        if (found.seen)
            made.snapshot = StoredCopy{made.id.any().text().substr(9) + ".txt", std::string(64, '0')};
        if (found.retracted) made.retracted = found.retracted;
        if (found.title) made.title = *found.title;
        if (const auto kind = from_word<DocumentKind>(found.kind)) made.kind = *kind;
    }

    void draw_agent(const Clause& clause) {
        std::set<std::string> allowed{"named"};
        for (const auto kind : words<AgentKind>) allowed.insert(std::string(kind));
        const Extras found = extras(clause, 2, allowed);
        Agent& made = agent(clause.word(1));
        if (found.title) made.name = *found.title;
        if (const auto kind = from_word<AgentKind>(found.kind)) made.kind = *kind;
    }

    std::vector<Clause> clauses_;
    std::set<std::string> known_documents_, known_agents_, known_statements_, known_relations_;
    std::size_t statement_count_ = 0, relation_count_ = 0;  // first pass
    std::size_t statements_drawn_ = 0, relations_drawn_ = 0, reviews_drawn_ = 0;
    std::map<std::string, Agent> agents_;
    std::map<std::string, Document> documents_;
    std::map<std::string, Claim> claims_;
    std::vector<Statement> statements_;
    std::vector<Relation> relations_;
    std::vector<Review> reviews_;
};

Node look_up(const Snapshot& snapshot, std::string_view kind, std::string_view name) {
    return snapshot.node(std::string(kind) + ":" + std::string(name));
}

}  // namespace

Case draw_case(std::string_view sketch) {
    return Drawer(sketch).take();
}

Sketch draw(std::string_view sketch) {
    Case whole = draw_case(sketch);
    Snapshot snapshot = build_snapshot(CaseSource(whole));
    return {std::move(whole), std::move(snapshot)};
}

Node Sketch::agent(std::string_view name) const {
    return look_up(snapshot, "agent", name);
}
Node Sketch::document(std::string_view name) const {
    return look_up(snapshot, "document", name);
}
Node Sketch::claim(std::string_view name) const {
    return look_up(snapshot, "claim", name);
}
Node Sketch::statement(std::string_view name) const {
    return look_up(snapshot, "statement", name);
}
Node Sketch::relation(std::string_view name) const {
    return look_up(snapshot, "relation", name);
}
Node Sketch::review(std::string_view name) const {
    return look_up(snapshot, "review", name);
}

std::string Sketch::name(Node node) const {
    if (node == no_node) return "-";
    const std::string_view id = snapshot.id(node);
    return std::string(id.substr(id.find(':') + 1));
}

std::vector<std::string> Sketch::names(const std::vector<Node>& nodes) const {
    std::vector<std::string> answer;
    for (const Node node : nodes) answer.push_back(name(node));
    return answer;
}

}  // namespace gainsay::test
