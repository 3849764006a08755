#pragma once

#include <string>
#include <vector>

#include "engine/contradiction/frames.hpp"
#include "engine/contradiction/witness.hpp"
#include "graphs/snapshot/snapshot.hpp"
#include "tools/render/table/rows.hpp"

// One witness in each form, for every answer that shows witnesses. Each says, too, in which way its two sides are of
// different times.

namespace gainsay::render {

[[nodiscard]] JsonObject witness_json(const Snapshot& snapshot, const Witness& witness,
                                      const FrameOptions& frames = {});
[[nodiscard]] std::vector<Line> witness_lines(const Snapshot& snapshot, const Witness& witness,
                                              const FrameOptions& frames = {});

/// A witness in one line, with its ids: both sides and the conflict between them, texts cut. For answers that show one
/// of many.
[[nodiscard]] Line witness_in_short(const Snapshot& snapshot, const Witness& witness);

/// A witness as a row of a table.
[[nodiscard]] std::vector<Column> witness_columns();
[[nodiscard]] std::vector<std::string> witness_cells(const Snapshot& snapshot, const Witness& witness,
                                                     const FrameOptions& frames = {});

}  // namespace gainsay::render
