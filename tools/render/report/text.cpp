#include "tools/render/report/writers.hpp"

namespace gainsay::render {
namespace {

// Paragraphs for people. The first line of each begins with file:line:column, which editors and terminals make a link of.
class TextReport final : public ReportWriter {
public:
    TextReport(std::ostream& out, const ReportHead& head) : out_(out), head_(head) {}

    void add(const CaseReport& report) override {
        const audit::Finding* before = nullptr;
        const ReportPlace* place_before = nullptr;
        for (const ReportedFinding& one : report.findings) {
            const bool same =
                before != nullptr && before->record == one.finding->record && *place_before == one.where;
            if (!same) group(report, one);
            finding(report, *one.finding);
            before = one.finding;
            place_before = &one.where;
        }
        if (report.unreadable) line(2, "the other rules wait until this can be read", Look::Faint);
        for (const CutRule& cut : report.cut) line(0, report.name + ": " + cut_text(cut));
        vanished(report);
        something_ = something_ || !report.findings.empty() || !report.vanished.empty();
    }

    void finish(const ReportTotals& totals) override {
        if (something_) out_ << "\n";
        std::string text = counts_text(totals);
        if (totals.cases > 1) text += " in " + counted(totals.cases, "case");
        for (const std::string& one : left_out(totals, head_)) text += "; " + one;
        line(0, text, Look::Strong);
    }

private:
    void put(const Line& line) { out_ << laid_out(line, head_.style); }
    void line(std::size_t indent, std::string_view text, Look look = Look::Plain) {
        Line one;
        one.indent = indent;
        one.add(text, look);
        put(one);
    }

    void group(const CaseReport& report, const ReportedFinding& one) {
        if (something_ || grouped_) out_ << "\n";
        grouped_ = true;
        Line line;
        const std::string place = to_string(one.where);
        if (!place.empty()) line.add(place + ":", Look::Strong);
        if (one.finding->record.empty()) {
            line.add(report.configuration ? " the configuration"
                     : report.unreadable  ? " the text"
                                          : " the case as a whole");
        } else {
            line.add(" " + one.finding->record.text(), Look::Id);
            const std::string label = short_label(report, one.finding->record);
            if (!label.empty()) line.add(" \"" + label + "\"");
        }
        put(line);
    }

    void finding(const CaseReport& report, const audit::Finding& one) {
        Line line;
        line.indent = 2;
        line.hang = 4;
        const Look look = one.severity == audit::Severity::Note ? Look::Plain : Look::Against;
        line.add(std::string(to_word(one.severity)) + ": ", look);
        if (!one.field.empty()) line.add(one.field + ": ");
        line.add(one.message).add(" [" + one.rule + "]", Look::Faint);
        put(line);
        for (const audit::Step& step : one.witness) this->step(report, step);
        if (one.fix) this->line(4, "fix: " + one.fix->what, Look::Faint);
    }

    void step(const CaseReport& report, const audit::Step& step) {
        Line line;
        line.indent = 4;
        line.hang = 4;
        if (!step.record.empty()) line.add(step.record.text(), Look::Id);
        if (!step.field.empty()) line.add((step.record.empty() ? "" : " ") + step.field);
        if (!step.says.empty()) line.add((step.record.empty() && step.field.empty() ? "" : ": ") + step.says);
        if (report.names != nullptr && !step.record.empty()) {
            const SourcePos place = report.names->place(step.record);
            if (place.line != 0) line.add(" (" + to_string(place) + ")", Look::Faint);
        }
        put(line);
    }

    void vanished(const CaseReport& report) {
        if (report.vanished.empty()) return;
        if (something_ || grouped_) out_ << "\n";
        grouped_ = true;
        line(0, report.name + ": vanished since the baseline", Look::Strong);
        for (const audit::KnownFinding& one : report.vanished) {
            line(2, (one.record.empty() ? "" : one.record + ": ") + one.message + " [" + one.rule + "]");
        }
    }

    std::ostream& out_;
    const ReportHead& head_;
    bool something_ = false, grouped_ = false;
};

}  // namespace

std::unique_ptr<ReportWriter> text_report(std::ostream& out, const ReportHead& head) {
    return std::make_unique<TextReport>(out, head);
}

}  // namespace gainsay::render
