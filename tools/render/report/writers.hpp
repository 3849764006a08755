#pragma once

#include <memory>
#include <ostream>
#include <string>

#include "tools/render/report/report.hpp"
#include "tools/render/table/json.hpp"

// The writers behind report_writer(), and what several of them say alike.

namespace gainsay::render {

[[nodiscard]] std::unique_ptr<ReportWriter> text_report(std::ostream& out, const ReportHead& head);
[[nodiscard]] std::unique_ptr<ReportWriter> json_report(std::ostream& out, const ReportHead& head,
                                                        bool lines);
[[nodiscard]] std::unique_ptr<ReportWriter> sarif_report(std::ostream& out, const ReportHead& head);
[[nodiscard]] std::unique_ptr<ReportWriter> junit_report(std::ostream& out, const ReportHead& head);
[[nodiscard]] std::unique_ptr<ReportWriter> markdown_report(std::ostream& out, const ReportHead& head);
[[nodiscard]] std::unique_ptr<ReportWriter> github_report(std::ostream& out, const ReportHead& head);

/// "3 findings: 1 error, 2 warnings", or "no findings".
[[nodiscard]] std::string counts_text(const ReportTotals& totals);
/// What was left out of the report and why, one sentence each: suppressed, known, elsewhere, vanished.
[[nodiscard]] std::vector<std::string> left_out(const ReportTotals& totals, const ReportHead& head);
/// "structure/orphan-claim has 12000 findings, of which the first 10000 are shown".
[[nodiscard]] std::string cut_text(const CutRule& cut);

/// A step of a witness in one line, without its place: "statement:s occurrences[0].via: asserts claim:a".
[[nodiscard]] std::string step_text(const audit::Step& step);

/// A record's label on one line, cut to a readable length; empty when it has none.
[[nodiscard]] std::string short_label(const CaseReport& report, const RecordId& id);

}  // namespace gainsay::render
