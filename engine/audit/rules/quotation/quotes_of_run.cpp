#include "engine/audit/rules/quotation/quotes_of_run.hpp"

#include "engine/audit/support/copies_of_run.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

std::string range_words(const TextRange& range) {
    return std::to_string(range.start) + " to " + std::to_string(range.end);
}

}  // namespace

const QuoteReport& quotes_of_run(const Subject& subject) {
    return subject.shared->get<QuoteReport>([&] {
        const CopiesOfRun& copies = copies_of_run(subject);
        return check_quotes(subject.source,
                            [&](const Document& document) { return copies.read(subject, document); });
    });
}

void QuoteRule::finish(const Subject& subject, const Report& report) {
    for (const QuoteFinding& quote : quotes_->findings) {
        if (!concerns(quote)) continue;
        Finding finding = found(quote.statement, field_of(quote), message(quote));
        finding.key = {quote.document.text(), shortened(quote.selector.exact)};
        finding.witness.push_back({quote.statement, finding.field + ".exact",
                                   quote.speaker.text() + " is quoted: " + in_marks(quote.selector.exact) +
                                       ", in " + quote.document.text()});
        complete(subject, quote, finding);
        report(std::move(finding));
    }
}

std::string QuoteRule::field_of(const QuoteFinding& quote) {
    return "occurrences[" + std::to_string(quote.occurrence) + "].selector";
}

Step QuoteRule::passage(const QuoteFinding& quote) {
    return {quote.document, "snapshot",
            "says, at characters " + range_words(*quote.range) + ": " + in_marks(quote.found)};
}

}  // namespace gainsay::audit
