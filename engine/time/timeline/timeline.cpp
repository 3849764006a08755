#include "engine/time/timeline/timeline.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "engine/time/time_of.hpp"

// First which events there are, as three numbers each; then, once each is listed once, when they happened.

namespace gainsay {
namespace {

struct Key {
    EventKind kind;
    Node record;
    Edge office;

    friend auto operator<=>(const Key&, const Key&) = default;
};

EventKind kind_of(Stance stance) {
    return stance == Stance::Asserts  ? EventKind::Asserted
           : stance == Stance::Denies ? EventKind::Denied
                                      : EventKind::Questioned;
}

class Collector {
public:
    Collector(const Snapshot& snapshot, const TimelineOptions& options)
        : snapshot_(snapshot), options_(options) {}

    void of(const TimelineQuestion& question) {
        if (question.against != no_node) return of_dispute(question.subject, question.against);
        switch (snapshot_.kind(question.subject)) {
            case RecordKind::Claim:
                return of_claims(question.subject);
            case RecordKind::Agent:
                return of_agent(question.subject);
            case RecordKind::Document:
                return of_document(question.subject);
            default:
                GAINSAY_REQUIRE(false);
        }
    }

    std::vector<Key> take() {
        std::sort(keys_.begin(), keys_.end());
        keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
        return std::move(keys_);
    }

private:
    void put(EventKind kind, Node record, Edge office = no_edge) { keys_.push_back({kind, record, office}); }

    void statement(Node statement) {
        put(kind_of(snapshot_.stance(statement)), statement);
        retraction(statement);
    }
    /// With the documents in which it stands.
    void statement_and_places(Node one) {
        statement(one);
        for (const Node place : snapshot_.out(one, EdgeKind::RecordedIn).nodes()) document(place);
    }
    void document(Node document) {
        put(EventKind::Published, document);
        retraction(document);
    }
    void retraction(Node node) {
        if (snapshot_.retracted(node)) put(EventKind::Retracted, node);
    }
    void relation(Node relation) {
        const RelationStatus status = snapshot_.status(relation);
        if (status == RelationStatus::Accepted ||
            (status == RelationStatus::Proposed && options_.include_proposed)) {
            put(EventKind::Related, relation);
        }
    }
    void relations_at(Node node) {
        for (auto kind = static_cast<std::size_t>(EdgeKind::Contradicts); kind < edge_kind_count; ++kind) {
            const auto edge_kind = static_cast<EdgeKind>(kind);
            for (const Arc arc : snapshot_.out(node, edge_kind)) relation(snapshot_.relation(arc.edge));
            for (const Arc arc : snapshot_.in(node, edge_kind)) relation(snapshot_.relation(arc.edge));
        }
    }
    void office(Edge edge) {
        const AffiliationView view = snapshot_.affiliation(edge);
        if (view.from != no_date) put(EventKind::OfficeBegan, snapshot_.source(edge), edge);
        if (view.until != no_date) put(EventKind::OfficeEnded, snapshot_.source(edge), edge);
    }

    /// The claim, and under the closure those that rephrase it.
    void of_claims(Node claim) {
        std::vector<Node> pending{claim};
        seen_.insert(claim);
        while (!pending.empty()) {
            const Node one = pending.back();
            pending.pop_back();
            of_claim(one);
            if (!options_.closures.rephrase) continue;
            for (const bool out : {true, false}) {
                for (const Arc arc :
                     out ? snapshot_.out(one, EdgeKind::Rephrases) : snapshot_.in(one, EdgeKind::Rephrases)) {
                    const RelationStatus status = snapshot_.status(snapshot_.relation(arc.edge));
                    const bool counts = status == RelationStatus::Accepted ||
                                        (status == RelationStatus::Proposed && options_.include_proposed);
                    if (!counts || !seen_.insert(arc.node).second) continue;
                    pending.push_back(arc.node);
                }
            }
        }
    }

    void of_claim(Node claim) {
        for (const EdgeKind stance : {EdgeKind::Asserts, EdgeKind::Denies, EdgeKind::Questions}) {
            for (const Node said : snapshot_.in(claim, stance).nodes()) statement_and_places(said);
        }
        for (const Node stating : snapshot_.in(claim, EdgeKind::States).nodes()) document(stating);
        for (const Node review : snapshot_.in(claim, EdgeKind::ReviewOf).nodes())
            put(EventKind::Reviewed, review);
        relations_at(claim);
    }

    void of_agent(Node agent) {
        for (const Node said : snapshot_.in(agent, EdgeKind::SpokenBy).nodes()) statement(said);
        for (const EdgeKind kind : {EdgeKind::PublishedBy, EdgeKind::AuthoredBy}) {
            for (const Node made : snapshot_.in(agent, kind).nodes()) document(made);
        }
        for (const Node taken_back : snapshot_.in(agent, EdgeKind::RetractedBy).nodes())
            retraction(taken_back);
        for (const Node review : snapshot_.in(agent, EdgeKind::ReviewedBy).nodes())
            put(EventKind::Reviewed, review);
        for (const Node said : snapshot_.in(agent, EdgeKind::AssertedBy).nodes()) relation(said);
        for (const Arc held : snapshot_.out(agent, EdgeKind::AffiliatedWith)) office(held.edge);
        for (const Arc held : snapshot_.in(agent, EdgeKind::AffiliatedWith)) office(held.edge);
    }

    void of_document(Node subject) {
        document(subject);
        for (const EdgeKind kind :
             {EdgeKind::RecordedIn, EdgeKind::Asserts, EdgeKind::Denies, EdgeKind::Questions}) {
            for (const Node said : snapshot_.in(subject, kind).nodes()) statement(said);
        }
        for (const Node citing : snapshot_.in(subject, EdgeKind::Cites).nodes()) document(citing);
        relations_at(subject);
    }

    void of_dispute(Node a, Node b) {
        ContradictionOptions question;
        question.closures = options_.closures;
        question.include_proposed = options_.include_proposed;
        const auto gather = [&](Contradiction&& pair) {
            for (const Witness& witness : pair.witnesses) of_witness(witness);
        };
        visit_contradictions(snapshot_, ContradictionQuestion::between(a, b), question, gather);
        if (a != b) visit_contradictions(snapshot_, ContradictionQuestion::between(b, a), question, gather);
    }

    void of_witness(const Witness& witness) {
        for (const WitnessSide* side : {&witness.a, &witness.b}) {
            switch (snapshot_.kind(side->source)) {
                case RecordKind::Statement:
                    statement_and_places(side->source);
                    break;
                case RecordKind::Document:
                    document(side->source);
                    break;
                default:
                    relation(side->source);
            }
            for (const Edge held : side->offices) office(held);
        }
        for (const WitnessStep& step : witness.steps) {
            if (is_relation(snapshot_.kind(step.edge))) relation(snapshot_.relation(step.edge));
        }
    }

    const Snapshot& snapshot_;
    const TimelineOptions& options_;
    std::vector<Key> keys_;
    std::set<Node> seen_;  // claims
};

/// Documents that date a record without a date of its own.
ArcNodes documents_of(const Snapshot& snapshot, Node record) {
    switch (snapshot.kind(record)) {
        case RecordKind::Relation:
            return snapshot.out(record, EdgeKind::AssertedIn).nodes();
        case RecordKind::Review:
            return snapshot.out(record, EdgeKind::ReviewedIn).nodes();
        default:
            return snapshot.out(record, EdgeKind::RecordedIn).nodes();
    }
}

/// The date that tells when, if it is one.
Date date_of(const Snapshot& snapshot, const Key& key) {
    switch (key.kind) {
        case EventKind::OfficeBegan:
            return snapshot.affiliation(key.office).from;
        case EventKind::OfficeEnded:
            return snapshot.affiliation(key.office).until;
        case EventKind::Retracted:
            return snapshot.retracted_on(key.record);
        case EventKind::Published:
            return snapshot.date(key.record);
        default:
            break;
    }
    const bool dates_itself = snapshot.kind(key.record) != RecordKind::Relation;
    if (dates_itself && snapshot.date(key.record) != no_date) return snapshot.date(key.record);
    const ArcNodes documents = documents_of(snapshot, key.record);
    return documents.size() == 1 ? snapshot.date(documents.front()) : no_date;
}

TimelineEvent dated(const Snapshot& snapshot, const Key& key) {
    TimelineEvent event;
    event.kind = key.kind;
    event.record = key.record;
    event.office = key.office;
    event.date = date_of(snapshot, key);
    if (event.date != no_date) {
        event.when.period = snapshot.period(event.date);
        if (event.when.period.has_time) event.when.moment = Edtf(snapshot.text(event.date)).moment();
    } else if (key.kind == EventKind::Asserted || key.kind == EventKind::Denied ||
               key.kind == EventKind::Questioned || key.kind == EventKind::Related) {
        event.when.period = time_of(snapshot, key.record);
    }
    return event;
}

}  // namespace

std::string_view to_string(EventKind kind) noexcept {
    constexpr std::array<std::string_view, event_kind_count> names{
        "office began", "published", "asserted",  "denied",      "questioned",
        "related",      "reviewed",  "retracted", "office ended"};
    return names[static_cast<std::size_t>(kind)];
}

Timeline find_timeline(const Snapshot& snapshot, const TimelineQuestion& question,
                       const TimelineOptions& options) {
    Collector collector(snapshot, options);
    collector.of(question);
    Timeline timeline;
    timeline.of = question;
    std::vector<TimelineEvent>& events = timeline.events;
    for (const Key& key : collector.take()) {
        TimelineEvent event = dated(snapshot, key);
        const Certainty inside = within(event.when.period, options.frame);
        if (inside == Certainty::No) continue;
        event.possible = inside == Certainty::Maybe;
        events.push_back(event);
    }
    std::stable_sort(events.begin(), events.end(), [](const TimelineEvent& x, const TimelineEvent& y) {
        return stands_before(x.when, y.when);
    });
    std::vector<When> when;
    when.reserve(events.size());
    for (const TimelineEvent& event : events) when.push_back(event.when);
    const std::vector<Places> places = places_of(when);
    for (std::size_t i = 0; i < events.size(); ++i) events[i].places = places[i];
    timeline.total = events.size();
    if (options.limit != 0 && events.size() > options.limit) events.resize(options.limit);
    return timeline;
}

}  // namespace gainsay
