#pragma once

#include "graphs/format/tables/mapping/language/mapping.hpp"

namespace gainsay::tables {

template <class Act>
void each_path(std::vector<Condition>& conditions, const Act& act) {
    for (Condition& condition : conditions) each_path(condition.value, act);
}

template <class Act>
void each_path(ObjectPlan& plan, const Act& act) {
    for (FieldPlan& field : plan.fields) {
        if (field.value) each_path(*field.value, act);
        if (field.object) each_path(*field.object, act);
        for (auto& item : field.items) each_path(*item, act);
    }
    each_path(plan.when, act);
}

template <class Act>
void each_path(ExtraPlan& plan, const Act& act) {
    if (plan.value) each_path(*plan.value, act);
    for (auto& member : plan.members) each_path(member.plan, act);
}

/// Calls `act` with every path that stands in `rule`.
template <class Act>
void each_path(Rule& rule, const Act& act) {
    each_path(rule.when, act);
    if (rule.key) each_path(*rule.key, act);
    if (rule.readable) each_path(*rule.readable, act);
    each_path(rule.fields, act);
    each_path(rule.extra, act);
}

}  // namespace gainsay::tables
