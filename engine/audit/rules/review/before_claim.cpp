#include "engine/audit/rules/makers.hpp"
#include "engine/audit/support/amiss.hpp"
#include "engine/audit/support/first_said.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "review/before-claim",
    .name = "Verdict before the claim",
    .severity = Severity::Warning,
    .reason =
        "The verdict is dated certainly before anybody is recorded to have said the claim. One of the dates "
        "is wrong, often because the date of the fact-check's last update was taken for that of the claim; "
        "or the claim is older, and who said it first is missing. It is a note where a date is in doubt.",
    .bad = R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}],
        "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}],
        "statements": [{"id": "statement:ada-dam", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-leaks", "said_on": "2018-07-02"}],
        "reviews": [{"id": "review:r", "of": "claim:dam-leaks", "on": "2018-07-01", "rating": {"label": "False"}}]})",
    .good = R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}],
        "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}],
        "statements": [{"id": "statement:ada-dam", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-leaks", "said_on": "2018-07-02"}],
        "reviews": [{"id": "review:r", "of": "claim:dam-leaks", "on": "2018-07-03", "rating": {"label": "False"}}]})",
};

Date date_of(const Snapshot& snapshot, Node review) {
    if (snapshot.date(review) != no_date) return snapshot.date(review);
    const Arcs in = snapshot.out(review, EdgeKind::ReviewedIn);
    return in.empty() ? no_date : snapshot.date(in[0].node);
}

class BeforeClaim final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        if (snapshot.nodes(RecordKind::Review).empty()) return;
        const FirstSayings& sayings = FirstSayings::of(subject);
        for (const Node review : snapshot.nodes(RecordKind::Review)) {
            const Date date = date_of(snapshot, review);
            if (date == no_date) continue;
            for (const Node claim : snapshot.out(review, EdgeKind::ReviewOf).nodes())
                check(snapshot, review, date, claim, sayings.of(claim), report);
        }
    }

private:
    void check(const Snapshot& snapshot, Node review, Date date, Node claim, const FirstSaid& first,
               const Report& report) {
        if (first.source == no_node) return;
        const Amiss amiss = comes_after(first.begins, snapshot.period(date));
        if (amiss == Amiss::No) return;
        Finding finding = found(record_id(snapshot, review), "on",
                                "the verdict is of " + std::string(snapshot.text(date)) + ", but " +
                                    std::string(snapshot.id(claim)) + " was first said later" +
                                    doubt_told(amiss) + ", expected an earlier saying of it");
        finding.severity = weighed(amiss, about.severity);
        finding.witness.push_back(saying(snapshot, first.source, claim));
        report(std::move(finding));
    }
};

}  // namespace

std::unique_ptr<Rule> make_before_claim() {
    return std::make_unique<BeforeClaim>();
}

}  // namespace gainsay::audit
