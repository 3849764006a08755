#pragma once

#include "engine/contradiction/ranking/most_attacked.hpp"
#include "engine/contradiction/ranking/ranked_opponents.hpp"
#include "graphs/snapshot/snapshot.hpp"
#include "tools/render/table/rows.hpp"

namespace gainsay::render {

/// Does this form of an answer show a witness beside each count?
[[nodiscard]] bool shows_witnesses(const Output& output) noexcept;

/// Who opposes an agent, a row an opponent: the counts by kind in both directions, the total, and, but for tables, one
/// witness.
void opponents(const Output& output, const Snapshot& snapshot, Node agent, const RankedOpponents& answer);

/// The same of a body. What is not counted of a body is left empty.
void opponents_of_body(const Output& output, const Snapshot& snapshot, Node body,
                       const RankedOpponents& answer);

/// Who is attacked most, a row an agent, each with one of the attacks.
void most_attacked(const Output& output, const Snapshot& snapshot, const MostAttacked& answer);

}  // namespace gainsay::render
