#include <algorithm>
#include <array>

#include "engine/audit/rules/makers.hpp"
#include "engine/audit/support/origins.hpp"
#include "engine/audit/words.hpp"
#include "engine/provenance/sources/sources.hpp"

namespace gainsay::audit {
namespace {

constexpr std::array thresholds{
    ThresholdInfo{"trail", 100, "links behind a claim that are followed when a first look does not tell"}};

constexpr RuleInfo about{
    .id = "sourcing/one-outlet",
    .name = "Everything through one outlet",
    .severity = Severity::Warning,
    .reason =
        "Several bodies say this claim, but every way on which the case had it passes the same outlet or "
        "document. If that one is wrong, so is all of it: its independent origins are one. Look for a place "
        "that does not depend on it. A claim behind which there are more links than the threshold says is "
        "left out, because another way may lie beyond.",
    .bad =
        R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}, {"id": "agent:ben", "name": "Ben"}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "kind": "article"}],
        "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}],
        "statements": [
            {"id": "statement:ada", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-leaks",
                "occurrences": [{"document": "document:gazette"}]},
            {"id": "statement:ben", "speaker": "agent:ben", "stance": "asserts", "of": "claim:dam-leaks",
                "occurrences": [{"document": "document:gazette"}]}]})",
    .good =
        R"({"gainsay": 1, "agents": [{"id": "agent:ada", "name": "Ada"}, {"id": "agent:ben", "name": "Ben"}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "kind": "article"},
            {"id": "document:herald", "title": "Herald", "kind": "article"}],
        "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}],
        "statements": [
            {"id": "statement:ada", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-leaks",
                "occurrences": [{"document": "document:gazette"}]},
            {"id": "statement:ben", "speaker": "agent:ben", "stance": "asserts", "of": "claim:dam-leaks",
                "occurrences": [{"document": "document:herald"}]}]})",
    .thresholds = thresholds,
};

constexpr std::size_t max_shown = 8;

// The record by which a person knows the body: its first agent, else its document.
Node named(const SourceBody& body) {
    return body.agents.empty() ? body.documents.front() : body.agents.front();
}

// Told before the search, which would look for nothing in what was cut.
bool is_longer(const Snapshot& snapshot, Node claim, std::size_t steps) {
    TraceOptions back;
    back.forwards = false;
    back.max_steps = steps;
    back.max_cycles = 1;
    back.rephrasings = true;
    return find_trace(snapshot, claim, back).back.cut_by_steps;
}

class OneOutlet final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        SourcesOptions options;
        options.max_steps = static_cast<std::size_t>(
            subject.threshold(about.id, thresholds[0].name, thresholds[0].otherwise));
        options.rephrasings = true;
        Origins origins(subject);
        for (const Node claim : snapshot.nodes(RecordKind::Claim)) {
            const std::optional<Standing> standing = origins.standing(claim);
            if (!standing || standing->sources.size() < 2) continue;
            const std::size_t bodies = origins.bodies(*standing);
            if (bodies < 2 || origins.surely_two(*standing)) continue;
            if (is_longer(snapshot, claim, options.max_steps)) continue;
            const Sources sources = find_sources(snapshot, claim, options);
            if (sources.incomplete || sources.on_every.empty()) continue;
            tell(snapshot, sources, *standing, bodies, report);
        }
    }

private:
    void tell(const Snapshot& snapshot, const Sources& sources, const Standing& standing, std::size_t bodies,
              const Report& report) {
        const SourceBody& outlet = sources.bodies[sources.on_every.front()];
        Finding finding =
            found(record_id(snapshot, sources.claim), "",
                  std::to_string(bodies) + " bodies say this claim, but every way to it passes " +
                      std::string(snapshot.id(named(outlet))) + ", expected a way around it");
        finding.key = {std::string(snapshot.id(named(outlet)))};
        for (std::size_t i = 0; i < std::min(standing.sources.size(), max_shown); ++i)
            finding.witness.push_back(saying(snapshot, standing.sources[i], sources.claim));
        for (std::size_t i = 0; i < std::min(outlet.documents.size(), max_shown); ++i) {
            const Node document = outlet.documents[i];
            finding.witness.push_back({record_id(snapshot, document), "",
                                       outlet.agents.empty()
                                           ? "lies on every way"
                                           : "is the word of " + std::string(snapshot.id(named(outlet)))});
        }
        for (const Edge office : outlet.offices) finding.witness.push_back(belonging(snapshot, office));
        report(std::move(finding));
    }
};

}  // namespace

std::unique_ptr<Rule> make_one_outlet() {
    return std::make_unique<OneOutlet>();
}

}  // namespace gainsay::audit
