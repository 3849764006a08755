// Shares nothing with the finder but the types of the answer: what a figure can have come from, and where each link leads, is
// said here a second time, from the contract, by sets of words and plain loops.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <variant>

#include "engine/provenance/figure/figure_trail.hpp"
#include "engine/quantity/check.hpp"
#include "engine/quantity/reading/unit.hpp"
#include "engine/quantity/reading/words.hpp"
#include "engine/time/frame.hpp"

namespace gainsay {
namespace {

using Complaint = std::optional<std::string>;

/// A figure of a claim, by the order of its quantities.
struct OneFigure {
    Node claim = no_node;
    std::uint32_t index = 0;
    friend auto operator<=>(const OneFigure&, const OneFigure&) = default;
};

/// What must not stand twice in a trail.
using Key = std::tuple<FigurePlace, Node, OneFigure, Node>;

class CaseFigures {
public:
    CaseFigures(const Snapshot& snapshot, const GraphSource& source) : snapshot_(snapshot), source_(source) {}

    const std::vector<Figure>& of(Node claim) {
        const auto [at, fresh] = of_.try_emplace(claim);
        if (!fresh) return at->second;
        const auto record = source_.find(RecordId(std::string(snapshot_.id(claim))));
        if (!record) return at->second;
        const Claim& found = std::get<Claim>(*record);
        for (std::uint32_t i = 0; i < found.quantities.size(); ++i)
            at->second.push_back({found.id, i, found.quantities[i], found.valid, {}});
        return at->second;
    }
    const Figure& at(OneFigure one) { return of(one.claim).at(one.index); }

    /// Those of `candidates` that come closest to the figure wanted, if they can be one with it.
    template <class Found>
    std::vector<Found> closest(OneFigure wanted, const std::vector<Found>& candidates,
                               OneFigure Found::*figure) {
        std::vector<Found> by_distance[3];
        for (const Found& one : candidates) {
            if (comparable(at(one.*figure), at(wanted)))
                by_distance[distance(one.*figure, wanted)].push_back(one);
        }
        for (const auto& found : by_distance) {
            if (!found.empty()) return found;
        }
        return {};
    }

    /// 0: the same; 1: compatible; 2: anything else.
    int distance(OneFigure a, OneFigure b) {
        if (a == b) return 0;
        const Verdict verdict = compare(at(a), at(b)).verdict;
        return verdict == Verdict::Same ? 0 : verdict == Verdict::Compatible ? 1 : 2;
    }

    static bool comparable(const Figure& a, const Figure& b) {
        const Phrase x = read_phrase(a.quantity.measure), y = read_phrase(b.quantity.measure);
        if (x.words != y.words || form(a, x) != form(b, y)) return false;
        const auto in_a = read_members(a.quantity.subject), in_b = read_members(b.quantity.subject);
        if (in_a.empty() || in_b.empty()) return true;
        const auto has = [](const std::vector<std::string>& members, const std::string& one) {
            return !one.empty() && std::find(members.begin(), members.end(), one) != members.end();
        };
        return std::any_of(in_a.begin(), in_a.end(), [&](const auto& one) { return has(in_b, one); }) ||
               has(in_b, whole(a, x)) || has(in_a, whole(b, y));
    }

private:
    static Form form(const Figure& figure, const Phrase& measure) {
        const Unit unit = read_unit(figure.quantity.unit);
        if (measure.form != Form::Amount) return measure.form;
        return unit.family == "share" ? Form::Share : unit.ordinal ? Form::Rank : Form::Amount;
    }
    /// The population without what is counted: "world" of "all executions in the world".
    static std::string whole(const Figure& figure, const Phrase& measure) {
        std::string rest;
        for (const std::string& word : read_phrase(figure.quantity.population).words) {
            if (std::find(measure.words.begin(), measure.words.end(), word) == measure.words.end())
                rest += (rest.empty() ? "" : " ") + word;
        }
        return rest;
    }

    const Snapshot& snapshot_;
    const GraphSource& source_;
    std::map<Node, std::vector<Figure>> of_;
};

class TrailChecker {
public:
    TrailChecker(const Snapshot& snapshot, CaseFigures& figures, const FigureTrail& trail,
                 const FigureTrailOptions& options)
        : snapshot_(snapshot), figures_(figures), trail_(trail), options_(options) {}

    Complaint run(OneFigure asked) {
        if (trail_.figures.empty() || trail_.steps.empty()) return "there is nothing";
        if (!(trail_.figures[0] == figures_.at(asked))) return "the first figure is not the one asked about";
        for (std::uint32_t i = 0; i < trail_.steps.size(); ++i) {
            if (auto wrong = step(i)) return "step " + std::to_string(i) + ": " + *wrong;
        }
        if (!(figure_of(trail_.steps[0]) == asked)) return "the root is not the figure asked about";
        if (auto wrong = places()) return wrong;
        for (std::uint32_t i = 0; i < trail_.steps.size(); ++i) {
            if (auto wrong = onwards(i)) return "step " + std::to_string(i) + ": " + *wrong;
        }
        if (auto wrong = earlier()) return wrong;
        if (auto wrong = relations()) return wrong;
        if (auto wrong = firsts()) return wrong;
        return ends();
    }

private:
    struct Stand {
        Key key;
        OneFigure figure;
    };

    static bool is_source(TraceLink link) {
        return link == TraceLink::RelayedFrom || link == TraceLink::Cites;
    }
    [[nodiscard]] bool visible(Node node) const {
        return showing(snapshot_, node, options_.as_of) != Showing::Hidden;
    }
    /// When the words were said that bring the step below a claim: only those of the claim asked about are of the interval.
    [[nodiscard]] Showing since(Node words, Node claim) const {
        return claim == trail_.steps[0].node ? said_since(snapshot_, words, options_.since) : Showing::Shown;
    }
    [[nodiscard]] static bool is_reference(const FigureStep& step) {
        return step.ending == FigureEnding::Loop || step.ending == FigureEnding::Repeated;
    }
    [[nodiscard]] static bool is_written(const FigureStep& step) {
        return step.place == FigurePlace::OwnWords || step.place == FigurePlace::Said;
    }

    /// The figure of a step; of NotStated the one that was looked for, its parent's.
    [[nodiscard]] OneFigure figure_of(const FigureStep& step) const {
        const std::uint32_t figure =
            step.figure != no_figure ? step.figure : trail_.steps[step.parent].figure;
        return {step.claim, trail_.figures.at(figure).index};
    }
    [[nodiscard]] Key key_of(const FigureStep& step) const {
        return {step.place, step.node, figure_of(step), step.statement};
    }

    // --- one step
    Complaint step(std::uint32_t i) {
        const FigureStep& one = trail_.steps[i];
        if ((i == 0) != (one.parent == no_step)) return "it has no parent, or the root has one";
        if (i != 0 && (one.parent >= i || is_reference(trail_.steps[one.parent])))
            return "a parent behind it";
        if (one.depth != (i == 0 ? 0 : trail_.steps[one.parent].depth + 1)) return "wrong depth";
        if ((one.figure == no_figure) != (one.place == FigurePlace::NotStated))
            return "a figure where none is";
        if (snapshot_.kind(one.claim) != RecordKind::Claim) return "no claim";
        if (one.figure != no_figure) {
            const OneFigure figure = figure_of(one);
            if (figure.index >= figures_.of(one.claim).size() ||
                !(figures_.at(figure) == trail_.figures[one.figure]))
                return "a figure that is not its claim's";
        }
        if (!stands(one)) return "nothing shows that the figure stands there";
        if (i == 0)
            return one.link == TraceLink::Root && one.place == FigurePlace::Claim ? Complaint() : "no root";
        const FigureStep& parent = trail_.steps[one.parent];
        if (!leads(parent, one)) return "the link is not what it says";
        if (auto wrong = told(parent, one)) return wrong;
        return std::nullopt;
    }

    [[nodiscard]] bool stands(const FigureStep& one) const {
        const RecordKind kind = snapshot_.kind(one.node);
        const bool document = kind == RecordKind::Document;
        const auto is = [&](EdgeKind edge) {
            return one.stands != no_edge && snapshot_.kind(one.stands) == edge;
        };
        const auto said = [&] {
            return one.statement != no_node && snapshot_.stance(one.statement) == Stance::Asserts &&
                   snapshot_.object(one.statement) == one.claim && visible(one.statement);
        };
        if (!visible(one.node)) return false;
        switch (one.place) {
            case FigurePlace::Claim:
                return one.node == one.claim && one.stands == no_edge && one.statement == no_node;
            case FigurePlace::OwnWords:
                return document && one.statement == no_node && is(EdgeKind::States) &&
                       snapshot_.source(one.stands) == one.node && snapshot_.target(one.stands) == one.claim;
            case FigurePlace::Said:
                return document && said() && is(EdgeKind::RecordedIn) &&
                       snapshot_.source(one.stands) == one.statement &&
                       snapshot_.target(one.stands) == one.node;
            case FigurePlace::Unwritten:
                return one.node == one.statement && said() && is(EdgeKind::Asserts) &&
                       snapshot_.source(one.stands) == one.node && unwritten(one.node);
            case FigurePlace::Agent:
                return kind == RecordKind::Agent && said() && one.stands == no_edge;
            case FigurePlace::NotStated:
                break;
        }
        return document && one.statement == no_node && one.stands == no_edge;
    }

    [[nodiscard]] bool unwritten(Node statement) const {
        const ArcNodes documents = snapshot_.out(statement, EdgeKind::RecordedIn).nodes();
        return std::none_of(documents.begin(), documents.end(), [&](Node node) { return visible(node); });
    }

    [[nodiscard]] bool leads(const FigureStep& from, const FigureStep& to) const {
        const auto is = [&](EdgeKind kind) { return to.way != no_edge && snapshot_.kind(to.way) == kind; };
        // What the way leads to is the node, or the whole of which it is a part.
        Node reached = to.node;
        if (to.part != no_edge) {
            if (snapshot_.kind(to.part) != EdgeKind::PartOf || snapshot_.source(to.part) != to.node)
                return false;
            reached = snapshot_.target(to.part);
        }
        switch (to.link) {
            case TraceLink::StatedIn:
            case TraceLink::RecordedIn:
            case TraceLink::Asserted: {
                const FigurePlace place = to.link == TraceLink::StatedIn     ? FigurePlace::OwnWords
                                          : to.link == TraceLink::RecordedIn ? FigurePlace::Said
                                                                             : FigurePlace::Unwritten;
                const Node words = place == FigurePlace::OwnWords ? to.node : to.statement;
                return from.place == FigurePlace::Claim && to.place == place && to.way == no_edge &&
                       to.part == no_edge && figure_of(from) == figure_of(to) &&
                       since(words, to.claim) != Showing::Hidden;
            }
            case TraceLink::RelayedFrom:
                return from.place == FigurePlace::Said && is(EdgeKind::RecordedIn) && reached != from.node &&
                       snapshot_.source(to.way) == from.statement && snapshot_.target(to.way) == from.node &&
                       snapshot_.occurrence(to.way).via == reached;
            case TraceLink::Cites:
                return is_written(from) && is(EdgeKind::Cites) && reached != from.node &&
                       snapshot_.source(to.way) == from.node && snapshot_.target(to.way) == reached;
            default:
                return relates(from, to);
        }
    }

    [[nodiscard]] bool relates(const FigureStep& from, const FigureStep& to) const {
        if (to.way == no_edge || !is_relation(snapshot_.kind(to.way)) || to.place != FigurePlace::Claim ||
            from.place == FigurePlace::Agent || from.place == FigurePlace::NotStated || !counts(to.way))
            return false;
        const EdgeKind kind = snapshot_.kind(to.way);
        const bool inwards = snapshot_.source(to.way) == to.claim && snapshot_.target(to.way) == from.claim;
        const bool outwards = snapshot_.target(to.way) == to.claim && snapshot_.source(to.way) == from.claim;
        if (to.link == TraceLink::RephrasedAs) return kind == EdgeKind::Rephrases && (inwards || outwards);
        if (to.link == TraceLink::EntailedBy) return kind == EdgeKind::Entails && inwards;
        return to.link == TraceLink::SupportedBy && kind == EdgeKind::Supports && inwards;
    }

    [[nodiscard]] bool counts(Edge of_relation) const {
        const Node relation = snapshot_.relation(of_relation);
        const RelationStatus status = snapshot_.status(relation);
        return visible(relation) && (status == RelationStatus::Accepted ||
                                     (status == RelationStatus::Proposed && options_.include_proposed));
    }

    /// What is said of the link: the change, the dates, what is seen of it.
    Complaint told(const FigureStep& parent, const FigureStep& one) {
        if (one.place == FigurePlace::NotStated || figure_of(one) == figure_of(parent)) {
            if (!(one.change == Comparison{Verdict::Same, {}})) return "a change where there is none";
        } else if (auto wrong = check_comparison(figures_.at(figure_of(one)), figures_.at(figure_of(parent)),
                                                 one.change);
                   !wrong.empty()) {
            return wrong;
        }
        const bool dated = is_source(one.link) && one.place != FigurePlace::Agent;
        if (one.order != (dated ? compare(when(one.node), when(parent.node)) : TimeOrder::CannotTell))
            return "dates in another order";
        bool seen = false, proposed = false, uncertain = false;
        const auto open = [&](Node node) {
            return showing(snapshot_, node, options_.as_of) == Showing::Uncertain;
        };
        if (one.place == FigurePlace::Claim) {
            const Node relation = snapshot_.relation(one.way);
            for (const Node in : snapshot_.out(relation, EdgeKind::AssertedIn).nodes())
                seen = seen || (visible(in) && snapshot_.seen(in));
            proposed = snapshot_.status(relation) == RelationStatus::Proposed;
            uncertain = open(relation);
        } else {
            seen = snapshot_.kind(one.node) == RecordKind::Document && snapshot_.seen(one.node);
            uncertain = open(one.node) || (one.statement != no_node && open(one.statement));
            const Node words = one.statement == no_node ? one.node : one.statement;
            if (parent.place == FigurePlace::Claim && since(words, one.claim) == Showing::Uncertain)
                uncertain = true;
        }
        if (one.seen != seen || one.proposed != proposed || one.date_uncertain != uncertain)
            return "it is not seen, proposed or uncertain as it says";
        return std::nullopt;
    }

    [[nodiscard]] Period when(Node node) const { return snapshot_.period(snapshot_.date(node)); }

    // --- all places
    Complaint places() {
        for (std::uint32_t i = 0; i < trail_.steps.size(); ++i) {
            const FigureStep& one = trail_.steps[i];
            if (is_reference(one) != (one.again != no_step)) return "a reference to nothing";
            if (!is_reference(one) && !followed_.emplace(key_of(one), i).second)
                return std::string(snapshot_.id(one.node)) + " is followed twice";
            if (one.parent != no_step) children_[one.parent].push_back(i);
        }
        for (const FigureStep& one : trail_.steps) {
            if (is_reference(one) &&
                (one.again >= trail_.steps.size() || is_reference(trail_.steps[one.again]) ||
                 key_of(trail_.steps[one.again]) != key_of(one)))
                return "a reference to something else";
            if (one.ending == FigureEnding::Loop && !leads_back(one)) return "a loop that is none";
        }
        return std::nullopt;
    }

    /// Does a way over sources lead from where the reference points to where it stands?
    [[nodiscard]] bool leads_back(const FigureStep& reference) const {
        std::set<std::uint32_t> met{reference.again};
        std::vector<std::uint32_t> pending{reference.again};
        while (!pending.empty()) {
            const std::uint32_t at = pending.back();
            pending.pop_back();
            if (at == reference.parent) return true;
            const auto below = children_.find(at);
            if (below == children_.end()) continue;
            for (const std::uint32_t child : below->second) {
                const FigureStep& one = trail_.steps[child];
                const std::uint32_t to = is_reference(one) ? one.again : child;
                if (is_source(one.link) && met.insert(to).second) pending.push_back(to);
            }
        }
        return false;
    }

    // --- what must stand below a step
    std::set<Key> children(std::uint32_t i, bool sources) {
        std::set<Key> keys;
        for (const std::uint32_t child : children_[i]) {
            if (is_source(trail_.steps[child].link) == sources) keys.insert(key_of(trail_.steps[child]));
        }
        return keys;
    }

    std::vector<Stand> stand_in(Node document) {
        std::vector<Stand> found;
        const auto add = [&](FigurePlace place, Node claim, Node statement) {
            for (std::uint32_t i = 0; i < figures_.of(claim).size(); ++i)
                found.push_back({{place, document, {claim, i}, statement}, {claim, i}});
        };
        for (const Node claim : snapshot_.out(document, EdgeKind::States).nodes())
            add(FigurePlace::OwnWords, claim, no_node);
        for (const Node said : snapshot_.in(document, EdgeKind::RecordedIn).nodes()) {
            const Node of = snapshot_.object(said);
            if (visible(said) && snapshot_.stance(said) == Stance::Asserts &&
                snapshot_.kind(of) == RecordKind::Claim)
                add(FigurePlace::Said, of, said);
        }
        return found;
    }

    std::vector<Stand> closest_in(Node document, OneFigure wanted, Node leading_there) {
        std::vector<Stand> found = figures_.closest(wanted, stand_in(document), &Stand::figure);
        if (!found.empty()) return found;
        std::vector<Stand> in_parts;
        for (const Node part : snapshot_.in(document, EdgeKind::PartOf).nodes()) {
            if (part == document || part == leading_there || !visible(part)) continue;
            for (Stand& one : stand_in(part)) in_parts.push_back(std::move(one));
        }
        return figures_.closest(wanted, in_parts, &Stand::figure);
    }

    Complaint onwards(std::uint32_t i) {
        const FigureStep& one = trail_.steps[i];
        if (is_reference(one)) return children_[i].empty() ? Complaint() : "something below a reference";
        const std::set<Key> sources = children(i, true);
        if (is_written(one)) {
            if (auto wrong = sources_of(one, sources)) return wrong;
        } else if (!sources.empty()) {
            return "a source of what has none";
        }
        if (one.place == FigurePlace::Claim && !trail_.incomplete) {
            for (const Key& place : places_of(one)) {
                if (!followed_.contains(place)) return "a place of the claim is missing";
            }
        }
        return ending(i, !sources.empty());
    }

    /// Words of the claim asked about that the interval leaves out.
    Complaint earlier() const {
        std::size_t count = 0;
        const Node claim = trail_.steps[0].node;
        for (const EdgeKind kind : {EdgeKind::States, EdgeKind::Asserts}) {
            for (const Node words : snapshot_.in(claim, kind).nodes())
                count += visible(words) && since(words, claim) == Showing::Hidden ? 1 : 0;
        }
        const bool right = trail_.incomplete ? trail_.earlier <= count : trail_.earlier == count;
        return right ? Complaint() : "another number of words that were said before";
    }

    std::vector<Key> places_of(const FigureStep& claim) const {
        std::vector<Key> places;
        const OneFigure figure = figure_of(claim);
        for (const Node document : snapshot_.in(claim.node, EdgeKind::States).nodes())
            if (visible(document) && since(document, claim.node) != Showing::Hidden)
                places.emplace_back(FigurePlace::OwnWords, document, figure, no_node);
        for (const Node said : snapshot_.in(claim.node, EdgeKind::Asserts).nodes()) {
            if (!visible(said) || since(said, claim.node) == Showing::Hidden) continue;
            if (unwritten(said)) places.emplace_back(FigurePlace::Unwritten, said, figure, said);
            for (const Node document : snapshot_.out(said, EdgeKind::RecordedIn).nodes())
                if (visible(document)) places.emplace_back(FigurePlace::Said, document, figure, said);
        }
        return places;
    }

    Complaint sources_of(const FigureStep& one, const std::set<Key>& sources) {
        std::set<Key> expected, apart, unstated;
        std::set<Node> with_another;
        const OneFigure wanted = figure_of(one);
        if (one.place == FigurePlace::Said) relays_of(one, wanted, expected);
        for (const Arc cited : snapshot_.out(one.node, EdgeKind::Cites)) {
            if (cited.node == one.node || !visible(cited.node)) continue;
            const bool mentioned = snapshot_.manner(cited.edge) == CitationManner::Mentions;
            const std::vector<Stand> found = closest_in(cited.node, wanted, one.node);
            for (const Stand& stand : found) {
                const bool close = figures_.distance(stand.figure, wanted) < 2;
                if (close) expected.insert(stand.key);
                if (!close && !mentioned) apart.insert(stand.key), with_another.insert(cited.node);
            }
            if (found.empty() && !mentioned && one.place == FigurePlace::OwnWords)
                unstated.insert({FigurePlace::NotStated, cited.node, wanted, no_node});
        }
        std::size_t left_out = unstated.size();
        if (!expected.empty()) {
            if (one.place == FigurePlace::OwnWords) left_out += with_another.size();
        } else if (!apart.empty()) {
            expected = apart;
        } else {
            expected = unstated;
            left_out = 0;
        }
        if (trail_.incomplete) {
            const bool all = std::includes(expected.begin(), expected.end(), sources.begin(), sources.end());
            return all ? Complaint() : "a source that is none";
        }
        if (expected != sources) return "its sources are others";
        if (one.unstated != left_out) return "another number of sources without the figure";
        return std::nullopt;
    }

    void relays_of(const FigureStep& one, OneFigure wanted, std::set<Key>& expected) {
        const Arcs places = snapshot_.out(one.statement, EdgeKind::RecordedIn);
        for (const Arc place : places) {
            const Node via = snapshot_.occurrence(place.edge).via;
            if (place.node != one.node || via == no_node || via == one.node || !visible(via)) continue;
            if (snapshot_.kind(via) == RecordKind::Agent) {
                expected.insert({FigurePlace::Agent, via, wanted, one.statement});
                continue;
            }
            bool there = false;
            for (const Node other : places.nodes()) there |= other == via;
            if (there) {
                expected.insert({FigurePlace::Said, via, wanted, one.statement});
                continue;
            }
            const std::vector<Stand> found = closest_in(via, wanted, one.node);
            for (const Stand& stand : found) expected.insert(stand.key);
            if (found.empty()) expected.insert({FigurePlace::NotStated, via, wanted, no_node});
        }
    }

    Complaint ending(std::uint32_t i, bool has_sources) {
        const FigureStep& one = trail_.steps[i];
        std::set<FigureEnding> allowed;
        switch (one.place) {
            case FigurePlace::Claim:
                allowed = {children_[i].empty() ? FigureEnding::NobodyStates : FigureEnding::Continues};
                break;
            case FigurePlace::OwnWords:
                allowed = {has_sources ? FigureEnding::Continues : FigureEnding::OwnWords};
                break;
            case FigurePlace::Said:
                allowed = {has_sources ? FigureEnding::Continues : FigureEnding::Speech};
                break;
            case FigurePlace::Unwritten:
                allowed = {FigureEnding::NoDocument};
                break;
            case FigurePlace::Agent:
                allowed = {FigureEnding::FromAgent};
                break;
            case FigurePlace::NotStated:
                allowed = {FigureEnding::NotStated};
                break;
        }
        if (trail_.incomplete && !has_sources) allowed.insert({FigureEnding::Limit, FigureEnding::Continues});
        return allowed.contains(one.ending) ? Complaint() : "it ends for another reason";
    }

    // --- claims
    Complaint relations() {
        if (trail_.incomplete) return std::nullopt;
        std::set<OneFigure> met;
        for (const FigureStep& one : trail_.steps) {
            if (one.place != FigurePlace::Agent && one.place != FigurePlace::NotStated)
                met.insert(figure_of(one));
        }
        struct Related {
            OneFigure figure;
        };
        for (const OneFigure& figure : met) {
            const auto missing = [&](const Arcs& arcs) {
                for (const Arc arc : arcs) {
                    if (arc.node == figure.claim || !counts(arc.edge)) continue;
                    std::vector<Related> all;
                    for (std::uint32_t i = 0; i < figures_.of(arc.node).size(); ++i)
                        all.push_back({{arc.node, i}});
                    for (const Related& one : figures_.closest(figure, all, &Related::figure)) {
                        if (!met_as_claim(one.figure)) return true;
                    }
                }
                return false;
            };
            for (const EdgeKind kind : {EdgeKind::Rephrases, EdgeKind::Entails, EdgeKind::Supports}) {
                if (missing(snapshot_.in(figure.claim, kind)) ||
                    (kind == EdgeKind::Rephrases && missing(snapshot_.out(figure.claim, kind))))
                    return "a claim related to " + std::string(snapshot_.id(figure.claim)) + " is missing";
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] bool met_as_claim(OneFigure figure) const {
        return followed_.contains({FigurePlace::Claim, figure.claim, figure, no_node});
    }

    // --- the first, and the ends
    Complaint firsts() const {
        std::set<Node> all;
        for (const FigureStep& one : trail_.steps) {
            if (is_written(one) || one.place == FigurePlace::Unwritten) all.insert(one.node);
        }
        for (const FigureStep& one : trail_.steps) {
            Certainty first = all.contains(one.node) ? Certainty::Yes : Certainty::No;
            for (const Node other : all) {
                if (first == Certainty::No || other == one.node) continue;
                const TimeOrder order = compare(when(one.node), when(other));
                if (order == TimeOrder::After) first = Certainty::No;
                if (order != TimeOrder::Before && first == Certainty::Yes) first = Certainty::Maybe;
            }
            if (trail_.incomplete && first == Certainty::Yes) first = Certainty::Maybe;
            const bool stated = is_written(one) || one.place == FigurePlace::Unwritten;
            if (one.first != (stated ? first : Certainty::No))
                return std::string(snapshot_.id(one.node)) + " is first, or is not";
        }
        return std::nullopt;
    }

    Complaint ends() {
        std::set<std::uint32_t> expected, found;
        for (std::uint32_t i = 0; i < trail_.steps.size(); ++i) {
            const FigureEnding ending = trail_.steps[i].ending;
            if (ending != FigureEnding::Continues && ending != FigureEnding::Repeated) expected.insert(i);
        }
        for (const FigureEnd& end : trail_.ends) {
            if (end.step >= trail_.steps.size() || !found.insert(end.step).second) return "an end twice";
            const OneFigure last = figure_at_end(trail_.steps[end.step]);
            const OneFigure asked = figure_of(trail_.steps[0]);
            if (last == asked) {
                if (!(end.change == Comparison{Verdict::Same, {}})) return "an end that changed, and did not";
            } else if (auto wrong = check_comparison(figures_.at(last), figures_.at(asked), end.change);
                       !wrong.empty()) {
                return "an end: " + wrong;
            }
        }
        if (expected != found) return "other ends";
        return in_order();
    }

    [[nodiscard]] OneFigure figure_at_end(const FigureStep& step) const {
        return figure_of(step.figure != no_figure ? step : trail_.steps[step.parent]);
    }

    /// No end may stand before one that is certainly ahead of it.
    Complaint in_order() const {
        const auto group = [](FigureEnding ending) {
            return ending <= FigureEnding::NoDocument ? FigureEnding::OwnWords : ending;
        };
        const auto rank = [](Certainty first) {
            return first == Certainty::Yes ? 0 : first == Certainty::Maybe ? 1 : 2;
        };
        for (std::size_t i = 1; i < trail_.ends.size(); ++i) {
            const FigureStep &a = trail_.steps[trail_.ends[i - 1].step],
                             &b = trail_.steps[trail_.ends[i].step];
            if (group(b.ending) < group(a.ending)) return "origins behind other ends";
            if (group(b.ending) != group(a.ending) || group(a.ending) != FigureEnding::OwnWords) continue;
            if (rank(b.first) < rank(a.first)) return "the first behind others";
            if (rank(a.first) == rank(b.first) && compare(when(b.node), when(a.node)) == TimeOrder::Before)
                return "an earlier origin behind a later one";
        }
        return std::nullopt;
    }

    const Snapshot& snapshot_;
    CaseFigures& figures_;
    const FigureTrail& trail_;
    const FigureTrailOptions& options_;
    std::map<Key, std::uint32_t> followed_;
    std::map<std::uint32_t, std::vector<std::uint32_t>> children_;
};

}  // namespace

std::string check_figure_trails(const Snapshot& snapshot, const GraphSource& source, Node claim,
                                const std::vector<FigureTrail>& trails, const FigureTrailOptions& options) {
    CaseFigures figures(snapshot, source);
    if (trails.size() != figures.of(claim).size()) return "not a trail for each quantity";
    for (std::uint32_t i = 0; i < trails.size(); ++i) {
        TrailChecker checker(snapshot, figures, trails[i], options);
        if (auto wrong = checker.run({claim, i})) return "figure " + std::to_string(i) + ": " + *wrong;
    }
    return "";
}

}  // namespace gainsay
