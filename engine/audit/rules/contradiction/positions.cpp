#include "engine/audit/rules/contradiction/positions.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "engine/audit/words.hpp"

namespace gainsay::audit {
namespace {

using Run = std::span<const Position>;

Run run_of(const std::vector<Position>& positions, ClaimClass claim_class, bool denies) {
    const auto key = [](const Position& p) { return std::pair(p.claim_class, p.denies); };
    const std::pair sought(claim_class, denies);
    const auto begin = std::ranges::lower_bound(positions, sought, {}, key);
    return {begin, std::ranges::upper_bound(begin, positions.end(), sought, {}, key)};
}

// Looks no further than this on each side: who says a thing over and over says it already in the first few.
constexpr std::size_t most_tried = 64;

std::optional<Clash> first_pair(Run a, Run b, Edge conflict,
                                const std::function<bool(const Position&, const Position&)>& fits) {
    for (const Position& x : a.first(std::min(a.size(), most_tried))) {
        for (const Position& y : b.first(std::min(b.size(), most_tried))) {
            if (fits(x, y)) return Clash{x, y, conflict};
        }
    }
    return std::nullopt;
}

void add_documents(const Subject& subject, Node agent, EdgeKind kind, std::vector<Position>& out) {
    const Snapshot& snapshot = subject.snapshot;
    for (const Arc document : snapshot.in(agent, kind)) {
        if (snapshot.retracted(document.node)) continue;
        for (const Arc claim : snapshot.out(document.node, EdgeKind::States)) {
            out.push_back({classes_of(subject).of(claim.node), false, claim.node, document.node, agent});
        }
    }
}

}  // namespace

std::vector<Position> positions_of(const Subject& subject, Node agent) {
    const Snapshot& snapshot = subject.snapshot;
    const ClaimClasses& classes = classes_of(subject);
    std::vector<Position> out;
    for (const Arc statement : snapshot.in(agent, EdgeKind::SpokenBy)) {
        const Node source = statement.node, object = snapshot.object(source);
        const Stance stance = snapshot.stance(source);
        if (stance == Stance::Questions || snapshot.kind(object) != RecordKind::Claim ||
            snapshot.retracted(source))
            continue;
        out.push_back({classes.of(object), stance == Stance::Denies, object, source, agent});
    }
    add_documents(subject, agent, EdgeKind::PublishedBy, out);
    add_documents(subject, agent, EdgeKind::AuthoredBy, out);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

namespace {

// Conflicts of one asserted class with asserted classes behind it.
void oppositions(const ClaimClasses& classes, const std::vector<Position>& positions, Run asserted,
                 const std::function<bool(const Position&, const Position&)>& fits,
                 const std::function<void(const Clash&)>& use) {
    const ClaimClass from = asserted.front().claim_class;
    const auto meet = [&](ClaimClass to, Edge edge) {
        if (to <= from) return;
        const Run other = run_of(positions, to, false);
        if (other.empty()) return;
        if (const auto clash = first_pair(asserted, other, edge, fits)) use(*clash);
    };
    const auto links = classes.conflicts(from);
    if (links.size() <= positions.size()) {
        for (std::size_t i = 0; i < links.size(); ++i) {
            if (i == 0 || links[i].to != links[i - 1].to) meet(links[i].to, links[i].edge);
        }
        return;
    }
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const Position& one = positions[i];
        if (one.denies || (i > 0 && positions[i - 1].claim_class == one.claim_class)) continue;
        if (const Edge edge = classes.conflict_between(from, one.claim_class); edge != no_edge)
            meet(one.claim_class, edge);
    }
}

}  // namespace

void for_each_clash(const ClaimClasses& classes, const std::vector<Position>& positions,
                    const std::function<bool(const Position&, const Position&)>& fits,
                    const std::function<void(const Clash&)>& use) {
    for (std::size_t i = 0; i < positions.size();) {
        const ClaimClass here = positions[i].claim_class;
        const Run asserted = run_of(positions, here, false), denied = run_of(positions, here, true);
        i += asserted.size() + denied.size();
        if (asserted.empty()) continue;
        if (const auto clash = first_pair(asserted, denied, no_edge, fits)) use(*clash);
        oppositions(classes, positions, asserted, fits, use);
    }
}

std::vector<Step> steps_of(const Subject& subject, const Clash& clash) {
    const Snapshot& snapshot = subject.snapshot;
    std::vector<Step> steps{saying(snapshot, clash.a.source, clash.a.claim),
                            saying(snapshot, clash.b.source, clash.b.claim)};
    Node from = clash.a.claim, to = clash.b.claim;
    const auto rephrase = [&](Node x, Node y) {
        for (const Node relation : ClaimClasses::rephrasings(snapshot, x, y))
            steps.push_back(relating(snapshot, relation));
    };
    if (clash.conflict == no_edge) {
        rephrase(from, to);
        return steps;
    }
    Node near = snapshot.source(clash.conflict), far = snapshot.target(clash.conflict);
    if (classes_of(subject).of(near) != clash.a.claim_class) std::swap(near, far);
    rephrase(from, near);
    steps.push_back(relating(snapshot, snapshot.relation(clash.conflict)));
    rephrase(far, to);
    return steps;
}

std::string both_claims(const Snapshot& snapshot, const Clash& clash) {
    if (clash.conflict != no_edge)
        return "asserts " + quoted(snapshot, clash.a.claim) + " and " + quoted(snapshot, clash.b.claim) +
               ", which " + std::string(to_string(snapshot.kind(clash.conflict))) + " each other";
    if (clash.a.claim == clash.b.claim) return "both asserts and denies " + quoted(snapshot, clash.a.claim);
    return "asserts " + quoted(snapshot, clash.a.claim) + " and denies " + quoted(snapshot, clash.b.claim) +
           ", which is the same in other words";
}

}  // namespace gainsay::audit
