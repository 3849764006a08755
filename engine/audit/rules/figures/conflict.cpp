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

class FigureConflict final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void begin(const Subject& subject) override { figures_ = &compared_figures(subject); }

    void finish(const Subject&, const Report& report) override {
        for_each_open_conflict(*figures_, [&](const FigurePair& pair) {
            if (above_whole(pair)) return;
            const Figure &a = figures_->table.figures[pair.a], &b = figures_->table.figures[pair.b];
            Finding finding = found(a.claim, "quantities[" + std::to_string(a.index) + "]",
                                    figure_words(a) + " is in conflict with " + figure_words(b) + " of " +
                                        b.claim.text() + ": " + reasons_of(pair));
            finding.witness = {figure_step(a), figure_step(b)};
            finding.key = {b.claim.text(), a.quantity.measure, b.quantity.measure};
            report(std::move(finding));
        });
    }

private:
    const ComparedFigures* figures_ = nullptr;
};

}  // namespace

std::unique_ptr<Rule> make_figure_conflict() {
    return std::make_unique<FigureConflict>();
}

}  // namespace gainsay::audit
