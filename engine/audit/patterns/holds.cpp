#include <algorithm>

#include "engine/audit/patterns/fields.hpp"
#include "graphs/snapshot/build/fold.hpp"

namespace gainsay::audit {
namespace {

bool equal(const PatternValue& a, const PatternValue& b) {
    if (a.text == b.text) return true;
    const auto x = number_in(a), y = number_in(b);
    return x && y && *x == *y;
}

bool in_time(PatternTest test, const PatternValue& a, const PatternValue& b) {
    const auto x = period_in(a), y = period_in(b);
    if (!x || !y) return false;
    const TimeOrder order = compare(*x, *y);
    switch (test) {
        case PatternTest::Before:
            return order == TimeOrder::Before;
        case PatternTest::After:
            return order == TimeOrder::After;
        case PatternTest::MayBeBefore:
            return order == TimeOrder::Before || order == TimeOrder::CannotTell;
        default:
            return order == TimeOrder::After || order == TimeOrder::CannotTell;
    }
}

bool in_words(PatternTest test, const PatternValue& a, const PatternValue& b) {
    const std::string text = fold(a.text), part = fold(b.text);
    if (test == PatternTest::BeginsWith) return text.starts_with(part);
    if (test == PatternTest::EndsWith) return text.ends_with(part);
    return text.find(part) != std::string::npos;
}

bool in_size(PatternTest test, const PatternValue& a, const PatternValue& b) {
    const auto x = number_in(a), y = number_in(b);
    return x && y && (test == PatternTest::LessThan ? *x < *y : *x > *y);
}

bool passes(PatternTest test, const PatternValue& a, const PatternValue& b) {
    switch (test) {
        case PatternTest::Contains:
        case PatternTest::BeginsWith:
        case PatternTest::EndsWith:
            return in_words(test, a, b);
        case PatternTest::Before:
        case PatternTest::After:
        case PatternTest::MayBeBefore:
        case PatternTest::MayBeAfter:
            return in_time(test, a, b);
        case PatternTest::LessThan:
        case PatternTest::MoreThan:
            return in_size(test, a, b);
        default:
            return equal(a, b);
    }
}

// With one of the values that the condition names, or with one of the other field.
bool passes_with_any(const PatternCondition& condition, const PatternFields& fields, const Bindings& bound,
                     const PatternValue& value) {
    if (condition.other) {
        return fields.any(*condition.other, bound,
                          [&](const PatternValue& other) { return passes(condition.test, value, other); });
    }
    return std::any_of(condition.values.begin(), condition.values.end(),
                       [&](const PatternValue& other) { return passes(condition.test, value, other); });
}

}  // namespace

bool holds(const PatternCondition& condition, const PatternFields& fields, const Bindings& bound) {
    const auto there = [&](const PatternField& field) {
        return fields.any(field, bound, [](const PatternValue&) { return true; });
    };
    if (condition.test == PatternTest::Missing)
        return there(condition.field) != (condition.values.front().text == "true");
    const bool met = fields.any(condition.field, bound, [&](const PatternValue& value) {
        return passes_with_any(condition, fields, bound, value);
    });
    if (condition.test != PatternTest::IsNot && condition.test != PatternTest::NoneOf) return met;
    return !met && there(condition.field) && (!condition.other || there(*condition.other));
}

}  // namespace gainsay::audit
