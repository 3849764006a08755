#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// An agent, and how often what it asserts is contradicted or denied.
struct AttackedAgent {
    Node agent = no_node;
    std::uint64_t attacks = 0;     ///< over all that it asserts: conflicts of the claim, and denials
    std::uint64_t assertions = 0;  ///< statements and documents in which it asserts something, claim by claim
    /// One of the attacks: the first claim of the agent that is attacked, and the first relation of a conflict of it,
    /// else the first statement that denies it.
    Node claim = no_node, by = no_node;

    friend bool operator==(const AttackedAgent&, const AttackedAgent&) = default;
};

struct MostAttacked {
    std::vector<AttackedAgent> shown;  ///< most attacks first, then in node order
    std::uint64_t agents = 0;          ///< in all who are attacked
    std::uint64_t attacks = 0;         ///< the sum over all of them

    [[nodiscard]] bool limited() const noexcept { return shown.size() < agents; }
    friend bool operator==(const MostAttacked&, const MostAttacked&) = default;
};

struct MostAttackedOptions {
    bool include_proposed = false;
    std::size_t limit = 0;  ///< agents shown; 0: all
    unsigned threads = 1;
};

/// The agents of a case by how often what they assert is attacked, as AttacksJob counts: for each of an agent's
/// assertions, the conflicts that its claim has and the statements that deny it. Direction plays no part: who rebuts is in
/// conflict, too. Nor does it, whether anybody asserts the other end: an attack is no witness of a contradiction, which
/// contradictions_against() lists.
///
/// Throws   std::logic_error when `threads` is 0.
/// Cost     that of AttacksJob; where no rows stand in the snapshot's file, or with proposed relations, that of making
///          them. O(agents) memory.
/// Threads  the same answer for any number.
[[nodiscard]] MostAttacked most_attacked(const Snapshot& snapshot, const MostAttackedOptions& options = {});

/// Names the first promise that such an answer breaks, empty when all are kept. It asks the snapshot statement by
/// statement, and no rows. O(case · conflicts of a claim).
[[nodiscard]] std::string check_most_attacked(const Snapshot& snapshot, const MostAttacked& answer,
                                              const MostAttackedOptions& options = {});

}  // namespace gainsay
