#include "tools/render/report/writers.hpp"
#include "tools/render/table/rows.hpp"

namespace gainsay::render {
namespace {

// Lists in lists, as issues and pull requests show them. Texts of the case go through markdown_cell(), so that nothing in
// them becomes a link, a heading or HTML; "#", "@" and "." have no meaning in the middle of a line, but for mentions of
// people and issues, which a word joiner breaks.
std::string safe(std::string_view text) {
    std::string out;
    for (const char c : markdown_cell(text)) {
        out += c;
        if (c == '@' || c == '#') out += "\xE2\x81\xA0";
    }
    return out;
}

class MarkdownReport final : public ReportWriter {
public:
    MarkdownReport(std::ostream& out, const ReportHead& head) : out_(out), head_(head) {}

    void add(const CaseReport& report) override {
        const bool nothing = report.findings.empty() && report.vanished.empty() && report.cut.empty();
        if (nothing) return;
        out_ << "## " << safe(report.name) << "\n";
        const RecordId* before = nullptr;
        for (const ReportedFinding& one : report.findings) {
            if (before == nullptr || !(*before == one.finding->record)) heading(report, *one.finding);
            before = &one.finding->record;
            finding(report, one);
        }
        if (report.unreadable) out_ << "\nThe other rules wait until this can be read.\n";
        for (const CutRule& cut : report.cut) out_ << "\n" << safe(cut_text(cut)) << ".\n";
        vanished(report);
        out_ << "\n";
    }

    void finish(const ReportTotals& totals) override {
        out_ << "**" << counts_text(totals) << "**";
        for (const std::string& one : left_out(totals, head_)) out_ << "; " << safe(one);
        out_ << "\n";
    }

private:
    void heading(const CaseReport& report, const audit::Finding& finding) {
        out_ << "\n### ";
        if (finding.record.empty()) {
            out_ << (report.configuration ? "The configuration"
                     : report.unreadable  ? "The text"
                                          : "The case as a whole");
        } else {
            out_ << safe(finding.record.text());
            const std::string label = short_label(report, finding.record);
            if (!label.empty()) out_ << " \"" << safe(label) << "\"";
        }
        out_ << "\n\n";
    }

    void finding(const CaseReport& report, const ReportedFinding& one) {
        const audit::Finding& finding = *one.finding;
        out_ << "- **" << to_word(finding.severity) << "** ";
        if (!finding.field.empty()) out_ << safe(finding.field) << ": ";
        out_ << safe(finding.message) << " (" << safe(finding.rule);
        if (one.where.line != 0) out_ << ", " << safe(to_string(one.where));
        out_ << ")\n";
        for (const audit::Step& step : finding.witness) {
            out_ << "  - " << safe(step_text(step));
            const ReportPlace where = report.names == nullptr || step.record.empty()
                                          ? ReportPlace{}
                                          : report.names->place(step.record);
            if (where.line != 0) out_ << " (" << safe(to_string(where)) << ")";
            out_ << "\n";
        }
        if (finding.fix) out_ << "  - fix: " << safe(finding.fix->what) << "\n";
    }

    void vanished(const CaseReport& report) {
        if (report.vanished.empty()) return;
        out_ << "\n### Vanished since the baseline\n\n";
        for (const audit::KnownFinding& one : report.vanished) {
            out_ << "- ";
            if (!one.record.empty()) out_ << safe(one.record) << ": ";
            out_ << safe(one.message) << " (" << safe(one.rule) << ")\n";
        }
    }

    std::ostream& out_;
    const ReportHead& head_;
};

}  // namespace

std::unique_ptr<ReportWriter> markdown_report(std::ostream& out, const ReportHead& head) {
    return std::make_unique<MarkdownReport>(out, head);
}

}  // namespace gainsay::render
