#include <map>
#include <ostream>
#include <set>

#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/maps/aif.hpp"
#include "graphs/format/parts/said_fields.hpp"

// A claim is an I node, a statement an L node with an illocution, a relation an S node. The format numbers its
// edges and needs them behind the nodes, so the records are visited twice.

namespace gainsay::aif {
namespace {

using json::Layout;
using json::Writer;
using parts::report_record;
using parts::report_unkept;

constexpr std::string_view no_place = "AIF has no place for it";

/// The type and text of a relation's node; no type where AIF has none like it.
struct SchemeNode {
    std::string_view type, text;
};

SchemeNode scheme_of(RelationKind kind) {
    switch (kind) {
        case RelationKind::Contradicts:
            return {"CA", "contradicts"};
        case RelationKind::Rebuts:
            return {"CA", "rebuts"};
        case RelationKind::Undercuts:
            return {"CA", "undercuts"};
        case RelationKind::Supports:
            return {"RA", "supports"};
        case RelationKind::Entails:
            return {"RA", "entails"};
        case RelationKind::Rephrases:
            return {"MA", "rephrases"};
        case RelationKind::Qualifies:
            break;
    }
    return {};
}

std::string_view illocution_of(Stance stance) {
    return stance == Stance::Asserts  ? "Asserting"
           : stance == Stance::Denies ? "Disagreeing"
                                      : "Pure Questioning";
}

class SetWriter {
public:
    SetWriter(std::ostream& out, const GraphSource& source, LossReport& losses, bool wrapped)
        : out_(out), source_(source), losses_(losses), wrapped_(wrapped), writer_(text_, Layout::Line) {}

    void write() {
        writer_.begin_object();
        writer_.key("writtenBy");
        writer_.text("Gainsay");
        if (wrapped_) {
            writer_.key("AIF");
            writer_.begin_object();
        }
        note_agents();
        choose_relations();
        list("nodes", [&] { add_nodes(); });
        list("edges", [&] { add_edges(); });
        list("locutions", [&] { add_locutions(); });
        list("participants", [&] { add_participants(); });
        for (const char* name :
             {"schemefulfillments", "descriptorfulfillments", "cqdescriptorfulfillments"}) {
            writer_.key(name);
            writer_.token("null");
        }
        if (wrapped_) {
            writer_.end_object();
            for (const char* name : {"OVA", "text"}) {
                writer_.key(name);
                writer_.token(name[0] == 'O' ? "[]" : "\"\"");
            }
            writer_.key("dialog");
            writer_.token("true");
        }
        writer_.end_object();
        text_ += '\n';
        flush();
    }

private:
    template <class Fill>
    void list(const char* name, const Fill& fill) {
        writer_.key(name);
        writer_.begin_list();
        fill();
        writer_.end_list();
    }

    template <class T, class Use>
    void each(const Use& use) {
        source_.visit(kind_of(Record(T())), [&](const Record& record) { use(std::get<T>(record)); });
    }

    void flush() {
        out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
        text_.clear();
        if (!out_) throw Error(ErrorCode::Io, "writing the node set failed; is the disk full?");
    }

    // --- what is written at all

    void note_agents() {
        report_unkept(source_.info(), {}, no_place, losses_);
        each<Agent>([&](const Agent& agent) { names_.emplace(agent.id, agent.name); });
        each<Document>(
            [&](const Document& document) { report_record(document.id, "document", no_place, losses_); });
        each<Review>([&](const Review& review) { report_record(review.id, "review", no_place, losses_); });
    }

    /// A relation that attacks one which is not written cannot be written either, however long the chain.
    void choose_relations() {
        std::map<RelationId, RelationId> attacks;
        each<Statement>([&](const Statement& statement) {
            if (statement.of.kind() == RecordKind::Claim) statements_.insert(statement.id);
        });
        each<Relation>([&](const Relation& relation) {
            const bool holds =
                !scheme_of(relation.kind).type.empty() && relation.status == RelationStatus::Accepted;
            const bool to_claim = relation.to.kind() == RecordKind::Claim;
            const bool to_statement =
                relation.to.kind() == RecordKind::Statement && statements_.contains(StatementId(relation.to));
            if (!holds) return;
            if (to_claim || to_statement) relations_.insert(relation.id);
            if (relation.to.kind() == RecordKind::Relation)
                attacks.emplace(relation.id, RelationId(relation.to));
        });
        for (bool grew = true; grew;) {
            grew = false;
            for (const auto& [from, to] : attacks) {
                if (relations_.contains(to)) grew = relations_.insert(from).second || grew;
            }
        }
    }

    // --- nodes

    void node(std::string_view id, std::string_view text, std::string_view type) {
        writer_.item();
        writer_.begin_object();
        writer_.key("nodeID");
        writer_.text(id);
        writer_.key("text");
        writer_.text(text);
        writer_.key("type");
        writer_.text(type);
        writer_.end_object();
        text_ += '\n';
        flush();
    }

    void add_nodes() {
        each<Claim>([&](const Claim& claim) {
            report_unkept(Record(claim), {"text"}, no_place, losses_);
            node(claim.id.text(), claim.text, "I");
        });
        each<Statement>([&](const Statement& statement) { add_statement(statement); });
        each<Relation>([&](const Relation& relation) {
            const SchemeNode scheme = scheme_of(relation.kind);
            if (!relations_.contains(relation.id)) {
                std::string what = "relation (" + std::string(to_word(relation.kind));
                if (relation.status != RelationStatus::Accepted)
                    what += ", " + std::string(to_word(relation.status));
                report_record(relation.id, what + ")", no_place, losses_);
                return;
            }
            report_unkept(Record(relation), {"kind", "from", "to", "status"}, no_place, losses_);
            node(relation.id.text(), scheme.text, scheme.type);
        });
    }

    void add_statement(const Statement& statement) {
        if (!statements_.contains(statement.id)) {
            report_record(statement.id, "statement (of a document)", no_place, losses_);
            return;
        }
        report_unkept(Record(statement), {"speaker", "stance", "of", "said_on"}, no_place, losses_);
        speakers_.insert(statement.speaker);
        const auto claim = source_.find(statement.of);
        node(statement.id.text(), names_[statement.speaker] + " : " + std::get<Claim>(*claim).text, "L");
        node(illocution_node(statement), illocution_of(statement.stance), "YA");
    }

    static std::string illocution_node(const Statement& statement) { return "ya:" + statement.id.text(); }

    // --- edges

    void edge(std::string_view from, std::string_view to) {
        writer_.item();
        writer_.begin_object();
        writer_.key("edgeID");
        writer_.text(std::to_string(++edges_));
        writer_.key("fromID");
        writer_.text(from);
        writer_.key("toID");
        writer_.text(to);
        writer_.key("formEdgeID");
        writer_.token("null");
        writer_.end_object();
        text_ += '\n';
        flush();
    }

    void add_edges() {
        each<Statement>([&](const Statement& statement) {
            if (!statements_.contains(statement.id)) return;
            edge(statement.id.text(), illocution_node(statement));
            edge(illocution_node(statement), statement.of.text());
        });
        each<Relation>([&](const Relation& relation) {
            if (!relations_.contains(relation.id)) return;
            edge(relation.from.text(), relation.id.text());
            edge(relation.id.text(), relation.to.text());
        });
    }

    // --- who spoke

    void add_locutions() {
        each<Statement>([&](const Statement& statement) {
            if (!statements_.contains(statement.id)) return;
            writer_.item();
            writer_.begin_object();
            writer_.key("nodeID");
            writer_.text(statement.id.text());
            writer_.key("personID");
            writer_.text(statement.speaker.text());
            writer_.key("timestamp");
            writer_.text("");
            writer_.key("start");
            if (statement.said_on) {
                writer_.text(statement.said_on->text());
            } else {
                writer_.token("null");
            }
            writer_.key("end");
            writer_.token("null");
            writer_.end_object();
            text_ += '\n';
            flush();
        });
    }

    void add_participants() {
        each<Agent>([&](const Agent& agent) {
            if (!speakers_.contains(agent.id)) {
                report_record(agent.id, "agent (says nothing)", "AIF names participants, who speak", losses_);
                return;
            }
            report_unkept(Record(agent), {"name"}, no_place, losses_);
            writer_.item();
            writer_.begin_object();
            writer_.key("participantID");
            writer_.text(agent.id.text());
            writer_.key("firstname");
            writer_.text(agent.name);
            writer_.key("surname");
            writer_.text("");
            writer_.end_object();
        });
    }

    std::ostream& out_;
    const GraphSource& source_;
    LossReport& losses_;
    bool wrapped_;
    std::string text_;
    Writer writer_;
    std::map<AgentId, std::string> names_;
    std::set<AgentId> speakers_;
    std::set<StatementId> statements_;
    std::set<RelationId> relations_;
    std::uint64_t edges_ = 0;
};

}  // namespace

void write(std::ostream& out, const GraphSource& source, const WriteOptions&, LossReport& losses) {
    SetWriter(out, source, losses, /*wrapped=*/false).write();
}

void write_wrapped(std::ostream& out, const GraphSource& source, const WriteOptions&, LossReport& losses) {
    SetWriter(out, source, losses, /*wrapped=*/true).write();
}

}  // namespace gainsay::aif
