#include "engine/audit/rules/figures/pairs.hpp"
#include "engine/audit/rules/makers.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "figures/conflict",
    .name = "Figures in conflict that nobody has judged",
    .severity = Severity::Warning,
    .reason =
        "Two claims give different figures of the same thing: unit, population, subject, period and basis "
        "agree as far as "
        "they are said, and the figures exclude each other. No relation says yet how the claims stand to "
        "each other. Add "
        "`contradicts` if they do, or write down what tells them apart: the period, the population, whether "
        "it is recorded "
        "or estimated.",
    .bad = R"({"gainsay": 1, "claims": [
          {"id": "claim:ten", "text": "Ten people drowned in 2019.", "quantities": [{"measure": "people drowned", "subject": "Port Ellan", "period": "2019", "value": 10, "unit": "persons"}]},
          {"id": "claim:twelve", "text": "Twelve people drowned in 2019.", "quantities": [{"measure": "people drowned", "subject": "Port Ellan", "period": "2019", "value": 12, "unit": "persons"}]}]})",
    .good = R"({"gainsay": 1, "claims": [
          {"id": "claim:ten", "text": "Ten people drowned in 2019.", "quantities": [{"measure": "people drowned", "subject": "Port Ellan", "period": "2019", "value": 10, "unit": "persons"}]},
          {"id": "claim:twelve", "text": "Twelve people drowned in 2018.", "quantities": [{"measure": "people drowned", "subject": "Port Ellan", "period": "2018", "value": 12, "unit": "persons"}]}]})",
};

class FigureConflict final : public FigurePairRule {
public:
    const RuleInfo& info() const override { return about; }

private:
    bool concerns(bool above_whole) const override { return !above_whole; }

    std::string message(const Figure& a, const Figure& b) const override {
        return figure_words(a) + " is in conflict with " + figure_words(b) + " of " + b.claim.text();
    }
};

}  // namespace

std::unique_ptr<Rule> make_figure_conflict() {
    return std::make_unique<FigureConflict>();
}

}  // namespace gainsay::audit
