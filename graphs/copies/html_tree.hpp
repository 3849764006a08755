#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

struct GumboInternalNode;

namespace gainsay::copies {

struct HtmlLimits {
    std::size_t nodes = 100'000;
    std::size_t attributes = 1'000;  ///< of one element
};

/// A page as the tree that a browser would build of it, within limits: beyond them there is no tree. Of memory it takes
/// sixteen times the page and 64 MiB at most. `page` must outlive it. For the readers of pages; their callers see no tree.
class HtmlTree {
public:
    explicit HtmlTree(std::string_view page, const HtmlLimits& limits = {});
    HtmlTree(const HtmlTree&) = delete;
    HtmlTree& operator=(const HtmlTree&) = delete;
    ~HtmlTree();

    /// Null when a limit was passed.
    [[nodiscard]] const GumboInternalNode* document() const noexcept { return document_; }
    /// What there was too much of: "more nodes". Null when all fits.
    [[nodiscard]] const char* too_much() const noexcept;

private:
    class Arena;
    std::unique_ptr<Arena> arena_;
    const GumboInternalNode* document_ = nullptr;
};

}  // namespace gainsay::copies
