#include "graphs/copies/html_text.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <vector>

#include "graphs/copies/html_tree.hpp"

namespace gainsay::copies {
namespace {

/// What an element does to the text around it.
enum class Effect : std::uint8_t { Nothing, Block, Break, Cell, Quote, Pre, Unseen };

Effect effect_of(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_HEAD:
        case GUMBO_TAG_SCRIPT:
        case GUMBO_TAG_STYLE:
        case GUMBO_TAG_TEMPLATE:
        case GUMBO_TAG_NOSCRIPT:
        case GUMBO_TAG_IFRAME:
        case GUMBO_TAG_OBJECT:
        case GUMBO_TAG_SELECT:
        case GUMBO_TAG_TEXTAREA:
        case GUMBO_TAG_SVG:
        case GUMBO_TAG_MATH:
        case GUMBO_TAG_NOFRAMES:
            return Effect::Unseen;
        case GUMBO_TAG_BR:
            return Effect::Break;
        case GUMBO_TAG_Q:
            return Effect::Quote;
        case GUMBO_TAG_TD:
        case GUMBO_TAG_TH:
            return Effect::Cell;
        case GUMBO_TAG_PRE:
            return Effect::Pre;
        case GUMBO_TAG_ADDRESS:
        case GUMBO_TAG_ARTICLE:
        case GUMBO_TAG_ASIDE:
        case GUMBO_TAG_BLOCKQUOTE:
        case GUMBO_TAG_BODY:
        case GUMBO_TAG_CAPTION:
        case GUMBO_TAG_CENTER:
        case GUMBO_TAG_DD:
        case GUMBO_TAG_DETAILS:
        case GUMBO_TAG_DIV:
        case GUMBO_TAG_DL:
        case GUMBO_TAG_DT:
        case GUMBO_TAG_FIELDSET:
        case GUMBO_TAG_FIGCAPTION:
        case GUMBO_TAG_FIGURE:
        case GUMBO_TAG_FOOTER:
        case GUMBO_TAG_FORM:
        case GUMBO_TAG_H1:
        case GUMBO_TAG_H2:
        case GUMBO_TAG_H3:
        case GUMBO_TAG_H4:
        case GUMBO_TAG_H5:
        case GUMBO_TAG_H6:
        case GUMBO_TAG_HEADER:
        case GUMBO_TAG_HR:
        case GUMBO_TAG_LI:
        case GUMBO_TAG_MAIN:
        case GUMBO_TAG_NAV:
        case GUMBO_TAG_OL:
        case GUMBO_TAG_P:
        case GUMBO_TAG_SECTION:
        case GUMBO_TAG_SUMMARY:
        case GUMBO_TAG_TABLE:
        case GUMBO_TAG_TR:
        case GUMBO_TAG_UL:
            return Effect::Block;
        default:
            return Effect::Nothing;
    }
}

constexpr bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/// The text so far, and the white space that is due before the next sign.
class PageText {
public:
    void add(std::string_view text, bool as_it_is) {
        if (as_it_is) {
            if (text.empty()) return;
            settle();
            out_ += text;
            return;
        }
        for (const char c : text) {
            if (is_blank(c)) {
                due_ = std::max(due_, Due::Blank);
            } else {
                settle();
                out_ += c;
            }
        }
    }
    void blank() { due_ = std::max(due_, Due::Blank); }
    void line() { due_ = std::max(due_, Due::Line); }
    void block() { due_ = std::max(due_, Due::Block); }
    std::string take() { return std::move(out_); }

private:
    enum class Due : std::uint8_t { Nothing, Blank, Line, Block };

    void settle() {
        if (!out_.empty())
            out_ += due_ == Due::Block ? "\n\n" : due_ == Due::Line ? "\n" : due_ == Due::Blank ? " " : "";
        due_ = Due::Nothing;
    }

    std::string out_;
    Due due_ = Due::Nothing;
};

/// Walks the tree with a stack of its own: a tree may be as deep as it has nodes.
class PageWalk {
public:
    std::string run(const GumboNode& document) {
        open_.push_back({&document, false});
        while (!open_.empty()) {
            const Step step = open_.back();
            open_.pop_back();
            step.leaving ? leave(*step.node) : enter(*step.node);
        }
        return text_.take();
    }

private:
    struct Step {
        const GumboNode* node;
        bool leaving;
    };

    void enter(const GumboNode& node) {
        if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
            node.type == GUMBO_NODE_CDATA) {
            text_.add(node.v.text.text, pre_ > 0);
            return;
        }
        if (node.type == GUMBO_NODE_DOCUMENT) return children(node.v.document.children);
        if (node.type != GUMBO_NODE_ELEMENT) return;
        const Effect effect = effect_of(node.v.element.tag);
        if (effect == Effect::Unseen) return;
        if (effect == Effect::Break) return text_.line();
        if (effect == Effect::Cell) text_.blank();
        if (effect == Effect::Block || effect == Effect::Pre) text_.block();
        if (effect == Effect::Pre) ++pre_;
        if (effect == Effect::Quote) text_.add("“", false);
        if (effect != Effect::Nothing) open_.push_back({&node, true});
        children(node.v.element.children);
    }

    void leave(const GumboNode& node) {
        const Effect effect = effect_of(node.v.element.tag);
        if (effect == Effect::Quote) text_.add("”", false);
        if (effect == Effect::Cell) text_.blank();
        if (effect == Effect::Pre) --pre_;
        if (effect == Effect::Block || effect == Effect::Pre) text_.block();
    }

    void children(const GumboVector& list) {
        for (unsigned i = list.length; i-- > 0;)
            open_.push_back({static_cast<const GumboNode*>(list.data[i]), false});
    }

    std::vector<Step> open_;
    PageText text_;
    std::size_t pre_ = 0;
};

std::string small(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

}  // namespace

std::optional<std::string> text_of_page(std::string_view page, const CopyLimits& limits,
                                        std::string& too_much) {
    HtmlLimits bounds;
    bounds.nodes = limits.max_nodes;
    // A NUL would end the text of a node for those who read it as C does.
    std::string without_nul;
    if (page.find('\0') != std::string_view::npos) {
        without_nul = page;
        std::replace(without_nul.begin(), without_nul.end(), '\0', ' ');
        page = without_nul;
    }
    const HtmlTree tree(page, bounds);
    if (tree.document() == nullptr) {
        too_much = tree.too_much();
        return std::nullopt;
    }
    return PageWalk().run(*tree.document());
}

std::string declared_encoding(std::string_view page) {
    const std::string head = small(page.substr(0, 1024));
    for (std::size_t at = head.find("charset"); at != std::string::npos; at = head.find("charset", at + 1)) {
        std::size_t i = at + 7;
        while (i < head.size() && is_blank(head[i])) ++i;
        if (i == head.size() || head[i] != '=') continue;
        ++i;
        while (i < head.size() && (is_blank(head[i]) || head[i] == '"' || head[i] == '\'')) ++i;
        const std::size_t end = std::min(head.find_first_of(" \t\r\n\f\"';/>", i), head.size());
        if (end > i && end - i <= 40) return head.substr(i, end - i);
    }
    return {};
}

bool looks_like_page(std::string_view bytes) {
    std::string_view rest = bytes.substr(0, 4096);
    for (;;) {
        while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
        const bool comment = rest.rfind("<!--", 0) == 0, declaration = rest.rfind("<?xml", 0) == 0;
        if (!comment && !declaration) break;
        const std::string_view mark = comment ? "-->" : "?>";
        const std::size_t end = rest.find(mark);
        if (end == std::string_view::npos) return false;
        rest.remove_prefix(end + mark.size());
    }
    const std::string start = small(rest.substr(0, 20));
    constexpr std::array<std::string_view, 4> tags{"<!doctype html", "<html", "<head", "<body"};
    return std::any_of(tags.begin(), tags.end(),
                       [&](std::string_view tag) { return start.rfind(tag, 0) == 0; });
}

}  // namespace gainsay::copies
