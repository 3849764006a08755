#include "graphs/store/load/id_table.hpp"

#define XXH_INLINE_ALL
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>

#include "graphs/model/error.hpp"

namespace gainsay {
namespace {

constexpr std::size_t first_slots = 64;

std::vector<unsigned char> random_bytes(std::size_t count) {
    std::vector<unsigned char> bytes(count);
    if (::getentropy(bytes.data(), bytes.size()) != 0) {
        throw Error(ErrorCode::Io,
                    std::string("the system gives no random numbers: ") + std::strerror(errno));
    }
    return bytes;
}

// A 64-bit number scaled to [0, size): no division.
std::size_t scaled(std::uint64_t number, std::size_t size) {
    __extension__ using Wide = unsigned __int128;
    return static_cast<std::size_t>((static_cast<Wide>(number) * size) >> 64U);
}

}  // namespace

IdTable::IdTable(std::size_t bytes)
    : secret_(random_bytes(XXH3_SECRET_DEFAULT_SIZE)), most_bytes_(bytes / 8 * 5), cache_bytes_(bytes / 4) {}

IdTable::Key IdTable::key(const RecordId& id) const {
    const XXH128_hash_t hash =
        XXH3_128bits_withSecret(id.text().data(), id.text().size(), secret_.data(), secret_.size());
    Key key;
    key.high = hash.high64;
    key.low = static_cast<std::uint32_t>(hash.low64);
    return key;
}

std::size_t IdTable::Shard::place(const Entry& entry) const noexcept {
    std::size_t at = scaled(entry.high << 8U, slots.size());
    while (slots[at].row != 0 && (slots[at].high != entry.high || slots[at].low != entry.low)) {
        if (++at == slots.size()) at = 0;
    }
    return at;
}

void IdTable::Shard::grow() {
    std::vector<Entry> before(slots.empty() ? first_slots : slots.size() + slots.size() / 2);
    before.swap(slots);
    for (const Entry& entry : before) {
        if (entry.row != 0) slots[place(entry)] = entry;
    }
}

std::optional<std::uint32_t> IdTable::find(Key key) const {
    const Shard& shard = shards_[shard_of(key)];
    if (!shard.slots.empty()) {
        const Entry& entry = shard.slots[shard.place({key.high, key.low, 0})];
        if (entry.row != 0) return entry.row;
    }
    if (!disk_) return std::nullopt;
    for (const std::size_t bit : marks_of(key)) {
        if ((marks_[bit / 64] >> (bit % 64) & 1U) == 0) return std::nullopt;
    }
    sqlite::Query query = disk_->query("SELECT row FROM known WHERE high = ?1 AND low = ?2");
    query.bind(key.high, static_cast<std::int64_t>(key.low));
    return query.step() ? std::optional(static_cast<std::uint32_t>(query.integer(0))) : std::nullopt;
}

void IdTable::insert(Key key, std::uint32_t row) {
    Shard& shard = shards_[shard_of(key)];
    if ((shard.used + 1) * 6 > shard.slots.size() * 5) {
        if (table_bytes_ > most_bytes_) spill();
        const std::size_t before = shard.slots.size();
        shard.grow();
        table_bytes_ += (shard.slots.size() - before) * sizeof(Entry);
    }
    const Entry entry{key.high, key.low, row};
    shard.slots[shard.place(entry)] = entry;
    ++shard.used;
}

// In the order of the table on disk, so that its pages are written one after the other.
void IdTable::spill() {
    if (!disk_) {
        marks_.resize(std::max<std::size_t>(most_bytes_ / 5 / sizeof(std::uint64_t), 1));
        disk_ =
            std::make_unique<sqlite::Connection>("", sqlite::Access::Temporary, std::chrono::milliseconds{});
        disk_->exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
        disk_->exec(("PRAGMA cache_size = -" + std::to_string(cache_bytes_ >> 10U)).c_str());
        disk_->exec(
            "CREATE TABLE known (high INTEGER, low INTEGER, row INTEGER, PRIMARY KEY (high, low)) "
            "WITHOUT ROWID");
    }
    sqlite::Transaction transaction(*disk_, "BEGIN");
    sqlite::Query write = disk_->query("INSERT INTO known VALUES (?1, ?2, ?3)");
    // Shards hold what begins with the same byte, and SQLite's integers have a sign.
    for (std::size_t i = 0; i < shard_count; ++i) {
        std::vector<Entry> entries = std::move(shards_[(i + shard_count / 2) % shard_count].slots);
        std::erase_if(entries, [](const Entry& entry) { return entry.row == 0; });
        std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
            return a.high != b.high ? a.high < b.high : a.low < b.low;
        });
        for (const Entry& entry : entries) {
            write.bind(entry.high, static_cast<std::int64_t>(entry.low),
                       static_cast<std::int64_t>(entry.row));
            write.run();
            Key key;
            key.high = entry.high;
            key.low = entry.low;
            for (const std::size_t bit : marks_of(key)) marks_[bit / 64] |= std::uint64_t{1} << (bit % 64);
        }
    }
    transaction.commit();
    shards_ = {};
    table_bytes_ = 0;
}

std::array<std::size_t, 3> IdTable::marks_of(Key key) const noexcept {
    const std::size_t bits = marks_.size() * 64;
    const std::uint64_t step = (std::uint64_t{key.low} << 32U) | 1U;
    return {scaled(key.high, bits), scaled(key.high + step, bits), scaled(key.high + 2 * step, bits)};
}

}  // namespace gainsay
