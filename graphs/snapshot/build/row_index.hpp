#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "graphs/model/graph_rows.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// From the key of a row to its node, for one kind of record: an array in pages, so that it costs 4 bytes a key
/// where keys lie close, and nothing where none are.
class RowIndex {
public:
    /// False when the key is taken, or none.
    [[nodiscard]] bool add(RowKey row, Node node) {
        if (row < 0) return false;
        Page& page = page_for(static_cast<std::uint64_t>(row) / page_size);
        Node& at = page[static_cast<std::uint64_t>(row) % page_size];
        if (at != no_node) return false;
        at = node;
        return true;
    }

    /// no_node when there is none.
    [[nodiscard]] Node find(RowKey row) const {
        const std::uint64_t number = static_cast<std::uint64_t>(row) / page_size;  // of no_row: far away
        const Page* page = nullptr;
        if (number < near_.size()) {
            page = near_[number].get();
        } else if (const auto found = far_.find(number); found != far_.end()) {
            page = found->second.get();
        }
        return page == nullptr ? no_node : (*page)[static_cast<std::uint64_t>(row) % page_size];
    }

private:
    static constexpr std::uint64_t page_size = 1024;
    static constexpr std::uint64_t near_pages = std::uint64_t{1} << 24;  ///< 128 MiB of pointers at most
    using Page = std::array<Node, page_size>;

    Page& page_for(std::uint64_t number) {
        if (number < near_pages && number >= near_.size()) near_.resize(number + 1);
        std::unique_ptr<Page>& page = number < near_pages ? near_[number] : far_[number];
        if (!page) {
            page.reset(new Page);
            page->fill(no_node);
        }
        return *page;
    }

    std::vector<std::unique_ptr<Page>> near_;
    std::map<std::uint64_t, std::unique_ptr<Page>> far_;
};

}  // namespace gainsay
