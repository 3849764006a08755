#include "engine/audit/history/changed.hpp"

#include <algorithm>
#include <iterator>

namespace gainsay::audit {
namespace {

void add_references(const Record& record, std::set<RecordId>& out) {
    for (const Reference& reference : references_of(record)) out.insert(reference.to);
}

// What one of the two versions names and the other does not.
void add_moved_references(const Record& before, const Record& after, std::set<RecordId>& out) {
    std::set<RecordId> was, is;
    add_references(before, was);
    add_references(after, is);
    std::set_symmetric_difference(was.begin(), was.end(), is.begin(), is.end(),
                                  std::inserter(out, out.end()));
}

}  // namespace

bool Changed::concerns(const Finding& finding) const {
    if (finding.record.empty() ? !empty() : records.contains(finding.record)) return true;
    return std::any_of(finding.witness.begin(), finding.witness.end(),
                       [this](const Step& step) { return records.contains(step.record); });
}

Changed changed_between(const GraphSource& before, const GraphSource& after) {
    Changed changed;
    changed.info = !(before.info() == after.info());
    for (std::size_t k = 0; k < record_kind_count; ++k) {
        const auto kind = static_cast<RecordKind>(k);
        after.visit(kind, [&](const Record& record) {
            const auto was = before.find(id_of(record));
            if (was && *was == record) return;
            changed.records.insert(id_of(record));
            if (was) {
                add_moved_references(*was, record, changed.records);
            } else {
                add_references(record, changed.records);
            }
        });
        before.visit(kind, [&](const Record& record) {
            if (!after.find(id_of(record))) add_references(record, changed.records);
        });
    }
    return changed;
}

}  // namespace gainsay::audit
