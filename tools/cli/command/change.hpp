#pragma once

#include "graphs/store/change.hpp"
#include "tools/cli/session/session.hpp"

namespace gainsay::cli {

/// Commits `change` and says on standard error which entry it made, and of what.
void commit(Session& session, Change& change);

}  // namespace gainsay::cli
