#include "tools/render/report/report.hpp"

#include "tools/render/report/writers.hpp"

namespace gainsay::render {
namespace {

constexpr std::array<std::string_view, 7> formats{"text",  "json",     "jsonl", "sarif",
                                                  "junit", "markdown", "github"};
constexpr std::size_t label_width = 80;

}  // namespace

std::span<const std::string_view> report_formats() noexcept {
    return formats;
}

std::unique_ptr<ReportWriter> report_writer(std::string_view format, std::ostream& out,
                                            const ReportHead& head) {
    if (format == "json") return json_report(out, head, /*lines=*/false);
    if (format == "jsonl") return json_report(out, head, /*lines=*/true);
    if (format == "sarif") return sarif_report(out, head);
    if (format == "junit") return junit_report(out, head);
    if (format == "markdown") return markdown_report(out, head);
    if (format == "github") return github_report(out, head);
    GAINSAY_REQUIRE(format == "text");
    return text_report(out, head);
}

std::string counts_text(const ReportTotals& totals) {
    if (totals.all() == 0) return "no findings";
    std::string text = counted(totals.all(), "finding") + ": ";
    std::string parts;
    for (std::size_t i = totals.findings.size(); i-- > 0;) {
        if (totals.findings[i] == 0) continue;
        const std::string word(to_word(static_cast<audit::Severity>(i)));
        parts += (parts.empty() ? "" : ", ") + counted(totals.findings[i], word);
    }
    return text + parts;
}

std::vector<std::string> left_out(const ReportTotals& totals, const ReportHead& head) {
    std::vector<std::string> lines;
    if (totals.hidden > 0) lines.push_back(counted(totals.hidden, "finding") + " suppressed");
    if (totals.known > 0) lines.push_back(counted(totals.known, "finding") + " known to the baseline");
    if (totals.vanished > 0)
        lines.push_back(counted(totals.vanished, "finding") + " of the baseline vanished");
    if (totals.elsewhere > 0)
        lines.push_back(counted(totals.elsewhere, "finding") + " not about what changed since " + head.since);
    return lines;
}

std::string cut_text(const CutRule& cut) {
    return cut.rule + " has " + counted(cut.total, "finding") + ", of which the first " +
           std::to_string(cut.kept) + " are looked at; --limit 0 takes all";
}

std::string step_text(const audit::Step& step) {
    std::string text = step.record.text();
    if (!step.field.empty()) text += (text.empty() ? "" : " ") + step.field;
    if (!step.says.empty()) text += (text.empty() ? "" : ": ") + step.says;
    return text;
}

std::string short_label(const CaseReport& report, const RecordId& id) {
    if (report.names == nullptr || id.empty()) return "";
    return cut(one_line(report.names->label(id)), label_width);
}

}  // namespace gainsay::render
