#include "engine/audit/rules/figures/pairs.hpp"

#include <algorithm>

namespace gainsay::audit {
namespace {

bool open_conflict(const FigurePair& pair) {
    const bool judged = std::any_of(pair.links.begin(), pair.links.end(), [](const ClaimLink& link) {
        return link.status != RelationStatus::Proposed &&
               (link.kind == RelationKind::Contradicts || link.kind == RelationKind::Rebuts ||
                link.kind == RelationKind::Qualifies);
    });
    return pair.comparison.verdict == Verdict::Conflict && !judged;
}

bool above_whole(const FigurePair& pair) {
    return std::any_of(pair.comparison.reasons.begin(), pair.comparison.reasons.end(),
                       [](const Reason& reason) { return reason.kind == ReasonKind::AboveWhole; });
}

// "the value: …; the period: …": all reasons of a comparison.
std::string reasons_of(const FigurePair& pair) {
    std::string out;
    for (const Reason& reason : pair.comparison.reasons) {
        if (!out.empty()) out += "; ";
        out += sentence(reason);
    }
    return out;
}

}  // namespace

void FigurePairRule::finish(const Subject&, const Report& report) {
    for (const FigurePair& pair : figures_->answer.pairs) {
        if (!open_conflict(pair) || !concerns(above_whole(pair))) continue;
        const Figure &a = figures_->table.figures[pair.a], &b = figures_->table.figures[pair.b];
        const Step first = figure_step(a);
        Finding finding = found(a.claim, first.field, message(a, b) + ": " + reasons_of(pair));
        finding.witness = {first, figure_step(b)};
        finding.key = {b.claim.text(), a.quantity.measure, b.quantity.measure};
        report(std::move(finding));
    }
}

}  // namespace gainsay::audit
