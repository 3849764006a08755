#include "engine/audit/rules/makers.hpp"
#include "engine/audit/rules/quotation/quotes_of_run.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "quotation/altered",
    .name = "Quotation with other words than the document has",
    .severity = Severity::Warning,
    .reason =
        "The document has a passage that is nearly the quote, but words differ. One word can turn a sentence "
        "round. Take "
        "over the words of the document, mark what you leave out with an ellipsis and what you put in with "
        "brackets, or "
        "make a paraphrase of it. Differences that change no word, such as white space and the shape of "
        "quotation marks, "
        "are not this finding. (In the examples the text of the copy stands in the case, as text_of_copy.)",
    .bad = R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "text_of_copy": "Ada said: “Few people need to worry about the old dam above the town.”"}],
        "claims": [{"id": "claim:dam-holds", "text": "The dam holds."}],
        "statements": [{"id": "statement:ada", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-holds", "manner": "quote",
          "occurrences": [{"document": "document:gazette", "selector": {"exact": "No people need to worry about the old dam above the town"}}]}]})",
    .good = R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "text_of_copy": "Ada said: “Few people need to worry about the old dam above the town.”"}],
        "claims": [{"id": "claim:dam-holds", "text": "The dam holds."}],
        "statements": [{"id": "statement:ada", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-holds", "manner": "quote",
          "occurrences": [{"document": "document:gazette", "selector": {"exact": "Few people need to worry about … the town"}}]}]})",
};

// "[-No-] {+Few+} people …": how the two differ, with the words between.
std::string diff_words(const std::vector<QuoteDiffRun>& diff) {
    std::string out;
    for (const QuoteDiffRun& run : diff) {
        if (run.kind == QuoteDiffRun::Kind::Same) out += run.quote;
        if (run.kind == QuoteDiffRun::Kind::QuoteOnly) out += "[-" + run.quote + "-]";
        if (run.kind == QuoteDiffRun::Kind::DocumentOnly) out += "{+" + run.document + "+}";
    }
    return out;
}

class AlteredQuote final : public QuoteRule {
public:
    const RuleInfo& info() const override { return about; }

private:
    bool concerns(const QuoteFinding& quote) const override { return quote.outcome == QuoteOutcome::Altered; }

    std::string message(const QuoteFinding& quote) const override {
        return in_marks(quote.selector.exact) + " is not what " + quote.document.text() +
               " says: " + in_marks(quote.found) +
               (quote.marks_only ? "; all words are the same, only signs differ" : "");
    }

    void complete(const Subject&, const QuoteFinding& quote, Finding& finding) const override {
        if (quote.marks_only) finding.severity = Severity::Note;
        finding.witness.push_back(passage(quote));
        finding.witness.push_back(
            {quote.statement, field_of(quote) + ".exact",
             "differs so, [-of the quote-] and {+of the document+}: " + diff_words(quote.diff)});
    }
};

}  // namespace

std::unique_ptr<Rule> make_altered_quote() {
    return std::make_unique<AlteredQuote>();
}

}  // namespace gainsay::audit
