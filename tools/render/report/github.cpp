#include "tools/render/report/writers.hpp"

namespace gainsay::render {
namespace {

// A workflow command is a line "::error file=F,line=L,col=C,title=T::message". What would end the line, a property or the
// command is written as %XX; the names of GitHub's own toolkit are followed (actions/toolkit, core.issueCommand).
std::string escaped(std::string_view text, bool property) {
    std::string out;
    for (const char c : harmless(text)) {
        switch (c) {
            case '%':
                out += "%25";
                break;
            case '\r':
                out += "%0D";
                break;
            case '\n':
                out += "%0A";
                break;
            case ':':
                out += property ? "%3A" : ":";
                break;
            case ',':
                out += property ? "%2C" : ",";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string_view command_of(audit::Severity severity) {
    switch (severity) {
        case audit::Severity::Note:
            return "notice";
        case audit::Severity::Warning:
            return "warning";
        case audit::Severity::Error:
            return "error";
    }
    return "error";
}

class GithubReport final : public ReportWriter {
public:
    GithubReport(std::ostream& out, const ReportHead& head) : out_(out), head_(head) {}

    void add(const CaseReport& report) override {
        for (const ReportedFinding& one : report.findings) finding(report, one);
        for (const CutRule& cut : report.cut) plain(report.name + ": " + cut_text(cut));
        for (const audit::KnownFinding& one : report.vanished)
            plain("vanished: " + one.record + ": " + one.message + " [" + one.rule + "]");
    }

    void finish(const ReportTotals& totals) override {
        std::string text = counts_text(totals);
        for (const std::string& one : left_out(totals, head_)) text += "; " + one;
        plain(text);
    }

private:
    void finding(const CaseReport& report, const ReportedFinding& one) {
        const audit::Finding& finding = *one.finding;
        out_ << "::" << command_of(finding.severity) << " file=" << escaped(one.where.file, true);
        if (one.where.line != 0) out_ << ",line=" << one.where.line;
        if (one.where.column != 0) out_ << ",col=" << one.where.column;
        out_ << ",title=" << escaped(finding.rule, true) << "::";
        std::string text = finding.record.text();
        const std::string label = short_label(report, finding.record);
        if (!label.empty()) text += " \"" + label + "\"";
        if (!text.empty()) text += ": ";
        if (!finding.field.empty()) text += finding.field + ": ";
        text += finding.message;
        for (const audit::Step& step : finding.witness) text += "\n" + step_text(step);
        out_ << escaped(text, false) << "\n";
    }

    // A line of the log; the words in front keep it from being a command, whatever it holds.
    void plain(const std::string& text) { out_ << "gainsay: " << one_line(text) << "\n"; }

    std::ostream& out_;
    const ReportHead& head_;
};

}  // namespace

std::unique_ptr<ReportWriter> github_report(std::ostream& out, const ReportHead& head) {
    return std::make_unique<GithubReport>(out, head);
}

}  // namespace gainsay::render
