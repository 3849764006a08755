#include <set>

#include "engine/audit/patterns/match.hpp"
#include "engine/audit/patterns/rule_file.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

class PatternRule final : public Rule {
public:
    PatternRule(PatternRuleText text, std::uint64_t budget) : text_(std::move(text)), budget_(budget) {
        info_.id = text_.id;
        info_.name = text_.name;
        info_.severity = text_.severity;
        info_.reason = text_.reason;
        info_.bad = text_.bad;
        info_.good = text_.good;
    }

    const RuleInfo& info() const override { return info_; }

    void begin(const Subject& subject) override { fields_.emplace(subject, text_); }

    void finish(const Subject& subject, const Report& report) override {
        Matcher matcher(text_.find, *fields_, text_.id, budget_);
        for (const Node first : subject.snapshot.nodes(text_.find.nodes.front().kind)) {
            std::set<std::vector<std::string>> told;
            matcher.from(first, [&](const Bindings& bound) {
                Finding finding = tell(subject.snapshot, bound);
                if (told.insert(finding.key).second) report(std::move(finding));
                return !text_.once;
            });
        }
    }

private:
    Finding tell(const Snapshot& snapshot, const Bindings& bound) const {
        Finding finding = found(record_id(snapshot, bound.nodes.front()), text_.field, message(bound));
        if (!text_.once) {
            for (std::size_t i = 1; i < text_.find.nodes.size(); ++i)
                finding.key.emplace_back(snapshot.id(bound.nodes[i]));
        }
        for (std::size_t i = 0; i < text_.find.edges.size(); ++i)
            finding.witness.push_back(edge_step(snapshot, bound.edges[i]));
        if (text_.find.edges.empty())
            finding.witness.push_back({finding.record, text_.field, quoted(snapshot, bound.nodes.front())});
        return finding;
    }

    static Step edge_step(const Snapshot& snapshot, Edge edge) {
        if (is_relation(snapshot.kind(edge))) return relating(snapshot, snapshot.relation(edge));
        const Node from = snapshot.source(edge);
        return {record_id(snapshot, from), "",
                std::string(snapshot.id(from)) + " " + std::string(to_string(snapshot.kind(edge))) + " " +
                    std::string(snapshot.id(snapshot.target(edge)))};
    }

    [[nodiscard]] std::string message(const Bindings& bound) const {
        std::string out;
        std::size_t next = 0;
        const std::string& text = text_.message;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const bool doubled = i + 1 < text.size() && text[i + 1] == text[i];
            if ((text[i] == '{' || text[i] == '}') && doubled) {
                out += text[i++];
            } else if (text[i] == '{') {
                out += fields_->words(text_.message_fields[next++], bound);
                i = std::min(text.find('}', i), text.size());
            } else {
                out += text[i];
            }
        }
        return out;
    }

    PatternRuleText text_;
    std::uint64_t budget_;
    RuleInfo info_;
    std::optional<PatternFields> fields_;
};

}  // namespace

std::unique_ptr<Rule> make_pattern_rule(PatternRuleText text, std::uint64_t budget) {
    return std::make_unique<PatternRule>(std::move(text), budget);
}

}  // namespace gainsay::audit
