#pragma once

#include <unordered_map>
#include <vector>

#include "engine/audit/finding.hpp"
#include "engine/audit/rules/contradiction/classes.hpp"

// Of this folder only: what entails a claim, over any number of steps.

namespace gainsay::audit {

/// The classes that entail one class, it among them, the nearest first; of each, the entailment over which it was
/// reached.
class Ancestry {
public:
    /// Looks at no more than `most` classes; limited() tells that there are more.
    Ancestry(const ClaimClasses& classes, ClaimClass of, std::size_t most);

    [[nodiscard]] const std::vector<ClaimClass>& nearest_first() const noexcept { return order_; }
    [[nodiscard]] bool contains(ClaimClass one) const { return reached_.contains(one); }
    [[nodiscard]] bool limited() const noexcept { return limited_; }
    /// The entailments that lead from `one` down to the class asked about, in that order; each as its Entails edge.
    [[nodiscard]] std::vector<Edge> way_from(ClaimClass one) const;

private:
    struct Came {
        ClaimClass to{};  ///< the class nearer to the one asked about
        Edge edge = no_edge;
    };

    std::vector<ClaimClass> order_;
    std::unordered_map<ClaimClass, Came> reached_;
    bool limited_ = false;
};

/// A witness of entailments: the relations, and the rephrasings between the claims where one ends and the next begins.
/// `from` is a claim of the first class, `to` one of the last.
void add_entailments(const Snapshot& snapshot, Node from, const std::vector<Edge>& way, Node to,
                     std::vector<Step>& steps);

}  // namespace gainsay::audit
