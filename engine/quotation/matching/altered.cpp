#include "engine/quotation/matching/altered.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "engine/quotation/matching/align.hpp"

namespace gainsay::quotation {
namespace {

constexpr std::size_t best_diagonals = 8, seeds_a_word = 100, least_budget = 100'000;
constexpr std::uint64_t rare = 50;  ///< a single word is a seed when it stands no more often in the text

using SeedKey = std::uint64_t;
constexpr SeedKey pair_key(TokenId a, TokenId b) {
    return (SeedKey{a} << 32U) | b;
}
/// No pair has the second word 0.
constexpr SeedKey word_key(TokenId a) {
    return SeedKey{a} << 32U;
}

struct SeedOwner {
    std::uint32_t quote = 0, offset = 0;
};

struct Seed {
    std::vector<SeedOwner> owners;
    std::uint64_t in_text = 0;
    bool used = false;
};

struct Vote {
    std::uint32_t quote = 0;
    std::int64_t diagonal = 0;
    std::uint32_t weight = 1;
};

/// Calls `use(key, place)` for every pair and word of `tokens` at the place of the first.
template <class Use>
void each_seed(std::span<const QuoteToken> tokens, const Vocabulary& vocabulary, const Use& use) {
    std::array<std::pair<TokenId, std::size_t>, 2> last{};  // the two words before
    std::size_t known = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const TokenId id = tokens[i].id;
        if (!vocabulary.is_word(id)) continue;
        if (id != other_word) {
            use(word_key(id), i);
            if (known >= 1 && last[1].first != other_word) use(pair_key(last[1].first, id), last[1].second);
            if (known >= 2 && last[0].first != other_word) use(pair_key(last[0].first, id), last[0].second);
        }
        last[0] = last[1];
        last[1] = {id, i};
        ++known;
    }
}

class Seeds {
public:
    Seeds(std::span<const QuoteToken> text, const std::vector<std::span<const QuoteToken>>& quotes,
          const Vocabulary& vocabulary)
        : text_(text), vocabulary_(vocabulary) {
        for (std::size_t q = 0; q < quotes.size(); ++q) {
            words_ += quotes[q].size();
            each_seed(quotes[q], vocabulary, [&](SeedKey key, std::size_t place) {
                seeds_[key].owners.push_back(
                    {static_cast<std::uint32_t>(q), static_cast<std::uint32_t>(place)});
            });
        }
        each_seed(text, vocabulary, [&](SeedKey key, std::size_t) {
            const auto at = seeds_.find(key);
            if (at != seeds_.end()) ++at->second.in_text;
        });
        choose();
    }

    [[nodiscard]] std::vector<Vote> votes() const {
        std::vector<Vote> out;
        each_seed(text_, vocabulary_, [&](SeedKey key, std::size_t place) {
            const auto at = seeds_.find(key);
            if (at == seeds_.end() || !at->second.used) return;
            for (const SeedOwner& owner : at->second.owners) {
                out.push_back({owner.quote,
                               static_cast<std::int64_t>(place) - static_cast<std::int64_t>(owner.offset),
                               (key & 0xFFFFFFFFU) == 0 ? 1U : 2U});
            }
        });
        std::sort(out.begin(), out.end(), [](const Vote& a, const Vote& b) {
            return std::tie(a.quote, a.diagonal) < std::tie(b.quote, b.diagonal);
        });
        return out;
    }

private:
    /// The rarest seeds first, as many as are looked at within the budget.
    void choose() {
        std::vector<std::pair<std::uint64_t, SeedKey>> order;
        for (const auto& [key, seed] : seeds_) {
            const bool word = (key & 0xFFFFFFFFU) == 0;
            if (seed.in_text > 0 && (!word || seed.in_text <= rare))
                order.emplace_back(seed.in_text * seed.owners.size(), key);
        }
        std::sort(order.begin(), order.end());
        std::uint64_t left = std::max(least_budget, words_ * seeds_a_word);
        for (const auto& [cost, key] : order) {
            if (cost > left) break;
            left -= cost;
            seeds_[key].used = true;
        }
    }

    std::span<const QuoteToken> text_;
    const Vocabulary& vocabulary_;
    std::unordered_map<SeedKey, Seed> seeds_;
    std::size_t words_ = 0;
};

/// Diagonals by their votes: of `width` neighbouring ones together, counted in steps of half that.
std::vector<std::int64_t> best_of(std::span<const Vote> votes, std::int64_t width) {
    struct Bin {
        std::int64_t number = 0;
        std::uint64_t weight = 0;
    };
    const std::int64_t half = std::max<std::int64_t>(1, width / 2);
    std::vector<Bin> bins;
    for (const Vote& vote : votes) {
        const std::int64_t number =
            vote.diagonal >= 0 ? vote.diagonal / half : -((-vote.diagonal + half - 1) / half);
        if (bins.empty() || bins.back().number != number) bins.push_back({number, 0});
        bins.back().weight += vote.weight;
    }
    std::vector<Bin> joined;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        Bin bin = bins[i];
        if (i + 1 < bins.size() && bins[i + 1].number == bin.number + 1) bin.weight += bins[i + 1].weight;
        joined.push_back(bin);
    }
    std::stable_sort(joined.begin(), joined.end(),
                     [](const Bin& a, const Bin& b) { return a.weight > b.weight; });
    std::vector<std::int64_t> out;
    for (const Bin& bin : joined) {
        if (out.size() == best_diagonals) break;
        out.push_back((bin.number + 1) * half);
    }
    return out;
}

bool better(const Nearest& a, const Nearest& b) {
    if (a.words_kept != b.words_kept) return a.words_kept > b.words_kept;
    if (a.steps.size() != b.steps.size()) return a.steps.size() < b.steps.size();
    return a.first < b.first;
}

}  // namespace

std::vector<std::optional<Nearest>> find_nearest(std::span<const QuoteToken> text,
                                                 const std::vector<std::span<const QuoteToken>>& quotes,
                                                 const Vocabulary& vocabulary, double min_words_kept) {
    std::vector<std::optional<Nearest>> out(quotes.size());
    const std::vector<Vote> votes = Seeds(text, quotes, vocabulary).votes();
    for (std::size_t from = 0; from < votes.size();) {
        const std::uint32_t quote = votes[from].quote;
        std::size_t to = from;
        while (to < votes.size() && votes[to].quote == quote) ++to;
        const auto length = static_cast<std::int64_t>(quotes[quote].size());
        const std::int64_t width = std::clamp<std::int64_t>(length / 2, 8, 250);
        for (const std::int64_t diagonal : best_of(std::span(votes).subspan(from, to - from), width)) {
            std::optional<Nearest> found = align(text, quotes[quote], vocabulary, diagonal, 2 * width);
            if (!found || found->words_kept < min_words_kept) continue;
            if (!out[quote] || better(*found, *out[quote])) out[quote] = std::move(found);
        }
        from = to;
    }
    return out;
}

}  // namespace gainsay::quotation
