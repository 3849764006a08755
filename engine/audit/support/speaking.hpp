#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "engine/audit/finding.hpp"
#include "graphs/model/edtf.hpp"
#include "graphs/snapshot/snapshot.hpp"

// Of the rules only: whose word a statement or document is, as find_sources() tells it.

namespace gainsay::audit {

/// So many agents above one are looked at; offices beyond are left out.
inline constexpr std::size_t max_bodies_above = 64;

/// Whose word `source` is: a statement's speaker, a document's publishers, else its authors. By node; empty: nobody is
/// known. O(answer).
[[nodiscard]] std::vector<Node> speaking(const Snapshot& snapshot, Node source);

/// An agent and the bodies that it may have belonged to at the time `then`, and theirs, and so on: an office of which it
/// is not certain that it was not held counts, as for find_sources().
struct Bodies {
    std::vector<Node> agents;   ///< the agent first, then in the order of finding
    std::vector<Edge> offices;  ///< offices[i] led to agents[i + 1]
};
/// O(offices met), at most max_bodies_above agents and 16 offices looked at for each.
[[nodiscard]] Bodies bodies_of(const Snapshot& snapshot, Node agent, const Period& then);

/// An affiliation as a step: "belongs to agent:ministry as spokesman, 2016/2019".
[[nodiscard]] Step belonging(const Snapshot& snapshot, Edge office);

/// The sources of a claim: the documents that state it, then the statements that assert it; no more than `most`.
/// O(answer).
[[nodiscard]] std::vector<Node> sources_of(const Snapshot& snapshot, Node claim,
                                           std::size_t most = std::numeric_limits<std::size_t>::max());

/// Groups agents and documents that belong together, anew for each question at the cost of that question alone.
///
/// Cost     construction O(nodes); add() and together() nearly O(1); clear() O(1).
/// Threads  one at a time.
class Groups {
public:
    explicit Groups(const Snapshot& snapshot)
        : parent_(snapshot.node_count()), asked_(snapshot.node_count()) {}

    void clear() { ++question_; }
    [[nodiscard]] Node group(Node node);
    void join(Node x, Node y);
    /// Joins `source`, a statement or document, with whom it speaks for; returns what stands for them until the next
    /// join.
    Node add(const Snapshot& snapshot, Node source);

private:
    std::vector<Node> parent_;
    std::vector<std::uint32_t> asked_;
    std::uint32_t question_ = 1;
};

/// How many bodies stand behind `sources`, counted in `groups`, which is cleared.
[[nodiscard]] std::size_t count_bodies(const Snapshot& snapshot, const std::vector<Node>& sources,
                                       Groups& groups);

}  // namespace gainsay::audit
