#pragma once

#include "engine/audit/rule.hpp"
#include "engine/audit/words.hpp"
#include "engine/quotation/quotes.hpp"

// Of this folder only: the quotes of a case, looked up once for all rules.

namespace gainsay::audit {

/// Those of a run. Reads the source and the stored copies when it is asked first, so from Rule::begin() only.
[[nodiscard]] const QuoteReport& quotes_of_run(const Subject& subject);

/// A rule about one thing that can become of a quote.
class QuoteRule : public Rule {
public:
    void begin(const Subject& subject) override { quotes_ = &quotes_of_run(subject); }
    void finish(const Subject& subject, const Report& report) override;

protected:
    [[nodiscard]] virtual bool concerns(const QuoteFinding& quote) const = 0;
    /// What was found and what was expected.
    [[nodiscard]] virtual std::string message(const QuoteFinding& quote) const = 0;
    /// Adds to the witness, or gives a fix. The first step of the witness, the quote and its place, is there.
    virtual void complete(const Subject& /*subject*/, const QuoteFinding& /*quote*/,
                          Finding& /*finding*/) const {}

    /// The field of the quote: "occurrences[1].selector".
    [[nodiscard]] static std::string field_of(const QuoteFinding& quote);
    /// The document's text at the quote as a step.
    [[nodiscard]] static Step passage(const QuoteFinding& quote);

private:
    const QuoteReport* quotes_ = nullptr;
};

}  // namespace gainsay::audit
