#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/audit/finding.hpp"
#include "graphs/model/edtf.hpp"
#include "graphs/model/error.hpp"

namespace gainsay::audit {

/// A finding that a desk has agreed to live with: who agreed, why, and until when.
struct Suppression {
    std::string rule;                ///< an id or a pattern
    std::string record;              ///< an id or a pattern; empty: wherever
    std::string fingerprint;         ///< empty: whichever
    std::vector<std::string> paths;  ///< patterns of the cases it is for; empty: all
    std::string owner, reason;
    Edtf expires;     ///< it holds until the end of that day
    SourcePos where;  ///< in its configuration
};

/// The suppressions of one configuration at work on the findings of its cases.
///
/// Cost     a look-up a finding and the suppressions that name neither a record nor a fingerprint exactly.
class Suppressor {
public:
    /// `today` decides which have expired. The suppressions must outlive it.
    Suppressor(const std::vector<Suppression>& suppressions, Day today);

    /// The first suppression that hides `finding` of the case at `path`, and is counted as used; null when none does.
    [[nodiscard]] const Suppression* hides(const Finding& finding, std::string_view finding_fingerprint,
                                           std::string_view path);

    /// What is wrong with the suppressions, once every finding was shown to hides(): those that have expired, and those
    /// that were of no use although `judged` says that they could have been. With each finding the place of the
    /// suppression.
    struct Complaint {
        Finding finding;
        SourcePos where;
    };
    [[nodiscard]] std::vector<Complaint> complaints(
        const std::function<bool(const Suppression&)>& judged) const;

private:
    [[nodiscard]] bool expired(const Suppression& one) const noexcept;

    const std::vector<Suppression>& all_;
    Day today_;
    std::vector<std::size_t> used_;
    std::unordered_map<std::string, std::vector<std::size_t>> of_record_,
        of_fingerprint_;  // only looked up in
    std::vector<std::size_t> others_;
};

}  // namespace gainsay::audit
