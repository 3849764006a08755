#pragma once

#include "graphs/store/case_file.hpp"
#include "tools/cli/session/session.hpp"

namespace gainsay::cli {

/// Commits `change` and says on standard error which entry it made, and of what.
void commit(Session& session, Change& change);
/// The same for a change of another file than the one that was named on the command line.
void commit(Session& session, const CaseFile& file, Change& change);

}  // namespace gainsay::cli
