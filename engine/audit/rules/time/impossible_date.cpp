#include <algorithm>
#include <array>

#include "engine/audit/rules/makers.hpp"
#include "engine/audit/support/amiss.hpp"
#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

constexpr std::array thresholds{
    ThresholdInfo{"years-ahead", 100,
                  "years by which a publication, saying, verdict or retraction may lie after the middle one "
                  "of all dates"},
    ThresholdInfo{"valid-years-ahead", 1000, "the same for the time of which a claim speaks"}};

constexpr RuleInfo about{
    .id = "time/impossible-date",
    .name = "Impossible or contradictory dates",
    .severity = Severity::Warning,
    .reason =
        "Two dates of one record, or of a verdict and the document in which it stands, cannot both be: "
        "something was taken back before it was published or said, a verdict was given after the document "
        "that gives it (before it: a note), an office ended before it began. Or a date lies so far in the "
        "future of the case that it is a slip of the pen: further than the threshold after the middle one "
        "of all dates of the case. Correct the date that is wrong; what depends on a date in doubt is a "
        "note.",
    .bad =
        R"({"gainsay": 1, "documents": [{"id": "document:study", "title": "Study", "kind": "report", "published": "2018", "retracted": {"on": "2017-11"}}]})",
    .good =
        R"({"gainsay": 1, "documents": [{"id": "document:study", "title": "Study", "kind": "report", "published": "2017", "retracted": {"on": "2018-11"}}]})",
    .thresholds = thresholds,
};

constexpr double days_in_a_year = 365.2425;

class ImpossibleDate final : public Rule {
public:
    const RuleInfo& info() const override { return about; }

    void finish(const Subject& subject, const Report& report) override {
        const Snapshot& snapshot = subject.snapshot;
        for (const Node agent : snapshot.nodes(RecordKind::Agent)) offices(snapshot, agent, report);
        for (const RecordKind kind : {RecordKind::Document, RecordKind::Statement}) {
            for (const Node node : snapshot.nodes(kind)) retraction(snapshot, node, report);
        }
        for (const Node review : snapshot.nodes(RecordKind::Review)) verdict(snapshot, review, report);
        far_ahead(subject, report);
    }

private:
    // What would certainly end too early is refused by whoever reads the record; what is in doubt is not.
    void offices(const Snapshot& snapshot, Node agent, const Report& report) {
        Node told = no_node;  // offices with one body stand side by side
        for (const Arc arc : snapshot.out(agent, EdgeKind::AffiliatedWith)) {
            const AffiliationView office = snapshot.affiliation(arc.edge);
            if (office.from == no_date || office.until == no_date || arc.node == told) continue;
            const Amiss amiss = comes_after(snapshot.period(office.from), snapshot.period(office.until));
            if (amiss == Amiss::No) continue;
            told = arc.node;
            Finding finding = found(record_id(snapshot, agent), "affiliations",
                                    "the office with " + std::string(snapshot.id(arc.node)) + " lasts from " +
                                        std::string(snapshot.text(office.from)) + " until " +
                                        std::string(snapshot.text(office.until)) + doubt_told(amiss) +
                                        ", expected an end after the beginning");
            finding.severity = weighed(amiss, about.severity);
            finding.key = {std::string(snapshot.id(arc.node))};
            report(std::move(finding));
        }
    }

    void retraction(const Snapshot& snapshot, Node node, const Report& report) {
        if (!snapshot.retracted(node)) return;
        const Date made = snapshot.date(node), back = snapshot.retracted_on(node);
        if (made == no_date || back == no_date) return;
        const Amiss amiss = comes_after(snapshot.period(made), snapshot.period(back));
        if (amiss == Amiss::No) return;
        const bool document = snapshot.kind(node) == RecordKind::Document;
        Finding finding =
            found(record_id(snapshot, node), "retracted.on",
                  "retracted " + std::string(snapshot.text(back)) + ", but " +
                      (document ? "published " : "said ") + std::string(snapshot.text(made)) +
                      doubt_told(amiss) + ", expected that it was there before it was taken back");
        finding.severity = weighed(amiss, about.severity);
        report(std::move(finding));
    }

    void verdict(const Snapshot& snapshot, Node review, const Report& report) {
        const Date on = snapshot.date(review);
        const Arcs in = snapshot.out(review, EdgeKind::ReviewedIn);
        if (on == no_date || in.empty() || snapshot.date(in[0].node) == no_date) return;
        const Date published = snapshot.date(in[0].node);
        const Amiss after = comes_after(snapshot.period(on), snapshot.period(published));
        const Amiss before = comes_after(snapshot.period(published), snapshot.period(on));
        if (after == Amiss::No && before == Amiss::No) return;
        Finding finding = found(record_id(snapshot, review), "on",
                                "the verdict is of " + std::string(snapshot.text(on)) +
                                    ", but the document in which it stands was published " +
                                    std::string(snapshot.text(published)) +
                                    doubt_told(std::max(after, before)) + ", expected the same date");
        // It may well be reached some days before it is printed.
        finding.severity = before == Amiss::No ? weighed(after, about.severity) : Severity::Note;
        finding.key = {std::string(snapshot.id(in[0].node))};
        finding.witness.push_back({record_id(snapshot, in[0].node), "published",
                                   "published " + std::string(snapshot.text(published))});
        report(std::move(finding));
    }

    // The middle one, so that a slip does not move what it is measured by.
    static std::vector<Day> days(const Snapshot& snapshot) {
        std::vector<Day> days;
        for (const RecordKind kind : {RecordKind::Document, RecordKind::Statement, RecordKind::Review}) {
            for (const Node node : snapshot.nodes(kind)) {
                if (snapshot.date(node) == no_date) continue;
                const Day day = snapshot.period(snapshot.date(node)).start_min;
                if (day != beginning_of_time) days.push_back(day);
            }
        }
        return days;
    }

    void far_ahead(const Subject& subject, const Report& report) {
        const Snapshot& snapshot = subject.snapshot;
        std::vector<Day> all = days(snapshot);
        if (all.empty()) return;
        const auto middle = all.begin() + static_cast<std::ptrdiff_t>((all.size() - 1) / 2);
        std::nth_element(all.begin(), middle, all.end());
        for (std::size_t i = 0; i < thresholds.size(); ++i) {
            const double years = subject.threshold(about.id, thresholds[i].name, thresholds[i].otherwise);
            const double limit = *middle + years * days_in_a_year;
            if (i == 1) {
                for (const Node node : snapshot.nodes(RecordKind::Claim))
                    ahead(snapshot, node, limit, years, report);
                continue;
            }
            for (const RecordKind kind : {RecordKind::Document, RecordKind::Statement, RecordKind::Review}) {
                for (const Node node : snapshot.nodes(kind)) ahead(snapshot, node, limit, years, report);
            }
        }
    }

    void ahead(const Snapshot& snapshot, Node node, double limit, double years, const Report& report) {
        const Date date = snapshot.date(node);
        if (date == no_date) return;
        const Day day = snapshot.period(date).start_min;
        if (day == beginning_of_time || static_cast<double>(day) <= limit) return;
        const RecordKind kind = snapshot.kind(node);
        const char* field = kind == RecordKind::Document    ? "published"
                            : kind == RecordKind::Claim     ? "valid"
                            : kind == RecordKind::Statement ? "said_on"
                                                            : "on";
        Finding finding =
            found(record_id(snapshot, node), field,
                  "found " + std::string(snapshot.text(date)) + ", more than " +
                      std::to_string(static_cast<long>(years)) +
                      " years after the middle one of all dates, expected a date of the case's own time");
        finding.key = {"ahead"};
        report(std::move(finding));
    }
};

}  // namespace

std::unique_ptr<Rule> make_impossible_date() {
    return std::make_unique<ImpossibleDate>();
}

}  // namespace gainsay::audit
