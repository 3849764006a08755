#pragma once

#include <cstddef>
#include <cstdint>

namespace gainsay {

/// Could an input be of a format, judging by its first bytes?
enum class Guess : std::uint8_t { No, Maybe, Yes };

/// How many bytes of an input a guess is made from, where it has so many.
inline constexpr std::size_t guess_bytes = std::size_t{64} << 10U;

}  // namespace gainsay
