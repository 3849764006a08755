#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace gainsay {

/// Rows of `T` for numbered owners: compressed, every owner has one. For what is derived from a snapshot to be
/// walked millions of times: without the checks of Snapshot::out(), and for any pairs.
template <class T>
struct BareRows {
    std::vector<std::uint32_t> offsets{0};
    std::vector<T> values;

    [[nodiscard]] std::span<const T> operator[](std::uint32_t owner) const noexcept {
        return {values.data() + offsets[owner], values.data() + offsets[owner + 1]};
    }
    [[nodiscard]] std::size_t size() const noexcept { return offsets.size() - 1; }
    [[nodiscard]] std::size_t bytes() const noexcept {
        return offsets.size() * sizeof(std::uint32_t) + values.size() * sizeof(T);
    }
};

/// Fills `rows` by counting: how long each is, where each begins, then every entry in its place. `each` is
/// called twice with a function put(owner, value), and must name the same entries both times; those of an owner
/// keep that order.
///
/// Cost  O(owners + entries).
template <class T, class Each>
void fill_rows(BareRows<T>& rows, std::uint32_t owners, const Each& each) {
    rows.offsets.assign(std::size_t{owners} + 1, 0);
    each([&](std::uint32_t owner, T) { ++rows.offsets[owner + 1]; });
    std::partial_sum(rows.offsets.begin(), rows.offsets.end(), rows.offsets.begin());
    rows.values.resize(rows.offsets.back());
    // Every beginning walks to the end of its row, which is the beginning of the next.
    each([&](std::uint32_t owner, T value) { rows.values[rows.offsets[owner]++] = value; });
    std::copy_backward(rows.offsets.begin(), rows.offsets.end() - 1, rows.offsets.end());
    rows.offsets.front() = 0;
}

/// The same pairs by their values, each row in ascending order.
[[nodiscard]] inline BareRows<std::uint32_t> turned_round(const BareRows<std::uint32_t>& rows,
                                                          std::uint32_t owners) {
    BareRows<std::uint32_t> turned;
    fill_rows(turned, owners, [&](const auto& put) {
        for (std::uint32_t owner = 0; owner < rows.size(); ++owner) {
            for (const std::uint32_t value : rows[owner]) put(value, owner);
        }
    });
    return turned;
}

}  // namespace gainsay
