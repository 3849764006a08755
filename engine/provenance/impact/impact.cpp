#include "engine/provenance/impact/impact.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "engine/provenance/impact/falling.hpp"
#include "engine/time/frame.hpp"

// Footings fall, records are told. A document is two of them, and the places of its statements more; this is where they
// become one line.

namespace gainsay {
namespace {

using resting::as_record;
using resting::Falling;
using resting::Footing;
using resting::Ground;
using resting::Presence;
using resting::Rest;

bool by_link(const ImpactLink& x, const ImpactLink& y) {
    return std::pair(x.node, x.edge) < std::pair(y.node, y.edge);
}

void put_in_order(std::vector<ImpactLink>& links) {
    std::sort(links.begin(), links.end(), by_link);
    links.erase(std::unique(links.begin(), links.end()), links.end());
}

class Telling {
public:
    Telling(const Snapshot& snapshot, Node what, const ImpactOptions& options)
        : snapshot_(snapshot), ground_(snapshot, what, options), falling_(ground_, what) {
        impact_.what = what;
    }

    Impact tell() {
        tell_fallen();
        tell_standing();
        tell_rootless();
        tell_concerned();
        leave_out_earlier();
        tell_agents();
        return std::move(impact_);
    }

private:
    [[nodiscard]] RecordKind kind(Node node) const { return snapshot_.kind(node); }

    /// It has a line of its own in the answer; places and ways over a rephrasing have none.
    [[nodiscard]] bool is_record(const Footing& footing) const {
        return footing.aspect == no_node || footing.aspect == as_record;
    }
    [[nodiscard]] bool is_place(const Footing& footing) const {
        return !is_record(footing) && kind(footing.node) == RecordKind::Document;
    }
    [[nodiscard]] bool uncertain(Node node) const {
        const auto& as_of = ground_.options().as_of;
        if (said_since(snapshot_, node, ground_.options().since) == Showing::Uncertain) return true;
        return as_of && there_uncertain(node, as_of);
    }
    [[nodiscard]] bool there_uncertain(Node node, const std::optional<Edtf>& as_of) const {
        return begun(snapshot_, node, as_of) == Showing::Uncertain ||
               still_stands(snapshot_, node, as_of) == Showing::Uncertain;
    }

    // --- what falls
    void tell_fallen() {
        std::map<std::uint32_t, std::set<Node>> components;
        std::vector<std::uint32_t> component_of;
        for (const resting::Place& place : resting::in_order(falling_)) {
            const Footing& footing = falling_.fallen[place.footing];
            if (footing.node == impact_.what || !is_record(footing)) continue;
            components[place.component].insert(footing.node);
            if (!fallen_.insert(footing.node).second) continue;
            FallenRecord record;
            record.node = footing.node;
            record.withdrawn = falling_.has({footing.node, as_record});
            record.date_uncertain = uncertain(footing.node);
            record.rested_on = rested_on(record.withdrawn ? Footing{footing.node, as_record} : footing);
            impact_.fallen.push_back(std::move(record));
            component_of.push_back(place.component);
        }
        std::map<std::uint32_t, std::uint32_t> loops;
        for (std::size_t i = 0; i < component_of.size(); ++i) {
            const auto itself = [&](const ImpactLink& link) { return link.node == impact_.fallen[i].node; };
            const auto& links = impact_.fallen[i].rested_on;
            if (components[component_of[i]].size() < 2 && std::none_of(links.begin(), links.end(), itself))
                continue;
            const auto number = static_cast<std::uint32_t>(loops.size() + 1);
            impact_.fallen[i].loop = loops.try_emplace(component_of[i], number).first->second;
        }
    }

    [[nodiscard]] std::vector<ImpactLink> rested_on(const Footing& footing) const {
        std::vector<ImpactLink> links;
        const auto group = falling_.after.missing(footing);
        if (!group) return links;
        const std::uint32_t size = ground_.group_size(footing, *group);
        for (std::uint32_t i = 0; i < size; ++i) {
            const auto rest = ground_.rest(footing, *group, i);
            if (!rest) continue;
            if (rest->edge != no_edge) links.push_back(link_to(*rest));
            if (is_place(rest->on)) {
                // Why it does not stand there any more is told with it.
                const std::vector<ImpactLink> relays = relays_of(rest->on);
                links.insert(links.end(), relays.begin(), relays.end());
            }
        }
        put_in_order(links);
        return links;
    }

    /// Whom a place had its statement from, where it falls for that.
    [[nodiscard]] std::vector<ImpactLink> relays_of(const Footing& place) const {
        std::vector<ImpactLink> links;
        if (falling_.after.missing(place) != std::uint8_t{1}) return links;
        const std::uint32_t size = ground_.group_size(place, 1);
        for (std::uint32_t i = 0; i < size; ++i) {
            if (const auto rest = ground_.rest(place, 1, i)) links.push_back(link_to(*rest));
        }
        return links;
    }

    [[nodiscard]] static ImpactLink link_to(const Rest& rest) { return {rest.on.node, rest.edge}; }

    // --- what stands all the same
    void tell_standing() {
        std::map<Node, std::size_t> numbers;
        for (const resting::Loss& loss : falling_.standing) {
            const Footing& footing = loss.footing;
            if (!is_record(footing) || fallen_.count(footing.node) != 0) continue;
            if (!falling_.after.holds({footing.node}))
                continue;  // a document of which only the record stands
            const auto [at, fresh] = numbers.try_emplace(footing.node, impact_.standing.size());
            if (fresh) {
                StandingRecord record;
                record.node = footing.node;
                record.date_uncertain = uncertain(footing.node);
                find_support(footing, loss, record);
                impact_.standing.push_back(std::move(record));
            }
            impact_.standing[at->second].lost.push_back({loss.lost.node, loss.edge});
        }
        for (StandingRecord& record : impact_.standing) put_in_order(record.lost);
        put_standing_in_order();
    }

    void put_standing_in_order() {
        std::map<Node, std::size_t> when;
        for (std::size_t i = 0; i < impact_.fallen.size(); ++i) when[impact_.fallen[i].node] = i + 1;
        std::vector<std::pair<std::pair<std::size_t, Node>, std::size_t>> order;
        for (std::size_t i = 0; i < impact_.standing.size(); ++i) {
            std::size_t first = impact_.fallen.size() + 1;
            for (const ImpactLink& link : impact_.standing[i].lost) {
                const auto found = when.find(link.node);
                const bool asked = link.node == impact_.what;
                if (asked || found != when.end()) first = std::min(first, asked ? 0 : found->second);
            }
            order.push_back({{first, impact_.standing[i].node}, i});
        }
        std::sort(order.begin(), order.end());
        std::vector<StandingRecord> sorted;
        for (const auto& [key, i] : order) sorted.push_back(std::move(impact_.standing[i]));
        impact_.standing = std::move(sorted);
    }

    /// The kind of what was lost: the one that names `loss.edge`.
    [[nodiscard]] std::uint8_t group_of(const Footing& footing, const resting::Loss& loss) const {
        const EdgeKind edge = snapshot_.kind(loss.edge);
        switch (kind(footing.node)) {
            case RecordKind::Document:
                if (footing.aspect == no_node) return 1;
                return edge == EdgeKind::PublishedBy ? 0 : edge == EdgeKind::AuthoredBy ? 1 : 2;
            case RecordKind::Statement:
                return edge == EdgeKind::SpokenBy ? 0 : 1;
            case RecordKind::Relation:
                return edge == EdgeKind::AssertedIn ? 0 : edge == EdgeKind::AssertedBy ? 1 : 2;
            case RecordKind::Review:
                return edge == EdgeKind::ReviewedBy ? 0 : 1;
            default:
                return 0;
        }
    }

    void find_support(const Footing& footing, const resting::Loss& loss, StandingRecord& record) {
        Footing at = footing;
        std::optional<std::uint8_t> group = group_of(footing, loss);
        while (group) {
            const auto rest = falling_.after.support(at, *group);
            GAINSAY_REQUIRE(rest.has_value());
            if (rest->edge != no_edge) {
                if (record.stands_on.size() == ground_.options().max_chain) {
                    record.stands_on_cut = true;
                    break;
                }
                record.stands_on.push_back(link_to(*rest));
            }
            at = rest->on;
            group = onwards(at);
        }
        if (kind(footing.node) == RecordKind::Claim) record.argued_only = !is_said(footing);
    }

    /// Over which kind a reader would go on to see why something stands; nullopt where it stands by itself. That a
    /// statement has a speaker, or a document a publisher, is no reason of its own.
    [[nodiscard]] std::optional<std::uint8_t> onwards(const Footing& footing) const {
        static constexpr std::array<std::uint8_t, 2> second_first{1, 0}, document_first{0, 2};
        const auto first_of = [&](const auto& kinds) -> std::optional<std::uint8_t> {
            for (const std::uint8_t group : kinds) {
                if (falling_.after.support(footing, group)) return group;
            }
            return std::nullopt;
        };
        switch (kind(footing.node)) {
            case RecordKind::Agent:
                return std::nullopt;
            case RecordKind::Document:
                if (footing.aspect == as_record) return first_of(std::array<std::uint8_t, 1>{2});
                return first_of(second_first);
            case RecordKind::Statement:
            case RecordKind::Review:
                return first_of(std::array<std::uint8_t, 1>{1});
            case RecordKind::Claim:
                return first_of(std::array<std::uint8_t, 1>{0});
            case RecordKind::Relation:
                return footing.aspect == no_node ? first_of(document_first) : first_of(second_first);
        }
        return std::nullopt;
    }

    /// Somebody is left who says it, in these words or, where these count, in others.
    [[nodiscard]] bool is_said(const Footing& claim) {
        const std::uint32_t size = ground_.group_size(claim, 0);
        for (std::uint32_t i = 0; i < size; ++i) {
            const auto rest = ground_.rest(claim, 0, i);
            if (!rest) continue;
            const bool argument = kind(rest->on.node) == RecordKind::Relation && rest->on.aspect == no_node;
            if (!argument && falling_.after.holds(rest->on)) return true;
        }
        return false;
    }

    // --- what rested on nothing before
    void tell_rootless() {
        std::map<Node, bool> withdrawn;
        for (const Footing& footing : falling_.after.not_standing()) {
            const bool itself = !falling_.after.missing(footing);
            if (itself || !is_record(footing) || falling_.has(footing)) continue;
            if (footing.node == impact_.what || fallen_.count(footing.node) != 0) continue;
            withdrawn[footing.node] |= footing.aspect == as_record;
        }
        for (const auto& [node, whole] : withdrawn) {
            const Footing footing{node, whole ? as_record : no_node};
            impact_.rootless.push_back({node, rested_on(footing), whole});
            rootless_.insert(node);
        }
    }

    // --- what speaks of it
    void tell_concerned() {
        std::map<Node, std::vector<ImpactLink>> concerned;
        const auto add = [&](Node node, const ImpactLink& of) {
            if (node == impact_.what || fallen_.count(node) != 0 || rootless_.count(node) != 0) return;
            if (ground_.presence(node) == Presence::There) concerned[node].push_back(of);
        };
        const auto speaks_of = [&](Node fallen) { ground_.visit_concerned(fallen, add); };
        speaks_of(impact_.what);
        for (const FallenRecord& record : impact_.fallen) {
            speaks_of(record.node);
            if (record.withdrawn || ground_.options().trail)
                continue;  // else what is said in it fell with it
            for (const Arc arc : snapshot_.in(record.node, EdgeKind::RecordedIn))
                add(arc.node, {record.node, arc.edge});
        }
        for (const Footing& footing : falling_.fallen) {
            if (is_place(footing)) add_relay(footing, add);
        }
        for (auto& [node, links] : concerned) {
            put_in_order(links);
            impact_.concerned.push_back({node, std::move(links), uncertain(node)});
        }
    }

    /// A document of which only a place fell passes on what it should not.
    template <class Add>
    void add_relay(const Footing& place, const Add& add) const {
        for (const ImpactLink& link : relays_of(place)) add(place.node, link);
    }

    // --- what is not of the interval
    void leave_out_earlier() {
        const auto& since = ground_.options().since;
        if (!since) return;
        const auto earlier = [&](const auto& one) {
            return said_since(snapshot_, one.node, since) == Showing::Hidden;
        };
        std::copy_if(impact_.fallen.begin(), impact_.fallen.end(), std::back_inserter(impact_.earlier),
                     earlier);
        std::erase_if(impact_.fallen, earlier);
        std::erase_if(impact_.standing, earlier);
        std::erase_if(impact_.concerned, earlier);
    }

    // --- who
    void tell_agents() {
        std::map<Node, ImpactedAgent> agents;
        const auto behind = [&](Node node, std::vector<Node> ImpactedAgent::*list) {
            for (const EdgeKind edge : {EdgeKind::SpokenBy, EdgeKind::PublishedBy, EdgeKind::AuthoredBy,
                                        EdgeKind::AssertedBy, EdgeKind::ReviewedBy}) {
                for (const Arc arc : snapshot_.out(node, edge)) {
                    if (arc.node != impact_.what) (agents[arc.node].*list).push_back(node);
                }
            }
        };
        for (const FallenRecord& one : impact_.fallen) behind(one.node, &ImpactedAgent::fallen);
        for (const StandingRecord& one : impact_.standing) behind(one.node, &ImpactedAgent::standing);
        for (const ConcernedRecord& one : impact_.concerned) {
            const auto relayed = [&](const ImpactLink& of) {
                return kind(one.node) == RecordKind::Document &&
                       snapshot_.kind(of.edge) == EdgeKind::RecordedIn;
            };
            if (std::any_of(one.of.begin(), one.of.end(), relayed)) behind(one.node, &ImpactedAgent::relayed);
        }
        for (auto& [node, agent] : agents) {
            agent.agent = node;
            for (auto* list : {&agent.fallen, &agent.standing, &agent.relayed}) {
                std::sort(list->begin(), list->end());
                list->erase(std::unique(list->begin(), list->end()), list->end());
            }
            impact_.agents.push_back(std::move(agent));
        }
    }

    const Snapshot& snapshot_;
    Ground ground_;
    Falling falling_;
    Impact impact_;
    std::set<Node> fallen_, rootless_;  // records, without what was asked about
};

}  // namespace

Impact find_impact(const Snapshot& snapshot, Node what, const ImpactOptions& options) {
    const std::string id(snapshot.id(what));
    if (snapshot.kind(what) == RecordKind::Review) {
        throw Error(ErrorCode::Unsupported, id + " is a review, on which nothing rests; expected a document, "
                                                 "statement, claim, agent or relation");
    }
    if (begun(snapshot, what, options.as_of) == Showing::Hidden) {
        throw Error(ErrorCode::NotFound, id + " was not yet there as of " + options.as_of->text() +
                                             "; ask for a later date, or for none");
    }
    return Telling(snapshot, what, options).tell();
}

}  // namespace gainsay
