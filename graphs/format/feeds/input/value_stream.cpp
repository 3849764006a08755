#include "graphs/format/feeds/input/value_stream.hpp"

#include "graphs/format/text_case/record/field_reader.hpp"

namespace gainsay::feeds {
namespace {

using json::Place;
using json::Source;
using json::SyntaxError;
using json::Value;

constexpr std::string_view blanks = " \t\r\n";

/// Does a second line begin an object after a first line that ended one? Then lines are values.
bool looks_like_lines(std::string_view text) {
    const std::size_t newline = text.find('\n');
    if (text.empty() || text.front() != '{' || newline == std::string_view::npos) return false;
    const std::size_t last = text.find_last_not_of(blanks, newline);
    const std::size_t second = text.find_first_not_of(blanks, newline);
    return text[last] == '}' && second != std::string_view::npos && text[second] == '{';
}

class StreamReader final : private json::ObjectEvents {
public:
    StreamReader(Source& source, const ReadOptions& options, ValueHandler& handler,
                 json::ProblemList& problems)
        : source_(source), options_(options), handler_(handler), problems_(problems) {
        limits_ = {options.max_depth, options.max_record_values};
    }

    void run() {
        if (looks_like_lines(source_.peek())) return read_lines();
        while (true) {
            const std::uint32_t line = source_.here().line;
            source_.start_record();
            if (source_.current() == '[') {
                read_list();
            } else {
                read_value();
            }
            source_.skip_blanks();
            if (source_.at_end()) return;
            const char next = source_.current();
            if (next != '{' && next != '[') {
                throw SyntaxError(source_.here(),
                                  "found more text behind the end of a value, expected nothing, or another "
                                  "object or list");
            }
            // The first line was too long to be seen as one of several.
            if (line == source_.last().line && source_.here().line != line) return read_lines();
        }
    }

private:
    void read_lines() {
        source_.line_mode(true);
        for (bool more = true; more;) {
            source_.skip_blanks();
            if (!source_.at_end()) read_line();
            more = source_.next_line();
        }
    }

    void read_line() {
        source_.start_record();
        try {
            handler_.whole(json::parse_value(source_, limits_));
        } catch (const SyntaxError& error) {
            problems_.add(error.where, {}, {}, error.what(), error.why);
        }
    }

    void read_value() {
        if (auto value = json::parse_object(source_, limits_, *this)) {
            throw SyntaxError(value->place, "found " + json::found(*value) +
                                                ", expected an object in { } or a list in [ ]");
        }
        handler_.whole(std::move(head_));
    }

    // A list is gone through by hand, so that it may be longer than a record.
    void read_list() {
        source_.advance();
        source_.skip_blanks();
        if (at(']')) return source_.advance();
        while (true) {
            source_.start_record();
            if (auto value = json::parse_object(source_, limits_, *this)) {
                // Behind a number the parser has read one byte too many, so there is no going on.
                if (value->kind == Value::Kind::Integer || value->kind == Value::Kind::Float) {
                    throw SyntaxError(value->place,
                                      "found " + json::found(*value) + ", expected an object in { }");
                }
                handler_.whole(*std::move(value));
            } else {
                handler_.whole(std::move(head_));
            }
            source_.skip_blanks();
            if (at(']')) return source_.advance();
            if (!at(',')) {
                throw SyntaxError(source_.here(),
                                  "this list breaks off; expected a comma, or a bracket ] that ends it");
            }
            source_.advance();
            source_.skip_blanks();
        }
    }

    bool at(char wanted) { return !source_.at_end() && source_.current() == wanted; }

    void begin(Place where) override { head_ = Value::object(where); }
    bool key(const Value::Key& key) override {
        check_count();
        return handler_.streams(key.name);
    }
    void begin_item(const Value::Key&, std::size_t) override { source_.start_record(); }
    void item(const Value::Key& key, std::size_t, Value value) override {
        handler_.item(key.name, std::move(value));
    }
    void end_items() override {}
    void member(Value::Key key, Value value) override { head_.add_member(std::move(key), std::move(value)); }

    void check_count() const {
        const std::size_t limit = options_.max_record_values;
        if (limit == 0 || head_.items.size() < limit) return;
        throw SyntaxError(source_.value_start(),
                          "the record has more than " + std::to_string(limit) + " values", ErrorCode::Limit);
    }

    Source& source_;
    const ReadOptions& options_;
    ValueHandler& handler_;
    json::ProblemList& problems_;
    json::ValueLimits limits_;
    Value head_;
};

}  // namespace

void read_values(Source& source, const ReadOptions& options, ValueHandler& handler,
                 json::ProblemList& problems) {
    StreamReader(source, options, handler, problems).run();
}

}  // namespace gainsay::feeds
