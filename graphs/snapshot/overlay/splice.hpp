#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace gainsay {

/// One thing that a splice does: takes out the element at `base`, puts a new one before it, or both, which puts
/// the new one in its place.
struct SpliceEdit {
    std::uint32_t base = 0;
    bool removes = false, inserts = false;
};

/// A sequence that is never written down: that of the numbers 0 … n - 1, the *base*, less some of them, with new
/// items in between. It translates between positions of the result and those of the base.
///
/// Cost  O(log k) a look-up and O(k) memory, for k edits.
class Splice {
public:
    /// What stands at a position of the result.
    struct Place {
        bool is_item = false;
        std::uint32_t index = 0;       ///< of the item, in the order of the edits; else of the base
        std::uint32_t base = no_base;  ///< of the base, also of one that the item has replaced
        static constexpr std::uint32_t no_base = 0xFFFFFFFFU;
    };

    Splice() : Splice(0, {}) {}
    /// `edits` by base position; at one position those that only insert come first, at most one removes.
    Splice(std::uint32_t base_size, std::span<const SpliceEdit> edits);

    [[nodiscard]] std::uint32_t size() const noexcept { return runs_.back().at; }
    [[nodiscard]] std::uint32_t item_count() const noexcept { return runs_.back().items; }
    /// `at` < size().
    [[nodiscard]] Place operator[](std::uint32_t at) const noexcept;

    /// Where element `base` stands now, or the item that replaced it; of one that is gone, where the next one
    /// stands. `base` may be the size of the base, which becomes size().
    [[nodiscard]] std::uint32_t position(std::uint32_t base) const noexcept;
    [[nodiscard]] std::uint32_t position_of_item(std::uint32_t item) const noexcept { return item_at_[item]; }
    /// The element stands there still and was not replaced.
    [[nodiscard]] bool keeps(std::uint32_t base) const noexcept;
    /// How many elements in front of `base` are gone or replaced.
    [[nodiscard]] std::uint32_t removed_before(std::uint32_t base) const noexcept;
    /// Calls use(base) for each element that is gone or replaced, ascending. O(k).
    template <class Use>
    void for_each_removed(const Use& use) const {
        for (auto run = runs_.begin(); run + 1 != runs_.end(); ++run) {
            if (run->form == Form::Kept) continue;
            for (std::uint32_t base = run->base; base < (run + 1)->base; ++base) use(base);
        }
    }

private:
    enum class Form : std::uint8_t {
        Kept,      ///< of the base
        Inserted,  ///< items
        Replaced,  ///< items, each in the place of an element
        Gone,      ///< elements without a position
    };
    /// A run of equals: where it begins in the result and in the base, and how many items stand before it. The
    /// last one is empty and holds the sizes.
    struct Run {
        std::uint32_t at, base, items;
        Form form;
    };
    [[nodiscard]] const Run& run_at(std::uint32_t at) const noexcept;
    [[nodiscard]] const Run& run_of_base(std::uint32_t base) const noexcept;

    std::vector<Run> runs_;
    std::vector<std::uint32_t> item_at_;
};

}  // namespace gainsay
