#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/provenance/figure/figure_trail.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay::render {

class Output;

/// Where each figure of `claim` comes from: its chains, the earliest origin first, at most `max_chains` of a figure (0:
/// all); what else leads into them; which document was the first. In text a chain begins where it leaves one that was shown
/// before; in JSON every chain is whole; as a table a row is a link.
void figure_trails(const Output& output, const Snapshot& snapshot, Node claim,
                   const std::vector<FigureTrail>& trails, std::size_t max_chains);

/// How a figure changed on its way, of a reason from the source's figure (a) to what became of it (b):
/// "population: "inspected wells" became "all wells"".
[[nodiscard]] std::string change_words(const Reason& reason);

}  // namespace gainsay::render
