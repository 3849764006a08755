#pragma once

#include <string>

#include "engine/provenance/impact/impact.hpp"
#include "graphs/snapshot/snapshot.hpp"

// The words in which it is told what rests on what, in text and in pictures.

namespace gainsay::render {

/// A record within a sentence: a title or text in quotes, a name, or who says what.
[[nodiscard]] std::string record_words(const Snapshot& snapshot, Node node);

/// How `node` rests on, or speaks of, the other end of the link, seen from `node`: "said by Jane Doe", "cites "Report" as
/// data". For a relation's own claim: "speaks from "…"".
[[nodiscard]] std::string link_words(const Snapshot& snapshot, Node node, const ImpactLink& link);

/// "retracted 2021-03-04 by University"; empty for what was not taken back.
[[nodiscard]] std::string retracted_words(const Snapshot& snapshot, Node node);

}  // namespace gainsay::render
