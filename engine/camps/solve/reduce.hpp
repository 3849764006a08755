#pragma once

#include <cstdint>
#include <vector>

#include "engine/camps/solve/wishes.hpp"

namespace gainsay::camps {

/// A smaller problem with the same answer, in independent parts.
///
/// One rule takes nodes out: where a wish of u weighs at least as much as all other wishes of u together, some
/// best choice fulfils it, so that u can be joined to its neighbour. It covers nodes with one wish (bridges to
/// them with it) and chains, where the lesser of two wishes stays. Joined nodes may bring wishes of both signs
/// together; the lesser one is a cost that nobody can avoid. What is left falls into blocks, parts that share at
/// most one node and so can be solved alone: costs of blocks add up.
///
/// Cost     O(m log m) time in practice: every round touches what the round before changed.
/// Source   F. Aref, A. Mason, M. Wilson, "A modeling and computational study of the frustration index in signed
///          networks", Networks 75 (2020): components, bridges, blocks; F. Hüffner, N. Betzler, R. Niedermeier,
///          "Separator-based data reduction for signed graph balancing", J. Comb. Optim. 20 (2010).
class Reduction {
public:
    struct Block {
        std::vector<std::uint32_t> nodes;  ///< of the whole, ascending; the block's own numbers are positions
        Wishes wishes;
    };

    explicit Reduction(const Wishes& whole);

    /// Greatest first, then by their first wish.
    [[nodiscard]] const std::vector<Block>& blocks() const noexcept { return blocks_; }
    /// Cost of any choice over that of its blocks.
    [[nodiscard]] std::uint64_t unavoidable() const noexcept { return unavoidable_; }

    /// Sides of all nodes from sides of each block: costs what the blocks cost, and unavoidable().
    [[nodiscard]] Sides lift(const std::vector<Sides>& of_blocks) const;

private:
    struct Join {
        std::uint32_t node, to;
        bool together;
    };
    using Row = std::vector<std::pair<std::uint32_t, std::int64_t>>;  // (other node, weight), ascending

    bool join_if_dominated(std::uint32_t node, std::vector<Row>& rows, std::vector<std::uint32_t>& changed);
    void cut_into_blocks(const Wishes& rest);

    std::uint32_t nodes_;
    std::uint64_t unavoidable_ = 0;
    std::vector<Join> joins_;
    std::vector<Block> blocks_;
};

}  // namespace gainsay::camps
