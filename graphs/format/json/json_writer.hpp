#pragma once

#include <string>
#include <string_view>

#include "graphs/format/json/json_value.hpp"

namespace gainsay::json {

/// How JSON is laid out: one thing a line with two blanks of indentation, all on one line with blanks behind
/// colons and commas, or without any blank.
enum class Layout : unsigned char { Lines, Line, Dense };

/// Appends JSON to a text, value by value. The caller keeps to the order that JSON asks for.
class Writer {
public:
    /// `depth` is how deep the text is indented already.
    Writer(std::string& out, Layout layout, std::size_t depth = 0)
        : out_(out), layout_(layout), depth_(depth) {}

    void begin_object() { begin('{'); }
    void end_object() { end('}'); }
    void begin_list() { begin('['); }
    void end_list() { end(']'); }

    /// Before each member's value.
    void key(std::string_view name);
    /// Before each item's value.
    void item();

    /// Throws Error(Malformed) when `text` is not UTF-8.
    void text(std::string_view text);
    /// A number or literal as it is spelt.
    void token(std::string_view spelling) { out_ += spelling; }
    void value(const Value& value);

private:
    void begin(char bracket);
    void end(char bracket);
    void new_line();

    std::string& out_;
    Layout layout_;
    std::size_t depth_;
    bool first_ = true;  // nothing stands yet in the innermost list or object
};

/// `value` without a blank: the spelling of `extra`.
[[nodiscard]] std::string dense(const Value& value);

}  // namespace gainsay::json
