#pragma once

#include <map>
#include <string>
#include <vector>

#include "tools/cli/command/record/fields.hpp"
#include "tools/cli/session/session.hpp"

namespace gainsay::cli {

/// The common fields of records as options of their own (--speaker, --of, --said-on …), from one table. Where
/// a field names a record, a name that means one is as good as its id.
class FieldOptions {
public:
    void declare(Options& options);

    /// The changes that the options given make to a record of `kind`.
    /// Throws   Error(Malformed) for an option that records of this kind do not have, with those that they
    ///          have.
    [[nodiscard]] std::vector<FieldChange> changes(Session& session, RecordKind kind) const;

private:
    // By option. The nodes of a map stay where they are, so that the parser can write into them.
    std::map<std::string, std::vector<std::string>> given_;
};

}  // namespace gainsay::cli
