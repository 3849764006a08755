#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

#include "graphs/format/json/json_value.hpp"

namespace gainsay::argdown {

enum class TokenKind : std::uint8_t {
    End,
    Emptyline,
    Newline,
    Indent,
    Dedent,
    Comment,  ///< handed out so that it can be reported; it parts no other tokens
    Data,
    Heading,
    StatementNumber,
    ListItem,
    InferenceStart,
    InferenceEnd,
    Comma,  ///< between rules of an inference
    // Relations, as they stand in front of a child.
    SupportsChild,   ///< +>
    AttacksChild,    ///< ->
    UndercutsChild,  ///< _>
    SupportedBy,     ///< + or <+
    AttackedBy,      ///< - or <-
    UndercutBy,      ///< _ or <_
    Contradicts,     ///< ><
    StatementDefinition,
    StatementReference,
    StatementMention,
    ArgumentDefinition,
    ArgumentReference,
    ArgumentMention,
    Link,
    Tag,
    EmphasisStart,
    EmphasisEnd,
    Escaped,
    Shortcode,  ///< ".name." or ":name:"; known or not
    Text
};

struct Token {
    TokenKind kind = TokenKind::End;
    std::string_view image;
    json::Place place;
    bool spaced = false;  ///< blanks before it were passed over
};

/// Cuts Argdown into tokens, one at a time, as the lexer of @argdown/core does: which pattern comes first, and
/// what it swallows, decides what a text means. Three things are kinder: emphasis ends with its paragraph, a
/// comment may end with the input, and a backslash before a line break is itself.
///
/// Every search ahead remembers what it found, so that the whole costs O(length).
/// Source   @argdown/core 1.7.5, lexer.ts (MIT licence).
class Lexer {
public:
    /// `text` has "\n" for its line breaks and no byte order mark; it must outlive the lexer. `first_line` is the
    /// number of its first line.
    Lexer(std::string_view text, std::uint32_t first_line);

    [[nodiscard]] const Token& peek();
    Token next();

private:
    /// Where `needle` stands next, found once for all positions before it.
    class Ahead {
    public:
        explicit Ahead(std::string_view needle) : needle_(needle) {}
        [[nodiscard]] std::size_t from(std::string_view text, std::size_t at);

    private:
        std::string_view needle_;
        std::size_t asked_ = 1, found_ = 0;  // nothing known yet
    };

    void scan();
    bool scan_default();
    bool scan_line_start();
    bool scan_sign(std::size_t blanks);
    bool scan_list_item(std::size_t blanks);
    bool scan_title();
    bool scan_bracketed(std::size_t skip, char open, Ahead& close, Ahead& close_colon, TokenKind definition,
                        TokenKind reference);
    bool scan_mention();
    bool scan_link();
    bool scan_tag();
    bool scan_emphasis();
    bool scan_emphasis_end();
    bool scan_comment();
    bool scan_data();
    bool scan_breaks();
    bool scan_escaped();
    bool scan_shortcode();
    void scan_text();
    bool scan_inference();

    void indent_to(std::size_t level);
    void dedent_all();
    void emit(TokenKind kind, std::size_t length);
    void pass(std::size_t length);
    [[nodiscard]] char at(std::size_t offset) const {
        return at_ + offset < text_.size() ? text_[at_ + offset] : '\0';
    }
    [[nodiscard]] std::size_t blanks_at(std::size_t offset) const;
    [[nodiscard]] std::size_t line_end() { return newline_.from(text_, at_); }
    [[nodiscard]] json::Place here() const;
    [[nodiscard]] bool begins_line() const {
        return last_ == TokenKind::End || last_ == TokenKind::Newline || last_ == TokenKind::Emptyline;
    }

    std::string_view text_;
    std::size_t at_ = 0, line_start_ = 0;
    std::uint32_t line_;
    TokenKind last_ = TokenKind::End;  // the last token that is no comment; End: none yet
    bool spaced_ = false, in_inference_ = false, done_ = false;
    std::size_t no_data_before_ = 0;
    std::vector<std::size_t> indents_{0};
    std::vector<std::string_view> emphasis_;
    std::deque<Token> ready_;

    Ahead newline_{"\n"}, bracket_{"]"}, bracket_colon_{"]:"}, angle_{">"}, angle_colon_{">:"}, paren_{")"},
        dot_{"."}, colon_{":"}, html_end_{"-->"}, block_end_{"*/"};
};

}  // namespace gainsay::argdown
