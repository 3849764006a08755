#pragma once

#include <cstddef>
#include <string>

#include "engine/contradiction/ranking/ranked_opponents.hpp"

namespace gainsay {

struct BodyOpponentsOptions {
    bool rephrase = false;  ///< claims that rephrase each other are one
    bool include_proposed = false;
    std::size_t limit = 0;   ///< opponents shown; 0: all
    bool witnesses = false;  ///< with one witness for each of them
};

/// Who opposes `body`, which is an agent and all who are, or were, affiliated with it, taken as one; nobody of it is an
/// opponent. Counted is what OpponentCounter::count_against_body() counts: of each opponent its denials of what anyone of
/// the body asserts (`against`, denial), and its assertions of the other end of a conflict of that, once for each
/// conflict: of what contradicts or rebuts it (`against`, opposition), and of what it contradicts or rebuts (`by`,
/// opposition); `either` has a `contradicts` once. Other kinds and dates are not counted.
///
/// The witness is of one agent of the body, in either direction, a denial by the opponent or an opposition: over the
/// first claim of the opponent that leads to one, with the first agent of the body there; a denial before an opposition.
///
/// Throws   std::logic_error when `body` is no agent.
/// Cost     that of OpponentCounter, four questions; where no rows stand in the snapshot's file, or with proposed
///          relations, that of making them. A witness: what the opponent said, up to the first that is one, and
///          contradictions_between().
/// Threads  reads only.
[[nodiscard]] RankedOpponents opponents_of_body(const Snapshot& snapshot, Node body,
                                                const BodyOpponentsOptions& options = {});

/// Names the first promise that such an answer breaks, empty when all are kept. It reads the snapshot alone, claim by
/// claim and speech by speech. O(case · claims of a class), for tests.
[[nodiscard]] std::string check_body_opponents(const Snapshot& snapshot, Node body,
                                               const RankedOpponents& answer,
                                               const BodyOpponentsOptions& options = {});

}  // namespace gainsay
