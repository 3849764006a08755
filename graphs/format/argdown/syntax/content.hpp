#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/argdown/syntax/lexer.hpp"
#include "graphs/format/argdown/syntax/map.hpp"

namespace gainsay::argdown {

/// Puts the tokens of a statement's words together, by the rules of Argdown's model plugin: a line break is a blank,
/// tags stay in `text` unless the front matter says otherwise. Emphasis that is never closed is its own sign.
class ContentBuilder {
public:
    explicit ContentBuilder(bool without_tags) : without_tags_(without_tags) {}

    /// May a token of this kind stand in the words?
    [[nodiscard]] static bool takes(TokenKind kind) noexcept;
    void add(const Token& token);
    /// A title within running text means nothing: it is text, with the blanks behind it.
    void add_literal(const Token& token);
    [[nodiscard]] bool at_line_start() const noexcept { return breaks_ > 0; }
    [[nodiscard]] Content take();

private:
    struct OpenEmphasis {
        std::string_view sign;
        std::size_t in_text, in_plain;
    };

    void put(std::string_view text);
    void put_blank_if_missing();
    void begin(const Token& token);
    void restore_signs();
    void add_tag(std::string_view image);
    void add_link(std::string_view image);

    Content content_;
    std::vector<OpenEmphasis> open_;
    bool without_tags_, after_literal_ = false;
    std::size_t breaks_ = 0;
};

/// Without blanks and line breaks at its ends.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;

/// The words of a statement whose title they follow; `all`: nothing but words was found.
[[nodiscard]] Content read_content(std::string_view text, bool& all);

}  // namespace gainsay::argdown
