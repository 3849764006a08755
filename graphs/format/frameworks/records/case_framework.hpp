#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/frameworks/records/flattening.hpp"
#include "graphs/format/loss.hpp"
#include "graphs/model/source.hpp"

namespace gainsay::frameworks {

/// What of a case a framework holds: all claims, and the accepted relations that attack.
struct CaseFramework {
    std::vector<ClaimId> claims;
    std::vector<AttackingRelation> relations;
};

/// Everything else of the case is reported.
[[nodiscard]] CaseFramework framework_of(const GraphSource& source, LossReport& losses);

/// Collects what is written and passes it on in large pieces. Throws Error(Io) when the stream fails.
class TextOutput {
public:
    explicit TextOutput(std::ostream& out) : out_(out) {}
    TextOutput& operator<<(std::string_view text) {
        text_ += text;
        if (text_.size() >= piece_bytes) flush();
        return *this;
    }
    void flush();

private:
    static constexpr std::size_t piece_bytes = std::size_t{1} << 16U;
    std::ostream& out_;
    std::string text_;
};

/// Calls `use` for every claim of the case, with its number among them.
void each_claim(const GraphSource& source, const std::function<void(const Claim&, std::size_t)>& use);

}  // namespace gainsay::frameworks
