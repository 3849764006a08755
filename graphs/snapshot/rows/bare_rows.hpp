#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "graphs/model/error.hpp"

namespace gainsay {

/// Rows of `T` for numbered owners: compressed, every owner has one. For what is derived from a snapshot to be
/// walked millions of times: a row is one look at two offsets, and its values are not checked.
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

    /// Throws  std::logic_error when there is no such owner, or its row leads out of the values, as it may in a
    ///         damaged file.
    // Left to itself the compiler makes a call of it in the loops that take most of the time of counting.
    [[nodiscard, gnu::always_inline]] inline std::span<const T> operator[](std::uint32_t owner) const {
        GAINSAY_REQUIRE(std::size_t{owner} + 1 < offsets_.size());
        const std::uint32_t begin = offsets_[owner], end = offsets_[std::size_t{owner} + 1];
        GAINSAY_REQUIRE(begin <= end && end <= values_.size());
        return {values_.data() + begin, values_.data() + end};
    }
    /// How long the row of `owner` is, which must be one. Not checked: 2^32 and more say that the row leads
    /// backwards, as it may in a damaged file.
    [[nodiscard]] std::uint64_t length(std::uint32_t owner) const noexcept {
        return std::uint64_t{offsets_[owner + 1]} - offsets_[owner];
    }
    /// Rows of [begin, end), which were looked at together and so need no look one by one: for walks along all.
    class Part {
    public:
        /// `owner` is in [begin, end), which is not checked.
        [[nodiscard]] std::span<const T> operator[](std::uint32_t owner) const noexcept {
            return {values_ + offsets_[owner], values_ + offsets_[owner + 1]};
        }

    private:
        friend class BareRows;
        Part(const std::uint32_t* offsets, const T* values) : offsets_(offsets), values_(values) {}
        const std::uint32_t* offsets_;
        const T* values_;
    };
    /// Valid as long as these rows.
    ///
    /// Throws  std::logic_error when there are no such owners, or a row of theirs leads out of the values.
    /// Cost    O(end - begin), several offsets at a time.
    [[nodiscard]] Part part(std::uint32_t begin, std::uint32_t end) const {
        GAINSAY_REQUIRE(begin <= end && end <= size());
        bool ascending = true;
        for (std::uint32_t owner = begin; owner < end; ++owner)
            ascending &= offsets_[owner] <= offsets_[owner + 1];
        GAINSAY_REQUIRE(ascending && (begin == end || offsets_[end] <= values_.size()));
        return {offsets_.data(), values_.data()};
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
/// keep that order, unless `arrange`, called with each row in turn, gives them another.
///
/// Throws  Error(Limit) beyond 2^32 - 1 entries.
/// Cost    O(owners + entries).
template <class T, class Each, class Arrange>
[[nodiscard]] BareRows<T> make_rows(std::uint32_t owners, const Each& each, const Arrange& arrange) {
    std::vector<std::uint32_t> offsets(std::size_t{owners} + 1);
    std::uint64_t entries = 0;
    each([&](std::uint32_t owner, const T&) { ++offsets[owner + 1], ++entries; });
    if (entries > std::numeric_limits<std::uint32_t>::max()) {
        throw Error(ErrorCode::Limit,
                    "the case has more than 4294967295 links of a kind to count; split the case");
    }
    for (std::size_t owner = 0; owner < owners; ++owner) offsets[owner + 1] += offsets[owner];
    std::vector<T> values(offsets.back());
    // Every beginning walks to the end of its row, which is the beginning of the next.
    each([&](std::uint32_t owner, const T& value) { values[offsets[owner]++] = value; });
    std::copy_backward(offsets.begin(), offsets.end() - 1, offsets.end());
    offsets.front() = 0;
    for (std::size_t owner = 0; owner < owners; ++owner) {
        arrange(std::span(values).subspan(offsets[owner], offsets[owner + 1] - offsets[owner]));
    }
    return {std::move(offsets), std::move(values)};
}

template <class T, class Each>
[[nodiscard]] BareRows<T> make_rows(std::uint32_t owners, const Each& each) {
    return make_rows<T>(owners, each, [](std::span<T>) {});
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
