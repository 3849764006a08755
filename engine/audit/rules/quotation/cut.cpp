#include "engine/audit/rules/makers.hpp"
#include "engine/audit/rules/quotation/quotes_of_run.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "quotation/cut",
    .name = "Quotation without the word that limits it",
    .severity = Severity::Warning,
    .reason =
        "The quote is there word for word, but the document has a negation, a condition or a hedge directly "
        "before or "
        "after it in the same sentence, or where the quote has an ellipsis. Left out, the speaker says more "
        "than was said. "
        "Take the word into the quote, or record the statement as hedged. (In the examples the text of the "
        "copy stands in "
        "the case, as text_of_copy.)",
    .bad = R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "text_of_copy": "Ada said: “We have not tested the gates this year.”"}],
        "claims": [{"id": "claim:tested", "text": "The gates were tested."}],
        "statements": [{"id": "statement:ada", "speaker": "agent:ada", "stance": "asserts", "of": "claim:tested", "manner": "quote",
          "occurrences": [{"document": "document:gazette", "selector": {"exact": "tested the gates this year"}}]}]})",
    .good = R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "text_of_copy": "Ada said: “We have not tested the gates this year.”"}],
        "claims": [{"id": "claim:tested", "text": "The gates were tested."}],
        "statements": [{"id": "statement:ada", "speaker": "agent:ada", "stance": "denies", "of": "claim:tested", "manner": "quote",
          "occurrences": [{"document": "document:gazette", "selector": {"exact": "have not tested the gates this year"}}]}]})",
};

class CutQuote final : public QuoteRule {
public:
    const RuleInfo& info() const override { return about; }

private:
    bool concerns(const QuoteFinding& quote) const override { return quote.outcome == QuoteOutcome::Cut; }

    std::string message(const QuoteFinding& quote) const override {
        return in_marks(quote.selector.exact) + " leaves out " + in_marks(quote.cut->words) + ", a " +
               std::string(to_string(quote.cut->kind)) + " that " + quote.document.text() + " has beside it";
    }

    void complete(const Subject&, const QuoteFinding& quote, Finding& finding) const override {
        finding.witness.push_back(passage(quote));
        finding.witness.push_back(
            {quote.document, "snapshot",
             "has around it: " + in_marks(quote.before + "[" + quote.found + "]" + quote.after)});
    }
};

}  // namespace

std::unique_ptr<Rule> make_cut_quote() {
    return std::make_unique<CutQuote>();
}

}  // namespace gainsay::audit
