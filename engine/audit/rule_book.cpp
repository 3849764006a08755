#include "engine/audit/rule_book.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/audit/outside_rules.hpp"
#include "engine/audit/rules.hpp"
#include "graphs/format/json/spelling.hpp"

namespace gainsay::audit {

RuleBook::RuleBook() {
    for (const RuleMaker make : built_in_rules()) add(make);
    for (const auto& infos : {reading_rules(), suppression_rules()}) {
        for (const RuleInfo& info : infos) enter({&info, {}});
    }
}

void RuleBook::add(Maker make) {
    kept_.push_back(make());
    enter({&kept_.back()->info(), std::move(make)});
}

void RuleBook::enter(Entry entry) {
    const auto at = std::lower_bound(entries_.begin(), entries_.end(), entry,
                                     [](const Entry& x, const Entry& y) { return x.info->id < y.info->id; });
    if (at != entries_.end() && at->info->id == entry.info->id) {
        throw Error(ErrorCode::Conflict, "there is a rule \"" + std::string(entry.info->id) +
                                             "\" already, expected an id that no other rule has");
    }
    entries_.insert(at, std::move(entry));
}

const RuleBook::Entry* RuleBook::find(std::string_view id) const noexcept {
    const auto at =
        std::lower_bound(entries_.begin(), entries_.end(), id,
                         [](const Entry& x, std::string_view wanted) { return x.info->id < wanted; });
    return at != entries_.end() && at->info->id == id ? &*at : nullptr;
}

std::string_view RuleBook::nearest(std::string_view id) const {
    Suggestion meant(id);
    for (const Entry& entry : entries_) meant.offer(entry.info->id);
    return meant.best();
}

}  // namespace gainsay::audit
