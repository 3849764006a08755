#include "graphs/format/text_case/reference_check.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

#include "graphs/format/json/spelling.hpp"
#include "graphs/format/text_case/record/record_json.hpp"

namespace gainsay::json {
namespace {

// Looking for a misspelt id among more than these takes longer than it helps.
constexpr std::size_t most_to_compare = 2'000'000;

std::uint64_t hash_of(std::string_view id) {
    return XXH3_64bits(id.data(), id.size());
}

}  // namespace

std::optional<Place> ReferenceCheck::find_id(const RecordId& id) const {
    const Id* const found = find(id.text());
    return found == nullptr ? std::nullopt : std::optional(found->where);
}

const ReferenceCheck::Id* ReferenceCheck::find(std::string_view id) const {
    return ids_.find(hash_of(id), [&](const Id& one) { return text_of(one) == id; });
}

void ReferenceCheck::add_id(const RecordId& id, Place where) {
    const std::string_view text = id.text();
    const std::uint64_t hash = hash_of(text);
    if (ids_.find(hash, [&](const Id& one) { return text_of(one) == text; }) != nullptr) return;
    ids_.insert(hash, {texts_.size(), static_cast<std::uint32_t>(text.size()), where});
    texts_ += text;
}

bool ReferenceCheck::knows_all(const Record& record) const {
    const auto references = references_of(record);
    return std::all_of(references.begin(), references.end(),
                       [&](const Reference& one) { return find(one.to.text()) != nullptr; });
}

void ReferenceCheck::add_references(const Record& record, const Value& value) {
    for (Reference& reference : references_of(record)) {
        if (find(reference.to.text()) != nullptr) continue;
        const Place where = locate(value, reference.field);
        pending_.push_back({id_of(record), std::move(reference.to), std::move(reference.field), where});
    }
}

void ReferenceCheck::report(ProblemList& problems) const {
    for (const Pending& one : pending_) {
        if (find(one.to.text()) != nullptr) continue;
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
    ids_.each([&](const Id& id) {
        const std::string_view text = text_of(id);
        if (text.starts_with(prefix)) meant.offer(text.substr(prefix.size()));
    });
    return meant.best().empty() ? std::string() : prefix + std::string(meant.best());
}

}  // namespace gainsay::json
