#include "graphs/copies/code_points.hpp"

#include <algorithm>

namespace gainsay {
namespace {

constexpr std::size_t block = 4096;

std::uint64_t count(std::string_view text) {
    return static_cast<std::uint64_t>(std::count_if(text.begin(), text.end(), begins_code_point));
}

}  // namespace

CodePoints::CodePoints(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size(); at += block) {
        before_block_.push_back(size_);
        size_ += count(text.substr(at, block));
    }
}

std::uint64_t CodePoints::before(std::size_t byte) const noexcept {
    if (byte >= text_.size()) return size_;
    const std::size_t start = byte / block * block;
    return before_block_[byte / block] + count(text_.substr(start, byte - start));
}

std::size_t CodePoints::byte_of(std::uint64_t position) const noexcept {
    if (position >= size_) return text_.size();
    // The last block before which there are at most `position` code points; of a block that begins within a character
    // the first that it begins itself.
    const auto next = std::upper_bound(before_block_.begin(), before_block_.end(), position);
    std::size_t at = static_cast<std::size_t>(next - before_block_.begin() - 1) * block;
    for (std::uint64_t seen = before_block_[at / block];; ++at) {
        if (!begins_code_point(text_[at])) continue;
        if (seen++ == position) return at;
    }
}

}  // namespace gainsay
