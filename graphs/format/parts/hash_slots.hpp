#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace gainsay::parts {

/// Values by a hash of 64 bits, in one block of memory: for tables of millions of small entries that are only looked up
/// in, where a node of its own for each would cost more than the entry. Nothing is taken out again.
///
/// Cost     O(1) a call, for hashes that spread; at most three slots an entry.
template <class Value>
class HashSlots {
public:
    /// The first value of that hash for which `same(value)` holds; null when there is none.
    template <class Same>
    [[nodiscard]] Value* find(std::uint64_t hash, const Same& same) {
        if (slots_.empty()) return nullptr;
        for (std::size_t at = start(hash); slots_[at].hash != free; at = next(at)) {
            if (slots_[at].hash == used(hash) && same(slots_[at].value)) return &slots_[at].value;
        }
        return nullptr;
    }
    template <class Same>
    [[nodiscard]] const Value* find(std::uint64_t hash, const Same& same) const {
        return const_cast<HashSlots*>(this)->find(hash, same);
    }

    /// Pointers that find() gave are void afterwards.
    void insert(std::uint64_t hash, Value value) {
        if (count_ + count_ / 2 >= slots_.size()) grow();
        ++count_;
        put(used(hash), std::move(value));
    }

    [[nodiscard]] std::size_t size() const noexcept { return count_; }

    /// In no order that may show.
    template <class Act>
    void each(const Act& act) const {
        for (const Slot& slot : slots_) {
            if (slot.hash != free) act(slot.value);
        }
    }

private:
    static constexpr std::uint64_t free = 0;
    struct Slot {
        std::uint64_t hash = free;
        Value value{};
    };

    static std::uint64_t used(std::uint64_t hash) { return hash == free ? 1 : hash; }
    [[nodiscard]] std::size_t start(std::uint64_t hash) const {
        return static_cast<std::size_t>(used(hash)) & (slots_.size() - 1);
    }
    [[nodiscard]] std::size_t next(std::size_t at) const { return (at + 1) & (slots_.size() - 1); }

    void put(std::uint64_t hash, Value value) {
        std::size_t at = start(hash);
        while (slots_[at].hash != free) at = next(at);
        slots_[at] = {hash, std::move(value)};
    }

    void grow() {
        std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2);
        old.swap(slots_);
        for (Slot& slot : old) {
            if (slot.hash != free) put(slot.hash, std::move(slot.value));
        }
    }

    std::vector<Slot> slots_;  // a power of two of them
    std::size_t count_ = 0;
};

}  // namespace gainsay::parts
