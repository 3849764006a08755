// Reads the promises of witness.hpp one after the other, against nothing but the snapshot's rows. It knows no
// search: everything is looked up from the numbers that the witness itself gives, which may be any numbers at
// all.
#include "engine/contradiction/check.hpp"

#include <algorithm>
#include <vector>

namespace gainsay {
namespace {

/// Thrown inside this file, never out of it.
struct Broken {
    std::string promise;
};

class Checker {
public:
    Checker(const Snapshot& snapshot, const Witness& witness, const ContradictionOptions& options)
        : s_(snapshot), w_(witness), options_(options) {
        if (options.as_of && !options.as_of->empty()) as_of_ = options.as_of->period();
        if (options.since && !options.since->empty()) since_ = options.since->period();
    }

    void check() {
        require(static_cast<std::size_t>(w_.kind) < witness_kind_count, "it is of no known kind");
        check_side(w_.a, "A");
        check_side(w_.b, "B");
        check_points();
        check_walk();
        check_flags();
    }

private:
    static void require(bool kept, const std::string& promise) {
        if (!kept) throw Broken{promise};
    }

    std::string name(Node node) const {
        return node_exists(node) ? std::string(s_.id(node)) : std::string("no node");
    }
    bool node_exists(Node node) const { return to_index(node) < s_.node_count(); }
    bool edge_exists(Edge edge) const { return to_index(edge) < s_.edge_count(); }
    bool is(Node node, RecordKind kind) const { return node_exists(node) && s_.kind(node) == kind; }
    bool is(Edge edge, EdgeKind kind) const { return edge_exists(edge) && s_.kind(edge) == kind; }

    // --- dates and statuses

    static bool day_reached(const Period& event, const Period& date) {
        if (event.doubtful || date.doubtful) return false;
        if (event.has_time || date.has_time) return event.end_max < date.start_min;
        return event.end_max <= date.start_min;
    }

    static bool is_open(Day day) { return day == beginning_of_time || day == end_of_time; }

    std::vector<Period> publications(Node node) const {
        const EdgeKind kind = is(node, RecordKind::Relation) ? EdgeKind::AssertedIn : EdgeKind::RecordedIn;
        std::vector<Period> found;
        for (const Arc arc : s_.out(node, kind)) found.push_back(s_.period(s_.date(arc.node)));
        return found;
    }

    /// The span in which the first of them lies. Of several, a doubtful one tells nothing, and one with a time of day
    /// is good for the days around it.
    static Period first_of(const std::vector<Period>& all) {
        if (all.size() == 1) return all.front();
        Period first{end_of_time, end_of_time, end_of_time, end_of_time};
        for (Period p : all) {
            if (p.doubtful) p = Period{};
            if (p.has_time) {
                for (Day* early : {&p.start_min, &p.end_min}) *early -= is_open(*early) ? 0 : 1;
                for (Day* late : {&p.start_max, &p.end_max}) *late += is_open(*late) ? 0 : 1;
            }
            first.start_min = std::min(first.start_min, p.start_min);
            first.start_max = std::min(first.start_max, p.start_max);
            first.end_min = std::min(first.end_min, p.end_min);
            first.end_max = std::min(first.end_max, p.end_max);
        }
        return all.empty() ? Period{} : first;
    }

    bool dates_itself(Node node) const {
        return is(node, RecordKind::Document) ||
               (is(node, RecordKind::Statement) && s_.date(node) != no_date);
    }

    Period when(Node node) const {
        return dates_itself(node) ? s_.period(s_.date(node)) : first_of(publications(node));
    }

    /// Said by `as_of`? Any document that stands by then is enough; if all came later it is hidden.
    enum class Said { No, Maybe, Yes };
    Said said(Node node) const {
        std::vector<Period> dates = dates_itself(node) ? std::vector{when(node)} : publications(node);
        if (dates.empty()) dates.push_back({});
        Said best = Said::No;
        for (const Period& date : dates) {
            const TimeOrder limit = compare(*as_of_, date);
            if (limit == TimeOrder::After || limit == TimeOrder::Overlaps || day_reached(date, *as_of_)) {
                best = Said::Yes;
            }
            if (limit == TimeOrder::CannotTell) best = std::max(best, Said::Maybe);
        }
        return best;
    }

    /// Taken back by `as_of`?
    Said taken_back(Node node) const {
        if (is(node, RecordKind::Relation) || !s_.retracted(node)) return Said::No;
        const Period date = s_.period(s_.retracted_on(node));
        const TimeOrder limit = compare(*as_of_, date);
        if (limit == TimeOrder::Before) return Said::No;
        return limit == TimeOrder::CannotTell && !day_reached(date, *as_of_) ? Said::Maybe : Said::Yes;
    }

    /// Said since the first day asked for? Each document in which it stands could be the first.
    Said said_since(Node node) const {
        std::vector<Period> dates = dates_itself(node) ? std::vector{when(node)} : publications(node);
        if (dates.empty()) dates.push_back({});
        Said least = Said::Yes;
        for (const Period& date : dates) {
            const TimeOrder limit = compare(*since_, date);
            if (limit == TimeOrder::After) least = Said::No;
            if (limit == TimeOrder::CannotTell && !day_reached(*since_, date))
                least = std::min(least, Said::Maybe);
        }
        return least;
    }

    /// Words on one side: they may be too old.
    void use_words(Node node) {
        if (!since_) return;
        const Said said = said_since(node);
        require(said != Said::No, name(node) + " was said before the time asked for");
        if (said == Said::Maybe) uncertain_ = true;
    }

    bool hidden(Node node) const {
        if (is(node, RecordKind::Relation)) {
            if (s_.status(node) == RelationStatus::Rejected) return true;
            if (s_.status(node) == RelationStatus::Proposed && !options_.include_proposed) return true;
        }
        return as_of_ && (said(node) == Said::No || taken_back(node) == Said::Yes);
    }

    /// Records that take part in the witness: none may be hidden, and what they leave open is kept for the flags.
    void use(Node node) {
        require(!hidden(node), name(node) + " is hidden by its date or status");
        if (is(node, RecordKind::Relation) && s_.status(node) == RelationStatus::Proposed) proposed_ = true;
        if (as_of_ && (said(node) == Said::Maybe || taken_back(node) == Said::Maybe)) uncertain_ = true;
    }

    // --- one side

    void check_side(const WitnessSide& side, const std::string& who) {
        require(is(side.agent, RecordKind::Agent), "the agent of " + who + " is no agent");
        require(is(side.speaker, RecordKind::Agent), "the speaker of " + who + " is no agent");
        require(node_exists(side.source), "the source of " + who + " does not exist");
        require(edge_exists(side.responsibility), "nothing makes " + who + " answerable");
        const EdgeKind how = s_.kind(side.responsibility);
        require(how == EdgeKind::SpokenBy || how == EdgeKind::PublishedBy || how == EdgeKind::AuthoredBy ||
                    how == EdgeKind::AssertedBy,
                std::string("an edge ") + std::string(to_string(how)) + " makes nobody answerable");
        require(
            s_.source(side.responsibility) == side.source && s_.target(side.responsibility) == side.speaker,
            "the speaker of " + who + " is not answerable for " + name(side.source));
        use(side.source);
        check_offices(side, who);
        if (side.speech != no_edge) {
            use_words(side.source);
            require(is(side.speech, EdgeKind::Asserts) || is(side.speech, EdgeKind::Denies) ||
                        is(side.speech, EdgeKind::States),
                    "the speech of " + who + " says nothing");
            require(s_.source(side.speech) == side.source && s_.target(side.speech) == side.object,
                    name(side.source) + " does not speak of " + name(side.object));
        } else {
            require(side.object == side.source, "the object of " + who + " is not what is attacked");
        }
        check_occurrences(side, who);
    }

    void check_offices(const WitnessSide& side, const std::string& who) {
        Node at = side.speaker;
        for (const Edge office : side.offices) {
            require(is(office, EdgeKind::AffiliatedWith), "an office of " + who + " is no affiliation");
            require(s_.source(office) == at, "the offices of " + who + " are no chain");
            at = s_.target(office);
            const TimeOrder held = compare(s_.affiliation(office).held, when(side.source));
            require(held == TimeOrder::Overlaps || held == TimeOrder::CannotTell,
                    "an office of " + who + " was not held when " + name(side.source) + " was said");
            if (held == TimeOrder::CannotTell) uncertain_ = true;
        }
        require(at == side.agent, "the offices of " + who + " do not lead from the speaker to the agent");
    }

    void check_occurrences(const WitnessSide& side, const std::string& who) const {
        std::vector<Edge> expected;
        for (const Arc arc : s_.out(side.source, EdgeKind::RecordedIn)) {
            if (!hidden(arc.node)) expected.push_back(arc.edge);
        }
        require(expected == side.occurrences, "the occurrences of " + who + " are not those of its source");
    }

    // --- what kind of witness it is

    void check_points() const {
        const bool denies = w_.kind == WitnessKind::Denial || w_.kind == WitnessKind::Rejection;
        require(w_.a.speech != no_edge, "A says nothing");
        require(is(w_.a.speech, EdgeKind::Denies) == denies, "A takes the wrong stance for this kind");
        if (w_.kind == WitnessKind::Rejection) {
            require(is(w_.a.object, RecordKind::Document), "A rejects no document");
        } else if (!denies) {
            require(is(w_.a.object, RecordKind::Claim), "A asserts no claim");
        }
        if (w_.kind == WitnessKind::Denial || w_.kind == WitnessKind::Opposition) {
            require(w_.b.speech != no_edge && !is(w_.b.speech, EdgeKind::Denies) &&
                        is(w_.b.object, RecordKind::Claim),
                    "B asserts no claim");
        } else {
            require(w_.b.speech == no_edge, "B is attacked for what it says, not as a source");
        }
        if (w_.kind == WitnessKind::Rejection) {
            require(is(w_.b.source, RecordKind::Document), "B's source is no document");
        }
    }

    // --- the walk

    void check_walk() {
        if (is(w_.a.object, RecordKind::Document)) use(w_.a.object);
        Node at = w_.a.object;
        bool crossed = false;
        for (const WitnessStep& step : w_.steps) {
            require(edge_exists(step.edge) && node_exists(step.to), "a step has no edge");
            require(step.from == at, "the walk is broken at " + name(at));
            const bool forwards = s_.source(step.edge) == step.from && s_.target(step.edge) == step.to;
            const bool backwards = s_.source(step.edge) == step.to && s_.target(step.edge) == step.from;
            require(forwards || backwards, "a step does not follow its edge");
            const EdgeKind kind = s_.kind(step.edge);
            if (is_relation(kind)) use(s_.relation(step.edge));
            if (kind == EdgeKind::Contradicts || kind == EdgeKind::Rebuts || kind == EdgeKind::Undercuts) {
                require(!crossed, "the walk crosses two conflicts");
                crossed = true;
                check_conflict(step, forwards);
            } else {
                check_closure(kind, forwards, backwards, crossed);
            }
            if (kind == EdgeKind::PartOf) use(step.to);
            at = step.to;
        }
        require(at == w_.b.object, "the walk does not end at " + name(w_.b.object));
        const bool needs = w_.kind == WitnessKind::Opposition || w_.kind == WitnessKind::Undercut;
        require(crossed == needs, needs ? "the walk crosses no conflict" : "the walk crosses a conflict");
        require(needs || w_.conflict == no_edge, "it names a conflict that it does not cross");
    }

    void check_conflict(const WitnessStep& step, bool forwards) const {
        require(step.edge == w_.conflict, "the walk crosses another conflict than the one named");
        const EdgeKind kind = s_.kind(step.edge);
        require((kind == EdgeKind::Undercuts) == (w_.kind == WitnessKind::Undercut),
                "the conflict is of the wrong kind");
        require(kind == EdgeKind::Contradicts || forwards, "the conflict is crossed against its direction");
    }

    void check_closure(EdgeKind kind, bool forwards, bool backwards, bool crossed) {
        const bool before_conflict = w_.conflict != no_edge && !crossed;
        switch (kind) {
            case EdgeKind::Rephrases:
                used_.rephrase = true;
                break;
            case EdgeKind::Entails:
                used_.entailment = true;
                require(before_conflict ? forwards : backwards, "an entailment is walked the wrong way");
                break;
            case EdgeKind::PartOf:
                used_.part = true;
                require(backwards, "a part is taken for the whole");
                break;
            case EdgeKind::States:
                used_.part = true;
                require(forwards, "a claim is taken for a document that states it");
                break;
            default:
                require(false, "no closure walks an edge " + std::string(to_string(kind)));
        }
    }

    // --- what it says of itself

    void check_flags() {
        used_.affiliation = !w_.a.offices.empty() || !w_.b.offices.empty();
        require(used_ == w_.used, "it names other closures than it uses");
        const Closures& may = options_.closures;
        require((!used_.rephrase || may.rephrase) && (!used_.entailment || may.entailment) &&
                    (!used_.affiliation || may.affiliation) && (!used_.part || may.part),
                "it uses a closure that was not asked for");
        require(proposed_ == w_.proposed, "its mark for proposed relations is wrong");
        require(uncertain_ == w_.date_uncertain, "its mark for uncertain dates is wrong");
        require(w_.mutual == (w_.conflict != no_edge && is(w_.conflict, EdgeKind::Contradicts)),
                "its mark for mutual conflicts is wrong");
        const bool changed = w_.a.agent == w_.b.agent &&
                             (gave_way(w_.a.source, w_.b.source) || gave_way(w_.b.source, w_.a.source));
        require(changed == w_.change_of_position, "its mark for a change of position is wrong");
    }

    bool gave_way(Node earlier, Node later) const {
        if (is(earlier, RecordKind::Relation) || !s_.retracted(earlier)) return false;
        if (s_.retracted_on(earlier) == no_date) return false;
        return compare(when(later), when(earlier)) == TimeOrder::After &&
               day_reached(s_.period(s_.retracted_on(earlier)), when(later));
    }

    const Snapshot& s_;
    const Witness& w_;
    const ContradictionOptions& options_;
    std::optional<Period> as_of_, since_;
    Closures used_;
    bool proposed_ = false, uncertain_ = false;
};

}  // namespace

std::string check_witness(const Snapshot& snapshot, const Witness& witness,
                          const ContradictionOptions& options) {
    try {
        Checker(snapshot, witness, options).check();
    } catch (const Broken& broken) {
        return broken.promise;
    }
    return {};
}

}  // namespace gainsay
