#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/audit/patterns/pattern.hpp"
#include "engine/audit/subject.hpp"

namespace gainsay::audit {

/// The fields of records of `kind` that the graph has; None for others.
[[nodiscard]] GraphField graph_field(RecordKind kind, std::string_view path);
/// The fields that an edge of `kind` has.
[[nodiscard]] GraphField edge_field(EdgeKind kind, std::string_view path);
/// The names of all fields of edges of `kind`, for messages.
[[nodiscard]] std::vector<std::string_view> edge_fields(EdgeKind kind);

/// A match, whole or in part: what each variable and edge stands for.
struct Bindings {
    std::vector<Node> nodes;
    std::vector<Edge> edges;
};

/// Reads fields of what is bound. What the graph does not have is noted, for all records of that kind, when it is made:
/// reads the source, so from Rule::begin() only; afterwards it is read by any number of threads.
class PatternFields {
public:
    PatternFields(const Subject& subject, const PatternRuleText& rule);

    /// The values of a field, in order, until `use` returns true. Returns whether it did.
    bool any(const PatternField& field, const Bindings& bound,
             const std::function<bool(const PatternValue&)>& use) const;

    /// All values as a person reads them, "nothing" where there is none.
    [[nodiscard]] std::string words(const PatternField& field, const Bindings& bound) const;

    [[nodiscard]] const Snapshot& snapshot() const noexcept { return *snapshot_; }

private:
    using Noted = std::unordered_map<std::uint32_t, std::vector<std::string>>;

    void want(const Pattern& pattern);
    void want(const PatternField& field);
    void note(const Subject& subject);

    const Snapshot* snapshot_;
    std::map<std::pair<RecordKind, std::string>, Noted> noted_;
};

/// Does the condition hold? See PatternTest.
[[nodiscard]] bool holds(const PatternCondition& condition, const PatternFields& fields,
                         const Bindings& bound);

/// The number or the date that a value is; read from its text where it is not there.
[[nodiscard]] std::optional<double> number_in(const PatternValue& value);
[[nodiscard]] std::optional<Period> period_in(const PatternValue& value);

/// A text as a value: a number or a date where it is one.
[[nodiscard]] PatternValue value_of(std::string text);

}  // namespace gainsay::audit
