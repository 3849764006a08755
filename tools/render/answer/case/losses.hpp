#pragma once

#include <string>
#include <vector>

#include "graphs/format/loss.hpp"
#include "tools/render/table/json.hpp"

namespace gainsay::render {

/// What did not get across, for people: a line for all of it, then a line a kind with the place of the first.
/// Empty when nothing was lost.
[[nodiscard]] std::vector<std::string> loss_lines(const LossReport& report);

/// The same for programs: {"count", "losses": [{"what", "why", "count", "first": [{"record", "field", "file",
/// "line", "column"}]}]}; also when nothing was lost.
[[nodiscard]] Json loss_json(const LossReport& report);

}  // namespace gainsay::render
