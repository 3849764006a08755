#include "engine/provenance/figure/first_stated.hpp"

#include <algorithm>
#include <array>

// One that ends earliest is before whatever anything is before, so that only two are compared with all others: the earliest by
// day, and the earliest of those with a time of day, which leave a day of slack.

namespace gainsay::trailing {
namespace {

class Earliest {
public:
    void offer(Node place, const Period& period) {
        if (period.doubtful) return;
        Candidate& best = best_[period.has_time ? 1 : 0];
        if (best.place == no_node || period.end_max < best.period.end_max) best = {place, period};
    }
    [[nodiscard]] bool before(const Period& other) const {
        return std::any_of(best_.begin(), best_.end(), [&](const Candidate& best) {
            return best.place != no_node && compare(best.period, other) == TimeOrder::Before;
        });
    }
    [[nodiscard]] bool holds(Node place) const { return best_[0].place == place || best_[1].place == place; }

private:
    struct Candidate {
        Node place = no_node;
        Period period;
    };
    std::array<Candidate, 2> best_;
};

}  // namespace

std::map<Node, Certainty> first_among(const Snapshot& snapshot, std::vector<Node> places) {
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    const auto when = [&](Node place) { return snapshot.period(snapshot.date(place)); };
    Earliest earliest;
    for (const Node place : places) earliest.offer(place, when(place));
    std::map<Node, Certainty> first;
    for (const Node place : places) {
        const bool before_all =
            (places.size() == 1 || earliest.holds(place)) &&
            std::all_of(places.begin(), places.end(), [&](Node other) {
                return other == place || compare(when(place), when(other)) == TimeOrder::Before;
            });
        first[place] = before_all                     ? Certainty::Yes
                       : earliest.before(when(place)) ? Certainty::No
                                                      : Certainty::Maybe;
    }
    return first;
}

}  // namespace gainsay::trailing
