#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graphs/model/record.hpp"

namespace gainsay::audit {

/// The paths of all fields that records of `kind` have, as they are spelt in the text case: "rating.label",
/// "occurrences.selector.exact". Lists have no places in a path: a path through one means all its items.
[[nodiscard]] const std::vector<std::string>& field_paths(RecordKind kind);

/// The values of a field as texts, in their order; none where it is not said. "extra.shelf" is the field "shelf" of the
/// file, which we do not know: text, number or truth value, or a list of such.
[[nodiscard]] std::vector<std::string> values_of(const Record& record, std::string_view path);

}  // namespace gainsay::audit
