#pragma once

#include <cstddef>

#include "engine/provenance/impact/ended.hpp"
#include "engine/provenance/impact/impact.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay::render {

class Output;

/// What falls without a record, what stands on other support, and whom it concerns: a row a record; then the contradictions
/// that end and the agents behind it all. At most `limit` of each list are shown, 0: all; the counts are of all.
///
/// Returns  whether something was left out.
bool impact(const Output& output, const Snapshot& snapshot, const Impact& answer,
            const EndedContradictions& ended, std::size_t limit);

}  // namespace gainsay::render
