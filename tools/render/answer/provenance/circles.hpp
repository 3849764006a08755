#pragma once

#include <string>

#include "engine/provenance/circles/circles.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay::render {

class Output;

/// Circles of sources, a row each: the documents with their dates and the links between them, the claims that rest on
/// them; then the claims that have no origin at all.
void circles(const Output& output, const Snapshot& snapshot, const Circles& answer);

/// "circles of 4 documents and more may be missing: …": why, and what to do; empty when none is.
[[nodiscard]] std::string left_out_text(const Circles& answer);

}  // namespace gainsay::render
