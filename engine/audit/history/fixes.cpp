#include "engine/audit/history/fixes.hpp"

#include <algorithm>

namespace gainsay::audit {

bool FixPlan::add(const Finding& finding) {
    if (!finding.fix) return false;
    RecordChanges wanted;
    for (const Record& record : finding.fix->replace) wanted.emplace(id_of(record), record);
    for (const RecordId& id : finding.fix->remove) wanted.insert_or_assign(id, std::nullopt);
    const bool in_the_way = std::any_of(wanted.begin(), wanted.end(),
                                        [this](const auto& one) { return changes_.contains(one.first); });
    if (wanted.empty() || in_the_way) return false;
    changes_.merge(wanted);
    told_.push_back((finding.record.empty() ? "" : finding.record.text() + ": ") + finding.fix->what);
    return true;
}

std::uint64_t PatchedSource::count(RecordKind kind) const {
    const auto removed = std::count_if(changes_.begin(), changes_.end(), [kind](const auto& one) {
        return one.first.kind() == kind && !one.second;
    });
    return base_.count(kind) - static_cast<std::uint64_t>(removed);
}

void PatchedSource::visit(RecordKind kind, const Visitor& visit) const {
    base_.visit(kind, [&](const Record& record) {
        const auto at = changes_.find(id_of(record));
        if (at == changes_.end()) {
            visit(record);
        } else if (at->second) {
            visit(*at->second);
        }
    });
}

std::optional<Record> PatchedSource::find(const RecordId& id) const {
    const auto at = changes_.find(id);
    return at == changes_.end() ? base_.find(id) : at->second;
}

}  // namespace gainsay::audit
