#include "graphs/format/archives/http_message.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "graphs/format/archives/inflate.hpp"

namespace gainsay::archives {
namespace {

std::string small(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    return out;
}

std::string_view trim(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// Cuts the first line off `text`.
std::string_view take_line(std::string_view& text) {
    const std::size_t stop = text.find('\n');
    std::string_view line = text.substr(0, stop);
    text.remove_prefix(stop == std::string_view::npos ? text.size() : stop + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
}

std::optional<std::string> unchunked(std::string_view body) {
    std::string whole;
    while (true) {
        const std::string_view line = trim(take_line(body));
        const std::string_view digits = trim(line.substr(0, line.find(';')));
        std::uint64_t size = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
        if (digits.empty() || read.ec != std::errc() || read.ptr != digits.data() + digits.size())
            return std::nullopt;
        if (size == 0) return whole;
        if (size > body.size()) return std::nullopt;
        whole += body.substr(0, static_cast<std::size_t>(size));
        body.remove_prefix(static_cast<std::size_t>(size));
        if (!take_line(body).empty()) return std::nullopt;
    }
}

/// Does a body that is said to be coded look like text instead?
bool looks_like_text(std::string_view body) {
    const std::string_view start = trim(body.substr(0, 512));
    return !start.empty() && std::none_of(start.begin(), start.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
    });
}

void undo(HttpResponse& response, const std::string& coding, std::uint64_t most) {
    if (coding.empty() || coding == "identity") return;
    std::optional<std::string> plain;
    if (coding == "chunked") plain = unchunked(response.body);
    if (coding == "gzip" || coding == "x-gzip" || coding == "deflate") plain = unpacked(response.body, most);
    if (coding == "deflate" && !plain) plain = unpacked_raw(response.body, most);
    if (plain) {
        response.body = *std::move(plain);
    } else if (!looks_like_text(response.body)) {
        response.broken_coding = coding;
    }
}

/// "gzip, chunked" is undone from behind.
void undo_all(HttpResponse& response, std::string_view codings, std::uint64_t most) {
    while (!codings.empty() && response.broken_coding.empty()) {
        const std::size_t comma = codings.rfind(',');
        undo(response, small(trim(comma == std::string_view::npos ? codings : codings.substr(comma + 1))),
             most);
        codings = comma == std::string_view::npos ? std::string_view() : codings.substr(0, comma);
    }
}

}  // namespace

bool is_framing(std::string_view name) {
    constexpr std::array<std::string_view, 8> names{"content-encoding",  "content-length", "content-type",
                                                    "transfer-encoding", "warc-date",      "warc-record-id",
                                                    "warc-target-uri",   "warc-type"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool add_field(Fields& fields, std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || trim(line.substr(0, colon)).empty()) return false;
    const std::string name = small(trim(line.substr(0, colon)));
    const std::string_view value = trim(line.substr(colon + 1));
    const auto [at, fresh] = fields.try_emplace(name, value);
    if (!fresh && !is_framing(name)) at->second.append(", ").append(value);
    return true;
}

std::string_view field(const Fields& fields, std::string_view name) {
    const auto at = fields.find(name);
    return at == fields.end() ? std::string_view() : std::string_view(at->second);
}

std::string media_type(std::string_view content_type) {
    return small(trim(content_type.substr(0, content_type.find(';'))));
}

std::string charset_of(std::string_view content_type) {
    const std::string text = small(content_type);
    const std::size_t at = text.find("charset=");
    if (at == std::string::npos) return {};
    std::string_view value = trim(std::string_view(text).substr(at + 8));
    value = trim(value.substr(0, value.find(';')));
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\''))
        value = value.substr(1, value.size() - 2);
    return std::string(value);
}

std::optional<HttpResponse> parse_response(std::string_view message, std::uint64_t most) {
    constexpr std::size_t most_fields = 1000;
    const std::string_view status = take_line(message);
    if (!status.starts_with("HTTP/") || status.find(' ') == std::string_view::npos) return std::nullopt;
    HttpResponse response;
    const std::string_view code = status.substr(status.find(' ') + 1);
    std::from_chars(code.data(), code.data() + code.size(), response.status);
    for (std::string_view line = take_line(message); !line.empty(); line = take_line(message)) {
        if (response.fields.size() < most_fields) add_field(response.fields, line);
    }
    response.body = message;
    undo_all(response, field(response.fields, "transfer-encoding"), most);
    undo_all(response, field(response.fields, "content-encoding"), most);
    return response;
}

}  // namespace gainsay::archives
