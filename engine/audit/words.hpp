#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/finding.hpp"
#include "graphs/snapshot/snapshot.hpp"

// How rules speak of records, and what their witnesses are made of.

namespace gainsay::audit {

[[nodiscard]] RecordId record_id(const Snapshot& snapshot, Node node);

/// A claim's text, a document's title or an agent's name in quotation marks, cut after 80 characters; the id of a
/// record that has none.
[[nodiscard]] std::string quoted(const Snapshot& snapshot, Node node);

/// The beginning of a text, of 80 characters at most, with "…" where more follows.
[[nodiscard]] std::string shortened(std::string_view text);

/// The same in quotation marks.
[[nodiscard]] std::string in_marks(std::string_view text);

/// A statement or document as a step: "agent:a denies claim:x on 2018-07-02, in document:d"; of a document the claim
/// that it states.
[[nodiscard]] Step saying(const Snapshot& snapshot, Node source, Node claim);

/// A relation as a step: "claim:a contradicts claim:b, asserted by agent:n in document:d".
[[nodiscard]] Step relating(const Snapshot& snapshot, Node relation);

}  // namespace gainsay::audit
