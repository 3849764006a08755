#include "graphs/snapshot/hash.hpp"

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

CaseIdentity case_identity(std::string_view text) noexcept {
    CaseIdentity identity{};
    if (text.empty()) return identity;
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits(text.data(), text.size()));
    std::copy_n(canonical.digest, identity.size(), identity.begin());
    return identity;
}

}  // namespace gainsay
