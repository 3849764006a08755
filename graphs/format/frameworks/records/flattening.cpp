#include "graphs/format/frameworks/records/flattening.hpp"

#include <algorithm>
#include <set>

namespace gainsay::frameworks {
namespace {

std::string part(const RecordId& relation, bool back, bool is_void) {
    return relation.text() + (back ? (is_void ? ":back-void" : ":back") : (is_void ? ":void" : ""));
}

}  // namespace

Flattening::Flattening(const std::vector<ClaimId>& claims, const std::vector<AttackingRelation>& relations)
    : relations_(relations) {
    for (const ClaimId& claim : claims) add_argument(claim.text());
    std::set<RecordId> attacked;
    for (const AttackingRelation& one : relations) {
        if (one.kind == RelationKind::Undercuts) attacked.insert(one.to);
    }
    for (const AttackingRelation& one : relations) {
        if (!attacked.contains(one.id)) continue;
        for (const bool back : {false, true}) {
            if (back && one.kind != RelationKind::Contradicts) continue;
            add_argument(part(one.id, back, false));
            add_argument(part(one.id, back, true));
        }
    }
    for (std::size_t i = 0; i < relations.size(); ++i) {
        const std::vector<Attack> own = attacks_of(i);
        attacks_.insert(attacks_.end(), own.begin(), own.end());
    }
    std::sort(attacks_.begin(), attacks_.end());
    attacks_.erase(std::unique(attacks_.begin(), attacks_.end()), attacks_.end());
}

void Flattening::add_argument(std::string name) {
    numbers_.emplace(name, static_cast<std::uint32_t>(arguments_.size()));
    arguments_.push_back(std::move(name));
}

std::uint32_t Flattening::number_of(const std::string& name) const {
    const auto at = numbers_.find(name);
    return at == numbers_.end() ? static_cast<std::uint32_t>(arguments_.size()) : at->second;
}

std::vector<Attack> Flattening::attacks_of(std::size_t i) const {
    const AttackingRelation& relation = relations_[i];
    std::vector<Attack> attacks;
    add_chain(relation, relation.from, relation.to, false, attacks);
    if (relation.kind == RelationKind::Contradicts)
        add_chain(relation, relation.to, relation.from, true, attacks);
    return attacks;
}

void Flattening::add_chain(const AttackingRelation& relation, const RecordId& from, const RecordId& to,
                           bool back, std::vector<Attack>& out) const {
    std::uint32_t attacker = number_of(from.text());
    const auto none = static_cast<std::uint32_t>(arguments_.size());
    if (const std::uint32_t self = number_of(part(relation.id, back, false)); self != none) {
        const std::uint32_t is_void = number_of(part(relation.id, back, true));
        out.push_back({attacker, is_void});
        out.push_back({is_void, self});
        attacker = self;
    }
    GAINSAY_REQUIRE(attacker != none && number_of(to.text()) != none);
    out.push_back({attacker, number_of(to.text())});
    // An undercut of a contradiction attacks both of its directions.
    if (relation.kind != RelationKind::Undercuts) return;
    if (const std::uint32_t way_back = number_of(part(to, true, false)); way_back != none)
        out.push_back({attacker, way_back});
}

}  // namespace gainsay::frameworks
