#include <algorithm>
#include <map>

#include "tools/render/report/writers.hpp"

namespace gainsay::render {
namespace {

// What build servers read: a suite a case, a test a rule that is kept, and one a finding. A finding fails its test when it
// is severe enough to make the audit fail; others are told in the output of a test that passes.
//
// Source   the schema of Jenkins' xunit plugin (junit-10.xsd), which GitLab and others follow too.

std::string xml(std::string_view text) {
    std::string out;
    for_each_code_point(text, [&](char32_t c, std::string_view bytes) {
        if (c == U'&') {
            out += "&amp;";
        } else if (c == U'<') {
            out += "&lt;";
        } else if (c == U'>') {
            out += "&gt;";
        } else if (c == U'"') {
            out += "&quot;";
        } else if (c == U'\n' || c == U'\t') {
            out += c == U'\n' ? "&#10;" : "&#9;";
        } else if (is_control(c) || c == 0xFFFE || c == 0xFFFF) {  // XML 1.0 has no way to write most of them
            out += "\xEF\xBF\xBD";
        } else {
            out += bytes;
        }
    });
    return out;
}

std::string attribute(std::string_view name, std::string_view value) {
    return " " + std::string(name) + "=\"" + xml(value) + "\"";
}

std::string class_of(std::string_view rule) {
    std::string out(rule);
    std::replace(out.begin(), out.end(), '/', '.');
    return out;
}

class JunitReport final : public ReportWriter {
public:
    JunitReport(std::ostream& out, const ReportHead& head) : out_(out), head_(head) {
        out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"gainsay audit\">\n";
    }

    void add(const CaseReport& report) override {
        std::map<std::string_view, bool> broken;  // rules with findings, hidden ones among them
        std::size_t failures = 0;
        for (const ReportedFinding& one : report.findings) {
            broken[one.finding->rule] = true;
            failures += fails(one.finding->severity, report.fail_on) ? 1 : 0;
        }
        for (const ReportedFinding& one : report.hidden) broken[one.finding->rule] = true;
        std::vector<std::string_view> kept;
        for (const std::string_view rule : report.ran) {
            if (!broken.contains(rule)) kept.push_back(rule);
        }
        out_ << "  <testsuite" << attribute("name", report.name)
             << attribute("tests",
                          std::to_string(kept.size() + report.findings.size() + report.hidden.size()))
             << attribute("failures", std::to_string(failures)) << " errors=\"0\""
             << attribute("skipped", std::to_string(report.hidden.size())) << ">\n";
        for (const std::string_view rule : kept) {
            out_ << "    <testcase" << attribute("classname", class_of(rule)) << attribute("name", rule)
                 << "/>\n";
        }
        for (const ReportedFinding& one : report.findings) finding(report, one);
        for (const ReportedFinding& one : report.hidden) finding(report, one);
        afterword(report);
        out_ << "  </testsuite>\n";
    }

    void finish(const ReportTotals&) override { out_ << "</testsuites>\n"; }

private:
    void finding(const CaseReport& report, const ReportedFinding& one) {
        const audit::Finding& finding = *one.finding;
        std::string name = finding.record.empty() ? report.name : finding.record.text();
        if (!finding.field.empty()) name += " " + finding.field;
        out_ << "    <testcase" << attribute("classname", class_of(finding.rule)) << attribute("name", name)
             << attribute("file", one.where.file);
        if (one.where.line != 0) out_ << attribute("line", std::to_string(one.where.line));
        out_ << ">\n";
        if (one.hidden_by != nullptr) {
            out_ << "      <skipped"
                 << attribute("message", "suppressed by " + one.hidden_by->owner + " until " +
                                             one.hidden_by->expires.text() + ": " + one.hidden_by->reason)
                 << "/>\n";
        } else if (fails(finding.severity, report.fail_on)) {
            out_ << "      <failure" << attribute("type", to_word(finding.severity))
                 << attribute("message", finding.message) << ">" << xml(told(report, one)) << "</failure>\n";
        } else {
            out_ << "      <system-out>" << xml(told(report, one)) << "</system-out>\n";
        }
        out_ << "    </testcase>\n";
    }

    static std::string told(const CaseReport& report, const ReportedFinding& one) {
        const audit::Finding& finding = *one.finding;
        std::string text =
            to_string(one.where) + ": " + std::string(to_word(finding.severity)) + ": " + finding.message;
        const std::string label = short_label(report, finding.record);
        if (!label.empty()) text += "\n" + finding.record.text() + " \"" + label + "\"";
        for (const audit::Step& step : finding.witness) text += "\n  " + step_text(step);
        return text + "\nfingerprint " + one.fingerprint;
    }

    void afterword(const CaseReport& report) {
        std::string text;
        for (const CutRule& cut : report.cut) text += cut_text(cut) + "\n";
        for (const audit::KnownFinding& one : report.vanished)
            text += "vanished: " + one.record + ": " + one.message + " [" + one.rule + "]\n";
        if (!text.empty()) out_ << "    <system-out>" << xml(text) << "</system-out>\n";
    }

    std::ostream& out_;
    const ReportHead& head_;
};

}  // namespace

std::unique_ptr<ReportWriter> junit_report(std::ostream& out, const ReportHead& head) {
    return std::make_unique<JunitReport>(out, head);
}

}  // namespace gainsay::render
