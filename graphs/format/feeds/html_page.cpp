#include "graphs/format/feeds/html_page.hpp"

#include <gumbo.h>
#include <simdjson.h>

#include <algorithm>
#include <csetjmp>
#include <cstdlib>
#include <vector>

#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/json/json_source.hpp"

// Gumbo builds the tree that a browser would. It has no limits of its own: a page of nothing but <div> takes time
// in the square of its length, formatting elements may be cloned without end, and freeing a deep tree recurses. So
// all its memory comes from an arena that counts what is made, jumps out of the parser when that is too much, and
// is thrown away whole. Only frames of C and of the arena's own function lie between, none with a destructor.

namespace gainsay::feeds {
namespace {

constexpr std::size_t most_nodes = 100'000;
constexpr std::size_t most_attributes = 1'000;

/// Where everything of one parsed page lives.
class Arena {
public:
    Arena(std::size_t bytes, std::size_t nodes) : bytes_left_(bytes), nodes_left_(nodes) {}
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
        } else if (bytes == sizeof(GumboAttribute) && ++attributes_ > most_attributes) {
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
    std::size_t left_in_block_ = 0, bytes_left_, nodes_left_, attributes_ = 0;
    const char* too_much_ = nullptr;
};

GumboOutput* parse_within(Arena& arena, const GumboOptions& options, const char* text, std::size_t bytes) {
    if (setjmp(arena.stop) != 0) return nullptr;  // NOLINT(cert-err52-cpp)
    return gumbo_parse_with_options(&options, text, bytes);
}

[[noreturn]] void refuse(const std::string& file, json::Place where, std::string message, ErrorCode code) {
    throw ReadError({{{file, where.line, where.column}, {}, {}, std::move(message), code}},
                    "reading stopped there");
}

json::Place place_of(const std::string& page, std::size_t offset, std::uint32_t first_line) {
    const std::string_view before(page.data(), std::min(offset, page.size()));
    const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    const std::size_t start = before.rfind('\n');
    const std::size_t column = before.size() - (start == std::string_view::npos ? 0 : start + 1) + 1;
    return {first_line + line, static_cast<std::uint32_t>(column)};
}

void require_utf8(const std::string& page, const std::string& file, std::uint32_t first_line) {
    if (simdjson::validate_utf8(page.data(), page.size())) return;
    // The first bad byte lies between a beginning that is fine and one that is not.
    std::size_t good = 0, bad = page.size();
    while (bad - good > 8) {
        std::size_t middle = good + (bad - good) / 2;
        while (middle > good && (static_cast<unsigned char>(page[middle]) & 0xC0U) == 0x80U) --middle;
        if (middle == good) break;
        (simdjson::validate_utf8(page.data(), middle) ? good : bad) = middle;
    }
    const std::size_t start = good;
    for (std::size_t end = start; end <= std::min(bad, start + 12); ++end) {
        if (simdjson::validate_utf8(page.data() + start, end - start)) good = end;
    }
    refuse(file, place_of(page, good, first_line),
           "found a byte that is not UTF-8 here, expected a page in UTF-8; save it as such",
           ErrorCode::Malformed);
}

bool is_json_script(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_SCRIPT) return false;
    const GumboAttribute* const type = gumbo_get_attribute(&element.attributes, "type");
    if (type == nullptr) return false;
    std::string_view text(type->value);
    text = text.substr(0, text.find(';'));
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    constexpr std::string_view wanted = "application/ld+json";
    return std::equal(text.begin(), text.end(), wanted.begin(), wanted.end(),
                      [](char t, char w) { return (t >= 'A' && t <= 'Z' ? t + ('a' - 'A') : t) == w; });
}

bool drop_front(std::string_view& text, std::string_view mark) {
    if (!text.starts_with(mark)) return false;
    text.remove_prefix(mark.size());
    return true;
}

bool drop_back(std::string_view& text, std::string_view mark) {
    if (!text.ends_with(mark)) return false;
    text.remove_suffix(mark.size());
    return true;
}

/// What stands between comment and CDATA marks, however many layers there are, and before a stray semicolon.
std::string_view without_marks(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n\f";
    for (bool some = true; some;) {
        const std::size_t first = std::min(text.find_first_not_of(blanks), text.size());
        text.remove_prefix(first);
        some = drop_front(text, "<![CDATA[") || drop_front(text, "<!--") || drop_front(text, "//") ||
               drop_front(text, "/*") || drop_front(text, "*/");
    }
    for (bool some = true; some;) {
        const std::size_t last = text.find_last_not_of(blanks);
        text = text.substr(0, last == std::string_view::npos ? 0 : last + 1);
        some = drop_back(text, "]]>") || drop_back(text, "-->") || drop_back(text, "//") ||
               drop_back(text, "*/") || drop_back(text, "/*") || drop_back(text, ";");
    }
    return text;
}

class PageReader {
public:
    PageReader(const std::string& page, const std::string& file, std::uint32_t first_line,
               const ReadOptions& options, LossReport& losses, const std::function<void(json::Value)>& use)
        : page_(page), file_(file), first_line_(first_line), options_(options), losses_(losses), use_(use) {}

    void run() {
        require_utf8(page_, file_, first_line_);
        std::size_t nodes = most_nodes;
        if (options_.max_record_values != 0) nodes = std::min(nodes, options_.max_record_values);
        Arena arena(16 * page_.size() + (std::size_t{64} << 20U), nodes);
        GumboOptions gumbo = kGumboDefaultOptions;
        gumbo.allocator = &Arena::allocate;
        gumbo.deallocator = &Arena::release;
        gumbo.userdata = &arena;
        gumbo.tab_stop = 1;
        gumbo.max_errors =
            0;  // they are not looked at, and noting them takes time in the square of the depth
        const GumboOutput* const output = parse_within(arena, gumbo, page_.data(), page_.size());
        if (output == nullptr) {
            refuse(file_, {first_line_, 1},
                   std::string("the page would take ") + arena.too_much() + " than this program reads",
                   ErrorCode::Limit);
        }
        read_scripts(*output->document);
        try {
            for (json::Value& item :
                 microdata_items(*output->document, file_, first_line_, options_, losses_)) {
                use_(std::move(item));
            }
        } catch (const json::SyntaxError& error) {
            refuse(file_, error.where, error.what(), error.why);
        }
    }

private:
    // Not by recursion: a tree may be as deep as it has nodes.
    void read_scripts(const GumboNode& root) {
        std::vector<const GumboNode*> open{&root};
        while (!open.empty()) {
            const GumboNode& node = *open.back();
            open.pop_back();
            const bool element = node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
            if (element && is_json_script(node.v.element)) {
                read_script(node.v.element);
                continue;
            }
            if (!element && node.type != GUMBO_NODE_DOCUMENT) continue;
            const GumboVector& children = element ? node.v.element.children : node.v.document.children;
            for (unsigned i = children.length; i-- > 0;)
                open.push_back(static_cast<const GumboNode*>(children.data[i]));
        }
    }

    void read_script(const GumboElement& element) {
        const char* const begin = element.original_tag.data + element.original_tag.length;
        const char* end = element.original_end_tag.data;
        if (element.original_tag.data == nullptr) return;
        if (end == nullptr || element.original_end_tag.length == 0) end = page_.data() + page_.size();
        const std::string_view text = without_marks({begin, static_cast<std::size_t>(end - begin)});
        const json::Place start =
            place_of(page_, static_cast<std::size_t>(text.data() - page_.data()), first_line_);
        if (text.empty()) return report(start, "it is empty");
        try {
            json::Source source(text);
            json::Value value = json::parse_value(source, {options_.max_depth, options_.max_record_values});
            move_places(value, start);
            use_(std::move(value));
        } catch (const json::SyntaxError& error) {
            report(moved(error.where, start), error.what());
        }
    }

    void report(json::Place where, const std::string& why) {
        losses_.add({"script that is not JSON", why, {}, {}, {file_, where.line, where.column}});
    }

    static json::Place moved(json::Place within, json::Place start) {
        return {start.line + within.line - 1,
                within.line == 1 ? start.column + within.column - 1 : within.column};
    }

    static void move_places(json::Value& value, json::Place start) {
        value.place = moved(value.place, start);
        for (json::Value::Key& key : value.keys) key.place = moved(key.place, start);
        for (json::Value& item : value.items) move_places(item, start);
    }

    const std::string& page_;
    const std::string& file_;
    std::uint32_t first_line_;
    const ReadOptions& options_;
    LossReport& losses_;
    const std::function<void(json::Value)>& use_;
};

}  // namespace

void read_page(const std::string& page, const std::string& file, std::uint32_t first_line,
               const ReadOptions& options, LossReport& losses, const std::function<void(json::Value)>& use) {
    PageReader(page, file, first_line, options, losses, use).run();
}

}  // namespace gainsay::feeds
