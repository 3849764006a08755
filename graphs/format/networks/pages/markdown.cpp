#include <map>
#include <ostream>

#include "graphs/format/json/json_number.hpp"
#include "graphs/format/networks/networks.hpp"
#include "graphs/format/networks/pages/markdown_text.hpp"
#include "graphs/format/parts/said_fields.hpp"

// The report goes claim by claim, in id order: what is said of it, where, and what speaks for and against it. Every
// record that is named links to its section or row by its id.

namespace gainsay::networks {
namespace {

using Links = std::map<RecordId, std::vector<RecordId>>;

std::string anchor(const RecordId& id) {
    return "<a id=\"" + id.text() + "\"></a>";
}

std::string when(const std::optional<Edtf>& date) {
    return date ? markdown_text(date->text()) : std::string();
}

std::string retraction(const std::optional<Retraction>& retracted) {
    if (!retracted) return {};
    return retracted->on ? "retracted " + when(retracted->on) : std::string("retracted");
}

class MarkdownWriter {
public:
    MarkdownWriter(std::ostream& out, const GraphSource& source, LossReport& losses)
        : out_(out), source_(source), losses_(losses) {}

    void write() {
        index();
        head();
        out_ << "\n## Claims\n";
        each<Claim>([&](const Claim& claim) { write_claim(claim); });
        write_documents();
        write_agents();
        if (!out_) throw Error(ErrorCode::Io, "writing the report failed; is the disk full?");
        report();
    }

private:
    template <class T, class Use>
    void each(const Use& use) {
        source_.visit(kind_of(Record(T())), [&](const Record& record) { use(std::get<T>(record)); });
    }
    template <class T, class Use>
    void each_of(const Links& links, const RecordId& id, const Use& use) {
        const auto at = links.find(id);
        if (at == links.end()) return;
        for (const RecordId& one : at->second) {
            if (const auto record = source_.find(one)) use(std::get<T>(*record));
        }
    }

    void index() {
        each<Statement>([&](const Statement& one) { statements_[one.of].push_back(one.id); });
        each<Relation>([&](const Relation& one) {
            relations_[one.from].push_back(one.id);
            if (one.to != one.from.any()) relations_[one.to].push_back(one.id);
        });
        each<Review>([&](const Review& one) { reviews_[one.of].push_back(one.id); });
        each<Document>([&](const Document& one) {
            for (const ClaimId& claim : one.states) stated_[claim].push_back(one.id);
        });
    }

    void head() {
        const CaseInfo info = source_.info();
        out_ << "# " << (info.title.empty() ? "Case" : markdown_text(info.title)) << "\n";
        if (!info.description.empty()) out_ << "\n" << markdown_text(info.description) << "\n";
        out_ << "\n| claims | statements | disputes and other relations | reviews | documents | agents |\n"
                "|---|---|---|---|---|---|\n| ";
        const char* between = "";
        for (const RecordKind kind : {RecordKind::Claim, RecordKind::Statement, RecordKind::Relation,
                                      RecordKind::Review, RecordKind::Document, RecordKind::Agent}) {
            out_ << between << source_.count(kind);
            between = " | ";
        }
        out_ << " |\n\n[Claims](#claims) · [Documents](#documents) · [Agents](#agents)\n";
    }

    /// A link that reads as the record's name.
    std::string link(const RecordId& id) {
        const auto record = source_.find(id);
        std::string label = record ? label_of(*record) : std::string();
        if (label.empty()) label = id.text();
        return "[" + markdown_text(label) + "](#" + id.text() + ")";
    }
    template <class Ids>
    std::string links(const Ids& ids) {
        std::string text;
        for (const auto& id : ids) text += (text.empty() ? "" : ", ") + link(id);
        return text;
    }

    // --- claims

    void write_claim(const Claim& claim) {
        out_ << "\n### " << anchor(claim.id) << markdown_text(claim.text) << "\n\n`" << claim.id.text()
             << "`";
        if (claim.valid) out_ << " · of " << when(claim.valid);
        if (!claim.language.empty()) out_ << " · " << markdown_text(claim.language);
        for (const std::string& topic : claim.topics) out_ << " · " << markdown_text(topic);
        out_ << "\n";
        note(claim.note);
        write_statements(claim.id);
        each_of<Document>(stated_, claim.id,
                          [&](const Document& one) { out_ << "\nStated by " << link(one.id) << ".\n"; });
        write_relations(claim.id);
        write_reviews(claim.id);
    }

    void note(const std::string& text) {
        if (!text.empty()) out_ << "\n" << markdown_text(text) << "\n";
    }

    void write_statements(const RecordId& of) {
        if (!statements_.contains(of)) return;
        out_ << "\n| who | | when | where | words | |\n|---|---|---|---|---|---|\n";
        each_of<Statement>(statements_, of, [&](const Statement& one) {
            const std::string manner = one.commitment == Commitment::Hedged ? " (hedged)" : "";
            std::string remarks = retraction(one.retracted);
            if (one.retracted && one.retracted->by) remarks += " by " + link(*one.retracted->by);
            if (!one.note.empty()) remarks += (remarks.empty() ? "" : "; ") + markdown_text(one.note);
            const std::size_t rows = std::max<std::size_t>(one.occurrences.size(), 1);
            for (std::size_t i = 0; i < rows; ++i) {
                out_ << "| " << (i == 0 ? anchor(one.id) + link(one.speaker) : "") << " | "
                     << (i == 0 ? std::string(to_word(one.stance)) + manner : "") << " | "
                     << (i == 0 ? when(one.said_on) : "") << " | ";
                if (i < one.occurrences.size()) write_occurrence(one, one.occurrences[i]);
                out_ << (i < one.occurrences.size() ? "" : " | ") << " | " << (i == 0 ? remarks : "")
                     << " |\n";
            }
        });
    }

    /// Two cells: where, and the words.
    void write_occurrence(const Statement& statement, const Occurrence& one) {
        out_ << link(one.document);
        if (one.via) out_ << ", via " << link(*one.via);
        out_ << " | " << to_word(statement.manner);
        if (!one.cue.empty()) out_ << ", " << markdown_text(one.cue);
        if (one.selector && !one.selector->exact.empty())
            out_ << ": “" << markdown_text(one.selector->exact) << "”";
    }

    void write_relations(const RecordId& id) {
        if (!relations_.contains(id)) return;
        out_ << "\n";
        each_of<Relation>(relations_, id, [&](const Relation& one) {
            const bool outgoing = one.from.any() == id;
            out_ << "- " << (outgoing ? anchor(one.id) : "");
            if (outgoing) {
                out_ << "**" << to_word(one.kind) << "** " << link(one.to);
            } else {
                out_ << link(one.from) << " **" << to_word(one.kind) << "** this";
            }
            if (one.status != RelationStatus::Accepted) out_ << " (" << to_word(one.status) << ")";
            if (one.asserted_by) out_ << ", says " << link(*one.asserted_by);
            if (one.asserted_in) out_ << ", in " << link(*one.asserted_in);
            if (one.origin != "human") out_ << ", found by " << markdown_text(one.origin);
            if (!one.note.empty()) out_ << ": " << markdown_text(one.note);
            out_ << "\n";
        });
        // Attacks on a relation stand with the claim they come from, and here once more.
        each_of<Relation>(relations_, id, [&](const Relation& one) {
            each_of<Relation>(relations_, one.id, [&](const Relation& undercut) {
                if (undercut.from.any() == id) return;
                out_ << "- " << link(undercut.from) << " **undercuts** [" << to_word(one.kind) << "](#"
                     << one.id.text() << ")\n";
            });
        });
    }

    void write_reviews(const RecordId& id) {
        if (!reviews_.contains(id)) return;
        out_ << "\n| reviewed by | rating | when | where | |\n|---|---|---|---|---|\n";
        each_of<Review>(reviews_, id, [&](const Review& one) {
            out_ << "| " << anchor(one.id) << (one.by ? link(*one.by) : "") << " | " << rating(one.rating)
                 << " | " << when(one.on) << " | " << (one.in ? link(*one.in) : "") << " | "
                 << markdown_text(one.note) << " |\n";
        });
    }

    static std::string rating(const Rating& one) {
        std::string text = markdown_text(one.label);
        const auto add = [&](std::string_view word, std::optional<double> number) {
            if (number) text.append(text.empty() ? "" : ", ").append(word).append(json::to_token(*number));
        };
        add("", one.value);
        add("worst ", one.worst);
        add("best ", one.best);
        return text;
    }

    // --- documents and agents

    void write_documents() {
        out_ << "\n## Documents\n";
        each<Document>([&](const Document& one) {
            out_ << "\n### " << anchor(one.id) << markdown_text(one.title) << "\n\n`" << one.id.text()
                 << "` · " << to_word(one.kind);
            if (one.published) out_ << " · " << when(one.published);
            if (!one.language.empty()) out_ << " · " << markdown_text(one.language);
            if (one.retracted) {
                out_ << " · **" << retraction(one.retracted) << "**";
                if (one.retracted->by) out_ << " by " << link(*one.retracted->by);
            }
            out_ << "\n";
            note(one.note);
            line("Published by", links(one.published_by));
            line("Written by", links(one.authored_by));
            line("Part of", links(one.part_of));
            line("States", links(one.states));
            std::string cited;
            for (const Citation& citation : one.cites) {
                cited += (cited.empty() ? "" : ", ") + link(citation.document) + " (" +
                         std::string(to_word(citation.manner)) + ")";
            }
            line("Cites", cited);
            line("At", url(one.url));
            line("Archived at", url(one.archived_url));
            write_statements(one.id);
            write_relations(one.id);
        });
    }

    void line(std::string_view word, const std::string& text) {
        if (!text.empty()) out_ << "\n" << word << " " << text << ".\n";
    }

    static std::string url(const std::string& text) {
        if (text.empty()) return {};
        const std::string target = markdown_url(text);
        return target.empty() ? markdown_text(text) : "[" + markdown_text(text) + "](" + target + ")";
    }

    void write_agents() {
        out_ << "\n## Agents\n\n| who | | reliability | offices | |\n|---|---|---|---|---|\n";
        each<Agent>([&](const Agent& one) {
            std::string offices;
            for (const Affiliation& office : one.affiliations) {
                offices += (offices.empty() ? "" : "; ") + markdown_text(office.role) +
                           (office.role.empty() ? "" : ", ") + link(office.with);
                if (office.from || office.until)
                    offices += " (" + when(office.from) + "–" + when(office.until) + ")";
            }
            std::string names = markdown_text(one.name);
            for (const std::string& alias : one.aliases) names += ", also " + markdown_text(alias);
            out_ << "| " << anchor(one.id) << names << " | " << to_word(one.kind) << " | "
                 << (one.reliability ? std::string(1, *one.reliability) : std::string()) << " | " << offices
                 << " | " << markdown_text(one.note) << " |\n";
        });
    }

    // --- losses

    void report() {
        constexpr std::string_view why = "the report does not tell it";
        parts::report_unkept(source_.info(), {"title", "description"}, why, losses_);
        const auto add = [&](RecordKind kind, const parts::KeptFields& kept) {
            source_.visit(kind, [&](const Record& one) { parts::report_unkept(one, kept, why, losses_); });
        };
        add(RecordKind::Agent, {"name", "kind", "aliases", "reliability", "affiliations", "note"});
        add(RecordKind::Document,
            {"title", "kind", "published", "url", "archived_url", "language", "retracted", "published_by",
             "authored_by", "part_of", "cites", "states", "note"});
        add(RecordKind::Claim, {"text", "language", "topics", "valid", "note"});
        add(RecordKind::Statement,
            {"speaker", "stance", "of", "manner", "commitment", "said_on", "occurrences[].document",
             "occurrences[].cue", "occurrences[].selector.exact", "occurrences[].via", "retracted", "note"});
        add(RecordKind::Relation,
            {"kind", "from", "to", "asserted_by", "asserted_in", "status", "origin", "note"});
        add(RecordKind::Review, {"of", "by", "in", "rating", "on", "note"});
    }

    std::ostream& out_;
    const GraphSource& source_;
    LossReport& losses_;
    Links statements_, relations_, reviews_, stated_;
};

}  // namespace

void write_markdown(std::ostream& out, const GraphSource& source, const WriteOptions&, LossReport& losses) {
    MarkdownWriter(out, source, losses).write();
}

}  // namespace gainsay::networks
