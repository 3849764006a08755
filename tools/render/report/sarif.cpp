#include <algorithm>

#include "tools/render/report/rule_help.hpp"
#include "tools/render/report/writers.hpp"

namespace gainsay::render {
namespace {

// SARIF 2.1.0 (OASIS, 2020): one run. The results are written one by one between the tool and what follows them.

// A relative path as a relative URI reference, an absolute one as a file URI; RFC 3986.
std::string uri_of(std::string_view path) {
    constexpr std::string_view plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/!$&'()*+,;=@";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out = path.starts_with('/') ? "file://" : "";
    while (path.starts_with("./")) path.remove_prefix(2);
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (plain.find(c) != std::string_view::npos) {
            out += c;
        } else {
            out += '%';
            out += digits[byte >> 4U];
            out += digits[byte & 0xFU];
        }
    }
    return out;
}

// In messages { } hold places for arguments, and [text](target) is a link.
std::string message_text(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '{' || text[i] == '}') out += text[i];
        if (text.substr(i, 2) == "](") out += '\\';
        out += text[i];
    }
    return out;
}

Json message(std::string_view text) {
    return JsonObject().put("text", message_text(text));
}

Json physical_location(const ReportPlace& where) {
    JsonObject artifact;
    artifact.put("uri", uri_of(where.file));
    if (!where.file.starts_with('/')) artifact.put("uriBaseId", "%SRCROOT%");
    JsonObject location;
    location.put("artifactLocation", artifact.done());
    if (where.line != 0) {
        JsonObject region;
        region.put("startLine", where.line);
        if (where.character != 0) region.put("startColumn", where.character);
        location.put("region", region.done());
    }
    return location;
}

Json logical_locations(const RecordId& id) {
    return std::vector<Json>{JsonObject()
                                 .put("name", id.slug())
                                 .put("fullyQualifiedName", id.text())
                                 .put("kind", to_string(id.kind()))
                                 .done()};
}

Json rule_descriptor(const audit::RuleInfo& info) {
    JsonObject object;
    object.put("id", info.id);
    object.put("shortDescription", JsonObject().put("text", info.name).done());
    object.put("fullDescription", JsonObject().put("text", info.reason).done());
    object.put("help", JsonObject().put("text", rule_text(info)).put("markdown", rule_markdown(info)).done());
    object.put("defaultConfiguration", JsonObject().put("level", to_word(info.severity)).done());
    object.put("properties", JsonObject().put("tags", std::vector<Json>{info.group()}).done());
    return object;
}

class SarifReport final : public ReportWriter {
public:
    SarifReport(std::ostream& out, const ReportHead& head) : out_(out), head_(head) {
        std::vector<Json> rules;
        for (const auto& entry : head.rules->entries()) rules.push_back(rule_descriptor(*entry.info));
        JsonObject driver;
        driver.put("name", "Gainsay").put("version", head.version).put("rules", rules);
        out_ << "{\n  \"$schema\": "
                "\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
                "sarif-schema-2.1.0.json\",\n"
                "  \"version\": \"2.1.0\",\n  \"runs\": [\n    {\n      \"tool\": "
             << pretty(JsonObject().put("driver", driver.done()).done(), 3)
             << ",\n      \"columnKind\": \"unicodeCodePoints\",\n      \"results\": [";
    }

    bool counts_characters() const override { return true; }

    void add(const CaseReport& report) override {
        for (const ReportedFinding& one : report.findings) put(result(report, one));
        for (const ReportedFinding& one : report.hidden) put(result(report, one));
        for (const audit::KnownFinding& one : report.vanished) {
            vanished_.emplace_back(JsonObject()
                                       .put("case", report.name)
                                       .put("ruleId", one.rule)
                                       .put_if("record", one.record)
                                       .put("message", one.message)
                                       .put("fingerprint", one.fingerprint)
                                       .done());
        }
        for (const CutRule& cut : report.cut)
            notes_.emplace_back(message(report.name + ": " + cut_text(cut)));
    }

    void finish(const ReportTotals&) override {
        out_ << (empty_ ? "]" : "\n      ]");
        // Whoever reads the report may have the cases elsewhere than whoever wrote it.
        member(
            "originalUriBaseIds",
            JsonObject()
                .put("%SRCROOT%",
                     JsonObject().put("description", message("the folder in which gainsay was run")).done())
                .done());
        if (!notes_.empty()) {
            std::vector<Json> notifications;
            for (const Json& note : notes_)
                notifications.emplace_back(JsonObject().put("level", "warning").put("message", note).done());
            member("invocations", std::vector<Json>{JsonObject()
                                                        .put("executionSuccessful", true)
                                                        .put("toolExecutionNotifications", notifications)
                                                        .done()});
        }
        if (head_.baseline) member("properties", JsonObject().put("vanished", vanished_).done());
        out_ << "\n    }\n  ]\n}\n";
    }

private:
    void put(const Json& result) {
        out_ << (empty_ ? "\n        " : ",\n        ") << pretty(result, 4);
        empty_ = false;
    }

    void member(std::string_view name, const Json& value) {
        out_ << ",\n      " << Json(name).text() << ": " << pretty(value, 3);
    }

    [[nodiscard]] std::size_t index_of(std::string_view rule) const {
        return static_cast<std::size_t>(head_.rules->find(rule) - head_.rules->entries().data());
    }

    [[nodiscard]] Json result(const CaseReport& report, const ReportedFinding& one) const {
        const audit::Finding& finding = *one.finding;
        std::string text = finding.message;
        if (!finding.field.empty()) text = finding.field + ": " + text;
        const std::string label = short_label(report, finding.record);
        if (!finding.record.empty())
            text = finding.record.text() + (label.empty() ? "" : " \"" + label + "\"") + ": " + text;
        JsonObject object;
        object.put("ruleId", finding.rule).put("ruleIndex", index_of(finding.rule));
        object.put("level", to_word(finding.severity)).put("message", message(text));
        JsonObject location;
        location.put("physicalLocation", physical_location(one.where));
        if (!finding.record.empty()) location.put("logicalLocations", logical_locations(finding.record));
        object.put("locations", std::vector<Json>{location.done()});
        object.put_if("relatedLocations", related(report, finding));
        object.put("partialFingerprints", JsonObject().put("gainsayFinding/v1", one.fingerprint).done());
        if (one.hidden_by != nullptr) object.put("suppressions", suppressions(*one.hidden_by));
        if (head_.baseline && one.hidden_by == nullptr) object.put("baselineState", "new");
        return object;
    }

    static Json related(const CaseReport& report, const audit::Finding& finding) {
        std::vector<Json> steps;
        for (const audit::Step& step : finding.witness) {
            JsonObject object;
            object.put("id", steps.size());
            if (report.names != nullptr && !step.record.empty())
                object.put("physicalLocation", physical_location(report.names->place(step.record)));
            if (!step.record.empty()) object.put("logicalLocations", logical_locations(step.record));
            steps.emplace_back(object.put("message", message(step_text(step))).done());
        }
        return steps;
    }

    static Json suppressions(const audit::Suppression& one) {
        JsonObject object;
        object.put("kind", "external").put("status", "accepted");
        object.put("justification", one.reason + " (" + one.owner + ", until " + one.expires.text() + ")");
        if (!one.where.file.empty())
            object.put("location", JsonObject().put("physicalLocation", physical_location(one.where)).done());
        return std::vector<Json>{object.done()};
    }

    std::ostream& out_;
    const ReportHead& head_;
    bool empty_ = true;
    std::vector<Json> vanished_, notes_;
};

}  // namespace

std::unique_ptr<ReportWriter> sarif_report(std::ostream& out, const ReportHead& head) {
    return std::make_unique<SarifReport>(out, head);
}

}  // namespace gainsay::render
