#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "graphs/model/id.hpp"
#include "graphs/store/sql/sqlite.hpp"

namespace gainsay {

/// The rows of ids that were given or named in an import, in bounded memory: a hash table, which is emptied into
/// a sorted table on disk when it is full. Ids are known by 96 bits of a hash under a key of random bytes, so
/// that two of 10^8 ids are taken for one with a probability below 10^-12, whoever made them up.
///
/// Errors   those of SQLite when the disk refuses.
class IdTable {
public:
    /// `bytes` bounds the memory of the table, of what finds it on disk, and of the cache for that.
    explicit IdTable(std::size_t bytes);

    class Key {
        friend class IdTable;
        std::uint64_t high = 0;
        std::uint32_t low = 0;
    };
    [[nodiscard]] Key key(const RecordId& id) const;

    [[nodiscard]] std::optional<std::uint32_t> find(Key key) const;
    /// The key must not be there. `row` must not be 0.
    void insert(Key key, std::uint32_t row);

    /// Has any of it gone to the disk?
    [[nodiscard]] bool on_disk() const noexcept { return disk_ != nullptr; }

private:
    struct Entry {
        std::uint64_t high = 0;
        std::uint32_t low = 0;
        std::uint32_t row = 0;  ///< 0: empty
    };
    /// Open addressing; many small tables, so that one that grows needs little beside what it has.
    struct Shard {
        std::vector<Entry> slots;
        std::size_t used = 0;

        [[nodiscard]] std::size_t place(const Entry& entry) const noexcept;
        void grow();
    };
    static constexpr std::size_t shard_count = 256;

    [[nodiscard]] static std::size_t shard_of(Key key) noexcept { return key.high >> 56U; }
    void spill();
    [[nodiscard]] std::array<std::size_t, 3> marks_of(Key key) const noexcept;

    std::array<Shard, shard_count> shards_;
    std::vector<unsigned char> secret_;
    std::size_t most_bytes_, cache_bytes_, table_bytes_ = 0;
    std::vector<std::uint64_t> marks_;  ///< a Bloom filter of what lies on disk: most new ids do not
    std::unique_ptr<sqlite::Connection> disk_;
};

}  // namespace gainsay
