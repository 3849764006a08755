#include <map>
#include <ostream>
#include <set>

#include "graphs/format/networks/networks.hpp"
#include "graphs/format/networks/pages/markdown_text.hpp"
#include "graphs/format/parts/said_fields.hpp"

// Mermaid refuses a text of more than 50,000 characters and a flowchart of more than 500 edges, and GitHub does not let a
// page raise that. So what is asked about first is drawn first, until there is no more room: conflicts between claims,
// denials, other relations, other statements, who published what, and then whatever stands alone.

namespace gainsay::networks {
namespace {

constexpr std::size_t most_bytes = 45'000, most_edges = 450, most_label = 160;

bool is_conflict(RelationKind kind) {
    return kind == RelationKind::Contradicts || kind == RelationKind::Rebuts ||
           kind == RelationKind::Undercuts;
}

class MermaidWriter {
public:
    MermaidWriter(std::ostream& out, const GraphSource& source, LossReport& losses)
        : out_(out), source_(source), losses_(losses) {}

    void write() {
        draw_relations(true);
        draw_statements(true);
        draw_relations(false);
        draw_statements(false);
        draw_documents();
        draw_rest();
        std::uint64_t all = 0;
        for (std::size_t kind = 0; kind < record_kind_count; ++kind) {
            all += source_.count(static_cast<RecordKind>(kind));
        }
        out_ << "flowchart LR\n";
        const CaseInfo info = source_.info();
        if (!info.title.empty()) out_ << "    accTitle: " << mermaid_text(info.title, most_label) << "\n";
        out_ << text_;
        if (full_) {
            out_ << "    note[\"" << drawn_.size() << " of " << all
                 << " records are drawn: there is no room for more\"]\n"
                 << "    class note note\n";
        }
        out_ << "    classDef agent fill:#cfe5f5,stroke:#0072b2,color:#222\n"
                "    classDef document fill:#eeeeee,stroke:#777777,color:#222\n"
                "    classDef claim fill:#fbeacb,stroke:#a87000,color:#222\n"
                "    classDef statement fill:#e3f3fc,stroke:#3a8fc0,color:#222\n"
                "    classDef relation fill:#f5e2ec,stroke:#a85f85,color:#222\n"
                "    classDef note fill:#ffffff,stroke:#d55e00,color:#222,stroke-dasharray:4\n";
        if (!out_) throw Error(ErrorCode::Io, "writing the flowchart failed; is the disk full?");
        report();
    }

private:
    // --- what is drawn

    void draw_relations(bool conflicts) {
        source_.visit(RecordKind::Relation, [&](const Record& record) {
            const auto& one = std::get<Relation>(record);
            if (full_ || is_conflict(one.kind) != conflicts || one.status == RelationStatus::Rejected) return;
            const bool proposed = one.status == RelationStatus::Proposed;
            std::string_view arrow = is_symmetric(one.kind) ? "<-->" : "-->";
            if (proposed) arrow = is_symmetric(one.kind) ? "<-.->" : "-.->";
            draw(one.id, one.from, one.to, arrow, std::string(to_word(one.kind)) + (proposed ? "?" : ""));
        });
    }

    void draw_statements(bool denials) {
        source_.visit(RecordKind::Statement, [&](const Record& record) {
            const auto& one = std::get<Statement>(record);
            if (full_ || (one.stance == Stance::Denies) != denials) return;
            draw(one.id, one.speaker, one.of, denials ? "==>" : "-->",
                 std::string(to_word(one.stance)) + (one.said_on ? " " + one.said_on->text() : ""));
        });
    }

    void draw_documents() {
        source_.visit(RecordKind::Document, [&](const Record& record) {
            const auto& one = std::get<Document>(record);
            for (const ClaimId& claim : one.states) draw(one.id, one.id, claim, "-->", "states");
            for (const AgentId& agent : one.published_by) draw(one.id, one.id, agent, "-.->", "published by");
        });
    }

    void draw_rest() {
        for (const RecordKind kind : {RecordKind::Claim, RecordKind::Document, RecordKind::Agent}) {
            source_.visit(kind, [&](const Record& record) {
                if (full_ || drawn_.contains(id_of(record))) return;
                add({}, {id_of(record)}, {});
            });
        }
    }

    void draw(const RecordId& record, const RecordId& from, const RecordId& to, std::string_view arrow,
              const std::string& label) {
        if (full_) return;
        if (edges_ >= most_edges) {
            full_ = true;
            return;
        }
        add(record, {from, to}, std::string(arrow) + "|\"" + mermaid_text(label, most_label) + "\"|");
    }

    /// All of it, or nothing when there is no room.
    void add(const RecordId& record, const std::vector<RecordId>& ends, const std::string& arrow) {
        std::string piece;
        std::vector<RecordId> fresh;
        std::vector<std::string> names;
        for (const RecordId& end : ends) {
            const auto [at, is_new] = names_.try_emplace(end, "n" + std::to_string(names_.size() + 1));
            names.push_back(at->second);
            if (!is_new) continue;
            fresh.push_back(end);
            piece += node(at->second, end);
        }
        if (ends.size() == 2) piece += "    " + names[0] + " " + arrow + " " + names[1] + "\n";
        if (text_.size() + piece.size() > most_bytes) {
            for (const RecordId& end : fresh) names_.erase(end);
            full_ = true;
            return;
        }
        text_ += piece;
        edges_ += ends.size() == 2 ? 1 : 0;
        if (!record.empty()) drawn_.insert(record);
        // A relation or statement that is only the target of an undercut is named, not drawn.
        for (const RecordId& end : fresh) {
            if (end.kind() <= RecordKind::Claim) drawn_.insert(end);
        }
    }

    std::string node(const std::string& name, const RecordId& id) {
        const auto record = source_.find(id);
        std::string label;
        if (record) label = label_of(*record);
        if (label.empty() && record && kind_of(*record) == RecordKind::Relation)
            label = to_word(std::get<Relation>(*record).kind);
        const std::string shown = mermaid_text(label, most_label);
        if (shown.ends_with("…") && !label.ends_with("…")) cut_.insert(id);
        // A shape of its own for every kind: no meaning hangs on colour alone.
        const auto [open, close] = shape_of(id.kind());
        return "    " + name + open + "\"" + shown + (shown.empty() ? "" : "<br>") +
               mermaid_text(id.text(), 200) + "\"" + close + ":::" + std::string(to_string(id.kind())) + "\n";
    }

    static std::pair<std::string, std::string> shape_of(RecordKind kind) {
        switch (kind) {
            case RecordKind::Agent:
                return {"([", "])"};
            case RecordKind::Document:
                return {"[/", "/]"};
            case RecordKind::Claim:
                return {"[", "]"};
            default:
                return {"{{", "}}"};
        }
    }

    // --- what is not

    void report() {
        constexpr std::string_view why = "the flowchart has no place for it";
        parts::report_unkept(source_.info(), {"title"}, why, losses_);
        for (std::size_t k = 0; k < record_kind_count; ++k) {
            source_.visit(static_cast<RecordKind>(k), [&](const Record& record) {
                const RecordId& id = id_of(record);
                if (!drawn_.contains(id)) {
                    parts::report_record(id, std::string(to_string(id.kind())) + " that is not drawn", why,
                                         losses_);
                    return;
                }
                parts::report_unkept(record, kept(id.kind()), why, losses_);
                if (cut_.contains(id))
                    losses_.add({std::string(to_string(id.kind())) + " with a long text",
                                 "it is cut; its id says where the rest is",
                                 id,
                                 "text",
                                 {}});
            });
        }
    }

    static parts::KeptFields kept(RecordKind kind) {
        switch (kind) {
            case RecordKind::Agent:
                return {"name"};
            case RecordKind::Document:
                return {"title", "states", "published_by"};
            case RecordKind::Claim:
                return {"text"};
            case RecordKind::Statement:
                return {"speaker", "stance", "of", "said_on"};
            default:
                return {"kind", "from", "to", "status"};
        }
    }

    std::ostream& out_;
    const GraphSource& source_;
    LossReport& losses_;
    std::string text_;
    std::map<RecordId, std::string> names_;
    std::set<RecordId> drawn_, cut_;
    std::size_t edges_ = 0;
    bool full_ = false;
};

}  // namespace

void write_mermaid(std::ostream& out, const GraphSource& source, const WriteOptions&, LossReport& losses) {
    MermaidWriter(out, source, losses).write();
}

}  // namespace gainsay::networks
