#include "graphs/format/argdown/syntax/lexer.hpp"

#include <algorithm>
#include <array>

namespace gainsay::argdown {
namespace {

constexpr std::string_view control = "@#*_[],.:;</>-(){}";
constexpr std::string_view no_text = "\\@#*_[],.:;</>-\r\n(){}";

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Bytes of the code point at `at` when it may stand in a tag without parentheses; else 0. The ranges are those of
/// @argdown/core, "A-z" included, which has a few signs among the letters.
std::size_t tag_letter(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const unsigned first = byte(0);
    if (first < 0x80) {
        const bool letter = (first >= 'A' && first <= 'z') || (first >= '0' && first <= '9') || first == '-';
        return letter ? 1 : 0;
    }
    if (first < 0xE0) return ((first & 0x1FU) << 6U | (byte(1) & 0x3FU)) >= 0xA0 ? 2 : 0;
    if (first >= 0xF0) return 0;
    const unsigned code = (first & 0xFU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
    return code < 0xD800 || (code >= 0xF900 && code < 0xFDD0) || (code >= 0xFDF0 && code < 0xFFF0) ? 3 : 0;
}

/// After these, a sign of emphasis ends it rather than begins another.
bool ends_emphasis(char next) {
    return std::string_view("\n)}_.,!?;:-*").find(next) != std::string_view::npos;
}

}  // namespace

std::size_t Lexer::Ahead::from(std::string_view text, std::size_t at) {
    if (at < asked_ || at > found_) {
        asked_ = at;
        found_ = std::min(text.find(needle_, at), text.size());
    }
    return found_;
}

Lexer::Lexer(std::string_view text, std::uint32_t first_line) : text_(text), line_(first_line) {}

json::Place Lexer::here() const {
    return {line_, static_cast<std::uint32_t>(at_ - line_start_ + 1)};
}

const Token& Lexer::peek() {
    while (ready_.empty()) scan();
    return ready_.front();
}

Token Lexer::next() {
    const Token token = peek();
    ready_.pop_front();
    return token;
}

void Lexer::pass(std::size_t length) {
    const std::string_view passed = text_.substr(at_, length);
    for (std::size_t i = passed.find('\n'); i != std::string_view::npos; i = passed.find('\n', i + 1)) {
        ++line_;
        line_start_ = at_ + i + 1;
    }
    at_ += length;
}

void Lexer::emit(TokenKind kind, std::size_t length) {
    ready_.push_back({kind, text_.substr(at_, length), here(), spaced_});
    spaced_ = false;
    pass(length);
    if (kind != TokenKind::Comment) last_ = kind;
}

void Lexer::dedent_all() {
    for (; indents_.size() > 1; indents_.pop_back()) ready_.push_back({TokenKind::Dedent, {}, here()});
}

void Lexer::indent_to(std::size_t level) {
    emphasis_.clear();
    if (level > indents_.back()) {
        indents_.push_back(level);
        ready_.push_back({TokenKind::Indent, {}, here()});
    }
    for (; indents_.size() > 1 && level < indents_.back(); indents_.pop_back())
        ready_.push_back({TokenKind::Dedent, {}, here()});
}

std::size_t Lexer::blanks_at(std::size_t offset) const {
    std::size_t end = at_ + offset;
    while (end < text_.size() && is_blank(text_[end])) ++end;
    return end - at_ - offset;
}

void Lexer::scan() {
    if (at_ < text_.size()) {
        in_inference_ ? scan_inference() : scan_default();
        return;
    }
    if (!done_) dedent_all();
    done_ = true;
    ready_.push_back({TokenKind::End, {}, here()});
}

// The order of the patterns is the language.
bool Lexer::scan_default() {
    if (scan_comment() || scan_data()) return true;
    if (scan_escaped() || scan_shortcode() || scan_breaks() || scan_line_start() || scan_emphasis_end() ||
        scan_emphasis() || scan_link() || scan_tag() || scan_title() || scan_mention())
        return true;
    if (const std::size_t blanks = blanks_at(0); blanks > 0) {
        spaced_ = true;
        pass(blanks);
        return true;
    }
    scan_text();
    return true;
}

bool Lexer::scan_comment() {
    std::size_t end = 0;
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("<!--")) {
        end = html_end_.from(text_, at_ + 4) + 3;
    } else if (rest.starts_with("/*")) {
        end = block_end_.from(text_, at_ + 2) + 2;
    } else if (rest.starts_with("//")) {
        end = line_end();
    } else {
        return false;
    }
    if (end > text_.size()) return false;  // it is never closed
    std::size_t length = end - at_;
    // Line breaks behind it belong to it, as far as no paragraph ends by that.
    const auto line_break = [&](std::size_t from) -> std::size_t {
        const std::size_t blanks = blanks_at(from);
        return at(from + blanks) == '\n' ? blanks + 1 : 0;
    };
    if (last_ == TokenKind::Emptyline) {
        while (const std::size_t more = line_break(length)) length += more;
    } else if (last_ == TokenKind::Newline) {
        const std::size_t more = line_break(length);
        if (more > 0 && line_break(length + more) == 0) length += more;
    }
    const bool was_spaced = spaced_;
    emit(TokenKind::Comment, length);
    spaced_ = was_spaced;
    return true;
}

// From a brace to the last one before a brace that is followed by blank and text; one before a comma or another
// brace is nested. Whatever fails for this brace fails for all up to where the search stopped.
bool Lexer::scan_data() {
    if (at(0) != '{' || at_ < no_data_before_) return false;
    std::size_t stop = at_ + 1, last = std::string_view::npos;
    for (; stop < text_.size(); ++stop) {
        if (text_[stop] != '}') continue;
        std::size_t next = stop + 1;
        while (next < text_.size() && is_space(text_[next])) ++next;
        const bool nested = next < text_.size() && (text_[next] == ',' || text_[next] == '}');
        if (!nested) last = stop;
        if (stop + 2 < text_.size() && is_space(text_[stop + 1]) && text_[stop + 2] != ',' &&
            text_[stop + 2] != '}')
            break;
    }
    if (last == std::string_view::npos) {
        no_data_before_ = stop;
        return false;
    }
    emit(TokenKind::Data, last + 1 - at_);
    return true;
}

// A backslash takes the blanks behind its sign with it.
bool Lexer::scan_escaped() {
    if (at(0) != '\\' || at(1) == '\n' || at_ + 1 >= text_.size()) return false;
    std::size_t length = 2;
    while ((static_cast<unsigned char>(at(length)) & 0xC0U) == 0x80U) ++length;
    while (at(length) == ' ') ++length;
    emit(TokenKind::Escaped, length);
    return true;
}

// ".g. " and ":heart:". A name may hold whatever has no blank in it.
bool Lexer::scan_shortcode() {
    if (at(0) != '.' && at(0) != ':') return false;
    const std::size_t close = (at(0) == '.' ? dot_ : colon_).from(text_, at_ + 2);
    // What does not fit on this line is no name, and most names are short: the search stops at the first blank.
    for (std::size_t i = at_ + 1; i < close; ++i) {
        if (i >= text_.size() || is_space(text_[i])) return false;
    }
    if (close >= text_.size()) return false;
    const std::size_t length = close + 1 - at_;
    emit(TokenKind::Shortcode, length + (is_blank(at(length)) ? 1 : 0));
    return true;
}

bool Lexer::scan_breaks() {
    std::size_t length = 0, breaks = 0;
    for (;;) {
        const std::size_t blanks = blanks_at(length);
        if (at(length + blanks) != '\n') break;
        length += blanks + 1;
        if (++breaks == 1 && last_ == TokenKind::Emptyline) break;
    }
    if (breaks == 0) return false;
    if (breaks == 1) {
        emit(TokenKind::Newline, length);
        return true;
    }
    emphasis_.clear();
    if (at_ + length < text_.size()) dedent_all();
    emit(TokenKind::Emptyline, length);
    return true;
}

bool Lexer::scan_line_start() {
    if (!begins_line()) return false;
    const std::size_t blanks = blanks_at(0);
    const char first = at(blanks);
    if (last_ != TokenKind::Emptyline && first == '-' && at(blanks + 1) == '-') {
        emphasis_.clear();
        dedent_all();
        pass(blanks);
        emit(TokenKind::InferenceStart, 2);
        in_inference_ = true;
        return true;
    }
    if (scan_sign(blanks)) return true;
    if (first == '#' && blanks == 0) {
        std::size_t level = 1;
        while (at(level) == '#') ++level;
        if (at(level) == ' ') {
            emphasis_.clear();
            emit(TokenKind::Heading, level + 1);
            return true;
        }
    }
    if (first == '(') {
        std::size_t end = blanks + 1;
        while (is_digit(at(end))) ++end;
        if (end > blanks + 1 && at(end) == ')') {
            emphasis_.clear();
            dedent_all();
            emit(TokenKind::StatementNumber, end + 1);
            return true;
        }
    }
    return scan_list_item(blanks);
}

bool Lexer::scan_sign(std::size_t blanks) {
    struct Sign {
        std::string_view text;
        TokenKind kind;
    };
    constexpr std::array<Sign, 10> signs{{{"+>", TokenKind::SupportsChild},
                                          {"->", TokenKind::AttacksChild},
                                          {"<+", TokenKind::SupportedBy},
                                          {"+", TokenKind::SupportedBy},
                                          {"<-", TokenKind::AttackedBy},
                                          {"-", TokenKind::AttackedBy},
                                          {"><", TokenKind::Contradicts},
                                          {"_>", TokenKind::UndercutsChild},
                                          {"<_", TokenKind::UndercutBy},
                                          {"_", TokenKind::UndercutBy}}};
    const std::string_view rest = text_.substr(at_ + blanks);
    for (const Sign& sign : signs) {
        if (!rest.starts_with(sign.text)) continue;
        if (sign.text == "_" && !is_space(at(blanks + 1))) continue;
        indent_to(blanks);
        pass(blanks);
        emit(sign.kind, sign.text.size());
        return true;
    }
    return false;
}

// An item lies one column deeper than its sign, so that a list without indentation is one.
bool Lexer::scan_list_item(std::size_t blanks) {
    std::size_t length = 0;
    if (at(blanks) == '*') {
        length = 1;
    } else {
        while (is_digit(at(blanks + length))) ++length;
        if (length == 0 || at(blanks + length) != '.') return false;
        ++length;
    }
    if (!is_space(at(blanks + length))) return false;
    indent_to(blanks + 1);
    pass(blanks);
    emit(TokenKind::ListItem, length);
    return true;
}

bool Lexer::scan_emphasis_end() {
    if (emphasis_.empty() || spaced_) return false;
    const std::string_view sign = emphasis_.back();
    if (!text_.substr(at_).starts_with(sign)) return false;
    const std::size_t length = sign.size();
    const bool blank = is_blank(at(length));
    if (!blank && at_ + length < text_.size() && !ends_emphasis(at(length))) return false;
    emphasis_.pop_back();
    emit(TokenKind::EmphasisEnd, length + (blank ? 1 : 0));
    return true;
}

bool Lexer::scan_emphasis() {
    if (at(0) != '*' && at(0) != '_') return false;
    const std::size_t length = at(1) == at(0) && !is_space(at(2)) ? 2 : 1;
    if (is_space(at(length)) && length == 1) return false;
    emphasis_.push_back(text_.substr(at_, length));
    emit(TokenKind::EmphasisStart, length);
    return true;
}

bool Lexer::scan_link() {
    if (at(0) != '[' || at(1) == ']') return false;
    const std::size_t close = bracket_.from(text_, at_ + 1);
    if (close + 2 >= text_.size() || text_[close + 1] != '(' || text_[close + 2] == ')') return false;
    const std::size_t end = paren_.from(text_, close + 2);
    if (end >= text_.size()) return false;
    const std::size_t length = end + 1 - at_;
    emit(TokenKind::Link, length + (is_blank(at(length)) ? 1 : 0));
    return true;
}

bool Lexer::scan_tag() {
    if (at(0) != '#') return false;
    std::size_t length = 1;
    if (at(1) == '(' && at(2) != ')' && paren_.from(text_, at_ + 2) < text_.size()) {
        length = paren_.from(text_, at_ + 2) + 1 - at_;
    } else {
        while (const std::size_t bytes = tag_letter(text_, at_ + length)) length += bytes;
        if (length == 1) return false;
    }
    emit(TokenKind::Tag, length + (is_blank(at(length)) ? 1 : 0));
    return true;
}

bool Lexer::scan_bracketed(std::size_t skip, char open, Ahead& close, Ahead& close_colon,
                           TokenKind definition, TokenKind reference) {
    if (at(skip) != open) return false;
    if (const std::size_t end = close_colon.from(text_, at_ + skip + 2); end < line_end() && skip == 0) {
        emit(definition, end + 2 - at_);
        return true;
    }
    if (skip == 0 && (at(1) == '-' || at(1) == '\n')) return false;
    const std::size_t end = close.from(text_, at_ + skip + 2);
    if (end >= line_end()) return false;
    const std::size_t length = end + 1 - at_;
    emit(reference, length + (skip > 0 && is_blank(at(length)) ? 1 : 0));
    return true;
}

bool Lexer::scan_title() {
    return scan_bracketed(0, '[', bracket_, bracket_colon_, TokenKind::StatementDefinition,
                          TokenKind::StatementReference) ||
           scan_bracketed(0, '<', angle_, angle_colon_, TokenKind::ArgumentDefinition,
                          TokenKind::ArgumentReference);
}

bool Lexer::scan_mention() {
    return at(0) == '@' && (scan_bracketed(1, '[', bracket_, bracket_colon_, TokenKind::StatementMention,
                                           TokenKind::StatementMention) ||
                            scan_bracketed(1, '<', angle_, angle_colon_, TokenKind::ArgumentMention,
                                           TokenKind::ArgumentMention));
}

void Lexer::scan_text() {
    if (control.find(at(0)) != std::string_view::npos || at(0) == '\\') {
        emit(TokenKind::Text, is_blank(at(1)) && at(0) != '\\' ? 2 : 1);
        return;
    }
    emit(TokenKind::Text, std::min(text_.find_first_of(no_text, at_), text_.size()) - at_);
}

// Between the hyphens of an inference.
bool Lexer::scan_inference() {
    if (scan_comment()) return true;
    const std::size_t blanks = blanks_at(0);
    if (at(blanks) == '\n') {
        emit(TokenKind::Newline, blanks + 1);
    } else if (at(0) == '-' && at(1) == '-') {
        std::size_t length = 2;
        while (at(length) == '-') ++length;
        in_inference_ = false;
        emit(TokenKind::InferenceEnd, length);
    } else if (scan_shortcode() || scan_data()) {
        return true;
    } else if (at(0) == ',') {
        emit(TokenKind::Comma, 1);
    } else if (blanks > 0) {
        spaced_ = true;
        pass(blanks);
    } else if (!scan_escaped()) {
        scan_text();
    }
    return true;
}

}  // namespace gainsay::argdown
