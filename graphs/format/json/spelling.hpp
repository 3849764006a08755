#pragma once

#include <cstddef>
#include <string_view>

namespace gainsay {

/// How many letters must be added, dropped, changed or swapped with their neighbour to make `b` of `a`, in
/// bytes; more than `limit` counts as limit + 1. O(limit × length).
///
/// Source   V. Levenshtein 1966; transpositions as in the "optimal string alignment" distance.
[[nodiscard]] std::size_t spelling_distance(std::string_view a, std::string_view b, std::size_t limit);

/// Looks for the word that somebody probably meant: the nearest of those offered, the first in byte order
/// among equals. Words that differ in more than a third of their letters are never it.
class Suggestion {
public:
    /// Keeps a view of `wanted`.
    explicit Suggestion(std::string_view wanted) noexcept;

    /// `candidate` must outlive the suggestion.
    void offer(std::string_view candidate);

    /// Empty when nothing came near.
    [[nodiscard]] std::string_view best() const noexcept { return best_; }

private:
    std::string_view wanted_, best_;
    std::size_t distance_;  // of best_; before the first: one more than what is accepted
};

}  // namespace gainsay
