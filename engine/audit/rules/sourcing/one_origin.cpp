#include <algorithm>
#include <array>

#include "engine/audit/rules/makers.hpp"
#include "engine/audit/support/origins.hpp"
#include "engine/audit/words.hpp"
#include "engine/time/time_of.hpp"

namespace gainsay::audit {
namespace {

constexpr std::array thresholds{ThresholdInfo{
    "hands", 2,
    "documents in which the claim must stand at first hand; 1: tell every claim with one origin"}};

constexpr RuleInfo about{
    .id = "sourcing/one-origin",
    .name = "Many places, one origin",
    .severity = Severity::Warning,
    .reason =
        "The claim can be read in several places, but all who say it are one body: the same agent, or "
        "agents who belonged to the same body when they spoke, as a spokesman to his ministry. It looks "
        "confirmed and is one voice. Places from which another place had it are not counted, and a claim "
        "counts with its rephrasings. Find somebody else who knows it at first hand, or say that there is "
        "nobody.",
    .bad = R"({"gainsay": 1, "agents": [{"id": "agent:ministry", "name": "Ministry", "kind": "public-body"},
            {"id": "agent:ada", "name": "Ada", "affiliations": [{"with": "agent:ministry", "role": "spokeswoman"}]}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "kind": "article"},
            {"id": "document:herald", "title": "Herald", "kind": "article"}],
        "claims": [{"id": "claim:dam-safe", "text": "The dam is safe."}],
        "statements": [
            {"id": "statement:ada", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-safe",
                "occurrences": [{"document": "document:gazette"}]},
            {"id": "statement:ministry", "speaker": "agent:ministry", "stance": "asserts", "of": "claim:dam-safe",
                "occurrences": [{"document": "document:herald"}]}]})",
    .good = R"({"gainsay": 1, "agents": [{"id": "agent:ministry", "name": "Ministry", "kind": "public-body"},
            {"id": "agent:engineer", "name": "Engineer"}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "kind": "article"},
            {"id": "document:herald", "title": "Herald", "kind": "article"}],
        "claims": [{"id": "claim:dam-safe", "text": "The dam is safe."}],
        "statements": [
            {"id": "statement:engineer", "speaker": "agent:engineer", "stance": "asserts", "of": "claim:dam-safe",
                "occurrences": [{"document": "document:gazette"}]},
            {"id": "statement:ministry", "speaker": "agent:ministry", "stance": "asserts", "of": "claim:dam-safe",
                "occurrences": [{"document": "document:herald"}]}]})",
    .thresholds = thresholds,
};

constexpr std::size_t max_shown = 8;

class OneOrigin final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        const double hands = subject.threshold(about.id, thresholds[0].name, thresholds[0].otherwise);
        Origins origins(subject);
        for (const Node claim : snapshot.nodes(RecordKind::Claim)) {
            const std::optional<Standing> standing = origins.standing(claim);
            if (!standing || standing->sources.empty()) continue;
            const std::size_t places = origins.hands(*standing);
            if (static_cast<double>(places) < hands || origins.bodies(*standing) != 1) continue;
            if (!origins.surely_ends(*standing)) continue;  // it may have no origin at all
            tell(snapshot, claim, *standing, places, report);
        }
    }

private:
    void tell(const Snapshot& snapshot, Node claim, const Standing& standing, std::size_t places,
              const Report& report) {
        Finding finding = found(
            record_id(snapshot, claim), "",
            "the claim stands in " + std::to_string(places) + " document" + (places == 1 ? "" : "s") +
                " at first hand, but on the word of one body alone, expected a second that is independent");
        std::vector<Edge> offices;
        for (std::size_t i = 0; i < std::min(standing.sources.size(), max_shown); ++i) {
            const Node source = standing.sources[i];
            finding.witness.push_back(saying(snapshot, source, claim));
            for (const Node agent : speaking(snapshot, source)) {
                for (const Edge office : bodies_of(snapshot, agent, time_of(snapshot, source)).offices)
                    offices.push_back(office);
            }
        }
        std::sort(offices.begin(), offices.end());
        offices.erase(std::unique(offices.begin(), offices.end()), offices.end());
        if (standing.sources.size() > 1) {
            for (const Edge office : offices) finding.witness.push_back(belonging(snapshot, office));
        }
        report(std::move(finding));
    }
};

}  // namespace

std::unique_ptr<Rule> make_one_origin() {
    return std::make_unique<OneOrigin>();
}

}  // namespace gainsay::audit
