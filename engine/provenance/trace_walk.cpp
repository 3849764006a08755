#include "engine/provenance/trace_walk.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

// Breadth first, so that a node is followed where it is nearest and a limit on the depth hides nothing that a
// shorter way would show. Depth first would read more naturally, but follows a node at the end of the first
// long way to it. The steps are laid out in preorder afterwards: a step's children were appended together,
// which makes that cheap.

namespace gainsay::tracing {
namespace {

// See TraceOptions::max_steps.
std::size_t looks(const TraceOptions& options) {
    constexpr std::size_t few = 1'000, each = HopList::looks_each;
    const bool bounded = options.max_steps != 0 && options.max_steps < HopList::unlimited / (2 * each);
    return bounded ? few + each * options.max_steps : HopList::unlimited;
}

class Walk {
public:
    Walk(const Sight& sight, const Hops& hops) : sight_(sight), options_(sight.options()), hops_(hops) {}

    TraceTree from(Node root) {
        append({root, no_edge, TraceLink::Root}, no_step);
        for (std::uint32_t i = 0; i < steps_.size(); ++i) {
            children_.push_back(static_cast<std::uint32_t>(steps_.size()));
            if (steps_[i].ending != Ending::Shown) follow(i);
        }
        children_.push_back(static_cast<std::uint32_t>(steps_.size()));
        return lay_out();
    }

private:
    struct Claimed {
        Node node, link;
        friend bool operator==(const Claimed&, const Claimed&) = default;
    };
    struct HashClaimed {
        std::size_t operator()(const Claimed& c) const noexcept {
            return std::hash<std::uint64_t>{}((std::uint64_t{to_index(c.node)} << 32U | to_index(c.link)) *
                                              0x9E3779B97F4A7C15ULL);
        }
    };

    void append(const Hop& hop, std::uint32_t parent) {
        const auto at = static_cast<std::uint32_t>(steps_.size());
        TraceStep step;
        step.node = hop.node;
        step.edge = hop.edge;
        step.parent = parent;
        step.depth = parent == no_step ? 0 : steps_[parent].depth + 1;
        step.link = hop.link;
        step.statement = hop.statement;
        step.parity = hops_.parity(parent == no_step ? TraceStep{} : steps_[parent], hop);
        step.seen = sight_.seen(hop);
        step.date_uncertain = sight_.date_uncertain(hop);
        step.retracted = sight_.taken_back(hop.node);
        step.proposed =
            hop.edge != no_edge && is_relation(sight_.snapshot().kind(hop.edge)) &&
            sight_.snapshot().status(sight_.snapshot().relation(hop.edge)) == RelationStatus::Proposed;
        if (hop.leaf) {
            step.ending = Ending::Shown;
        } else if (!ends_way(step) && hops_.ending(step) != Ending::Shown) {
            claim(step, at);
        }
        steps_.push_back(step);
    }

    /// Nothing is followed from it, so that it can stand in many places: an agent, a document that was taken back.
    [[nodiscard]] bool ends_way(const TraceStep& step) const {
        return sight_.snapshot().kind(step.node) == RecordKind::Agent ||
               hops_.ending(step) == Ending::Retracted;
    }

    /// Whoever meets a node first follows it; the same for what belongs to a link.
    void claim(TraceStep& step, std::uint32_t at) {
        const auto [node, fresh] = claimed_.try_emplace({step.node, no_node}, at);
        if (!fresh) step.repeated = true, step.first = node->second;
        const Node key = hops_.link_key(step);
        if (key == no_node) return;
        const auto [link, fresh_link] = claimed_.try_emplace({step.node, key}, at);
        // Two occurrences of one statement in one document: its relays stand below the first.
        if (!fresh_link) step.first = link->second;
        // A link that is new to a node met before is followed below this step, the node itself below the
        // other.
    }

    void follow(std::uint32_t i) {
        const TraceStep step = steps_[i];  // a copy: appending moves the steps
        const bool deep = options_.max_depth != 0 && step.depth >= options_.max_depth;
        bool deeper = false;
        found_.begin(room(), [&](const Hop& hop) {
            if (walked_both_ways(hop)) return false;
            if (!deep || is_shown(step, hop)) return true;
            deeper = true;
            return false;
        });
        hops_.completing(step, found_);
        const bool ends = ends_way(step);
        const Node key = ends ? no_node : hops_.link_key(step);
        if (key != no_node && claimed_.at({step.node, key}) == i) hops_.of_link(step, found_);
        if (!step.repeated && !ends) hops_.of_node(step, found_);

        Ending ending = step.repeated ? Ending::Repeated : hops_.ending(step);
        if (deeper) ending = Ending::DepthLimit;
        bool cut = found_.ran_out();
        for (const Hop& hop : found_.hops()) {
            if (room() == 0) {
                cut = true;
                break;
            }
            append(hop, i);
            if (is_symmetric(hop)) walked_.insert(to_index(hop.edge));
            if (!is_shown(step, hop)) ending = Ending::Continues;
        }
        if (cut && ending != Ending::Shown && ending != Ending::Retracted) ending = Ending::StepLimit;
        cut_by_steps_ |= cut;
        steps_[i].ending = ending;
    }

    [[nodiscard]] std::size_t room() const {
        if (options_.max_steps == 0) return HopList::unlimited;
        return options_.max_steps - std::min(options_.max_steps, steps_.size());
    }

    /// Forwards, what takes no side is named with its speaker or reviewer, and nothing follows from it.
    [[nodiscard]] bool is_shown(const TraceStep& parent, const Hop& hop) const {
        if (hop.leaf) return true;
        TraceStep step;
        step.node = hop.node;
        step.parity = hops_.parity(parent, hop);
        return hops_.ending(step) == Ending::Shown;
    }

    /// A symmetric relation is walked from the end that is nearer, and not back: that two claims contradict
    /// each other is one link, not a circle.
    static bool is_symmetric(const Hop& hop) {
        return hop.link == TraceLink::ContradictedBy || hop.link == TraceLink::RephrasedAs;
    }
    [[nodiscard]] bool walked_both_ways(const Hop& hop) const {
        return is_symmetric(hop) && walked_.count(to_index(hop.edge)) != 0;
    }

    TraceTree lay_out() {
        TraceTree tree;
        tree.cut_by_steps = cut_by_steps_;
        tree.steps.reserve(steps_.size());
        std::vector<std::uint32_t> place(steps_.size()), pending{0};
        while (!pending.empty()) {
            const std::uint32_t i = pending.back();
            pending.pop_back();
            place[i] = static_cast<std::uint32_t>(tree.steps.size());
            tree.steps.push_back(steps_[i]);
            for (std::uint32_t k = children_[i + 1]; k-- > children_[i];) pending.push_back(k);
        }
        for (TraceStep& step : tree.steps) {
            if (step.parent != no_step) step.parent = place[step.parent];
            if (step.first != no_step) step.first = place[step.first];
            tree.cut_by_depth |= step.ending == Ending::DepthLimit;
        }
        return tree;
    }

    const Sight& sight_;
    const TraceOptions& options_;
    const Hops& hops_;
    std::vector<TraceStep> steps_;
    std::vector<std::uint32_t> children_;  // of steps_[i]: from children_[i] to children_[i + 1]
    std::unordered_map<Claimed, std::uint32_t, HashClaimed> claimed_;
    std::unordered_set<std::uint32_t> walked_;
    HopList found_{looks(options_)};
    bool cut_by_steps_ = false;
};

}  // namespace

TraceTree walk(const Sight& sight, const Hops& hops, Node root) {
    return Walk(sight, hops).from(root);
}

}  // namespace gainsay::tracing
