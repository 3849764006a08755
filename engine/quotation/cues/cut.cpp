#include "engine/quotation/cues/cut.hpp"

#include <algorithm>
#include <string>

#include "engine/quotation/text/words.hpp"

namespace gainsay::quotation {
namespace {

/// A listed phrase among spots: the words [first, last).
struct Listed {
    CutKind kind;
    std::size_t first, last;
    bool negated_verb = false;  ///< "don't"
};

/// The month, which no sentence begins with, beside a number or not.
bool is_month(std::string_view text, const std::vector<Spot>& spots, std::size_t i) {
    return i > 0 && text.substr(spots[i].at.begin, 3) == "May";
}

/// The longest listed phrase that begins at spot `i`; "n't" with the word that it ends.
std::optional<Listed> listed_at(std::string_view text, const std::vector<Spot>& spots, std::size_t i) {
    if (!spots[i].word() || is_month(text, spots, i)) return std::nullopt;
    if (takes_not(spots[i].folded) && i + 2 < spots.size() &&
        spots[i + 1].kind == QuotePiece::Kind::QuoteMark && spots[i + 2].folded == "t" &&
        spots[i].at.end == spots[i + 1].at.begin && spots[i + 1].at.end == spots[i + 2].at.begin) {
        return Listed{CutKind::Negation, i, i + 3, true};
    }
    std::optional<Listed> found;
    std::string words;
    for (std::size_t last = i; last < std::min(spots.size(), i + most_words_of_phrase); ++last) {
        if (!spots[last].word()) break;
        words += (last == i ? "" : " ") + spots[last].folded;
        if (const auto kind = cut_kind(words)) found = Listed{*kind, i, last + 1, false};
    }
    return found;
}

/// What ends a clause: any sign but a dot, an apostrophe within a word, a hyphen between words.
bool ends_clause(const std::vector<Spot>& spots, std::size_t i) {
    const Spot& spot = spots[i];
    if (spot.word() || spot.sign(".")) return false;
    const bool joined = i > 0 && i + 1 < spots.size() && spots[i - 1].at.end == spot.at.begin &&
                        spots[i + 1].at.begin == spot.at.end;
    return !(joined && (spot.kind == QuotePiece::Kind::QuoteMark || spot.kind == QuotePiece::Kind::Dash));
}

std::size_t words_between(const std::vector<Spot>& spots, std::size_t first, std::size_t last) {
    return static_cast<std::size_t>(std::count_if(spots.begin() + static_cast<std::ptrdiff_t>(first),
                                                  spots.begin() + static_cast<std::ptrdiff_t>(last),
                                                  [](const Spot& spot) { return spot.word(); }));
}

std::size_t most_before(CutKind kind) {
    return kind == CutKind::Negation ? 3 : kind == CutKind::Hedge ? 4 : 6;
}

/// A hedge or condition behind a comma may have one or two words before it: ", that is, if".
std::size_t most_behind(CutKind kind, bool comma) {
    if (kind == CutKind::Hedge) return comma ? 3 : 1;
    return 2;
}

std::string words_of(const std::vector<Spot>& spots, const Listed& listed) {
    std::string words;
    for (std::size_t i = listed.first; i < listed.last; ++i)
        words += (i == listed.first ? "" : " ") + spots[i].folded;
    return words;
}

ByteSpan span_of(const std::vector<Spot>& spots, const Listed& listed) {
    return {spots[listed.first].at.begin, spots[listed.last - 1].at.end};
}

struct Near {
    CutFound cut;
    std::size_t distance;
};

/// Looks back from the passage: in its own clause, then for a condition at the head of the sentence.
std::optional<Near> before_passage(std::string_view text, const std::vector<Spot>& spots) {
    std::size_t clause = spots.size();
    while (clause > 0 && !ends_clause(spots, clause - 1)) --clause;
    for (std::size_t i = spots.size(); i-- > clause;) {
        const auto listed = listed_at(text, spots, i);
        if (!listed) continue;
        const std::size_t distance = words_between(spots, listed->last, spots.size());
        if (distance < most_before(listed->kind))
            return Near{{listed->kind, span_of(spots, *listed)}, distance};
    }
    // "If it rains, SPAN": one comma, directly before the passage or its clause.
    if (clause == 0 || !spots[clause - 1].sign(",") || words_between(spots, clause, spots.size()) > 2)
        return std::nullopt;
    for (std::size_t i = 0; i + 1 < clause; ++i) {
        if (ends_clause(spots, i)) return std::nullopt;
    }
    const auto listed = listed_at(text, spots, 0);
    if (!listed || listed->kind != CutKind::Condition) return std::nullopt;
    return Near{{listed->kind, span_of(spots, *listed)}, words_between(spots, listed->last, spots.size())};
}

std::optional<Near> behind_passage(std::string_view text, const std::vector<Spot>& spots) {
    bool comma = false;
    for (std::size_t i = 0; i < spots.size(); ++i) {
        if (ends_clause(spots, i)) {
            if (comma || i > 0 || !spots[i].sign(",")) return std::nullopt;
            comma = true;
            continue;
        }
        const auto listed = listed_at(text, spots, i);
        if (!listed) continue;
        const std::size_t distance = words_between(spots, 0, i);
        if (distance >= most_behind(listed->kind, comma)) return std::nullopt;
        if (!comma && (listed->negated_verb || is_part_of_predicate(words_of(spots, *listed))))
            return std::nullopt;
        // ", not B" sets the quote against something else; it does not negate it.
        if (comma && listed->kind == CutKind::Negation) return std::nullopt;
        return Near{{listed->kind, span_of(spots, *listed)}, distance};
    }
    return std::nullopt;
}

}  // namespace

std::optional<CutFound> cut_around(std::string_view text, const QuoteContext& context) {
    const auto before = before_passage(text, context.before), behind = behind_passage(text, context.after);
    if (before && (!behind || before->distance <= behind->distance)) return before->cut;
    return behind ? std::optional(behind->cut) : std::nullopt;
}

std::optional<CutFound> cut_within(std::string_view text, ByteSpan omitted) {
    const std::vector<Spot> spots = spots_in(text, omitted);
    for (std::size_t i = 0; i < spots.size(); ++i) {
        if (const auto listed = listed_at(text, spots, i))
            return CutFound{listed->kind, span_of(spots, *listed)};
    }
    return std::nullopt;
}

}  // namespace gainsay::quotation
