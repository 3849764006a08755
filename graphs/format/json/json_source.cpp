#include "graphs/format/json/json_source.hpp"
#include "graphs/format/parts/text.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <istream>
#include <limits>

namespace gainsay::json {
namespace {

constexpr std::size_t chunk_bytes = std::size_t{1} << 18U;
constexpr std::uint64_t report_bytes = std::uint64_t{1} << 20U;
constexpr std::uint64_t longest_word = 1000;  // a number or literal; a double never needs more

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::uint32_t clamp(std::uint64_t n) {
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(n, std::numeric_limits<std::uint32_t>::max()));
}

std::string hex(unsigned char byte) {
    char text[8];
    std::snprintf(text, sizeof text, "0x%02X", static_cast<unsigned>(byte));
    return text;
}

bool beyond(std::uint64_t n, std::uint64_t limit) {
    return limit != 0 && n > limit;
}

}  // namespace

Source::Source(std::istream& in, const ReadOptions& options, const std::uint64_t& record_count)
    : in_(&in), record_count_(&record_count), options_(options), buffer_(chunk_bytes + padding, '\0') {
    at_ = end_ = buffer_.data();
    skip_mark();
}

Source::Source(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {
    options_.max_record_bytes = 0;
    skip_mark();
}

// A UTF-8 byte order mark says nothing and is passed over; one of UTF-16 or UTF-32 says why nothing here is
// readable.
void Source::skip_mark() {
    const std::string_view start = peek();
    if (start.starts_with(parts::byte_order_mark)) {
        at_ += 3;
        offset_ = line_start_ = 3;
    } else if (start.substr(0, 2) == "\xFF\xFE" || start.substr(0, 2) == "\xFE\xFF") {
        throw SyntaxError({1, 1}, "found a text in UTF-16 or UTF-32, expected UTF-8; save it as UTF-8",
                          ErrorCode::Unsupported);
    }
}

std::string_view Source::peek() {
    if (at_ == end_) fill();
    return {at_, static_cast<std::size_t>(end_ - at_)};
}

bool Source::fill() {
    if (in_ == nullptr) return false;
    if (offset_ >= next_report_) {
        report();
        next_report_ = offset_ + report_bytes;
    }
    const std::size_t got = read_at(0);
    at_ = buffer_.data();
    end_ = at_ + got;
    return got != 0;
}

// Reads behind the first `kept` bytes of the buffer, which are those from at_ on.
std::size_t Source::read_at(std::size_t kept) {
    in_->read(buffer_.data() + kept, static_cast<std::streamsize>(chunk_bytes - kept));
    const auto got = static_cast<std::size_t>(in_->gcount());
    if (in_->bad()) {
        throw Error(ErrorCode::Io, "reading failed after " + std::to_string(offset_ + kept) + " bytes");
    }
    if (beyond(offset_ + kept + got, options_.max_bytes)) {
        throw SyntaxError(here(), "the input is longer than " + std::to_string(options_.max_bytes) + " bytes",
                          ErrorCode::Limit);
    }
    if (got == 0) {
        in_ = nullptr;
        report();
    }
    return got;
}

std::optional<std::string_view> Source::whole_line() {
    if (buffer_.empty()) return std::nullopt;  // a text of somebody else's, with nothing behind it
    std::size_t searched = 0;
    while (true) {
        const auto left = static_cast<std::size_t>(end_ - at_);
        if (const void* found = std::memchr(at_ + searched, '\n', left - searched)) {
            return std::string_view(at_, static_cast<std::size_t>(static_cast<const char*>(found) - at_));
        }
        if (in_ == nullptr) return std::string_view(at_, left);
        // Half of the buffer is enough for a record that is read fast, and keeps moving it cheap.
        if (left > chunk_bytes / 2) return std::nullopt;
        if (offset_ >= next_report_) {
            report();
            next_report_ = offset_ + report_bytes;
        }
        std::memmove(buffer_.data(), at_, left);
        searched = left;
        const std::size_t got = read_at(left);
        at_ = buffer_.data();
        end_ = at_ + left + got;
    }
}

void Source::report() const {
    if (options_.progress) options_.progress(offset_, *record_count_);
}

Place Source::here() const noexcept {
    return {clamp(line_), clamp(offset_ - line_start_ + 1)};
}

void Source::newline() noexcept {
    ++line_;
    line_start_ = offset_;
}

void Source::advance() {
    const auto byte = static_cast<unsigned char>(*at_);
    if (byte == 0) {
        throw SyntaxError(here(), "found a NUL byte (byte " + std::to_string(offset_) +
                                      " of the input), expected text; is this a damaged or binary file?");
    }
    if (beyond(++record_bytes_, options_.max_record_bytes)) {
        throw SyntaxError(here(),
                          "the record is longer than " + std::to_string(options_.max_record_bytes) + " bytes",
                          ErrorCode::Limit);
    }
    if (in_text_) {
        pass_text_byte(byte);
    } else {
        pass_outer_byte(byte);
    }
}

void Source::pass_text_byte(unsigned char byte) {
    if (beyond(++text_bytes_, options_.max_string_bytes)) {
        throw SyntaxError(value_start_,
                          "the text that begins here is longer than " +
                              std::to_string(options_.max_string_bytes) + " bytes",
                          ErrorCode::Limit);
    }
    if (pending_ != 0 || byte >= 0x80) check_utf8(byte);
    last_ = here();
    ++at_;
    ++offset_;
    if (byte == '\n') newline();  // not allowed here, as the parser will say
    if (escaped_) {
        escaped_ = false;
    } else if (byte == '\\') {
        escaped_ = true;
    } else if (byte == '"') {
        in_text_ = false;
    }
}

void Source::pass_outer_byte(unsigned char byte) {
    if (is_blank(static_cast<char>(byte))) {
        in_word_ = false;
        ++at_;
        ++offset_;
        if (byte == '\n') newline();
        skip_blanks();
        return;
    }
    if (byte >= 0x80) {
        throw SyntaxError(here(), "found the byte " + hex(byte) + " outside of a text, expected JSON");
    }
    last_ = here();
    switch (byte) {
        case ',':
        case ':':
        case '}':
        case ']':
            in_word_ = false;
            break;
        case '"':
            in_text_ = true;
            text_bytes_ = 0;
            [[fallthrough]];
        case '{':
        case '[':
            in_word_ = false;
            value_start_ = last_;
            break;
        default:
            if (!in_word_) {
                in_word_ = true;
                word_bytes_ = 0;
                value_start_ = last_;
            }
            if (++word_bytes_ > longest_word) {
                throw SyntaxError(value_start_,
                                  "the number or word that begins here is longer than " +
                                      std::to_string(longest_word) + " bytes",
                                  ErrorCode::Limit);
            }
    }
    ++at_;
    ++offset_;
}

void Source::skip_blanks() {
    while (!at_end() && is_blank(*at_)) {
        const char byte = *at_++;
        ++offset_;
        if (byte == '\n') newline();
    }
}

bool Source::next_line() {
    in_text_ = escaped_ = in_word_ = false;
    pending_ = 0;
    while (at_ != end_ || fill()) {
        const auto left = static_cast<std::size_t>(end_ - at_);
        const auto* found = static_cast<const char*>(std::memchr(at_, '\n', left));
        const auto passed = found == nullptr ? left : static_cast<std::size_t>(found - at_) + 1;
        at_ += passed;
        offset_ += passed;
        if (found != nullptr) {
            newline();
            return at_ != end_ || fill();
        }
    }
    return false;
}

// Table 3-7 of the Unicode Standard: which second byte may follow a lead byte decides on overlong forms,
// surrogates and what lies beyond U+10FFFF; all later bytes are 80 … BF.
void Source::check_utf8(unsigned char byte) {
    if (pending_ != 0) {
        if (byte < lowest_ || byte > highest_) refuse_utf8(byte);
        --pending_;
        lowest_ = 0x80;
        highest_ = 0xBF;
        return;
    }
    if (byte >= 0xC2 && byte <= 0xDF) {
        pending_ = 1;
    } else if (byte >= 0xE0 && byte <= 0xEF) {
        pending_ = 2;
        if (byte == 0xE0) lowest_ = 0xA0;
        if (byte == 0xED) highest_ = 0x9F;
    } else if (byte >= 0xF0 && byte <= 0xF4) {
        pending_ = 3;
        if (byte == 0xF0) lowest_ = 0x90;
        if (byte == 0xF4) highest_ = 0x8F;
    } else {
        refuse_utf8(byte);
    }
}

void Source::refuse_utf8(unsigned char byte) const {
    throw SyntaxError(here(), "found the byte " + hex(byte) + " (byte " + std::to_string(offset_) +
                                  " of the input), which is not UTF-8 here; save the file as UTF-8");
}

}  // namespace gainsay::json
