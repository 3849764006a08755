#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "graphs/model/graph_rows.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// From the key of a row to its node, for one kind of record. Keys that come one after another from the beginning, as
/// those of a case that was imported in order, are reckoned and cost nothing; others stand in an array in pages, which
/// costs 4 bytes a key where keys lie close, and nothing where none are.
class RowIndex {
public:
    /// False when the key is taken, or none.
    [[nodiscard]] bool add(RowKey row, Node node) {
        if (row < 0) return false;
        if (!paged_ && goes_on(row, node)) {
            if (run_length_++ == 0) run_row_ = row, run_node_ = node;
            return true;
        }
        if (in_run(row)) return false;
        paged_ = true;
        Page& page = page_for(static_cast<std::uint64_t>(row) / page_size);
        Node& at = page[static_cast<std::uint64_t>(row) % page_size];
        if (at != no_node) return false;
        at = node;
        return true;
    }

    /// no_node when there is none.
    [[nodiscard]] Node find(RowKey row) const {
        if (in_run(row)) return Node{to_index(run_node_) + static_cast<std::uint32_t>(row - run_row_)};
        return paged_ ? find_page(row) : no_node;
    }

private:
    static constexpr std::uint64_t page_size = 1024;
    static constexpr std::uint64_t near_pages = std::uint64_t{1} << 24;  ///< 128 MiB of pointers at most
    using Page = std::array<Node, page_size>;

    [[nodiscard]] bool in_run(RowKey row) const noexcept {
        return static_cast<std::uint64_t>(row) - static_cast<std::uint64_t>(run_row_) < run_length_;
    }
    /// As the next of the run, or the first.
    [[nodiscard]] bool goes_on(RowKey row, Node node) const noexcept {
        return run_length_ == 0 ||
               (static_cast<std::uint64_t>(row) - static_cast<std::uint64_t>(run_row_) == run_length_ &&
                to_index(node) - to_index(run_node_) == run_length_);
    }

    [[nodiscard]] Node find_page(RowKey row) const {
        const std::uint64_t number = static_cast<std::uint64_t>(row) / page_size;  // of no_row: far away
        const Page* page = nullptr;
        if (number < near_.size()) {
            page = near_[number].get();
        } else if (const auto found = far_.find(number); found != far_.end()) {
            page = found->second.get();
        }
        return page == nullptr ? no_node : (*page)[static_cast<std::uint64_t>(row) % page_size];
    }

    Page& page_for(std::uint64_t number) {
        if (number < near_pages && number >= near_.size()) near_.resize(number + 1);
        std::unique_ptr<Page>& page = number < near_pages ? near_[number] : far_[number];
        if (!page) {
            page.reset(new Page);
            page->fill(no_node);
        }
        return *page;
    }

    RowKey run_row_ = 0;       ///< the first of the run
    Node run_node_ = no_node;  ///< and its node
    std::uint64_t run_length_ = 0;
    bool paged_ = false;  ///< some key came out of line
    std::vector<std::unique_ptr<Page>> near_;
    std::map<std::uint64_t, std::unique_ptr<Page>> far_;
};

}  // namespace gainsay
