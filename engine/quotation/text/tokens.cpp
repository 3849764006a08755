#include "engine/quotation/text/tokens.hpp"

#include <limits>

#include "engine/quotation/quotes.hpp"
#include "engine/quotation/text/fold.hpp"
#include "graphs/model/error.hpp"

namespace gainsay::quotation {
namespace {

/// Behind brackets, notes and unseen characters from `at`.
std::size_t behind_unseen(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const std::size_t note = end_of_note(text, at);
        if (note != at) {
            at = note;
            continue;
        }
        const Char c = char_at(text, at);
        const CharKind kind = kind_of_char(c.value);
        if (kind != CharKind::Bracket && kind != CharKind::Unseen) break;
        at = c.next;
    }
    return at;
}

bool continues_word(CharKind kind) {
    return kind == CharKind::Word || kind == CharKind::Joining;
}

/// The end of a word of which the character before `at` is part.
std::size_t end_of_word(std::string_view text, std::size_t at, bool lone) {
    std::size_t end = at;
    while (at < text.size()) {
        const Char c = char_at(text, at);
        const CharKind kind = kind_of_char(c.value);
        if (lone ? kind == CharKind::Joining : continues_word(kind)) {
            at = end = c.next;
        } else if (kind == CharKind::Bracket || kind == CharKind::Unseen) {
            const std::size_t behind = behind_unseen(text, at);
            if (lone || behind == text.size() || !continues_word(kind_of_char(char_at(text, behind).value)))
                break;
            at = behind;
        } else {
            break;
        }
    }
    return end;
}

std::size_t end_of_run(std::string_view text, std::size_t at, CharKind kind) {
    while (at < text.size()) {
        const Char c = char_at(text, at);
        if (kind_of_char(c.value) != kind) break;
        at = c.next;
    }
    return at;
}

/// The end of ". . ." that begins with the dot before `at`; `at` when there are fewer than three dots.
std::size_t end_of_spaced_dots(std::string_view text, std::size_t at) {
    std::size_t end = at, dots = 1;
    while (end < text.size()) {
        const Char blank = char_at(text, end);
        if (kind_of_char(blank.value) != CharKind::Blank || blank.next >= text.size() ||
            text[blank.next] != '.')
            break;
        end = blank.next + 1;
        ++dots;
    }
    return dots >= 3 ? end : at;
}

TokenId sign_id(QuotePiece::Kind kind) {
    return kind == QuotePiece::Kind::QuoteMark ? quote_mark
           : kind == QuotePiece::Kind::Dash    ? dash
                                               : ellipsis;
}

void require_size(std::string_view text) {
    if (text.size() >= std::numeric_limits<std::uint32_t>::max())
        throw Error(ErrorCode::Limit, "a text has 4 GiB or more, which is more than is compared");
}

/// A smallest set of folds that makes two writings of one word or sign equal.
std::uint8_t folds_of_word(std::string_view a, std::string_view b) {
    constexpr std::uint8_t all = FoldCase | FoldWhiteSpace | FoldBrackets | FoldLigatures | FoldUnicodeForm;
    std::uint8_t needed = all;
    for (const std::uint8_t one : {FoldCase, FoldWhiteSpace, FoldBrackets, FoldLigatures, FoldUnicodeForm}) {
        const auto fewer = static_cast<std::uint8_t>(needed & ~one);
        if (with_folds(a, fewer) == with_folds(b, fewer)) needed = fewer;
    }
    return needed;
}

/// What differs between two tokens: only brackets, or only blanks, or both.
std::uint8_t folds_of_gap(std::string_view a, std::string_view b) {
    if (a == b) return NoFold;
    const auto only = [](std::string_view text, bool brackets) {
        std::string out;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t note = end_of_note(text, at);
            const std::size_t end = note != at ? note : char_at(text, at).next;
            const bool is_bracket = note != at || kind_of_char(char_at(text, at).value) == CharKind::Bracket;
            if (is_bracket == brackets) out += text.substr(at, end - at);
            at = end;
        }
        return out;
    };
    std::uint8_t folds = NoFold;
    if (only(a, true) != only(b, true)) folds |= FoldBrackets;
    if (only(a, false) != only(b, false)) folds |= FoldWhiteSpace;
    return folds;
}

std::string_view slice(std::string_view text, std::size_t begin, std::size_t end) {
    return text.substr(begin, end - begin);
}

}  // namespace

bool QuotePieces::next(QuotePiece& out) {
    for (;;) {
        at_ = behind_unseen(text_, at_);
        if (at_ >= text_.size()) return false;
        const Char c = char_at(text_, at_);
        const CharKind kind = kind_of_char(c.value);
        out.begin = at_;
        at_ = c.next;
        switch (kind) {
            case CharKind::Blank:
            case CharKind::Unseen:
            case CharKind::Bracket:
                continue;
            case CharKind::Word:
            case CharKind::Joining:
            case CharKind::LoneWord:
                out.kind = QuotePiece::Kind::Word;
                at_ = end_of_word(text_, at_, kind == CharKind::LoneWord);
                break;
            case CharKind::QuoteMark:
                out.kind = QuotePiece::Kind::QuoteMark;
                at_ = end_of_run(text_, at_, kind);
                break;
            case CharKind::Dash:
                out.kind = QuotePiece::Kind::Dash;
                at_ = end_of_run(text_, at_, kind);
                break;
            case CharKind::Ellipsis:
                out.kind = QuotePiece::Kind::Ellipsis;
                break;
            case CharKind::Dot: {
                const std::size_t run = end_of_run(text_, at_, kind), spaced = end_of_spaced_dots(text_, at_);
                out.kind = run > at_ || spaced > at_ ? QuotePiece::Kind::Ellipsis : QuotePiece::Kind::Sign;
                at_ = std::max(run, spaced);
                break;
            }
            case CharKind::Sign:
                out.kind = QuotePiece::Kind::Sign;
                break;
        }
        out.end = at_;
        return true;
    }
}

namespace {

/// The tokens of a text; `id_of(folded, is_word)` numbers its words and signs.
template <class IdOf>
std::vector<QuoteToken> tokens_of(std::string_view text, const IdOf& id_of) {
    require_size(text);
    std::vector<QuoteToken> tokens;
    tokens.reserve(text.size() / 5);
    std::string word;
    QuotePiece piece;
    for (QuotePieces pieces(text); pieces.next(piece);) {
        QuoteToken token{static_cast<std::uint32_t>(piece.begin), static_cast<std::uint32_t>(piece.end),
                         other_word};
        if (piece.kind == QuotePiece::Kind::Word || piece.kind == QuotePiece::Kind::Sign) {
            fold_word(slice(text, piece.begin, piece.end), word);
            token.id = id_of(word, piece.kind == QuotePiece::Kind::Word);
        } else {
            token.id = sign_id(piece.kind);
        }
        tokens.push_back(token);
    }
    return tokens;
}

}  // namespace

std::vector<QuoteToken> Vocabulary::learn(std::string_view text) {
    return tokens_of(text, [&](const std::string& word, bool is_word) {
        const auto [at, is_new] = ids_.try_emplace(word, static_cast<TokenId>(size()));
        if (is_new) is_word_.push_back(is_word);
        return at->second;
    });
}

std::vector<QuoteToken> Vocabulary::read(std::string_view text) const {
    return tokens_of(text, [&](const std::string& word, bool is_word) {
        const auto at = ids_.find(std::string_view(word));
        return at != ids_.end() ? at->second : is_word ? other_word : other_sign;
    });
}

std::uint8_t folds_between(std::string_view text_a, const QuoteToken* a, std::string_view text_b,
                           const QuoteToken* b, std::size_t count) {
    std::uint8_t folds = NoFold;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view one = slice(text_a, a[i].begin, a[i].end),
                               two = slice(text_b, b[i].begin, b[i].end);
        if (one != two) {
            const TokenId id = a[i].id;
            if (id == quote_mark || id == dash) {
                folds |= FoldMarks;
            } else if (id == ellipsis) {
                folds |= FoldEllipsis;
            } else {
                folds |= folds_of_word(one, two);
            }
        }
        if (i + 1 < count) {
            folds |= folds_of_gap(slice(text_a, a[i].end, a[i + 1].begin),
                                  slice(text_b, b[i].end, b[i + 1].begin));
        }
    }
    return folds;
}

}  // namespace gainsay::quotation
