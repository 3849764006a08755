#include "engine/audit/policy/policy.hpp"

#include <algorithm>
#include <tuple>

#include "engine/audit/policy/glob.hpp"

namespace gainsay::audit {
namespace {

// The settings of a list that say something about `rule`, those that say more behind the others.
std::vector<const RuleSetting*> matching(const std::vector<RuleSetting>& settings, std::string_view rule) {
    std::vector<const RuleSetting*> found;
    for (const RuleSetting& one : settings) {
        if (glob_matches(one.rules, rule)) found.push_back(&one);
    }
    std::stable_sort(found.begin(), found.end(), [](const RuleSetting* x, const RuleSetting* y) {
        return std::tuple(!is_glob(x->rules), x->rules.size()) <
               std::tuple(!is_glob(y->rules), y->rules.size());
    });
    return found;
}

template <class Visit>
void for_each_list(const Policy& policy, std::string_view path, const Visit& visit) {
    visit(policy.rules);
    for (const PathSettings& one : policy.paths) {
        if (any_matches(one.paths, path)) visit(one.rules);
    }
}

}  // namespace

RuleStance stance_of(const Policy& policy, std::string_view rule, std::string_view path) {
    RuleStance stance;
    for_each_list(policy, path, [&](const std::vector<RuleSetting>& settings) {
        for (const RuleSetting* one : matching(settings, rule)) {
            if (one->on) stance.on = *one->on;
            if (one->severity) stance.severity = one->severity;
        }
    });
    return stance;
}

Thresholds thresholds_of(const Policy& policy, std::string_view path) {
    Thresholds thresholds;
    for_each_list(policy, path, [&](const std::vector<RuleSetting>& settings) {
        for (const RuleSetting& one : settings) {
            for (const auto& [name, value] : one.thresholds) thresholds[one.rules + "." + name] = value;
        }
    });
    return thresholds;
}

bool any_matches(const std::vector<std::string>& patterns, std::string_view text) {
    return patterns.empty() || std::any_of(patterns.begin(), patterns.end(), [text](const std::string& one) {
               return glob_matches(one, text);
           });
}

}  // namespace gainsay::audit
