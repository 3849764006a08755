#pragma once

#include "engine/provenance/sources/sources.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay::render {

class Output;

/// How many independent origins a claim has: the chains, a row each; then the bodies without which none is left, those on
/// which everything rests, and why agents count as one.
void sources(const Output& output, const Snapshot& snapshot, const Sources& answer);

}  // namespace gainsay::render
