#include "graphs/snapshot/rows/dispute_rows.hpp"

#include <algorithm>
#include <numeric>

#include "graphs/model/error.hpp"
#include "graphs/snapshot/build/statement_scan.hpp"
#include "graphs/snapshot/rows/stored_rows.hpp"

// The rows of agents are those of claims turned round, which leaves them sorted by claim: whoever walks along one then
// reads the rows of claims in the order in which they lie.

namespace gainsay {
namespace {

/// Calls `use(from, to)` for each relation of `kind` that counts.
template <class Use>
void for_each_relation(const Snapshot& snapshot, EdgeKind kind, bool include_proposed, const Use& use) {
    if (snapshot.edges(kind).empty()) return;
    for (const Node from : snapshot.nodes(RecordKind::Claim)) {
        for (const Arc arc : snapshot.out(from, kind)) {
            if (relation_counts(snapshot, snapshot.relation(arc.edge), include_proposed)) use(from, arc.node);
        }
    }
}

}  // namespace

bool relation_counts(const Snapshot& snapshot, Node relation, bool include_proposed) {
    const RelationStatus status = snapshot.status(relation);
    return status == RelationStatus::Accepted || (include_proposed && status == RelationStatus::Proposed);
}

void answerable_for(const Snapshot& snapshot, Node source, std::vector<Node>& agents) {
    agents.clear();
    for (const EdgeKind kind :
         {EdgeKind::SpokenBy, EdgeKind::PublishedBy, EdgeKind::AuthoredBy, EdgeKind::AssertedBy}) {
        const auto found = snapshot.out(source, kind).nodes();
        agents.insert(agents.end(), found.begin(), found.end());
    }
    std::sort(agents.begin(), agents.end());
    agents.erase(std::unique(agents.begin(), agents.end()), agents.end());
}

DisputeRows::DisputeRows(const Snapshot& snapshot, Numbers)
    : first_agent_(to_index(*snapshot.nodes(RecordKind::Agent).begin())),
      first_claim_(to_index(*snapshot.nodes(RecordKind::Claim).begin())),
      agents_(static_cast<std::uint32_t>(snapshot.nodes(RecordKind::Agent).size())),
      claims_(static_cast<std::uint32_t>(snapshot.nodes(RecordKind::Claim).size())) {
    if (claims_ > 1U << 30U) {
        throw Error(ErrorCode::Limit,
                    "the case has more than 2^30 claims, which rows of conflicts cannot number; split it");
    }
}

DisputeRows::DisputeRows(const Snapshot& snapshot, bool include_proposed) : DisputeRows(snapshot, Numbers{}) {
    asserters = asserters_of(snapshot);
    asserted = turned_round(asserters, agents_);
    deniers = deniers_of(snapshot);
    denied = turned_round(deniers, agents_);
    conflicts = conflicts_of(snapshot, include_proposed);
    add_classes(snapshot, include_proposed);
}

DisputeRows::DisputeRows(const Snapshot& snapshot, RowUnpacker& packed) : DisputeRows(snapshot, Numbers{}) {
    asserters = packed.take<std::uint32_t>(claims_);
    asserted = packed.take<std::uint32_t>(agents_);
    deniers = packed.take<std::uint32_t>(claims_);
    denied = packed.take<std::uint32_t>(agents_);
    conflicts = packed.take<Conflict>(claims_);
    classes_ = packed.take<std::uint32_t>();
    class_of_ = packed.take<std::uint32_t>(any_rephrasings() ? 1 : 0);
    if (class_of_.values().size() != (any_rephrasings() ? claims_ : 0)) {
        throw Error(ErrorCode::Malformed, "packed classes are not of as many claims as the case has");
    }
}

DisputeRows DisputeRows::of(const Snapshot& snapshot, bool include_proposed) {
    return include_proposed ? DisputeRows(snapshot, true)
                            : stored_or_made<DisputeRows>(snapshot, snapshot.layout()->dispute_rows);
}

std::optional<DisputeRows> DisputeRows::stored(const Snapshot& snapshot) {
    return stored_rows<DisputeRows>(snapshot, snapshot.layout()->dispute_rows);
}

/// One kind of rows after another, so that two of them are in memory at most.
void DisputeRows::pack(const Snapshot& snapshot, RowPacker& into) {
    DisputeRows rows(snapshot, Numbers{});
    const auto add_both_ways = [&](const BareRows<std::uint32_t>& of_claims) {
        into.add(of_claims);
        into.add(turned_round(of_claims, rows.agents_));
    };
    add_both_ways(rows.asserters_of(snapshot));
    add_both_ways(rows.deniers_of(snapshot));
    into.add(rows.conflicts_of(snapshot, false));
    rows.add_classes(snapshot, false);
    into.add(rows.classes_);
    into.add(rows.class_of_);
}

std::uint32_t DisputeRows::agent(Node agent) const {
    const std::uint32_t number = to_index(agent) - first_agent_;
    GAINSAY_REQUIRE(number < agents_);
    return number;
}

std::uint32_t DisputeRows::claim(Node claim) const {
    const std::uint32_t number = to_index(claim) - first_claim_;
    GAINSAY_REQUIRE(number < claims_);
    return number;
}

BareRows<std::uint32_t> DisputeRows::asserters_of(const Snapshot& snapshot) const {
    return make_rows<std::uint32_t>(claims_, [&](const auto& put) {
        for_each_spoken(snapshot, [&](const Spoken& spoken) {
            if (spoken.stance == Stance::Asserts) put(claim(spoken.object), agent(spoken.speaker));
        });
        if (snapshot.edges(EdgeKind::States).empty()) return;
        std::vector<Node> answerable;
        for (const Node document : snapshot.nodes(RecordKind::Document)) {
            const auto stated = snapshot.out(document, EdgeKind::States).nodes();
            if (stated.empty()) continue;
            answerable_for(snapshot, document, answerable);
            Node last = no_node;  // a document that states a claim twice says it once
            for (const Node said : stated) {
                for (const Node by : answerable) {
                    if (said != last) put(claim(said), agent(by));
                }
                last = said;
            }
        }
    });
}

BareRows<std::uint32_t> DisputeRows::deniers_of(const Snapshot& snapshot) const {
    return make_rows<std::uint32_t>(claims_, [&](const auto& put) {
        for_each_spoken(snapshot, [&](const Spoken& spoken) {
            if (spoken.stance == Stance::Denies) put(claim(spoken.object), agent(spoken.speaker));
        });
    });
}

BareRows<Conflict> DisputeRows::conflicts_of(const Snapshot& snapshot, bool include_proposed) const {
    return make_rows<Conflict>(claims_, [&](const auto& put) {
        using Part = Conflict::Part;
        const auto add = [&](EdgeKind kind, Part from_part, Part to_part) {
            for_each_relation(snapshot, kind, include_proposed, [&](Node from, Node to) {
                put(claim(from), Conflict(claim(to), from_part));
                put(claim(to), Conflict(claim(from), to_part));
            });
        };
        add(EdgeKind::Contradicts, Part::Contradicts, Part::Contradicted);
        add(EdgeKind::Rebuts, Part::Rebuts, Part::Rebutted);
    });
}

void DisputeRows::add_classes(const Snapshot& snapshot, bool include_proposed) {
    std::vector<std::uint32_t> root;
    const auto find = [&](std::uint32_t at) {
        while (root[at] != at) at = root[at] = root[root[at]];
        return at;
    };
    for_each_relation(snapshot, EdgeKind::Rephrases, include_proposed, [&](Node from, Node to) {
        if (root.empty()) {
            root.resize(claims_);
            std::iota(root.begin(), root.end(), 0U);
        }
        const std::uint32_t a = find(claim(from)), b = find(claim(to));
        root[std::max(a, b)] = std::min(a, b);
    });
    if (root.empty()) return;
    std::vector<std::uint32_t> class_of(claims_);
    std::uint32_t count = 0;
    for (std::uint32_t at = 0; at < claims_; ++at) {
        const std::uint32_t first = find(at);
        if (first == at) continue;
        if (class_of[first] == 0) class_of[first] = ++count;
        class_of[at] = class_of[first];
    }
    if (count == 0) return;  // claims that rephrase nothing but themselves
    classes_ = make_rows<std::uint32_t>(count, [&](const auto& put) {
        for (std::uint32_t at = 0; at < claims_; ++at) {
            if (class_of[at] != 0) put(class_of[at] - 1, at);
        }
    });
    class_of_ = BareRows<std::uint32_t>({0, claims_}, std::move(class_of));
}

std::span<const std::uint32_t> DisputeRows::rephrasings(const std::uint32_t& claim) const {
    if (!any_rephrasings() || class_of(claim) == 0) return {&claim, 1};
    return classes_[class_of(claim) - 1];
}

std::size_t DisputeRows::bytes() const noexcept {
    return asserters.bytes() + deniers.bytes() + asserted.bytes() + denied.bytes() + conflicts.bytes() +
           classes_.bytes() + class_of_.bytes();
}

}  // namespace gainsay
