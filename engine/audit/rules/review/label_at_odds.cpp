#include <array>

#include "engine/audit/rules/makers.hpp"
#include "engine/audit/support/ratings.hpp"
#include "engine/quantity/reading/range.hpp"

namespace gainsay::audit {
namespace {

constexpr std::array thresholds{
    ThresholdInfo{"end", usual_end, "share of the scale that counts as its end, up to 0.5"}};

constexpr RuleInfo about{
    .id = "review/label-at-odds",
    .name = "Rating at odds with its label",
    .severity = Severity::Warning,
    .reason =
        "The number stands at one end of the scale and the label at the other: 1 of 6, \"True\". Whoever "
        "shows the label and whoever sorts by the number tell opposite stories. Only labels that are a "
        "plain yes or no are read, and only numbers near an end of their own scale; an end that is not "
        "given counts as schema.org defines it: worst 1, best 5. Ask the fact-checker's page which of them "
        "is meant.",
    .bad = R"({"gainsay": 1, "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}],
        "reviews": [{"id": "review:r", "of": "claim:dam-leaks", "rating": {"value": 1, "worst": 1, "best": 6, "label": "True"}}]})",
    .good = R"({"gainsay": 1, "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}],
        "reviews": [{"id": "review:r", "of": "claim:dam-leaks", "rating": {"value": 6, "worst": 1, "best": 6, "label": "True"}}]})",
    .thresholds = thresholds,
};

class LabelAtOdds final : public Rule {
public:
    const RuleInfo& info() const override { return about; }
    bool wants(RecordKind kind) const override { return kind == RecordKind::Review; }

    void record(const Subject& subject, const Record& record, const Report& report) override {
        const Review& review = std::get<Review>(record);
        const std::optional<double> position = position_of(review.rating);
        if (!position) return;
        const Side number =
            side_of(*position, subject.threshold(about.id, thresholds[0].name, thresholds[0].otherwise));
        const Side label = side_of(review.rating.label);
        if (number == Side::Unclear || label == Side::Unclear || number == label) return;
        const Scale scale = *scale_of(review.rating);
        const std::string value = number_text(*review.rating.value) + " on a scale from " +
                                  number_text(scale.worst) + " (worst) to " + number_text(scale.best) +
                                  " (best" + (scale.assumed ? "; one end assumed)" : ")");
        Finding finding = found(review.id, "rating.label",
                                "found the label \"" + review.rating.label + "\" beside " + value +
                                    ", expected that both say the same");
        finding.witness.push_back({review.id, "rating.value", value});
        finding.witness.push_back({review.id, "rating.label", "\"" + review.rating.label + "\""});
        report(std::move(finding));
    }
};

}  // namespace

std::unique_ptr<Rule> make_label_at_odds() {
    return std::make_unique<LabelAtOdds>();
}

}  // namespace gainsay::audit
