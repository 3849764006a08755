#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/audit/finding.hpp"
#include "graphs/model/source.hpp"

namespace gainsay::audit {

/// Records as they should be, by id; nothing: the record goes.
using RecordChanges = std::map<RecordId, std::optional<Record>>;

/// The fixes of one run that do not get into each other's way. Of two that touch one record the first is taken: whoever
/// runs the rules again on the result finds out whether the other is still wanted.
class FixPlan {
public:
    /// Takes the fix of `finding`; false when it has none, or touches what another fix touches.
    bool add(const Finding& finding);

    [[nodiscard]] const RecordChanges& changes() const noexcept { return changes_; }
    /// What is mended, in words, in the order of the findings: "claim:a: remove the second mention of document:x".
    [[nodiscard]] const std::vector<std::string>& told() const noexcept { return told_; }
    [[nodiscard]] bool empty() const noexcept { return changes_.empty(); }

private:
    RecordChanges changes_;
    std::vector<std::string> told_;
};

/// A case as it would be with some changes, which must be about records that it has. Both must outlive it.
class PatchedSource final : public GraphSource {
public:
    PatchedSource(const GraphSource& base, const RecordChanges& changes) : base_(base), changes_(changes) {}

    [[nodiscard]] CaseInfo info() const override { return base_.info(); }
    [[nodiscard]] std::uint64_t version() const override { return base_.version(); }
    [[nodiscard]] std::uint64_t count(RecordKind kind) const override;
    void visit(RecordKind kind, const Visitor& visit) const override;
    [[nodiscard]] std::optional<Record> find(const RecordId& id) const override;

private:
    const GraphSource& base_;
    const RecordChanges& changes_;
};

}  // namespace gainsay::audit
