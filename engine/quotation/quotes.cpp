#include "engine/quotation/quotes.hpp"

#include <algorithm>
#include <map>

#include "engine/quotation/cues/cut.hpp"
#include "engine/quotation/cues/heard.hpp"
#include "engine/quotation/matching/lookup.hpp"
#include "engine/quotation/text/fold.hpp"
#include "graphs/copies/code_points.hpp"

// First all quotes are read, so that the vocabulary is known; then one document after the other is searched.

namespace gainsay {
namespace {

using namespace quotation;

constexpr std::size_t context_length =
    32;  ///< code points around a quote, as Web Annotation clients keep them

/// A quoted occurrence before its document is read.
struct Job {
    QuoteFinding finding;
    std::vector<QuoteToken> tokens;  ///< the core
    std::optional<RecordId> via;
};

std::string primary(const std::string& language) {
    std::string out = language.substr(0, language.find('-'));
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

class Checker {
public:
    Checker(const GraphSource& source, const TextProvider& texts, const QuoteOptions& options)
        : source_(source), texts_(texts), options_(options) {}

    QuoteReport run() {
        collect();
        if (!by_document_.empty()) names_.emplace(source_);
        for (auto& [document, jobs] : by_document_) search(document, jobs);
        std::sort(report_.findings.begin(), report_.findings.end(),
                  [](const QuoteFinding& a, const QuoteFinding& b) {
                      return std::tie(a.statement, a.occurrence) < std::tie(b.statement, b.occurrence);
                  });
        for (const QuoteFinding& one : report_.findings)
            ++report_.counts[static_cast<std::size_t>(one.outcome)];
        return std::move(report_);
    }

private:
    void collect() {
        case_language_ = source_.info().language;
        if (options_.statement) {
            const auto record = source_.find(*options_.statement);
            if (!record)
                throw Error(ErrorCode::NotFound,
                            "there is no statement \"" + options_.statement->text() + "\"");
            add(std::get<Statement>(*record));
            return;
        }
        source_.visit(RecordKind::Statement,
                      [this](const Record& record) { add(std::get<Statement>(record)); });
    }

    void add(const Statement& statement) {
        if (statement.manner != Manner::Quote) return;
        if (options_.speaker && statement.speaker != *options_.speaker) return;
        std::optional<std::string> language;
        for (std::size_t i = 0; i < statement.occurrences.size(); ++i) {
            const Occurrence& occurrence = statement.occurrences[i];
            if (options_.document && occurrence.document != *options_.document) continue;
            if (!occurrence.selector || occurrence.selector->exact.empty()) {
                ++report_.without_words;
                continue;
            }
            Job job;
            job.tokens = core_of(vocabulary_.learn(occurrence.selector->exact));
            if (job.tokens.empty()) {
                ++report_.without_words;
                continue;
            }
            static_cast<void>(vocabulary_.learn(occurrence.selector->prefix));
            static_cast<void>(vocabulary_.learn(occurrence.selector->suffix));
            if (!language) language = language_of(statement.of);
            job.finding.statement = statement.id;
            job.finding.occurrence = i;
            job.finding.speaker = statement.speaker;
            job.finding.document = occurrence.document;
            job.finding.selector = *occurrence.selector;
            job.finding.quote_language = *language;
            job.via = occurrence.via;
            by_document_[occurrence.document].push_back(std::move(job));
        }
    }

    std::string language_of(const RecordId& object) const {
        if (object.kind() != RecordKind::Claim) return case_language_;
        const auto record = source_.find(object);
        if (!record) return case_language_;
        const std::string& language = std::get<Claim>(*record).language;
        return language.empty() ? case_language_ : language;
    }

    void search(const DocumentId& id, std::vector<Job>& jobs) {
        const auto record = source_.find(id);
        if (!record) {
            for (Job& job : jobs) {
                job.finding.outcome = QuoteOutcome::Unavailable;
                job.finding.copy = CopyState::NoCopy;
                job.finding.why = "the case has no record of the document";
                report_.findings.push_back(std::move(job.finding));
            }
            return;
        }
        const Document& document = std::get<Document>(*record);
        const CopyText copy = texts_(document);
        for (Job& job : jobs) {
            job.finding.document_language = document.language;
            job.finding.copy = copy.state;
            job.finding.why = copy.message;
            job.finding.replaced = copy.replaced;
        }
        if (copy.state == CopyState::Readable) {
            judge_all(document, copy.text, jobs);
        } else {
            for (Job& job : jobs) job.finding.outcome = QuoteOutcome::Unavailable;
        }
        for (Job& job : jobs) report_.findings.push_back(std::move(job.finding));
    }

    void judge_all(const Document& document, std::string_view text, std::vector<Job>& jobs) {
        const std::vector<QuoteToken> tokens = vocabulary_.read(text);
        const CodePoints positions(text);
        std::vector<Asked> asked;
        asked.reserve(jobs.size());
        for (Job& job : jobs) {
            Asked& one = asked.emplace_back();
            one.selector = &job.finding.selector;
            one.tokens = std::move(job.tokens);
            one.gaps = plan_gaps(job.finding.selector.exact, one.tokens, vocabulary_);
        }
        std::vector<Looked> looked = look_up(text, tokens, positions, asked, vocabulary_, options_);
        for (std::size_t i = 0; i < jobs.size(); ++i)
            judge(document, text, positions, tokens, jobs[i], asked[i], looked[i]);
    }

    void judge(const Document& document, std::string_view text, const CodePoints& positions,
               const std::vector<QuoteToken>& tokens, Job& job, const Asked& asked,
               const Looked& looked) const {
        QuoteFinding& out = job.finding;
        out.selector_state = looked.selector;
        if (looked.places.empty()) return judge_missing(text, positions, tokens, out, asked, looked);
        const std::vector<std::uint32_t> known = known_of(document, job);
        out.places = looked.count;
        // Of several places the best for the quote; the first of equals.
        std::optional<QuoteFinding> best;
        for (const FoundAt& place : looked.places) {
            QuoteFinding one = out;
            judge_place(text, positions, place, known, one);
            const auto rank = [](QuoteOutcome outcome) {
                return outcome == QuoteOutcome::Exact        ? 0
                       : outcome == QuoteOutcome::Normalised ? 1
                       : outcome == QuoteOutcome::Cut        ? 2
                                                             : 3;
            };
            if (!best || rank(one.outcome) < rank(best->outcome)) best = std::move(one);
            if (best->outcome == QuoteOutcome::Exact) break;
        }
        out = *std::move(best);
    }

    /// The speaker, those it belongs with, and those who print or relay the words.
    std::vector<std::uint32_t> known_of(const Document& document, const Job& job) const {
        std::vector<std::uint32_t> known;
        const auto add = [&](const RecordId& id) {
            if (const auto number = names_->number(id)) known.push_back(*number);
        };
        add(job.finding.speaker);
        if (!known.empty()) {
            const auto& kin = names_->kin(known.front());
            known.insert(known.end(), kin.begin(), kin.end());
        }
        if (job.via) add(*job.via);
        for (const AgentId& publisher : document.published_by) add(publisher);
        for (const AgentId& author : document.authored_by) add(author);
        std::sort(known.begin(), known.end());
        return known;
    }

    static TextRange range_of(const CodePoints& positions, ByteSpan span) {
        return {positions.before(span.begin), positions.before(span.end)};
    }

    static std::string slice(std::string_view text, ByteSpan span) {
        return std::string(text.substr(span.begin, span.end - span.begin));
    }

    static void put_place(std::string_view text, const CodePoints& positions, ByteSpan span,
                          QuoteFinding& out) {
        out.range = range_of(positions, span);
        out.found = slice(text, span);
        std::size_t begin = span.begin, end = span.end;
        for (std::size_t i = 0; i < context_length && begin > 0; ++i) {
            do {
                --begin;
            } while (begin > 0 && !begins_code_point(text[begin]));
        }
        for (std::size_t i = 0; i < context_length && end < text.size(); ++i) end = char_at(text, end).next;
        out.before = slice(text, {begin, span.begin});
        out.after = slice(text, {span.end, end});
    }

    void judge_place(std::string_view text, const CodePoints& positions, const FoundAt& place,
                     const std::vector<std::uint32_t>& known, QuoteFinding& out) const {
        put_place(text, positions, place.span, out);
        out.folds = place.folds;
        out.outcome = place.folds == NoFold ? QuoteOutcome::Exact : QuoteOutcome::Normalised;
        std::optional<CutFound> cut;
        for (const auto& [mark, span] : place.omissions) {
            out.omissions.push_back(
                {slice(out.selector.exact, mark), slice(text, span), range_of(positions, span)});
            if (!cut) cut = cut_within(text, span);
        }
        const QuoteContext context = context_of(text, place.span);
        if (!cut) cut = cut_around(text, context);
        if (cut) {
            out.outcome = QuoteOutcome::Cut;
            out.cut = QuoteCut{cut->kind, slice(text, cut->at), range_of(positions, cut->at)};
        }
        if (const auto heard = heard_from(text, context, *names_, known)) {
            out.outcome = QuoteOutcome::Misattributed;
            out.heard = QuoteCue{names_->id(heard->agent),
                                 slice(text, heard->name),
                                 slice(text, heard->verb),
                                 range_of(positions, heard->name),
                                 range_of(positions, heard->verb),
                                 {},
                                 {}};
            if (heard->pronoun) {
                out.heard->pronoun = slice(text, *heard->pronoun);
                out.heard->pronoun_range = range_of(positions, *heard->pronoun);
            }
        }
    }

    static void judge_missing(std::string_view text, const CodePoints& positions,
                              const std::vector<QuoteToken>& tokens, QuoteFinding& out, const Asked& asked,
                              const Looked& looked) {
        if (looked.nearest) {
            out.outcome = QuoteOutcome::Altered;
            put_place(text, positions, looked.nearest_span, out);
            out.words_kept = looked.nearest->words_kept;
            out.marks_only = looked.nearest->words_kept == 1;
            out.diff = diff_of(text, tokens, out.selector.exact, asked, *looked.nearest);
            return;
        }
        const std::string document = primary(out.document_language), quote = primary(out.quote_language);
        const bool translated = !document.empty() && !quote.empty() && document != quote;
        out.outcome = translated ? QuoteOutcome::Translated : QuoteOutcome::Absent;
    }

    static std::vector<QuoteDiffRun> diff_of(std::string_view text, const std::vector<QuoteToken>& tokens,
                                             const std::string& quote, const Asked& asked,
                                             const Nearest& nearest) {
        std::vector<QuoteDiffRun> runs;
        std::size_t q = 0, t = nearest.first;
        for (std::size_t i = 0; i < nearest.steps.size();) {
            const bool same = nearest.steps[i] == AlignStep::Same;
            const std::size_t q0 = q, t0 = t;
            for (; i < nearest.steps.size() && (nearest.steps[i] == AlignStep::Same) == same; ++i) {
                q += nearest.steps[i] == AlignStep::TextOnly ? 0U : 1U;
                t += nearest.steps[i] == AlignStep::QuoteOnly ? 0U : 1U;
            }
            std::string written =
                            q == q0 ? "" : slice(quote, {asked.tokens[q0].begin, asked.tokens[q - 1].end}),
                        found = t == t0 ? "" : slice(text, {tokens[t0].begin, tokens[t - 1].end});
            if (same) {
                runs.push_back({QuoteDiffRun::Kind::Same, std::move(written), std::move(found)});
                continue;
            }
            if (!written.empty()) runs.push_back({QuoteDiffRun::Kind::QuoteOnly, std::move(written), {}});
            if (!found.empty()) runs.push_back({QuoteDiffRun::Kind::DocumentOnly, {}, std::move(found)});
        }
        return runs;
    }

    const GraphSource& source_;
    const TextProvider& texts_;
    const QuoteOptions& options_;
    std::string case_language_;
    Vocabulary vocabulary_;
    std::map<DocumentId, std::vector<Job>> by_document_;
    std::optional<AgentNames> names_;
    QuoteReport report_;
};

}  // namespace

QuoteReport check_quotes(const GraphSource& source, const TextProvider& texts, const QuoteOptions& options) {
    if (!(options.min_words_kept > 0 && options.min_words_kept <= 1)) {
        throw Error(ErrorCode::Malformed,
                    "found " + std::to_string(options.min_words_kept) +
                        " as the least share of words kept, expected more than 0 and at most 1");
    }
    return Checker(source, texts, options).run();
}

}  // namespace gainsay
