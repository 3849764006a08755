#include "graphs/format/text_case/reference_check.hpp"

#include <algorithm>

#include "graphs/format/json/spelling.hpp"
#include "graphs/format/text_case/record_json.hpp"

namespace gainsay::json {
namespace {

// Looking for a misspelt id among more than these takes longer than it helps.
constexpr std::size_t most_to_compare = 2'000'000;

}  // namespace

std::optional<Place> ReferenceCheck::find_id(const RecordId& id) const {
    const auto at = ids_.find(id.text());
    return at == ids_.end() ? std::nullopt : std::optional(at->second);
}

bool ReferenceCheck::knows_all(const Record& record) const {
    const auto references = references_of(record);
    return std::all_of(references.begin(), references.end(),
                       [&](const Reference& one) { return ids_.count(one.to.text()) != 0; });
}

void ReferenceCheck::add_references(const Record& record, const Value& value) {
    for (Reference& reference : references_of(record)) {
        if (ids_.count(reference.to.text()) != 0) continue;
        const Place where = locate(value, reference.field);
        pending_.push_back({id_of(record), std::move(reference.to), std::move(reference.field), where});
    }
}

void ReferenceCheck::report(ProblemList& problems) const {
    for (const Pending& one : pending_) {
        if (ids_.count(one.to.text()) != 0) continue;
        std::string message = "names " + one.to.text() + ", which is not in this case";
        const std::string meant = suggestion(one.to);
        if (!meant.empty()) message += "; did you mean \"" + meant + "\"?";
        problems.add(one.where, one.from.text(), one.field, std::move(message), ErrorCode::NotFound);
    }
}

std::string ReferenceCheck::suggestion(const RecordId& wanted) const {
    if (ids_.size() > most_to_compare) return {};
    const std::string prefix = wanted.text().substr(0, wanted.text().size() - wanted.slug().size());
    Suggestion meant(wanted.slug());
    for (const auto& [id, place] : ids_) {
        if (id.compare(0, prefix.size(), prefix) == 0)
            meant.offer(std::string_view(id).substr(prefix.size()));
    }
    return meant.best().empty() ? std::string() : prefix + std::string(meant.best());
}

}  // namespace gainsay::json
