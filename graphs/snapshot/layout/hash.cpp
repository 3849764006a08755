#include "graphs/snapshot/layout/hash.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

namespace gainsay {

std::uint64_t hash64(std::span<const std::byte> bytes) noexcept {
    return XXH3_64bits(bytes.data(), bytes.size());
}

std::uint64_t hash64(std::string_view text) noexcept {
    return XXH3_64bits(text.data(), text.size());
}

struct Hasher::State {
    XXH3_state_t xxh;
};

void Hasher::Free::operator()(State* state) const noexcept {
    delete state;
}

Hasher::Hasher() : state_(new State) {
    reset();
}

void Hasher::add(std::span<const std::byte> bytes) noexcept {
    XXH3_64bits_update(&state_->xxh, bytes.data(), bytes.size());
}

std::uint64_t Hasher::digest() const noexcept {
    return XXH3_64bits_digest(&state_->xxh);
}

void Hasher::reset() noexcept {
    XXH3_64bits_reset(&state_->xxh);
}

CaseIdentity case_identity(std::string_view text) noexcept {
    CaseIdentity identity{};
    if (text.empty()) return identity;
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits(text.data(), text.size()));
    std::copy_n(canonical.digest, identity.size(), identity.begin());
    return identity;
}

}  // namespace gainsay
