#include "engine/time/diff/diff.hpp"

#include "engine/time/diff/parts.hpp"

namespace gainsay {

std::string_view to_string(DisputeTurn turn) noexcept {
    constexpr std::array<std::string_view, 3> names{"opened", "closed", "turned"};
    return names[static_cast<std::size_t>(turn)];
}

std::string_view to_string(ClaimAspect aspect) noexcept {
    constexpr std::array<std::string_view, claim_aspect_count> names{"asserted", "contradicted", "supported"};
    return names[static_cast<std::size_t>(aspect)];
}

std::string_view to_string(RecordTurn turn) noexcept {
    constexpr std::array<std::string_view, 3> names{"added", "removed", "changed"};
    return names[static_cast<std::size_t>(turn)];
}

bool CaseDiff::empty() const noexcept {
    return disputes.empty() && claims.empty() && positions.empty() && records.empty();
}

CaseDiff find_diff(const DiffSide& before, const DiffSide& after, const DiffOptions& options) {
    GAINSAY_REQUIRE(before.snapshot != nullptr && after.snapshot != nullptr);
    const bool two_cases = before.snapshot != after.snapshot;
    GAINSAY_REQUIRE(!two_cases || (before.source != nullptr && after.source != nullptr));
    CaseDiff diff;
    const differing::Side x(before, options), y(after, options);
    const differing::SharedNumbers numbers(*before.snapshot, *after.snapshot);
    differing::compare_disputes(before, after, numbers, options, diff);
    differing::compare_claims(x, y, options, diff);
    differing::compare_positions(x, y, numbers, options, diff);
    if (two_cases) {
        differing::compare_records(*before.source, *after.source, options, diff);
    } else {
        differing::compare_dates(x, y, options, diff);
    }
    return diff;
}

}  // namespace gainsay
