#include "engine/quotation/check.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "engine/quotation/text/fold.hpp"
#include "engine/quotation/text/tokens.hpp"
#include "engine/quotation/text/words.hpp"
#include "graphs/copies/code_points.hpp"

namespace gainsay {
namespace {

using namespace quotation;

/// A text by its code points, one offset each.
class CountedText {
public:
    explicit CountedText(std::string_view text) : text_(text) {
        for (std::size_t at = 0; at < text.size(); at = char_at(text, at).next) starts_.push_back(at);
        starts_.push_back(text.size());
    }
    [[nodiscard]] bool holds(const TextRange& range) const {
        return range.start <= range.end && range.end < starts_.size();
    }
    [[nodiscard]] std::string_view slice(const TextRange& range) const {
        return text_.substr(starts_[range.start], starts_[range.end] - starts_[range.start]);
    }
    [[nodiscard]] std::uint64_t size() const { return starts_.size() - 1; }

private:
    std::string_view text_;
    std::vector<std::size_t> starts_;
};

/// Behind two dots or more, or three or more with blanks between; `at` is behind the first dot.
std::size_t behind_dots(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && text[end] == '.') ++end;
    if (end > at) return end;
    std::size_t more = 0;
    while (end < text.size() && kind_of_char(char_at(text, end).value) == CharKind::Blank) {
        const std::size_t dot = char_at(text, end).next;
        if (dot >= text.size() || text[dot] != '.') break;
        end = dot + 1;
        ++more;
    }
    return more >= 2 ? end : at;
}

/// A whole text with folds carried out: what a reader would call the same.
std::string flat(std::string_view text, std::uint8_t folds) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if ((folds & FoldBrackets) != 0) {
            const std::size_t behind = end_of_note(text, at);
            if (behind != at) {
                at = behind;
                continue;
            }
        }
        const Char c = char_at(text, at);
        const CharKind kind = kind_of_char(c.value);
        const std::string_view written = text.substr(at, c.next - at);
        at = c.next;
        if ((kind == CharKind::Blank || kind == CharKind::Unseen) && (folds & FoldWhiteSpace) != 0) continue;
        if (kind == CharKind::Bracket && (folds & FoldBrackets) != 0) continue;
        if (kind == CharKind::QuoteMark && (folds & FoldMarks) != 0) {
            if (out.empty() || out.back() != '\'') out += '\'';
        } else if (kind == CharKind::Dash && (folds & FoldMarks) != 0) {
            if (out.empty() || out.back() != '-') out += '-';
        } else if ((folds & FoldEllipsis) != 0 && (kind == CharKind::Ellipsis || kind == CharKind::Dot)) {
            const std::size_t behind = kind == CharKind::Dot ? behind_dots(text, at) : at;
            out += kind == CharKind::Dot && behind == at ? "." : "…";
            at = behind;
        } else {
            out += written;
        }
    }
    if ((folds & FoldMarks) != 0) {
        while (!out.empty() && out.front() == '\'') out.erase(0, 1);
        while (!out.empty() && out.back() == '\'') out.pop_back();
    }
    const auto by_word = static_cast<std::uint8_t>(folds & (FoldCase | FoldLigatures | FoldUnicodeForm));
    return with_folds(out, by_word);
}

struct PlainToken {
    std::string folded;
    bool word = false;

    friend bool operator==(const PlainToken&, const PlainToken&) = default;
};

std::vector<PlainToken> plain_tokens(std::string_view text) {
    std::vector<PlainToken> out;
    QuotePiece piece;
    for (QuotePieces pieces(text); pieces.next(piece);) {
        PlainToken& token = out.emplace_back();
        token.word = piece.kind == QuotePiece::Kind::Word;
        if (piece.kind == QuotePiece::Kind::QuoteMark) token.folded = "'";
        if (piece.kind == QuotePiece::Kind::Dash) token.folded = "-";
        if (piece.kind == QuotePiece::Kind::Ellipsis) token.folded = "…";
        if (token.folded.empty()) fold_word(text.substr(piece.begin, piece.end - piece.begin), token.folded);
    }
    return out;
}

void strip_marks(std::vector<PlainToken>& tokens) {
    while (!tokens.empty() && tokens.back().folded == "'") tokens.pop_back();
    while (!tokens.empty() && tokens.front().folded == "'") tokens.erase(tokens.begin());
}

bool contains(const std::vector<PlainToken>& text, const std::vector<PlainToken>& quote) {
    return std::search(text.begin(), text.end(), quote.begin(), quote.end()) != text.end();
}

std::size_t words_of(const std::vector<PlainToken>& tokens) {
    return static_cast<std::size_t>(
        std::count_if(tokens.begin(), tokens.end(), [](const PlainToken& token) { return token.word; }));
}

/// Nothing but blanks, brackets and marks.
bool holds_no_word(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t note = end_of_note(text, at);
        if (note != at) {
            at = note;
            continue;
        }
        const Char c = char_at(text, at);
        at = c.next;
        const CharKind kind = kind_of_char(c.value);
        if (kind != CharKind::Blank && kind != CharKind::Unseen && kind != CharKind::Bracket &&
            kind != CharKind::QuoteMark) {
            return false;
        }
    }
    return true;
}

std::string without_blanks(std::string_view text) {
    return flat(text, FoldWhiteSpace);
}

class FindingCheck {
public:
    FindingCheck(const QuoteFinding& finding, const CopyText& copy)
        : finding_(finding), copy_(copy), text_(copy.text) {}

    std::string run() {
        if (finding_.copy != copy_.state) return "copy is not the state of the text";
        const bool unavailable = finding_.outcome == QuoteOutcome::Unavailable;
        if (unavailable != (copy_.state != CopyState::Readable))
            return "outcome and state of the text do not fit: unavailable is when the text cannot be read";
        if (unavailable) return finding_.why.empty() ? "an unavailable text says not why" : nothing_found();
        if (finding_.outcome == QuoteOutcome::Absent || finding_.outcome == QuoteOutcome::Translated) {
            const std::string problem = nothing_found();
            return problem.empty() ? is_nowhere() : problem;
        }
        if (!finding_.range || !text_.holds(*finding_.range)) return "range lies outside the text";
        if (text_.slice(*finding_.range) != finding_.found) return "found is not what stands at range";
        for (const std::string& problem : {around(), selector(), said_of_place()}) {
            if (!problem.empty()) return problem;
        }
        return finding_.outcome == QuoteOutcome::Altered ? altered() : stands_there();
    }

private:
    [[nodiscard]] std::string nothing_found() const {
        const bool some = finding_.range || !finding_.found.empty() || finding_.cut || finding_.heard ||
                          !finding_.diff.empty() || finding_.folds != NoFold || !finding_.omissions.empty();
        return some ? "a quote that was not found says where" : "";
    }

    [[nodiscard]] std::string is_nowhere() const {
        auto quote = plain_tokens(finding_.selector.exact);
        strip_marks(quote);
        return contains(plain_tokens(copy_.text), quote) ? "the quote stands in the text" : "";
    }

    [[nodiscard]] std::string around() const {
        const TextRange& range = *finding_.range;
        const std::uint64_t before = std::min<std::uint64_t>(32, range.start),
                            after = std::min<std::uint64_t>(32, text_.size() - range.end);
        if (text_.slice({range.start - before, range.start}) != finding_.before)
            return "before is not what stands there";
        if (text_.slice({range.end, range.end + after}) != finding_.after)
            return "after is not what stands there";
        return {};
    }

    [[nodiscard]] std::string selector() const {
        const Selector& said = finding_.selector;
        const bool contextual = !said.prefix.empty() || !said.suffix.empty();
        const SelectorState state = finding_.selector_state;
        if ((state == SelectorState::NotSaid) != (!said.start && !contextual))
            return "selector_state does not fit what the selector says";
        const bool at_start =
            said.start && *said.start <= text_.size() && near(*said.start, finding_.range->start);
        const bool at_end = !said.end || (*said.end <= text_.size() && near(*said.end, finding_.range->end));
        if (state == SelectorState::Holds && said.start && !(at_start && at_end))
            return "the selector is said to hold, but leads elsewhere";
        const bool by_context =
            state == SelectorState::Moved || (state == SelectorState::Holds && !said.start);
        if (!by_context) return {};
        if (at_start && at_end) return "the selector is said to have moved, but leads there";
        const std::string before = without_blanks(text_.slice({0, finding_.range->start})),
                          after = without_blanks(text_.slice({finding_.range->end, text_.size()})),
                          prefix = without_blanks(said.prefix), suffix = without_blanks(said.suffix);
        const bool agrees = before.size() >= prefix.size() && after.size() >= suffix.size() &&
                            before.compare(before.size() - prefix.size(), prefix.size(), prefix) == 0 &&
                            after.compare(0, suffix.size(), suffix) == 0;
        return agrees ? "" : "prefix and suffix do not agree at range";
    }

    [[nodiscard]] bool near(std::uint64_t a, std::uint64_t b) const {
        return holds_no_word(text_.slice({std::min(a, b), std::max(a, b)}));
    }

    [[nodiscard]] bool outside(const TextRange& range) const {
        return range.end <= finding_.range->start || range.start >= finding_.range->end;
    }

    [[nodiscard]] std::string said_of_place() const {
        if ((finding_.outcome == QuoteOutcome::Misattributed) != finding_.heard.has_value())
            return "misattributed, and whose cue it is, do not fit";
        if (finding_.outcome == QuoteOutcome::Cut && !finding_.cut) return "cut, but of what is not said";
        if (stands(finding_.outcome) && finding_.cut) return "found, and cut as well";
        if (finding_.cut) {
            const QuoteCut& cut = *finding_.cut;
            if (!text_.holds(cut.range) || text_.slice(cut.range) != cut.words)
                return "the cut word does not stand there";
            const bool omitted = std::any_of(
                finding_.omissions.begin(), finding_.omissions.end(), [&](const QuoteOmission& one) {
                    return cut.range.start >= one.range.start && cut.range.end <= one.range.end;
                });
            if (!omitted && !outside(cut.range)) return "the cut word stands in the quote";
            if (!listed(cut)) return "the cut word is in no list";
        }
        if (finding_.heard) {
            const QuoteCue& heard = *finding_.heard;
            if (heard.agent == finding_.speaker) return "the cue is the speaker's own";
            for (const auto& [range, words] :
                 {std::pair(heard.name_range, heard.name), {heard.verb_range, heard.verb}}) {
                if (!text_.holds(range) || text_.slice(range) != words) return "the cue does not stand there";
                if (!outside(range)) return "the cue stands in the quote";
            }
            if (heard.pronoun.empty() == heard.pronoun_range.has_value())
                return "the pronoun of the cue, and where it stands, do not fit";
            if (heard.pronoun_range) return pronoun_of(heard);
        }
        return {};
    }

    /// The pronoun is one of the list, stands at the verb, and the name it was resolved to stands above it.
    [[nodiscard]] std::string pronoun_of(const QuoteCue& heard) const {
        const TextRange& range = *heard.pronoun_range;
        if (!text_.holds(range) || text_.slice(range) != heard.pronoun)
            return "the pronoun does not stand there";
        if (!outside(range)) return "the pronoun stands in the quote";
        const auto words = plain_tokens(heard.pronoun);
        if (words.size() != 1 || !gender_of_pronoun(words.front().folded)) return "the pronoun is in no list";
        if (heard.name_range.end > range.start) return "the name that the pronoun stands for is not above it";
        const TextRange between{std::min(range.end, heard.verb_range.end),
                                std::max(range.start, heard.verb_range.start)};
        const bool beside = between.start <= between.end && words_of(plain_tokens(text_.slice(between))) <= 1;
        return beside ? "" : "the pronoun does not stand at the verb";
    }

    [[nodiscard]] static bool listed(const QuoteCut& cut) {
        std::vector<std::string> words;
        std::string phrase;
        for (const PlainToken& token : plain_tokens(cut.words)) {
            words.push_back(token.folded);
            phrase += (phrase.empty() ? "" : " ") + token.folded;
        }
        if (cut_kind(phrase) == cut.kind) return true;
        return cut.kind == CutKind::Negation && words.size() == 3 && takes_not(words[0]) && words[2] == "t";
    }

    [[nodiscard]] std::string stands_there() const {
        if (finding_.folds == NoFold)
            return finding_.found == finding_.selector.exact ? "" : "found is not the quote";
        if (finding_.outcome == QuoteOutcome::Exact) return "exact, with differences";
        if (!same_parts(finding_.folds)) return "the folds named do not make quote and passage equal";
        if (!finding_.omissions.empty()) return {};
        for (std::size_t i = 0; i < quote_fold_count; ++i) {
            const auto bit = static_cast<std::uint8_t>(1U << i);
            // Without blanks ". . ." is written as "..." is.
            if (bit == FoldEllipsis && (finding_.folds & FoldWhiteSpace) != 0) continue;
            if ((finding_.folds & bit) != 0 && same_parts(static_cast<std::uint8_t>(finding_.folds & ~bit)))
                return "a fold is named that makes no difference: " + std::string(name_of_fold(bit));
        }
        return {};
    }

    /// Quote and passage between their holes.
    [[nodiscard]] bool same_parts(std::uint8_t folds) const {
        const std::string_view quote = finding_.selector.exact;
        std::size_t from = 0;
        std::uint64_t at = finding_.range->start;
        bool behind_hole = false;
        for (const QuoteOmission& omission : finding_.omissions) {
            const std::size_t mark = quote.find(omission.mark, from);
            if (mark == std::string_view::npos || !text_.holds(omission.range) || omission.range.start < at)
                return false;
            if (text_.slice(omission.range) != omission.text) return false;
            if (part(quote.substr(from, mark - from), behind_hole, true, folds) !=
                part(text_.slice({at, omission.range.start}), behind_hole, true, folds)) {
                return false;
            }
            from = mark + omission.mark.size();
            at = omission.range.end;
            behind_hole = true;
        }
        if (at > finding_.range->end) return false;
        return part(quote.substr(from), behind_hole, false, folds) ==
               part(text_.slice({at, finding_.range->end}), behind_hole, false, folds);
    }

    static bool is_gap(char32_t c) {
        const CharKind kind = kind_of_char(c);
        return kind == CharKind::Blank || kind == CharKind::Unseen || kind == CharKind::Bracket;
    }

    /// What stands between holes, without the blanks and brackets next to them.
    static std::string part(std::string_view text, bool behind_hole, bool before_hole, std::uint8_t folds) {
        while (behind_hole && !text.empty() && is_gap(char_at(text, 0).value))
            text.remove_prefix(char_at(text, 0).next);
        while (before_hole && !text.empty()) {
            std::size_t last = text.size() - 1;
            while (last > 0 && !begins_code_point(text[last])) --last;
            if (!is_gap(char_at(text, last).value)) break;
            text = text.substr(0, last);
        }
        return flat(text, folds);
    }

    [[nodiscard]] std::string altered() const {
        if (const std::string problem = is_nowhere(); !problem.empty()) return problem;
        std::vector<PlainToken> quote, found;
        std::size_t same = 0;
        for (const QuoteDiffRun& run : finding_.diff) {
            const auto left = plain_tokens(run.quote), right = plain_tokens(run.document);
            if (run.kind == QuoteDiffRun::Kind::Same) {
                if (left != right) return "the diff calls the same what differs";
                same += words_of(left);
            } else if (run.quote.empty() == run.document.empty()) {
                return "a run of the diff belongs to both sides or to none";
            }
            quote.insert(quote.end(), left.begin(), left.end());
            found.insert(found.end(), right.begin(), right.end());
        }
        auto whole = plain_tokens(finding_.selector.exact);
        strip_marks(whole);
        if (quote != whole) return "the diff does not retell the quote";
        if (found != plain_tokens(finding_.found)) return "the diff does not retell the passage";
        const std::size_t most = std::max(words_of(quote), words_of(found));
        const double kept = most == 0 ? 0 : static_cast<double>(same) / static_cast<double>(most);
        if (std::abs(kept - finding_.words_kept) > 1e-9) return "words_kept is not what the diff keeps";
        return finding_.marks_only == (kept == 1) ? "" : "marks_only does not fit the diff";
    }

    const QuoteFinding& finding_;
    const CopyText& copy_;
    CountedText text_;
};

}  // namespace

std::string check_finding(const QuoteFinding& finding, const CopyText& copy) {
    return FindingCheck(finding, copy).run();
}

std::string check_quote_report(const QuoteReport& report, const GraphSource& source,
                               const TextProvider& texts, const QuoteOptions& options) {
    std::array<std::uint64_t, quote_outcome_count> counts{};
    std::size_t next = 0;
    std::uint64_t without_words = 0;
    std::string problem;
    const auto check_one = [&](const Statement& statement, std::size_t i) {
        if (next == report.findings.size() || report.findings[next].statement != statement.id ||
            report.findings[next].occurrence != i) {
            problem =
                statement.id.text() + ": occurrence " + std::to_string(i) + " has no finding in its place";
            return;
        }
        const QuoteFinding& finding = report.findings[next++];
        ++counts[static_cast<std::size_t>(finding.outcome)];
        const auto document = source.find(finding.document);
        if (!document) return;
        const std::string wrong = check_finding(finding, texts(std::get<Document>(*document)));
        if (!wrong.empty()) problem = statement.id.text() + ": " + wrong;
    };
    source.visit(RecordKind::Statement, [&](const Record& record) {
        const Statement& statement = std::get<Statement>(record);
        if (!problem.empty() || statement.manner != Manner::Quote) return;
        if (options.statement && statement.id != *options.statement) return;
        if (options.speaker && statement.speaker != *options.speaker) return;
        for (std::size_t i = 0; i < statement.occurrences.size() && problem.empty(); ++i) {
            const Occurrence& occurrence = statement.occurrences[i];
            if (options.document && occurrence.document != *options.document) continue;
            if (!occurrence.selector || holds_no_word(occurrence.selector->exact)) {
                ++without_words;
            } else {
                check_one(statement, i);
            }
        }
    });
    if (!problem.empty()) return problem;
    if (next != report.findings.size()) return "there is a finding of no quoted occurrence";
    if (counts != report.counts) return "counts do not add up";
    return without_words == report.without_words ? "" : "without_words does not add up";
}

}  // namespace gainsay
