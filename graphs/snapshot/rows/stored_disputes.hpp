#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "graphs/snapshot/rows/dispute_rows.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// The rows of disputes that stand in the file of a snapshot, to be used also while changes lie over it. Then they are
/// rows of the block beneath, in its numbers, and this says of which claims they still hold.
///
/// A claim is *touched* when the changes took a link from it, gave it one, or made one anew. Whatever stands in the rows
/// of a claim (who asserts and who denies it, what it is in conflict with) is told by records that have a link to it,
/// and with a record that changes all its links go and come again. So the rows of a claim that is not touched are those
/// that would be made now, but for the numbers, and so are its undercuts. An agent's rows are, less the touched claims.
/// Of touched claims the rows say nothing: who wants to know asks the snapshot.
///
/// Cost     to make: O(1) without changes, else O(e log n) time and O(e) memory for e links of the changed records.
/// Threads  immutable once made; any number may share one.
class StoredDisputes {
public:
    /// nullopt where no rows stand in the file.
    [[nodiscard]] static std::optional<StoredDisputes> of(const Snapshot& snapshot);

    /// The snapshot itself, or what lies beneath its changes; and its rows.
    [[nodiscard]] const Snapshot& block() const noexcept { return block_; }
    [[nodiscard]] const DisputeRows& rows() const noexcept { return rows_; }

    /// Of a claim by its number in the rows. One look for nearly all that are not, else O(log e).
    [[nodiscard]] bool touched(std::uint32_t claim) const noexcept {
        const std::uint64_t word = sieve_[claim / 64 & (sieve_.size() - 1)];
        return (word >> (claim % 64) & 1U) != 0 &&
               std::binary_search(touched_.begin(), touched_.end(), claim);
    }
    /// All of them that the snapshot has, as its nodes, in order.
    [[nodiscard]] const std::vector<Node>& touched_claims() const noexcept { return touched_claims_; }

    /// The number in the rows of an agent of the snapshot. nullopt: the agent is new, and whatever it says is of touched
    /// claims.
    [[nodiscard]] std::optional<std::uint32_t> agent(Node agent) const;
    /// The node in the snapshot of a claim that stands in the rows and is not touched.
    [[nodiscard]] Node claim_node(std::uint32_t claim) const noexcept;

private:
    StoredDisputes(const Snapshot& snapshot, Snapshot block, DisputeRows rows);
    void list_touched(const Overlay& overlay);

    Snapshot snapshot_, block_;
    DisputeRows rows_;
    std::vector<std::uint32_t> touched_;  // numbers in the rows, ascending
    // A bit for the numbers that are equal in their last bits: is one of them touched? As many words as a power of two.
    std::vector<std::uint64_t> sieve_{0};
    std::vector<Node> touched_claims_;
};

}  // namespace gainsay
