#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <type_traits>
#include <vector>

namespace gainsay {

/// A list that nearly always has at most N elements, which then lie within it; more go to a vector. For what an
/// answer holds by the million: the places where a statement stands, the steps between two sides.
///
/// Not Boost's small_vector, because public headers of an installed Gainsay ask nobody to find Boost.
template <class T, std::size_t N>
class ShortList {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    using value_type = T;
    using iterator = T*;
    using const_iterator = const T*;

    [[nodiscard]] std::size_t size() const noexcept { return many_.empty() ? few_size_ : many_.size(); }
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }
    [[nodiscard]] const T* begin() const noexcept { return many_.empty() ? few_.data() : many_.data(); }
    [[nodiscard]] const T* end() const noexcept { return begin() + size(); }
    [[nodiscard]] T* begin() noexcept { return many_.empty() ? few_.data() : many_.data(); }
    [[nodiscard]] T* end() noexcept { return begin() + size(); }
    [[nodiscard]] const T& operator[](std::size_t i) const noexcept { return begin()[i]; }
    [[nodiscard]] T& operator[](std::size_t i) noexcept { return begin()[i]; }
    [[nodiscard]] const T& front() const noexcept { return *begin(); }
    [[nodiscard]] T& front() noexcept { return *begin(); }
    [[nodiscard]] const T& back() const noexcept { return begin()[size() - 1]; }
    [[nodiscard]] T& back() noexcept { return begin()[size() - 1]; }

    void push_back(const T& element) {
        if (many_.empty() && few_size_ < N) {
            few_[few_size_++] = element;
            return;
        }
        const T kept = element;  // it may be one of ours
        if (many_.empty()) many_.assign(few_.begin(), few_.end());
        few_size_ = 0;
        many_.push_back(kept);
    }
    void pop_back() noexcept {
        if (many_.empty())
            --few_size_;
        else
            many_.pop_back();
    }

    friend bool operator==(const ShortList& x, const ShortList& y) {
        return std::equal(x.begin(), x.end(), y.begin(), y.end());
    }
    friend bool operator==(const ShortList& x, const std::vector<T>& y) {
        return std::equal(x.begin(), x.end(), y.begin(), y.end());
    }

private:
    std::array<T, N> few_{};
    std::size_t few_size_ = 0;  // 0 where many_ is used
    std::vector<T> many_;
};

}  // namespace gainsay
