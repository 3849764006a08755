#include "graphs/format/json/json_writer.hpp"

#include <array>
#include <cstdio>

#include "graphs/model/error.hpp"

namespace gainsay::json {
namespace {

// How many bytes the UTF-8 sequence at the start of `text` has; 0 when there is none. Table 3-7 of Unicode.
std::size_t sequence_length(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const unsigned lead = byte(0);
    unsigned low = 0x80, high = 0xBF;
    std::size_t length = 0;
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        if (lead == 0xE0) low = 0xA0;
        if (lead == 0xED) high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        if (lead == 0xF0) low = 0x90;
        if (lead == 0xF4) high = 0x8F;
    } else {
        return 0;
    }
    if (byte(1) < low || byte(1) > high) return 0;
    for (std::size_t i = 2; i < length; ++i) {
        if (byte(i) < 0x80 || byte(i) > 0xBF) return 0;
    }
    return length;
}

void append_escape(std::string& out, unsigned char c) {
    switch (c) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\b':
            out += "\\b";
            return;
        case '\f':
            out += "\\f";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            break;
    }
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "\\u%04x", static_cast<unsigned>(c));
    out += text.data();
}

}  // namespace

void Writer::new_line() {
    if (layout_ != Layout::Lines) return;
    out_ += '\n';
    out_.append(2 * depth_, ' ');
}

void Writer::begin(char bracket) {
    out_ += bracket;
    ++depth_;
    first_ = true;
}

void Writer::end(char bracket) {
    --depth_;
    if (!first_) new_line();
    out_ += bracket;
    first_ = false;
}

void Writer::item() {
    if (!first_) out_ += layout_ == Layout::Line ? ", " : ",";
    new_line();
    first_ = false;
}

void Writer::key(std::string_view name) {
    item();
    text(name);
    out_ += layout_ == Layout::Dense ? ":" : ": ";
}

void Writer::text(std::string_view text) {
    out_ += '"';
    std::size_t plain = 0;  // bytes from here to i go out as they are
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x80) {
            const std::size_t length = sequence_length(text.substr(i));
            if (length == 0) {
                throw Error(ErrorCode::Malformed, "found a text that is not UTF-8 (at its byte " +
                                                      std::to_string(i) + "), expected UTF-8");
            }
            i += length;
        } else if (c < 0x20 || c == '"' || c == '\\') {
            out_ += text.substr(plain, i - plain);
            append_escape(out_, c);
            plain = ++i;
        } else {
            ++i;
        }
    }
    out_ += text.substr(plain);
    out_ += '"';
}

void Writer::value(const Value& value) {
    switch (value.kind) {
        case Value::Kind::Null:
            token("null");
            break;
        case Value::Kind::Boolean:
            token(value.boolean ? "true" : "false");
            break;
        case Value::Kind::Integer:
        case Value::Kind::Float:
            token(value.text);
            break;
        case Value::Kind::Text:
            text(value.text);
            break;
        case Value::Kind::List:
            begin_list();
            for (const Value& one : value.items) {
                item();
                this->value(one);
            }
            end_list();
            break;
        case Value::Kind::Object:
            begin_object();
            for (std::size_t i = 0; i < value.items.size(); ++i) {
                key(value.keys[i].name);
                this->value(value.items[i]);
            }
            end_object();
            break;
    }
}

std::string dense(const Value& value) {
    std::string text;
    Writer(text, Layout::Dense).value(value);
    return text;
}

}  // namespace gainsay::json
