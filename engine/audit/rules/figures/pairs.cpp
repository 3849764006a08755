#include "engine/audit/rules/figures/pairs.hpp"

#include <algorithm>

namespace gainsay::audit {

void for_each_open_conflict(const ComparedFigures& figures,
                            const std::function<void(const FigurePair&)>& use) {
    for (const FigurePair& pair : figures.answer.pairs) {
        const bool judged = std::any_of(pair.links.begin(), pair.links.end(), [](const ClaimLink& link) {
            return link.status != RelationStatus::Proposed &&
                   (link.kind == RelationKind::Contradicts || link.kind == RelationKind::Rebuts ||
                    link.kind == RelationKind::Qualifies);
        });
        if (pair.comparison.verdict == Verdict::Conflict && !judged) use(pair);
    }
}

bool above_whole(const FigurePair& pair) {
    return std::any_of(pair.comparison.reasons.begin(), pair.comparison.reasons.end(),
                       [](const Reason& reason) { return reason.kind == ReasonKind::AboveWhole; });
}

std::string reasons_of(const FigurePair& pair) {
    std::string out;
    for (const Reason& reason : pair.comparison.reasons) {
        if (!out.empty()) out += "; ";
        out += sentence(reason);
    }
    return out;
}

}  // namespace gainsay::audit
