#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace gainsay {

/// Of a byte of valid UTF-8: does a code point begin with it?
[[nodiscard]] constexpr bool begins_code_point(char byte) noexcept {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

/// Positions in a text of valid UTF-8, as bytes and as Unicode code points. Memory: 8 bytes for each 4096 of the text,
/// which must outlive it.
///
/// Cost     O(bytes) to make; then O(4096) a question, and one more factor log(bytes) for byte_of().
class CodePoints {
public:
    explicit CodePoints(std::string_view text);

    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
    /// Code points before `byte`, which counts as at most the length of the text.
    [[nodiscard]] std::uint64_t before(std::size_t byte) const noexcept;
    /// The byte at which code point number `position` begins; the length of the text beyond its end.
    [[nodiscard]] std::size_t byte_of(std::uint64_t position) const noexcept;

private:
    std::string_view text_;
    std::vector<std::uint64_t> before_block_;
    std::uint64_t size_ = 0;
};

}  // namespace gainsay
