#include "tools/render/table/json.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "tools/render/table/text.hpp"

namespace gainsay::render {
namespace {

void append_escaped(std::string& out, char32_t c, std::string_view bytes) {
    switch (c) {
        case U'"':
            out += "\\\"";
            return;
        case U'\\':
            out += "\\\\";
            return;
        case U'\n':
            out += "\\n";
            return;
        case U'\r':
            out += "\\r";
            return;
        case U'\t':
            out += "\\t";
            return;
        default:
            break;
    }
    // Escaping what a terminal or a reader of bidirectional text would act on costs nothing: it is the same
    // text.
    if (c < 0x10000 && is_control(c)) {
        constexpr std::string_view digits = "0123456789abcdef";
        out += "\\u";
        for (int shift = 12; shift >= 0; shift -= 4)
            out += digits[(c >> static_cast<unsigned>(shift)) & 0xFU];
        return;
    }
    out += bytes;
}

}  // namespace

Json::Json(std::string_view text) {
    text_ = "\"";
    for_each_code_point(text,
                        [this](char32_t c, std::string_view bytes) { append_escaped(text_, c, bytes); });
    text_ += '"';
}

Json::Json(double value) {
    std::array<char, 40> buffer{};
    if (!std::isfinite(value)) {
        text_ = "null";
        return;
    }
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    text_.assign(buffer.data(), end);
}

Json::Json(const std::vector<Json>& items) {
    text_ = "[";
    for (const Json& item : items) {
        if (text_.size() > 1) text_ += ',';
        text_ += item.text();
    }
    text_ += ']';
}

Json Json::of_json(std::string_view text) {
    Json value;
    value.text_.clear();
    bool quoted = false, escaped = false;
    for_each_code_point(text, [&](char32_t c, std::string_view bytes) {
        if (quoted && c > 0x7E) {
            append_escaped(value.text_, c, bytes);
            escaped = false;
            return;
        }
        // White space between values goes, that in texts stays.
        if (!quoted && (c == U' ' || c == U'\n' || c == U'\r' || c == U'\t')) return;
        if (c == U'"' && !escaped) quoted = !quoted;
        escaped = quoted && !escaped && c == U'\\';
        value.text_ += bytes;
    });
    return value;
}

JsonObject& JsonObject::put(std::string_view name, const Json& value) {
    if (!members_.empty()) members_ += ',';
    members_ += Json(name).text();
    members_ += ':';
    members_ += value.text();
    return *this;
}

JsonObject& JsonObject::put_if(std::string_view name, const Json& value) {
    const std::string& text = value.text();
    if (text == "null" || text == "false" || text == "\"\"" || text == "[]" || text == "{}") return *this;
    return put(name, value);
}

std::string pretty(const Json& value, std::size_t indent) {
    const std::string& text = value.text();
    std::string out;
    std::size_t depth = indent;
    bool quoted = false;
    const auto new_line = [&] { out.append("\n").append(2 * depth, ' '); };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            out += c;
            if (c == '\\') {
                out += text[++i];
            } else if (c == '"') {
                quoted = false;
            }
            continue;
        }
        const bool opens = c == '{' || c == '[';
        const bool closes = c == '}' || c == ']';
        if (closes) {
            --depth;
            new_line();
        }
        out += c;
        if (c == '"') quoted = true;
        if (opens && i + 1 < text.size() && (text[i + 1] == '}' || text[i + 1] == ']')) {
            out += text[++i];
        } else if (opens) {
            ++depth;
            new_line();
        } else if (c == ',') {
            new_line();
        } else if (c == ':') {
            out += ' ';
        }
    }
    return out;
}

}  // namespace gainsay::render
