#include "engine/quotation/matching/lookup.hpp"

#include <algorithm>

#include "engine/quotation/matching/patterns.hpp"
#include "engine/quotation/text/fold.hpp"

namespace gainsay::quotation {
namespace {

constexpr std::size_t keep = 64;  ///< places of one pattern that are looked at

std::string_view slice(std::string_view text, std::size_t begin, std::size_t end) {
    return text.substr(begin, end - begin);
}

/// What setting aside characters around a core means: marks, brackets, or only blanks.
std::uint8_t folds_of_edge(std::string_view edge) {
    std::uint8_t folds = NoFold;
    for (std::size_t at = 0; at < edge.size();) {
        const std::size_t note = end_of_note(edge, at);
        if (note != at) {
            folds |= FoldBrackets;
            at = note;
            continue;
        }
        const Char c = char_at(edge, at);
        at = c.next;
        const CharKind kind = kind_of_char(c.value);
        folds |= kind == CharKind::QuoteMark ? FoldMarks
                 : kind == CharKind::Bracket ? FoldBrackets
                                             : FoldWhiteSpace;
    }
    return folds;
}

/// `text` with every run of white space as one blank.
std::string collapsed(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank) out += c;
        if (blank && (out.empty() || out.back() != ' ')) out += ' ';
    }
    return out;
}

/// How much of a text is compared with a context: enough for blanks that only one of them has.
std::size_t reach_of(std::string_view context) {
    return 4 * context.size() + 256;
}

/// Does `text` end with `prefix`, whatever their white space? Blanks next to the passage are on neither side.
bool ends_with(std::string_view text, std::string_view prefix) {
    std::string tail = collapsed(text.substr(text.size() - std::min(text.size(), reach_of(prefix)))),
                wanted = collapsed(prefix);
    if (!tail.empty() && tail.back() == ' ') tail.pop_back();
    if (!wanted.empty() && wanted.back() == ' ') wanted.pop_back();
    return tail.size() >= wanted.size() &&
           tail.compare(tail.size() - wanted.size(), wanted.size(), wanted) == 0;
}

bool begins_with(std::string_view text, std::string_view suffix) {
    std::string head = collapsed(text.substr(0, reach_of(suffix))), wanted = collapsed(suffix);
    if (!head.empty() && head.front() == ' ') head.erase(0, 1);
    if (!wanted.empty() && wanted.front() == ' ') wanted.erase(0, 1);
    return head.compare(0, wanted.size(), wanted) == 0;
}

class Lookup {
public:
    Lookup(std::string_view text, std::span<const QuoteToken> tokens, const CodePoints& positions,
           const std::vector<Asked>& asked, const Vocabulary& vocabulary, const QuoteOptions& options)
        : text_(text),
          tokens_(tokens),
          positions_(positions),
          asked_(asked),
          vocabulary_(vocabulary),
          options_(options) {}

    std::vector<Looked> run() {
        for (const Asked& one : asked_) plan(one);
        found_ = patterns_.find(text_, tokens_, keep);
        std::vector<Looked> out;
        out.reserve(asked_.size());
        for (std::size_t i = 0; i < asked_.size(); ++i) out.push_back(look(i));
        look_for_nearest(out);
        return out;
    }

private:
    struct Plan {
        Patterns::Number core = 0, writing = 0;
        std::optional<Patterns::Number> context;
        std::size_t context_lead = 0;  ///< tokens of the prefix in the context pattern
        std::vector<Patterns::Number> literals;
    };

    void plan(const Asked& one) {
        Plan& plan = plans_.emplace_back();
        plan.core = patterns_.add(one.tokens);
        plan.writing = patterns_.add_writing(plan.core, core_text(one));
        if (one.gaps) {
            for (const Literal& literal : one.gaps->literals) {
                plan.literals.push_back(patterns_.add(
                    std::span(one.tokens).subspan(literal.first, literal.last - literal.first)));
            }
        }
        // Words of the context that may be cut at its outer end are left out; all of it is compared later.
        const Selector& selector = *one.selector;
        if (selector.prefix.empty() && selector.suffix.empty()) return;
        const std::vector<QuoteToken> prefix = known(selector.prefix), suffix = known(selector.suffix);
        std::vector<QuoteToken> whole;
        if (!prefix.empty()) whole.assign(prefix.begin() + 1, prefix.end());
        plan.context_lead = whole.size();
        whole.insert(whole.end(), one.tokens.begin(), one.tokens.end());
        if (!suffix.empty()) whole.insert(whole.end(), suffix.begin(), suffix.end() - 1);
        const bool all_known = std::all_of(whole.begin(), whole.end(), [](const QuoteToken& token) {
            return token.id != other_word && token.id != other_sign;
        });
        if (all_known && whole.size() > one.tokens.size()) plan.context = patterns_.add(whole);
    }

    [[nodiscard]] std::vector<QuoteToken> known(std::string_view text) const {
        return vocabulary_.read(text);
    }

    [[nodiscard]] static std::string_view core_text(const Asked& one) {
        return slice(one.selector->exact, one.tokens.front().begin, one.tokens.back().end);
    }

    /// The core at token `at` of the text, widened to what is around it in the quote where the text has that too.
    [[nodiscard]] FoundAt at_token(const Asked& one, std::size_t at) const {
        const std::string_view exact = one.selector->exact;
        FoundAt out;
        out.span = {tokens_[at].begin, tokens_[at + one.tokens.size() - 1].end};
        const std::string_view core = core_text(one);
        if (core != slice(text_, out.span.begin, out.span.end))
            out.folds =
                folds_between(exact, one.tokens.data(), text_, tokens_.data() + at, one.tokens.size());
        widen(one, out);
        return out;
    }

    void widen(const Asked& one, FoundAt& out) const {
        const std::string_view exact = one.selector->exact;
        const std::string_view lead = exact.substr(0, one.tokens.front().begin),
                               trail = exact.substr(one.tokens.back().end);
        if (!lead.empty()) {
            const bool there = out.span.begin >= lead.size() &&
                               text_.substr(out.span.begin - lead.size(), lead.size()) == lead;
            there ? static_cast<void>(out.span.begin -= lead.size())
                  : static_cast<void>(out.folds |= folds_of_edge(lead));
        }
        if (!trail.empty()) {
            const bool there = text_.substr(out.span.end, trail.size()) == trail;
            there ? static_cast<void>(out.span.end += trail.size())
                  : static_cast<void>(out.folds |= folds_of_edge(trail));
        }
    }

    [[nodiscard]] bool core_stands(const Asked& one, std::size_t at) const {
        if (at + one.tokens.size() > tokens_.size()) return false;
        for (std::size_t k = 0; k < one.tokens.size(); ++k) {
            if (tokens_[at + k].id != one.tokens[k].id) return false;
        }
        return true;
    }

    [[nodiscard]] std::size_t token_from(std::size_t byte) const {
        const auto at =
            std::lower_bound(tokens_.begin(), tokens_.end(), byte,
                             [](const QuoteToken& token, std::size_t b) { return token.begin < b; });
        return static_cast<std::size_t>(at - tokens_.begin());
    }

    /// No word or sign but quotation marks between two bytes.
    [[nodiscard]] bool nothing_between(std::size_t begin, std::size_t end) const {
        std::size_t first = token_from(begin);
        if (first > 0 && tokens_[first - 1].end > begin) --first;
        for (std::size_t at = first; at < tokens_.size() && tokens_[at].begin < end; ++at) {
            if (tokens_[at].id != quote_mark) return false;
        }
        return true;
    }

    /// Does the recorded position hold what was found?
    [[nodiscard]] bool in_position(const Asked& one, const FoundAt& found) const {
        const Selector& selector = *one.selector;
        if (!selector.start || *selector.start > positions_.size()) return false;
        const std::size_t start = positions_.byte_of(*selector.start);
        if (!nothing_between(std::min(start, found.span.begin), std::max(start, found.span.begin)))
            return false;
        if (!selector.end) return true;
        if (*selector.end > positions_.size()) return false;
        const std::size_t end = positions_.byte_of(*selector.end);
        return nothing_between(std::min(end, found.span.end), std::max(end, found.span.end));
    }

    [[nodiscard]] std::optional<FoundAt> at_position(const Asked& one) const {
        if (!one.selector->start || *one.selector->start > positions_.size()) return std::nullopt;
        std::size_t at = token_from(positions_.byte_of(*one.selector->start));
        if (at < tokens_.size() && tokens_[at].id == quote_mark && one.tokens.front().id != quote_mark) ++at;
        if (!core_stands(one, at)) return std::nullopt;
        FoundAt found = at_token(one, at);
        return in_position(one, found) ? std::optional(std::move(found)) : std::nullopt;
    }

    /// Prefix and suffix both agree; an empty one only at the edge of the text.
    [[nodiscard]] bool in_context(const Asked& one, const FoundAt& found) const {
        const Selector& selector = *one.selector;
        if (selector.prefix.empty() && selector.suffix.empty()) return false;
        if (selector.prefix.empty() && !nothing_between(0, found.span.begin)) return false;
        if (selector.suffix.empty() && !nothing_between(found.span.end, text_.size())) return false;
        return ends_with(text_.substr(0, found.span.begin), selector.prefix) &&
               begins_with(text_.substr(found.span.end), selector.suffix);
    }

    Looked look(std::size_t number) const {
        const Asked& one = asked_[number];
        const Plan& plan = plans_[number];
        Looked out;
        out.count = found_.patterns[plan.core].count;
        const Selector& selector = *one.selector;
        const bool positioned = selector.start.has_value(),
                   contextual = !selector.prefix.empty() || !selector.suffix.empty();
        if (auto here = at_position(one)) {
            out.places.push_back(std::move(*here));
            out.selector = SelectorState::Holds;
            return out;
        }
        std::vector<std::size_t> starts;
        for (const std::uint32_t at : found_.writings[plan.writing].first) starts.push_back(at);
        for (const std::uint32_t at : found_.patterns[plan.core].first) {
            if (std::find(starts.begin(), starts.end(), at) == starts.end()) starts.push_back(at);
        }
        if (plan.context) {
            for (const std::uint32_t at : found_.patterns[*plan.context].first) {
                const std::size_t start = at + plan.context_lead;
                if (std::find(starts.begin(), starts.end(), start) == starts.end()) starts.push_back(start);
            }
        }
        for (const std::size_t at : starts) out.places.push_back(at_token(one, at));
        if (out.places.empty() && one.gaps) {
            if (auto found = with_gaps(one, plan)) out.places.push_back(std::move(*found));
        }
        if (!positioned && !contextual) return out;
        out.selector = SelectorState::OutOfDate;
        std::vector<FoundAt> agreeing;
        for (const FoundAt& place : out.places) {
            if (in_position(one, place)) {
                out.selector = SelectorState::Holds;
                out.places = {FoundAt(place)};
                return out;
            }
            if (in_context(one, place)) agreeing.push_back(place);
        }
        if (agreeing.empty()) return out;
        out.selector = positioned ? SelectorState::Moved : SelectorState::Holds;
        out.places = std::move(agreeing);
        return out;
    }

    [[nodiscard]] std::optional<FoundAt> with_gaps(const Asked& one, const Plan& plan) const {
        std::vector<const Places*> places;
        for (const Patterns::Number literal : plan.literals) places.push_back(&found_.patterns[literal]);
        const auto at = place_gaps(tokens_, one.tokens, *one.gaps, places, vocabulary_,
                                   {options_.max_omitted_words, options_.max_replaced_words});
        if (!at) return std::nullopt;
        const std::string_view exact = one.selector->exact;
        FoundAt out;
        const auto& literals = one.gaps->literals;
        for (std::size_t i = 0; i < literals.size(); ++i) {
            const std::size_t length = literals[i].last - literals[i].first;
            out.folds |= folds_between(exact, one.tokens.data() + literals[i].first, text_,
                                       tokens_.data() + (*at)[i], length);
            if (i == 0) continue;
            const Gap& gap = one.gaps->gaps[i - 1];
            out.folds |= gap.brackets ? FoldBrackets : FoldEllipsis;
            const std::size_t before = (*at)[i - 1] + literals[i - 1].last - literals[i - 1].first - 1;
            out.omissions.emplace_back(gap.mark, ByteSpan{tokens_[before].end, tokens_[(*at)[i]].begin});
        }
        const std::size_t last = at->back() + literals.back().last - literals.back().first - 1;
        out.span = {tokens_[at->front()].begin, tokens_[last].end};
        for (const Gap& gap : one.gaps->edges) {
            out.folds |= gap.brackets ? FoldBrackets : FoldEllipsis;
            const std::size_t edge =
                gap.mark.begin < one.tokens[literals.front().first].begin ? out.span.begin : out.span.end;
            out.omissions.emplace_back(gap.mark, ByteSpan{edge, edge});
        }
        std::sort(out.omissions.begin(), out.omissions.end(),
                  [](const auto& a, const auto& b) { return a.first.begin < b.first.begin; });
        widen(one, out);
        return out;
    }

    void look_for_nearest(std::vector<Looked>& out) const {
        std::vector<std::size_t> missing;
        std::vector<std::span<const QuoteToken>> quotes;
        for (std::size_t i = 0; i < out.size(); ++i) {
            if (!out[i].places.empty()) continue;
            missing.push_back(i);
            quotes.emplace_back(asked_[i].tokens);
        }
        if (missing.empty()) return;
        auto nearest = find_nearest(tokens_, quotes, vocabulary_, options_.min_words_kept);
        for (std::size_t k = 0; k < missing.size(); ++k) {
            if (!nearest[k]) continue;
            Looked& one = out[missing[k]];
            one.nearest_span = {tokens_[nearest[k]->first].begin, tokens_[nearest[k]->last - 1].end};
            one.nearest = std::move(nearest[k]);
            FoundAt place;
            place.span = one.nearest_span;
            if (one.selector != SelectorState::OutOfDate) continue;
            if (in_position(asked_[missing[k]], place)) one.selector = SelectorState::Holds;
        }
    }

    std::string_view text_;
    std::span<const QuoteToken> tokens_;
    const CodePoints& positions_;
    const std::vector<Asked>& asked_;
    const Vocabulary& vocabulary_;
    const QuoteOptions& options_;
    Patterns patterns_;
    std::vector<Plan> plans_;
    Patterns::Found found_;
};

}  // namespace

std::vector<QuoteToken> core_of(std::vector<QuoteToken> tokens) {
    while (!tokens.empty() && tokens.back().id == quote_mark) tokens.pop_back();
    const auto first = std::find_if(tokens.begin(), tokens.end(),
                                    [](const QuoteToken& token) { return token.id != quote_mark; });
    tokens.erase(tokens.begin(), first);
    return tokens;
}

std::vector<Looked> look_up(std::string_view text, std::span<const QuoteToken> tokens,
                            const CodePoints& positions, const std::vector<Asked>& asked,
                            const Vocabulary& vocabulary, const QuoteOptions& options) {
    return Lookup(text, tokens, positions, asked, vocabulary, options).run();
}

}  // namespace gainsay::quotation
