#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gainsay::audit {

/// A finding as a baseline remembers it: enough to know it again, and to say what it was.
struct KnownFinding {
    std::string fingerprint, rule, record, message;

    friend bool operator==(const KnownFinding&, const KnownFinding&) = default;
};

/// The findings of one case at an earlier time, as a multiset: a case that broke a rule twice in a way that has one
/// fingerprint, and now does so three times, has one new finding.
class Baseline {
public:
    Baseline() = default;
    explicit Baseline(std::vector<KnownFinding> known);

    /// Was a finding with that fingerprint known? Each known one answers for one finding. O(log n).
    [[nodiscard]] bool takes(std::string_view fingerprint);

    /// The known findings that none was taken for, in their order.
    [[nodiscard]] std::vector<KnownFinding> vanished() const;

private:
    std::vector<KnownFinding> known_;
    std::map<std::string, std::vector<std::size_t>, std::less<>>
        open_;  // by fingerprint, the last place first
};

}  // namespace gainsay::audit
