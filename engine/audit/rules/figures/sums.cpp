#include "engine/audit/rules/figures/compared.hpp"
#include "engine/audit/rules/makers.hpp"

// Two rules that look at figures together: shares above 100 %, and parts that do not make their whole.

namespace gainsay::audit {
namespace {

constexpr RuleInfo about_share{
    .id = "figures/share-above-100",
    .name = "Share above 100 %",
    .severity = Severity::Warning,
    .reason =
        "A share of a population cannot be more than the whole of it. Either the figure is wrong, or it is "
        "no share but a "
        "change (\"grew by 130 %\") or a rate; then the measure should say so.",
    .bad = R"({"gainsay": 1, "claims": [{"id": "claim:turnout", "text": "104 per cent of the voters voted.",
          "quantities": [{"measure": "turnout", "subject": "Port Ellan", "population": "registered voters", "period": "2019", "value": 104, "unit": "%"}]}]})",
    .good = R"({"gainsay": 1, "claims": [{"id": "claim:turnout", "text": "84 per cent of the voters voted.",
          "quantities": [{"measure": "turnout", "subject": "Port Ellan", "population": "registered voters", "period": "2019", "value": 84, "unit": "%"}]}]})",
};

constexpr RuleInfo about_sum{
    .id = "figures/does-not-add-up",
    .name = "Shares or parts that do not add up",
    .severity = Severity::Warning,
    .reason =
        "Shares of one population, of subjects that have no member in common, come to more than 100 % "
        "together; or the "
        "figures of all members of a subject do not make the figure of the whole. Rounding is allowed for. "
        "Check whether "
        "the subjects overlap after all, or the figures are of different times.",
    .bad = R"({"gainsay": 1, "claims": [
          {"id": "claim:reds", "text": "The Reds had 60 per cent.", "quantities": [{"measure": "share of votes", "subject": "the Reds", "population": "votes cast", "period": "2019", "value": 60, "unit": "%"}]},
          {"id": "claim:blues", "text": "The Blues had 55 per cent.", "quantities": [{"measure": "share of votes", "subject": "the Blues", "population": "votes cast", "period": "2019", "value": 55, "unit": "%"}]}]})",
    .good = R"({"gainsay": 1, "claims": [
          {"id": "claim:reds", "text": "The Reds had 45 per cent.", "quantities": [{"measure": "share of votes", "subject": "the Reds", "population": "votes cast", "period": "2019", "value": 45, "unit": "%"}]},
          {"id": "claim:blues", "text": "The Blues had 55 per cent.", "quantities": [{"measure": "share of votes", "subject": "the Blues", "population": "votes cast", "period": "2019", "value": 55, "unit": "%"}]}]})",
};

class Sums final : public Rule {
public:
    Sums(const RuleInfo& info, bool single) : info_(&info), single_(single) {}

    const RuleInfo& info() const override { return *info_; }

    void begin(const Subject& subject) override { figures_ = &compared_figures(subject); }

    void finish(const Subject&, const Report& report) override {
        for (const SumRemark& remark : figures_->answer.sums) {
            if ((remark.kind == SumKind::ShareAboveAll) == single_) tell(remark, report);
        }
    }

private:
    void tell(const SumRemark& remark, const Report& report) const {
        const Figure& first = figures_->table.figures[remark.figures.front()];
        Finding finding =
            found(first.claim, "quantities[" + std::to_string(first.index) + "]", message(remark));
        finding.key = {std::string(to_string(remark.kind)), first.quantity.measure};
        for (const std::uint32_t number : remark.figures) {
            const Figure& figure = figures_->table.figures[number];
            finding.witness.push_back(figure_step(figure));
            finding.key.push_back(figure.claim.text());
        }
        report(std::move(finding));
    }

    [[nodiscard]] std::string message(const SumRemark& remark) const {
        const Figure& first = figures_->table.figures[remark.figures.front()];
        const std::string count = std::to_string(remark.figures.size());
        switch (remark.kind) {
            case SumKind::ShareAboveAll:
                return figure_words(first) + " is more than the whole";
            case SumKind::SharesAboveAll:
                return count + " shares of one population come to more than 100 % together, beginning with " +
                       figure_words(first);
            case SumKind::PartsUnlikeWhole:
                break;
        }
        return "the parts do not make the whole, " + figure_words(first);
    }

    const RuleInfo* info_;
    bool single_;
    const ComparedFigures* figures_ = nullptr;
};

}  // namespace

std::unique_ptr<Rule> make_share_above_all() {
    return std::make_unique<Sums>(about_share, true);
}

std::unique_ptr<Rule> make_does_not_add_up() {
    return std::make_unique<Sums>(about_sum, false);
}

}  // namespace gainsay::audit
