#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace gainsay {

/// XXH3-64 with seed 0: the checksum of sections and the hash of names.
/// Source   Y. Collet, xxHash specification 0.8.
[[nodiscard]] std::uint64_t hash64(std::span<const std::byte> bytes) noexcept;
[[nodiscard]] std::uint64_t hash64(std::string_view text) noexcept;

/// The same hash of bytes that arrive in pieces.
class Hasher {
public:
    Hasher();
    void add(std::span<const std::byte> bytes) noexcept;
    [[nodiscard]] std::uint64_t digest() const noexcept;
    void reset() noexcept;

private:
    struct State;
    struct Free {
        void operator()(State* state) const noexcept;
    };
    std::unique_ptr<State, Free> state_;
};

/// The identity of a case as a snapshot file keeps it: XXH3-128 of the text in its canonical (big-endian)
/// form; sixteen zeros for an empty one.
using CaseIdentity = std::array<std::uint8_t, 16>;
[[nodiscard]] CaseIdentity case_identity(std::string_view text) noexcept;

}  // namespace gainsay
