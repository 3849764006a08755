#include "engine/audit/rules/makers.hpp"
#include "engine/audit/rules/quotation/quotes_of_run.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "quotation/misattributed",
    .name = "Quotation that the document gives to somebody else",
    .severity = Severity::Error,
    .reason =
        "The words are in the document, but next to them stand the name of another agent of the case, or a "
        "pronoun that only one can be meant by, and a verb of saying. "
        "Either the statement has the wrong speaker, or the document quotes somebody who repeats the words; "
        "then the "
        "occurrence should say through whom they came (via). (In the examples the text of the copy stands in "
        "the case, as "
        "text_of_copy.)",
    .bad =
        R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada Moor"}, {"id": "agent:ben", "name": "Ben Hill"}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "text_of_copy": "“Nobody needs to worry about the dam,” said Ben Hill."}],
        "claims": [{"id": "claim:dam-holds", "text": "The dam holds."}],
        "statements": [{"id": "statement:ada", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-holds", "manner": "quote",
          "occurrences": [{"document": "document:gazette", "selector": {"exact": "Nobody needs to worry about the dam"}}]}]})",
    .good =
        R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada Moor"}, {"id": "agent:ben", "name": "Ben Hill"}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "text_of_copy": "“Nobody needs to worry about the dam,” said Ben Hill."}],
        "claims": [{"id": "claim:dam-holds", "text": "The dam holds."}],
        "statements": [{"id": "statement:ben", "speaker": "agent:ben", "stance": "asserts", "of": "claim:dam-holds", "manner": "quote",
          "occurrences": [{"document": "document:gazette", "selector": {"exact": "Nobody needs to worry about the dam"}}]}]})",
};

class MisattributedQuote final : public QuoteRule {
public:
    const RuleInfo& info() const override { return about; }

private:
    bool concerns(const QuoteFinding& quote) const override {
        return quote.outcome == QuoteOutcome::Misattributed;
    }

    std::string message(const QuoteFinding& quote) const override {
        return in_marks(quote.selector.exact) + " is said by " + quote.heard->agent.text() + " in " +
               quote.document.text() + ", expected " + quote.speaker.text();
    }

    void complete(const Subject&, const QuoteFinding& quote, Finding& finding) const override {
        finding.key.push_back(quote.heard->agent.text());
        finding.witness.push_back(passage(quote));
        const QuoteCue& heard = *quote.heard;
        const std::string beside = heard.pronoun.empty() ? heard.name : heard.pronoun;
        const std::string above =
            heard.pronoun.empty() ? "" : "; above that only " + in_marks(heard.name) + " can be meant";
        finding.witness.push_back({quote.document, "snapshot",
                                   "names beside it " + in_marks(beside) + " and " + in_marks(heard.verb) +
                                       above + ": " + heard.agent.text()});
    }
};

}  // namespace

std::unique_ptr<Rule> make_misattributed_quote() {
    return std::make_unique<MisattributedQuote>();
}

}  // namespace gainsay::audit
