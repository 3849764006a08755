#pragma once

#include <cstddef>
#include <vector>

#include "engine/contradiction/contradictions.hpp"
#include "engine/provenance/impact/impact.hpp"

namespace gainsay {

/// Two agents whose contradiction loses witnesses by what falls.
struct EndedContradiction {
    Contradiction lost;  ///< the witnesses that are gone; a mutual one once, where a <= b
    bool over = false;   ///< none is left: A no longer contradicts B

    friend bool operator==(const EndedContradiction&, const EndedContradiction&) = default;
};

struct EndedContradictions {
    std::vector<EndedContradiction> pairs;  ///< by (a, b)
    bool limited = false;                   ///< there are more than the limit allowed

    friend bool operator==(const EndedContradictions&, const EndedContradictions&) = default;
};

/// The contradictions that `impact` takes away: those of which a witness names what was taken away or has fallen, as the
/// source of a side, as what that speaks of, as a relation of the walk, or as the agent. Without closures, and of what counts
/// under the options of the impact; between two dates, those whose two sides spoke in the interval.
///
/// Cost     that of contradictions_about() for every claim and document that what fell speaks of, and of
///          contradictions_between() for every pair shown; memory that of `limit` witnesses, 0: any number.
/// Threads  reads only.
[[nodiscard]] EndedContradictions find_ended(const Snapshot& snapshot, const Impact& impact,
                                             const ImpactOptions& options = {}, std::size_t limit = 1000);

}  // namespace gainsay
