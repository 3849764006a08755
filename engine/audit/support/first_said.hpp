#pragma once

#include <cstdint>
#include <vector>

#include "engine/audit/subject.hpp"

// Of the rules only: when a claim was first said.

namespace gainsay::audit {

/// When a claim was first said: what comes before `begins` comes before all its sayings.
struct FirstSaid {
    Node source =
        no_node;  ///< the statement or document that may be the first; no_node: nobody says the claim, or not
                  ///< all sayings are dated
    Period
        begins;  ///< the first day on which it may have been said; doubtful as soon as any date of a saying is
};

/// For all claims of a case, made once a run and shared.
///
/// Cost  O(claims, sayings and the places of undated ones); 16 bytes a claim.
class FirstSayings {
public:
    explicit FirstSayings(const Snapshot& snapshot);
    [[nodiscard]] FirstSaid of(Node claim) const;

    [[nodiscard]] static const FirstSayings& of(const Subject& subject);

private:
    struct Entry {
        Node source = no_node;
        Day begins = end_of_time;
        bool undated = false, doubtful = false, has_time = false;
    };
    std::vector<Entry> entries_;
    std::uint32_t first_claim_ = 0;
};

}  // namespace gainsay::audit
