#include "graphs/format/argdown/syntax/parser.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "graphs/format/argdown/syntax/content.hpp"
#include "graphs/format/argdown/syntax/lexer.hpp"
#include "graphs/format/argdown/syntax/shortcodes.hpp"
#include "graphs/format/argdown/syntax/yaml.hpp"

// Recursive descent, by the grammar of @argdown/core. It descends only from relation to relation, and that has a
// limit. Blocks are parted by empty lines; one that is wrong costs itself.

namespace gainsay::argdown {
namespace {

using json::Place;
using json::Value;

/// This block cannot be read on.
struct BadBlock : std::runtime_error {
    BadBlock(Place place, const std::string& message, ErrorCode code = ErrorCode::Malformed)
        : std::runtime_error(message), where(place), why(code) {}
    Place where;
    ErrorCode why;
};

bool is_sign(TokenKind kind) {
    return kind >= TokenKind::SupportsChild && kind <= TokenKind::Contradicts;
}

bool is_statement_title(TokenKind kind) {
    return kind == TokenKind::StatementDefinition || kind == TokenKind::StatementReference;
}

bool is_argument_title(TokenKind kind) {
    return kind == TokenKind::ArgumentDefinition || kind == TokenKind::ArgumentReference;
}

/// "[Title]:" → "Title".
std::string title_of(std::string_view image) {
    if (image.ends_with(':')) image.remove_suffix(1);
    return std::string(image.substr(1, image.size() - 2));
}

std::string shown(const Token& token) {
    switch (token.kind) {
        case TokenKind::End:
            return "the end of the input";
        case TokenKind::Emptyline:
            return "an empty line";
        case TokenKind::Newline:
            return "the end of the line";
        case TokenKind::Indent:
        case TokenKind::Dedent:
            return "another indentation";
        default:
            break;
    }
    const std::string_view image = trimmed(token.image);
    std::size_t length = std::min<std::size_t>(image.size(), 40);
    while (length < image.size() && (static_cast<unsigned char>(image[length]) & 0xC0U) == 0x80U) ++length;
    return "\"" + std::string(image.substr(0, std::min(length, image.find('\n')))) + "\"";
}

std::uint32_t lines_in(std::string_view text) {
    return static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
}

/// Where front matter ends; 0 when there is none. What stands between the lines of "=" is put into `inside`.
std::size_t front_matter_end(std::string_view text, std::string_view& inside) {
    const std::size_t start = text.find_first_not_of(" \t\n");
    if (start == std::string_view::npos || !text.substr(start).starts_with("===")) return 0;
    const std::size_t first = text.find_first_not_of('=', start);
    const std::size_t last = first == std::string_view::npos ? first : text.find("===", first);
    if (last == std::string_view::npos) return 0;
    inside = text.substr(first, last - first);
    return std::min(text.find_first_not_of('=', last), text.size());
}

struct Element {
    Node node;
    std::size_t member = 0;
};

class Parser {
public:
    Parser(std::string_view text, const ReadOptions& options, json::ProblemList& problems)
        : text_(text), options_(options), problems_(problems), lexer_{begin(text), first_line_} {}

    Map take() {
        if (const Value* const remove = map_.model_setting("removeTagsFromText"))
            without_tags_ = remove->kind == Value::Kind::Boolean && remove->boolean;
        for (skip_breaks(); peek().kind != TokenKind::End; skip_breaks()) read_block();
        transform_relations(map_);
        return std::move(map_);
    }

private:
    /// Reads the front matter; what is left is for the lexer.
    std::string_view begin(std::string_view text) {
        std::string_view inside;
        const std::size_t end = front_matter_end(text, inside);
        if (end == 0) return text;
        first_line_ = 1 + lines_in(text.substr(0, end));
        const auto before = static_cast<std::size_t>(inside.data() - text.data());
        const std::size_t line_start = text.rfind('\n', before) + 1;  // npos + 1 is 0
        try {
            const Place start{1 + lines_in(text.substr(0, before)),
                              static_cast<std::uint32_t>(before - line_start + 1)};
            map_.front_matter = read_yaml(inside, start, options_);
        } catch (const YamlError& error) {
            problems_.add(error.where, "the front matter", {}, error.what(), error.why);
        }
        return text.substr(end);
    }

    // --- tokens

    const Token& peek() {
        while (lexer_.peek().kind == TokenKind::Comment) map_.comments.push_back(lexer_.next().place);
        return lexer_.peek();
    }
    Token next() {
        peek();
        return lexer_.next();
    }
    bool accept(TokenKind kind) {
        if (peek().kind != kind) return false;
        lexer_.next();
        return true;
    }
    void skip_breaks() {
        while (peek().kind == TokenKind::Newline || peek().kind == TokenKind::Emptyline ||
               peek().kind == TokenKind::Dedent)
            lexer_.next();
    }
    [[noreturn]] void refuse(const std::string& expected) {
        throw BadBlock(peek().place, "found " + shown(peek()) + ", expected " + expected);
    }

    // --- blocks

    void read_block() {
        try {
            block();
            if (peek().kind != TokenKind::End && !accept(TokenKind::Emptyline)) refuse_rest();
        } catch (const BadBlock& error) {
            problems_.add(error.where, {}, {}, error.what(), error.why);
            skip_block();
        } catch (const YamlError& error) {
            problems_.add(error.where, {}, {}, error.what(), error.why);
            skip_block();
        }
    }

    void skip_block() {
        previous_argument_ = none;
        depth_ = 0;
        while (peek().kind != TokenKind::End && peek().kind != TokenKind::Emptyline) lexer_.next();
    }

    [[noreturn]] void refuse_rest() {
        if (is_sign(peek().kind)) {
            refuse("a relation to stand deeper than what it relates to, and as deep as its neighbours");
        }
        if (is_statement_title(peek().kind) || is_argument_title(peek().kind)) {
            refuse(
                "an empty line before the next statement or argument; in running text write @ before a "
                "title");
        }
        refuse(
            "an empty line before what comes next; a sign of Argdown in running text needs a \\ before it");
    }

    void block() {
        const TokenKind kind = peek().kind;
        const std::size_t argument = std::exchange(previous_argument_, none);
        if (kind == TokenKind::Heading) return heading();
        if (kind == TokenKind::StatementNumber) return structure(argument);
        if (is_argument_title(kind)) {
            previous_argument_ = read_argument(Role::Description).node.index;
        } else if (kind == TokenKind::Indent) {
            list();
        } else if (text_.substr(offset(peek())).starts_with("@include(")) {
            include();
        } else {
            read_statement(Role::TopLevel, {});
        }
    }

    [[nodiscard]] std::size_t offset(const Token& token) const {
        return token.image.data() == nullptr ? text_.size()
                                             : static_cast<std::size_t>(token.image.data() - text_.data());
    }

    void include() {
        map_.includes.push_back(peek().place);
        while (peek().kind != TokenKind::End && peek().kind != TokenKind::Newline &&
               peek().kind != TokenKind::Emptyline)
            lexer_.next();
        accept(TokenKind::Newline);
    }

    void heading() {
        const Token start = next();
        Section section;
        section.level = start.image.size() - 1;
        Content content = read_words();
        section.title = content.plain;
        section.tags = std::move(content.tags);
        if (peek().kind == TokenKind::Data) section.data = read_data();
        accept(TokenKind::Newline);
        section.parent = section_;
        while (section.parent != none && map_.sections[section.parent].level >= section.level)
            section.parent = map_.sections[section.parent].parent;
        section_ = map_.sections.size();
        map_.sections.push_back(std::move(section));
    }

    void list() {
        next();
        if (peek().kind != TokenKind::ListItem) {
            refuse("what this relates to on the line before, without an empty line between");
        }
        while (accept(TokenKind::ListItem)) {
            is_argument_title(peek().kind) ? read_argument(Role::Description)
                                           : read_statement(Role::Item, {});
        }
        if (!accept(TokenKind::Dedent)) refuse("another item of the list, or an empty line");
    }

    // --- statements and arguments

    Value read_data() {
        const Token token = next();
        return read_data_block(token.image, token.place, options_);
    }

    Content read_words() {
        ContentBuilder builder(without_tags_);
        bool some = false;
        for (;; some = true) {
            const TokenKind kind = peek().kind;
            if (ContentBuilder::takes(kind)) {
                builder.add(next());
            } else if (some && !builder.at_line_start() &&
                       (is_statement_title(kind) || is_argument_title(kind))) {
                builder.add_literal(next());
            } else {
                break;
            }
        }
        if (!some) refuse("words");
        return builder.take();
    }

    std::size_t statement_index(const std::string& title, bool untitled) {
        const auto [at, fresh] = map_.statement_of.try_emplace(title, map_.statements.size());
        if (fresh) map_.statements.push_back({title, untitled, {}});
        return at->second;
    }

    std::size_t argument_index(const std::string& title, bool untitled) {
        const auto [at, fresh] = map_.argument_of.try_emplace(title, map_.arguments.size());
        if (fresh) {
            map_.arguments.emplace_back();
            map_.arguments.back().title = title;
            map_.arguments.back().untitled = untitled;
        }
        return at->second;
    }

    std::string made_up_title() { return "Untitled " + std::to_string(++untitled_); }

    Member begin_member(Role role) {
        Member member;
        member.role = role;
        member.place = peek().place;
        member.section = section_;
        return member;
    }

    /// The title of the element, if it has one; reads its words, or what may follow a reference.
    std::string read_title_and_words(Member& member) {
        const TokenKind kind = peek().kind;
        const bool definition =
            kind == TokenKind::StatementDefinition || kind == TokenKind::ArgumentDefinition;
        const bool reference = kind == TokenKind::StatementReference || kind == TokenKind::ArgumentReference;
        std::string title;
        if (definition || reference) title = title_of(next().image);
        if (!reference) {
            member.content = read_words();
        } else {
            member.reference = true;
            ContentBuilder tags(/*without_tags=*/false);
            while (peek().kind == TokenKind::Tag) tags.add(next());
            member.content.tags = tags.take().tags;
            if (peek().kind == TokenKind::Text) refuse("a colon behind the title, or an empty line");
            accept(TokenKind::Newline);
        }
        return title;
    }

    /// Data and, behind it or the words, relations.
    void finish_element(Member& member, const Node& node, const std::optional<Node>& inference) {
        if (peek().kind == TokenKind::Data) {
            member.data = read_data();
            const bool broke = accept(TokenKind::Newline);
            if (broke && peek().kind == TokenKind::Indent && !member.content.text.ends_with(' '))
                member.content.text += ' ';
        }
        if (peek().kind == TokenKind::Indent) relations(node, inference);
    }

    /// `inference`: of a conclusion, which an undercut below it attacks.
    Element read_statement(Role role, const std::optional<Node>& inference) {
        Member member = begin_member(role);
        if (is_argument_title(peek().kind)) refuse("a statement; an argument cannot stand here");
        std::string title = read_title_and_words(member);
        const bool untitled = title.empty();
        if (untitled) title = made_up_title();
        const std::size_t index = statement_index(title, untitled);
        const Node node{Node::Kind::Statement, index, 0};
        finish_element(member, node, inference);
        map_.statements[index].members.push_back(std::move(member));
        return {node, map_.statements[index].members.size() - 1};
    }

    Element read_argument(Role role) {
        Member member = begin_member(role);
        const std::string title = read_title_and_words(member);
        const std::size_t index = argument_index(title, false);
        const Node node{Node::Kind::Argument, index, 0};
        finish_element(member, node, {});
        map_.arguments[index].members.push_back(std::move(member));
        return {node, map_.arguments[index].members.size() - 1};
    }

    // --- relations

    void relations(const Node& parent, const std::optional<Node>& inference) {
        const std::size_t deepest =
            options_.max_depth == 0 ? 512 : std::min<std::size_t>(options_.max_depth, 512);
        const Token indent = next();
        if (++depth_ > deepest) {
            throw BadBlock(indent.place,
                           "found relations deeper than " + std::to_string(deepest) +
                               " in one another, which is the limit",
                           ErrorCode::Limit);
        }
        if (!is_sign(peek().kind)) refuse("a sign of a relation, such as + or ->");
        while (is_sign(peek().kind)) relation(parent, inference);
        --depth_;
        if (!accept(TokenKind::Dedent)) refuse("another relation, or an empty line");
    }

    void relation(const Node& parent, const std::optional<Node>& inference) {
        const Token sign = next();
        if (sign.kind == TokenKind::Contradicts && is_argument_title(peek().kind)) {
            refuse("a statement, because only statements contradict each other");
        }
        const Element child = is_argument_title(peek().kind) ? read_argument(Role::Description)
                                                             : read_statement(Role::Related, {});
        MapRelation made;
        made.from = parent;
        made.to = child.node;
        made.occurrences.push_back({child.node, child.member, sign.place});
        switch (sign.kind) {
            case TokenKind::SupportedBy:
            case TokenKind::AttackedBy:
            case TokenKind::UndercutBy:
                std::swap(made.from, made.to);
                break;
            default:
                break;
        }
        if (sign.kind == TokenKind::UndercutBy && inference) made.to = *inference;
        made.type = type_of(sign.kind);
        map_.relations.push_back(std::move(made));
    }

    static RelationType type_of(TokenKind sign) {
        switch (sign) {
            case TokenKind::SupportsChild:
            case TokenKind::SupportedBy:
                return RelationType::Support;
            case TokenKind::AttacksChild:
            case TokenKind::AttackedBy:
                return RelationType::Attack;
            case TokenKind::Contradicts:
                return RelationType::Contradictory;
            default:
                return RelationType::Undercut;
        }
    }

    // --- premise-conclusion structures

    void structure(std::size_t argument) {
        const Place start = peek().place;
        if (argument == none) argument = argument_index(made_up_title(), true);
        if (!map_.arguments[argument].steps.empty()) {
            throw BadBlock(start, "found a second structure for the argument <" +
                                      map_.arguments[argument].title + ">, expected one at most");
        }
        bool concluded = false;
        for (;;) {
            if (accept(TokenKind::StatementNumber)) {
                step(argument, none);
                concluded = false;
            } else if (peek().kind == TokenKind::InferenceStart) {
                const std::size_t inference = read_inference(argument);
                if (!accept(TokenKind::StatementNumber)) refuse("a numbered conclusion below the inference");
                step(argument, inference);
                concluded = true;
            } else {
                break;
            }
        }
        auto& steps = map_.arguments[argument].steps;
        if (!concluded) {
            steps.clear();
            map_.arguments[argument].inferences.clear();
            refuse("a line of hyphens (----) and a numbered conclusion at the end of the argument");
        }
        map_.statements[steps.back().statement].members[steps.back().member].role = Role::Conclusion;
    }

    void step(std::size_t argument, std::size_t inference) {
        std::optional<Node> undercut;
        if (inference != none) undercut = Node{Node::Kind::Inference, argument, inference};
        const Element element =
            read_statement(inference == none ? Role::Premise : Role::Intermediate, undercut);
        auto& made = map_.arguments[argument];
        if (inference != none) made.inferences[inference].conclusion = made.steps.size();
        made.steps.push_back({element.node.index, element.member, inference});
    }

    std::size_t read_inference(std::size_t argument) {
        const Token start = next();
        Inference inference;
        inference.place = start.place;
        std::string rule;
        const auto end_rule = [&] {
            if (const auto words = trimmed(rule); !words.empty()) inference.rules.emplace_back(words);
            rule.clear();
        };
        for (std::size_t breaks = 0; !accept(TokenKind::InferenceEnd);) {
            const Token token = next();
            breaks = token.kind == TokenKind::Newline ? breaks + 1 : 0;
            if (token.kind == TokenKind::End || breaks > 1) {
                throw BadBlock(start.place,
                               "found an inference that is not closed, expected -- or a line of at "
                               "least four hyphens");
            }
            if (token.kind == TokenKind::Data) {
                inference.data = read_data_block(token.image, token.place, options_);
            } else if (token.kind == TokenKind::Comma) {
                end_rule();
            } else if (token.kind == TokenKind::Newline) {
                rule += ' ';
            } else {
                if (token.spaced) rule += ' ';
                rule += rule_text(token);
            }
        }
        end_rule();
        if (!accept(TokenKind::Newline)) refuse("the end of the line behind the inference");
        auto& inferences = map_.arguments[argument].inferences;
        inferences.push_back(std::move(inference));
        const std::size_t index = inferences.size() - 1;
        if (peek().kind == TokenKind::Indent) {
            const Node node{Node::Kind::Inference, argument, index};
            relations_of_inference(node);
        }
        return index;
    }

    /// A shortcode's token takes the blanks behind it along; they stay behind its sign.
    static std::string rule_text(const Token& token) {
        const std::string image(token.image);
        if (token.kind == TokenKind::Escaped) return image.substr(1);
        if (token.kind != TokenKind::Shortcode) return image;
        const std::string_view code = trimmed(token.image);
        const std::string_view sign = shortcode(code);
        return sign.empty() ? image : std::string(sign) + image.substr(image.find(code) + code.size());
    }

    void relations_of_inference(const Node& node) {
        next();
        if (peek().kind != TokenKind::UndercutBy) refuse("<_, because an inference can only be undercut");
        while (peek().kind == TokenKind::UndercutBy) relation(node, {});
        if (!accept(TokenKind::Dedent)) refuse("<_, or a numbered conclusion");
    }

    std::string_view text_;
    const ReadOptions& options_;
    json::ProblemList& problems_;
    Map map_;
    std::uint32_t first_line_ = 1;
    Lexer lexer_;
    std::size_t section_ = none, previous_argument_ = none, untitled_ = 0, depth_ = 0;
    bool without_tags_ = false;
};

}  // namespace

Map parse(std::string_view text, const ReadOptions& options, json::ProblemList& problems) {
    return Parser(text, options, problems).take();
}

}  // namespace gainsay::argdown
