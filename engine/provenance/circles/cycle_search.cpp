#include "engine/provenance/circles/cycle_search.hpp"

#include <algorithm>
#include <limits>
#include <queue>
#include <utility>

// Every cycle is looked for from its smallest vertex, its root, over larger ones only; so it is found once, and is already
// rotated. A queue holds each root with a length that none of its cycles not yet found can be below. The least is visited:
// distances back to the root, then a depth-first search for cycles of exactly that length, which turns round where the way
// back is too long. The least length at which it turned round is the next for that root. So lengths that no cycle can
// have are never visited, and the cycles come out in order without being sorted.
//
// Distances are walked only as far as the length needs, and further as long as that at most triples the work on this root:
// on a long ring every step would else be walked again for every length. Johnson's blocking would bound the time between two
// cycles, but it finds them in no order, and all cycles of a group of forty documents are more than anybody has time for.

namespace gainsay::circling {
namespace {

constexpr std::size_t never = std::numeric_limits<std::size_t>::max();

class CycleSearch {
public:
    CycleSearch(const Rows& out, const SearchOptions& options)
        : out_(out),
          in_(turned_round(out, out.size())),
          options_(options),
          distance_(out.size(), 0),
          stamp_(out.size(), 0),
          spent_(out.size(), 0),
          on_path_(out.size(), false) {
        for (const std::vector<char>& set : options.wanted)
            wishes_.push_back({set, distances(out_, set), distances(in_, set)});
    }

    FoundCycles run() {
        for (std::uint32_t root = 0; root < out_.size(); ++root) {
            const std::size_t least = least_length(root);
            if (least != never) queue_.emplace(std::max<std::size_t>(least, 1), root);
        }
        found_.complete_to = out_.size();
        while (!queue_.empty()) {
            const auto [length, root] = queue_.top();
            queue_.pop();
            if (options_.max_length != 0 && length > options_.max_length) {
                cut(CirclesCut::Length, options_.max_length);
                break;
            }
            visit(root, length);
            if (out_of_work_ || full()) {
                cut(out_of_work_ ? CirclesCut::Work : CirclesCut::Limit, length - 1);
                break;
            }
        }
        if (full())
            found_.cycles.resize(options_.limit);  // one more was looked for, to know that there is one
        return std::move(found_);
    }

private:
    struct Frame {
        std::uint32_t vertex;
        std::size_t next;  // in its row
        std::size_t met;   // how many wishes are met on the path up to here, as bits
    };
    /// A set of which a cycle must meet one, and by vertex how far it is from the nearest of them, and to it.
    struct Wish {
        const std::vector<char>& set;
        std::vector<std::size_t> from, to;
    };

    void cut(CirclesCut why, std::size_t complete_to) {
        found_.cut = why;
        found_.complete_to = complete_to;
    }
    [[nodiscard]] bool full() const { return options_.limit != 0 && found_.cycles.size() > options_.limit; }
    /// The wishes that `v` meets.
    [[nodiscard]] std::size_t met_by(std::uint32_t v) const {
        std::size_t met = 0;
        for (std::size_t i = 0; i < wishes_.size(); ++i) met |= std::size_t{wishes_[i].set[v] != 0} << i;
        return met;
    }

    /// False when the work is done.
    bool walk_link() { return add_work(1); }
    bool add_work(std::size_t steps) {
        work_ += steps;
        out_of_work_ = out_of_work_ || (options_.max_work != 0 && work_ > options_.max_work);
        return !out_of_work_;
    }

    /// From `v` to the nearest that meets the wish, and from the nearest to `back`.
    [[nodiscard]] static std::size_t detour(const Wish& wish, std::uint32_t v, std::uint32_t back) {
        return wish.to[v] == never || wish.from[back] == never ? never : wish.to[v] + wish.from[back];
    }
    /// Of a cycle over `v` that meets every wish.
    [[nodiscard]] std::size_t least_length(std::uint32_t v) const {
        std::size_t least = 0;
        for (const Wish& wish : wishes_) least = std::max(least, detour(wish, v, v));
        return least;
    }

    /// From the nearest of `set` along `rows`.
    [[nodiscard]] static std::vector<std::size_t> distances(const Rows& rows, const std::vector<char>& set) {
        std::vector<std::size_t> distance(rows.size(), never);
        std::vector<std::uint32_t> reached;
        for (std::uint32_t v = 0; v < rows.size(); ++v) {
            if (set[v] != 0) reached.push_back(v), distance[v] = 0;
        }
        for (std::size_t at = 0; at < reached.size(); ++at) {
            for (const std::uint32_t w : rows[reached[at]]) {
                if (distance[w] == never) reached.push_back(w), distance[w] = distance[reached[at]] + 1;
            }
        }
        return distance;
    }

    void visit(std::uint32_t root, std::size_t length) {
        const std::uint64_t before = work_;
        measure(root, length - 1);
        spent_[root] += work_ - before;
        next_ = never;
        if (!out_of_work_) search(root, length);
        if (next_ != never) queue_.emplace(next_, root);
    }

    /// How far it is back to `root` over larger vertices, for all that are `radius` or less away.
    void measure(std::uint32_t root, std::size_t radius) {
        ++round_;
        distance_[root] = 0;
        stamp_[root] = round_;
        reached_.assign(1, root);
        const std::uint64_t before = work_;
        std::size_t at = 0;
        for (radius_ = 0; at < reached_.size(); ++radius_) {
            if (radius_ >= radius && work_ - before >= 2 * spent_[root]) return;
            for (const std::size_t level_end = reached_.size(); at < level_end; ++at) {
                for (const std::uint32_t v : in_[reached_[at]]) {
                    if (!walk_link()) return;
                    if (v < root || stamp_[v] == round_) continue;
                    stamp_[v] = round_;
                    distance_[v] = radius_ + 1;
                    reached_.push_back(v);
                }
            }
        }
        radius_ = never;  // nobody else has a way back
    }
    [[nodiscard]] std::size_t way_back(std::uint32_t v) const {
        if (stamp_[v] == round_) return distance_[v];
        return radius_ == never ? never : radius_ + 1;
    }

    void search(std::uint32_t root, std::size_t length) {
        path_.assign(1, {root, 0, met_by(root)});
        while (!path_.empty() && !out_of_work_ && !full()) {
            Frame& top = path_.back();
            const auto row = out_[top.vertex];
            if (top.next == row.size()) {
                on_path_[top.vertex] = false;
                path_.pop_back();
                continue;
            }
            const std::uint32_t v = row[top.next++];
            if (!walk_link()) break;
            if (v == root && path_.size() == length) {
                emit();
            } else if (v > root && !on_path_[v] && leads_back(root, v, length)) {
                const std::size_t met = top.met | met_by(v);
                on_path_[v] = true;
                path_.push_back({v, 0, met});
            }
        }
        for (const Frame& frame : path_) on_path_[frame.vertex] = false;
    }

    /// Can the path, with `v` at its end, be closed within `length`? If not, remembers within what it could be.
    bool leads_back(std::uint32_t root, std::uint32_t v, std::size_t length) {
        std::size_t back = way_back(v);
        const std::size_t met = path_.back().met | met_by(v);
        for (std::size_t i = 0; i < wishes_.size(); ++i) {
            if ((met >> i & 1U) == 0) back = std::max(back, detour(wishes_[i], v, root));
        }
        if (back == never) return false;
        const std::size_t whole = path_.size() + back;
        if (whole <= length) return true;
        next_ = std::min(next_, whole);
        return false;
    }

    void emit() {
        auto& cycle = found_.cycles.emplace_back();
        cycle.reserve(path_.size());
        for (const Frame& frame : path_) cycle.push_back(frame.vertex);
        add_work(path_.size());  // else a dense group would fill the memory before the work is done
    }

    const Rows& out_;
    const Rows in_;
    const SearchOptions& options_;
    std::vector<Wish> wishes_;

    using Waiting = std::pair<std::size_t, std::uint32_t>;  // length, root
    std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> queue_;
    FoundCycles found_;
    std::uint64_t work_ = 0;
    bool out_of_work_ = false;

    // of the visit
    std::vector<std::size_t> distance_;
    std::vector<std::uint64_t> stamp_;  // the round in which distance_ was set
    std::uint64_t round_ = 0;
    std::size_t radius_ = 0;  // beyond which there is no distance; never: there is none at all
    std::vector<std::uint32_t> reached_;
    std::vector<std::uint64_t> spent_;  // by root, on distances
    std::vector<Frame> path_;
    std::vector<char> on_path_;
    std::size_t next_ = never;
};

}  // namespace

FoundCycles find_cycles(const Rows& out, const SearchOptions& options) {
    return CycleSearch(out, options).run();
}

}  // namespace gainsay::circling
