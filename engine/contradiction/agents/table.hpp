#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <new>
#include <utility>
#include <vector>

namespace gainsay {

/// Memory for tables that are filled once and then read and written anywhere: from the first large page on, the system
/// is asked for large pages, so that it hands out two mebibytes at a time and not four kibibytes, and the processor
/// finds its way with fewer look-ups. Where the system has none to give, memory is as usual.
///
/// Elements are not set to zero when a vector grows; who makes a table fills it.
template <class T>
class TableMemory {
public:
    using value_type = T;

    TableMemory() = default;
    template <class U>
    TableMemory(const TableMemory<U>&) noexcept {}  // NOLINT(google-explicit-constructor): allocators convert

    [[nodiscard]] T* allocate(std::size_t count) {
        const std::size_t bytes = rounded(count * sizeof(T));
        void* at = ::operator new(bytes, alignment(bytes));
#ifdef MADV_HUGEPAGE
        if (bytes >= large_page) (void)::madvise(at, bytes, MADV_HUGEPAGE);
#endif
        return static_cast<T*>(at);
    }
    void deallocate(T* at, std::size_t count) noexcept {
        ::operator delete(at, alignment(rounded(count * sizeof(T))));
    }

    template <class U>
    void construct(U* at) noexcept {
        ::new (static_cast<void*>(at)) U;
    }
    template <class U, class... Args>
    void construct(U* at, Args&&... args) {
        ::new (static_cast<void*>(at)) U(std::forward<Args>(args)...);
    }

    template <class U>
    friend bool operator==(const TableMemory&, const TableMemory<U>&) noexcept {
        return true;
    }

private:
    static constexpr std::size_t large_page = std::size_t{1} << 21U;
    /// Whole large pages from a quarter of one on: the last would else be of small ones.
    static constexpr std::size_t rounded(std::size_t bytes) noexcept {
        return bytes < large_page / 4 ? bytes : (bytes + large_page - 1) / large_page * large_page;
    }
    static constexpr std::align_val_t alignment(std::size_t bytes) noexcept {
        return std::align_val_t{bytes >= large_page ? large_page : alignof(std::max_align_t)};
    }
};

/// A vector of plain values in such memory.
template <class T>
using Table = std::vector<T, TableMemory<T>>;

}  // namespace gainsay
