#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/provenance/impact/impact.hpp"
#include "engine/time/frame.hpp"

// Shares nothing with the finder but the types of the answer: what rests on what is said here a second time, from the
// contract, record by record.

namespace gainsay {
namespace {

using Complaint = std::optional<std::string>;

class ImpactChecker {
public:
    ImpactChecker(const Snapshot& snapshot, const Impact& impact, const ImpactOptions& options)
        : snapshot_(snapshot), impact_(impact), options_(options) {
        gone_.insert(impact.what), lost_papers_.insert(impact.what);
        for (const auto* list : {&impact.fallen, &impact.earlier}) {
            for (const FallenRecord& one : *list) take(one.node, one.withdrawn), fell_.insert(one.node);
        }
        for (const RootlessRecord& one : impact.rootless) take(one.node, one.withdrawn);
        for (const StandingRecord& one : impact.standing) named_.insert(one.node);
        for (const ConcernedRecord& one : impact.concerned) named_.insert(one.node);
        for (std::size_t i = 0; i < impact.fallen.size(); ++i) place_[impact.fallen[i].node] = i;
    }

    std::string run() const {
        std::set<Node> once{impact_.what};
        for (std::size_t i = 0; i < impact_.fallen.size(); ++i) {
            const FallenRecord& record = impact_.fallen[i];
            if (!once.insert(record.node).second) return id(record.node) + " falls twice";
            if (auto wrong = is_of_interval(record.node, record.date_uncertain)) return *wrong;
            if (auto wrong = falls(record)) return id(record.node) + " " + *wrong;
            if (auto wrong = comes_after(record, i)) return id(record.node) + " " + *wrong;
        }
        for (const FallenRecord& record : impact_.earlier) {
            if (!once.insert(record.node).second) return id(record.node) + " falls twice";
            if (!said_before(record.node)) return id(record.node) + " is left out, and is of the interval";
            if (auto wrong = falls(record)) return id(record.node) + " " + *wrong;
        }
        for (const RootlessRecord& record : impact_.rootless) {
            if (!once.insert(record.node).second) return id(record.node) + " is told twice";
            if (!is_unsupported(record.node, record.withdrawn))
                return id(record.node) + " is said to rest on nothing, but something of each kind is left";
            for (const ImpactLink& link : record.rested_on) {
                if (!joins(record.node, link)) return id(record.node) + " rests on nothing by no such link";
            }
            if (record.rested_on.empty()) return id(record.node) + " rests on nothing without a reason";
        }
        for (const StandingRecord& record : impact_.standing) {
            if (!once.insert(record.node).second) return id(record.node) + " is told twice";
            if (auto wrong = is_of_interval(record.node, record.date_uncertain)) return *wrong;
            if (auto wrong = stands(record)) return id(record.node) + " " + *wrong;
        }
        for (const ConcernedRecord& record : impact_.concerned) {
            if (gone(record.node)) return id(record.node) + " is told twice";
            if (auto wrong = is_of_interval(record.node, record.date_uncertain)) return *wrong;
            for (const ImpactLink& link : record.of) {
                if (!joins(record.node, link)) return id(record.node) + " speaks of nothing that falls";
            }
        }
        return nothing_left_out().value_or("");
    }

private:
    [[nodiscard]] std::string id(Node node) const { return std::string(snapshot_.id(node)); }

    void take(Node node, bool withdrawn) {
        gone_.insert(node);
        if (withdrawn) lost_papers_.insert(node);
    }

    // --- the interval
    /// Words that were certainly said before it: their own date, else that of one of their documents, had ended.
    [[nodiscard]] bool said_before(Node node) const {
        return options_.since && said_since(snapshot_, node, options_.since) == Showing::Hidden;
    }
    Complaint is_of_interval(Node node, bool told_uncertain) const {
        if (said_before(node)) return id(node) + " was said before the interval";
        const bool uncertain =
            said_since(snapshot_, node, options_.since) == Showing::Uncertain ||
            (options_.as_of && (begun(snapshot_, node, options_.as_of) == Showing::Uncertain ||
                                still_stands(snapshot_, node, options_.as_of) == Showing::Uncertain));
        if (uncertain != told_uncertain) return id(node) + " is uncertain by its dates, or is not";
        return std::nullopt;
    }

    // --- what there is
    [[nodiscard]] bool exists(Node node) const {
        if (snapshot_.kind(node) == RecordKind::Relation) {
            const RelationStatus status = snapshot_.status(node);
            if (status == RelationStatus::Rejected) return false;
            if (status == RelationStatus::Proposed && !options_.include_proposed) return false;
        }
        return begun(snapshot_, node, options_.as_of) != Showing::Hidden;
    }
    [[nodiscard]] bool taken_back(Node node) const {
        return node != impact_.what && still_stands(snapshot_, node, options_.as_of) == Showing::Hidden;
    }
    [[nodiscard]] bool gone(Node node) const { return gone_.contains(node) || taken_back(node); }
    /// What it records of others is lost too.
    [[nodiscard]] bool paper_gone(Node document) const {
        return lost_papers_.contains(document) || taken_back(document);
    }
    [[nodiscard]] bool place_gone(Node document) const {
        return options_.trail ? gone(document) : paper_gone(document);
    }
    [[nodiscard]] bool relies(Edge cites) const {
        return options_.mentions || snapshot_.manner(cites) != CitationManner::Mentions;
    }

    // --- is there a kind of which nothing is left?
    /// Something is named over `kind`, and all of it is gone.
    template <class Gone>
    [[nodiscard]] bool none_left(Node node, EdgeKind kind, const Gone& is_gone) const {
        bool any = false;
        for (const Arc arc : snapshot_.out(node, kind)) {
            if (!exists(arc.node) || (kind == EdgeKind::Cites && !relies(arc.edge))) continue;
            any = true;
            if (!is_gone(arc.node)) return false;
        }
        return any;
    }

    [[nodiscard]] bool is_unsupported(Node node, bool withdrawn) const {
        const auto words = [&](Node one) { return gone(one); };
        const auto papers = [&](Node one) { return paper_gone(one); };
        switch (snapshot_.kind(node)) {
            case RecordKind::Document:
                if (!withdrawn) return none_left(node, EdgeKind::Cites, words);
                return none_left(node, EdgeKind::PublishedBy, words) ||
                       none_left(node, EdgeKind::AuthoredBy, words) ||
                       none_left(node, EdgeKind::PartOf, papers);
            case RecordKind::Statement:
                return gone(snapshot_.speaker(node)) || stands_nowhere(node);
            case RecordKind::Claim:
                return nobody_says(node);
            case RecordKind::Relation: {
                const Edge edge = snapshot_.edge_of_relation(node);
                const EdgeKind kind = snapshot_.kind(edge);
                const bool from = kind != EdgeKind::Contradicts && kind != EdgeKind::Rephrases;
                return (from && gone(snapshot_.source(edge))) ||
                       none_left(node, EdgeKind::AssertedIn, words) ||
                       none_left(node, EdgeKind::AssertedBy, words);
            }
            case RecordKind::Review:
                return none_left(node, EdgeKind::ReviewedBy, words) ||
                       none_left(node, EdgeKind::ReviewedIn, words);
            default:
                return false;
        }
    }

    /// The documents in which a statement still stands, found in rounds: beginning with those that needed nobody for it.
    [[nodiscard]] std::set<Node> places_left(Node statement) const {
        std::set<Node> left, all;
        for (const Arc arc : snapshot_.out(statement, EdgeKind::RecordedIn)) all.insert(arc.node);
        for (bool grew = true; grew;) {
            grew = false;
            for (const Node document : all) {
                if (left.contains(document) || !exists(document) || place_gone(document)) continue;
                if (has_source(statement, document, all, left)) grew = left.insert(document).second;
            }
        }
        return left;
    }

    [[nodiscard]] bool has_source(Node statement, Node document, const std::set<Node>& all,
                                  const std::set<Node>& left) const {
        bool any = false, found = false;
        for (const Arc arc : snapshot_.out(statement, EdgeKind::RecordedIn)) {
            if (arc.node != document) continue;
            const Node via = snapshot_.occurrence(arc.edge).via;
            if (via == no_node && !options_.trail) return true;
            if (via == no_node) continue;
            if (!exists(via)) continue;
            any = true;
            if (snapshot_.kind(via) == RecordKind::Agent) {
                found = found || !gone(via);
            } else {
                found = found || (all.contains(via) ? left.contains(via) : !place_gone(via));
            }
        }
        return found || !any;
    }

    [[nodiscard]] bool stands_nowhere(Node statement) const {
        bool any = false;
        for (const Arc arc : snapshot_.out(statement, EdgeKind::RecordedIn)) any = any || exists(arc.node);
        return any && places_left(statement).empty();
    }

    [[nodiscard]] bool nobody_says(Node claim) const {
        bool any = false;
        for (const EdgeKind kind : {EdgeKind::Asserts, EdgeKind::States}) {
            for (const Arc arc : snapshot_.in(claim, kind)) {
                if (!exists(arc.node)) continue;
                any = true;
                if (!gone(arc.node)) return false;
            }
        }
        for (const EdgeKind kind : {EdgeKind::Supports, EdgeKind::Entails}) {
            for (const Arc arc : snapshot_.in(claim, kind)) {
                if (!exists(snapshot_.relation(arc.edge))) continue;
                any = true;
                if (!gone(snapshot_.relation(arc.edge))) return false;
            }
        }
        if (!options_.rephrasings) return any;
        for (const Arcs& row :
             {snapshot_.in(claim, EdgeKind::Rephrases), snapshot_.out(claim, EdgeKind::Rephrases)}) {
            for (const Arc arc : row) {
                if (!exists(snapshot_.relation(arc.edge))) continue;
                any = true;
                if (!gone(snapshot_.relation(arc.edge)) && !gone(arc.node)) return false;
            }
        }
        return any;
    }

    // --- links
    /// The link is one of the case, and joins the two.
    [[nodiscard]] bool joins(Node node, const ImpactLink& link) const {
        if (link.edge == no_edge || to_index(link.edge) >= snapshot_.edge_count()) return false;
        const EdgeKind kind = snapshot_.kind(link.edge);
        const Node source = snapshot_.source(link.edge), target = snapshot_.target(link.edge);
        std::set<Node> ends{source, target};
        if (is_relation(kind)) ends.insert(snapshot_.relation(link.edge));
        if (kind == EdgeKind::RecordedIn) {
            const Node via = snapshot_.occurrence(link.edge).via;
            if (via != no_node) ends.insert(via);
        }
        return ends.contains(node) && ends.contains(link.node);
    }

    Complaint falls(const FallenRecord& record) const {
        if (!exists(record.node) || taken_back(record.node)) return "is not there, and falls";
        if (record.withdrawn && snapshot_.kind(record.node) != RecordKind::Document)
            return "is no document, and withdrawn";
        if (!is_unsupported(record.node, record.withdrawn))
            return "falls, but something is left of each kind that it rests on";
        if (record.rested_on.empty()) return "falls without a reason";
        bool through = false;
        for (const ImpactLink& link : record.rested_on) {
            if (!joins(record.node, link)) return "rests on " + id(link.node) + " by no such link";
            through = through || by_what_falls(record.node, link);
        }
        return through ? std::nullopt : Complaint("does not rest on what was taken away");
    }

    [[nodiscard]] bool falls_here(Node node) const { return node == impact_.what || fell_.contains(node); }
    [[nodiscard]] bool by_what_falls(Node node, const ImpactLink& link) const {
        if (falls_here(link.node)) return true;
        if (snapshot_.kind(link.edge) != EdgeKind::Rephrases) return false;
        const Node source = snapshot_.source(link.edge), target = snapshot_.target(link.edge);
        return falls_here(source == node ? target : source);
    }

    Complaint comes_after(const FallenRecord& record, std::size_t at) const {
        for (const ImpactLink& link : record.rested_on) {
            const auto below = place_.find(link.node);
            if (below == place_.end() || below->second < at) continue;
            // A document that loses only its own words later keeps the place of a statement until then.
            if (snapshot_.kind(link.edge) == EdgeKind::RecordedIn && !place_gone(link.node)) continue;
            const bool same = record.loop != 0 && impact_.fallen[below->second].loop == record.loop;
            if (!same) return "stands before " + id(link.node) + ", on which it rests";
        }
        return std::nullopt;
    }

    // --- what stands
    Complaint stands(const StandingRecord& record) const {
        if (!exists(record.node) || taken_back(record.node)) return "is not there, and stands";
        if (is_unsupported(record.node, false) ||
            (snapshot_.kind(record.node) == RecordKind::Document && is_unsupported(record.node, true)))
            return "stands, but nothing is left of something that it rests on";
        if (record.lost.empty()) return "has lost nothing";
        for (const ImpactLink& link : record.lost) {
            if (!joins(record.node, link)) return "has not lost " + id(link.node) + " by such a link";
        }
        if (record.stands_on.empty() && !record.stands_on_cut) return "stands on nothing that is named";
        return chain(record);
    }

    Complaint chain(const StandingRecord& record) const {
        Node at = record.node, statement = no_node;
        bool paper = false;  // of a document, what it records of others is what counts
        for (const ImpactLink& link : record.stands_on) {
            const EdgeKind kind = snapshot_.kind(link.edge);
            if (kind == EdgeKind::RecordedIn) {
                if (snapshot_.source(link.edge) != (statement == no_node ? at : statement))
                    return "stands on a place of another statement";
                statement = snapshot_.source(link.edge);
                paper = true;
            } else if (!joins(at, link)) {
                return "stands on " + id(link.node) + " by no such link";
            } else {
                statement = no_node;
                paper = kind == EdgeKind::PartOf;
            }
            const bool document = snapshot_.kind(link.node) == RecordKind::Document;
            const bool lost = document && paper && !(options_.trail && kind == EdgeKind::RecordedIn)
                                  ? paper_gone(link.node)
                                  : gone(link.node);
            if (!exists(link.node) || lost) return "stands on " + id(link.node) + ", which does not stand";
            at = link.node;
        }
        return std::nullopt;
    }

    // --- nothing is left out
    /// Words of before are left out only where they do not fall.
    [[nodiscard]] bool told(Node node) const {
        if (gone(node) || named_.contains(node) || !exists(node)) return true;
        return said_before(node) && (!is_unsupported(node, false) || stood_on_nothing(node));
    }
    /// Without anything having fallen.
    [[nodiscard]] bool stood_on_nothing(Node node) const {
        Impact before;
        before.what = impact_.what;
        before.rootless = impact_.rootless;
        ImpactChecker checker(snapshot_, before, options_);
        checker.gone_.erase(impact_.what), checker.lost_papers_.erase(impact_.what);
        return checker.is_unsupported(node, false);
    }

    Complaint nothing_left_out() const {
        if (!exists(impact_.what)) return std::nullopt;  // a relation that does not count
        if (auto wrong = all_told(impact_.what, true)) return wrong;
        for (const auto* list : {&impact_.fallen, &impact_.earlier}) {
            for (const FallenRecord& record : *list) {
                if (auto wrong = all_told(record.node, record.withdrawn)) return wrong;
            }
        }
        return std::nullopt;
    }

    Complaint all_told(Node lost, bool paper) const {
        for (const EdgeKind kind :
             {EdgeKind::SpokenBy, EdgeKind::Asserts, EdgeKind::Denies, EdgeKind::Questions, EdgeKind::Cites,
              EdgeKind::PublishedBy, EdgeKind::AuthoredBy, EdgeKind::AssertedBy, EdgeKind::AssertedIn,
              EdgeKind::ReviewOf, EdgeKind::ReviewedBy, EdgeKind::ReviewedIn, EdgeKind::States}) {
            for (const Arc arc : snapshot_.in(lost, kind)) {
                if (!told(arc.node)) return id(arc.node) + " is left out, though it names " + id(lost);
            }
        }
        for (const EdgeKind kind : {EdgeKind::Asserts, EdgeKind::States}) {
            for (const Arc arc : snapshot_.out(lost, kind)) {
                if (snapshot_.kind(arc.node) == RecordKind::Claim && !told(arc.node))
                    return id(arc.node) + " is left out, though " + id(lost) + " says it";
            }
        }
        if (snapshot_.kind(lost) == RecordKind::Relation) {
            const Edge edge = snapshot_.edge_of_relation(lost);
            const EdgeKind kind = snapshot_.kind(edge);
            const bool carries = kind == EdgeKind::Supports || kind == EdgeKind::Entails;
            if (carries && !told(snapshot_.target(edge)))
                return id(snapshot_.target(edge)) + " is left out, though " + id(lost) + " speaks for it";
        }
        for (const EdgeKind kind :
             {EdgeKind::Contradicts, EdgeKind::Rebuts, EdgeKind::Undercuts, EdgeKind::Supports,
              EdgeKind::Entails, EdgeKind::Qualifies, EdgeKind::Rephrases}) {
            for (const Arcs& row : {snapshot_.in(lost, kind), snapshot_.out(lost, kind)}) {
                for (const Arc arc : row) {
                    if (!told(snapshot_.relation(arc.edge)))
                        return id(snapshot_.relation(arc.edge)) + " is left out, an end of which falls";
                }
            }
        }
        for (const EdgeKind kind : {EdgeKind::PartOf, EdgeKind::RecordedIn}) {
            if (kind == EdgeKind::PartOf && !paper) continue;
            for (const Arc arc : snapshot_.in(lost, kind)) {
                if (!told(arc.node)) return id(arc.node) + " is left out, though it is in " + id(lost);
            }
        }
        return std::nullopt;
    }

    const Snapshot& snapshot_;
    const Impact& impact_;
    const ImpactOptions& options_;
    std::set<Node> gone_, lost_papers_, named_, fell_;
    std::map<Node, std::size_t> place_;
};

}  // namespace

std::string check_impact(const Snapshot& snapshot, const Impact& impact, const ImpactOptions& options) {
    return ImpactChecker(snapshot, impact, options).run();
}

}  // namespace gainsay
