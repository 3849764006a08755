#include <algorithm>
#include <array>
#include <ostream>
#include <vector>

#include "graphs/format/frameworks/frameworks.hpp"
#include "graphs/format/frameworks/one_framework.hpp"
#include "graphs/format/frameworks/records/case_framework.hpp"
#include "graphs/format/frameworks/records/notes.hpp"
#include "graphs/format/frameworks/text_input.hpp"
#include "graphs/format/parts/text.hpp"

// apx: facts "arg(a)." and "att(a,b).", in any order and layout, as answer set solvers read them. % begins a comment.

namespace gainsay::frameworks {
namespace {

bool is_blank(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_letter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

class ApxReader {
public:
    ApxReader(TextInput& input, FrameworkRecords& records, const ReadOptions& options)
        : input_(input), records_(records), longest_(options.max_string_bytes) {}

    void read() {
        while (skip_to_fact()) read_fact();
    }

private:
    /// Over blanks and comments; false at the end of the input.
    bool skip_to_fact() {
        for (int c = input_.peek(); c != TextInput::end; c = input_.peek()) {
            if (c == '%') {
                read_comment();
            } else if (is_blank(c)) {
                input_.get();
            } else {
                return true;
            }
        }
        return false;
    }

    void read_comment() {
        const json::Place where = input_.here();
        std::string_view line;
        input_.next_line(line);
        const std::string_view comment = trimmed(line.substr(1));
        if (comment.empty() || comment == apx_header || take_note(comment, where, records_)) return;
        records_.lose("comment", "a case has no place for remarks in a file", where,
                      std::string(comment.substr(0, 200)));
    }

    void add(std::string& text, int c) {
        if (longest_ != 0 && text.size() >= longest_)
            input_.refuse(input_.here(), "a name has more than " + std::to_string(longest_) + " bytes",
                          ErrorCode::Limit);
        text.push_back(static_cast<char>(c));
    }

    void read_fact() {
        const json::Place where = input_.here();
        std::string predicate;
        while (is_letter(input_.peek())) add(predicate, input_.get());
        if (predicate.empty() || !next_is('(')) unexpected("a fact such as \"arg(a).\" or \"att(a,b).\"");
        std::vector<std::string> terms;
        do {
            terms.push_back(read_term());
        } while (next_is(','));
        if (!next_is(')')) unexpected("\",\" or \")\"");
        const bool weighted = skip_weight();
        if (!ended_ && !next_is('.')) unexpected("the dot that ends a fact");
        ended_ = false;
        take(predicate, terms, where);
        if (weighted) records_.lose("weight", "a claim has none", where);
    }

    /// Over blanks and that character; false where another one stands.
    bool next_is(char wanted) {
        while (is_blank(input_.peek())) input_.get();
        if (input_.peek() != wanted) return false;
        input_.get();
        return true;
    }

    [[noreturn]] void unexpected(const std::string& expected) {
        const int c = input_.peek();
        const std::string found = c == TextInput::end    ? "the end of the input"
                                  : c > 0x20 && c < 0x7F ? std::string("\"") + static_cast<char>(c) + "\""
                                                         : "byte " + std::to_string(c);
        input_.refuse(input_.here(), "found " + found + ", expected " + expected);
    }

    /// A constant, a text in quotes, or a term with terms in brackets, which counts as one name.
    std::string read_term() {
        while (is_blank(input_.peek())) input_.get();
        if (input_.peek() == '"') return read_quoted();
        std::string term;
        std::size_t depth = 0;
        for (int c = input_.peek(); c != TextInput::end; c = input_.peek()) {
            if (depth == 0 && (is_blank(c) || c == ',' || c == ')')) break;
            if (is_blank(c)) {
                input_.get();
                continue;
            }
            depth += c == '(' ? 1 : 0;
            depth -= c == ')' ? 1 : 0;
            add(term, input_.get());
        }
        if (term.empty() || depth != 0) unexpected("the name of an argument");
        return term;
    }

    std::string read_quoted() {
        std::string term;
        input_.get();
        for (int c = input_.get(); c != '"'; c = input_.get()) {
            if (c == '\\') c = input_.get();
            if (c == TextInput::end) unexpected("the quote that ends a name");
            add(term, c);
        }
        if (term.empty()) unexpected("a name between the quotes");
        return term;
    }

    /// ":- 0.5", which some tools put before the dot.
    bool skip_weight() {
        if (!next_is(':')) return false;
        if (!next_is('-')) unexpected("\":-\"");
        std::string weight;
        while (is_blank(input_.peek())) input_.get();
        while (is_letter(input_.peek())) add(weight, input_.get());
        if (input_.peek() != '.') return true;
        input_.get();
        // The dot of the number, if digits follow; else the dot of the fact, which the caller wants to see.
        if (!is_letter(input_.peek())) {
            ended_ = true;
            return true;
        }
        while (is_letter(input_.peek())) add(weight, input_.get());
        return true;
    }

    void take(const std::string& predicate, const std::vector<std::string>& terms, json::Place where) {
        input_.count_records();
        if (predicate == "arg" && terms.size() == 1) {
            records_.declare(terms[0], {}, where);
        } else if (predicate == "att" && terms.size() == 2) {
            records_.attack(terms[0], terms[1], where);
        } else {
            records_.lose("fact " + predicate.substr(0, 40) + "/" + std::to_string(terms.size()),
                          "a framework has arg/1 and att/2 only", where, terms.front().substr(0, 200));
        }
    }

    TextInput& input_;
    FrameworkRecords& records_;
    std::uint64_t longest_;
    bool ended_ = false;
};

void read_apx(TextInput& input, FrameworkRecords& records, const ReadOptions& options) {
    ApxReader(input, records, options).read();
}

/// What an argument stands for, as a constant of answer set programming, which begins with a small letter and has
/// letters, digits and low lines: the other characters of an id become capitals, of which an id has none.
std::string constant_of(std::string_view id) {
    std::string constant;
    bool kind_ended = false;
    for (const char c : id) {
        const char letter = c == '-'     ? '_'
                            : c == '_'   ? 'U'
                            : c == '.'   ? 'D'
                            : c != ':'   ? c
                            : kind_ended ? 'C'
                                         : '_';
        kind_ended = kind_ended || c == ':';
        constant.push_back(letter);
    }
    return constant;
}

}  // namespace

std::unique_ptr<FormatReader> make_apx_reader(RecordSink& sink, const ReadOptions& options,
                                              LossReport& losses) {
    return std::make_unique<OneFramework>(read_apx, sink, options, losses);
}

void write_apx(std::ostream& stream, const GraphSource& source, const WriteOptions&, LossReport& losses) {
    const CaseFramework framework = framework_of(source, losses);
    const Flattening flat(framework.claims, framework.relations);
    TextOutput out(stream);
    out << "% " << apx_header << "\n";
    each_claim(source, [&](const Claim& claim, std::size_t) {
        out << "% argument " << constant_of(claim.id.text()) << " " << claim.id.text() << " "
            << spelt(claim.text) << "\n";
    });
    for (std::size_t i = framework.claims.size(); i < flat.arguments().size(); ++i)
        out << "% argument " << constant_of(flat.arguments()[i]) << " " << flat.arguments()[i] << "\n";
    for (const AttackingRelation& one : framework.relations) out << "% relation " << row_of(one) << "\n";
    for (const std::string& argument : flat.arguments()) out << "arg(" << constant_of(argument) << ").\n";
    for (const Attack& one : flat.attacks()) {
        out << "att(" << constant_of(flat.arguments()[one.from]) << ","
            << constant_of(flat.arguments()[one.to]) << ").\n";
    }
    out.flush();
}

Guess guess_apx(std::string_view first_bytes) {
    std::string_view text = trimmed(parts::without_mark(first_bytes));
    while (!text.empty() && text.front() == '%') {
        const std::size_t stop = std::min(text.find('\n'), text.size());
        if (trimmed(text.substr(1, stop - 1)) == apx_header) return Guess::Yes;
        text = trimmed(text.substr(stop));
    }
    const auto is_fact = [&](std::string_view predicate) {
        if (!text.starts_with(predicate)) return false;
        const std::string_view rest = trimmed(text.substr(predicate.size()));
        return !rest.empty() && rest.front() == '(';
    };
    return is_fact("arg") || is_fact("att") ? Guess::Yes : Guess::No;
}

}  // namespace gainsay::frameworks
