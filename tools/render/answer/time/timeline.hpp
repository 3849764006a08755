#pragma once

#include "engine/time/timeline/timeline.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay::render {

class Output;

/// What happened, an event a line, with the record that shows it; where a date leaves its place open, the places that it may
/// take, and where it may lie outside the time asked for, that.
void timeline(const Output& output, const Snapshot& snapshot, const Timeline& answer);

}  // namespace gainsay::render
