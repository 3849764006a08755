#pragma once

#include <memory>
#include <string>

#include "graphs/model/source.hpp"
#include "tools/cli/session/session.hpp"

namespace gainsay::cli {

/// The text case at `path` as it was in a revision of the git repository that it lies in; a case without records when the
/// revision has no such file. git is run as a program of its own, without a shell between.
///
/// Throws   Error(Malformed) when `path` is no file in a repository, or `revision` names none; ReadError when the text
///          could not be read as a case then; Error(Io) when git cannot be run.
[[nodiscard]] std::unique_ptr<GraphSource> case_at_revision(Session& session, const std::string& path,
                                                            const std::string& revision);

}  // namespace gainsay::cli
