#include "engine/quotation/matching/align.hpp"

#include <algorithm>
#include <limits>

namespace gainsay::quotation {
namespace {

using Cost = std::uint32_t;
constexpr Cost endless = std::numeric_limits<Cost>::max() / 2;
constexpr std::size_t most_cells = std::size_t{64} << 20U;

/// Row i, column k of the band is quote[0, i) against text that ends before token low + i + k.
class Band {
public:
    Band(std::span<const QuoteToken> text, std::span<const QuoteToken> quote, const Vocabulary& vocabulary,
         std::int64_t diagonal, std::int64_t slack)
        : text_(text), quote_(quote), vocabulary_(vocabulary) {
        const auto rows = static_cast<std::int64_t>(quote.size() + 1);
        const std::int64_t widest = static_cast<std::int64_t>(most_cells) / rows;
        slack = std::clamp<std::int64_t>(slack, 4, std::max<std::int64_t>(4, (widest - 1) / 2));
        low_ = diagonal - slack;
        width_ = static_cast<std::size_t>(2 * slack + 1);
        steps_.assign(static_cast<std::size_t>(rows) * width_, AlignStep::Same);
        before_.assign(width_, endless);
        now_.assign(width_, endless);
    }

    std::optional<Nearest> run() {
        for (std::size_t k = 0; k < width_; ++k)
            now_[k] = in_text(low_ + static_cast<std::int64_t>(k)) ? 0 : endless;
        for (std::size_t i = 1; i <= quote_.size(); ++i) fill(i);
        const auto best = std::min_element(now_.begin(), now_.end());
        if (*best >= endless) return std::nullopt;
        return walked_back(static_cast<std::size_t>(best - now_.begin()));
    }

private:
    [[nodiscard]] bool in_text(std::int64_t end) const {
        return end >= 0 && end <= static_cast<std::int64_t>(text_.size());
    }
    [[nodiscard]] Cost lone(TokenId id) const { return vocabulary_.is_word(id) ? 4 : 1; }
    [[nodiscard]] static bool same(TokenId a, TokenId b) {
        return a == b && a != other_word && a != other_sign;
    }
    [[nodiscard]] Cost pair(TokenId a, TokenId b) const {
        if (same(a, b)) return 0;
        if (vocabulary_.is_word(a) != vocabulary_.is_word(b)) return endless;
        return vocabulary_.is_word(a) ? 5 : 1;
    }

    void fill(std::size_t i) {
        std::swap(before_, now_);
        const TokenId quoted = quote_[i - 1].id;
        for (std::size_t k = 0; k < width_; ++k) {
            const std::int64_t end = low_ + static_cast<std::int64_t>(i + k);
            now_[k] = endless;
            if (!in_text(end)) continue;
            AlignStep& step = steps_[i * width_ + k];
            if (end > 0) {
                const TokenId written = text_[static_cast<std::size_t>(end - 1)].id;
                const Cost both = pair(quoted, written);
                now_[k] = before_[k] + both;
                step = both == 0 ? AlignStep::Same : AlignStep::Replaced;
                if (k > 0 && now_[k - 1] + lone(written) < now_[k]) {
                    now_[k] = now_[k - 1] + lone(written);
                    step = AlignStep::TextOnly;
                }
            }
            if (k + 1 < width_ && before_[k + 1] + lone(quoted) < now_[k]) {
                now_[k] = before_[k + 1] + lone(quoted);
                step = AlignStep::QuoteOnly;
            }
            now_[k] = std::min(now_[k], endless);
        }
    }

    std::optional<Nearest> walked_back(std::size_t k) const {
        Nearest out;
        std::size_t i = quote_.size();
        out.last = static_cast<std::size_t>(low_ + static_cast<std::int64_t>(i + k));
        while (i > 0) {
            const AlignStep step = steps_[i * width_ + k];
            out.steps.push_back(step);
            if (step == AlignStep::TextOnly) {
                --k;
            } else {
                --i;
                if (step == AlignStep::QuoteOnly) ++k;
            }
        }
        out.first = static_cast<std::size_t>(low_ + static_cast<std::int64_t>(k));
        std::reverse(out.steps.begin(), out.steps.end());
        trim(out);
        return count(out) ? std::optional(std::move(out)) : std::nullopt;
    }

    /// A passage that ends with what the quote has not is shorter: what stands for it is the quote's alone.
    static void trim(Nearest& out) {
        const auto trim_end = [](std::vector<AlignStep>& steps, const auto& drop) {
            // Steps behind the last Same: those of the text go, those of both become the quote's.
            std::vector<AlignStep> kept;
            while (!steps.empty() && steps.back() != AlignStep::Same) {
                if (steps.back() != AlignStep::QuoteOnly) drop();
                if (steps.back() != AlignStep::TextOnly) kept.push_back(AlignStep::QuoteOnly);
                steps.pop_back();
            }
            steps.insert(steps.end(), kept.begin(), kept.end());
        };
        if (std::find(out.steps.begin(), out.steps.end(), AlignStep::Same) == out.steps.end()) return;
        trim_end(out.steps, [&out] { --out.last; });
        std::reverse(out.steps.begin(), out.steps.end());
        trim_end(out.steps, [&out] { ++out.first; });
        std::reverse(out.steps.begin(), out.steps.end());
    }

    bool count(Nearest& out) const {
        std::size_t i = 0, quote_words = 0, text_words = 0;
        for (const AlignStep step : out.steps) {
            if (step == AlignStep::TextOnly) continue;
            const bool word = vocabulary_.is_word(quote_[i++].id);
            quote_words += word ? 1U : 0U;
            out.same_words += step == AlignStep::Same && word ? 1U : 0U;
        }
        for (std::size_t t = out.first; t < out.last; ++t)
            text_words += vocabulary_.is_word(text_[t].id) ? 1U : 0U;
        const std::size_t most = std::max(quote_words, text_words);
        out.words_kept = most == 0 ? 0 : static_cast<double>(out.same_words) / static_cast<double>(most);
        return out.same_words > 0;
    }

    std::span<const QuoteToken> text_, quote_;
    const Vocabulary& vocabulary_;
    std::int64_t low_ = 0;
    std::size_t width_ = 0;
    std::vector<AlignStep> steps_;
    std::vector<Cost> before_, now_;
};

}  // namespace

std::optional<Nearest> align(std::span<const QuoteToken> text, std::span<const QuoteToken> quote,
                             const Vocabulary& vocabulary, std::int64_t diagonal, std::int64_t slack) {
    return Band(text, quote, vocabulary, diagonal, slack).run();
}

}  // namespace gainsay::quotation
