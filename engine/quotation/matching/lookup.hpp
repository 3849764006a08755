#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/quotation/matching/altered.hpp"
#include "engine/quotation/matching/gaps.hpp"
#include "engine/quotation/quotes.hpp"
#include "engine/quotation/text/context.hpp"
#include "graphs/copies/code_points.hpp"

// All quotes of one document, looked up in its text.

namespace gainsay::quotation {

/// One quote as it is looked for. The quotation marks, blanks and brackets around its words are not part of its core.
struct Asked {
    const Selector* selector = nullptr;
    std::vector<QuoteToken> tokens;  ///< the core
    std::optional<GapPlan> gaps;
};

/// A place at which a quote stands.
struct FoundAt {
    ByteSpan span;  ///< in bytes of the text, with what is around the core where that is there too
    std::uint8_t folds = NoFold;
    std::vector<std::pair<ByteSpan, ByteSpan>> omissions;  ///< marks in the quote, and what they stand for
};

/// What is known of one quote.
struct Looked {
    std::vector<FoundAt>
        places;  ///< the candidates, one where the selector leads to it; else the first, exact ones before
    std::uint64_t count = 0;  ///< how often the core stands in the text
    SelectorState selector = SelectorState::NotSaid;
    std::optional<Nearest> nearest;  ///< when there are no places
    ByteSpan nearest_span;
};

/// The core of a quote: its tokens without quotation marks at either end. Empty when there is nothing else.
[[nodiscard]] std::vector<QuoteToken> core_of(std::vector<QuoteToken> tokens);

/// Looks up all of `asked`; cost and rules are those of check_quotes().
[[nodiscard]] std::vector<Looked> look_up(std::string_view text, std::span<const QuoteToken> tokens,
                                          const CodePoints& positions, const std::vector<Asked>& asked,
                                          const Vocabulary& vocabulary, const QuoteOptions& options);

}  // namespace gainsay::quotation
