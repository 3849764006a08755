#include "tools/cli/command/audit/place_table.hpp"

#include <algorithm>
#include <tuple>

#include "tools/cli/command/audit/character_counter.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace gainsay::cli {
namespace {

bool before(std::uint64_t high, std::uint64_t low, std::uint64_t other_high, std::uint64_t other_low) {
    return std::tie(high, low) < std::tie(other_high, other_low);
}

}  // namespace

void PlaceTable::add(std::string_view id, const SourcePos& where) {
    if (files_.empty() || files_[last_] != where.file) {
        const auto [at, fresh] = numbers_.try_emplace(where.file, static_cast<std::uint32_t>(files_.size()));
        if (fresh) files_.push_back(where.file);
        last_ = at->second;
    }
    const XXH128_hash_t hash = XXH3_128bits(id.data(), id.size());
    entries_.push_back({hash.high64, hash.low64, where.line, where.column, last_});
}

void PlaceTable::close() {
    sort_by_id();
    entries_.shrink_to_fit();
}

void PlaceTable::sort_by_id() {
    std::sort(entries_.begin(), entries_.end(),
              [](const Entry& x, const Entry& y) { return before(x.high, x.low, y.high, y.low); });
}

void PlaceTable::count_characters(
    const std::function<std::unique_ptr<std::istream>(const std::string&)>& text_of) {
    // In the order of the texts, and back: that takes no memory for a second list.
    std::sort(entries_.begin(), entries_.end(), [](const Entry& x, const Entry& y) {
        return std::tie(x.file, x.line, x.column) < std::tie(y.file, y.line, y.column);
    });
    for (auto at = entries_.begin(); at != entries_.end();) {
        const std::uint32_t file = at->file;
        const auto end = std::find_if(at, entries_.end(), [&](const Entry& e) { return e.file != file; });
        if (const std::unique_ptr<std::istream> text = text_of(files_[file])) {
            CharacterCounter counter(*text);
            for (; at != end; ++at) at->character = counter.at(at->line, at->column);
        }
        at = end;
    }
    sort_by_id();
}

render::ReportPlace PlaceTable::find(std::string_view id) const {
    const XXH128_hash_t hash = XXH3_128bits(id.data(), id.size());
    const auto at = std::lower_bound(
        entries_.begin(), entries_.end(), hash,
        [](const Entry& x, const XXH128_hash_t& y) { return before(x.high, x.low, y.high64, y.low64); });
    if (at == entries_.end() || at->high != hash.high64 || at->low != hash.low64) return {};
    render::ReportPlace where(SourcePos{files_[at->file], at->line, at->column});
    where.character = at->character;
    return where;
}

}  // namespace gainsay::cli
