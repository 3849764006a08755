#include "graphs/format/tables/delimited_reader.hpp"
#include "graphs/format/parts/text.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <istream>

// The buffer holds at least one whole row, so that cells are views of it: nothing is copied, and a quotation mark
// that was written twice is taken out in place once the row is complete. A row that the buffer ends in is looked at
// again with more behind it; the buffer doubles, so that this costs no more than the row is long.
//
// libcsv hands over one cell at a time and copies it; at 217 MB/s for the division alone it leaves too little time for
// the records (docs/decisions).

namespace gainsay::tables {
namespace {

constexpr std::size_t first_buffer_bytes = std::size_t{1} << 18U;
constexpr std::uint64_t report_bytes = std::uint64_t{1} << 20U;

bool beyond(std::uint64_t n, std::uint64_t limit) {
    return limit != 0 && n > limit;
}

std::size_t count_lines(const char* begin, const char* end) {
    return static_cast<std::size_t>(std::count(begin, end, '\n'));
}

}  // namespace

DelimitedReader::DelimitedReader(std::istream& in, std::string_view name, const ReadOptions& options,
                                 const std::uint64_t& records)
    : in_(in),
      name_(name),
      options_(options),
      records_(records),
      buffer_(first_buffer_bytes + padding),
      at_(buffer_.data()),
      end_(buffer_.data()),
      next_report_(report_bytes) {
    shape({});
}

void DelimitedReader::shape(Shape shape) {
    shape_ = shape;
    std::fill(std::begin(stops_), std::end(stops_), false);
    for (const char c : {shape.delimiter, '\n', '\r'}) stops_[static_cast<unsigned char>(c)] = true;
}

void DelimitedReader::refuse(std::uint32_t line, const std::string& message, ErrorCode code) const {
    throw TableError(code, message, {name_, line, 0});
}

void DelimitedReader::report() const {
    if (options_.progress) options_.progress(offset_, records_);
}

// More bytes behind those that are left; false when there are none.
bool DelimitedReader::fill() {
    if (ended_) return false;
    const auto left = static_cast<std::size_t>(end_ - at_);
    if (left + padding == buffer_.size()) {
        if (beyond(left, options_.max_record_bytes)) {
            refuse(line_,
                   "the row that begins here is longer than " + std::to_string(options_.max_record_bytes) +
                       " bytes; is a quotation mark never closed?",
                   ErrorCode::Limit);
        }
        std::vector<char> larger(left * 2 + padding);
        std::memcpy(larger.data(), at_, left);
        buffer_ = std::move(larger);
    } else {
        std::memmove(buffer_.data(), at_, left);
    }
    at_ = buffer_.data();
    in_.read(at_ + left, static_cast<std::streamsize>(buffer_.size() - padding - left));
    const auto got = static_cast<std::size_t>(in_.gcount());
    end_ = at_ + left + got;
    offset_ += got;
    // One look at many bytes; where there is one, each row is looked at for its own.
    has_nul_ = has_nul_ || std::memchr(at_ + left, 0, got) != nullptr;
    if (in_.bad()) throw Error(ErrorCode::Io, "reading failed after " + std::to_string(offset_) + " bytes");
    if (beyond(offset_, options_.max_bytes)) {
        refuse(line_, "the input is longer than " + std::to_string(options_.max_bytes) + " bytes",
               ErrorCode::Limit);
    }
    ended_ = got == 0;
    if (ended_ || offset_ >= next_report_) {
        report();
        next_report_ = offset_ + report_bytes;
    }
    return got != 0;
}

void DelimitedReader::start() {
    if (started_) return;
    started_ = true;
    while (end_ - at_ < 3 && fill()) {
    }
    const std::string_view first(at_, static_cast<std::size_t>(end_ - at_));
    if (first.starts_with(parts::byte_order_mark)) {
        at_ += 3;
    } else if (first.starts_with("\xFF\xFE") || first.starts_with("\xFE\xFF")) {
        refuse(1, "found a text in UTF-16, expected UTF-8; save the table as \"CSV UTF-8\"",
               ErrorCode::Unsupported);
    }
}

char DelimitedReader::likely_delimiter() {
    start();
    std::size_t tabs = 0, commas = 0, semicolons = 0;
    bool quoted = false;
    const std::string_view seen(at_, static_cast<std::size_t>(end_ - at_));
    for (const char c : seen) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' || c == '\r') {
            if (tabs + commas + semicolons > 0) break;
            continue;
        }
        tabs += c == '\t' ? 1 : 0;
        commas += c == ',' ? 1 : 0;
        semicolons += c == ';' ? 1 : 0;
    }
    if (tabs > 0 && tabs >= commas && tabs >= semicolons) return '\t';
    return semicolons > commas ? ';' : ',';
}

bool DelimitedReader::skip_line() {
    start();
    while (true) {
        if (auto* found = static_cast<char*>(std::memchr(at_, '\n', static_cast<std::size_t>(end_ - at_)))) {
            at_ = found + 1;
            ++line_;
            return true;
        }
        if (!fill()) {
            const bool some = at_ != end_;
            at_ = end_;
            return some;
        }
    }
}

bool DelimitedReader::next() {
    start();
    while (true) {
        if (at_ == end_ && !fill()) return false;
        switch (scan_row()) {
            case Step::Row:
                return true;
            case Step::Blank:
                break;
            case Step::More:
                if (!fill() && at_ == end_) return false;
        }
    }
}

DelimitedReader::Step DelimitedReader::scan_row() {
    cells_.clear();
    escaped_.clear();
    lines_in_row_ = 0;
    row_line_ = line_;
    char* at = at_;
    if (*at == '\n' || *at == '\r') {
        char* const next = pass_line_end(at);
        if (next == nullptr) return Step::More;
        at_ = next;
        ++line_;
        return Step::Blank;
    }
    while (true) {
        const bool quoted = shape_.quotes && at != end_ && *at == '"';
        at = quoted ? scan_quoted(at) : scan_plain(at);
        if (at == nullptr) return Step::More;
        if (at == end_ || *at != shape_.delimiter) break;
        ++at;
        if (at == end_ && !ended_) return Step::More;
    }
    char* const row_end = at;
    if (at != end_) {
        at = pass_line_end(at);
        if (at == nullptr) return Step::More;
    }
    check_row(at_, row_end);
    unescape();
    at_ = at;
    line_ += lines_in_row_ + 1;
    return Step::Row;
}

// Behind CR LF, LF or CR; null when a LF may yet come.
char* DelimitedReader::pass_line_end(char* at) {
    if (*at == '\n') return at + 1;
    if (at + 1 == end_) return ended_ ? at + 1 : nullptr;
    return at[1] == '\n' ? at + 2 : at + 1;
}

char* DelimitedReader::scan_plain(char* at) {
    char* const begin = at;
    while (at != end_ && !stops_[static_cast<unsigned char>(*at)]) ++at;
    if (at == end_ && !ended_) return nullptr;
    cells_.emplace_back(begin, static_cast<std::size_t>(at - begin));
    return at;
}

char* DelimitedReader::scan_quoted(char* at) {
    char* const begin = ++at;
    bool doubled = false;
    while (true) {
        at = static_cast<char*>(std::memchr(at, '"', static_cast<std::size_t>(end_ - at)));
        if (at == nullptr || (at + 1 == end_ && !ended_)) {
            if (!ended_) return nullptr;
            const auto line = row_line_ + static_cast<std::uint32_t>(count_lines(at_, begin));
            refuse(line,
                   "the quotation mark before \"" +
                       std::string(begin, std::min<std::size_t>(static_cast<std::size_t>(end_ - begin), 20)) +
                       "\" is never closed; if marks are letters in this table, read it with a mapping "
                       "that says \"quote\": \"none\"");
        }
        if (at + 1 == end_ || at[1] != '"') break;
        doubled = true;
        at += 2;
    }
    cells_.emplace_back(begin, static_cast<std::size_t>(at - begin));
    if (doubled) escaped_.push_back({cells_.size() - 1, begin});
    lines_in_row_ += static_cast<std::uint32_t>(count_lines(begin, at));
    ++at;
    if (at != end_ && !stops_[static_cast<unsigned char>(*at)]) {
        refuse(
            row_line_ + lines_in_row_,
            "found text behind a closing quotation mark in cell " + std::to_string(cells_.size()) +
                ", expected the next cell; write marks within a cell twice, or, if they are letters in this "
                "table, read it with a mapping that says \"quote\": \"none\"");
    }
    return at;
}

void DelimitedReader::unescape() {
    for (const Escaped& escaped : escaped_) {
        std::string_view& cell = cells_[escaped.cell];
        char* to = escaped.begin;
        for (std::size_t i = 0; i < cell.size(); ++i) {
            *to++ = cell[i];
            if (cell[i] == '"') ++i;
        }
        cell = {escaped.begin, static_cast<std::size_t>(to - escaped.begin)};
    }
}

void DelimitedReader::check_row(const char* begin, const char* end) const {
    const auto size = static_cast<std::size_t>(end - begin);
    if (beyond(size, options_.max_record_bytes)) {
        refuse(row_line_, "the row is longer than " + std::to_string(options_.max_record_bytes) + " bytes",
               ErrorCode::Limit);
    }
    if (beyond(cells_.size(), options_.max_record_values)) {
        refuse(row_line_, "the row has more than " + std::to_string(options_.max_record_values) + " cells",
               ErrorCode::Limit);
    }
    if (beyond(size, options_.max_string_bytes)) {
        for (const std::string_view cell : cells_) {
            if (!beyond(cell.size(), options_.max_string_bytes)) continue;
            refuse(row_line_, "a cell is longer than " + std::to_string(options_.max_string_bytes) + " bytes",
                   ErrorCode::Limit);
        }
    }
    if (has_nul_ && std::memchr(begin, 0, size) != nullptr)
        refuse(row_line_,
               "found a NUL byte, expected text; is this a spreadsheet file or another binary one?");
    if (!simdjson::validate_utf8(begin, size)) {
        refuse(row_line_,
               "found bytes that are not UTF-8; save the table as UTF-8 (in a spreadsheet: \"CSV UTF-8\")");
    }
}

}  // namespace gainsay::tables
