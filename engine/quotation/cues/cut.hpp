#pragma once

#include <optional>
#include <string_view>

#include "engine/quotation/text/context.hpp"

namespace gainsay::quotation {

/// A word that changes what a quote says.
struct CutFound {
    CutKind kind = CutKind::Negation;
    ByteSpan at;

    friend bool operator==(const CutFound&, const CutFound&) = default;
};

/// The nearest word that the rule of check_quotes() counts as cut off; of equal distance the one before.
[[nodiscard]] std::optional<CutFound> cut_around(std::string_view text, const QuoteContext& context);

/// The first word of the lists within a passage that was left out: a quote that skips it says something else.
[[nodiscard]] std::optional<CutFound> cut_within(std::string_view text, ByteSpan omitted);

}  // namespace gainsay::quotation
