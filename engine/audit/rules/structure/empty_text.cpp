#include <algorithm>

#include "engine/audit/rules/makers.hpp"
#include "engine/audit/support/letters.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "structure/empty-text",
    .name = "Text without words",
    .severity = Severity::Warning,
    .reason =
        "A claim's text, an agent's name or a document's title has no letter or digit in it, or is nothing "
        "but the record's own id. Such a placeholder is what an import leaves where a cell was empty; no "
        "person can tell what the record means, and a search finds it by nothing. Write what it is.",
    .bad = R"({"gainsay": 1, "claims": [{"id": "claim:dam-leaks", "text": "…"}]})",
    .good = R"({"gainsay": 1, "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}]})",
};

const char* field_of(RecordKind kind) {
    return kind == RecordKind::Agent ? "name" : kind == RecordKind::Document ? "title" : "text";
}

// A slug of one word may well be the name: "agent:reuters".
bool is_its_id(std::string_view text, std::string_view id) {
    const std::string_view slug = id.substr(id.find(':') + 1);
    return text == id || (text == slug && slug.find_first_of("-_") != std::string_view::npos);
}

class EmptyText final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        for (const RecordKind kind : {RecordKind::Agent, RecordKind::Document, RecordKind::Claim}) {
            for (const Node node : snapshot.nodes(kind)) {
                const std::string_view text = snapshot.label(node);
                if (!has_words(text)) {
                    report(
                        found(record_id(snapshot, node), field_of(kind),
                              "found no letter or digit in \"" + std::string(text) + "\", expected words"));
                } else if (is_its_id(text, snapshot.id(node))) {
                    report(found(record_id(snapshot, node), field_of(kind),
                                 "found the record's own id, \"" + std::string(text) + "\", expected words"));
                }
            }
        }
    }
};

}  // namespace

std::unique_ptr<Rule> make_empty_text() {
    return std::make_unique<EmptyText>();
}

}  // namespace gainsay::audit
