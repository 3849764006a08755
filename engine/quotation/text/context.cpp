#include "engine/quotation/text/context.hpp"

#include <algorithm>
#include <optional>

#include "engine/quotation/text/fold.hpp"
#include "engine/quotation/text/words.hpp"
#include "graphs/copies/code_points.hpp"

namespace gainsay::quotation {
namespace {

constexpr std::size_t reach = 1500, npos = std::string_view::npos;

/// Is there a line break in `text` that a blank line follows, from byte `at`?
bool blank_line_at(std::string_view text, std::size_t at) {
    if (text[at] != '\n') return false;
    const std::size_t end = std::min(text.size(), at + 200);
    for (std::size_t i = at + 1; i < end; ++i) {
        if (text[i] == '\n') return true;
        if (text[i] != ' ' && text[i] != '\t' && text[i] != '\r') return false;
    }
    return false;
}

ByteSpan paragraph_around(std::string_view text, ByteSpan passage) {
    ByteSpan out{with_words_above(text, passage).begin, std::min(text.size(), passage.end + reach)};
    while (out.end > passage.end && out.end < text.size() && !begins_code_point(text[out.end])) --out.end;
    for (std::size_t i = passage.begin; i-- > out.begin;) {
        if (blank_line_at(text.substr(0, passage.begin), i)) {
            out.begin = i + 1;
            break;
        }
    }
    for (std::size_t i = passage.end; i < out.end; ++i) {
        if (blank_line_at(text, i)) {
            out.end = i;
            break;
        }
    }
    return out;
}

bool blank_or_edge(std::string_view text, std::size_t at) {
    return at >= text.size() || kind_of_char(char_at(text, at).value) == CharKind::Blank;
}

char32_t char_before(std::string_view text, std::size_t at) {
    if (at == 0) return U' ';
    do {
        --at;
    } while (at > 0 && !begins_code_point(text[at]));
    return char_at(text, at).value;
}

bool is_double(std::string_view text, const Spot& spot) {
    if (spot.kind != QuotePiece::Kind::QuoteMark) return false;
    const Char first = char_at(text, spot.at.begin);
    if (first.next < spot.at.end) return true;
    constexpr std::u32string_view doubles = U"\"“”„‟«»〝〞「」";
    return doubles.find(first.value) != std::u32string_view::npos;
}

enum class Side : std::uint8_t { Opens, Closes, Either };

Side side_of(std::string_view text, const Spot& mark) {
    const char32_t first = char_at(text, mark.at.begin).value;
    if (first == U'„' || first == U'`' || first == U'「') return Side::Opens;
    if (first == U'」') return Side::Closes;
    const char32_t before = char_before(text, mark.at.begin);
    constexpr std::u32string_view openers = U"([{:/—–-¿¡";
    const bool free_before =
        kind_of_char(before) == CharKind::Blank || openers.find(before) != std::u32string_view::npos;
    const bool free_behind = blank_or_edge(text, mark.at.end);
    if (free_before == free_behind) return Side::Either;
    return free_before ? Side::Opens : Side::Closes;
}

/// The last mark of `spots` that opens and is not closed again.
std::optional<std::size_t> open_mark(std::string_view text, const std::vector<Spot>& spots) {
    std::optional<std::size_t> open;
    for (std::size_t i = 0; i < spots.size(); ++i) {
        if (!is_double(text, spots[i])) continue;
        const Side side = side_of(text, spots[i]);
        const bool opens = side == Side::Opens || (side == Side::Either && !open);
        open = opens ? std::optional(i) : std::nullopt;
    }
    return open;
}

std::optional<std::size_t> first_double(std::string_view text, const std::vector<Spot>& spots) {
    for (std::size_t i = 0; i < spots.size(); ++i) {
        if (is_double(text, spots[i])) return i;
    }
    return std::nullopt;
}

bool ends_sentence(std::string_view text, const std::vector<Spot>& spots, std::size_t i) {
    const Spot& spot = spots[i];
    if (spot.sign("!") || spot.sign("?")) return true;
    if (!spot.sign(".")) return false;
    const bool behind_word = i > 0 && spots[i - 1].word() && spots[i - 1].at.end == spot.at.begin;
    if (behind_word && is_abbreviation(spots[i - 1].folded)) return false;
    const bool number_behind =
        i + 1 < spots.size() && text[spots[i + 1].at.begin] >= '0' && text[spots[i + 1].at.begin] <= '9';
    if (behind_word && number_behind && is_number_sign(spots[i - 1].folded)) return false;
    // "10.5" and "example.org" go on.
    return blank_or_edge(text, spot.at.end) ||
           (i + 1 < spots.size() && spots[i + 1].kind == QuotePiece::Kind::QuoteMark);
}

/// The part of [first, last) behind the last end of a sentence.
std::vector<Spot> tail(std::string_view text, const std::vector<Spot>& spots, std::size_t first,
                       std::size_t last) {
    std::size_t from = first;
    for (std::size_t i = first; i < last; ++i) {
        if (ends_sentence(text, spots, i) || is_double(text, spots[i])) from = i + 1;
    }
    return {spots.begin() + static_cast<std::ptrdiff_t>(from),
            spots.begin() + static_cast<std::ptrdiff_t>(last)};
}

/// The part of [first, …) before the first end of a sentence or double mark.
std::vector<Spot> head(std::string_view text, const std::vector<Spot>& spots, std::size_t first) {
    std::size_t to = first;
    while (to < spots.size() && !ends_sentence(text, spots, to) && !is_double(text, spots[to])) ++to;
    return {spots.begin() + static_cast<std::ptrdiff_t>(first),
            spots.begin() + static_cast<std::ptrdiff_t>(to)};
}

constexpr std::size_t most_label_words = 6;

/// The last label of a line before the passage; see QuoteContext.
std::vector<Spot> label_before(std::string_view text, ByteSpan paragraph, const std::vector<Spot>& before) {
    for (std::size_t i = before.size(); i-- > 0;) {
        const std::size_t from = i == 0 ? paragraph.begin : before[i - 1].at.end;
        const bool starts_line = text.substr(from, before[i].at.begin - from).find('\n') != npos ||
                                 (i == 0 && (from == 0 || text[from - 1] == '\n'));
        if (!starts_line) continue;
        for (std::size_t k = i; k < std::min(before.size(), i + most_label_words + 1); ++k) {
            if (k > i && before[k].sign(":"))
                return {before.begin() + static_cast<std::ptrdiff_t>(i),
                        before.begin() + static_cast<std::ptrdiff_t>(k + 1)};
            if (!before[k].word() && !before[k].sign(".")) break;
        }
    }
    return {};
}

bool is_end_sign(std::string_view text) {
    return text == "," || text == "." || text == "!" || text == "?";
}

}  // namespace

Spot spot_of(std::string_view text, const QuotePiece& piece) {
    Spot spot;
    spot.at = {piece.begin, piece.end};
    spot.kind = piece.kind;
    if (piece.kind == QuotePiece::Kind::Word || piece.kind == QuotePiece::Kind::Sign)
        fold_word(text.substr(piece.begin, piece.end - piece.begin), spot.folded);
    return spot;
}

std::vector<Spot> spots_in(std::string_view text, ByteSpan span) {
    std::vector<Spot> spots;
    QuotePiece piece;
    for (QuotePieces pieces(text.substr(0, span.end), span.begin); pieces.next(piece);)
        spots.push_back(spot_of(text, piece));
    return spots;
}

ByteSpan with_words_above(std::string_view text, ByteSpan span) {
    std::size_t begin = span.begin - std::min(span.begin, reach);
    while (begin < span.begin && !begins_code_point(text[begin])) ++begin;
    return {begin, span.end};
}

std::vector<bool> within_marks(std::string_view text, const std::vector<Spot>& spots) {
    std::vector<bool> out(spots.size());
    bool open = false;
    for (std::size_t i = 0; i < spots.size(); ++i) {
        // A quotation that a paragraph opens and does not close ends with it.
        const bool new_paragraph =
            i > 0 &&
            text.substr(spots[i - 1].at.end, spots[i].at.begin - spots[i - 1].at.end).find('\n') != npos;
        if (new_paragraph) open = false;
        if (is_double(text, spots[i])) {
            const Side side = side_of(text, spots[i]);
            open = side == Side::Opens || (side == Side::Either && !open);
            out[i] = true;
        } else {
            out[i] = open;
        }
    }
    return out;
}

QuoteContext context_of(std::string_view text, ByteSpan passage) {
    QuoteContext out;
    out.passage = passage;
    const ByteSpan paragraph = paragraph_around(text, passage);
    const std::vector<Spot> before = spots_in(text, {paragraph.begin, passage.begin}),
                            after = spots_in(text, {passage.end, paragraph.end}),
                            inner = spots_in(text, passage);
    if (inner.empty()) return out;
    out.label = label_before(text, paragraph, before);

    // Marks around the passage: its own, those open before it, or single ones that touch it.
    std::size_t open = before.size(), close = 0;  // outside is what stands before `open` and from `close`
    const bool own_open = inner.front().kind == QuotePiece::Kind::QuoteMark,
               own_close = inner.size() > 1 && inner.back().kind == QuotePiece::Kind::QuoteMark;
    const std::optional<std::size_t> opened = open_mark(text, before), next = first_double(text, after);
    const std::size_t touching = after.empty() ? 0 : is_end_sign(after.front().folded) ? 1 : 0;
    if (own_open && own_close) {
        out.quoted = true;
    } else if (own_open || opened) {
        const bool closed = next && side_of(text, after[*next]) != Side::Opens;
        out.quoted = own_close || closed || !next;
        open = own_open ? before.size() : *opened;
        close = own_close ? 0 : closed ? *next + 1 : after.size();
    } else if (!before.empty() && before.back().kind == QuotePiece::Kind::QuoteMark &&
               before.back().at.end == passage.begin && touching < after.size() &&
               after[touching].kind == QuotePiece::Kind::QuoteMark &&
               after[touching].at.begin - passage.end <= touching) {
        out.quoted = true;
        open = before.size() - 1;
        close = touching + 1;
    }

    const bool ended =
        inner.back().kind == QuotePiece::Kind::Sign && ends_sentence(text, inner, inner.size() - 1);
    if (!out.quoted) {
        out.before = tail(text, before, 0, before.size());
        if (!ended) out.after = head(text, after, 0);
        out.outside_before = out.before;
        out.outside_after = out.after;
        out.quotation_follows = out.after.size() < after.size() && is_double(text, after[out.after.size()]);
        const bool own_mark = inner.size() > 1 && inner.back().kind == QuotePiece::Kind::QuoteMark;
        const Spot& end = own_mark ? inner[inner.size() - 2] : inner.back();
        if (is_end_sign(end.folded)) out.ended_by = end.folded;
        return out;
    }
    if (open < before.size()) out.before = tail(text, before, open + 1, before.size());
    const Spot* last = &inner.back();
    if (last->kind == QuotePiece::Kind::QuoteMark && inner.size() > 1) last = &inner[inner.size() - 2];
    if (close > 0) {
        if (!ended) {
            out.after = head(text, after, 0);
            while (!out.after.empty() && out.after.back().at.begin >= after[close - 1].at.begin)
                out.after.pop_back();
        }
        if (close >= 2) last = &after[close - 2];
    }
    if (is_end_sign(last->folded)) out.ended_by = last->folded;
    out.outside_before = tail(text, before, 0, open);
    out.outside_after = head(text, after, close);
    return out;
}

}  // namespace gainsay::quotation
