#include "tools/render/answer/figures_and_quotes/quotes.hpp"

#include <cmath>

#include "tools/render/answer/names.hpp"

namespace gainsay::render {
namespace {

Look look_of(QuoteOutcome outcome) {
    if (stands(outcome)) return Look::For;
    return outcome == QuoteOutcome::Unavailable || outcome == QuoteOutcome::Translated ? Look::Strong
                                                                                       : Look::Against;
}

std::string in_quotes(std::string_view text) {
    return "\"" + std::string(text) + "\"";
}

std::string range_text(const TextRange& range) {
    return "characters " + std::to_string(range.start) + " to " + std::to_string(range.end);
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string percent(double share) {
    return std::to_string(static_cast<int>(std::floor(share * 100))) + " %";
}

std::string folds_text(std::uint8_t folds) {
    std::vector<std::string> names;
    for (const std::string_view name : fold_names(folds)) names.emplace_back(name);
    return joined(names);
}

std::string heard_text(const QuoteCue& heard) {
    const std::string agent = ": " + heard.agent.text() + " (" + range_text(heard.name_range) + ")";
    if (!heard.pronoun_range)
        return "the cue there is " + in_quotes(heard.name) + ", " + in_quotes(heard.verb) + agent;
    return "the cue there is " + in_quotes(heard.pronoun) + ", " + in_quotes(heard.verb) + " (" +
           range_text(*heard.pronoun_range) + "), and above it only " + in_quotes(one_line(heard.name)) +
           " can be meant" + agent;
}

/// What is to be said of a finding beside its outcome, a sentence each.
std::vector<std::string> remarks(const QuoteFinding& finding) {
    std::vector<std::string> out;
    if (finding.outcome == QuoteOutcome::Unavailable) out.push_back(finding.why);
    if (finding.outcome == QuoteOutcome::Translated) {
        out.push_back("the document is in " + finding.document_language + ", the quote in " +
                      finding.quote_language + "; nothing like it stands there");
    }
    if (finding.folds != NoFold) out.push_back("set aside: " + folds_text(finding.folds));
    for (const QuoteOmission& one : finding.omissions) {
        out.push_back(in_quotes(one.mark) + " stands for " +
                      (one.range.start == one.range.end ? "nothing" : in_quotes(one_line(one.text))));
    }
    if (finding.outcome == QuoteOutcome::Altered) {
        out.push_back(finding.marks_only
                          ? "all words are the same, the punctuation differs: " + diff_text(finding.diff)
                          : percent(finding.words_kept) + " of the words: " + diff_text(finding.diff));
    }
    if (finding.cut) {
        out.push_back("left out, a " + std::string(to_string(finding.cut->kind)) + ": " +
                      in_quotes(finding.cut->words) + " (" + range_text(finding.cut->range) + ")");
    }
    if (finding.heard) {
        out.push_back(heard_text(*finding.heard));
    }
    if (finding.selector_state == SelectorState::Moved)
        out.push_back(
            "the text has moved: prefix and suffix agree here, the recorded position is out of date");
    if (finding.selector_state == SelectorState::OutOfDate)
        out.push_back("the selector is out of date: it leads to no place where the quote stands");
    if (finding.places > 1 && finding.selector_state == SelectorState::NotSaid)
        out.push_back("it stands there " + std::to_string(finding.places) + " times; this is one of them");
    if (finding.replaced > 0) {
        out.push_back("the document's text has " + std::to_string(finding.replaced) +
                      (finding.replaced == 1 ? " character" : " characters") + " that cannot be read");
    }
    return out;
}

class QuoteRenderer {
public:
    QuoteRenderer(Rows& rows, const GraphSource& source) : rows_(rows), source_(source) {}

    void row(const QuoteFinding& finding) {
        if (rows_.wants_json()) {
            rows_.json(json(finding));
        } else if (rows_.wants_paragraphs()) {
            rows_.paragraph(paragraph(finding));
        } else {
            rows_.cells({std::string(to_string(finding.outcome)), finding.statement.text(),
                         finding.speaker.text(), finding.document.text(), finding.selector.exact,
                         finding.found, finding.range ? std::to_string(finding.range->start) : "",
                         finding.range ? std::to_string(finding.range->end) : "",
                         std::string(to_string(finding.selector_state)), joined(remarks(finding), "; ")});
        }
    }

private:
    std::string name_of(const RecordId& id) const {
        const auto record = source_.find(id);
        return record ? label_of(*record) : id.text();
    }

    std::vector<Line> paragraph(const QuoteFinding& finding) const {
        std::vector<Line> lines;
        lines.emplace_back()
            .add(in_quotes(one_line(finding.selector.exact)), Look::Strong)
            .add(": ")
            .add(to_string(finding.outcome), look_of(finding.outcome));
        Line& said = lines.emplace_back();
        said.indent = 2;
        said.hang = 4;
        said.add("said by " + name_of(finding.speaker)).add(" (" + finding.statement.text() + ")", Look::Id);
        said.add(", in " + in_quotes(name_of(finding.document)))
            .add(" (" + finding.document.text() + ")", Look::Id);
        if (finding.range) said.add(", " + range_text(*finding.range));
        if (finding.range) {
            Line& found = lines.emplace_back();
            found.indent = 2;
            found.hang = 4;
            const bool blank_before = !finding.before.empty() && is_blank(finding.before.back()),
                       blank_after = !finding.after.empty() && is_blank(finding.after.front());
            found.add("…" + one_line(finding.before) + (blank_before ? " " : ""), Look::Faint);
            found.add(one_line(finding.found), Look::Strong);
            found.add((blank_after ? " " : "") + one_line(finding.after) + "…", Look::Faint);
        }
        for (const std::string& remark : remarks(finding)) {
            Line& line = lines.emplace_back();
            line.indent = 4;
            line.add("· " + remark);
        }
        return lines;
    }

    static Json range_json(const TextRange& range) {
        return JsonObject().put("start", range.start).put("end", range.end);
    }

    static Json selector_json(const Selector& selector) {
        return JsonObject()
            .put("exact", selector.exact)
            .put_if("prefix", selector.prefix)
            .put_if("suffix", selector.suffix)
            .put_if("start", selector.start)
            .put_if("end", selector.end);
    }

    Json named(const RecordId& id) const {
        return JsonObject().put("id", id.text()).put("label", name_of(id));
    }

    Json json(const QuoteFinding& finding) const {
        std::vector<Json> folds, omissions, diff;
        for (const std::string_view name : fold_names(finding.folds)) folds.emplace_back(name);
        for (const QuoteOmission& one : finding.omissions)
            omissions.push_back(
                JsonObject().put("mark", one.mark).put("text", one.text).put("range", range_json(one.range)));
        for (const QuoteDiffRun& run : finding.diff) {
            diff.push_back(JsonObject()
                               .put("kind", to_string(run.kind))
                               .put_if("quote", run.quote)
                               .put_if("document", run.document));
        }
        JsonObject out;
        out.put("outcome", to_string(finding.outcome))
            .put("statement", finding.statement.text())
            .put("occurrence", finding.occurrence)
            .put("speaker", named(finding.speaker))
            .put("document", named(finding.document))
            .put("selector", selector_json(finding.selector))
            .put("selector_state", to_string(finding.selector_state))
            .put_if("quote_language", finding.quote_language)
            .put_if("document_language", finding.document_language);
        if (finding.range) {
            // What a new selector would be: the witness, in the fields of the old one.
            Selector there;
            there.exact = finding.found;
            there.prefix = finding.before;
            there.suffix = finding.after;
            there.start = finding.range->start;
            there.end = finding.range->end;
            out.put("found", selector_json(there)).put("places", finding.places);
        }
        out.put_if("set_aside", folds).put_if("omissions", omissions);
        if (finding.outcome == QuoteOutcome::Altered)
            out.put("words_kept", finding.words_kept)
                .put("punctuation_only", finding.marks_only)
                .put("diff", diff);
        if (finding.cut) {
            out.put("cut", JsonObject()
                               .put("kind", to_string(finding.cut->kind))
                               .put("words", finding.cut->words)
                               .put("range", range_json(finding.cut->range)));
        }
        if (finding.heard) {
            JsonObject heard;
            heard.put("agent", named(finding.heard->agent))
                .put("name", finding.heard->name)
                .put("name_range", range_json(finding.heard->name_range))
                .put("verb", finding.heard->verb)
                .put("verb_range", range_json(finding.heard->verb_range));
            if (finding.heard->pronoun_range)
                heard.put("pronoun", finding.heard->pronoun)
                    .put("pronoun_range", range_json(*finding.heard->pronoun_range));
            out.put("heard", heard);
        }
        out.put("copy", to_string(finding.copy)).put_if("why", finding.why);
        if (finding.replaced > 0) out.put("replaced_characters", finding.replaced);
        return out;
    }

    Rows& rows_;
    const GraphSource& source_;
};

std::string summary(const QuoteReport& report) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < quote_outcome_count; ++i) {
        if (report.counts[i] > 0)
            parts.push_back(std::to_string(report.counts[i]) + " " +
                            std::string(to_string(static_cast<QuoteOutcome>(i))));
    }
    std::string text = parts.empty() ? "No quote to look for." : "Quotes: " + joined(parts) + ".";
    if (report.without_words > 0) {
        text += " " + std::to_string(report.without_words) +
                (report.without_words == 1 ? " occurrence of a quoted statement records no words."
                                           : " occurrences of quoted statements record no words.");
    }
    return text;
}

}  // namespace

std::string diff_text(const std::vector<QuoteDiffRun>& diff) {
    std::vector<std::string> parts;
    for (const QuoteDiffRun& run : diff) {
        const std::string mine = one_line(run.quote), theirs = one_line(run.document);
        parts.push_back(run.kind == QuoteDiffRun::Kind::Same        ? theirs
                        : run.kind == QuoteDiffRun::Kind::QuoteOnly ? "[-" + mine + "-]"
                                                                    : "{+" + theirs + "+}");
    }
    return joined(parts, " ");
}

void quotes(const Output& output, const GraphSource& source, const QuoteReport& report, bool wrong_only) {
    const auto rows = output.begin({"quotes",
                                    {{"outcome"},
                                     {"statement"},
                                     {"speaker"},
                                     {"document"},
                                     {"quote"},
                                     {"found"},
                                     {"start", Align::Right},
                                     {"end", Align::Right},
                                     {"selector"},
                                     {"remarks"}},
                                    /*paragraphs=*/true});
    QuoteRenderer renderer(*rows, source);
    for (const QuoteFinding& finding : report.findings) {
        if (!wrong_only || !stands(finding.outcome)) renderer.row(finding);
    }
    if (rows->wants_paragraphs()) {
        std::vector<Line> lines;
        lines.emplace_back().add(summary(report));
        rows->paragraph(lines);
    }
    JsonObject counts;
    for (std::size_t i = 0; i < quote_outcome_count; ++i)
        counts.put(to_string(static_cast<QuoteOutcome>(i)), report.counts[i]);
    rows->finish(JsonObject().put("counts", counts).put("without_words", report.without_words));
}

}  // namespace gainsay::render
