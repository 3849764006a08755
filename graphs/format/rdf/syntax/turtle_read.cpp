#include <serd/serd.h>

#include <cstdio>
#include <exception>

#include <algorithm>
#include <istream>

#include "graphs/format/parts/text.hpp"
#include "graphs/format/rdf/mapping/graph_read.hpp"
#include "graphs/format/rdf/rdf.hpp"
#include "graphs/format/rdf/vocabulary.hpp"

// serd parses, a byte at a time: it takes a page that is not full for the end, and a full one has no lines. It descends into brackets by recursion and
// puts no bound on a text, so the bytes are looked at before it sees them. It opens nothing: a base is a name.

namespace gainsay::rdf {
namespace {

/// Passes lines to serd, and stops at a limit.
class LineSource {
public:
    LineSource(std::istream& in, const ReadOptions& options) : in_(in), options_(options) {
        depth_limit_ = options.max_depth == 0 ? 512 : std::min<std::size_t>(options.max_depth, 512);
    }

    /// As much of the next line as fits; 0 at the end, or when a limit is reached.
    std::size_t next(char* out, std::size_t room) {
        std::size_t count = 0;
        if (line_ended_) ++line_;
        line_ended_ = false;
        while (count < room && message_.empty()) {
            const int next = in_.rdbuf()->sbumpc();
            if (next == std::istream::traits_type::eof()) break;
            const char c = static_cast<char>(next);
            look_at(c);
            if (!message_.empty()) return 0;
            out[count++] = c;
            line_ended_ = c == '\n';
            if (line_ended_) break;
        }
        if (in_.bad()) throw Error(ErrorCode::Io, "reading failed");
        bytes_ += count;
        if (options_.max_bytes != 0 && bytes_ > options_.max_bytes)
            stop("the input is longer than " + std::to_string(options_.max_bytes) + " bytes");
        if (options_.progress && bytes_ >= next_report_) {
            options_.progress(bytes_, 0);
            next_report_ = bytes_ + (1U << 20U);
        }
        return message_.empty() ? count : 0;
    }

    [[nodiscard]] std::uint32_t line() const noexcept { return line_; }
    [[nodiscard]] const std::string& message() const noexcept { return message_; }
    [[nodiscard]] ErrorCode code() const noexcept { return code_; }
    [[nodiscard]] std::uint64_t bytes() const noexcept { return bytes_; }

private:
    enum class In : std::uint8_t { Space, Iri, Text, LongText, Comment };

    void stop(std::string message, ErrorCode code = ErrorCode::Limit) {
        if (message_.empty()) message_ = std::move(message);
        code_ = code;
    }

    void look_at(char c) {
        if (c == '\0') return stop("found a NUL byte, which is not Turtle", ErrorCode::Malformed);
        if (++token_bytes_ > options_.max_string_bytes && options_.max_string_bytes != 0)
            return stop("a text is longer than " + std::to_string(options_.max_string_bytes) + " bytes");
        if (escaped_) {
            escaped_ = false;
            quotes_ = 0;
            return;
        }
        if (c == '\\' && in_now_ != In::Comment) {
            escaped_ = true;
            return;
        }
        switch (in_now_) {
            case In::Space:
                return look_outside(c);
            case In::Iri:
                if (c == '>' || c == '\n') leave();
                return;
            case In::Comment:
                if (c == '\n') leave();
                return;
            case In::Text:
                return look_in_text(c);
            case In::LongText:
                quotes_ = c == quote_ ? quotes_ + 1 : 0;
                if (quotes_ == 3) leave();
                return;
        }
    }

    void look_in_text(char c) {
        const bool at_start = token_bytes_ == 1;
        if (c == quote_ && at_start) {
            empty_ = true;  // "" or the start of """
            return;
        }
        if (empty_) {
            empty_ = false;
            if (c == quote_) {
                in_now_ = In::LongText;
                quotes_ = 0;
                return;
            }
            leave();
            return look_outside(c);
        }
        if (c == quote_ || c == '\n') leave();
    }

    void look_outside(char c) {
        if (c == '"' || c == '\'') enter(In::Text), quote_ = c;
        if (c == '<') enter(In::Iri);
        if (c == '#') enter(In::Comment);
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') token_bytes_ = 0;
        if (c == '[' || c == '(') ++depth_;
        if ((c == ']' || c == ')') && depth_ > 0) --depth_;
        if (depth_ > depth_limit_)
            stop("brackets stand more than " + std::to_string(depth_limit_) + " deep in one another");
    }

    void enter(In where) {
        in_now_ = where;
        token_bytes_ = 0;
        quotes_ = 0;
        empty_ = false;
    }
    void leave() { enter(In::Space); }

    std::istream& in_;
    const ReadOptions& options_;
    std::size_t depth_limit_ = 0, depth_ = 0;
    std::uint32_t line_ = 1;
    std::uint64_t bytes_ = 0, token_bytes_ = 0, next_report_ = 1U << 20U;
    In in_now_ = In::Space;
    char quote_ = '"';
    unsigned quotes_ = 0;
    bool escaped_ = false, empty_ = false, line_ended_ = false;
    std::string message_;
    ErrorCode code_ = ErrorCode::Limit;
};

bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t more = lead < 0x80                      ? 0
                                 : (lead >= 0xC2 && lead < 0xE0)  ? 1
                                 : (lead & 0xF0U) == 0xE0         ? 2
                                 : (lead >= 0xF0 && lead <= 0xF4) ? 3
                                                                  : 9;
        if (more == 9 || i + more >= text.size()) return false;
        for (std::size_t k = 1; k <= more; ++k) {
            const auto byte = static_cast<unsigned char>(text[i + k]);
            const unsigned lowest = k > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
            const unsigned highest = k > 1 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
            if (byte < lowest || byte > highest) return false;
        }
        i += more + 1;
    }
    return true;
}

/// One input on its way through serd into a graph.
class TurtleParser {
public:
    TurtleParser(std::istream& in, std::string_view name, std::size_t number, Graph& graph,
                 const ReadOptions& options)
        : source_(in, options), name_(name), number_(number), graph_(graph), options_(options) {
        const std::size_t slash = name.find_last_of('/');
        std::string base = "file:///";
        for (const char c : name.substr(slash == std::string_view::npos ? 0 : slash + 1)) {
            const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                               c == '.' || c == '-' || c == '_';
            base += plain ? c : '_';
        }
        const SerdNode node = serd_node_from_string(SERD_URI, bytes_of(base));
        env_ = serd_env_new(&node);
    }
    TurtleParser(const TurtleParser&) = delete;
    TurtleParser& operator=(const TurtleParser&) = delete;
    ~TurtleParser() { serd_env_free(env_); }

    void run() {
        SerdReader* const reader =
            serd_reader_new(SERD_TURTLE, this, nullptr, on_base, on_prefix, on_triple, nullptr);
        serd_reader_set_error_sink(reader, on_error, this);
        serd_reader_start_source_stream(reader, on_read, on_stream_error, this, nullptr, 1);
        SerdStatus status = SERD_SUCCESS;
        try {
            while (status == SERD_SUCCESS && problem_.empty()) status = serd_reader_read_chunk(reader);
        } catch (...) {
            serd_reader_end_stream(reader);
            serd_reader_free(reader);
            throw;
        }
        serd_reader_end_stream(reader);
        serd_reader_free(reader);
        if (failure_) std::rethrow_exception(failure_);
        if (!source_.message().empty()) fail(source_.message(), source_.code(), source_.line());
        if (problem_.empty() && status > SERD_FAILURE)
            fail("this is not Turtle", ErrorCode::Malformed, source_.line());
        if (!problem_.empty()) fail(problem_, problem_code_, problem_line_);
        if (source_.bytes() == 0) fail("the input is empty, expected Turtle", ErrorCode::Malformed, 1);
    }

private:
    [[noreturn]] void fail(const std::string& message, ErrorCode code, std::uint32_t line) const {
        throw ReadError({{{name_, line, 0}, {}, {}, message, code}}, "reading stopped there");
    }
    void note(std::string message, ErrorCode code = ErrorCode::Malformed) {
        if (!problem_.empty()) return;
        problem_ = std::move(message);
        problem_code_ = code;
        problem_line_ = source_.line();
    }

    static const std::uint8_t* bytes_of(const std::string& text) {
        return reinterpret_cast<const std::uint8_t*>(text.c_str());
    }
    static std::string_view view(const SerdNode& node) {
        return {reinterpret_cast<const char*>(node.buf), node.n_bytes};
    }

    /// A name as an IRI, whole; false when its prefix is not known.
    bool whole(const SerdNode& node, std::string& out) {
        if (node.type == SERD_CURIE) {
            SerdChunk prefix{nullptr, 0}, rest{nullptr, 0};
            if (serd_env_expand(env_, &node, &prefix, &rest) != SERD_SUCCESS) {
                note("found the name " + std::string(view(node).substr(0, 60)) +
                     ", whose prefix is not declared");
                return false;
            }
            out.assign(reinterpret_cast<const char*>(prefix.buf), prefix.len);
            out.append(reinterpret_cast<const char*>(rest.buf), rest.len);
        } else if (serd_uri_string_has_scheme(node.buf)) {
            out = view(node);
        } else {
            SerdNode resolved = serd_env_expand_node(env_, &node);
            if (resolved.buf == nullptr) {
                note("found <" + std::string(view(node).substr(0, 60)) + ">, which is no IRI");
                return false;
            }
            out = view(resolved);
            serd_node_free(&resolved);
        }
        if (is_utf8(out)) return true;
        note("found a name that is not UTF-8");
        return false;
    }

    bool term_of(const SerdNode& node, const SerdNode* datatype, const SerdNode* language, Term& out) {
        if (node.type == SERD_BLANK) {
            out = {Term::Kind::Blank, std::to_string(number_) + "." + std::string(view(node)), {}, {}};
            return true;
        }
        if (node.type != SERD_LITERAL) {
            std::string name;
            if (!whole(node, name)) return false;
            out = iri(shorten(name));
            return true;
        }
        out = text(view(node));
        if (!is_utf8(out.text)) {
            note("found a text that is not UTF-8");
            return false;
        }
        if (out.text.find('\0') != std::string::npos) {
            note("found the character U+0000, which no text may have");
            return false;
        }
        if (language != nullptr && language->buf != nullptr) out.language = view(*language);
        if (datatype != nullptr && datatype->buf != nullptr) {
            std::string name;
            if (!whole(*datatype, name)) return false;
            out.datatype = shorten(name);
            if (out.datatype == "xsd:string") out.datatype.clear();
        }
        return true;
    }

    // --- what serd calls; no exception may pass through it

    static std::size_t on_read(void* out, std::size_t, std::size_t count, void* self) {
        auto& parser = *static_cast<TurtleParser*>(self);
        try {
            return parser.source_.next(static_cast<char*>(out), count);
        } catch (...) {
            parser.failure_ = std::current_exception();
            parser.note("reading was given up");
            return 0;
        }
    }
    static int on_stream_error(void*) { return 0; }
    static SerdStatus on_error(void* self, const SerdError* error) {
        auto& parser = *static_cast<TurtleParser*>(self);
        char words[200] = "";
        if (error->fmt != nullptr && error->args != nullptr) {
            std::vsnprintf(words, sizeof words, error->fmt, *error->args);
        }
        std::string message = words;
        while (!message.empty() && message.back() == '\n') message.pop_back();
        const std::string clean = is_utf8(message) ? message : "a byte that does not belong here";
        parser.note("this is not Turtle: " + clean);
        return SERD_SUCCESS;
    }
    static SerdStatus on_base(void* self, const SerdNode* uri) {
        return serd_env_set_base_uri(static_cast<TurtleParser*>(self)->env_, uri);
    }
    static SerdStatus on_prefix(void* self, const SerdNode* name, const SerdNode* uri) {
        return serd_env_set_prefix(static_cast<TurtleParser*>(self)->env_, name, uri);
    }
    static SerdStatus on_triple(void* self, SerdStatementFlags, const SerdNode*, const SerdNode* subject,
                                const SerdNode* predicate, const SerdNode* object, const SerdNode* datatype,
                                const SerdNode* language) {
        auto& parser = *static_cast<TurtleParser*>(self);
        try {
            Term from, by, to;
            if (!parser.term_of(*subject, nullptr, nullptr, from) ||
                !parser.term_of(*predicate, nullptr, nullptr, by) ||
                !parser.term_of(*object, datatype, language, to)) {
                return SERD_ERR_BAD_SYNTAX;
            }
            const std::uint64_t most = parser.options_.max_records;
            if (most != 0 && ++parser.triples_ > most) {
                parser.note("the graph has more than " + std::to_string(most) + " triples", ErrorCode::Limit);
                return SERD_ERR_BAD_SYNTAX;
            }
            parser.graph_.add(from, by.text, std::move(to), {parser.name_, parser.source_.line(), 0});
            return SERD_SUCCESS;
        } catch (...) {
            parser.failure_ = std::current_exception();
            return SERD_ERR_UNKNOWN;
        }
    }

    LineSource source_;
    std::string name_;
    std::size_t number_;
    Graph& graph_;
    const ReadOptions& options_;
    SerdEnv* env_ = nullptr;
    std::uint64_t triples_ = 0;
    std::string problem_;
    ErrorCode problem_code_ = ErrorCode::Malformed;
    std::uint32_t problem_line_ = 0;
    std::exception_ptr failure_;
};

class TurtleReader final : public GraphFormatReader {
public:
    using GraphFormatReader::GraphFormatReader;

    void read(std::istream& in, std::string_view name) override {
        TurtleParser(in, name, next_input(), graph(), options()).run();
    }
};

}  // namespace

std::unique_ptr<FormatReader> make_turtle_reader(RecordSink& sink, const ReadOptions& options,
                                                 LossReport& losses) {
    return std::make_unique<TurtleReader>(sink, options, losses);
}

Guess guess_turtle(std::string_view first_bytes) {
    first_bytes = parts::without_mark(first_bytes);
    while (!first_bytes.empty()) {
        const std::size_t start = first_bytes.find_first_not_of(" \t\r\n");
        if (start == std::string_view::npos) return Guess::No;
        first_bytes.remove_prefix(start);
        if (first_bytes.front() != '#') break;
        const std::size_t end = first_bytes.find('\n');
        if (end == std::string_view::npos) return Guess::No;
        first_bytes.remove_prefix(end);
    }
    std::string word;
    for (const char c : first_bytes.substr(0, 7))
        word += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    if (word.starts_with("@prefix") || word.starts_with("@base ")) return Guess::Yes;
    if (word == "prefix " && first_bytes.substr(0, 200).find(": <") != std::string_view::npos)
        return Guess::Yes;
    return word.starts_with("<http") || word.starts_with("<urn:") ? Guess::Maybe : Guess::No;
}

}  // namespace gainsay::rdf
