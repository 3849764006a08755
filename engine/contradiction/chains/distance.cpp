#include "engine/contradiction/chains/distance.hpp"

#include <algorithm>

namespace gainsay {

DisputeDistance::DisputeDistance(const DisputeRows& rows) : rows_(rows) {
    front_.seen.resize(rows.agents());
    back_.seen.resize(rows.agents());
}

std::optional<std::uint32_t> DisputeDistance::between(Node a, Node b) {
    const std::uint32_t from = rows_.agent(a), to = rows_.agent(b);
    if (from == to) return 0;
    if (++question_ == 0) {  // 2^32 questions later: what was seen long ago would count as seen now
        std::fill(front_.seen.begin(), front_.seen.end(), 0U);
        std::fill(back_.seen.begin(), back_.seen.end(), 0U);
        question_ = 1;
    }
    begin(front_, from);
    begin(back_, to);
    while (!front_.border.empty() && !back_.border.empty()) {
        const bool forwards = front_.work <= back_.work;
        if (advance(forwards ? front_ : back_, forwards ? back_ : front_)) {
            return front_.levels + back_.levels;
        }
    }
    return std::nullopt;
}

void DisputeDistance::begin(Side& side, std::uint32_t agent) {
    side.seen[agent] = question_;
    side.border.assign(1, agent);
    side.levels = 0;
    side.work = work(agent);
}

std::uint64_t DisputeDistance::work(std::uint32_t agent) const {
    return rows_.asserted[agent].size() + rows_.denied[agent].size();
}

/// Whether the next level of `side` meets the other one. Where it does, the way is shortest: the other side
/// holds everyone up to its own level, and the levels before this one met none of them.
bool DisputeDistance::advance(Side& side, const Side& other) {
    ++side.levels;
    side.next.clear();
    side.work = 0;
    const auto meets = [&](std::span<const std::uint32_t> opponents) {
        for (const std::uint32_t opponent : opponents) {
            GAINSAY_REQUIRE(opponent < side.seen.size());  // rows may come from a damaged file
            if (side.seen[opponent] == question_) continue;
            if (other.seen[opponent] == question_) return true;
            side.seen[opponent] = question_;
            side.next.push_back(opponent);
            side.work += work(opponent);
        }
        return false;
    };
    for (const std::uint32_t agent : side.border) {
        for (const std::uint32_t claim : rows_.asserted[agent]) {
            if (meets(rows_.deniers[claim])) return true;
            for (const Conflict conflict : rows_.conflicts[claim]) {
                if (meets(rows_.asserters[conflict.claim()])) return true;
            }
        }
        for (const std::uint32_t claim : rows_.denied[agent]) {
            if (meets(rows_.asserters[claim])) return true;
        }
    }
    std::swap(side.border, side.next);
    return false;
}

}  // namespace gainsay
