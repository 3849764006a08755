#include "engine/audit/rules/makers.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "figures/unit-missing",
    .name = "Figure without a unit",
    .severity = Severity::Note,
    .reason =
        "A figure without a unit cannot be compared with any other: 51 may be persons, per cent or a place "
        "in a list. "
        "Write the unit as people do (\"%\", \"persons\", \"rank\", \"USD million\"); a bare count has its "
        "things as unit.",
    .bad =
        R"({"gainsay": 1, "claims": [{"id": "claim:drowned", "text": "Ten drowned.", "quantities": [{"measure": "people drowned", "value": 10}]}]})",
    .good =
        R"({"gainsay": 1, "claims": [{"id": "claim:drowned", "text": "Ten drowned.", "quantities": [{"measure": "people drowned", "value": 10, "unit": "persons"}]}]})",
};

class UnitMissing final : public Rule {
public:
    const RuleInfo& info() const override { return about; }
    bool wants(RecordKind kind) const override { return kind == RecordKind::Claim; }

    void record(const Subject&, const Record& record, const Report& report) override {
        const Claim& claim = std::get<Claim>(record);
        for (std::size_t i = 0; i < claim.quantities.size(); ++i) {
            const Quantity& quantity = claim.quantities[i];
            if (!quantity.unit.empty()) continue;
            const std::string field = "quantities[" + std::to_string(i) + "]";
            Finding finding = found(claim.id, field + ".unit",
                                    "is missing, expected what \"" + quantity.measure + "\" is counted in");
            finding.key = {quantity.measure, quantity.subject};
            finding.witness = {{claim.id, field, "gives \"" + quantity.measure + "\" and no unit"}};
            report(std::move(finding));
        }
    }
};

}  // namespace

std::unique_ptr<Rule> make_unit_missing() {
    return std::make_unique<UnitMissing>();
}

}  // namespace gainsay::audit
