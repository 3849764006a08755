#include "graphs/format/networks/pages/markdown_text.hpp"

namespace gainsay::networks {
namespace {

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

bool starts_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

}  // namespace

std::string markdown_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (is_control(c)) {
            if (!out.empty() && out.back() != ' ') out += ' ';
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else if (c == '&') {
            out += "&amp;";
        } else if (c == '|') {
            out += "&#124;";  // an escaped bar still ends a cell in some readers
        } else {
            // Dots, hyphens and the like mean something only at the start of a line, where no text of a case stands.
            if (std::string_view("\\`*_[]#~$").find(c) != std::string_view::npos) out += '\\';
            out += c == '@' ? "&#64;" : std::string(1, c);  // else it could call on somebody
        }
    }
    return out;
}

std::string markdown_url(std::string_view url) {
    if (!url.starts_with("http://") && !url.starts_with("https://")) return {};
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    for (const char c : url) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte == 0x7F ||
            std::string_view("<>()[]|\\`\"'*_").find(c) != std::string_view::npos) {
            out += '%';
            out += hex[byte >> 4U];
            out += hex[byte & 0xFU];
        } else {
            out += c;
        }
    }
    return out;
}

std::string mermaid_text(std::string_view text, std::size_t most) {
    std::string out;
    std::size_t characters = 0;
    for (const char c : text) {
        if (starts_character(c) && ++characters > most) return out + "…";
        if (is_control(c)) {
            if (!out.empty() && out.back() != ' ') out += ' ';
        } else if (std::string_view("\"#&<>`\\;%{}[]()|*_~$:@").find(c) != std::string_view::npos) {
            // Mermaid's own spelling of characters by their number.
            out += "#" + std::to_string(static_cast<int>(c)) + ";";
        } else {
            out += c;
        }
    }
    return out;
}

}  // namespace gainsay::networks
