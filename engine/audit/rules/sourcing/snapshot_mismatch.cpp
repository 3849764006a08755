#include <array>

#include "engine/audit/rules/makers.hpp"
#include "engine/audit/support/copies_of_run.hpp"

namespace gainsay::audit {
namespace {

constexpr std::array thresholds{copy_size};

constexpr RuleInfo about{
    .id = copy_size_rule,
    .name = "Stored copy that is not what was stored",
    .severity = Severity::Error,
    .reason =
        "The file of the stored copy is not there, lies outside the case's folder, or has another SHA-256 "
        "than the case says: what was quoted from it can no longer be checked, and somebody may have "
        "changed it. Bring the file back from where it was stored, or store the copy anew and check every "
        "quotation again. Files are only looked at below the folder in which the case lies.",
    .bad = R"({"gainsay": 1, "documents": [{"id": "document:gazette", "title": "Gazette", "kind": "article",
        "snapshot": {"path": "../gazette.txt", "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}}]})",
    .good = R"({"gainsay": 1, "documents": [{"id": "document:gazette", "title": "Gazette", "kind": "article",
        "snapshot": {"path": "copies/gazette.txt", "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}}]})",
    .thresholds = thresholds,
};

bool leads_out(const std::filesystem::path& path) {
    if (path.is_absolute()) return true;
    for (const std::filesystem::path& part : path) {
        if (part == "..") return true;
    }
    return false;
}

class SnapshotMismatch final : public Rule {
public:
    const RuleInfo& info() const override { return about; }
    bool wants(RecordKind kind) const override { return kind == RecordKind::Document; }

    void record(const Subject& subject, const Record& record, const Report& report) override {
        const Document& document = std::get<Document>(record);
        if (!document.snapshot || document.snapshot->path.empty()) return;
        if (leads_out(document.snapshot->path)) {
            return tell(
                document,
                "found the path \"" + document.snapshot->path + "\", expected one below the case's folder",
                Severity::Error, report);
        }
        if (subject.copies) look(subject, document, report);
    }

private:
    void look(const Subject& subject, const Document& document, const Report& report) {
        const CopyOutcome copy = copies_of_run(subject).outcome(subject, document);
        switch (copy.state) {
            case CopyState::HashDiffers:
            case CopyState::Outside:
                return tell(document, copy.message, Severity::Error, report);
            case CopyState::Missing:
                return tell(document, copy.message, Severity::Warning, report);
            case CopyState::TooLarge:
                return tell(document, copy.message, Severity::Note, report);
            case CopyState::Readable:
            case CopyState::NoCopy:
            case CopyState::NotKept:
            case CopyState::Unreadable:  // not text: the rules of quotation speak of that
                return;
        }
    }

    void tell(const Document& document, std::string message, Severity severity, const Report& report) {
        Finding finding = found(document.id, "snapshot", std::move(message));
        finding.severity = severity;
        finding.witness.push_back(
            {document.id, "snapshot.sha256", "expects SHA-256 " + document.snapshot->sha256});
        report(std::move(finding));
    }
};

}  // namespace

std::unique_ptr<Rule> make_snapshot_mismatch() {
    return std::make_unique<SnapshotMismatch>();
}

}  // namespace gainsay::audit
