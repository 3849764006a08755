#include "graphs/format/tables/mapping/records/rule_runner.hpp"

#include <algorithm>
#include <array>

#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/json/spelling.hpp"
#include "graphs/format/parts/text.hpp"
#include "graphs/format/tables/mapping/language/rule_paths.hpp"
#include "graphs/format/tables/mapping/records/mapped_fields.hpp"

namespace gainsay::tables {
namespace {

bool mentions_record(const Expression& expression) {
    return expression.reference ||
           std::any_of(expression.first_of.begin(), expression.first_of.end(), mentions_record) ||
           std::any_of(expression.all.begin(), expression.all.end(), mentions_record);
}

bool mentions_record(const ObjectPlan& plan) {
    return std::any_of(plan.fields.begin(), plan.fields.end(), [](const FieldPlan& field) {
        return (field.value && mentions_record(*field.value)) ||
               (field.object && mentions_record(*field.object)) ||
               std::any_of(field.items.begin(), field.items.end(),
                           [](const auto& item) { return mentions_record(*item); });
    });
}

/// Is it the same in all rows?
bool is_constant(const Rule& rule) {
    return rule.constant && rule.when.empty() && !mentions_record(rule.fields);
}

/// The members that say something, as JSON; empty when none does.
std::string extra_of(const ExtraPlan& plan, Evaluator& evaluator) {
    if (plan.value) return evaluator.json(*plan.value);
    std::string text;
    json::Writer writer(text, json::Layout::Dense);
    bool any = false;
    for (const auto& [name, member] : plan.members) {
        const std::string value = extra_of(member, evaluator);
        if (value.empty()) continue;
        if (!any) writer.begin_object();
        any = true;
        writer.key(name);
        writer.token(value);
    }
    if (any) writer.end_object();
    return text;
}

// --- ids of records for which the mapping says none: of what they say

std::string joined(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const std::string_view part : parts) text.append(part).push_back('\n');
    return text;
}

std::string date_text(const std::optional<Edtf>& date) {
    return date ? date->text() : std::string();
}

RecordId natural_id(const Agent& agent, parts::IdBook& ids) {
    return ids.id_of_name(RecordKind::Agent, agent.name);
}

RecordId natural_id(const Document& document, parts::IdBook& ids) {
    const std::string& key = document.url.empty() ? document.title : document.url;
    return ids.id(RecordKind::Document, key, document.title.empty() ? key : document.title);
}

RecordId natural_id(const Claim& claim, parts::IdBook& ids) {
    return ids.id(RecordKind::Claim, claim.text, claim.text);
}

RecordId natural_id(const Statement& statement, parts::IdBook& ids) {
    std::string key = joined({statement.speaker.text(), to_word(statement.stance), statement.of.text(),
                              date_text(statement.said_on), statement.note});
    for (const Occurrence& occurrence : statement.occurrences) {
        key += joined({occurrence.document.text(), occurrence.selector ? occurrence.selector->exact : ""});
    }
    return ids.id(RecordKind::Statement, key,
                  std::string(statement.speaker.any().slug()) + " " + std::string(statement.of.slug()));
}

RecordId natural_id(const Relation& relation, parts::IdBook& ids) {
    const std::string key = joined({to_word(relation.kind), relation.from.text(), relation.to.text(),
                                    relation.asserted_by ? relation.asserted_by->text() : std::string(),
                                    relation.asserted_in ? relation.asserted_in->text() : std::string(),
                                    to_word(relation.status)});
    return ids.id(RecordKind::Relation, key,
                  std::string(relation.from.any().slug()) + " " + std::string(to_word(relation.kind)) + " " +
                      std::string(relation.to.slug()));
}

RecordId natural_id(const Review& review, parts::IdBook& ids) {
    const std::string key =
        joined({review.of.text(), review.by ? review.by->text() : std::string(),
                review.in ? review.in->text() : std::string(), date_text(review.on), review.rating.label});
    return ids.id(RecordKind::Review, key, std::string(review.of.any().slug()));
}

}  // namespace

std::optional<Edtf> numeric_date(std::string_view text, std::string_view order) {
    text = parts::trimmed(text);
    std::array<std::string, 3> numbers;
    std::size_t at = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            numbers[at] += c;
        } else if (numbers[at].empty() || ++at == numbers.size()) {
            return std::nullopt;
        }
    }
    std::string year, month, day;
    for (std::size_t i = 0; i < order.size(); ++i)
        (order[i] == 'Y' ? year : order[i] == 'M' ? month : day) = numbers[i];
    const auto two = [](const std::string& number) { return number.size() == 1 ? "0" + number : number; };
    if (at != 2 || year.size() != 4) return std::nullopt;
    return Edtf::parse(year + "-" + two(month) + "-" + two(day));
}

RuleRunner::RuleRunner(Mapping& mapping, parts::IdBook& ids, RecordPool& pool, LossReport& losses)
    : mapping_(mapping),
      ids_(ids),
      pool_(pool),
      losses_(losses),
      held_(record_kind_count, false),
      each_columns_(mapping.rules.size(), no_cell),
      made_(mapping.rules.size()),
      constants_(mapping.rules.size()) {
    mark_lossy(mapping);
    for (const Rule& rule : mapping.rules) {
        if (rule.merge) held_[static_cast<std::size_t>(rule.kind)] = true;
    }
}

bool RuleRunner::fits(const std::vector<std::string>& names) const {
    return std::all_of(mapping_.paths.begin(), mapping_.paths.end(), [&](const Path* path) {
        return path->level != Path::row ||
               std::find(names.begin(), names.end(), path->steps.front()) != names.end();
    });
}

void RuleRunner::columns(const std::vector<std::string>& names, json::ProblemList& problems) {
    const auto place_of = [&](const std::string& name, const json::Place& place, const std::string& rule) {
        const auto at = std::find(names.begin(), names.end(), name);
        if (at != names.end()) return static_cast<std::size_t>(at - names.begin());
        Suggestion suggestion(name);
        std::string list;
        for (const std::string& one : names) {
            suggestion.offer(one);
            list += (list.empty() ? "" : ", ") + one;
        }
        problems.add(
            place, rule, {},
            "the table has no column \"" + name + "\"" +
                (suggestion.best().empty() ? "; its columns are: " + list.substr(0, 300)
                                           : "; did you mean \"" + std::string(suggestion.best()) + "\"?"));
        return no_cell;
    };
    for (std::size_t r = 0; r < mapping_.rules.size(); ++r) {
        Rule& rule = mapping_.rules[r];
        if (!rule.each.empty()) each_columns_[r] = place_of(rule.each.front(), {}, "rule " + rule.name);
        each_path(rule, [&](Path& path) {
            if (path.level == Path::row && !path.is_number)
                path.column = place_of(path.steps.front(), path.place, "rule " + rule.name);
        });
    }
}

void RuleRunner::misfit(const Rule& rule, std::string_view field, std::string_view text, const char* why) {
    losses_.add({std::string(to_string(rule.kind)) + "." + std::string(field) + " that cannot be read",
                 why,
                 {},
                 "rule " + rule.name + ": \"" + std::string(text.substr(0, 60)) + "\"",
                 where_});
}

void RuleRunner::run(const RowView& row, const SourcePos& where) {
    where_ = where;
    made_some_ = false;
    const Evaluator::Report report = [this](LeftOut why, std::string_view text) { this->report(why, text); };
    Evaluator evaluator(mapping_, row, made_, report, taken_);
    for (auto& made : made_) made.clear();
    for (std::size_t r = 0; r < mapping_.rules.size(); ++r) run_rule(r, row, evaluator);
    taken_.each_rest([&](const std::string& path, std::string_view text) {
        losses_.add({"text that is cut off",
                     "no rule takes what stands outside of `after` and `before`",
                     {},
                     "{" + path + "}: \"" + std::string(text.substr(0, 60)) + "\"",
                     where_});
    });
    if (!made_some_) losses_.add({"row", "no rule made a record of it", {}, {}, where});
}

void RuleRunner::report(LeftOut why, std::string_view text) {
    struct Words {
        const char *what, *why;
    };
    constexpr std::array<Words, 4> words{{
        {"value that a map does not have", "the map has no entry for it; \"*\" would be one for all others"},
        {"value that is left out", "the map has null for it, and no rule takes it as it is"},
        {"text that is cut off", "no rule takes what stands outside of `after` and `before`"},
        {"value behind another",
         "`first_of` takes the first that says something, and no rule takes this one"},
    }};
    const Words& said = words[static_cast<std::size_t>(why)];
    losses_.add({said.what,
                 said.why,
                 {},
                 "rule " + rule_->name + ": \"" + std::string(text.substr(0, 60)) + "\"",
                 where_});
}

void RuleRunner::run_rule(std::size_t number, const RowView& row, Evaluator& evaluator) {
    const Rule& rule = mapping_.rules[number];
    rule_ = &rule;
    if (constants_[number]) {
        made_[number].push_back({{}, *constants_[number]});
        return;
    }
    row.each_item(rule, each_columns_[number],
                  [&](const std::vector<Item>& items, const std::vector<std::uint32_t>& at) {
                      evaluator.enter(rule, items, at);
                      if (!evaluator.holds(rule.when)) return;
                      switch (rule.kind) {
                          case RecordKind::Agent:
                              return make<Agent>(rule, number, evaluator, at);
                          case RecordKind::Document:
                              return make<Document>(rule, number, evaluator, at);
                          case RecordKind::Claim:
                              return make<Claim>(rule, number, evaluator, at);
                          case RecordKind::Statement:
                              return make<Statement>(rule, number, evaluator, at);
                          case RecordKind::Relation:
                              return make<Relation>(rule, number, evaluator, at);
                          case RecordKind::Review:
                              return make<Review>(rule, number, evaluator, at);
                      }
                  });
    if (is_constant(rule) && !made_[number].empty()) constants_[number] = made_[number].front().id;
}

RecordId RuleRunner::id_of_key(const Rule& rule, Evaluator& evaluator) {
    const std::string key = evaluator.text(*rule.key);
    if (key.empty()) return {};
    if (rule.readable) {
        const std::string readable = evaluator.text(*rule.readable);
        return ids_.id(rule.kind, key, readable.empty() ? key : readable);
    }
    if (auto own = RecordId::parse(key); own && own->kind() == rule.kind) return *std::move(own);
    const std::string prefix = std::string(to_string(rule.kind)) + ":";
    const std::string_view name = std::string_view(key).substr(key.starts_with(prefix) ? prefix.size() : 0);
    return rule.kind == RecordKind::Agent ? ids_.id_of_name(rule.kind, name) : ids_.id(rule.kind, name, name);
}

template <class T>
void RuleRunner::make(const Rule& rule, std::size_t number, Evaluator& evaluator,
                      const std::vector<std::uint32_t>& at) {
    RecordId id;
    if (rule.key) id = id_of_key(rule, evaluator);
    T record{};
    const MappedFields::Misfit report = [&](std::string_view field, std::string_view text, const char* why) {
        misfit(rule, field, text, why);
    };
    MappedFields fields(evaluator, rule.fields, report);
    json::describe(fields, record);
    record.extra = extra_of(rule.extra, evaluator);
    if (rule.key && id.empty()) {
        // Nothing is there that could be told from others; where the row says nothing at all, nothing is lost.
        if (!fields.said() && record.extra.empty()) return;
        losses_.add({std::string(to_string(rule.kind)) + " that could not be made",
                     "its id is empty",
                     {},
                     "rule " + rule.name,
                     where_});
        return;
    }
    if (id.empty()) id = natural_id(record, ids_);
    record.id = decltype(record.id)(id);
    Record whole(std::in_place_type<T>, std::move(record));
    const std::vector<std::string> problems = problems_of(whole);
    if (!problems.empty()) {
        // Where a row says nothing at all, nothing is lost.
        if (!fields.said() && std::get<T>(whole).extra.empty()) return;
        losses_.add({std::string(to_string(rule.kind)) + " that could not be made",
                     problems.front(),
                     {},
                     "rule " + rule.name,
                     where_});
        return;
    }
    made_[number].push_back({at, id});
    made_some_ = made_some_ || !is_constant(rule);
    pool_.add(std::move(whole), where_, held_[static_cast<std::size_t>(rule.kind)]);
}

}  // namespace gainsay::tables
