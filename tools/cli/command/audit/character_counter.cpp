#include "tools/cli/command/audit/character_counter.hpp"

#include <algorithm>

#include "graphs/copies/code_points.hpp"

namespace gainsay::cli {
namespace {

constexpr std::size_t block = 64U << 10U;

}  // namespace

CharacterCounter::CharacterCounter(std::istream& text) : text_(text), buffer_(block, '\0') {
    if (fill() && std::string_view(buffer_).substr(0, end_).starts_with("\xEF\xBB\xBF")) next_ = 3;
}

std::uint32_t CharacterCounter::at(std::uint32_t line, std::uint32_t column) {
    if (line < line_ || (line == line_ && column < column_) || !to_line(line)) return 0;
    while (column_ < column) {
        if (!fill() || buffer_[next_] == '\n') return 0;
        character_ += begins_code_point(buffer_[next_]) ? 1 : 0;
        ++next_;
        ++column_;
    }
    const bool within = fill() && !begins_code_point(buffer_[next_]);
    return within ? std::max<std::uint32_t>(character_, 1) : character_ + 1;
}

/// Is there a next byte? The block is exchanged when all of it was passed.
bool CharacterCounter::fill() {
    if (next_ < end_) return true;
    text_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    next_ = 0;
    end_ = static_cast<std::size_t>(text_.gcount());
    return end_ > 0;
}

bool CharacterCounter::to_line(std::uint32_t line) {
    while (line_ < line) {
        if (!fill()) return false;
        const std::size_t feed = std::string_view(buffer_).substr(0, end_).find('\n', next_);
        if (feed == std::string_view::npos) {
            next_ = end_;
            continue;
        }
        next_ = feed + 1;
        ++line_;
        column_ = 1;
        character_ = 0;
    }
    return true;
}

}  // namespace gainsay::cli
