#pragma once

#include "engine/provenance/trace.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay::render {

class Output;

/// Where something comes from and what speaks against it. In text two trees, each link named and marked as
/// seen or only reported, then the origins and the cycles; as rows one a link, with its depth and the number
/// of its parent.
void trace(const Output& output, const Snapshot& snapshot, const Trace& answer);

}  // namespace gainsay::render
