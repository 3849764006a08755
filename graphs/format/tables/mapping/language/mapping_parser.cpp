#include "graphs/format/tables/mapping/language/mapping_parser.hpp"

#include <algorithm>
#include <array>

#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/json/json_source.hpp"
#include "graphs/format/json/spelling.hpp"
#include "graphs/format/parts/json_document.hpp"
#include "graphs/format/tables/mapping/language/plan_builder.hpp"
#include "graphs/format/tables/mapping/language/rule_paths.hpp"

namespace gainsay::tables {

using json::Value;

namespace {

/// The members of an object by name, and whether all were asked for.
class Members {
public:
    explicit Members(const Value& object) : object_(object), taken_(object.keys.size(), false) {}

    const Value* take(std::string_view name) {
        names_.push_back(name);
        for (std::size_t i = 0; i < object_.keys.size(); ++i) {
            if (object_.keys[i].name != name || taken_[i]) continue;
            taken_[i] = true;
            return &object_.items[i];
        }
        return nullptr;
    }
    void rest(MappingParser& parser) const { parser.refuse_rest(object_, taken_, names_); }

private:
    const Value& object_;
    std::vector<bool> taken_;
    std::vector<std::string_view> names_;
};

}  // namespace

void MappingParser::complain(const Value& value, std::string message) {
    problems_.add(value.place, rule_, {}, std::move(message));
}

void MappingParser::refuse_rest(const Value& object, const std::vector<bool>& taken,
                                const std::vector<std::string_view>& known) {
    for (std::size_t i = 0; i < object.keys.size(); ++i) {
        const std::string& name = object.keys[i].name;
        if (taken[i] || name == "comment") continue;
        Suggestion suggestion(name);
        for (const std::string_view one : known) suggestion.offer(one);
        std::string message = "\"" + name.substr(0, 60) + "\" is not known here";
        if (!suggestion.best().empty()) {
            message += "; did you mean \"" + std::string(suggestion.best()) + "\"?";
        } else {
            message += ", expected one of ";
            for (std::size_t n = 0; n < known.size(); ++n)
                message += (n == 0 ? "" : ", ") + std::string(known[n]);
        }
        problems_.add(object.keys[i].place, rule_, {}, std::move(message));
    }
}

std::string MappingParser::text(const Value& value, const char* expected) {
    if (value.kind == Value::Kind::Text) return value.text;
    complain(value, "found " + json::found(value) + ", expected " + expected);
    return {};
}

bool MappingParser::flag(const Value& value) {
    if (value.kind != Value::Kind::Boolean)
        complain(value, "found " + json::found(value) + ", expected true or false");
    return value.boolean;
}

std::vector<std::string> MappingParser::texts(const Value& value) {
    std::vector<std::string> texts;
    if (value.kind == Value::Kind::Text) return {value.text};
    if (value.kind != Value::Kind::List) {
        complain(value, "found " + json::found(value) + ", expected a text or a list of texts");
        return texts;
    }
    for (const Value& item : value.items) texts.push_back(text(item, "a text in quotes"));
    return texts;
}

bool MappingParser::is_object(const Value& value) {
    if (value.kind == Value::Kind::Object) return true;
    complain(value, "found " + json::found(value) + ", expected an object in { }");
    return false;
}

void MappingParser::parse(const Value& root) {
    if (!is_object(root)) return;
    Members members(root);
    const Value* const version = members.take("gainsay_mapping");
    if (version == nullptr || version->kind != Value::Kind::Integer || version->number != 1) {
        complain(version == nullptr ? root : *version,
                 "expected \"gainsay_mapping\": 1, the version of the mapping language");
    }
    static_cast<void>(members.take("title"));
    static_cast<void>(members.take("description"));
    if (const Value* value = members.take("input")) input(*value);
    if (const Value* value = members.take("case")) info(*value);
    if (const Value* value = members.take("maps")) maps(*value);
    if (const Value* value = members.take("ignore")) mapping_.ignore = texts(*value);
    if (const Value* value = members.take("propose_aliases")) mapping_.propose_aliases = flag(*value);
    const Value* const records = members.take("records");
    members.rest(*this);
    if (records == nullptr)
        return complain(root, "\"records\" is missing, expected what records a row makes");
    if (!is_object(*records)) return;
    mapping_.rules.reserve(records->items.size());
    for (std::size_t i = 0; i < records->items.size(); ++i) rule(records->keys[i], records->items[i]);
    for (Rule& one : mapping_.rules) {
        each_path(one, [&](Path& path) {
            if (!path.is_number) mapping_.paths.push_back(&path);
        });
    }
}

void MappingParser::input(const Value& value) {
    if (!is_object(value)) return;
    Members members(value);
    if (const Value* form = members.take("form")) {
        const std::string name = text(*form, "\"table\", \"json-lines\" or \"json\"");
        if (name == "json-lines") {
            mapping_.form = Mapping::Form::Lines;
        } else if (name == "json") {
            mapping_.form = Mapping::Form::Document;
        } else if (name != "table") {
            complain(*form, "found \"" + name + "\", expected \"table\", \"json-lines\" or \"json\"");
        }
    }
    if (const Value* delimiter = members.take("delimiter")) {
        const std::string name = text(*delimiter, "\"comma\", \"semicolon\", \"tab\" or one character");
        constexpr std::array<std::pair<std::string_view, char>, 4> names{
            {{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"pipe", '|'}}};
        const auto* const known =
            std::find_if(names.begin(), names.end(), [&](const auto& one) { return one.first == name; });
        if (known != names.end()) {
            mapping_.delimiter = known->second;
        } else if (name.size() == 1 && name != "\"" && name != "\n" && name != "\r") {
            mapping_.delimiter = name.front();
        } else {
            complain(*delimiter,
                     "found \"" + name + "\", expected comma, semicolon, tab, pipe or one character");
        }
    }
    if (const Value* quote = members.take("quote")) {
        const std::string name = text(*quote, "\"double\" or \"none\"");
        mapping_.quotes = name != "none";
        if (name != "none" && name != "double")
            complain(*quote, "found \"" + name + "\", expected \"double\" or \"none\"");
    }
    if (const Value* header = members.take("header")) mapping_.header = flag(*header);
    if (const Value* ragged = members.take("ragged")) {
        const std::string name = text(*ragged, "\"refuse\" or \"pad\"");
        mapping_.pad = name == "pad";
        if (name != "pad" && name != "refuse")
            complain(*ragged, "found \"" + name + "\", expected \"refuse\" or \"pad\"");
    }
    if (const Value* skip = members.take("skip_lines")) {
        const bool good = skip->kind == Value::Kind::Integer && skip->number >= 0 && skip->number < 1e6;
        if (!good) complain(*skip, "found " + json::found(*skip) + ", expected a number of lines");
        if (good) mapping_.skip_lines = static_cast<std::size_t>(skip->number);
    }
    if (const Value* columns = members.take("columns")) mapping_.columns = texts(*columns);
    if (const Value* rows = members.take("rows"))
        mapping_.rows = steps(text(*rows, "a path such as \"data/items\""));
    if (!mapping_.header && mapping_.columns.empty())
        complain(value, "a table without a header needs \"columns\", the names of its columns in order");
    members.rest(*this);
}

void MappingParser::info(const Value& value) {
    if (!is_object(value)) return;
    Members members(value);
    if (const Value* title = members.take("title")) mapping_.info.title = text(*title, "a text");
    if (const Value* about = members.take("description")) mapping_.info.description = text(*about, "a text");
    if (const Value* language = members.take("language")) mapping_.info.language = text(*language, "a text");
    members.rest(*this);
}

void MappingParser::maps(const Value& value) {
    if (!is_object(value)) return;
    for (std::size_t i = 0; i < value.items.size(); ++i)
        mapping_.maps.emplace(value.keys[i].name, value_map(value.items[i]));
}

ValueMap MappingParser::value_map(const Value& value) {
    ValueMap map;
    if (!is_object(value)) return map;
    for (std::size_t i = 0; i < value.items.size(); ++i) {
        const Value& to = value.items[i];
        const bool number = to.kind == Value::Kind::Integer || to.kind == Value::Kind::Float;
        if (to.kind == Value::Kind::Null) {
            map.emplace(value.keys[i].name, std::nullopt);
        } else if (number || to.kind == Value::Kind::Text) {
            map.emplace(value.keys[i].name, to.text);
        } else {
            complain(to, "found " + json::found(to) + ", expected a text, a number, or null for nothing");
        }
    }
    return map;
}

const ValueMap* MappingParser::map(const Value& value) {
    if (value.kind == Value::Kind::Object) {
        mapping_.unnamed_maps.push_back(std::make_unique<ValueMap>(value_map(value)));
        return mapping_.unnamed_maps.back().get();
    }
    const std::string name = text(value, "the name of one of \"maps\", or an object of values");
    const auto known = mapping_.maps.find(name);
    if (known != mapping_.maps.end()) return &known->second;
    Suggestion suggestion(name);
    for (const auto& [one, entries] : mapping_.maps) suggestion.offer(one);
    complain(value, "there is no map \"" + name + "\"" +
                        (suggestion.best().empty()
                             ? std::string(", expected one of \"maps\", which stand above the records")
                             : "; did you mean \"" + std::string(suggestion.best()) + "\"?"));
    return nullptr;
}

// --- rules

void MappingParser::rule(const Value::Key& key, const Value& value) {
    rule_ = "rule " + key.name;
    if (!is_object(value)) return;
    const auto same = [&](const Rule& one) { return one.name == key.name; };
    if (std::any_of(mapping_.rules.begin(), mapping_.rules.end(), same))
        problems_.add(key.place, rule_, {}, "is the name of two rules, expected each once");
    Rule rule;
    rule.name = key.name;
    std::vector<bool> taken(value.keys.size(), false);
    const Value* const kind = value.find("record");
    const auto word = kind == nullptr ? std::nullopt : record_kind(kind->text);
    if (!word) {
        complain(kind == nullptr ? value : *kind,
                 "expected \"record\", one of agent, document, claim, statement, relation, review");
    } else {
        rule.kind = *word;
        rule.merge = *word == RecordKind::Agent || *word == RecordKind::Document;
        rule_head(value, taken, rule);
        fields(value, taken, rule);
        finish_rule(rule);
    }
    mapping_.rules.push_back(std::move(rule));
    rule_.clear();
}

void MappingParser::rule_head(const Value& value, std::vector<bool>& taken, Rule& rule) {
    for (std::size_t i = 0; i < value.keys.size(); ++i) {
        const std::string& name = value.keys[i].name;
        const Value& item = value.items[i];
        taken[i] = true;
        if (name == "each") {
            each(item, rule);
        } else if (name == "id") {
            id(item, rule);
        } else if (name == "merge") {
            rule.merge = flag(item);
        } else if (name == "extra") {
            rule.extra = extra(item);
        } else if (name != "record") {
            taken[i] = false;
        }
    }
    take_conditions(value, taken, rule.when);
}

void MappingParser::fields(const Value& value, std::vector<bool>& taken, Rule& rule) {
    switch (rule.kind) {
        case RecordKind::Agent:
            return record_plan<Agent>(value, taken, rule.fields);
        case RecordKind::Document:
            return record_plan<Document>(value, taken, rule.fields);
        case RecordKind::Claim:
            return record_plan<Claim>(value, taken, rule.fields);
        case RecordKind::Statement:
            return record_plan<Statement>(value, taken, rule.fields);
        case RecordKind::Relation:
            return record_plan<Relation>(value, taken, rule.fields);
        case RecordKind::Review:
            return record_plan<Review>(value, taken, rule.fields);
    }
}

void MappingParser::finish_rule(Rule& rule) {
    const auto levels = rule.each.size();
    rule.constant = rule.each.empty();
    each_path(rule, [&](Path& path) {
        rule.constant = false;
        if (path.level == Path::row || path.level < levels) return;
        problems_.add(path.place, rule_, {},
                      "\"{" + path.spelling + "}\" speaks of an item, and " +
                          (levels == 0 ? std::string("this rule has no \"each\"")
                                       : "\"each\" goes only " + std::to_string(levels) + " deep"));
    });
}

void MappingParser::each(const Value& value, Rule& rule) {
    if (value.kind == Value::Kind::Object) {
        Members members(value);
        if (const Value* of = members.take("of")) rule.each = steps(text(*of, "a column or a path"));
        if (const Value* split = members.take("split")) rule.split = text(*split, "what parts the items");
        members.rest(*this);
    } else {
        rule.each = steps(text(value, "a column or a path such as \"questions/answers\""));
    }
    if (rule.each.empty()) complain(value, "expected the column or path that lists the items");
}

void MappingParser::id(const Value& value, Rule& rule) {
    if (value.kind != Value::Kind::Object) {
        rule.key = expression(value);
        return;
    }
    Members members(value);
    if (const Value* key = members.take("key")) rule.key = expression(*key);
    if (const Value* readable = members.take("readable")) rule.readable = expression(*readable);
    members.rest(*this);
    if (!rule.key) complain(value, "expected \"key\", which tells one record from another");
}

void MappingParser::take_conditions(const Value& object, std::vector<bool>& taken,
                                    std::vector<Condition>& when) {
    for (std::size_t i = 0; i < object.keys.size(); ++i) {
        if (object.keys[i].name != "when" || taken[i]) continue;
        taken[i] = true;
        const Value& value = object.items[i];
        if (value.kind != Value::Kind::List) {
            when.push_back(condition(value));
            continue;
        }
        for (const Value& item : value.items) when.push_back(condition(item));
    }
}

Condition MappingParser::condition(const Value& value) {
    Condition condition;
    if (!is_object(value)) return condition;
    Members members(value);
    if (const Value* of = members.take("value")) {
        if (auto parsed = expression(*of)) condition.value = *std::move(parsed);
    }
    const Value* const is = members.take("is");
    const Value* const is_not = members.take("is_not");
    members.rest(*this);
    if ((is == nullptr) == (is_not == nullptr)) {
        complain(value, "expected \"value\" and either \"is\" or \"is_not\"");
        return condition;
    }
    condition.among = is != nullptr;
    condition.texts = texts(is != nullptr ? *is : *is_not);
    return condition;
}

ExtraPlan MappingParser::extra(const Value& value) {
    ExtraPlan plan;
    if (value.kind == Value::Kind::Object && value.find("value") == nullptr) {
        for (std::size_t i = 0; i < value.items.size(); ++i) {
            if (value.keys[i].name != "comment")
                plan.members.push_back({value.keys[i].name, extra(value.items[i])});
        }
    } else {
        plan.value = expression(value);
    }
    return plan;
}

// --- expressions

bool MappingParser::names_records(const Expression& expression, std::optional<RecordKind> kind) const {
    const auto good = [&](const Expression& one) { return names_records(one, kind); };
    for (const auto* list : {&expression.first_of, &expression.all}) {
        if (!list->empty()) return std::all_of(list->begin(), list->end(), good);
    }
    if (!expression.reference || expression.map != nullptr || !expression.split.empty()) return false;
    return !kind || mapping_.rules[*expression.reference].kind == *kind;
}

bool MappingParser::mentions_records(const Expression& expression) {
    const auto any = [](const std::vector<Expression>& list) {
        return std::any_of(list.begin(), list.end(), mentions_records);
    };
    return expression.reference || any(expression.first_of) || any(expression.all);
}

std::optional<Expression> MappingParser::expression(const Value& value) {
    switch (value.kind) {
        case Value::Kind::Text:
            return templated(value);
        case Value::Kind::Integer:
        case Value::Kind::Float: {
            Expression constant;
            constant.pieces.push_back({value.text, {}});
            return constant;
        }
        case Value::Kind::List: {
            Expression all;
            for (const Value& item : value.items) {
                if (auto one = expression(item)) all.all.push_back(*std::move(one));
            }
            return all;
        }
        case Value::Kind::Object:
            return transformed(value);
        case Value::Kind::Null:
        case Value::Kind::Boolean:
            break;
    }
    complain(value, "found " + json::found(value) + ", expected a text such as \"{column}\"");
    return std::nullopt;
}

std::optional<Expression> MappingParser::templated(const Value& value) {
    Expression result;
    std::string_view rest = value.text;
    if (rest.starts_with('@') && !rest.starts_with("@@")) {
        const std::string_view name = rest.substr(1);
        Suggestion suggestion(name);
        for (std::size_t i = 0; i < mapping_.rules.size(); ++i) {
            if (mapping_.rules[i].name == name) result.reference = i;
            suggestion.offer(mapping_.rules[i].name);
        }
        if (result.reference) return result;
        complain(value, "there is no rule \"" + std::string(name) + "\" above" +
                            (suggestion.best().empty()
                                 ? std::string(", expected one that makes the record")
                                 : "; did you mean \"@" + std::string(suggestion.best()) + "\"?"));
        return std::nullopt;
    }
    if (rest.starts_with("@@")) rest.remove_prefix(1);
    std::string literal;
    const auto end_literal = [&] {
        if (!literal.empty()) result.pieces.push_back({std::exchange(literal, {}), {}});
    };
    while (!rest.empty()) {
        const char c = rest.front();
        if (rest.starts_with("{{") || rest.starts_with("}}")) {
            literal += c;
            rest.remove_prefix(2);
        } else if (c == '{') {
            const std::size_t close = rest.find('}');
            if (close == std::string_view::npos) {
                complain(value, "a brace { is never closed; write {{ for one that is meant as a letter");
                return std::nullopt;
            }
            end_literal();
            auto found = path(rest.substr(1, close - 1), value);
            if (!found) return std::nullopt;
            result.pieces.push_back({{}, *std::move(found)});
            rest.remove_prefix(close + 1);
        } else {
            literal += c;
            rest.remove_prefix(1);
        }
    }
    end_literal();
    return result;
}

std::vector<std::string> MappingParser::steps(std::string_view spelling) const {
    // The name of a column may hold a slash; that of a member must be told from its path.
    if (mapping_.form == Mapping::Form::Table) {
        if (spelling.empty()) return {};
        return {std::string(spelling)};
    }
    std::vector<std::string> steps;
    while (!spelling.empty()) {
        const std::size_t slash = std::min(spelling.find('/'), spelling.size());
        std::string step(spelling.substr(0, slash));
        // As in a JSON Pointer: ~1 is a slash that belongs to a name, ~0 a tilde.
        for (std::size_t at = 0; (at = step.find('~', at)) != std::string::npos; ++at) {
            if (step.compare(at, 2, "~1") == 0)
                step.replace(at, 2, "/");
            else if (step.compare(at, 2, "~0") == 0)
                step.replace(at, 2, "~");
        }
        if (!step.empty()) steps.push_back(std::move(step));
        spelling.remove_prefix(std::min(slash + 1, spelling.size()));
    }
    return steps;
}

std::optional<Path> MappingParser::path(std::string_view spelling, const Value& value) {
    Path path;
    path.spelling = spelling;
    path.place = value.place;
    if (spelling == "#") {
        path.is_number = true;
        return path;
    }
    std::size_t dots = 0;
    while (dots < spelling.size() && spelling[dots] == '.') ++dots;
    if (dots > 0) path.level = dots - 1;
    path.steps = steps(spelling.substr(dots));
    if (dots == 0 && path.steps.empty()) {
        complain(value, "found {}, expected the name of a column or a path in the braces");
        return std::nullopt;
    }
    return path;
}

std::optional<Expression> MappingParser::transformed(const Value& value) {
    Members members(value);
    const Value* const of = members.take("value");
    const Value* const first_of = members.take("first_of");
    Expression result;
    if ((of == nullptr) == (first_of == nullptr)) {
        complain(value, "expected either \"value\" or \"first_of\" in this object");
    } else if (of != nullptr) {
        auto parsed = expression(*of);
        if (!parsed) return std::nullopt;
        result = *std::move(parsed);
    } else {
        auto parsed = expression(*first_of);
        if (parsed) result.first_of = std::move(parsed->all);
        if (result.first_of.empty()) complain(*first_of, "expected a list of what to try in turn");
    }
    if (const Value* after = members.take("after")) result.after = text(*after, "a text");
    if (const Value* before = members.take("before")) result.before = text(*before, "a text");
    if (const Value* split = members.take("split")) result.split = text(*split, "what parts the items");
    if (const Value* values = members.take("map")) result.map = map(*values);
    if (const Value* date = members.take("date")) {
        result.date = text(*date, "how the date is spelt: DMY, MDY or YMD");
        if (result.date != "DMY" && result.date != "MDY" && result.date != "YMD")
            complain(*date, "found \"" + result.date + "\", expected DMY, MDY or YMD");
    }
    members.rest(*this);
    return result;
}

std::vector<std::unique_ptr<Mapping>> parse_mappings(const ReadOptions& options) {
    if (options.mapping.empty()) {
        throw Error(ErrorCode::Unsupported,
                    "a table of somebody else's is read with a mapping, which says what its columns mean: "
                    "--mapping FILE");
    }
    const std::string name = options.mapping_name.empty() ? "mapping" : options.mapping_name;
    json::ProblemList problems(name, options.max_errors);
    std::vector<std::unique_ptr<Mapping>> mappings;
    bool stopped = false;
    try {
        json::Source source{std::string_view(options.mapping)};
        const Value root = json::parse_value(source, {64, 1'000'000});
        const bool list = root.kind == Value::Kind::List;
        const std::size_t count = list ? root.items.size() : 1;
        for (std::size_t i = 0; i < count; ++i) {
            mappings.push_back(std::make_unique<Mapping>());
            MappingParser(*mappings.back(), problems).parse(list ? root.items[i] : root);
        }
        if (mappings.empty()) problems.add(root.place, {}, {}, "the list is empty, expected a mapping in it");
    } catch (const json::SyntaxError& error) {
        throw ReadError({{problems.at(error.where), {}, {}, error.what(), error.why}});
    } catch (const json::Enough&) {
        stopped = true;
    }
    parts::throw_problems(problems, stopped);
    return mappings;
}

}  // namespace gainsay::tables
