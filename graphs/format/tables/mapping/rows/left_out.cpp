#include "graphs/format/tables/mapping/rows/left_out.hpp"

#include <algorithm>
#include <map>

#include "graphs/format/parts/text.hpp"

namespace gainsay::tables {
namespace {

bool cuts(const Expression& expression) {
    return !expression.after.empty() || !expression.before.empty() || expression.map != nullptr;
}

/// Calls `act(expression, partial)`: may a part of its texts be left out, by itself or by what it stands in?
template <class Act>
void each_expression(Expression& expression, bool partial, const Act& act) {
    partial = partial || cuts(expression);
    act(expression, partial);
    for (std::size_t i = 0; i < expression.first_of.size(); ++i)
        each_expression(expression.first_of[i], partial || i > 0, act);
    for (Expression& one : expression.all) each_expression(one, partial, act);
}

// Conditions take nothing: what is only compared stands in no record.
template <class Act>
void each_expression(ObjectPlan& plan, const Act& act) {
    for (FieldPlan& field : plan.fields) {
        if (field.value) each_expression(*field.value, false, act);
        if (field.object) each_expression(*field.object, act);
        for (auto& item : field.items) each_expression(*item, act);
    }
}

template <class Act>
void each_expression(ExtraPlan& plan, const Act& act) {
    if (plan.value) each_expression(*plan.value, false, act);
    for (auto& member : plan.members) each_expression(member.plan, act);
}

template <class Act>
void each_expression(Mapping& mapping, const Act& act) {
    for (Rule& rule : mapping.rules) {
        const auto in_rule = [&](Expression& one, bool partial) { act(rule, one, partial); };
        if (rule.key) each_expression(*rule.key, false, in_rule);
        if (rule.readable) each_expression(*rule.readable, false, in_rule);
        each_expression(rule.fields, in_rule);
        each_expression(rule.extra, in_rule);
    }
}

/// The same for every path that leads to the same place.
std::string place_of(const Rule& rule, const Path& path) {
    std::string place;
    if (path.level != Path::row && path.level < rule.each.size()) {
        const auto around = static_cast<std::ptrdiff_t>(path.level);
        for (auto step = rule.each.begin(); step != rule.each.end() - around; ++step) place += *step + '\n';
    }
    place += '\n';
    for (const std::string& step : path.steps) place += step + '\n';
    return path.is_number ? "#" : place;
}

}  // namespace

void mark_lossy(Mapping& mapping) {
    std::map<std::string, std::size_t> places;
    std::vector<bool> whole;
    each_expression(mapping, [&](const Rule& rule, Expression& one, bool partial) {
        for (Piece& piece : one.pieces) {
            if (!piece.path) continue;
            const auto [at, fresh] = places.try_emplace(place_of(rule, *piece.path), whole.size());
            if (fresh) whole.push_back(false);
            piece.path->source = at->second;
            if (!partial) whole[at->second] = true;
        }
    });
    each_expression(mapping, [&](const Rule&, Expression& one, bool) {
        each_path(one, [&](const Path& path) { one.lossy = one.lossy || !whole[path.source]; });
    });
}

void TakenParts::add(const Path& path, std::string_view text, std::size_t begin, std::size_t end) {
    const auto same = [&](const Text& one) { return one.path->source == path.source && one.text == text; };
    auto at = std::find_if(texts_.begin(), texts_.end(), same);
    if (at == texts_.end()) at = texts_.insert(at, {&path, std::string(text), {}});
    if (begin < end) at->taken.emplace_back(begin, end);
}

void TakenParts::each_rest(const std::function<void(const std::string&, std::string_view)>& act) {
    for (Text& one : texts_) {
        std::sort(one.taken.begin(), one.taken.end());
        one.taken.emplace_back(one.text.size(), one.text.size());
        std::size_t done = 0;
        for (const auto& [begin, end] : one.taken) {
            if (begin > done) {
                const std::string_view rest =
                    parts::trimmed(std::string_view(one.text).substr(done, begin - done));
                if (!rest.empty()) act(one.path->spelling, rest);
            }
            done = std::max(done, end);
        }
    }
    texts_.clear();
}

}  // namespace gainsay::tables
