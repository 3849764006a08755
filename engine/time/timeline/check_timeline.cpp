// Goes through the whole case and asks of every record whether it belongs to the timeline, and of every event whether it
// says what the record says. What a contradiction rests on is taken from its witnesses, which have a checker of their own.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "engine/time/timeline/timeline.hpp"

namespace gainsay {
namespace {

using Name = std::tuple<EventKind, Node, Edge>;

class TimelineChecker {
public:
    TimelineChecker(const Snapshot& snapshot, const Timeline& timeline, const TimelineOptions& options)
        : s_(snapshot), timeline_(timeline), options_(options) {}

    std::string check() {
        if (timeline_.of.against != no_node) {
            gather_dispute();
        } else if (s_.kind(timeline_.of.subject) == RecordKind::Claim) {
            gather_class();
        }
        std::set<Name> expected;
        for (const Node node : s_.nodes()) add_of(node, expected);
        for (const Edge edge : s_.edges(EdgeKind::AffiliatedWith)) add_office(edge, expected);
        std::map<Name, Period> inside;
        for (const Name& name : expected) {
            const Period when = when_of(name);
            if (!certainly_outside(when)) inside.emplace(name, when);
        }
        if (timeline_.total != inside.size()) {
            return "found " + std::to_string(timeline_.total) + " events, expected " +
                   std::to_string(inside.size());
        }
        const std::size_t wanted =
            options_.limit == 0 ? inside.size() : std::min(options_.limit, inside.size());
        if (timeline_.events.size() != wanted) return "the limit is not kept";
        if (std::string wrong = events(inside); !wrong.empty()) return wrong;
        return order();
    }

private:
    // --- what belongs

    void gather_class() {
        about_ = {timeline_.of.subject};
        if (!options_.closures.rephrase) return;
        for (bool grew = true; grew;) {
            grew = false;
            for (const Edge edge : s_.edges(EdgeKind::Rephrases)) {
                if (!in_force(s_.relation(edge))) continue;
                const bool from = about_.contains(s_.source(edge)), to = about_.contains(s_.target(edge));
                if (from == to) continue;
                about_.insert(from ? s_.target(edge) : s_.source(edge));
                grew = true;
            }
        }
    }

    void gather_dispute() {
        ContradictionOptions question;
        question.closures = options_.closures;
        question.include_proposed = options_.include_proposed;
        const Node a = timeline_.of.subject, b = timeline_.of.against;
        for (const auto& [from, to] : {std::pair(a, b), std::pair(b, a)}) {
            for (const Contradiction& pair : contradictions_between(s_, from, to, question).pairs) {
                for (const Witness& witness : pair.witnesses) {
                    for (const WitnessSide* side : {&witness.a, &witness.b}) {
                        about_.insert(side->source);
                        offices_.insert(side->offices.begin(), side->offices.end());
                    }
                    for (const WitnessStep& step : witness.steps) {
                        if (s_.kind(step.edge) >= EdgeKind::Contradicts)
                            about_.insert(s_.relation(step.edge));
                    }
                }
            }
        }
    }

    bool in_force(Node relation) const {
        const RelationStatus status = s_.status(relation);
        return status == RelationStatus::Accepted ||
               (status == RelationStatus::Proposed && options_.include_proposed);
    }

    bool leads(Node from, EdgeKind kind, Node to) const {
        for (const Arc arc : s_.out(from, kind)) {
            if (arc.node == to) return true;
        }
        return false;
    }
    bool leads_into_class(Node from, EdgeKind kind) const {
        const auto nodes = s_.out(from, kind).nodes();
        return std::any_of(nodes.begin(), nodes.end(), [&](Node node) { return about_.contains(node); });
    }

    bool of_dispute() const { return timeline_.of.against != no_node; }
    bool of(RecordKind kind) const { return !of_dispute() && s_.kind(timeline_.of.subject) == kind; }

    bool said_belongs(Node statement) const {
        const Node subject = timeline_.of.subject;
        if (of_dispute()) return about_.contains(statement);
        if (of(RecordKind::Agent)) return s_.speaker(statement) == subject;
        if (of(RecordKind::Claim)) return about_.contains(s_.object(statement));
        return s_.object(statement) == subject || leads(statement, EdgeKind::RecordedIn, subject);
    }

    bool document_belongs(Node document) const {
        const Node subject = timeline_.of.subject;
        if (of(RecordKind::Agent)) {
            return leads(document, EdgeKind::PublishedBy, subject) ||
                   leads(document, EdgeKind::AuthoredBy, subject);
        }
        if (of(RecordKind::Document)) return document == subject || leads(document, EdgeKind::Cites, subject);
        if (of_dispute() && about_.contains(document)) return true;
        if (of(RecordKind::Claim) && leads_into_class(document, EdgeKind::States)) return true;
        for (const Arc arc : s_.in(document, EdgeKind::RecordedIn)) {
            if (said_belongs(arc.node)) return true;
        }
        return false;
    }

    bool relation_belongs(Node relation) const {
        if (!in_force(relation)) return false;
        if (of_dispute()) return about_.contains(relation);
        if (of(RecordKind::Agent)) return leads(relation, EdgeKind::AssertedBy, timeline_.of.subject);
        const Edge edge = s_.edge_of_relation(relation);
        if (of(RecordKind::Claim))
            return about_.contains(s_.source(edge)) || about_.contains(s_.target(edge));
        return s_.target(edge) == timeline_.of.subject;
    }

    bool review_belongs(Node review) const {
        if (of_dispute()) return false;
        if (of(RecordKind::Agent)) return leads(review, EdgeKind::ReviewedBy, timeline_.of.subject);
        return of(RecordKind::Claim) && leads_into_class(review, EdgeKind::ReviewOf);
    }

    void add_of(Node node, std::set<Name>& to) const {
        bool belongs = false;
        switch (s_.kind(node)) {
            case RecordKind::Statement:
                belongs = said_belongs(node);
                if (belongs) {
                    constexpr EventKind kinds[] = {EventKind::Asserted, EventKind::Denied,
                                                   EventKind::Questioned};
                    to.emplace(kinds[static_cast<std::size_t>(s_.stance(node))], node, no_edge);
                }
                break;
            case RecordKind::Document:
                belongs = document_belongs(node);
                if (belongs) to.emplace(EventKind::Published, node, no_edge);
                break;
            case RecordKind::Relation:
                if (relation_belongs(node)) to.emplace(EventKind::Related, node, no_edge);
                return;
            case RecordKind::Review:
                if (review_belongs(node)) to.emplace(EventKind::Reviewed, node, no_edge);
                return;
            default:
                return;
        }
        if (!s_.retracted(node)) return;
        const bool own = of(RecordKind::Agent) && leads(node, EdgeKind::RetractedBy, timeline_.of.subject);
        if (belongs || own) to.emplace(EventKind::Retracted, node, no_edge);
    }

    void add_office(Edge edge, std::set<Name>& to) const {
        const Node subject = timeline_.of.subject;
        const bool belongs = of_dispute() ? offices_.contains(edge)
                             : of(RecordKind::Agent)
                                 ? s_.source(edge) == subject || s_.target(edge) == subject
                                 : false;
        if (!belongs) return;
        if (s_.affiliation(edge).from != no_date) to.emplace(EventKind::OfficeBegan, s_.source(edge), edge);
        if (s_.affiliation(edge).until != no_date) to.emplace(EventKind::OfficeEnded, s_.source(edge), edge);
    }

    // --- when

    Period earliest(const Arcs& documents) const {
        if (documents.empty()) return {};
        Period first = s_.period(s_.date(documents[0].node));
        if (documents.size() == 1) return first;
        const auto bare = [&](Node document) {
            Period one = s_.period(s_.date(document));
            if (one.doubtful) return Period{};
            const Day room = one.has_time ? 1 : 0;
            const auto moved = [&](Day day, Day by) {
                return day == beginning_of_time || day == end_of_time ? day : day + by;
            };
            return Period{moved(one.start_min, -room), moved(one.start_max, room), moved(one.end_min, -room),
                          moved(one.end_max, room)};
        };
        first = bare(documents[0].node);
        for (const Arc document : documents) {
            const Period one = bare(document.node);
            first.start_min = std::min(first.start_min, one.start_min);
            first.start_max = std::min(first.start_max, one.start_max);
            first.end_min = std::min(first.end_min, one.end_min);
            first.end_max = std::min(first.end_max, one.end_max);
        }
        return first;
    }

    Period when_of(const Name& name) const {
        const auto& [kind, node, edge] = name;
        if (kind == EventKind::OfficeBegan) return s_.period(s_.affiliation(edge).from);
        if (kind == EventKind::OfficeEnded) return s_.period(s_.affiliation(edge).until);
        if (kind == EventKind::Retracted) return s_.period(s_.retracted_on(node));
        const RecordKind record = s_.kind(node);
        if (record == RecordKind::Relation) return earliest(s_.out(node, EdgeKind::AssertedIn));
        if (record == RecordKind::Document || s_.date(node) != no_date) return s_.period(s_.date(node));
        return earliest(
            s_.out(node, record == RecordKind::Review ? EdgeKind::ReviewedIn : EdgeKind::RecordedIn));
    }

    bool certainly_outside(const Period& when) const {
        const auto& [since, as_of] = options_.frame;
        if (as_of && !as_of->empty() && compare(when, as_of->period()) == TimeOrder::After) return true;
        return since && !since->empty() && compare(when, since->period()) == TimeOrder::Before;
    }

    bool possibly_outside(const Period& when) const {
        const auto& [since, as_of] = options_.frame;
        const auto open = [&](const Period& first, const Period& second) {
            if (compare(first, second) != TimeOrder::CannotTell) return false;
            if (first.doubtful || second.doubtful) return true;
            const Day room = first.has_time || second.has_time ? 1 : 0;
            return first.end_max > second.start_min - room;
        };
        return (as_of && !as_of->empty() && open(when, as_of->period())) ||
               (since && !since->empty() && open(since->period(), when));
    }

    // --- the events, and their order

    std::string events(const std::map<Name, Period>& inside) const {
        std::set<Name> met;
        for (const TimelineEvent& event : timeline_.events) {
            const Name name(event.kind, event.record, event.office);
            const auto at = inside.find(name);
            const std::string what =
                std::string(to_string(event.kind)) + " " +
                (to_index(event.record) < s_.node_count() ? std::string(s_.id(event.record))
                                                          : std::string("no record"));
            if (at == inside.end()) return what + " does not belong here";
            if (!met.insert(name).second) return what + " is listed twice";
            if (!(event.when.period == at->second)) return what + " is dated wrongly";
            if (event.possible != possibly_outside(at->second))
                return what + " is wrong about being possible";
            if (event.date != no_date && !(s_.period(event.date) == at->second))
                return what + " shows another date";
            if (event.date != no_date && event.when.moment != Edtf(s_.text(event.date)).moment())
                return what + " has a wrong time of day";
        }
        return {};
    }

    std::string order() const {
        const auto& events = timeline_.events;
        for (std::size_t i = 0; i + 1 < events.size(); ++i) {
            if (compare(events[i].when, events[i + 1].when) == TimeOrder::After)
                return "an event stands before one that is certainly earlier";
        }
        if (timeline_.limited()) return {};  // the others are not known
        const std::size_t every = events.size() / 2000 + 1;
        for (std::size_t i = 0; i < events.size(); i += every) {
            std::uint32_t before = 0, after = 0;
            for (std::size_t k = 0; k < events.size(); ++k) {
                const TimeOrder of = compare(events[k].when, events[i].when);
                before += of == TimeOrder::Before ? 1 : 0;
                after += of == TimeOrder::After ? 1 : 0;
                if ((of == TimeOrder::Before && k > i) || (of == TimeOrder::After && k < i))
                    return "two events are in the wrong order";
            }
            const Places places{before, static_cast<std::uint32_t>(events.size()) - 1 - after};
            if (!(events[i].places == places)) return "the places of an event are wrong";
        }
        return {};
    }

    const Snapshot& s_;
    const Timeline& timeline_;
    const TimelineOptions& options_;
    std::set<Node> about_;
    std::set<Edge> offices_;
};

}  // namespace

std::string check_timeline(const Snapshot& snapshot, const Timeline& timeline,
                           const TimelineOptions& options) {
    return TimelineChecker(snapshot, timeline, options).check();
}

}  // namespace gainsay
