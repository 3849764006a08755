#include <array>

#include "engine/quotation/quotes.hpp"

// The names of what quotes.hpp counts up.

namespace gainsay {

std::string_view to_string(QuoteOutcome outcome) noexcept {
    constexpr std::array<std::string_view, quote_outcome_count> names{
        "exact", "normalised", "altered", "cut", "misattributed", "translated", "absent", "unavailable"};
    return names[static_cast<std::size_t>(outcome)];
}

std::string_view name_of_fold(std::uint8_t one_bit) noexcept {
    constexpr std::array<std::string_view, quote_fold_count> names{
        "case",      "white space", "quotation marks and dashes", "ellipsis", "brackets",
        "ligatures", "Unicode form"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (one_bit == (1U << i)) return names[i];
    }
    return {};
}

std::vector<std::string_view> fold_names(std::uint8_t folds) {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < quote_fold_count; ++i) {
        const auto bit = static_cast<std::uint8_t>(1U << i);
        if ((folds & bit) != 0) names.push_back(name_of_fold(bit));
    }
    return names;
}

std::string_view to_string(SelectorState state) noexcept {
    constexpr std::array<std::string_view, 4> names{"not-said", "holds", "moved", "out-of-date"};
    return names[static_cast<std::size_t>(state)];
}

std::string_view to_string(QuoteDiffRun::Kind kind) noexcept {
    constexpr std::array<std::string_view, 3> names{"same", "quote-only", "document-only"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view to_string(CutKind kind) noexcept {
    constexpr std::array<std::string_view, 3> names{"negation", "condition", "hedge"};
    return names[static_cast<std::size_t>(kind)];
}

}  // namespace gainsay
