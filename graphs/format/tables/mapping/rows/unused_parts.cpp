#include "graphs/format/tables/mapping/rows/unused_parts.hpp"

#include <algorithm>
#include <set>

#include "graphs/format/tables/mapping/language/rule_paths.hpp"

namespace gainsay::tables {
namespace {

std::vector<std::string> steps_of(std::string_view spelling) {
    std::vector<std::string> steps;
    while (!spelling.empty()) {
        const std::size_t slash = std::min(spelling.find('/'), spelling.size());
        if (slash > 0) steps.emplace_back(spelling.substr(0, slash));
        spelling.remove_prefix(std::min(slash + 1, spelling.size()));
    }
    return steps;
}

}  // namespace

UnusedParts::UnusedParts(Mapping& mapping, LossReport& losses) : mapping_(mapping), losses_(losses) {
    if (mapping.form == Mapping::Form::Table) return;
    for (Rule& rule : mapping.rules) {
        each_path(rule, [&](const Path& path) {
            if (path.is_number) return;
            std::vector<std::string> steps;
            if (path.level != Path::row && path.level < rule.each.size()) {
                steps.assign(rule.each.begin(), rule.each.end() - static_cast<std::ptrdiff_t>(path.level));
            }
            steps.insert(steps.end(), path.steps.begin(), path.steps.end());
            Part& leaf = part(steps);
            leaf.used = true;
            leaf.spelling = path.spelling;
        });
    }
    for (const std::string& spelling : mapping.ignore) part(steps_of(spelling)).ignored = true;
}

UnusedParts::Part& UnusedParts::part(const std::vector<std::string>& steps) {
    Part* at = &root_;
    for (const std::string& step : steps) {
        auto& next = at->below[step];
        if (!next) next = std::make_unique<Part>();
        at = next.get();
    }
    return *at;
}

void UnusedParts::columns(const std::vector<std::string>& names) {
    names_ = names;
    state_.assign(names.size(), ' ');
    const auto mark = [&](const std::string& name, char state) {
        const auto at = std::find(names.begin(), names.end(), name);
        if (at != names.end()) state_[static_cast<std::size_t>(at - names.begin())] = state;
    };
    for (const std::string& name : mapping_.ignore) mark(name, 'i');
    for (const Path* path : mapping_.paths) {
        if (path->level == Path::row) mark(path->steps.front(), 'u');
    }
    for (Rule& rule : mapping_.rules) {
        each_path(rule, [&](const Path& path) {
            if (path.level != Path::row && !rule.each.empty()) mark(rule.each.front(), 'u');
        });
    }
}

void UnusedParts::row(const RowView& row, const SourcePos& where) {
    any_row_ = true;
    if (row.is_json()) {
        std::string path;
        walk(*row.root(), &root_, path, where);
        return;
    }
    for (std::size_t i = 0; i < row.cells().size(); ++i) {
        const bool named = i < state_.size();
        if (row.cells()[i].empty() || (named && state_[i] == 'u')) continue;
        report(named && !names_[i].empty() ? std::string_view(names_[i]) : "(without a name)",
               named && state_[i] == 'i', where);
    }
}

void UnusedParts::walk(const RowView::Node& node, Part* part, std::string& path, const SourcePos& where) {
    if (part != nullptr) {
        part->seen = true;
        if (part->used) return;
    }
    if (part != nullptr && part->ignored) {
        if (!node.is_null()) report(path, true, where);
        return;
    }
    simdjson::dom::array list;
    if (node.get(list) == simdjson::SUCCESS) {
        const std::size_t length = path.size();
        path += "[]";
        for (const RowView::Node item : list) walk(item, part, path, where);
        path.resize(length);
    } else if (node.is_object()) {
        walk_members(node, part, path, where);
    } else {
        RowView::scalar_text(node, [&](std::string_view text) {
            if (!text.empty()) report(path, false, where);
        });
    }
}

void UnusedParts::walk_members(const RowView::Node& node, Part* part, std::string& path,
                               const SourcePos& where) {
    std::set<std::string_view> names;
    const std::size_t length = path.size();
    simdjson::dom::object object;
    if (node.get(object) != simdjson::SUCCESS) return;
    for (const auto member : object) {
        Part* next = nullptr;
        if (part != nullptr) {
            const auto at = part->below.find(member.key);
            if (at != part->below.end()) next = at->second.get();
        }
        if (length > 0) path += '/';
        path += member.key;
        if (names.insert(member.key).second) {
            walk(member.value, next, path, where);
        } else {
            losses_.add(
                {path, "the row has two members of that name, and the first is taken", {}, {}, where});
        }
        path.resize(length);
    }
}

void UnusedParts::report(std::string_view path, bool ignored, const SourcePos& where) {
    losses_.add({std::string(path),
                 ignored ? "left out, as the mapping asks" : "no rule of the mapping uses it",
                 {},
                 {},
                 where});
}

void UnusedParts::finish() {
    if (any_row_ && mapping_.form != Mapping::Form::Table) report_unseen(root_);
}

void UnusedParts::report_unseen(const Part& part) {
    // What is used whole was not looked into.
    if (!part.used) {
        for (const auto& [name, below] : part.below) report_unseen(*below);
    }
    if (!part.used || part.seen) return;
    losses_.add(
        {"{" + part.spelling + "}", "no row has what the mapping names there; is it misspelt?", {}, {}, {}});
}

}  // namespace gainsay::tables
