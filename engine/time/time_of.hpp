#pragma once

#include "graphs/model/edtf.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// When `source` was said: a statement's said_on, else the earliest publication among the documents that it stands in;
/// a document's publication; a relation's first publication by a document that asserts it. A document without date, or
/// with a doubtful one, may be the earliest. All of time when unknown.
[[nodiscard]] Period time_of(const Snapshot& snapshot, Node source);

}  // namespace gainsay
