#pragma once

#include <string>
#include <vector>

#include "engine/audit/history/fixes.hpp"
#include "tools/cli/command/audit/open_case.hpp"
#include "tools/cli/session/session.hpp"

namespace gainsay::cli {

/// Writes the changes into the case: into a text case (JSON or JSON Lines) so that all other bytes stay, and whole or not at
/// all; into a case file as one entry of its journal.
///
/// Throws   Error(Unsupported) for standard input, folders and other formats, saying what to do; Error(Conflict) when the
///          case has changed meanwhile.
void write_fixes(Session& session, const OpenCase& the_case, const audit::RecordChanges& changes);

/// Prints what write_fixes() would do as a unified diff: of the text case, or of each record of a case file as JSON.
void show_fixes(Session& session, const OpenCase& the_case, const audit::RecordChanges& changes);

}  // namespace gainsay::cli
