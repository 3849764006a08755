#include "graphs/format/networks/xml_text.hpp"

#include <simdjson.h>

#include "graphs/model/error.hpp"

namespace gainsay::networks {
namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 16U;
constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// The length of the UTF-8 sequence that begins with `lead`.
std::size_t sequence_length(unsigned char lead) {
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

std::string_view entity_of(char c, bool in_attribute) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '\r':
            return "&#13;";
        case '"':
            return in_attribute ? "&quot;" : std::string_view();
        case '\n':
            return in_attribute ? "&#10;" : std::string_view();
        case '\t':
            return in_attribute ? "&#9;" : std::string_view();
        default:
            return {};
    }
}

bool is_xml_character(std::string_view sequence) {
    const auto lead = static_cast<unsigned char>(sequence.front());
    if (lead < 0x20) return lead == '\t' || lead == '\n' || lead == '\r';
    return sequence != "\xEF\xBF\xBE" && sequence != "\xEF\xBF\xBF";
}

/// Calls `use` for every character, with nothing for one that XML lacks.
template <class Use>
void each_character(std::string_view text, const Use& use) {
    const bool valid = simdjson::validate_utf8(text.data(), text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const std::size_t length = valid ? sequence_length(byte) : 1;
        const std::string_view sequence = text.substr(i, length);
        i += length;
        use((!valid && byte >= 0x80) || !is_xml_character(sequence) ? std::string_view() : sequence);
    }
}

}  // namespace

std::string kept_by_xml(std::string_view text) {
    std::string kept;
    each_character(text,
                   [&](std::string_view sequence) { kept += sequence.empty() ? replacement : sequence; });
    return kept;
}

XmlOutput& XmlOutput::raw(std::string_view markup) {
    buffer_ += markup;
    if (buffer_.size() >= piece_bytes) flush();
    return *this;
}

XmlOutput& XmlOutput::text(std::string_view text) {
    escape(text, false);
    return raw({});
}

XmlOutput& XmlOutput::attribute(std::string_view name, std::string_view value) {
    buffer_.append(" ").append(name).append("=\"");
    escape(value, true);
    return raw("\"");
}

XmlOutput& XmlOutput::json(std::string_view json) {
    std::string spelt;
    for (std::size_t at = 0; at < json.size();) {
        const std::size_t found = json.find("\xEF\xBF", at);
        const std::size_t stop =
            found == std::string_view::npos || found + 2 >= json.size() ? json.size() : found;
        spelt.append(json, at, stop - at);
        at = stop;
        if (at == json.size()) break;
        const char last = json[at + 2];
        if (last == '\xBE' || last == '\xBF') {
            spelt += last == '\xBE' ? "\\ufffe" : "\\uffff";
        } else {
            spelt.append(json, at, 3);
        }
        at += 3;
    }
    return text(spelt);
}

void XmlOutput::escape(std::string_view text, bool in_attribute) {
    each_character(text, [&](std::string_view sequence) {
        if (sequence.empty()) {
            buffer_ += replacement;
            ++replaced_;
        } else if (const std::string_view entity = entity_of(sequence.front(), in_attribute);
                   !entity.empty()) {
            buffer_ += entity;
        } else {
            buffer_ += sequence;
        }
    });
}

void XmlOutput::flush() {
    out_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    buffer_.clear();
    if (!out_) throw Error(ErrorCode::Io, "writing the XML failed; is the disk full?");
}

}  // namespace gainsay::networks
