#include "engine/quantity/reading/relative_date.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/audit/rules/makers.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "time/relative-date",
    .name = "Words of time that the calendar contradicts",
    .severity = Severity::Warning,
    .reason =
        "The words that attribute a statement date it from the document: \"reported last year\" in an "
        "article of 2018 means 2017. But the statement has another date, or the figure that it gives counts "
        "a time that was not over then: nobody could report in 2017 on all of 2017. The words were careless "
        "or copied from an older text, or a date of the case is wrong. Ask which, before the date is used; "
        "it is a note where a date is in doubt.",
    .bad =
        R"({"gainsay": 1, "agents": [{"id": "agent:institute", "name": "Institute", "kind": "organization"}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "kind": "article", "published": "2018-07-02"}],
        "claims": [{"id": "claim:accidents", "text": "There were 12 accidents in 2017.", "quantities": [{"measure": "accidents", "period": "2017", "value": 12}]}],
        "statements": [{"id": "statement:s", "speaker": "agent:institute", "stance": "asserts", "of": "claim:accidents",
            "occurrences": [{"document": "document:gazette", "cue": "reported last year"}]}]})",
    .good =
        R"({"gainsay": 1, "agents": [{"id": "agent:institute", "name": "Institute", "kind": "organization"}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "kind": "article", "published": "2018-07-02"}],
        "claims": [{"id": "claim:accidents", "text": "There were 12 accidents in 2016.", "quantities": [{"measure": "accidents", "period": "2016", "value": 12}]}],
        "statements": [{"id": "statement:s", "speaker": "agent:institute", "stance": "asserts", "of": "claim:accidents",
            "occurrences": [{"document": "document:gazette", "cue": "reported last year"}]}]})",
};

class RelativeDate final : public Rule {
public:
    const RuleInfo& info() const override { return about; }
    bool wants(RecordKind kind) const override {
        return kind == RecordKind::Claim || kind == RecordKind::Statement;
    }

    void record(const Subject& subject, const Record& record, const Report& report) override {
        if (const auto* claim = std::get_if<Claim>(&record)) {
            if (claim->quantities.empty()) return;
            const std::optional<Node> node = subject.snapshot.find(claim->id.text());
            for (const Quantity& quantity : claim->quantities) {
                if (const auto& period = quantity.period ? quantity.period : claim->valid; node && period)
                    counted_.emplace_back(*node, *period);
            }
            return;
        }
        const Statement& statement = std::get<Statement>(record);
        told_.clear();
        for (std::size_t i = 0; i < statement.occurrences.size(); ++i) {
            const Occurrence& one = statement.occurrences[i];
            static const Edtf any_day("2018-07-02");  // are there such words at all?
            if (!one.cue.empty() && gainsay::relative_date(one.cue, any_day))
                check(subject.snapshot, statement, i, report);
        }
    }

private:
    void check(const Snapshot& snapshot, const Statement& statement, std::size_t i, const Report& report) {
        const Occurrence& place = statement.occurrences[i];
        const std::optional<Node> document = snapshot.find(place.document.text());
        if (!document || snapshot.date(*document) == no_date) return;
        const Edtf published{snapshot.text(snapshot.date(*document))};
        const std::optional<Edtf> meant = gainsay::relative_date(place.cue, published);
        if (!meant) return;
        std::vector<std::string> wrong;
        bool certain = false;
        if (const auto said = statement.said_on;
            said && apart_but_for_doubt(said->period(), meant->period())) {
            wrong.push_back("the statement is of " + said->text());
            certain |= !said->period().doubtful;
        }
        if (const Edtf* period = not_over(snapshot, statement, meant->period())) {
            wrong.push_back("the figure counts " + period->text() + ", which was not over then");
            certain |= !period->period().doubtful;
        }
        if (wrong.empty() || !told_.insert(*document).second) return;
        Finding finding =
            found(statement.id, "occurrences[" + std::to_string(i) + "].cue",
                  "\"" + place.cue + "\" in a document of " + published.text() + " means " + meant->text() +
                      ", but " + wrong.front() + (wrong.size() > 1 ? ", and " + wrong.back() : ""));
        if (!certain || published.period().doubtful) finding.severity = Severity::Note;
        finding.key = {place.document.text()};
        finding.witness.push_back({place.document, "published", "published " + published.text()});
        finding.witness.push_back({statement.of, "", "is what the statement says"});
        report(std::move(finding));
    }

    static bool apart_but_for_doubt(const Period& x, const Period& y) {
        return x.end_max < y.start_min || y.end_max < x.start_min;
    }

    // A period of the claim's figures that ends no earlier than what the words mean; a day is reported on that day.
    const Edtf* not_over(const Snapshot& snapshot, const Statement& statement, const Period& meant) const {
        const std::optional<Node> claim = snapshot.find(statement.of.text());
        if (!claim) return nullptr;
        const auto before = [](const auto& one, Node wanted) { return one.first < wanted; };
        auto at = std::lower_bound(counted_.begin(), counted_.end(), *claim, before);
        for (; at != counted_.end() && at->first == *claim; ++at) {
            const Period& counted = at->second.period();
            if (counted.end_max != end_of_time && meant.end_max <= counted.end_max &&
                counted.start_min < counted.end_max)
                return &at->second;
        }
        return nullptr;
    }

    std::set<Node> told_;                         // documents, of the statement at hand
    std::vector<std::pair<Node, Edtf>> counted_;  // the periods of figures, by claim, as claims are fed
};

}  // namespace

std::unique_ptr<Rule> make_relative_date() {
    return std::make_unique<RelativeDate>();
}

}  // namespace gainsay::audit
