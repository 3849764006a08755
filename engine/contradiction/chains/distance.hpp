#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graphs/snapshot/rows/dispute_rows.hpp"

namespace gainsay {

/// How many disputes lie between two agents. Two are in dispute when there is a denial or an opposition
/// between them, whoever began it; the closures play no part. For a chain with its witnesses, which follows
/// who speaks against whom, ask contradiction_chain().
///
/// Cost     a breadth-first search from both ends at once, always on the side where less is to be read, which
///          stops where the two meet. Pairs are never listed. Memory 4 bytes an agent and side.
/// Threads  one at a time; any number may share the rows, which must outlive it.
/// Source   I. Pohl, "Bi-directional Search", Machine Intelligence 6 (1971).
class DisputeDistance {
public:
    explicit DisputeDistance(const DisputeRows& rows);

    /// The fewest disputes that join the two: 0 from an agent to itself, nullopt when none do.
    /// Throws   std::logic_error when a node is no agent.
    [[nodiscard]] std::optional<std::uint32_t> between(Node a, Node b);

private:
    struct Side {
        std::vector<std::uint32_t> seen;  // an agent: the question in which this side met it last
        std::vector<std::uint32_t> border, next;
        std::uint32_t levels = 0;
        std::uint64_t work = 0;  // rows that the next level has to read
    };
    void begin(Side& side, std::uint32_t agent);
    [[nodiscard]] std::uint64_t work(std::uint32_t agent) const;
    [[nodiscard]] bool advance(Side& side, const Side& other);

    const DisputeRows& rows_;
    Side front_, back_;
    std::uint32_t question_ = 0;
};

}  // namespace gainsay
