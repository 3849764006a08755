#include <algorithm>

#include "engine/audit/rules/makers.hpp"
#include "engine/audit/support/shared_names.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "likeness/documents",
    .name = "Documents that are at one address, and nobody judged",
    .severity = Severity::Note,
    .reason =
        "Two documents have the same URL, but for what leads to the same page (scheme, \"www.\", fragment, "
        "tracking parameters), or stored copies with the same SHA-256. If they are one, it counts twice as "
        "a source. Merge them; or say that one is part of the other, as chapters of one page are.",
    .bad = R"({"gainsay": 1, "documents": [
        {"id": "document:a", "title": "Gazette on the dam", "kind": "article", "url": "http://www.gazette.example/dam/?utm_source=mail"},
        {"id": "document:b", "title": "The dam", "kind": "article", "url": "https://gazette.example/dam"}]})",
    .good = R"({"gainsay": 1, "documents": [
        {"id": "document:a", "title": "Gazette on the dam", "kind": "article", "url": "https://gazette.example/dam?page=1"},
        {"id": "document:b", "title": "The dam", "kind": "article", "url": "https://gazette.example/dam?page=2"}]})",
};

class LikeDocuments final : public Rule {
public:
    const RuleInfo& info() const override { return about; }
    bool wants(RecordKind kind) const override { return kind == RecordKind::Document; }

    void record(const Subject& subject, const Record& record, const Report&) override {
        const Document& document = std::get<Document>(record);
        if (document.url.empty() && !document.snapshot) return;
        const std::optional<Node> node = subject.snapshot.find(document.id.text());
        if (!node) return;
        names_.add(plain_url(document.url), *node);
        if (document.snapshot) names_.add("sha256 " + document.snapshot->sha256, *node);
    }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        for (const auto& [a, b] : names_.pairs()) {
            if (part_of(snapshot, a, b) || part_of(snapshot, b, a)) continue;
            const bool same_copy = plain_url(snapshot.url(a)) != plain_url(snapshot.url(b));
            Finding finding = found(
                record_id(snapshot, a), same_copy ? "snapshot" : "url",
                std::string("the document has the ") + (same_copy ? "stored copy" : "address") + " of " +
                    std::string(snapshot.id(b)) + ", expected one record, or that one is part of the other");
            finding.key = {std::string(snapshot.id(b))};
            for (const Node one : {a, b})
                finding.witness.push_back(
                    {record_id(snapshot, one), "url",
                     snapshot.url(one).empty() ? quoted(snapshot, one) : std::string(snapshot.url(one))});
            report(std::move(finding));
        }
    }

private:
    static bool part_of(const Snapshot& snapshot, Node part, Node whole) {
        const ArcNodes wholes = snapshot.out(part, EdgeKind::PartOf).nodes();
        return std::find(wholes.begin(), wholes.end(), whole) != wholes.end();
    }

    SharedNames names_;
};

}  // namespace

std::unique_ptr<Rule> make_like_documents() {
    return std::make_unique<LikeDocuments>();
}

}  // namespace gainsay::audit
