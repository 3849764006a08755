#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <unordered_map>
#include <vector>

#include "engine/provenance/impact/footing.hpp"

// Of this folder only: does a footing stand?

namespace gainsay::resting {

/// Answers whether footings stand, and remembers. It looks backwards from what is asked, and stops at the first thing of
/// each kind that stands, so that a question costs what lies between it and its support.
///
/// What leads back to something that is still being looked at is put aside with a note of what it waits for. When that
/// turns out to stand, the waiting ones go on; what still waits when nothing is left to look at stands on nothing but
/// itself, and so does not stand.
///
/// Cost     each pair of a footing and a thing that it rests on is looked at twice at most, in all questions together.
class Standing {
public:
    /// `without`: what is taken away; no_node for nothing.
    Standing(const Ground& ground, Node without) : ground_(ground), without_(without) {}

    [[nodiscard]] bool holds(const Footing& footing);

    /// Of one that stands: the thing of that kind on which it does. nullopt where it rests on nothing of the kind.
    [[nodiscard]] std::optional<Rest> support(const Footing& footing, std::uint8_t group) const;
    /// Of one that does not stand: the kind of which nothing is left; nullopt when it was itself taken away.
    [[nodiscard]] std::optional<std::uint8_t> missing(const Footing& footing) const;
    /// Everything found not to stand so far, in no order.
    [[nodiscard]] std::vector<Footing> not_standing() const;

private:
    enum class State : std::uint8_t { New, Open, Stands, Falls };
    static constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();
    struct Search {
        Footing footing;
        State state = State::New;
        bool stacked = false;  // it will be looked at again without being woken
        bool any = false;      // there is something of the kind that is being looked at
        std::uint8_t group = 0;
        std::uint32_t at = 0, size = nothing;  // among so many of the kind; nothing: not counted yet
        std::array<std::uint32_t, Ground::groups> chosen{nothing, nothing, nothing};
    };
    /// Waits for something at one place in its groups.
    struct Waiting {
        Search* search;
        std::uint8_t group;
        std::uint32_t at;
    };

    Search& search_for(const Footing& footing);
    void look(Search& search);
    /// Looks at one thing; false when it must be looked at itself before.
    bool look_at(Search& search, const Rest& rest);
    void choose(Search& search, std::uint32_t at);
    static void next_group(Search& search);
    void wake(const Search& standing);

    const Ground& ground_;
    Node without_;
    std::unordered_map<std::uint64_t, Search> searches_;  // addresses stay as it grows
    std::unordered_map<std::uint64_t, std::vector<Waiting>> waiting_;
    std::vector<Search*> stack_, opened_;
};

}  // namespace gainsay::resting
