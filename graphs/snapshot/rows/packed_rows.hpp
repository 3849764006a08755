#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <type_traits>
#include <utility>

#include "graphs/model/error.hpp"
#include "graphs/snapshot/rows/bare_rows.hpp"

// Bare rows as 32-bit words, one after another, so that a file can hold them and a mapped file be read as
// rows: how many owners, how many words a value has, how many values (two words, the lower first), then the
// offsets, one more than owners, then the values. Numbers are in the byte order of the machine.

namespace gainsay {

/// A value that rows can be packed of: plain words without padding.
template <class T>
concept PackedValue = std::has_unique_object_representations_v<T> && sizeof(T) % sizeof(std::uint32_t) == 0 &&
                      alignof(T) <= alignof(std::uint32_t);

/// Hands rows on as words, piece by piece, so that nothing is held twice.
class RowPacker {
public:
    using Sink = std::function<void(std::span<const std::byte>)>;
    explicit RowPacker(Sink sink) : sink_(std::move(sink)) {}

    template <PackedValue T>
    void add(const BareRows<T>& rows) {
        const std::uint64_t values = rows.values().size();
        const std::array<std::uint32_t, 4> head{rows.size(), sizeof(T) / sizeof(std::uint32_t),
                                                static_cast<std::uint32_t>(values),
                                                static_cast<std::uint32_t>(values >> 32U)};
        constexpr std::uint32_t no_owners = 0;
        const std::span<const std::uint32_t> offsets =
            rows.offsets().empty() ? std::span(&no_owners, 1) : rows.offsets();
        sink_(std::as_bytes(std::span(head)));
        sink_(std::as_bytes(offsets));
        sink_(std::as_bytes(rows.values()));
    }

private:
    Sink sink_;
};

/// Reads what a RowPacker wrote, in the same order, without copying: the rows are views that keep `owner`.
///
/// Throws  Error(Malformed) when the words end early, or hold rows of another kind or number of owners. The
///         lengths are looked at, in O(1), and not every offset: BareRows looks at those that are asked for.
class RowUnpacker {
public:
    RowUnpacker(std::span<const std::uint32_t> words, std::shared_ptr<const void> owner)
        : words_(words), owner_(std::move(owner)) {}

    template <PackedValue T>
    [[nodiscard]] BareRows<T> take() {
        constexpr std::size_t value_words = sizeof(T) / sizeof(std::uint32_t);
        const std::span<const std::uint32_t> head = next(4);
        const std::uint64_t values = head[2] | std::uint64_t{head[3]} << 32U;
        demand(head[1] == value_words && values <= words_.size());
        const std::span<const std::uint32_t> offsets = next(std::size_t{head[0]} + 1);
        demand(offsets.front() == 0 && offsets.back() == values);
        const std::span<const std::uint32_t> bare = next(values * value_words);
        return {offsets, {reinterpret_cast<const T*>(bare.data()), values}, owner_};
    }
    template <PackedValue T>
    [[nodiscard]] BareRows<T> take(std::uint32_t owners) {
        BareRows<T> rows = take<T>();
        demand(rows.size() == owners);
        return rows;
    }

private:
    static void demand(bool kept) {
        if (!kept) throw Error(ErrorCode::Malformed, "packed rows are not as long as they say");
    }
    std::span<const std::uint32_t> next(std::size_t count) {
        demand(count <= words_.size());
        const std::span<const std::uint32_t> found = words_.first(count);
        words_ = words_.subspan(count);
        return found;
    }

    std::span<const std::uint32_t> words_;
    std::shared_ptr<const void> owner_;
};

}  // namespace gainsay
