#include "graphs/copies/html_tree.hpp"

#include <gumbo.h>

#include <algorithm>
#include <csetjmp>
#include <cstdlib>

// Gumbo builds the tree that a browser would. It has no limits of its own: a page of nothing but <div> takes time
// in the square of its length, formatting elements may be cloned without end, and freeing a deep tree recurses. So
// all its memory comes from an arena that counts what is made, jumps out of the parser when that is too much, and
// is thrown away whole. Only frames of C and of the arena's own function lie between, none with a destructor.

namespace gainsay::copies {

/// Where everything of one parsed page lives.
class HtmlTree::Arena {
public:
    Arena(std::size_t bytes, const HtmlLimits& limits)
        : bytes_left_(bytes), nodes_left_(limits.nodes), most_attributes_(limits.attributes) {}
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;
    ~Arena() {
        while (blocks_ != nullptr) {
            Block* const next = blocks_->next;
            std::free(blocks_);  // NOLINT(cppcoreguidelines-no-malloc): raw memory for C
            blocks_ = next;
        }
    }

    static void* allocate(void* arena, std::size_t bytes) { return static_cast<Arena*>(arena)->take(bytes); }
    static void release(void*, void*) {}

    [[nodiscard]] const char* too_much() const noexcept { return too_much_; }
    std::jmp_buf stop{};

private:
    struct Block {
        Block* next;
        std::size_t padding;
    };

    void* take(std::size_t bytes) {
        // Nodes and attributes are the only things of their sizes that are made one by one; a text that happens to
        // have the size of one counts as one, which does no harm.
        if (bytes == sizeof(GumboNode)) {
            attributes_ = 0;
            if (nodes_left_-- == 0) give_up("more nodes");
        } else if (bytes == sizeof(GumboAttribute) && ++attributes_ > most_attributes_) {
            give_up("an element with more attributes");
        }
        bytes = (bytes + 15U) & ~std::size_t{15};
        if (bytes > bytes_left_) give_up("a larger tree");
        bytes_left_ -= bytes;
        if (bytes > left_in_block_) add_block(std::max(bytes, block_bytes));
        void* const at = next_;
        next_ += bytes;
        left_in_block_ -= bytes;
        return at;
    }

    void add_block(std::size_t bytes) {
        auto* const block = static_cast<Block*>(std::malloc(sizeof(Block) + bytes));  // NOLINT
        if (block == nullptr) give_up("a larger tree");
        block->next = blocks_;
        blocks_ = block;
        next_ = reinterpret_cast<char*>(block + 1);
        left_in_block_ = bytes;
    }

    [[noreturn]] void give_up(const char* what) {
        too_much_ = what;
        std::longjmp(stop, 1);  // NOLINT(cert-err52-cpp): the parser knows no other way out
    }

    static constexpr std::size_t block_bytes = std::size_t{1} << 18U;
    Block* blocks_ = nullptr;
    char* next_ = nullptr;
    std::size_t left_in_block_ = 0, bytes_left_, nodes_left_, most_attributes_, attributes_ = 0;
    const char* too_much_ = nullptr;
};

namespace {

template <class Arena>
GumboOutput* parse_within(Arena& arena, const GumboOptions& options, std::string_view page) {
    if (setjmp(arena.stop) != 0) return nullptr;  // NOLINT(cert-err52-cpp)
    return gumbo_parse_with_options(&options, page.data(), page.size());
}

}  // namespace

HtmlTree::HtmlTree(std::string_view page, const HtmlLimits& limits)
    : arena_(std::make_unique<Arena>(16 * page.size() + (std::size_t{64} << 20U), limits)) {
    GumboOptions gumbo = kGumboDefaultOptions;
    gumbo.allocator = &Arena::allocate;
    gumbo.deallocator = &Arena::release;
    gumbo.userdata = arena_.get();
    gumbo.tab_stop = 1;
    gumbo.max_errors = 0;  // they are not looked at, and noting them takes time in the square of the depth
    const GumboOutput* const output = parse_within(*arena_, gumbo, page);
    if (output != nullptr) document_ = output->document;
}

HtmlTree::~HtmlTree() = default;

const char* HtmlTree::too_much() const noexcept {
    return arena_->too_much();
}

}  // namespace gainsay::copies
