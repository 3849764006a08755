#include "graphs/format/frameworks/text_input.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <istream>

#include "graphs/format/parts/text.hpp"

namespace gainsay::frameworks {
namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 16U;
constexpr std::uint64_t report_bytes = std::uint64_t{1} << 20U;
constexpr std::string_view blanks = " \t\r\n\v\f";

}  // namespace

TextInput::TextInput(std::istream& in, std::string_view name, const ReadOptions& options)
    : in_(in), name_(name), options_(options), buffer_(piece_bytes, '\0') {
    if (fill() && std::string_view(buffer_).substr(0, filled_).starts_with(parts::byte_order_mark)) at_ = 3;
}

bool TextInput::fill() {
    in_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    filled_ = static_cast<std::size_t>(in_.gcount());
    at_ = 0;
    if (in_.bad()) refuse(here(), "reading failed; is the disk or connection broken?", ErrorCode::Io);
    bytes_ += filled_;
    if (options_.max_bytes != 0 && bytes_ > options_.max_bytes) {
        refuse(here(), "the input has more than " + std::to_string(options_.max_bytes) + " bytes",
               ErrorCode::Limit);
    }
    if (options_.progress && (filled_ == 0 || bytes_ >= reported_ + report_bytes)) {
        options_.progress(bytes_, records_);
        reported_ = bytes_;
    }
    return filled_ > 0;
}

int TextInput::peek() {
    if (at_ == filled_ && !fill()) return end;
    return static_cast<unsigned char>(buffer_[at_]);
}

int TextInput::get() {
    const int byte = peek();
    if (byte == end) return end;
    ++at_;
    ++column_;
    if (byte == '\n') {
        ++line_;
        column_ = 1;
    }
    return byte;
}

bool TextInput::next_line(std::string_view& line) {
    spill_.clear();
    if (peek() == end) return false;
    while (true) {
        const char* const start = buffer_.data() + at_;
        const auto* const stop = static_cast<const char*>(std::memchr(start, '\n', filled_ - at_));
        const std::size_t length = stop == nullptr ? filled_ - at_ : static_cast<std::size_t>(stop - start);
        if (options_.max_string_bytes != 0 && spill_.size() + length > options_.max_string_bytes) {
            refuse(here(), "a line has more than " + std::to_string(options_.max_string_bytes) + " bytes",
                   ErrorCode::Limit);
        }
        at_ += length + (stop == nullptr ? 0 : 1);
        if (stop != nullptr && spill_.empty()) {
            line = {start, length};
            break;
        }
        spill_.append(start, length);
        line = spill_;
        if (stop != nullptr || !fill()) break;
    }
    ++line_;
    column_ = 1;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return true;
}

void TextInput::count_records(std::uint64_t records) {
    records_ += records;
    if (options_.max_records != 0 && records_ > options_.max_records) {
        refuse(
            here(),
            "the framework has more than " + std::to_string(options_.max_records) + " arguments and attacks",
            ErrorCode::Limit);
    }
}

void TextInput::refuse(json::Place where, std::string message, ErrorCode code) const {
    throw ReadError({{{name_, where.line, where.column}, {}, {}, std::move(message), code}},
                    "reading stopped there");
}

std::string_view trimmed(std::string_view text) {
    return parts::trimmed(text, blanks);
}

std::string_view take_word(std::string_view& text) {
    text = trimmed(text);
    const std::size_t stop = std::min(text.find_first_of(blanks), text.size());
    const std::string_view word = text.substr(0, stop);
    text = trimmed(text.substr(stop));
    return word;
}

bool is_utf8(std::string_view text) {
    return simdjson::validate_utf8(text.data(), text.size());
}

}  // namespace gainsay::frameworks
