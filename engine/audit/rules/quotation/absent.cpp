#include "engine/audit/rules/makers.hpp"
#include "engine/audit/rules/quotation/quotes_of_run.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "quotation/absent",
    .name = "Quotation that is not in the document",
    .severity = Severity::Error,
    .reason =
        "The quoted words are not in the stored copy of the document, and nothing near enough to them is. "
        "The quote may "
        "stand in another document or an earlier version, be a paraphrase in quotation marks, or be made up. "
        "Look at the "
        "place where the quote was taken from. A copy that cannot be read is not this finding. (In the "
        "examples the text "
        "of the copy stands in the case, as text_of_copy.)",
    .bad = R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "text_of_copy": "The mayor opened the fair on Monday."}],
        "claims": [{"id": "claim:dam-holds", "text": "The dam holds."}],
        "statements": [{"id": "statement:ada", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-holds", "manner": "quote",
          "occurrences": [{"document": "document:gazette", "selector": {"exact": "nobody needs to worry about the dam"}}]}]})",
    .good = R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "text_of_copy": "Ada said: “Nobody needs to worry about the dam.”"}],
        "claims": [{"id": "claim:dam-holds", "text": "The dam holds."}],
        "statements": [{"id": "statement:ada", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-holds", "manner": "quote",
          "occurrences": [{"document": "document:gazette", "selector": {"exact": "nobody needs to worry about the dam"}}]}]})",
};

class AbsentQuote final : public QuoteRule {
public:
    const RuleInfo& info() const override { return about; }

private:
    bool concerns(const QuoteFinding& quote) const override { return quote.outcome == QuoteOutcome::Absent; }

    std::string message(const QuoteFinding& quote) const override {
        return in_marks(quote.selector.exact) + " is not in " + quote.document.text() +
               ", and nothing near enough to it is";
    }
};

}  // namespace

std::unique_ptr<Rule> make_absent_quote() {
    return std::make_unique<AbsentQuote>();
}

}  // namespace gainsay::audit
