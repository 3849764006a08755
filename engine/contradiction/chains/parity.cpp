#include "engine/contradiction/chains/parity.hpp"

#include <algorithm>
#include <set>

#include "engine/contradiction/search/lens.hpp"

namespace gainsay {
namespace {

bool is_attack(EdgeKind kind) noexcept {
    return kind == EdgeKind::Contradicts || kind == EdgeKind::Rebuts || kind == EdgeKind::Undercuts;
}

/// Appends the attacks on `target` that may still be listed, the last one first, so that a stack gives the
/// first one.
void push_attacks(const Lens& lens, Node target, std::size_t depth, std::vector<Attack>& stack) {
    const Snapshot& snapshot = lens.snapshot();
    std::vector<Arc> arcs;
    for (const Arc arc : snapshot.in(target, EdgeKind::Undercuts)) {
        if (lens.cross(arc.edge)) arcs.push_back(arc);
    }
    std::sort(arcs.begin(), arcs.end(), [](const Arc& x, const Arc& y) { return x.edge > y.edge; });
    for (const Arc arc : arcs) {
        stack.push_back({snapshot.relation(arc.edge), arc.node, target, depth, parity_of(depth)});
    }
}

}  // namespace

std::string_view to_string(Parity parity) noexcept {
    return parity == Parity::Defence ? "defence" : "attack";
}

AttackLine attack_line(const Snapshot& snapshot, Node relation) {
    AttackLine line;
    std::set<Node> seen;
    Node at = relation;
    while (at != no_node && snapshot.kind(at) == RecordKind::Relation) {
        const Edge edge = snapshot.edge_of_relation(at);
        if (!is_attack(snapshot.kind(edge))) break;
        if (!seen.insert(at).second) {
            line.cyclic = true;
            at = no_node;
            break;
        }
        line.attacks.push_back(at);
        at = snapshot.target(edge);
    }
    line.aim = at;
    line.parity = parity_of(line.attacks.size());
    return line;
}

AttackLine attack_line(const Snapshot& snapshot, const Witness& witness) {
    if (witness.conflict == no_edge) return {{}, witness.b.object, false, Parity::Attack};
    return attack_line(snapshot, snapshot.relation(witness.conflict));
}

std::vector<Attack> attacks_on(const Snapshot& snapshot, Node record, const ContradictionOptions& options) {
    const RecordKind kind = snapshot.kind(record);
    GAINSAY_REQUIRE(kind == RecordKind::Statement || kind == RecordKind::Document ||
                    kind == RecordKind::Relation);
    const Lens lens(snapshot, options);
    std::vector<Attack> found, stack;
    std::set<Node> seen{record};  // an attack has one target, so only the record itself can come up twice
    push_attacks(lens, record, 1, stack);
    while (!stack.empty()) {
        const Attack attack = stack.back();
        stack.pop_back();
        if (!seen.insert(attack.relation).second) continue;
        found.push_back(attack);
        push_attacks(lens, attack.relation, attack.depth + 1, stack);
    }
    return found;
}

}  // namespace gainsay
