#pragma once

#include <cstdint>
#include <vector>

#include "graphs/snapshot/snapshot.hpp"

// Of this folder only: one number a record for both sides, in node order, so that records of two cases are compared without
// reading their ids again and again.

namespace gainsay::differing {

class SharedNumbers {
public:
    /// O(nodes); no table at all where both are one snapshot.
    SharedNumbers(const Snapshot& before, const Snapshot& after);

    [[nodiscard]] std::uint32_t before(Node node) const noexcept { return number(before_, node); }
    [[nodiscard]] std::uint32_t after(Node node) const noexcept { return number(after_, node); }

private:
    [[nodiscard]] static std::uint32_t number(const std::vector<std::uint32_t>& table, Node node) noexcept {
        return node == no_node || table.empty() ? to_index(node) : table[to_index(node)];
    }

    std::vector<std::uint32_t> before_, after_;  // of a node
};

}  // namespace gainsay::differing
