#include <algorithm>

#include "engine/audit/rules/makers.hpp"
#include "engine/audit/support/amiss.hpp"
#include "engine/audit/support/letters.hpp"
#include "engine/audit/support/speaking.hpp"
#include "engine/audit/words.hpp"
#include "engine/time/time_of.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "time/office-not-held",
    .name = "Office not held at the time",
    .severity = Severity::Warning,
    .reason =
        "The words that attribute a statement name its speaker by an office that was certainly not held "
        "when it was said; or somebody wrote for a publisher to which he certainly did not belong at that "
        "time, though he did before or after. And, as a note: all offices of the speaker are dated, and "
        "none was held then, so that the words are nobody's but his own. A former spokesman speaks for "
        "himself. Correct the date of the statement or of the office, or record the office that is missing. "
        "Unknown ends are open.",
    .bad = R"({"gainsay": 1, "agents": [{"id": "agent:ministry", "name": "Ministry", "kind": "public-body"},
            {"id": "agent:ada", "name": "Ada", "affiliations": [{"with": "agent:ministry", "role": "spokeswoman", "from": "2016", "until": "2017"}]}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "kind": "article"}],
        "claims": [{"id": "claim:dam-safe", "text": "The dam is safe."}],
        "statements": [{"id": "statement:ada-dam", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-safe", "said_on": "2018-07-02",
            "occurrences": [{"document": "document:gazette", "cue": "the spokeswoman said"}]}]})",
    .good = R"({"gainsay": 1, "agents": [{"id": "agent:ministry", "name": "Ministry", "kind": "public-body"},
            {"id": "agent:ada", "name": "Ada", "affiliations": [{"with": "agent:ministry", "role": "spokeswoman", "from": "2016", "until": "2018"}]}],
        "documents": [{"id": "document:gazette", "title": "Gazette", "kind": "article"}],
        "claims": [{"id": "claim:dam-safe", "text": "The dam is safe."}],
        "statements": [{"id": "statement:ada-dam", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-safe", "said_on": "2018-07-02",
            "occurrences": [{"document": "document:gazette", "cue": "the spokeswoman said"}]}]})",
};

constexpr std::size_t max_offices = 64, max_places = 64;

// Does the cue name its speaker by this role? "The former spokesman" does not.
bool names(std::string_view cue, std::string_view role) {
    if (role.empty() || cue.empty()) return false;
    const std::string words = " " + words_of(cue) + " ", wanted = " " + words_of(role) + " ";
    const std::size_t at = words.find(wanted);
    if (at == std::string::npos || wanted.size() < 3) return false;
    const std::string_view before = std::string_view(words).substr(0, at);
    return !before.ends_with(" former") && !before.ends_with(" ex");
}

class OfficeNotHeld final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        for (const Node statement : snapshot.nodes(RecordKind::Statement))
            spoken(snapshot, statement, report);
        for (const Node document : snapshot.nodes(RecordKind::Document)) {
            if (snapshot.date(document) != no_date) written(snapshot, document, report);
        }
    }

private:
    // --- statements
    void spoken(const Snapshot& snapshot, Node statement, const Report& report) {
        const Arcs offices = snapshot.out(snapshot.speaker(statement), EdgeKind::AffiliatedWith);
        if (offices.empty() || offices.size() > max_offices) return;
        const Period then = time_of(snapshot, statement);
        std::vector<Edge> past;
        Amiss amiss = Amiss::Certainly;
        for (const Arc arc : offices) {
            const Amiss one = apart(snapshot.affiliation(arc.edge).held, then);
            if (one != Amiss::No) past.push_back(arc.edge), amiss = std::min(amiss, one);
        }
        if (past.empty()) return;
        if (const auto office = named(snapshot, statement, past, offices)) {
            const Amiss one = apart(snapshot.affiliation(*office).held, then);
            Finding finding =
                told(snapshot, statement, *office,
                     "the words that attribute the statement name an office that was not held then, \"" +
                         std::string(snapshot.affiliation(*office).role) + "\"" + doubt_told(one));
            finding.severity = weighed(one, about.severity);
            return report(std::move(finding));
        }
        if (past.size() != offices.size()) return;
        Finding finding =
            told(snapshot, statement, past.front(),
                 std::string("the speaker held none of the recorded offices then") + doubt_told(amiss) +
                     ", expected one, or that the words count as nobody else's");
        finding.severity = Severity::Note;
        report(std::move(finding));
    }

    // An office that was over or to come, by its role in a cue, unless another with that role was held.
    static std::optional<Edge> named(const Snapshot& snapshot, Node statement, const std::vector<Edge>& past,
                                     const Arcs& offices) {
        const Arcs places = snapshot.out(statement, EdgeKind::RecordedIn);
        for (const Edge office : past) {
            const std::string_view role = snapshot.affiliation(office).role;
            const bool held = std::any_of(offices.begin(), offices.end(), [&](const Arc& arc) {
                return snapshot.affiliation(arc.edge).role == role &&
                       std::find(past.begin(), past.end(), arc.edge) == past.end();
            });
            if (held) continue;
            for (std::size_t i = 0; i < std::min(places.size(), max_places); ++i) {
                if (names(snapshot.occurrence(places[i].edge).cue, role)) return office;
            }
        }
        return std::nullopt;
    }

    Finding told(const Snapshot& snapshot, Node statement, Edge office, std::string message) {
        Finding finding = found(record_id(snapshot, statement), "speaker", std::move(message));
        finding.key = {std::string(snapshot.id(snapshot.target(office)))};
        finding.witness.push_back(saying(snapshot, statement, snapshot.object(statement)));
        finding.witness.push_back(belonging(snapshot, office));
        return finding;
    }

    // --- documents
    void written(const Snapshot& snapshot, Node document, const Report& report) {
        const Arcs publishers = snapshot.out(document, EdgeKind::PublishedBy);
        const Arcs authors = snapshot.out(document, EdgeKind::AuthoredBy);
        if (publishers.empty() || publishers.size() > max_places || authors.size() > max_places) return;
        const Period then = snapshot.period(snapshot.date(document));
        for (std::size_t i = 0; i < authors.size(); ++i) {
            for (std::size_t k = 0; k < publishers.size(); ++k) {
                const bool again = (i > 0 && authors[i].node == authors[i - 1].node) ||
                                   (k > 0 && publishers[k].node == publishers[k - 1].node);
                if (!again && authors[i].node != publishers[k].node)
                    written_for(snapshot, document, authors[i].node, publishers[k].node, then, report);
            }
        }
    }

    void written_for(const Snapshot& snapshot, Node document, Node author, Node publisher, const Period& then,
                     const Report& report) {
        const Arcs offices = snapshot.out(author, EdgeKind::AffiliatedWith);
        Edge past = no_edge;
        Amiss amiss = Amiss::Certainly;
        for (std::size_t i = 0; i < std::min(offices.size(), max_offices); ++i) {
            if (offices[i].node != publisher) continue;
            const Amiss one = apart(snapshot.affiliation(offices[i].edge).held, then);
            if (one == Amiss::No) return;
            amiss = std::min(amiss, one);
            past = offices[i].edge;
        }
        if (past == no_edge) return;
        Finding finding = found(
            record_id(snapshot, document), "authored_by",
            std::string(snapshot.id(author)) + " wrote for " + std::string(snapshot.id(publisher)) + " on " +
                std::string(snapshot.text(snapshot.date(document))) + ", but did not belong to it then" +
                doubt_told(amiss) + ", expected an affiliation that was held");
        finding.severity = weighed(amiss, about.severity);
        finding.key = {std::string(snapshot.id(author)), std::string(snapshot.id(publisher))};
        finding.witness.push_back({finding.record, "published",
                                   "published " + std::string(snapshot.text(snapshot.date(document)))});
        finding.witness.push_back(belonging(snapshot, past));
        report(std::move(finding));
    }
};

}  // namespace

std::unique_ptr<Rule> make_office_not_held() {
    return std::make_unique<OfficeNotHeld>();
}

}  // namespace gainsay::audit
