#include "graphs/format/argdown/syntax/yaml.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <sstream>
#include <utility>
#include <vector>

// yaml-cpp's events, not its nodes: a document that is too deep or too large is refused before it is built.

namespace gainsay::argdown {
namespace {

using json::Place;
using json::Value;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// As RFC 8259 spells numbers. `whole`: without fraction and exponent.
bool is_number(std::string_view text, bool& whole) {
    std::size_t i = text.starts_with('-') ? 1 : 0;
    const auto digits = [&] {
        const std::size_t from = i;
        while (i < text.size() && is_digit(text[i])) ++i;
        return i - from;
    };
    const std::size_t first = i;
    const std::size_t before = digits();
    if (before == 0 || (before > 1 && text[first] == '0')) return false;
    whole = i == text.size();
    if (i < text.size() && text[i] == '.') {
        ++i;
        if (digits() == 0) return false;
    }
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        ++i;
        if (i < text.size() && (text[i] == '-' || text[i] == '+')) ++i;
        if (digits() == 0) return false;
    }
    return i == text.size();
}

class ValueBuilder final : public YAML::EventHandler {
public:
    ValueBuilder(Place start, const ReadOptions& options) : start_(start), options_(options) {}

    Value take() {
        if (!done_) return Value::object(start_);
        return std::move(root_);
    }

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        refuse_anchor(mark, anchor);
        add(mark, Value());
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_anchor(mark, 1); }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& text) override {
        refuse_anchor(mark, anchor);
        if (text.find('\0') != std::string::npos) {
            throw YamlError(place(mark), "found U+0000 in a text, expected none");
        }
        add(mark, scalar(tag == "?", text));
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(mark, anchor, Value::Kind::List);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(mark, anchor, Value::Kind::Object);
    }
    void OnMapEnd() override {
        refuse_duplicates(open_.back().value);
        close();
    }

    [[nodiscard]] Place place(const YAML::Mark& mark) const {
        if (mark.is_null() || mark.line < 0) return start_;
        const auto line = static_cast<std::uint32_t>(mark.line),
                   column = static_cast<std::uint32_t>(mark.column);
        return {start_.line + line, line == 0 ? start_.column + column : column + 1};
    }

private:
    struct Open {
        Value value;
        bool has_key = false;
        Value::Key key;
    };

    static Value scalar(bool plain, const std::string& text) {
        Value value;
        value.kind = Value::Kind::Text;
        value.text = text;
        bool whole = false;
        if (plain && (text == "true" || text == "false")) {
            value.kind = Value::Kind::Boolean;
            value.boolean = text == "true";
            value.text.clear();
        } else if (plain && text.size() <= 1000 && is_number(text, whole)) {
            value.kind = whole ? Value::Kind::Integer : Value::Kind::Float;
            value.number = std::strtod(text.c_str(), nullptr);
        }
        return value;
    }

    void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) const {
        if (anchor == 0) return;
        throw YamlError(place(mark),
                        "found an anchor or alias (& or *), which data may not have here; write the "
                        "value out, or quote the text",
                        ErrorCode::Unsupported);
    }

    static void refuse_duplicates(const Value& object) {
        std::vector<const Value::Key*> keys;
        for (const Value::Key& key : object.keys) keys.push_back(&key);
        std::stable_sort(keys.begin(), keys.end(),
                         [](const auto* a, const auto* b) { return a->name < b->name; });
        const auto twice = std::adjacent_find(
            keys.begin(), keys.end(), [](const auto* a, const auto* b) { return a->name == b->name; });
        if (twice == keys.end()) return;
        throw YamlError((*(twice + 1))->place, "found the key \"" + (*twice)->name.substr(0, 60) +
                                                   "\" a second time, expected it once");
    }

    void count(const YAML::Mark& mark) {
        if (options_.max_record_values == 0 || ++values_ <= options_.max_record_values) return;
        throw YamlError(place(mark),
                        "found more than " + std::to_string(options_.max_record_values) +
                            " values in one block of data, which is the limit",
                        ErrorCode::Limit);
    }

    void open(const YAML::Mark& mark, YAML::anchor_t anchor, Value::Kind kind) {
        refuse_anchor(mark, anchor);
        const std::size_t deepest =
            options_.max_depth == 0 ? 512 : std::min<std::size_t>(options_.max_depth, 512);
        if (open_.size() >= deepest) {
            throw YamlError(place(mark),
                            "found lists and objects deeper than " + std::to_string(deepest) +
                                " in one another, which is the limit",
                            ErrorCode::Limit);
        }
        count(mark);
        if (!open_.empty() && open_.back().value.kind == Value::Kind::Object && !open_.back().has_key) {
            throw YamlError(place(mark), "found a list or object, expected a key, which is a text");
        }
        Open fresh;
        fresh.value.kind = kind;
        fresh.value.place = place(mark);
        open_.push_back(std::move(fresh));
    }

    void close() {
        Value value = std::move(open_.back().value);
        open_.pop_back();
        put(std::move(value));
    }

    void add(const YAML::Mark& mark, Value value) {
        value.place = place(mark);
        if (!open_.empty() && open_.back().value.kind == Value::Kind::Object && !open_.back().has_key) {
            const bool boolean = value.kind == Value::Kind::Boolean;
            open_.back().key = {boolean ? (value.boolean ? "true" : "false") : value.text, value.place};
            open_.back().has_key = true;
            return;
        }
        count(mark);
        put(std::move(value));
    }

    void put(Value value) {
        if (open_.empty()) {
            root_ = std::move(value);
            done_ = true;
            return;
        }
        Open& parent = open_.back();
        if (parent.value.kind == Value::Kind::Object) {
            parent.value.add_member(std::move(parent.key), std::move(value));
            parent.has_key = false;
        } else {
            parent.value.items.push_back(std::move(value));
        }
    }

    Place start_;
    const ReadOptions& options_;
    std::vector<Open> open_;
    Value root_;
    bool done_ = false;
    std::size_t values_ = 0;
};

// --- writing

bool is_plain_key(std::string_view key) {
    constexpr std::array<std::string_view, 10> taken{"true", "false", "null", "yes", "no",
                                                     "on",   "off",   "y",    "n",   "nan"};
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
    return !key.empty() && key.size() <= 60 && std::all_of(key.begin(), key.end(), plain) &&
           std::find(taken.begin(), taken.end(), key) == taken.end();
}

void add_escape(std::string& out, unsigned code) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += "\\u";
    for (unsigned shift = 16; shift > 0; shift -= 4) out += digits[code >> (shift - 4) & 0xFU];
}

/// The code point at `at` when it is one that YAML, or a JavaScript pattern for "any character but a line break",
/// does not let stand; else 0. None of them is longer than three bytes.
unsigned unprintable(std::string_view text, std::size_t at, std::size_t& bytes) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const unsigned first = byte(0);
    bytes = 1;
    if (first < 0x20 || first == 0x7F) return first;
    if (first == 0xC2 && byte(1) < 0xA0) {
        bytes = 2;
        return byte(1);
    }
    if (first != 0xE2 && first != 0xEF) return 0;
    const unsigned code = (first & 0xFU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
    bytes = 3;
    return code == 0x2028 || code == 0x2029 || code == 0xFEFF || code >= 0xFFFE ? code : 0;
}

void add_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t i = 0; i < text.size();) {
        std::size_t bytes = 1;
        const unsigned code = unprintable(text, i, bytes);
        const char c = text[i], after = i + 1 < text.size() ? text[i + 1] : '\0';
        // "]:" and ">:" would end a title that begins before the block, "===" front matter, a brace the block.
        const bool sign = ((c == ']' || c == '>') && after == ':') || (c == '=' && after == '=') || c == '}';
        if (code != 0 || c == '\0') {
            add_escape(out, code);
            i += bytes;
            continue;
        }
        if (sign) {
            add_escape(out, static_cast<unsigned char>(c));
        } else {
            if (c == '"' || c == '\\') out += '\\';
            out += c;
        }
        ++i;
    }
    out += '"';
}

void add_flow(std::string& out, const Value& value) {
    switch (value.kind) {
        case Value::Kind::Null:
            out += "null";
            break;
        case Value::Kind::Boolean:
            out += value.boolean ? "true" : "false";
            break;
        case Value::Kind::Integer:
        case Value::Kind::Float:
            out += value.text;
            break;
        case Value::Kind::Text:
            add_quoted(out, value.text);
            break;
        case Value::Kind::List:
        case Value::Kind::Object: {
            const bool object = value.kind == Value::Kind::Object;
            out += object ? '{' : '[';
            for (std::size_t i = 0; i < value.items.size(); ++i) {
                if (i > 0) out += ", ";
                if (object) {
                    out += flow_key(value.keys[i].name);
                    out += ": ";
                }
                add_flow(out, value.items[i]);
            }
            out += object ? '}' : ']';
            break;
        }
    }
}

}  // namespace

Value read_yaml(std::string_view text, Place start, const ReadOptions& options) {
    ValueBuilder builder(start, options);
    std::istringstream in{std::string(text)};
    try {
        YAML::Parser parser(in);
        parser.HandleNextDocument(builder);
        Value value = builder.take();
        if (value.kind == Value::Kind::Null) return Value::object(start);
        if (value.kind != Value::Kind::Object) {
            throw YamlError(value.place, "found a value without a key, expected data as {key: value}");
        }
        if (ValueBuilder rest(start, options); parser.HandleNextDocument(rest)) {
            throw YamlError(start, "found a second YAML document, expected one");
        }
        return value;
    } catch (const YAML::Exception& error) {
        throw YamlError(builder.place(error.mark), "found data that is no YAML: " + error.msg);
    }
}

Value read_data_block(std::string_view image, Place start, const ReadOptions& options) {
    const std::size_t first = image.find_first_not_of(" \t", 1);
    if (first == std::string_view::npos || image[first] != '\n') return read_yaml(image, start, options);
    const std::string_view inside = image.substr(first + 1, image.rfind('}') - first - 1);
    return read_yaml(inside, {start.line + 1, 1}, options);
}

std::string flow_key(std::string_view key) {
    if (is_plain_key(key)) return std::string(key);
    std::string out;
    add_quoted(out, key);
    return out;
}

std::string to_flow(const Value& value) {
    std::string out;
    add_flow(out, value);
    return out;
}

}  // namespace gainsay::argdown
