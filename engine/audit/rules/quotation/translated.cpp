#include "engine/audit/rules/makers.hpp"
#include "engine/audit/rules/quotation/quotes_of_run.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "quotation/translated",
    .name = "Translated quotation that does not say so",
    .severity = Severity::Warning,
    .reason =
        "The quote is in another language than the document, so the words in quotation marks are the "
        "translator's. Readers "
        "must be told. Quote the original words, or record the statement as a paraphrase and name the "
        "translation in its "
        "note. (In the examples the text of the copy stands in the case, as text_of_copy.)",
    .bad = R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}],
        "documents": [{"id": "document:blatt", "title": "Blatt", "language": "de", "text_of_copy": "Ada sagte: „Niemand muss sich sorgen.“"}],
        "claims": [{"id": "claim:dam-holds", "text": "The dam holds.", "language": "en"}],
        "statements": [{"id": "statement:ada", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-holds", "manner": "quote",
          "occurrences": [{"document": "document:blatt", "selector": {"exact": "nobody needs to worry"}}]}]})",
    .good = R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}],
        "documents": [{"id": "document:blatt", "title": "Blatt", "language": "de", "text_of_copy": "Ada sagte: „Niemand muss sich sorgen.“"}],
        "claims": [{"id": "claim:dam-holds", "text": "The dam holds.", "language": "en"}],
        "statements": [{"id": "statement:ada", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-holds", "manner": "quote",
          "occurrences": [{"document": "document:blatt", "selector": {"exact": "Niemand muss sich sorgen"}}]}]})",
};

class TranslatedQuote final : public QuoteRule {
public:
    const RuleInfo& info() const override { return about; }

private:
    bool concerns(const QuoteFinding& quote) const override {
        return quote.outcome == QuoteOutcome::Translated;
    }

    std::string message(const QuoteFinding& quote) const override {
        return in_marks(quote.selector.exact) + " is " + quote.quote_language + ", and " +
               quote.document.text() + " is " + quote.document_language + ": the words are a translator's";
    }
};

}  // namespace

std::unique_ptr<Rule> make_translated_quote() {
    return std::make_unique<TranslatedQuote>();
}

}  // namespace gainsay::audit
