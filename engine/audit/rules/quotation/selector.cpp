#include "engine/audit/rules/makers.hpp"
#include "engine/audit/rules/quotation/quotes_of_run.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "quotation/selector",
    .name = "Selector that no longer leads to the quote",
    .severity = Severity::Note,
    .reason =
        "The quote is in the document, but not where the selector says. When prefix and suffix agree at "
        "another place, the "
        "text has moved, and the fix writes the new position; when they agree nowhere, somebody must look "
        "which of its "
        "places is meant. Positions count Unicode characters of the text of the stored copy. (In the "
        "examples that text "
        "stands in the case, as text_of_copy.)",
    .bad = R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "text_of_copy": "On Monday Ada said: “Nobody needs to worry.”"}],
        "claims": [{"id": "claim:dam-holds", "text": "The dam holds."}],
        "statements": [{"id": "statement:ada", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-holds", "manner": "quote",
          "occurrences": [{"document": "document:gazette", "selector": {"exact": "Nobody needs to worry", "prefix": "Ada said: “", "suffix": ".”", "start": 11, "end": 32}}]}]})",
    .good = R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "text_of_copy": "On Monday Ada said: “Nobody needs to worry.”"}],
        "claims": [{"id": "claim:dam-holds", "text": "The dam holds."}],
        "statements": [{"id": "statement:ada", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-holds", "manner": "quote",
          "occurrences": [{"document": "document:gazette", "selector": {"exact": "Nobody needs to worry", "prefix": "Ada said: “", "suffix": ".”", "start": 21, "end": 42}}]}]})",
    .fixes = true,
};

class StaleSelector final : public QuoteRule {
public:
    const RuleInfo& info() const override { return about; }

    void begin(const Subject& subject) override {
        QuoteRule::begin(subject);
        for (const QuoteFinding& quote : quotes_of_run(subject).findings) {
            if (quote.selector_state != SelectorState::Moved || !quote.range) continue;
            if (const auto record = subject.source.find(quote.statement))
                moved_.emplace(quote.statement, std::get<Statement>(*record));
        }
    }

private:
    bool concerns(const QuoteFinding& quote) const override {
        return quote.range && (quote.selector_state == SelectorState::Moved ||
                               quote.selector_state == SelectorState::OutOfDate);
    }

    std::string message(const QuoteFinding& quote) const override {
        const std::string range =
            std::to_string(quote.range->start) + " to " + std::to_string(quote.range->end);
        if (quote.selector_state == SelectorState::Moved)
            return in_marks(quote.selector.exact) + " has moved, to characters " + range + " of " +
                   quote.document.text();
        return in_marks(quote.selector.exact) + " is not where the selector says; it stands at characters " +
               range + " of " + quote.document.text() + ", where prefix and suffix do not agree";
    }

    void complete(const Subject&, const QuoteFinding& quote, Finding& finding) const override {
        finding.witness.push_back(passage(quote));
        const auto found = moved_.find(quote.statement);
        if (quote.selector_state != SelectorState::Moved || found == moved_.end()) return;
        Statement mended = found->second;
        Selector& selector = *mended.occurrences.at(quote.occurrence).selector;
        selector.start = quote.range->start;
        selector.end = quote.range->end;
        finding.fix = Fix{"write the position at which prefix and suffix agree", {std::move(mended)}, {}};
    }

    std::map<StatementId, Statement> moved_;
};

}  // namespace

std::unique_ptr<Rule> make_stale_selector() {
    return std::make_unique<StaleSelector>();
}

}  // namespace gainsay::audit
