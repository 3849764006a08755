#include <algorithm>

#include "engine/audit/rules/makers.hpp"
#include "engine/audit/support/ratings.hpp"
#include "engine/quantity/reading/range.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "review/off-scale",
    .name = "Rating outside its own scale",
    .severity = Severity::Warning,
    .reason =
        "The value of the rating lies beyond the ends of its scale, or the scale has but one point, so that "
        "nobody can tell what the value means. Often best and worst were swapped in only one of two places, "
        "or a site writes -1 for \"none\". An end that is not given counts as schema.org defines it: worst "
        "1, best 5. Correct the numbers, or leave them out and keep the label.",
    .bad = R"({"gainsay": 1, "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}],
        "reviews": [{"id": "review:r", "of": "claim:dam-leaks", "rating": {"value": 7, "worst": 1, "best": 5, "label": "True"}}]})",
    .good = R"({"gainsay": 1, "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}],
        "reviews": [{"id": "review:r", "of": "claim:dam-leaks", "rating": {"value": 5, "worst": 1, "best": 5, "label": "True"}}]})",
};

class OffScale final : public Rule {
public:
    const RuleInfo& info() const override { return about; }
    bool wants(RecordKind kind) const override { return kind == RecordKind::Review; }

    void record(const Subject&, const Record& record, const Report& report) override {
        const Review& review = std::get<Review>(record);
        const std::optional<Scale> scale = scale_of(review.rating);
        if (!scale || !review.rating.value) return;
        const double low = std::min(scale->worst, scale->best), high = std::max(scale->worst, scale->best);
        const double value = *review.rating.value;
        if (low < high && value >= low && value <= high) return;
        const std::string ends =
            number_text(scale->worst) + " (worst) to " + number_text(scale->best) + " (best)";
        Finding finding = found(
            review.id, "rating",
            low == high
                ? "the scale has one point, " + number_text(low) + ", expected a best and a worst that differ"
                : "found the value " + number_text(value) + ", expected one on the scale from " + ends);
        finding.witness.push_back({review.id, "rating",
                                   "value " + number_text(value) + ", scale " + ends +
                                       (scale->assumed ? ", one end assumed" : "")});
        report(std::move(finding));
    }
};

}  // namespace

std::unique_ptr<Rule> make_off_scale() {
    return std::make_unique<OffScale>();
}

}  // namespace gainsay::audit
