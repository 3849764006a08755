#include "graphs/copies/copy_text.hpp"

#include <array>

#include "graphs/copies/encoding.hpp"
#include "graphs/copies/html_text.hpp"
#include "graphs/copies/sha256.hpp"

namespace gainsay {
namespace {

CopyText failed(CopyState state, std::string message) {
    CopyText out;
    out.state = state;
    out.message = std::move(message);
    return out;
}

bool ends_as_page(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos) return false;
    std::string ending(name.substr(dot + 1));
    for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return ending == "html" || ending == "htm" || ending == "xhtml";
}

bool drop_front(std::string_view& bytes, std::string_view mark) {
    if (bytes.substr(0, mark.size()) != mark) return false;
    bytes.remove_prefix(mark.size());
    return true;
}

/// The bytes in UTF-8, as the order mark, themselves or the page say.
copies::Decoded decoded(std::string_view bytes, bool page, std::string& encoding) {
    using namespace std::string_view_literals;
    if (drop_front(bytes, "\xEF\xBB\xBF"sv)) return copies::repaired_utf8(bytes);
    if (bytes.substr(0, 2) == "\xFF\xFE"sv || bytes.substr(0, 2) == "\xFE\xFF"sv) {
        const std::string name = bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE";
        if (auto text = copies::decoded_from(bytes.substr(2), name)) {
            encoding = name;
            return *text;
        }
    }
    copies::Decoded as_utf8 = copies::repaired_utf8(bytes);
    if (as_utf8.replaced == 0 || !page) return as_utf8;
    const std::string declared = copies::declared_encoding(bytes);
    if (declared.empty() || declared == "utf-8" || declared == "utf8") return as_utf8;
    auto text = copies::decoded_from(bytes, declared);
    if (!text) return as_utf8;
    encoding = declared;
    return *text;
}

bool has_utf16_mark(std::string_view bytes) {
    using namespace std::string_view_literals;
    return bytes.substr(0, 2) == "\xFF\xFE"sv || bytes.substr(0, 2) == "\xFE\xFF"sv;
}

bool same_digits(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto small = [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; };
        if (small(a[i]) != small(b[i])) return false;
    }
    return true;
}

}  // namespace

std::string_view to_string(CopyState state) noexcept {
    constexpr std::array<std::string_view, 8> names{"readable", "no-copy",      "not-kept",  "missing",
                                                    "outside",  "hash-differs", "too-large", "unreadable"};
    return names[static_cast<std::size_t>(state)];
}

CopyText text_of_bytes(std::string_view bytes, std::string_view name, const CopyLimits& limits) {
    if (bytes.size() > limits.max_bytes) {
        return failed(CopyState::TooLarge, "the copy has " + std::to_string(bytes.size()) +
                                               " bytes, at most " + std::to_string(limits.max_bytes) +
                                               " are read");
    }
    if (bytes.substr(0, 8192).find('\0') != std::string_view::npos && !has_utf16_mark(bytes)) {
        return failed(CopyState::Unreadable,
                      "the copy is neither text nor HTML: it has NUL bytes; store what was read as text");
    }
    CopyText out;
    out.html = ends_as_page(name) || copies::looks_like_page(bytes);
    copies::Decoded text = decoded(bytes, out.html, out.encoding);
    out.replaced = text.replaced;
    if (out.html) {
        std::string too_much;
        std::optional<std::string> shown = copies::text_of_page(text.text, limits, too_much);
        if (!shown)
            return failed(CopyState::TooLarge,
                          "the page would take " + too_much + " than this program reads");
        text.text = *std::move(shown);
    }
    out.state = CopyState::Readable;
    out.text = std::move(text.text);
    return out;
}

CopyText text_of_copy(std::string_view bytes, const StoredCopy& copy, const CopyLimits& limits) {
    const std::string found = sha256(bytes);
    if (!same_digits(found, copy.sha256)) {
        return failed(CopyState::HashDiffers, "the file is not the one that was stored: its SHA-256 is " +
                                                  found + ", the case says " + copy.sha256);
    }
    return text_of_bytes(bytes, copy.path, limits);
}

}  // namespace gainsay
