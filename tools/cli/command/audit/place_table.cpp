#include "tools/cli/command/audit/place_table.hpp"

#include <algorithm>
#include <tuple>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace gainsay::cli {
namespace {

bool before(std::uint64_t high, std::uint64_t low, std::uint64_t other_high, std::uint64_t other_low) {
    return std::tie(high, low) < std::tie(other_high, other_low);
}

}  // namespace

void PlaceTable::add(std::string_view id, const SourcePos& where) {
    if (files_.empty() || files_.back() != where.file) files_.push_back(where.file);
    const XXH128_hash_t hash = XXH3_128bits(id.data(), id.size());
    entries_.push_back(
        {hash.high64, hash.low64, where.line, where.column, static_cast<std::uint32_t>(files_.size() - 1)});
}

void PlaceTable::close() {
    std::sort(entries_.begin(), entries_.end(),
              [](const Entry& x, const Entry& y) { return before(x.high, x.low, y.high, y.low); });
    entries_.shrink_to_fit();
}

SourcePos PlaceTable::find(std::string_view id) const {
    const XXH128_hash_t hash = XXH3_128bits(id.data(), id.size());
    const auto at = std::lower_bound(
        entries_.begin(), entries_.end(), hash,
        [](const Entry& x, const XXH128_hash_t& y) { return before(x.high, x.low, y.high64, y.low64); });
    if (at == entries_.end() || at->high != hash.high64 || at->low != hash.low64) return {};
    return {files_[at->file], at->line, at->column};
}

}  // namespace gainsay::cli
