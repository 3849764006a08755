#pragma once

#include <functional>

#include "engine/audit/rules/figures/compared.hpp"

namespace gainsay::audit {

/// Calls `use` for every pair of figures in conflict that nobody has judged: where a person already said, with an accepted
/// or rejected relation, how the two claims stand to each other, there is nothing to find.
void for_each_open_conflict(const ComparedFigures& figures,
                            const std::function<void(const FigurePair&)>& use);

/// Is it a part that is above its whole?
[[nodiscard]] bool above_whole(const FigurePair& pair);

/// "the value: …; the period: …": all reasons of a comparison.
[[nodiscard]] std::string reasons_of(const FigurePair& pair);

}  // namespace gainsay::audit
