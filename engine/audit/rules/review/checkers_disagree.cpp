#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "engine/audit/rules/makers.hpp"
#include "engine/audit/support/letters.hpp"
#include "engine/audit/support/ratings.hpp"
#include "engine/audit/support/speaking.hpp"
#include "engine/audit/words.hpp"
#include "engine/quantity/reading/range.hpp"

namespace gainsay::audit {
namespace {

constexpr std::array thresholds{
    ThresholdInfo{"end", usual_end, "share of a scale that counts as its end, up to 0.5"}};

constexpr RuleInfo about{
    .id = "review/checkers-disagree",
    .name = "Fact-checkers disagree",
    .severity = Severity::Warning,
    .reason =
        "Verdicts on the same claim differ. Claims count as the same when their words are, but for case and "
        "punctuation, or when an accepted relation says that they rephrase each other. Verdicts of one "
        "fact-checker on one scale differ when their labels do. Scales of two fact-checkers are never "
        "compared: their verdicts differ only where one is plainly true and the other plainly false, by a "
        "label that says so or by standing at an end of its own scale. Read both, and say which one the "
        "case follows and why; perhaps they judged two meanings of one sentence.",
    .bad = R"({"gainsay": 1, "agents": [{"id": "agent:checker", "name": "Checker", "kind": "media"}],
        "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}],
        "reviews": [{"id": "review:r1", "of": "claim:dam-leaks", "by": "agent:checker", "rating": {"label": "Half true"}},
            {"id": "review:r2", "of": "claim:dam-leaks", "by": "agent:checker", "rating": {"label": "Mostly true"}}]})",
    .good =
        R"({"gainsay": 1, "agents": [{"id": "agent:checker", "name": "Checker", "kind": "media"}, {"id": "agent:desk", "name": "Desk", "kind": "media"}],
        "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}],
        "reviews": [{"id": "review:r1", "of": "claim:dam-leaks", "by": "agent:checker", "rating": {"label": "Half true"}},
            {"id": "review:r2", "of": "claim:dam-leaks", "by": "agent:desk", "rating": {"label": "Mostly true"}}]})",
    .thresholds = thresholds,
};

constexpr std::size_t max_shown = 8;

struct Verdict {
    Node review, claim, by;
    std::optional<double> best, worst;
    std::string label, words;  // as written; as compared
    Side side = Side::Unclear;
    Node group = no_node;
};

auto scale(const Verdict& v) {
    return std::tie(v.group, v.by, v.best, v.worst);
}

// What tells two scales of one fact-checker apart.
std::string ends_of(const Verdict& verdict) {
    const auto end = [](const std::optional<double>& number) {
        return number ? number_text(*number) : std::string("?");
    };
    return end(verdict.worst) + "/" + end(verdict.best);
}

std::string told(const Verdict& verdict) {
    return "\"" + verdict.label + "\"";
}

class CheckersDisagree final : public Rule {
public:
    const RuleInfo& info() const override { return about; }
    bool wants(RecordKind kind) const override { return kind == RecordKind::Review; }

    void record(const Subject& subject, const Record& record, const Report&) override {
        const Review& review = std::get<Review>(record);
        const Snapshot& snapshot = subject.snapshot;
        const std::optional<Node> node = snapshot.find(review.id.text()),
                                  claim = snapshot.find(review.of.text());
        if (!node || !claim) return;
        Verdict verdict{*node,
                        *claim,
                        no_node,
                        review.rating.best,
                        review.rating.worst,
                        review.rating.label,
                        words_of(review.rating.label)};
        if (review.by) verdict.by = snapshot.find(review.by->text()).value_or(no_node);
        verdict.side = side_of(review.rating.label);
        if (verdict.side == Side::Unclear) {
            if (const auto position = position_of(review.rating))
                verdict.side = side_of(
                    *position, subject.threshold(about.id, thresholds[0].name, thresholds[0].otherwise));
        }
        if (verdict.label.empty() && review.rating.value)
            verdict.label = verdict.words = number_text(*review.rating.value);
        if (!verdict.words.empty()) verdicts_.push_back(std::move(verdict));
    }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        if (verdicts_.size() < 2) return;
        group(snapshot);
        std::sort(verdicts_.begin(), verdicts_.end(), [](const Verdict& x, const Verdict& y) {
            return std::tuple_cat(scale(x), std::tie(x.words, x.review)) <
                   std::tuple_cat(scale(y), std::tie(y.words, y.review));
        });
        for (auto first = verdicts_.begin(); first != verdicts_.end();) {
            const auto last = std::find_if(first, verdicts_.end(),
                                           [&](const Verdict& v) { return v.group != first->group; });
            one_claim(snapshot, first, last, report);
            first = last;
        }
        verdicts_.clear();
    }

private:
    using At = std::vector<Verdict>::const_iterator;

    // Claims of the same words, and those that rephrase each other, are one.
    void group(const Snapshot& snapshot) {
        Groups same(snapshot);
        for (const Edge edge : snapshot.edges(EdgeKind::Rephrases)) {
            if (snapshot.status(snapshot.relation(edge)) == RelationStatus::Accepted)
                same.join(snapshot.source(edge), snapshot.target(edge));
        }
        std::map<std::uint64_t, Node> by_words;
        for (const Verdict& verdict : verdicts_) {
            const std::string words = words_of(snapshot.label(verdict.claim));
            if (words.empty()) continue;
            const auto [at, fresh] =
                by_words.try_emplace(XXH3_64bits(words.data(), words.size()), verdict.claim);
            if (!fresh) same.join(at->second, verdict.claim);
        }
        for (Verdict& verdict : verdicts_) verdict.group = same.group(verdict.claim);
    }

    void one_claim(const Snapshot& snapshot, At first, At last, const Report& report) {
        for (At from = first; from != last;) {
            const At to =
                std::find_if(from, last, [&](const Verdict& v) { return scale(v) != scale(*from); });
            // Without a name they may be two fact-checkers.
            if (from->by != no_node && from->words != (to - 1)->words) {
                std::vector<const Verdict*> differing;
                for (At v = from; v != to; ++v) {
                    if (differing.empty() || differing.back()->words != v->words) differing.push_back(&*v);
                }
                tell(snapshot, differing,
                     std::string(snapshot.id(from->by)) + " gives different verdicts on this claim",
                     {std::string(snapshot.id(from->by)), ends_of(*from)}, report);
            }
            from = to;
        }
        opposed(snapshot, first, last, report);
    }

    // One that is plainly true and one plainly false, of two fact-checkers.
    void opposed(const Snapshot& snapshot, At first, At last, const Report& report) {
        const auto side = [&](Side wanted, Node not_by) {
            return std::find_if(first, last, [&](const Verdict& v) {
                return v.side == wanted && (not_by == no_node || v.by == no_node || v.by != not_by);
            });
        };
        At yes = side(Side::True, no_node);
        if (yes == last) return;
        At no = side(Side::False, yes->by);
        if (no == last && (no = side(Side::False, no_node)) != last) yes = side(Side::True, no->by);
        if (no == last || yes == last || (yes->by != no_node && yes->by == no->by)) return;
        tell(snapshot, {&*yes, &*no}, "one fact-checker calls this claim true and another calls it false",
             {"opposed"}, report);
    }

    void tell(const Snapshot& snapshot, const std::vector<const Verdict*>& verdicts,
              const std::string& message, std::vector<std::string> key, const Report& report) {
        Node claim = verdicts.front()->claim;
        std::string labels;
        for (std::size_t i = 0; i < std::min(verdicts.size(), max_shown); ++i)
            labels += (i == 0 ? "" : ", ") + told(*verdicts[i]);
        for (const Verdict* verdict : verdicts) claim = std::min(claim, verdict->claim);
        Finding finding = found(record_id(snapshot, claim), "", message + ", " + labels + ", expected one");
        finding.key = std::move(key);
        for (std::size_t i = 0; i < std::min(verdicts.size(), max_shown); ++i) {
            const Verdict& verdict = *verdicts[i];
            finding.witness.push_back(
                {record_id(snapshot, verdict.review), "rating",
                 (verdict.by == no_node ? std::string("says ")
                                        : std::string(snapshot.id(verdict.by)) + " says ") +
                     told(verdict) + " of " + std::string(snapshot.id(verdict.claim))});
        }
        report(std::move(finding));
    }

    std::vector<Verdict> verdicts_;
};

}  // namespace

std::unique_ptr<Rule> make_checkers_disagree() {
    return std::make_unique<CheckersDisagree>();
}

}  // namespace gainsay::audit
