#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "engine/audit/shared.hpp"
#include "graphs/copies/copy_text.hpp"
#include "graphs/model/source.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay::audit {

/// The thresholds that a desk may set, by "rule.name"; what is not set is the rule's own number.
using Thresholds = std::map<std::string, double, std::less<>>;

/// Gives the text of a document's stored copy, for example read_copy() from the folder of the case.
using CopyReader = std::function<CopyText(const Document&, const CopyLimits&)>;

/// What is audited: the records and their graph, which must be of the same version.
struct Subject {
    const GraphSource& source;
    const Snapshot& snapshot;
    CopyReader copies;  ///< empty: there are none to look at
    Thresholds thresholds;
    std::shared_ptr<Shared> shared = std::make_shared<Shared>();  ///< of this subject alone

    /// The threshold `name` of `rule`: what was set, else `otherwise`.
    [[nodiscard]] double threshold(std::string_view rule, std::string_view name, double otherwise) const {
        const auto found = thresholds.find(std::string(rule) + "." + std::string(name));
        return found == thresholds.end() ? otherwise : found->second;
    }
};

}  // namespace gainsay::audit
