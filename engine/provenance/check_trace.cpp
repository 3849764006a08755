#include <algorithm>
#include <functional>
#include <optional>
#include <sstream>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "engine/provenance/trace.hpp"

// Shares nothing with the finder but the types of the answer: what a link means, what counts as of a date and
// what is seen are said here a second time, from the contract.

namespace gainsay {
namespace {

enum class NodeEnd : std::uint8_t { Source, Target, Either };

struct Meaning {
    TraceLink link;
    EdgeKind edge;
    NodeEnd node;  ///< which end of the edge the node of the step is
    bool back, forward;
};

constexpr Meaning meanings[] = {
    {TraceLink::Asserted, EdgeKind::Asserts, NodeEnd::Source, true, true},
    {TraceLink::StatedIn, EdgeKind::States, NodeEnd::Source, true, true},
    {TraceLink::SpokenBy, EdgeKind::SpokenBy, NodeEnd::Target, true, true},
    {TraceLink::RecordedIn, EdgeKind::RecordedIn, NodeEnd::Target, true, true},
    {TraceLink::RelayedFrom, EdgeKind::RelayedFrom, NodeEnd::Target, true, false},
    {TraceLink::Cites, EdgeKind::Cites, NodeEnd::Target, true, false},
    {TraceLink::PartOf, EdgeKind::PartOf, NodeEnd::Target, true, false},
    {TraceLink::PublishedBy, EdgeKind::PublishedBy, NodeEnd::Target, true, true},
    {TraceLink::AuthoredBy, EdgeKind::AuthoredBy, NodeEnd::Target, true, true},
    {TraceLink::DeniedBy, EdgeKind::Denies, NodeEnd::Source, false, true},
    {TraceLink::RejectedBy, EdgeKind::Denies, NodeEnd::Source, false, true},
    {TraceLink::ContradictedBy, EdgeKind::Contradicts, NodeEnd::Either, false, true},
    {TraceLink::RebuttedBy, EdgeKind::Rebuts, NodeEnd::Source, false, true},
    {TraceLink::UndercutBy, EdgeKind::Undercuts, NodeEnd::Source, false, true},
    {TraceLink::LinkUndercutBy, EdgeKind::Undercuts, NodeEnd::Source, false, true},
    {TraceLink::SupportedBy, EdgeKind::Supports, NodeEnd::Source, false, true},
    {TraceLink::EntailedBy, EdgeKind::Entails, NodeEnd::Source, false, true},
    {TraceLink::RephrasedAs, EdgeKind::Rephrases, NodeEnd::Either, true, true},
    {TraceLink::QualifiedBy, EdgeKind::Qualifies, NodeEnd::Source, false, true},
    {TraceLink::QuestionedBy, EdgeKind::Questions, NodeEnd::Source, false, true},
    {TraceLink::ReviewedAs, EdgeKind::ReviewOf, NodeEnd::Source, false, true},
    {TraceLink::ReviewedBy, EdgeKind::ReviewedBy, NodeEnd::Target, false, true},
    {TraceLink::ReviewedIn, EdgeKind::ReviewedIn, NodeEnd::Target, false, true},
    {TraceLink::Says, EdgeKind::Asserts, NodeEnd::Target, false, true},
    {TraceLink::Says, EdgeKind::Denies, NodeEnd::Target, false, true},
    {TraceLink::Says, EdgeKind::Questions, NodeEnd::Target, false, true},
    {TraceLink::States, EdgeKind::States, NodeEnd::Target, false, true},
};

/// A broken promise, as a sentence.
using Complaint = std::optional<std::string>;

class Checker {
public:
    Checker(const Snapshot& snapshot, const Trace& trace, const TraceOptions& options)
        : snapshot_(snapshot), trace_(trace), options_(options) {}

    std::string run() {
        if (auto wrong = tree("back", trace_.back, options_.backwards, true)) return *wrong;
        if (auto wrong = tree("forward", trace_.forward, options_.forwards, false)) return *wrong;
        if (auto wrong = origins()) return *wrong;
        return {};
    }

private:
    // --- one direction
    Complaint tree(const char* name, const TraceTree& tree, bool asked, bool back) {
        if (tree.steps.empty() != !asked)
            return std::string(name) + " has steps where it should not, or none";
        if (!asked)
            return tree.cycles.empty() ? Complaint() : std::string(name) + " has cycles without steps";
        if (options_.max_steps != 0 && tree.steps.size() > options_.max_steps) {
            return std::string(name) + " has more steps than allowed";
        }
        if (tree.cut_by_steps && options_.max_steps == 0)
            return std::string(name) + " is cut at a limit of steps that was not asked for";
        continues_.assign(tree.steps.size(), false);
        followed_.clear();
        for (std::uint32_t i = 0; i < tree.steps.size(); ++i) {
            const TraceStep& step = tree.steps[i];
            if (i != 0 && step.parent < i && step.ending != Ending::Shown) continues_[step.parent] = true;
            if (is_followed(step) && !step.repeated && !followed_.emplace(to_index(step.node), i).second) {
                return at(name, i) + "is followed a second time";
            }
        }
        open_.clear();
        for (std::uint32_t i = 0; i < tree.steps.size(); ++i) {
            Complaint wrong = placed(tree, i);
            if (!wrong && i != 0) wrong = joined(tree, i, back);
            if (!wrong) wrong = marked(tree, i, back);
            if (!wrong) wrong = referring(tree, i);
            if (!wrong) wrong = ended(tree, i, back);
            if (wrong) return at(name, i) + *wrong;
        }
        if (auto wrong = whole(name, tree, back)) return wrong;
        if (auto wrong = cycles(tree)) return std::string(name) + ": " + *wrong;
        return std::nullopt;
    }

    // --- nothing left out, unless it says so
    Complaint whole(const char* name, const TraceTree& tree, bool back) const {
        if (tree.cut_by_steps) return std::nullopt;
        std::unordered_set<std::uint32_t> told;
        for (const TraceStep& step : tree.steps) told.insert(to_index(step.edge));
        for (std::uint32_t i = 0; i < tree.steps.size(); ++i) {
            const TraceStep& step = tree.steps[i];
            if (!is_followed(step) || step.ending == Ending::DepthLimit) continue;
            const bool over_relation = i != 0 && is_relation(snapshot_.kind(step.edge));
            const bool left_out =
                (over_relation && !back &&
                 untold(snapshot_.relation(step.edge), EdgeKind::Undercuts, false, back, told)) ||
                (!step.repeated && leaves_out(step, back, told));
            if (left_out) return at(name, i) + "leaves out a link, and is not marked as cut";
        }
        return std::nullopt;
    }

    [[nodiscard]] bool leaves_out(const TraceStep& step, bool back,
                                  const std::unordered_set<std::uint32_t>& told) const {
        return std::any_of(std::begin(meanings), std::end(meanings), [&](const Meaning& meaning) {
            if (!(back ? meaning.back : meaning.forward) || !always_follows(meaning.link, step, back))
                return false;
            return (meaning.node != NodeEnd::Source && untold(step.node, meaning.edge, true, back, told)) ||
                   (meaning.node != NodeEnd::Target && untold(step.node, meaning.edge, false, back, told));
        });
    }

    /// Is every such link of the node to be there? Where a statement's relays begin is not told by its links alone, and
    /// carriers of the root stand forwards only where they are attacked.
    [[nodiscard]] bool always_follows(TraceLink link, const TraceStep& step, bool back) const {
        const bool root = step.link == TraceLink::Root;
        switch (link) {
            case TraceLink::Asserted:
                return back ? snapshot_.kind(step.node) == RecordKind::Claim : !root;
            case TraceLink::StatedIn:
                return back || !root;
            case TraceLink::SpokenBy:
                return back || !root;
            case TraceLink::RecordedIn:
                return !back && !root;
            case TraceLink::RelayedFrom:
            case TraceLink::LinkUndercutBy:
            case TraceLink::ReviewedBy:
            case TraceLink::ReviewedIn:
                return false;
            case TraceLink::PublishedBy:
            case TraceLink::AuthoredBy:
                return step.link == TraceLink::StatedIn || (back && root);
            case TraceLink::RephrasedAs:
                return options_.rephrasings;
            case TraceLink::Says:
            case TraceLink::States:
                return root;
            default:
                return true;
        }
    }

    [[nodiscard]] bool untold(Node node, EdgeKind kind, bool outwards, bool back,
                              const std::unordered_set<std::uint32_t>& told) const {
        const Arcs arcs = outwards ? snapshot_.out(node, kind) : snapshot_.in(node, kind);
        return std::any_of(arcs.begin(), arcs.end(), [&](Arc arc) {
            return in_force(arc, kind, back) && told.count(to_index(arc.edge)) == 0;
        });
    }

    [[nodiscard]] bool in_force(Arc arc, EdgeKind kind, bool back) const {
        const bool speaks = kind == EdgeKind::States;
        if (!is_relation(kind))
            return when(arc.node, speaks) != Sight::Hidden || (back && ends_the_way(arc.node, speaks));
        const Node relation = snapshot_.relation(arc.edge);
        const RelationStatus status = snapshot_.status(relation);
        const bool counted = status == RelationStatus::Accepted ||
                             (status == RelationStatus::Proposed && options_.include_proposed);
        return counted && when(relation) != Sight::Hidden;
    }

    std::string at(const char* name, std::uint32_t i) const {
        std::ostringstream out;
        out << name << " step " << i << ' ';
        return out.str();
    }

    [[nodiscard]] bool is_followed(const TraceStep& step) const {
        return step.ending != Ending::Shown && step.ending != Ending::Retracted &&
               snapshot_.kind(step.node) != RecordKind::Agent;
    }

    Complaint placed(const TraceTree& tree, std::uint32_t i) {
        const TraceStep& step = tree.steps[i];
        if (i == 0) {
            const bool root = step.node == trace_.root && step.parent == no_step && step.edge == no_edge &&
                              step.depth == 0 && step.link == TraceLink::Root && !step.repeated;
            open_ = {0};
            return root ? Complaint() : "is not the root";
        }
        while (!open_.empty() && open_.back() != step.parent) open_.pop_back();
        if (open_.empty()) return "does not stand below its parent";
        open_.push_back(i);
        const TraceStep& parent = tree.steps[step.parent];
        if (step.depth != parent.depth + 1) return "has another depth than one more than its parent's";
        if (parent.ending == Ending::Shown && tree.steps[step.parent].link != TraceLink::ReviewedAs &&
            parent.link != TraceLink::QuestionedBy) {
            return "stands below a step that is only shown";
        }
        if (options_.max_depth != 0 && step.depth > options_.max_depth && step.ending != Ending::Shown) {
            return "is deeper than allowed";
        }
        return std::nullopt;
    }

    Complaint joined(const TraceTree& tree, std::uint32_t i, bool back) const {
        const TraceStep& step = tree.steps[i];
        const TraceStep& parent = tree.steps[step.parent];
        if (to_index(step.edge) >= snapshot_.edge_count()) return "has an edge that is not in the snapshot";
        const EdgeKind kind = snapshot_.kind(step.edge);
        const auto* meaning = std::find_if(std::begin(meanings), std::end(meanings), [&](const Meaning& m) {
            return m.link == step.link && m.edge == kind;
        });
        if (meaning == std::end(meanings)) return "has an edge that does not mean what the link says";
        if (!(back ? meaning->back : meaning->forward))
            return "has a link that does not lead in this direction";

        Node from = parent.node;
        if (step.link == TraceLink::LinkUndercutBy) {
            if (parent.edge == no_edge || !is_relation(snapshot_.kind(parent.edge)))
                return "undercuts no link";
            from = snapshot_.relation(parent.edge);
        }
        const Node source = snapshot_.source(step.edge), target = snapshot_.target(step.edge);
        const bool as_source = source == step.node && target == from;
        const bool as_target = target == step.node && source == from;
        const bool joins = meaning->node == NodeEnd::Source   ? as_source
                           : meaning->node == NodeEnd::Target ? as_target
                                                              : as_source || as_target;
        if (!joins) return "has an edge that does not join it to its parent";
        return linked(step, parent, kind);
    }

    /// What the ends of the edge alone do not tell.
    Complaint linked(const TraceStep& step, const TraceStep& parent, EdgeKind kind) const {
        const bool of_document = snapshot_.kind(parent.node) == RecordKind::Document;
        if (step.link == TraceLink::DeniedBy && of_document) return "denies a document, which is a rejection";
        if (step.link == TraceLink::RejectedBy && !of_document) return "rejects what is not a document";
        if ((step.link == TraceLink::Says || step.link == TraceLink::States) && step.parent != 0) {
            return "follows what somebody else than the root says";
        }
        if (step.link == TraceLink::RelayedFrom) {
            const OccurrenceView occurrence = snapshot_.occurrence(step.edge);
            if (occurrence.statement != step.statement) return "is a relay of another statement";
            const bool any = snapshot_.kind(trace_.root) == RecordKind::Document;
            if (!any && parent.statement != step.statement) return "leaves the statement that is followed";
            if (hidden(occurrence.statement)) return "relays what is hidden";
        }
        if (is_relation(kind)) {
            const Node relation = snapshot_.relation(step.edge);
            const RelationStatus status = snapshot_.status(relation);
            if (status == RelationStatus::Rejected) return "rests on a rejected relation";
            if (status == RelationStatus::Proposed && !options_.include_proposed)
                return "rests on a proposed relation";
            if (when(relation) == Sight::Hidden) return "rests on a hidden relation";
            if (step.link == TraceLink::RephrasedAs && !options_.rephrasings)
                return "follows a rephrasing unasked";
        } else if (when(step.node, step.link == TraceLink::StatedIn) == Sight::Hidden &&
                   !(step.ending == Ending::Retracted &&
                     ends_the_way(step.node, step.link == TraceLink::StatedIn))) {
            return "is hidden at that date";
        }
        return std::nullopt;
    }

    // --- marks
    Complaint marked(const TraceTree& tree, std::uint32_t i, bool back) const {
        const TraceStep& step = tree.steps[i];
        const bool relation = step.edge != no_edge && is_relation(snapshot_.kind(step.edge));
        const Node dated = relation ? snapshot_.relation(step.edge) : step.node;
        const bool speaks = step.link == TraceLink::StatedIn;
        const bool open = ends_the_way(dated, speaks) ? begun_by_then(dated) == Sight::Open ||
                                                            (speaks && since_then(dated) == Sight::Open)
                                                      : when(dated, speaks) == Sight::Open;
        if (step.date_uncertain != open) return "is wrong about the doubt of its date";
        if (step.retracted != taken_back(step.node)) return "is wrong about its retraction";
        if (step.proposed != (relation && snapshot_.status(dated) == RelationStatus::Proposed)) {
            return "is wrong about being proposed";
        }
        if (step.seen != shown_by_copy(step)) return "is wrong about being seen";
        if (step.parity != side(tree, i, back)) return "has the wrong parity";
        return std::nullopt;
    }

    [[nodiscard]] bool copy_among(Node node, EdgeKind kind) const {
        for (const Arc arc : snapshot_.out(node, kind)) {
            if (snapshot_.seen(arc.node) && when(arc.node) != Sight::Hidden) return true;
        }
        return false;
    }

    [[nodiscard]] bool shown_by_copy(const TraceStep& step) const {
        Node proof = step.node;
        if (step.edge != no_edge) {
            const EdgeKind kind = snapshot_.kind(step.edge);
            if (is_relation(kind)) return copy_among(snapshot_.relation(step.edge), EdgeKind::AssertedIn);
            if (kind == EdgeKind::RelayedFrom && snapshot_.kind(proof) == RecordKind::Agent) return false;
            const bool about_source = snapshot_.kind(proof) == RecordKind::Agent ||
                                      step.link == TraceLink::Says || step.link == TraceLink::States;
            if (about_source) proof = snapshot_.source(step.edge);
        }
        switch (snapshot_.kind(proof)) {
            case RecordKind::Document:
                return snapshot_.seen(proof);
            case RecordKind::Statement:
                return copy_among(proof, EdgeKind::RecordedIn);
            case RecordKind::Review:
                return copy_among(proof, EdgeKind::ReviewedIn);
            default:
                return false;
        }
    }

    [[nodiscard]] TraceParity side(const TraceTree& tree, std::uint32_t i, bool back) const {
        if (back) return TraceParity::None;
        if (i == 0) return TraceParity::Even;
        const TraceStep& step = tree.steps[i];
        const TraceParity above = tree.steps[step.parent].parity;
        const EdgeKind kind = snapshot_.kind(step.edge);
        const bool neither = above == TraceParity::None || step.link == TraceLink::QualifiedBy ||
                             kind == EdgeKind::Questions || kind == EdgeKind::ReviewOf;
        if (neither) return TraceParity::None;
        const bool against = kind == EdgeKind::Denies || kind == EdgeKind::Contradicts ||
                             kind == EdgeKind::Rebuts || kind == EdgeKind::Undercuts;
        if (!against) return above;
        return above == TraceParity::Even ? TraceParity::Odd : TraceParity::Even;
    }

    // --- dates
    enum class Sight : std::uint8_t { Hidden, Open, Plain };

    /// Whatever day it fell on, it was no later than `as_of`; a day of room where a time of day has no one day.
    [[nodiscard]] bool over_by_then(const Period& event) const {
        const Period& limit = options_.as_of->period();
        if (event.doubtful || limit.doubtful) return false;
        return event.has_time || limit.has_time ? event.end_max < limit.start_min
                                                : event.end_max <= limit.start_min;
    }

    [[nodiscard]] Sight from(Date date) const {
        const TimeOrder order = compare(snapshot_.period(date), options_.as_of->period());
        if (order == TimeOrder::After) return Sight::Hidden;
        if (date == no_date) return Sight::Open;
        return order == TimeOrder::CannotTell && !over_by_then(snapshot_.period(date)) ? Sight::Open
                                                                                       : Sight::Plain;
    }

    [[nodiscard]] Sight from_first(Node node, EdgeKind kind) const {
        bool later = true, sure = false;
        const Arcs arcs = snapshot_.out(node, kind);
        for (const Arc arc : arcs) {
            const Sight one = from(snapshot_.date(arc.node));
            later = later && one == Sight::Hidden;
            sure = sure || one == Sight::Plain;
        }
        if (arcs.empty()) return Sight::Open;
        return later ? Sight::Hidden : sure ? Sight::Plain : Sight::Open;
    }

    /// Said since the first day asked for? The first of several places decides.
    [[nodiscard]] Sight not_before(Node node) const {
        const RecordKind kind = snapshot_.kind(node);
        std::vector<Date> dates;
        if (kind == RecordKind::Document || snapshot_.date(node) != no_date) {
            dates.push_back(snapshot_.date(node));
        } else {
            const auto places =
                snapshot_.out(node, kind == RecordKind::Review ? EdgeKind::ReviewedIn : EdgeKind::RecordedIn);
            for (const Arc arc : places) dates.push_back(snapshot_.date(arc.node));
        }
        Sight sight = dates.empty() ? Sight::Open : Sight::Plain;
        const Period& first = options_.since->period();
        for (const Date date : dates) {
            const Period said = snapshot_.period(date);
            const TimeOrder order = compare(said, first);
            if (order == TimeOrder::Before) return Sight::Hidden;
            const Day room = said.has_time || first.has_time ? 1 : 0;
            const bool sure = order != TimeOrder::CannotTell ||
                              (!said.doubtful && !first.doubtful && first.end_max + room <= said.start_min);
            if (!sure || date == no_date) sight = Sight::Open;
        }
        return sight;
    }

    /// `speaks`: a document is met for what it states.
    [[nodiscard]] Sight when(Node node, bool speaks = false) const {
        const Sight there = by_then(node);
        const RecordKind kind = snapshot_.kind(node);
        const bool words = kind == RecordKind::Statement || kind == RecordKind::Review ||
                           (kind == RecordKind::Document && speaks);
        if (!words || there == Sight::Hidden || !options_.since || options_.since->empty()) return there;
        const Sight begun = not_before(node);
        if (begun == Sight::Hidden) return Sight::Hidden;
        return begun == Sight::Open ? Sight::Open : there;
    }

    [[nodiscard]] Sight by_then(Node node) const {
        const Sight sight = begun_by_then(node);
        if (!retracted_at_all(node) || sight == Sight::Hidden) return sight;
        const Sight over = from(snapshot_.retracted_on(node));
        if (over == Sight::Plain) return Sight::Hidden;
        return over == Sight::Open ? Sight::Open : sight;
    }

    [[nodiscard]] bool retracted_at_all(Node node) const {
        const RecordKind kind = snapshot_.kind(node);
        const bool retractable = kind == RecordKind::Document || kind == RecordKind::Statement;
        return options_.as_of && !options_.as_of->empty() && retractable && snapshot_.retracted(node);
    }

    [[nodiscard]] bool taken_back(Node node) const {
        return retracted_at_all(node) && begun_by_then(node) != Sight::Hidden &&
               from(snapshot_.retracted_on(node)) == Sight::Plain;
    }

    /// A document that had been taken back ends the way back, where it had something to say at all.
    [[nodiscard]] bool ends_the_way(Node node, bool speaks) const {
        return snapshot_.kind(node) == RecordKind::Document && taken_back(node) &&
               (!speaks || since_then(node) != Sight::Hidden);
    }

    [[nodiscard]] Sight since_then(Node node) const {
        return options_.since && !options_.since->empty() ? not_before(node) : Sight::Plain;
    }

    [[nodiscard]] Sight begun_by_then(Node node) const {
        if (!options_.as_of || options_.as_of->empty()) return Sight::Plain;
        const RecordKind kind = snapshot_.kind(node);
        Sight sight = Sight::Plain;
        if (kind == RecordKind::Document) sight = from(snapshot_.date(node));
        if (kind == RecordKind::Relation) sight = from_first(node, EdgeKind::AssertedIn);
        if (kind == RecordKind::Statement || kind == RecordKind::Review) {
            const EdgeKind places = kind == RecordKind::Review ? EdgeKind::ReviewedIn : EdgeKind::RecordedIn;
            sight = snapshot_.date(node) == no_date ? from_first(node, places) : from(snapshot_.date(node));
        }
        return sight;
    }

    /// What was asked about is traced even where it is hidden itself.
    [[nodiscard]] bool hidden(Node node) const { return node != trace_.root && when(node) == Sight::Hidden; }

    // --- references and ends
    Complaint referring(const TraceTree& tree, std::uint32_t i) const {
        const TraceStep& step = tree.steps[i];
        if (step.repeated != (step.first != no_step)) return "refers to no step, or for no reason";
        if (!is_followed(step))
            return step.repeated ? Complaint("is repeated though never followed") : Complaint();
        const std::uint32_t origin =
            followed_.count(to_index(step.node)) ? followed_.at(to_index(step.node)) : no_step;
        if (origin == no_step) return "is followed nowhere";
        if (tree.steps[origin].depth > step.depth) return "is followed deeper than it is met";
        if (!step.repeated) return std::nullopt;
        if (step.first >= tree.steps.size() || tree.steps[step.first].node != step.node)
            return "refers to another node";
        const bool same_statement = tree.steps[step.first].statement == step.statement;
        if (step.first != origin && !same_statement) return "refers to a step that is not followed";
        return std::nullopt;
    }

    Complaint ended(const TraceTree& tree, std::uint32_t i, bool back) const {
        const TraceStep& step = tree.steps[i];
        const RecordKind kind = snapshot_.kind(step.node);
        const bool below = continues_[i];
        switch (step.ending) {
            case Ending::Continues:
                return below ? Complaint() : "has nothing below it and does not say why";
            case Ending::StepLimit:
                return options_.max_steps != 0 && tree.cut_by_steps ? Complaint()
                                                                    : "ends at no limit of steps";
            case Ending::DepthLimit:
                return step.depth == options_.max_depth && tree.cut_by_depth && !below
                           ? Complaint()
                           : "ends at no limit of depth";
            case Ending::Cycle:
            case Ending::Repeated:
                return step.repeated && !below ? Complaint() : "is no reference";
            case Ending::Shown:
                return below ? Complaint("is only shown, and yet followed") : Complaint();
            case Ending::Unanswered:
                return !back && !below ? Complaint() : "is no unanswered step";
            case Ending::RelayedFromAgent:
                return kind == RecordKind::Agent ? Complaint() : "is no agent";
            case Ending::PrimaryDocument:
            case Ending::OnlyReported:
                if (kind != RecordKind::Document) return "is no document";
                if (snapshot_.seen(step.node) != (step.ending == Ending::PrimaryDocument)) {
                    return "is wrong about the stored copy of the document";
                }
                return below || leads_on(step) ? Complaint("is called an origin, and leads further")
                                               : Complaint();
            case Ending::Retracted:
                return back && i != 0 && !below && ends_the_way(step.node, step.link == TraceLink::StatedIn)
                           ? Complaint()
                           : "is no document that was taken back";
            case Ending::Unrecorded:
                if (kind == RecordKind::Document) return "is a document, and so recorded";
                return below || leads_on(step) ? Complaint("is recorded somewhere") : Complaint();
        }
        return "has an unknown ending";
    }

    [[nodiscard]] bool any_visible(const Arcs& arcs, bool speaking = false) const {
        return std::any_of(arcs.begin(), arcs.end(), [&](Arc arc) {
            return when(arc.node, speaking) != Sight::Hidden || ends_the_way(arc.node, speaking);
        });
    }

    /// Does anything lead further back from here?
    [[nodiscard]] bool leads_on(const TraceStep& step) const {
        const Node node = step.node;
        if (snapshot_.kind(node) == RecordKind::Claim) {
            return any_visible(snapshot_.in(node, EdgeKind::Asserts)) ||
                   any_visible(snapshot_.in(node, EdgeKind::States), /*speaking=*/true);
        }
        if (snapshot_.kind(node) == RecordKind::Statement)
            return any_visible(snapshot_.out(node, EdgeKind::RecordedIn));
        if (any_visible(snapshot_.out(node, EdgeKind::Cites)) ||
            any_visible(snapshot_.out(node, EdgeKind::PartOf))) {
            return true;
        }
        const bool every = snapshot_.kind(trace_.root) == RecordKind::Document;
        if (!every && step.statement == no_node) return false;
        const Arcs occurrences = every ? snapshot_.out(node, EdgeKind::RelayedFrom)
                                       : snapshot_.out(step.statement, EdgeKind::RecordedIn);
        return std::any_of(occurrences.begin(), occurrences.end(), [&](Arc arc) {
            const OccurrenceView one = snapshot_.occurrence(arc.edge);
            return one.document == node && one.via != no_node && !hidden(one.statement) &&
                   (when(one.via) != Sight::Hidden || ends_the_way(one.via, false));
        });
    }

    // --- cycles and origins
    Complaint cycles(const TraceTree& tree) const {
        if (tree.cycles.size() > options_.max_cycles) return "more cycles than allowed";
        std::vector<std::pair<Node, Node>> links;
        std::vector<std::tuple<Node, Node, Edge>> edges;  // between two nodes, the smaller first
        for (const TraceStep& step : tree.steps) {
            if (step.parent == no_step) continue;
            const TraceStep& parent = tree.steps[step.parent];
            const auto add = [&](Node from, Node to, Edge edge) {
                links.emplace_back(from, to);
                edges.emplace_back(std::min(from, to), std::max(from, to), edge);
            };
            if (step.link == TraceLink::LinkUndercutBy) {
                const Node relation = snapshot_.relation(parent.edge);
                add(tree.steps[parent.parent].node, relation, parent.edge);
                add(relation, step.node, step.edge);
            } else {
                add(parent.node, step.node, step.edge);
                const EdgeKind kind = snapshot_.kind(step.edge);
                const bool both_ways = kind == EdgeKind::Contradicts || kind == EdgeKind::Rephrases;
                if (both_ways) add(step.node, parent.node, step.edge);
            }
        }
        std::sort(edges.begin(), edges.end());
        edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
        std::sort(links.begin(), links.end());
        for (std::size_t c = 0; c < tree.cycles.size(); ++c) {
            const std::vector<Node>& cycle = tree.cycles[c];
            if (cycle.empty()) return "an empty cycle";
            if (c != 0 && !(tree.cycles[c - 1] < cycle)) return "cycles out of order, or one named twice";
            if (*std::min_element(cycle.begin(), cycle.end()) != cycle.front())
                return "a cycle begins elsewhere";
            std::vector<Node> sorted = cycle;
            std::sort(sorted.begin(), sorted.end());
            if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
                return "a cycle crosses itself";
            if (cycle.size() == 2) {
                const auto between = [&](const auto& e) {
                    return std::get<0>(e) == cycle[0] && std::get<1>(e) == cycle[1];
                };
                if (std::count_if(edges.begin(), edges.end(), between) < 2)
                    return "a cycle to and fro over one link";
            }
            for (std::size_t i = 0; i < cycle.size(); ++i) {
                const std::pair<Node, Node> link{cycle[i], cycle[(i + 1) % cycle.size()]};
                if (!std::binary_search(links.begin(), links.end(), link))
                    return "a cycle over a link that no step is";
            }
        }
        const bool closed = std::any_of(tree.steps.begin(), tree.steps.end(),
                                        [](const TraceStep& step) { return step.ending == Ending::Cycle; });
        if (closed && tree.cycles.empty() && !tree.cycles_cut) return "a cycle is closed, and none is named";
        return std::nullopt;
    }

    Complaint origins() const {
        const auto& steps = trace_.back.steps;
        for (std::size_t i = 0; i < trace_.origins.size(); ++i) {
            const Origin& origin = trace_.origins[i];
            if (origin.step >= steps.size() || steps[origin.step].node != origin.node ||
                steps[origin.step].ending != origin.why) {
                return "an origin is not the end that it claims to be";
            }
            if (i != 0) {
                const Origin& before = trace_.origins[i - 1];
                const bool ordered =
                    before.node != origin.node ? before.node < origin.node : before.why < origin.why;
                if (!ordered) return "origins out of order, or one named twice";
            }
        }
        for (const TraceStep& step : steps) {
            const bool within = step.ending == Ending::Continues || step.ending == Ending::Repeated ||
                                step.ending == Ending::Shown;
            if (within) continue;
            const bool named =
                std::binary_search(trace_.origins.begin(), trace_.origins.end(),
                                   Origin{step.node, step.ending, 0}, [](const Origin& a, const Origin& b) {
                                       return a.node != b.node ? a.node < b.node : a.why < b.why;
                                   });
            if (!named) return "an end of the way back is not among the origins";
        }
        return std::nullopt;
    }

    const Snapshot& snapshot_;
    const Trace& trace_;
    const TraceOptions& options_;
    std::vector<char> continues_;
    std::unordered_map<std::uint32_t, std::uint32_t> followed_;
    std::vector<std::uint32_t> open_;
};

}  // namespace

std::string check_trace(const Snapshot& snapshot, const Trace& trace, const TraceOptions& options) {
    return Checker(snapshot, trace, options).run();
}

}  // namespace gainsay
