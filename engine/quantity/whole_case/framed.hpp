#pragma once

#include "engine/quantity/whole_case/figures.hpp"
#include "engine/time/frame.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// Leaves in `table` what had been said in the frame (engine/time/frame.hpp). A figure was said when somebody asserted its
/// claim, or a document stated it: without such words in the frame it goes, and what the calendar says of it too; where
/// only words count that may be of the frame, or of a claim nobody is recorded as saying, it stays and is marked `possible`.
/// Its sources become those whose words count; relations between claims that were not asserted yet are left out.
/// Rephrasings over other claims count at any time.
///
/// `snapshot` must be of the case that the table was collected from.
/// Cost  O(figures + those who say their claims), with a logarithm for each record looked up.
void keep_said(FigureTable& table, const Snapshot& snapshot, const TimeFrame& frame);

}  // namespace gainsay
