#include "engine/provenance/impact/standing.hpp"

namespace gainsay::resting {

Standing::Search& Standing::search_for(const Footing& footing) {
    const auto [at, fresh] = searches_.try_emplace(footing.key());
    Search& search = at->second;
    if (fresh) {
        search.footing = footing;
        const bool rephrasing =
            footing.aspect != no_node && ground_.snapshot().kind(footing.node) == RecordKind::Relation;
        const bool gone = footing.node == without_ || ground_.presence(footing.node) == Presence::TakenBack;
        if (gone && !rephrasing) search.state = State::Falls;
    }
    return search;
}

bool Standing::holds(const Footing& footing) {
    Search& asked = search_for(footing);
    if (asked.state == State::New) {
        stack_.push_back(&asked);
        // What wakes up is put on the stack, so that an empty one leaves nothing to look at.
        while (!stack_.empty()) look(*stack_.back());
        for (Search* search : opened_) {
            if (search->state == State::Open) search->state = State::Falls;
        }
        opened_.clear();
        if (!waiting_.empty()) waiting_ = {};  // clear() would go through all buckets that it ever had
    }
    return asked.state == State::Stands;
}

void Standing::look(Search& search) {
    if (search.state == State::New) {
        search.state = State::Open;
        opened_.push_back(&search);
    }
    search.stacked = true;
    while (search.group < Ground::groups) {
        const std::uint8_t group = search.group;
        if (search.size == nothing) search.size = ground_.group_size(search.footing, group);
        while (search.group == group && search.at < search.size) {
            const auto rest = ground_.rest(search.footing, group, search.at);
            if (!rest) {
                ++search.at;
            } else if (!look_at(search, *rest)) {
                return;
            }
        }
        if (search.group != group) continue;
        if (search.any) {  // of this kind nothing stands, as far as is known
            search.stacked = false;
            stack_.pop_back();
            return;
        }
        next_group(search);
    }
    search.state = State::Stands;
    search.stacked = false;
    stack_.pop_back();
    wake(search);
}

bool Standing::look_at(Search& search, const Rest& rest) {
    search.any = true;
    Search& below = search_for(rest.on);
    switch (below.state) {
        case State::New:
            stack_.push_back(&below);
            return false;
        case State::Open:
            waiting_[rest.on.key()].push_back({&search, search.group, search.at});
            ++search.at;
            break;
        case State::Stands:
            choose(search, search.at);
            break;
        case State::Falls:
            ++search.at;
            break;
    }
    return true;
}

void Standing::choose(Search& search, std::uint32_t at) {
    search.chosen.at(search.group) = at;
    next_group(search);
}

void Standing::next_group(Search& search) {
    ++search.group;
    search.at = 0;
    search.size = nothing;
    search.any = false;
}

void Standing::wake(const Search& standing) {
    const auto found = waiting_.find(standing.footing.key());
    if (found == waiting_.end()) return;
    const std::vector<Waiting> woken = std::move(found->second);
    waiting_.erase(found);
    for (const Waiting& one : woken) {
        // Something else of the kind may have been found meanwhile.
        if (one.search->state != State::Open || one.search->group != one.group) continue;
        choose(*one.search, one.at);
        if (one.search->stacked) continue;
        one.search->stacked = true;
        stack_.push_back(one.search);
    }
}

std::optional<Rest> Standing::support(const Footing& footing, std::uint8_t group) const {
    const auto found = searches_.find(footing.key());
    if (found == searches_.end() || found->second.chosen.at(group) == nothing) return std::nullopt;
    return ground_.rest(footing, group, found->second.chosen.at(group));
}

std::optional<std::uint8_t> Standing::missing(const Footing& footing) const {
    const auto found = searches_.find(footing.key());
    if (found == searches_.end() || !found->second.any) return std::nullopt;
    return found->second.group;
}

std::vector<Footing> Standing::not_standing() const {
    std::vector<Footing> all;
    for (const auto& [key, search] : searches_) {
        if (search.state == State::Falls) all.push_back(search.footing);
    }
    return all;
}

}  // namespace gainsay::resting
