#pragma once

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "tools/render/report/report.hpp"

namespace gainsay::test {

/// Labels and places as a test says.
struct SomeNames {
    std::string file = "desk/case.json";
    std::map<std::string, std::string> labels;
    std::map<std::string, render::ReportPlace> places;

    [[nodiscard]] std::string label(const RecordId& id) const {
        const auto at = labels.find(id.text());
        return at == labels.end() ? "" : at->second;
    }
    [[nodiscard]] render::ReportPlace place(const RecordId& id) const {
        const auto at = places.find(id.text());
        return at == places.end() ? render::ReportPlace(SourcePos{file}) : at->second;
    }
};

class NamesOf final : public render::RecordNames {
public:
    explicit NamesOf(const SomeNames& names) : names_(names) {}
    std::string label(const RecordId& id) const override { return names_.label(id); }
    render::ReportPlace place(const RecordId& id) const override { return names_.place(id); }

private:
    const SomeNames& names_;
};

/// One case with its findings, and the report of it in some format.
struct Audited {
    SomeNames names;
    std::string name = "desk/case.json";
    std::vector<audit::Finding> findings, hidden;
    audit::Suppression by;
    std::vector<audit::KnownFinding> vanished;
    std::vector<render::CutRule> cut;
    audit::FailOn fail_on = audit::FailOn::Warning;
    std::vector<std::string_view> ran;
    bool baseline = false;
    std::string since;
    std::size_t known = 0, elsewhere = 0;

    [[nodiscard]] std::string as(std::string_view format) const {
        const audit::RuleBook rules;
        render::ReportHead head;
        head.rules = &rules;
        head.version = "1.2.3";
        head.baseline = baseline;
        head.since = since;
        std::ostringstream out;
        const auto writer = render::report_writer(format, out, head);
        const NamesOf its_names(names);
        render::CaseReport report;
        report.name = name;
        report.names = &its_names;
        const std::vector<render::ReportedFinding> shown = reported(findings, nullptr),
                                                   hiding = reported(hidden, &by);
        report.findings = shown;
        report.hidden = hiding;
        report.vanished = vanished;
        report.cut = cut;
        report.fail_on = fail_on;
        report.ran = ran;
        report.known = known;
        report.elsewhere = elsewhere;
        writer->add(report);
        render::ReportTotals totals;
        totals.cases = 1;
        for (const audit::Finding& one : findings) {
            ++totals.findings[static_cast<std::size_t>(one.severity)];
            totals.failed = totals.failed || audit::fails(one.severity, fail_on);
        }
        totals.hidden = hidden.size();
        totals.vanished = vanished.size();
        totals.known = known;
        totals.elsewhere = elsewhere;
        writer->finish(totals);
        if (format == "sarif") keep(out.str());
        return out.str();
    }

private:
    // For validate_sarif.py, which holds against the schema what the tests look at.
    static void keep(const std::string& report) {
        static int number = 0;
        const char* const folder = std::getenv("GAINSAY_KEEP_SARIF");
        if (folder == nullptr) return;
        std::ofstream out(std::string(folder) + "/" + std::to_string(++number) + ".sarif", std::ios::binary);
        out << report;
        if (!out.flush()) throw std::runtime_error("cannot keep a report");
    }

    std::vector<render::ReportedFinding> reported(const std::vector<audit::Finding>& some,
                                                  const audit::Suppression* hidden_by) const {
        std::vector<render::ReportedFinding> list;
        for (const audit::Finding& one : some)
            list.push_back({&one, audit::fingerprint(one), names.place(one.record), hidden_by});
        return list;
    }
};

/// A finding of a rule that exists, with a witness of two records.
inline audit::Finding some_finding(audit::Severity severity = audit::Severity::Warning) {
    audit::Finding finding;
    finding.rule = "structure/orphan-claim";
    finding.severity = severity;
    finding.record = RecordId("claim:dam");
    finding.field = "text";
    finding.message = "found nothing, expected something";
    finding.witness = {{RecordId("statement:s"), "of", "asserts claim:dam"},
                       {RecordId("document:d"), "", ""}};
    finding.key = {"statement:s"};
    return finding;
}

inline Audited some_report() {
    Audited audited;
    audited.names.labels["claim:dam"] = "The dam leaks.";
    audited.names.places["claim:dam"] = SourcePos{"desk/case.json", 12, 5};
    audited.names.places["statement:s"] = SourcePos{"desk/case.json", 40, 5};
    audited.findings = {some_finding()};
    audited.ran = {"figures/unit-missing", "structure/orphan-claim"};
    return audited;
}

}  // namespace gainsay::test
