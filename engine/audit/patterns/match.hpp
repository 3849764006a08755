#pragma once

#include <cstdint>
#include <functional>

#include "engine/audit/patterns/fields.hpp"

namespace gainsay::audit {

/// Looks for a pattern in the graph, from one record at a time.
///
/// Cost     of the edges that are walked: those of the records reached, in the order of the plan. A pattern is connected,
///          so nothing is compared with everything; but one that goes through a hub walks all its edges.
class Matcher {
public:
    /// `budget`: edges walked by all calls together; one more throws Error(Limit) that names `rule`.
    Matcher(const Pattern& pattern, const PatternFields& fields, std::string rule, std::uint64_t budget);

    /// Calls `use` for every match with `first` as the first variable, in the order of the edges, until it returns false.
    void from(Node first, const std::function<bool(const Bindings&)>& use);

private:
    using Use = std::function<bool(const Bindings&)>;

    // false: enough was seen.
    bool step(const Pattern& pattern, std::size_t at, const Use& use);
    bool follow(const Pattern& pattern, std::size_t at, const Use& use);
    bool check(const Pattern& pattern, std::size_t at, const Use& use);
    [[nodiscard]] bool look(const SubPattern& sub);
    [[nodiscard]] bool counts(const PatternEdge& edge, Edge found);

    const Pattern& pattern_;
    const PatternFields& fields_;
    std::string rule_;
    std::uint64_t budget_, walked_ = 0;
    Bindings bound_;
};

}  // namespace gainsay::audit
