#pragma once

#include <vector>

#include "graphs/model/record.hpp"

namespace gainsay::tables {

/// Proposes which persons may be one: those whose name is the end of another's, or the same but for a title in
/// front ("TRUMP", "SEN. SANDERS", "Bernie Sanders"). Nothing is merged: the ids of the others are noted in
/// `extra`, as {"proposed":{"same_as":[…]}}, for a person to judge.
///
/// `agents` in id order. Cost O(n log n) for n agents.
void propose_aliases(const std::vector<Agent*>& agents);

}  // namespace gainsay::tables
