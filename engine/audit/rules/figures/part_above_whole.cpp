#include "engine/audit/rules/figures/pairs.hpp"
#include "engine/audit/rules/makers.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "figures/part-above-whole",
    .name = "Part above its whole",
    .severity = Severity::Warning,
    .reason =
        "A figure of a part (a member of the subject, a shorter period, a population inside another) is "
        "greater than the "
        "figure of the whole. One of the two is wrong, or they do not count the same: recorded against "
        "estimated, one "
        "year's definition against another's. Say which in the quantity, or record the contradiction.",
    .bad = R"({"gainsay": 1, "claims": [
          {"id": "claim:may", "text": "Twelve people drowned in May.", "quantities": [{"measure": "people drowned", "subject": "Port Ellan", "period": "2019-05", "value": 12, "unit": "persons"}]},
          {"id": "claim:year", "text": "Ten people drowned in 2019.", "quantities": [{"measure": "people drowned", "subject": "Port Ellan", "period": "2019", "value": 10, "unit": "persons"}]}]})",
    .good = R"({"gainsay": 1, "claims": [
          {"id": "claim:may", "text": "Two people drowned in May.", "quantities": [{"measure": "people drowned", "subject": "Port Ellan", "period": "2019-05", "value": 2, "unit": "persons"}]},
          {"id": "claim:year", "text": "Ten people drowned in 2019.", "quantities": [{"measure": "people drowned", "subject": "Port Ellan", "period": "2019", "value": 10, "unit": "persons"}]}]})",
};

class PartAboveWhole final : public FigurePairRule {
public:
    const RuleInfo& info() const override { return about; }

private:
    bool concerns(bool above_whole) const override { return above_whole; }

    std::string message(const Figure& a, const Figure& b) const override {
        return "of " + figure_words(a) + " and " + figure_words(b) + " of " + b.claim.text() +
               " one is a part of the other and above it";
    }
};

}  // namespace

std::unique_ptr<Rule> make_part_above_whole() {
    return std::make_unique<PartAboveWhole>();
}

}  // namespace gainsay::audit
