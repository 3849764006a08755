#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "engine/provenance/sources/sources.hpp"
#include "engine/time/frame.hpp"
#include "engine/time/time_of.hpp"

// Shares nothing with the finder but the types of the answer: what a link means, where a trail ends and who counts as
// one are said here a second time, from the contract.

namespace gainsay {
namespace {

using Complaint = std::optional<std::string>;

/// A node, and the statement that is followed in it: only a document has one.
using Place = std::pair<Node, Node>;

class SourcesChecker {
public:
    SourcesChecker(const Snapshot& snapshot, const Sources& sources, const SourcesOptions& options)
        : snapshot_(snapshot), sources_(sources), options_(options) {
        for (std::uint32_t i = 0; i < sources.bodies.size(); ++i) {
            for (const auto* list : {&sources.bodies[i].agents, &sources.bodies[i].documents}) {
                for (const Node member : *list) body_of_member_.emplace(member, i);
            }
        }
        std::vector<Place> pending{{sources.claim, no_node}};
        while (!pending.empty()) {  // the claim and its rephrasings
            const Node claim = pending.back().first;
            pending.pop_back();
            if (!claims_.insert(claim).second || !options.rephrasings) continue;
            for (const Arc arc : snapshot_.in(claim, EdgeKind::Rephrases)) rephrased(arc, pending);
            for (const Arc arc : snapshot_.out(claim, EdgeKind::Rephrases)) rephrased(arc, pending);
        }
    }

    std::string run() const {
        if (auto wrong = bodies()) return *wrong;
        std::set<std::uint32_t> used;
        for (std::size_t i = 0; i < sources_.chains.size(); ++i) {
            if (auto wrong = chain(sources_.chains[i])) return "chain " + std::to_string(i) + ": " + *wrong;
            std::set<std::uint32_t> own;
            for (const ChainLink& link : sources_.chains[i].links) {
                if (link.body != no_body) own.insert(link.body);
            }
            for (const std::uint32_t body : own) {
                if (!used.insert(body).second)
                    return "chain " + std::to_string(i) + " shares a body with another";
            }
        }
        if (sources_.at_most() < sources_.at_least()) return "there are more chains than the cut allows";
        if (sources_.incomplete) return {};
        if (reaches_origin({sources_.cut.begin(), sources_.cut.end()})) return "the cut leaves an origin";
        for (const std::uint32_t body : sources_.on_every) {
            if (reaches_origin({body}))
                return "an origin is reached without a body said to be on every chain";
        }
        return {};
    }

private:
    // --- bodies
    Complaint bodies() const {
        std::set<Node> members;
        for (const SourceBody& body : sources_.bodies) {
            for (const auto* list : {&body.agents, &body.documents}) {
                for (const Node node : *list) {
                    if (!members.insert(node).second)
                        return std::string(snapshot_.id(node)) + " is in two bodies";
                }
            }
            if (auto wrong = joined(body)) return wrong;
            for (const Node document : body.documents) {
                if (auto wrong = closed(body, document)) return wrong;
            }
        }
        return std::nullopt;
    }

    /// Agents of one body are joined by its offices, or by documents that several of them publish.
    Complaint joined(const SourceBody& body) const {
        std::vector<Node> members = body.agents;
        members.insert(members.end(), body.documents.begin(), body.documents.end());
        if (members.empty()) return "a body has no members";
        std::set<Node> reached{members.front()};
        for (bool grew = true; grew;) {
            grew = false;
            const auto tie = [&](Node x, Node y) {
                if (reached.contains(x) != reached.contains(y))
                    reached.insert(x), reached.insert(y), grew = true;
            };
            for (const Edge office : body.offices) tie(snapshot_.source(office), snapshot_.target(office));
            for (const Node document : body.documents) {
                for (const Node agent : speaking(document)) tie(document, agent);
            }
        }
        for (const Node member : members) {
            if (!reached.contains(member))
                return std::string(snapshot_.id(member)) + " is in a body without a reason";
        }
        return std::nullopt;
    }

    /// Whoever speaks through `node`, and whom they belonged to then, is in the body.
    Complaint closed(const SourceBody& body, Node node) const {
        const bool dated = snapshot_.kind(node) != RecordKind::Agent;
        const Period then = dated ? time_of(snapshot_, node) : Period{};
        std::vector<Node> pending = speaking(node);
        std::set<Node> met(pending.begin(), pending.end());
        while (!pending.empty()) {
            const Node agent = pending.back();
            pending.pop_back();
            if (!std::binary_search(body.agents.begin(), body.agents.end(), agent))
                return std::string(snapshot_.id(agent)) + " is missing in the body of " +
                       std::string(snapshot_.id(node));
            for (const Arc arc : snapshot_.out(agent, EdgeKind::AffiliatedWith)) {
                const TimeOrder order = compare(snapshot_.affiliation(arc.edge).held, then);
                const bool held = order == TimeOrder::Overlaps || order == TimeOrder::CannotTell;
                if (held && met.insert(arc.node).second) pending.push_back(arc.node);
            }
        }
        return std::nullopt;
    }

    std::vector<Node> speaking(Node node) const {
        const RecordKind kind = snapshot_.kind(node);
        if (kind == RecordKind::Agent) return {node};
        if (kind == RecordKind::Statement) return {snapshot_.speaker(node)};
        const auto publishers = snapshot_.out(node, EdgeKind::PublishedBy).nodes();
        const auto authors = snapshot_.out(node, EdgeKind::AuthoredBy).nodes();
        return publishers.empty() ? std::vector<Node>(authors.begin(), authors.end())
                                  : std::vector<Node>(publishers.begin(), publishers.end());
    }

    /// The body of which a node is, found by its members; no_body for claims.
    std::uint32_t body_of(Node node) const {
        const RecordKind kind = snapshot_.kind(node);
        if (kind == RecordKind::Claim) return no_body;
        const auto found =
            body_of_member_.find(kind == RecordKind::Statement ? snapshot_.speaker(node) : node);
        return found == body_of_member_.end() ? no_body : found->second;
    }

    // --- chains
    Complaint chain(const SourceChain& chain) const {
        if (chain.links.size() < 2 || chain.links.front().node != sources_.claim)
            return "it does not begin with the claim";
        Node followed = no_node;
        for (std::size_t i = 1; i < chain.links.size(); ++i) {
            const ChainLink& link = chain.links[i];
            if (auto wrong = link_of(chain.links[i - 1].node, link, followed)) return wrong;
            if (link.body != body_of(link.node))
                return std::string(snapshot_.id(link.node)) + " is of another body";
            if (link.body != no_body) {
                if (auto wrong = closed(sources_.bodies[link.body], link.node)) return wrong;
            }
            if (link.link == TraceLink::Asserted) followed = link.node;
            if (link.link == TraceLink::RelayedFrom) followed = snapshot_.occurrence(link.edge).statement;
            if (link.link == TraceLink::Cites || link.link == TraceLink::PartOf) followed = no_node;
        }
        const Node last = chain.links.back().node;
        const bool document = snapshot_.kind(last) == RecordKind::Document;
        if (snapshot_.kind(last) == RecordKind::Claim || ends_here(last) ||
            !next({last, document ? followed : no_node}).empty())
            return "it does not end where the trail ends";
        return why_is_right(chain) ? std::nullopt : Complaint("it gives a wrong reason for its end");
    }

    bool why_is_right(const SourceChain& chain) const {
        const Node last = chain.links.back().node;
        switch (snapshot_.kind(last)) {
            case RecordKind::Agent:
                return chain.why == Ending::RelayedFromAgent;
            case RecordKind::Document:
                return chain.why == (snapshot_.seen(last) ? Ending::PrimaryDocument : Ending::OnlyReported);
            default:
                return chain.why == Ending::Unrecorded;
        }
    }

    Complaint link_of(Node from, const ChainLink& link, Node followed) const {
        const Node source = snapshot_.source(link.edge), target = snapshot_.target(link.edge);
        const EdgeKind kind = snapshot_.kind(link.edge);
        const bool inwards = source == link.node && target == from,
                   outwards = source == from && target == link.node;
        bool right = false;
        switch (link.link) {
            case TraceLink::Asserted:
                right = kind == EdgeKind::Asserts && inwards;
                break;
            case TraceLink::StatedIn:
                right = kind == EdgeKind::States && inwards;
                break;
            case TraceLink::RecordedIn:
                right = kind == EdgeKind::RecordedIn && outwards;
                break;
            case TraceLink::RelayedFrom:
                right = kind == EdgeKind::RelayedFrom && outwards && is_followed(link.edge, followed);
                break;
            case TraceLink::Cites:
                right = kind == EdgeKind::Cites && outwards;
                break;
            case TraceLink::PartOf:
                right = kind == EdgeKind::PartOf && outwards;
                break;
            case TraceLink::RephrasedAs:
                right = kind == EdgeKind::Rephrases && (inwards || outwards) && options_.rephrasings;
                break;
            default:
                break;
        }
        const bool seen = link.link == TraceLink::StatedIn ? speaks_visibly(link.node) : visible(link.node);
        if (!right || !seen)
            return "the link to " + std::string(snapshot_.id(link.node)) + " is not what it says";
        return std::nullopt;
    }

    // --- everything that can be reached
    bool visible(Node node) const {
        if (snapshot_.kind(node) != RecordKind::Document) return speaks_visibly(node);
        return showing(snapshot_, node, options_.as_of) != Showing::Hidden;
    }
    /// A document that had been taken back: something leads there, and no further.
    bool ends_here(Node node) const {
        return snapshot_.kind(node) == RecordKind::Document && options_.as_of && !options_.as_of->empty() &&
               still_stands(snapshot_, node, options_.as_of) == Showing::Hidden &&
               begun(snapshot_, node, options_.as_of) != Showing::Hidden;
    }
    bool speaks_visibly(Node node) const {
        return showing(snapshot_, node, options_.as_of) != Showing::Hidden &&
               said_since(snapshot_, node, options_.since) != Showing::Hidden;
    }

    std::vector<Place> next(const Place& at) const {
        std::vector<Place> places;
        const auto put = [&](Node node, Node followed) {
            if (visible(node) || ends_here(node)) places.emplace_back(node, followed);
        };
        if (ends_here(at.first)) return places;
        switch (snapshot_.kind(at.first)) {
            case RecordKind::Claim:
                for (const Arc arc : snapshot_.in(at.first, EdgeKind::Asserts)) put(arc.node, no_node);
                for (const Arc arc : snapshot_.in(at.first, EdgeKind::States)) {
                    if (speaks_visibly(arc.node)) places.emplace_back(arc.node, no_node);
                }
                if (options_.rephrasings) {
                    for (const Arc arc : snapshot_.in(at.first, EdgeKind::Rephrases)) rephrased(arc, places);
                    for (const Arc arc : snapshot_.out(at.first, EdgeKind::Rephrases)) rephrased(arc, places);
                }
                break;
            case RecordKind::Statement:
                for (const Arc arc : snapshot_.out(at.first, EdgeKind::RecordedIn)) put(arc.node, at.first);
                break;
            case RecordKind::Document:
                for (const Arc arc : snapshot_.out(at.first, EdgeKind::RelayedFrom)) {
                    if (!is_followed(arc.edge, at.second)) continue;
                    const bool document = snapshot_.kind(arc.node) == RecordKind::Document;
                    put(arc.node, document ? snapshot_.occurrence(arc.edge).statement : no_node);
                }
                for (const Arc arc : snapshot_.out(at.first, EdgeKind::Cites)) put(arc.node, no_node);
                for (const Arc arc : snapshot_.out(at.first, EdgeKind::PartOf)) put(arc.node, no_node);
                break;
            default:
                break;
        }
        return places;
    }

    /// Is it a relay of this statement; or, in a document that was cited or states the claim, of any that asserts it?
    bool is_followed(Edge relay, Node followed) const {
        const Node statement = snapshot_.occurrence(relay).statement;
        if (followed != no_node) return statement == followed;
        return snapshot_.stance(statement) == Stance::Asserts &&
               claims_.contains(snapshot_.object(statement)) && visible(statement);
    }

    void rephrased(Arc arc, std::vector<Place>& places) const {
        const Node relation = snapshot_.relation(arc.edge);
        const RelationStatus status = snapshot_.status(relation);
        const bool counts = status == RelationStatus::Accepted ||
                            (status == RelationStatus::Proposed && options_.include_proposed);
        if (counts && visible(relation) && visible(arc.node)) places.emplace_back(arc.node, no_node);
    }

    bool reaches_origin(const std::set<std::uint32_t>& without) const {
        std::vector<Place> pending{{sources_.claim, no_node}};
        std::set<Place> met(pending.begin(), pending.end());
        while (!pending.empty()) {
            const Place at = pending.back();
            pending.pop_back();
            const std::vector<Place> places = next(at);
            if (places.empty() && snapshot_.kind(at.first) != RecordKind::Claim && !ends_here(at.first))
                return true;
            for (const Place& place : places) {
                if (!without.contains(body_of(place.first)) && met.insert(place).second)
                    pending.push_back(place);
            }
        }
        return false;
    }

    const Snapshot& snapshot_;
    const Sources& sources_;
    const SourcesOptions& options_;
    std::map<Node, std::uint32_t> body_of_member_;
    std::set<Node> claims_;  // the one asked about, and those that rephrase it
};

}  // namespace

std::string check_sources(const Snapshot& snapshot, const Sources& sources, const SourcesOptions& options) {
    return SourcesChecker(snapshot, sources, options).run();
}

}  // namespace gainsay
