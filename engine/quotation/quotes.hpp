#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/copies/copy_text.hpp"
#include "graphs/model/source.hpp"

// Is the quote really there, and really theirs? A quoted occurrence is an occurrence with the words that were quoted
// (selector.exact), of a statement whose manner is "quote".

namespace gainsay {

/// What became of a quote. Exactly one holds. A near match is never found: it is Altered; and a text that cannot be
/// read is Unavailable, which says nothing of the quote.
enum class QuoteOutcome : std::uint8_t {
    Exact,          ///< there, character by character
    Normalised,     ///< there, once differences are set aside that change no word: `folds` names them
    Altered,        ///< not there; a passage near enough is, and `diff` says what differs
    Cut,            ///< there, but a negation, condition or hedge that belongs to it was left out: `cut`
    Misattributed,  ///< there, but under the cue of another agent of the case: `heard`
    Translated,     ///< not there, and the records say that document and quote are of two languages
    Absent,         ///< not there, and nothing near enough is
    Unavailable,    ///< the document's text cannot be read: `copy` and `why` say why
};
inline constexpr std::size_t quote_outcome_count = 8;
[[nodiscard]] std::string_view to_string(QuoteOutcome outcome) noexcept;

/// Differences that may be set aside, as bits. Each is one kind of change that typing, printing and house style make.
enum QuoteFold : std::uint8_t {
    NoFold = 0,
    FoldCase = 1,        ///< full case folding: "ß" and "SS"
    FoldWhiteSpace = 2,  ///< blanks, line breaks, soft hyphens and other characters that cannot be seen
    FoldMarks = 4,     ///< the shape of quotation marks, apostrophes and dashes; marks around the whole quote
    FoldEllipsis = 8,  ///< "…" and "..."; words left out where the quote has such a mark: `omissions`
    FoldBrackets = 16,    ///< "[T]he"; words put in or replaced in square brackets: `omissions`
    FoldLigatures = 32,   ///< "ﬁ" and "fi"
    FoldUnicodeForm = 64  ///< composed and decomposed characters (NFC)
};
inline constexpr std::size_t quote_fold_count = 7;
/// The name of one fold: "case", "white space", "quotation marks and dashes", "ellipsis", "brackets", "ligatures",
/// "Unicode form".
[[nodiscard]] std::string_view name_of_fold(std::uint8_t one_bit) noexcept;
/// The names of all bits in `folds`, in the order of QuoteFold.
[[nodiscard]] std::vector<std::string_view> fold_names(std::uint8_t folds);

/// A stretch of a document's text, in Unicode code points, end exclusive (Web Annotation TextPositionSelector).
struct TextRange {
    std::uint64_t start = 0, end = 0;

    friend bool operator==(const TextRange&, const TextRange&) = default;
};

/// Does the selector still lead to the quote?
enum class SelectorState : std::uint8_t {
    NotSaid,    ///< it has neither position nor prefix and suffix
    Holds,      ///< its position holds the quote; or it has none, and prefix and suffix agree at one place
    Moved,      ///< the quote stands elsewhere now, at a place where prefix and suffix both agree
    OutOfDate,  ///< its position does not hold the quote, and prefix and suffix agree nowhere
};
[[nodiscard]] std::string_view to_string(SelectorState state) noexcept;

/// One run of a word diff between a quote and the document's text.
struct QuoteDiffRun {
    enum class Kind : std::uint8_t { Same, QuoteOnly, DocumentOnly };
    Kind kind = Kind::Same;
    std::string quote, document;  ///< as they are written; empty on the side that has nothing

    friend bool operator==(const QuoteDiffRun&, const QuoteDiffRun&) = default;
};
[[nodiscard]] std::string_view to_string(QuoteDiffRun::Kind kind) noexcept;

/// Words of the document that the quote left out at an ellipsis, or put in brackets instead.
struct QuoteOmission {
    std::string mark;  ///< as the quote has it: "…", "[Trump]"
    std::string text;  ///< as the document has it; may be empty
    TextRange range;

    friend bool operator==(const QuoteOmission&, const QuoteOmission&) = default;
};

/// What changes the meaning of a quote from outside.
enum class CutKind : std::uint8_t { Negation, Condition, Hedge };
[[nodiscard]] std::string_view to_string(CutKind kind) noexcept;

struct QuoteCut {
    CutKind kind = CutKind::Negation;
    std::string words;  ///< as the document has them: "not", "unless"
    TextRange range;

    friend bool operator==(const QuoteCut&, const QuoteCut&) = default;
};

/// Whose cue stands at the quote in the document.
struct QuoteCue {
    AgentId agent;
    std::string name, verb;  ///< as the document has them: "Doe", "said"; verb may be ":" in a transcript
    TextRange name_range, verb_range;
    /// "he" in "he said": then the cue has this pronoun, and the name stands further up. Empty: the cue has the name.
    std::string pronoun;
    std::optional<TextRange> pronoun_range;

    friend bool operator==(const QuoteCue&, const QuoteCue&) = default;
};

/// One quoted occurrence and what became of it; with what a person needs to look it up.
struct QuoteFinding {
    QuoteOutcome outcome = QuoteOutcome::Absent;

    // --- what was asked
    StatementId statement;
    std::size_t occurrence = 0;  ///< which of the statement's occurrences
    AgentId speaker;
    DocumentId document;
    Selector selector;                              ///< as recorded; selector.exact is the quote
    std::string quote_language, document_language;  ///< BCP 47, as the records say; empty: not said

    // --- where it was found: for Exact, Normalised, Altered, Cut and Misattributed
    std::optional<TextRange> range;
    std::string found;          ///< the document's text there
    std::string before, after;  ///< up to 32 code points around it, for a new selector
    std::uint64_t places =
        0;  ///< how often the quote stands in the document, folded; 0 when altered or with omissions
    SelectorState selector_state = SelectorState::NotSaid;

    // --- what differs
    std::uint8_t folds =
        NoFold;  ///< of every outcome that was found there (not Altered): what had to be set aside
    std::vector<QuoteOmission> omissions;
    std::vector<QuoteDiffRun> diff;  ///< of Altered
    double words_kept =
        0;  ///< of Altered: words in common, of those of the longer side; a measure of text, not of truth
    bool marks_only = false;  ///< of Altered: all words are the same, only punctuation differs
    std::optional<QuoteCut> cut;
    std::optional<QuoteCue> heard;

    // --- the text
    CopyState copy = CopyState::Readable;
    std::string why;             ///< of Unavailable
    std::uint64_t replaced = 0;  ///< characters of the document's text that were broken, see CopyText
};

/// Is the quote there, word for word?
[[nodiscard]] constexpr bool stands(QuoteOutcome outcome) noexcept {
    return outcome == QuoteOutcome::Exact || outcome == QuoteOutcome::Normalised;
}

struct QuoteReport {
    std::vector<QuoteFinding> findings;  ///< by statement, then occurrence
    std::array<std::uint64_t, quote_outcome_count> counts{};
    std::uint64_t without_words = 0;  ///< occurrences of quoted statements that record no words to look for
};

struct QuoteOptions {
    std::optional<StatementId> statement;  ///< only quotes of this statement
    std::optional<DocumentId> document;    ///< only quotes in this document
    std::optional<AgentId> speaker;        ///< only quotes of this speaker
    double min_words_kept = 0.6;         ///< what is nearer counts as altered, the rest as absent; in (0, 1]
    std::size_t max_omitted_words = 50;  ///< that one ellipsis may stand for
    std::size_t max_replaced_words = 8;  ///< that one pair of brackets may stand for
};

/// Gives the text of a document, for example read_copy() from the folder of the case. Called once for each document
/// that holds a quote, in id order; only one text is held at a time.
using TextProvider = std::function<CopyText(const Document&)>;

/// Looks up every quoted occurrence of a case in the text of its document.
///
/// Words     are compared whole: "can" is not found in "cannot". White space, quotation marks, dashes, brackets and the
///           like are set aside as QuoteFold says, each difference named; any other sign is part of the quote. Of several
///           places the one to which the selector leads counts; where it leads to none, the best for the quote.
/// Altered   of the passages that share pairs of neighbouring words, or a rare word, with the quote, the one that keeps
///           most words, if that are min_words_kept. Word pairs that are very common in the text are no trace.
/// Cut       when, in the document's same sentence and the same quotation marks, a word of the lists (words.hpp;
///           English and German) stands directly before or after: a negation within three words before or two behind;
///           a hedge within four before, or three behind and one comma; a condition within six before, at the head of a
///           sentence of which the quote is the next clause, or within two behind and one comma; never beyond any other
///           comma, semicolon, colon, dash or parenthesis. Also when such a word falls within an omission.
/// Heard     when the document puts another agent of the case and a verb of saying (or "according to", or "NAME:" as in a
///           transcript) next to the quote: directly behind the closing mark or clause, or before the opening mark in the same
///           sentence. The agent is the subject of the verb, over an apposition, brackets or a time at most; who is an object
///           ("a spokesman for Doe") or part of something else ("the Doe campaign", "Doe's lawyer") is not heard. Agents are met
///           by name, alias or family name; by an office that only one of them holds ("the mayor of Elm"); or by
///           "he", "she", "er", "sie", where in the reporter's own words of the paragraph, or else of the next of two above it
///           that names a person, one person alone is named, or one last of all in "Doe said" or "said Doe"; who (in another
///           paragraph) speaks there, with no other title or subject of a verb of saying since, and no "Mr" or "Frau" that speaks against the pronoun.
///           The speaker, those it is affiliated with, and whoever relayed the words (via) are not others. A cue that names
///           nobody, or the speaker too, proves nothing; nor does a pronoun when the speaker is named in the 1500 bytes above it.
/// Order     of outcomes where two hold: Misattributed, Cut, then Normalised or Exact.
/// Returns   same case and texts, same answer.
/// Cost      near-linear: O(T + Q + M) for T tokens of text, Q of quotes and M places, at most T · √(2Q), to find;
///           then for quotes that were not found O(T), 100 traces a word, and O(q · band) a passage. Memory 20 bytes a token
///           of the largest text, besides that text.
/// Source    A. Aho, M. Corasick, CACM 18 (1975), over words; S. Altschul et al., J. Mol. Biol. 215 (1990): seed
///           and extend; W3C Web Annotation Data Model (2017), 4.2.4 and 4.2.5.
[[nodiscard]] QuoteReport check_quotes(const GraphSource& source, const TextProvider& texts,
                                       const QuoteOptions& options = {});

}  // namespace gainsay
