#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graphs/model/edtf.hpp"
#include "graphs/snapshot/rows/bare_rows.hpp"
#include "graphs/snapshot/snapshot.hpp"

// Of this folder only: documents and what they lean on, as rows of documents numbered from 0.

namespace gainsay::circling {

using Rows = BareRows<std::uint32_t>;

/// Who leads to whom and back: a number for each owner of `rows`, the same for those that do. O(rows).
[[nodiscard]] std::vector<std::uint32_t> strong_components(const Rows& rows);

/// The rows of `kept` alone, which are renumbered by `number`, with those values that share their owner's component.
[[nodiscard]] Rows make_core_rows(const Rows& rows, const std::vector<std::uint32_t>& component,
                                  const std::vector<std::uint32_t>& kept,
                                  const std::vector<std::uint32_t>& number);

/// What counts of a case as of a date, and the links between its documents.
class LinkGraph {
public:
    LinkGraph(const Snapshot& snapshot, const std::optional<Edtf>& as_of);

    [[nodiscard]] const Snapshot& snapshot() const noexcept { return snapshot_; }
    [[nodiscard]] std::uint32_t size() const noexcept { return leans_.size(); }
    [[nodiscard]] Node node(std::uint32_t document) const noexcept { return Node{first_ + document}; }
    [[nodiscard]] std::uint32_t number(Node document) const noexcept { return to_index(document) - first_; }
    [[nodiscard]] bool visible(Node node) const;

    /// What a document leans on in any way, ascending, each once.
    [[nodiscard]] const Rows& leans() const noexcept { return leans_; }
    /// What it leans on as a whole, whichever statement led to it: what it cites and is a part of. The same order.
    [[nodiscard]] const Rows& passes() const noexcept { return passes_; }
    /// All edges by which one leans on the other, by number.
    [[nodiscard]] std::vector<Edge> links(std::uint32_t from, std::uint32_t to) const;

private:
    const Snapshot& snapshot_;
    const std::optional<Edtf>& as_of_;
    std::uint32_t first_ = 0;
    Rows leans_, passes_;
};

}  // namespace gainsay::circling
