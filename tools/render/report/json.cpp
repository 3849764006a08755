#include "tools/render/report/writers.hpp"
#include "tools/render/table/rows.hpp"

namespace gainsay::render {
namespace {

JsonObject& put_place(JsonObject& object, const SourcePos& where) {
    object.put_if("file", where.file);
    if (where.line != 0) object.put("line", where.line);
    if (where.column != 0) object.put("column", where.column);
    return object;
}

Json step_json(const CaseReport& report, const audit::Step& step) {
    JsonObject object;
    object.put_if("record", step.record.text());
    if (report.names != nullptr && !step.record.empty())
        object.put_if("label", report.names->label(step.record));
    object.put_if("field", step.field).put_if("says", step.says);
    if (report.names != nullptr && !step.record.empty()) put_place(object, report.names->place(step.record));
    return object;
}

Json fix_json(const audit::Fix& fix) {
    std::vector<Json> replaced, removed;
    for (const Record& record : fix.replace) replaced.emplace_back(id_of(record).text());
    for (const RecordId& id : fix.remove) removed.emplace_back(id.text());
    return JsonObject().put("what", fix.what).put_if("replaces", replaced).put_if("removes", removed).done();
}

Json suppression_json(const audit::Suppression& one) {
    JsonObject object;
    object.put("owner", one.owner).put("reason", one.reason).put("expires", one.expires.text());
    return put_place(object, one.where);
}

Json finding_json(const CaseReport& report, const ReportedFinding& one) {
    const audit::Finding& finding = *one.finding;
    JsonObject object;
    object.put("case", report.name).put("rule", finding.rule).put("severity", to_word(finding.severity));
    object.put_if("record", finding.record.text());
    if (report.names != nullptr && !finding.record.empty())
        object.put_if("label", report.names->label(finding.record));
    object.put_if("field", finding.field).put("message", finding.message);
    put_place(object, one.where).put("fingerprint", one.fingerprint);
    std::vector<Json> key, witness;
    for (const std::string& part : finding.key) key.emplace_back(part);
    for (const audit::Step& step : finding.witness) witness.push_back(step_json(report, step));
    object.put_if("key", key).put_if("witness", witness);
    if (finding.fix) object.put("fix", fix_json(*finding.fix));
    if (one.hidden_by != nullptr) object.put("suppressed", suppression_json(*one.hidden_by));
    return object;
}

class JsonReport final : public ReportWriter {
public:
    JsonReport(std::ostream& out, const ReportHead& head, bool lines)
        : head_(head),
          rows_(Output(out, lines ? Format::JsonLines : Format::Json, {}).begin({"findings", {}})),
          lines_(lines) {}

    void add(const CaseReport& report) override {
        for (const ReportedFinding& one : report.findings) rows_->json(finding_json(report, one));
        if (lines_) return;
        for (const ReportedFinding& one : report.hidden) hidden_.push_back(finding_json(report, one));
        for (const audit::KnownFinding& one : report.vanished) {
            vanished_.emplace_back(JsonObject()
                                       .put("case", report.name)
                                       .put("rule", one.rule)
                                       .put_if("record", one.record)
                                       .put("message", one.message)
                                       .put("fingerprint", one.fingerprint)
                                       .done());
        }
        JsonObject object;
        object.put(report.configuration ? "configuration" : "case", report.name);
        object.put("findings", report.findings.size()).put_if("unreadable", report.unreadable);
        std::vector<Json> cut;
        for (const CutRule& one : report.cut) {
            cut.emplace_back(
                JsonObject().put("rule", one.rule).put("kept", one.kept).put("total", one.total).done());
        }
        object.put_if("cut", cut).put("fail_on", to_word(report.fail_on));
        cases_.emplace_back(object.done());
    }

    void finish(const ReportTotals& totals) override {
        JsonObject counts;
        for (std::size_t i = totals.findings.size(); i-- > 0;)
            counts.put(to_word(static_cast<audit::Severity>(i)), totals.findings[i]);
        counts.put("suppressed", totals.hidden);
        if (head_.baseline) counts.put("known", totals.known).put("vanished", totals.vanished);
        if (!head_.since.empty()) counts.put("elsewhere", totals.elsewhere);
        JsonObject whole;
        whole.put("cases", cases_).put_if("suppressed", hidden_);
        if (head_.baseline) whole.put("vanished", vanished_);
        whole.put("counts", counts).put("failed", totals.failed);
        rows_->finish(whole);
    }

private:
    const ReportHead& head_;
    std::unique_ptr<Rows> rows_;
    bool lines_;
    std::vector<Json> cases_, hidden_, vanished_;
};

}  // namespace

std::unique_ptr<ReportWriter> json_report(std::ostream& out, const ReportHead& head, bool lines) {
    return std::make_unique<JsonReport>(out, head, lines);
}

}  // namespace gainsay::render
