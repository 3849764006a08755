#include "graphs/format/argdown/syntax/content.hpp"

#include <algorithm>

#include "graphs/format/argdown/syntax/shortcodes.hpp"
#include "graphs/format/parts/text.hpp"

namespace gainsay::argdown {

std::string_view trimmed(std::string_view text) noexcept {
    return parts::trimmed(text, " \t\n");
}

namespace {

std::string one_line(std::string_view text) {
    std::string line(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

}  // namespace

bool ContentBuilder::takes(TokenKind kind) noexcept {
    switch (kind) {
        case TokenKind::Text:
        case TokenKind::Escaped:
        case TokenKind::Shortcode:
        case TokenKind::Link:
        case TokenKind::Tag:
        case TokenKind::StatementMention:
        case TokenKind::ArgumentMention:
        case TokenKind::EmphasisStart:
        case TokenKind::EmphasisEnd:
        case TokenKind::Newline:
            return true;
        default:
            return false;
    }
}

void ContentBuilder::put(std::string_view text) {
    content_.text += text;
    content_.plain += text;
}

void ContentBuilder::put_blank_if_missing() {
    if (!content_.text.ends_with(' ')) content_.text += ' ';
    if (!content_.plain.ends_with(' ')) content_.plain += ' ';
}

void ContentBuilder::begin(const Token& token) {
    if (breaks_ > 0) put_blank_if_missing();
    breaks_ = 0;
    if (after_literal_ && token.spaced) put(" ");
    after_literal_ = false;
}

void ContentBuilder::add(const Token& token) {
    if (token.kind == TokenKind::Newline) {
        ++breaks_;
        return;
    }
    begin(token);
    const std::string_view image = token.image;
    switch (token.kind) {
        case TokenKind::Escaped:
            put(image.substr(1));
            break;
        case TokenKind::Shortcode: {
            const bool blank = image.ends_with(' ') || image.ends_with('\t');
            const std::string_view sign = shortcode(image.substr(0, image.size() - (blank ? 1 : 0)));
            put(sign.empty() ? image : sign);
            if (!sign.empty() && image.ends_with(' ')) put(" ");
            break;
        }
        case TokenKind::Tag:
            add_tag(image);
            break;
        case TokenKind::Link:
            add_link(image);
            break;
        case TokenKind::EmphasisStart:
            open_.push_back({image, content_.text.size(), content_.plain.size()});
            break;
        case TokenKind::EmphasisEnd:
            content_.emphasis = true;
            open_.pop_back();
            if (image.ends_with(' ')) put(" ");
            break;
        default:
            put(image);
    }
}

void ContentBuilder::add_literal(const Token& token) {
    begin(token);
    put(token.image);
    after_literal_ = true;
}

void ContentBuilder::add_tag(std::string_view image) {
    if (!without_tags_) content_.text += image;
    std::string_view tag = trimmed(image).substr(1);
    if (tag.starts_with('(') && tag.ends_with(')')) tag = tag.substr(1, tag.size() - 2);
    std::string name = one_line(tag);
    auto& tags = content_.tags;
    if (std::find(tags.begin(), tags.end(), name) == tags.end()) tags.push_back(std::move(name));
}

void ContentBuilder::add_link(std::string_view image) {
    const std::size_t middle = image.find("](");
    const std::string words = one_line(image.substr(1, middle - 1));
    const std::string_view url = trimmed(image).substr(middle + 2);
    content_.links.push_back({words, one_line(url.substr(0, url.size() - 1))});
    put(words);
    if (image.ends_with(' ')) put(" ");
}

// In one pass: there may be as many signs as letters.
void ContentBuilder::restore_signs() {
    std::string text, plain;
    std::size_t in_text = 0, in_plain = 0;
    for (const OpenEmphasis& open : open_) {
        text.append(content_.text, in_text, open.in_text - in_text).append(open.sign);
        plain.append(content_.plain, in_plain, open.in_plain - in_plain).append(open.sign);
        in_text = open.in_text;
        in_plain = open.in_plain;
    }
    content_.text = text.append(content_.text, in_text, std::string::npos);
    content_.plain = plain.append(content_.plain, in_plain, std::string::npos);
    open_.clear();
}

Content ContentBuilder::take() {
    if (breaks_ > 1) put_blank_if_missing();
    if (!open_.empty()) restore_signs();
    content_.plain = std::string(trimmed(content_.plain));
    return std::move(content_);
}

Content read_content(std::string_view text, bool& all) {
    const std::string whole = "[x]: " + std::string(text);
    Lexer lexer(whole, 1);
    (void)lexer.next();
    ContentBuilder builder(/*without_tags=*/false);
    while (ContentBuilder::takes(lexer.peek().kind)) builder.add(lexer.next());
    all = lexer.peek().kind == TokenKind::End;
    return builder.take();
}

}  // namespace gainsay::argdown
