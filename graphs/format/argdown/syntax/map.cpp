#include "graphs/format/argdown/syntax/map.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace gainsay::argdown {
namespace {

using json::Value;

/// Relations by ends and type; those that turn out to be one gather its occurrences.
class Merger {
public:
    void add(MapRelation relation) {
        const bool symmetric =
            relation.type == RelationType::Contradictory || relation.type == RelationType::Contrary;
        auto ends = std::make_pair(relation.from, relation.to);
        if (symmetric && ends.second < ends.first) std::swap(ends.first, ends.second);
        const auto [at, fresh] = known_.try_emplace({relation.type, ends.first, ends.second}, merged_.size());
        if (fresh) {
            merged_.push_back(std::move(relation));
            return;
        }
        auto& occurrences = merged_[at->second].occurrences;
        const bool reversed = relation.from != merged_[at->second].from;
        for (SignPlace& one : relation.occurrences) one.reversed = reversed;
        occurrences.insert(occurrences.end(), relation.occurrences.begin(), relation.occurrences.end());
    }
    std::vector<MapRelation> take() { return std::move(merged_); }

private:
    std::map<std::tuple<RelationType, Node, Node>, std::size_t> known_;
    std::vector<MapRelation> merged_;
};

bool between_statements(const MapRelation& relation) {
    return relation.from.kind == Node::Kind::Statement && relation.to.kind == Node::Kind::Statement;
}

bool has_structure(const Map& map, const Node& node) {
    return node.kind == Node::Kind::Argument && !map.arguments[node.index].steps.empty();
}

void move_to_conclusions(const Map& map, MapRelation& relation) {
    if (has_structure(map, relation.from)) {
        relation.from = {Node::Kind::Statement, map.arguments[relation.from.index].steps.back().statement, 0};
    }
    if (has_structure(map, relation.to) && relation.type == RelationType::Undercut) {
        relation.to.kind = Node::Kind::Inference;
        relation.to.inference = map.arguments[relation.to.index].inferences.size() - 1;
    }
}

void make_strict(MapRelation& relation) {
    if (!between_statements(relation)) return;
    if (relation.type == RelationType::Support) relation.type = RelationType::Entails;
    if (relation.type == RelationType::Attack) relation.type = RelationType::Contrary;
}

/// Which statement speaks against which, as far as relations between statements say.
std::set<std::pair<std::size_t, std::size_t>> attacks_between_statements(const Map& map) {
    std::set<std::pair<std::size_t, std::size_t>> attacks;
    for (const MapRelation& relation : map.relations) {
        if (!between_statements(relation)) continue;
        const bool symmetric =
            relation.type == RelationType::Contradictory || relation.type == RelationType::Contrary;
        if (!symmetric && relation.type != RelationType::Attack) continue;
        attacks.emplace(relation.from.index, relation.to.index);
        if (symmetric) attacks.emplace(relation.to.index, relation.from.index);
    }
    return attacks;
}

void remove_attacks_said_already(Map& map) {
    const auto attacks = attacks_between_statements(map);
    std::erase_if(map.relations, [&](const MapRelation& relation) {
        if (relation.type != RelationType::Attack || relation.from.kind != Node::Kind::Statement ||
            !has_structure(map, relation.to))
            return false;
        const auto& steps = map.arguments[relation.to.index].steps;
        return std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
            return step.inference == none && attacks.contains({relation.from.index, step.statement});
        });
    });
}

}  // namespace

std::string_view to_string(RelationType type) noexcept {
    switch (type) {
        case RelationType::Support:
            return "support";
        case RelationType::Attack:
            return "attack";
        case RelationType::Undercut:
            return "undercut";
        case RelationType::Entails:
            return "entails";
        case RelationType::Contrary:
            return "contrary";
        case RelationType::Contradictory:
            break;
    }
    return "contradictory";
}

const Member* Titled::canonical() const {
    const Member* last = nullptr;
    for (auto at = members.rbegin(); at != members.rend(); ++at) {
        if (at->reference) continue;
        const Value* chosen = at->data ? at->data->find("isCanonical") : nullptr;
        if (chosen != nullptr && chosen->boolean) return &*at;
        if (last == nullptr) last = &*at;
    }
    return last;
}

const Value* Map::model_setting(std::string_view name) const {
    const Value* const model = front_matter.find("model");
    return model == nullptr ? nullptr : model->find(name);
}

bool Map::is_strict() const {
    const Value* const mode = model_setting("mode");
    return mode != nullptr && mode->text == "strict";
}

void transform_relations(Map& map) {
    const Value* const moves = map.model_setting("transformArgumentRelations");
    const bool move = moves == nullptr || moves->kind != Value::Kind::Boolean || moves->boolean;
    const bool strict = map.is_strict();
    Merger merger;
    for (MapRelation& relation : map.relations) {
        const bool moves_from = move && has_structure(map, relation.from);
        if (move) move_to_conclusions(map, relation);
        // That an argument supports its own conclusion is what its structure says.
        if (moves_from && relation.from == relation.to) continue;
        if (strict) make_strict(relation);
        merger.add(std::move(relation));
    }
    map.relations = merger.take();
    remove_attacks_said_already(map);
}

}  // namespace gainsay::argdown
