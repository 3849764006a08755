#include "engine/quotation/matching/gaps.hpp"

#include <algorithm>

#include "engine/quotation/text/fold.hpp"
#include "graphs/copies/code_points.hpp"

namespace gainsay::quotation {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_word_char(std::string_view text, std::size_t at) {
    const CharKind kind = kind_of_char(char_at(text, at).value);
    return kind == CharKind::Word || kind == CharKind::Joining || kind == CharKind::LoneWord;
}

/// Square brackets that stand by themselves, not within a word as in "[T]he", with something in them.
std::vector<ByteSpan> bracket_groups(std::string_view quote) {
    std::vector<ByteSpan> groups;
    for (std::size_t open = quote.find('['); open != npos; open = quote.find('[', open + 1)) {
        const std::size_t close = quote.find(']', open);
        if (close == npos) break;
        const bool word_behind = close + 1 < quote.size() && is_word_char(quote, close + 1);
        std::size_t before = open;
        while (before > 0 && !begins_code_point(quote[before - 1])) --before;
        const bool word_before = open > 0 && is_word_char(quote, before - 1);
        if (!word_behind && !word_before && end_of_note(quote, open) == open)
            groups.push_back({open, close + 1});
        open = close;
    }
    return groups;
}

std::size_t words_in(std::span<const QuoteToken> tokens, const Vocabulary& vocabulary) {
    return static_cast<std::size_t>(std::count_if(
        tokens.begin(), tokens.end(), [&](const QuoteToken& token) { return vocabulary.is_word(token.id); }));
}

/// Cuts the quote at its holes; literals may still be empty.
class Cutter {
public:
    Cutter(std::string_view quote, std::span<const QuoteToken> tokens)
        : quote_(quote), tokens_(tokens), groups_(bracket_groups(quote)) {}

    GapPlan run() {
        std::size_t i = 0;
        while (i < tokens_.size()) {
            if (const auto gap = gap_at(i)) {
                close(i);
                i = behind(i, *gap);
                holes_.push_back(*gap);
                literal_ = i;
            } else {
                ++i;
            }
        }
        close(tokens_.size());
        for (const Gap& gap : holes_) plan_.edges.push_back(gap);
        return std::move(plan_);
    }

private:
    /// The hole that begins with token `i`.
    [[nodiscard]] std::optional<Gap> gap_at(std::size_t i) const {
        for (const ByteSpan& group : groups_) {
            if (tokens_[i].begin < group.begin || tokens_[i].begin >= group.end) continue;
            const bool only_dots =
                tokens_[i].id == ellipsis && (i + 1 == tokens_.size() || tokens_[i + 1].begin >= group.end);
            return Gap{!only_dots, group};
        }
        if (tokens_[i].id == ellipsis) return Gap{false, {tokens_[i].begin, tokens_[i].end}};
        const bool round = quote_[tokens_[i].begin] == '(' && i + 2 < tokens_.size() &&
                           tokens_[i + 1].id == ellipsis && quote_[tokens_[i + 2].begin] == ')';
        if (round) return Gap{false, {tokens_[i].begin, tokens_[i + 2].end}};
        return std::nullopt;
    }

    [[nodiscard]] std::size_t behind(std::size_t i, const Gap& gap) const {
        while (i < tokens_.size() && tokens_[i].begin < gap.mark.end) ++i;
        return i;
    }

    /// A literal ends before token `end`. Holes with nothing between them are one.
    void close(std::size_t end) {
        if (end <= literal_) return;
        if (plan_.literals.empty()) {
            for (const Gap& gap : holes_) plan_.edges.push_back(gap);
        } else if (!holes_.empty()) {
            Gap gap = holes_.front();
            gap.mark.end = holes_.back().mark.end;
            for (const Gap& one : holes_) gap.brackets = gap.brackets && one.brackets;
            plan_.gaps.push_back(gap);
        }
        holes_.clear();
        plan_.literals.push_back({literal_, end});
    }

    std::string_view quote_;
    std::span<const QuoteToken> tokens_;
    std::vector<ByteSpan> groups_;
    std::vector<Gap> holes_;  ///< since the last literal
    std::size_t literal_ = 0;
    GapPlan plan_;
};

class Placer {
public:
    Placer(std::span<const QuoteToken> text, std::span<const QuoteToken> quote, const GapPlan& plan,
           const Vocabulary& vocabulary, const GapLimits& limits)
        : text_(text), quote_(quote), plan_(plan), vocabulary_(vocabulary), limits_(limits) {}

    std::optional<GapPlaces> around(std::size_t anchor, std::size_t place) const {
        GapPlaces out(plan_.literals.size());
        out[anchor] = place;
        for (std::size_t i = anchor + 1; i < out.size(); ++i) {
            const auto next = behind(i, out[i - 1] + length(i - 1));
            if (!next) return std::nullopt;
            out[i] = *next;
        }
        for (std::size_t i = anchor; i-- > 0;) {
            const auto next = before(i, out[i + 1]);
            if (!next) return std::nullopt;
            out[i] = *next;
        }
        return out;
    }

private:
    [[nodiscard]] std::size_t length(std::size_t i) const {
        return plan_.literals[i].last - plan_.literals[i].first;
    }

    [[nodiscard]] bool stands_at(std::size_t literal, std::size_t place) const {
        if (place + length(literal) > text_.size()) return false;
        for (std::size_t k = 0; k < length(literal); ++k) {
            if (text_[place + k].id != quote_[plan_.literals[literal].first + k].id) return false;
        }
        return true;
    }

    [[nodiscard]] std::size_t most_words(std::size_t gap) const {
        return plan_.gaps[gap].brackets ? limits_.replaced_words : limits_.omitted_words;
    }
    // Signs are few between words; a run of them must not make the way longer without end.
    [[nodiscard]] static std::size_t most_tokens(std::size_t words) { return 3 * words + 10; }

    [[nodiscard]] std::optional<std::size_t> behind(std::size_t literal, std::size_t from) const {
        const std::size_t most = most_words(literal - 1);
        std::size_t words = 0;
        for (std::size_t at = from; at < text_.size() && at - from <= most_tokens(most); ++at) {
            if (stands_at(literal, at)) return at;
            words += vocabulary_.is_word(text_[at].id) ? 1U : 0U;
            if (words > most) break;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<std::size_t> before(std::size_t literal, std::size_t until) const {
        const std::size_t most = most_words(literal);
        std::size_t words = 0;
        for (std::size_t end = until; end >= length(literal) && until - end <= most_tokens(most); --end) {
            if (stands_at(literal, end - length(literal))) return end - length(literal);
            if (end == 0) break;
            words += vocabulary_.is_word(text_[end - 1].id) ? 1U : 0U;
            if (words > most) break;
        }
        return std::nullopt;
    }

    std::span<const QuoteToken> text_, quote_;
    const GapPlan& plan_;
    const Vocabulary& vocabulary_;
    const GapLimits& limits_;
};

}  // namespace

std::optional<GapPlan> plan_gaps(std::string_view quote, std::span<const QuoteToken> tokens,
                                 const Vocabulary& vocabulary) {
    GapPlan plan = Cutter(quote, tokens).run();
    if (plan.gaps.empty() && plan.edges.empty()) return std::nullopt;
    std::size_t words = 0;
    for (const Literal& literal : plan.literals) {
        const std::size_t here =
            words_in(tokens.subspan(literal.first, literal.last - literal.first), vocabulary);
        if (here == 0) return std::nullopt;
        words += here;
    }
    if (plan.literals.empty() || (plan.literals.size() > 1 && words < 3)) return std::nullopt;
    return plan;
}

std::optional<GapPlaces> place_gaps(std::span<const QuoteToken> text, std::span<const QuoteToken> quote,
                                    const GapPlan& plan, const std::vector<const Places*>& places,
                                    const Vocabulary& vocabulary, const GapLimits& limits) {
    std::size_t anchor = 0;
    for (std::size_t i = 1; i < places.size(); ++i) {
        if (places[i]->count < places[anchor]->count) anchor = i;
    }
    const Placer placer(text, quote, plan, vocabulary, limits);
    for (const std::uint32_t place : places[anchor]->first) {
        if (auto found = placer.around(anchor, place)) return found;
    }
    return std::nullopt;
}

}  // namespace gainsay::quotation
