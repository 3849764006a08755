#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace gainsay {

/// Rows of `T` for numbered owners: compressed, every owner has one. For what is derived from a snapshot to be
/// walked millions of times: without the checks of Snapshot::out(), and for any pairs.
///
/// They are a view: of vectors that they own together with their copies, or of bytes that somebody else keeps,
/// such as a mapped file. Immutable either way.
template <class T>
class BareRows {
public:
    BareRows() = default;

    /// Takes over what was filled. There are at least one offset, ascending from 0 to the number of values.
    BareRows(std::vector<std::uint32_t> offsets, std::vector<T> values) {
        struct Filled {
            std::vector<std::uint32_t> offsets;
            std::vector<T> values;
        };
        auto filled = std::make_shared<Filled>(Filled{std::move(offsets), std::move(values)});
        offsets_ = filled->offsets;
        values_ = filled->values;
        owner_ = std::move(filled);
    }
    /// A view of what `owner` keeps alive.
    BareRows(std::span<const std::uint32_t> offsets, std::span<const T> values,
             std::shared_ptr<const void> owner)
        : offsets_(offsets), values_(values), owner_(std::move(owner)) {}

    [[nodiscard]] std::span<const T> operator[](std::uint32_t owner) const noexcept {
        return {values_.data() + offsets_[owner], values_.data() + offsets_[owner + 1]};
    }
    [[nodiscard]] std::uint32_t size() const noexcept {
        return offsets_.empty() ? 0 : static_cast<std::uint32_t>(offsets_.size() - 1);
    }
    [[nodiscard]] std::size_t bytes() const noexcept { return offsets_.size_bytes() + values_.size_bytes(); }

    /// All rows one after another, and where each begins among them; no offsets where there are no owners.
    [[nodiscard]] std::span<const std::uint32_t> offsets() const noexcept { return offsets_; }
    [[nodiscard]] std::span<const T> values() const noexcept { return values_; }

private:
    std::span<const std::uint32_t> offsets_;
    std::span<const T> values_;
    std::shared_ptr<const void> owner_;
};

/// Makes rows by counting: how long each is, where each begins, then every entry in its place. `each` is
/// called twice with a function put(owner, value), and must name the same entries both times; those of an owner
/// keep that order.
///
/// Cost  O(owners + entries).
template <class T, class Each>
[[nodiscard]] BareRows<T> make_rows(std::uint32_t owners, const Each& each) {
    std::vector<std::uint32_t> offsets(std::size_t{owners} + 1);
    each([&](std::uint32_t owner, const T&) { ++offsets[owner + 1]; });
    std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
    std::vector<T> values(offsets.back());
    // Every beginning walks to the end of its row, which is the beginning of the next.
    each([&](std::uint32_t owner, const T& value) { values[offsets[owner]++] = value; });
    std::copy_backward(offsets.begin(), offsets.end() - 1, offsets.end());
    offsets.front() = 0;
    return {std::move(offsets), std::move(values)};
}

/// The same pairs by their values, each row in ascending order.
[[nodiscard]] inline BareRows<std::uint32_t> turned_round(const BareRows<std::uint32_t>& rows,
                                                          std::uint32_t owners) {
    return make_rows<std::uint32_t>(owners, [&](const auto& put) {
        for (std::uint32_t owner = 0; owner < rows.size(); ++owner) {
            for (const std::uint32_t value : rows[owner]) put(value, owner);
        }
    });
}

}  // namespace gainsay
