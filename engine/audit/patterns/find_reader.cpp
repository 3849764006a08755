#include "engine/audit/patterns/find_reader.hpp"

#include <algorithm>
#include <array>

#include "engine/audit/patterns/fields.hpp"
#include "engine/audit/patterns/plan.hpp"
#include "engine/audit/patterns/record_values.hpp"

namespace gainsay::audit {
namespace {

using json::Value;

struct TestWord {
    std::string_view word;
    PatternTest test;
};
constexpr std::array<TestWord, 14> tests{{{"is", PatternTest::Is},
                                          {"is_not", PatternTest::IsNot},
                                          {"one_of", PatternTest::OneOf},
                                          {"none_of", PatternTest::NoneOf},
                                          {"contains", PatternTest::Contains},
                                          {"begins_with", PatternTest::BeginsWith},
                                          {"ends_with", PatternTest::EndsWith},
                                          {"missing", PatternTest::Missing},
                                          {"before", PatternTest::Before},
                                          {"after", PatternTest::After},
                                          {"may_be_before", PatternTest::MayBeBefore},
                                          {"may_be_after", PatternTest::MayBeAfter},
                                          {"less_than", PatternTest::LessThan},
                                          {"more_than", PatternTest::MoreThan}}};

// Patterns in patterns: deeper than this nobody reads them.
constexpr std::size_t deepest = 4;

// Every variable and edge name that may be spoken of, those around a pattern first.
struct Scope {
    std::vector<PatternNode> nodes;
    std::vector<PatternEdge> edges;
};

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(at), text.size());
        if (end > 0) out.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

class FindReader {
public:
    FindReader(std::string rule, json::ProblemList& problems) : rule_(std::move(rule)), problems_(problems) {}

    Pattern pattern(const Value& value, Scope scope, std::size_t depth) {
        Pattern out;
        out.first_node = scope.nodes.size();
        out.first_edge = scope.edges.size();
        const Fields fields(problems_, rule_, value, {"nodes", "edges", "where", "with", "without", "times"});
        read_nodes(fields, value, scope, out);
        const bool edges_are_known = read_edges(fields, scope, out);
        if (const Value* list = fields.list("where")) {
            for (const Value& item : list->items) condition(item, scope, out);
        }
        for (const bool wanted : {true, false}) {
            const Value* list = fields.list(wanted ? "with" : "without");
            if (list == nullptr) continue;
            for (const Value& item : list->items) inner(item, scope, depth, wanted, out);
        }
        // Where edges lead is not known when one of them is wrong, and without variables there is nothing to plan: both are told.
        if (!edges_are_known || scope.nodes.empty()) return out;
        const std::string loose = plan(out, depth == 0 ? 1 : out.first_node);
        if (!loose.empty())
            bad(value, "nodes", "no edge leads to \"" + loose + "\", expected a pattern that hangs together");
        return out;
    }

    /// "s.said_on" as a field; the record itself without a dot.
    bool field(const std::string& text, const json::Place& place, const Scope& scope, PatternField& out) {
        const std::size_t dot = std::min(text.find('.'), text.size());
        const std::string name = text.substr(0, dot);
        out.path = dot == text.size() ? "id" : text.substr(dot + 1);
        for (std::size_t i = 0; i < scope.nodes.size(); ++i) {
            if (scope.nodes[i].name == name) return node_field(text, place, scope.nodes[i], i, out);
        }
        for (std::size_t i = 0; i < scope.edges.size(); ++i) {
            if (!name.empty() && scope.edges[i].name == name)
                return edge_path(text, place, scope.edges[i], i, out);
        }
        if (scope.nodes.empty()) return false;  // that they are missing is told
        std::vector<std::string_view> known;
        for (const PatternNode& node : scope.nodes) known.push_back(node.name);
        for (const PatternEdge& edge : scope.edges) {
            if (!edge.name.empty()) known.push_back(edge.name);
        }
        problems_.add(place, rule_, text, "found \"" + name + "\"" + expected_one_of(name, known));
        return false;
    }

private:
    void bad(const Value& value, std::string_view member, std::string message) {
        const Value* found = value.find(member);
        problems_.add(found == nullptr ? value.place : found->place, rule_, std::string(member),
                      std::move(message));
    }

    void read_nodes(const Fields& fields, const Value& value, Scope& scope, Pattern& out) {
        const Value* nodes = fields.object("nodes", out.first_node == 0);
        if (nodes == nullptr) return;
        if (nodes->items.empty() && out.first_node == 0)
            bad(value, "nodes", "is empty, expected a variable at least");
        for (std::size_t i = 0; i < nodes->items.size(); ++i) {
            const std::string& name = nodes->keys[i].name;
            const std::string& word = nodes->items[i].text;
            const auto kind = record_kind(word);
            if (!kind) {
                static const std::vector<std::string_view> kinds{"agent",     "document", "claim",
                                                                 "statement", "relation", "review"};
                problems_.add(nodes->items[i].place, rule_, "nodes." + name,
                              "found \"" + word + "\"" + expected_one_of(word, kinds));
            }
            if (name.empty() || name.find_first_of(". {}") != std::string::npos || taken(scope, name))
                problems_.add(nodes->keys[i].place, rule_, "nodes." + name,
                              "expected a name of its own, without dots, blanks and braces");
            const PatternNode node{name, kind.value_or(RecordKind::Claim), kind.has_value()};
            scope.nodes.push_back(node);
            out.nodes.push_back(node);
        }
    }

    static bool taken(const Scope& scope, const std::string& name) {
        return std::any_of(scope.nodes.begin(), scope.nodes.end(),
                           [&](const auto& node) { return node.name == name; }) ||
               std::any_of(scope.edges.begin(), scope.edges.end(),
                           [&](const auto& edge) { return edge.name == name; });
    }

    /// False when one of them is not what it should be, so that it cannot be said where they lead.
    bool read_edges(const Fields& fields, Scope& scope, Pattern& out) {
        const Value* list = fields.list("edges");
        if (list == nullptr) return true;
        bool known = true;
        for (const Value& item : list->items) {
            PatternEdge edge;
            std::string said = item.text;
            if (item.kind == Value::Kind::Object) {
                const Fields parts(problems_, rule_, item, {"edge", "as", "either"});
                said = parts.text("edge", true);
                edge.name = parts.text("as", false);
                edge.either = parts.flag("either");
                if (!edge.name.empty() && taken(scope, edge.name))
                    bad(item, "as", "expected a name that nothing else has");
            }
            edge.known = read_edge(said, item, scope, edge);
            known = known && edge.known;
            scope.edges.push_back(edge);
            out.edges.push_back(edge);
        }
        return known;
    }

    bool read_edge(const std::string& said, const Value& item, const Scope& scope, PatternEdge& edge) {
        const std::vector<std::string> parts = split(said, ' ');
        if (parts.size() != 3) {
            problems_.add(item.place, rule_, "edges",
                          "found \"" + said +
                              "\", expected a variable, an edge and a variable, such as \"s recorded_in d\"");
            return false;
        }
        std::vector<std::string_view> kinds, nodes;
        bool known = false;
        for (std::size_t k = 0; k < edge_kind_count; ++k) {
            kinds.push_back(to_string(static_cast<EdgeKind>(k)));
            if (kinds.back() != parts[1]) continue;
            edge.kind = static_cast<EdgeKind>(k);
            known = true;
        }
        if (!known)
            problems_.add(item.place, rule_, "edges",
                          "found \"" + parts[1] + "\"" + expected_one_of(parts[1], kinds));
        for (const PatternNode& node : scope.nodes) nodes.push_back(node.name);
        if (nodes.empty()) return false;  // that they are missing is told
        for (const std::size_t end : {std::size_t{0}, std::size_t{2}}) {
            const auto found = std::find(nodes.begin(), nodes.end(), parts[end]);
            if (found == nodes.end()) {
                problems_.add(item.place, rule_, "edges",
                              "found \"" + parts[end] + "\"" + expected_one_of(parts[end], nodes));
                known = false;
                continue;
            }
            (end == 0 ? edge.from : edge.to) = static_cast<std::size_t>(found - nodes.begin());
        }
        return known && ends_fit(said, item, scope, edge);
    }

    bool ends_fit(const std::string& said, const Value& item, const Scope& scope, const PatternEdge& edge) {
        const EdgeEnds ends = ends_of(edge.kind);
        const RecordKind from = scope.nodes[edge.from].kind, to = scope.nodes[edge.to].kind;
        const auto runs = [&](RecordKind a, RecordKind b) {
            return a >= ends.from_first && a <= ends.from_last && b >= ends.to_first && b <= ends.to_last;
        };
        if (!scope.nodes[edge.from].known || !scope.nodes[edge.to].known) return true;
        if (runs(from, to) || (edge.either && runs(to, from))) return true;
        problems_.add(item.place, rule_, "edges",
                      "\"" + said + "\" can never be met: " + std::string(to_string(edge.kind)) +
                          " does not run from " + std::string(to_string(from)) + " to " +
                          std::string(to_string(to)));
        return false;
    }

    void condition(const Value& item, const Scope& scope, Pattern& out) {
        const Fields fields(
            problems_, rule_, item,
            {"of", "is", "is_not", "one_of", "none_of", "contains", "begins_with", "ends_with", "missing",
             "before", "after", "may_be_before", "may_be_after", "less_than", "more_than"});
        PatternCondition condition;
        const std::string of = fields.text("of", true);
        if (of.empty() || !field(of, item.place, scope, condition.field)) return;
        std::size_t found = 0;
        for (const TestWord& test : tests) {
            const Value* right = item.find(test.word);
            if (right == nullptr) continue;
            ++found;
            condition.test = test.test;
            if (!read_right(*right, test, scope, condition)) return;
        }
        if (found != 1) {
            problems_.add(item.place, rule_, "where",
                          "expected one comparison beside \"of\", found " + std::to_string(found));
            return;
        }
        out.conditions.push_back(std::move(condition));
    }

    bool read_right(const Value& right, const TestWord& test, const Scope& scope,
                    PatternCondition& condition) {
        const auto wrong = [&](const std::string& message) {
            problems_.add(right.place, rule_, std::string(test.word), message);
            return false;
        };
        if (test.test == PatternTest::Missing && right.kind != Value::Kind::Boolean)
            return wrong("expected true or false");
        const bool many = test.test == PatternTest::OneOf || test.test == PatternTest::NoneOf;
        if (many != (right.kind == Value::Kind::List))
            return wrong(many ? "expected a list" : "expected one value");
        if (right.kind == Value::Kind::Object) {
            const Fields fields(problems_, rule_, right, {"of"});
            const std::string of = fields.text("of", true);
            return !of.empty() && field(of, right.place, scope, condition.other.emplace());
        }
        for (const Value& value : many ? right.items : std::vector<Value>{right}) {
            if (value.kind == Value::Kind::Boolean) {
                condition.values.push_back({value.boolean ? "true" : "false", {}, {}});
            } else if (value.kind == Value::Kind::Text || value.kind == Value::Kind::Integer ||
                       value.kind == Value::Kind::Float) {
                condition.values.push_back(value_of(value.text));
            } else {
                return wrong("expected a text, a number, true, false, or {\"of\": a field}");
            }
        }
        const bool dates = test.test >= PatternTest::Before && test.test <= PatternTest::MayBeAfter;
        const bool sizes = test.test == PatternTest::LessThan || test.test == PatternTest::MoreThan;
        if (dates && !condition.values.front().period)
            return wrong("expected a date (EDTF), such as \"2018-06-28\"");
        if (sizes && !condition.values.front().number) return wrong("expected a number");
        return true;
    }

    void inner(const Value& item, const Scope& scope, std::size_t depth, bool wanted, Pattern& out) {
        if (depth + 1 == deepest) {
            problems_.add(item.place, rule_, wanted ? "with" : "without",
                          "patterns are nested deeper than " + std::to_string(deepest), ErrorCode::Limit);
            return;
        }
        SubPattern sub;
        sub.wanted = wanted;
        sub.times = Fields(problems_, rule_, item, {"nodes", "edges", "where", "with", "without", "times"})
                        .count("times", 1);
        sub.inner.push_back(pattern(item, scope, depth + 1));
        out.patterns.push_back(std::move(sub));
    }

    bool node_field(const std::string& text, const json::Place& place, const PatternNode& node,
                    std::size_t index, PatternField& out) {
        out.index = index;
        out.kind = node.kind;
        out.graph = graph_field(node.kind, out.path);
        if (!node.known) return true;
        if (out.graph != GraphField::None || out.path.starts_with("extra.")) return true;
        const std::vector<std::string>& paths = field_paths(node.kind);
        if (std::find(paths.begin(), paths.end(), out.path) != paths.end()) return true;
        std::vector<std::string_view> known(paths.begin(), paths.end());
        for (const std::string_view more : {"retracted", "seen"}) {
            if (graph_field(node.kind, more) != GraphField::None) known.push_back(more);
        }
        problems_.add(place, rule_, text,
                      "found \"" + out.path + "\"" + expected_one_of(out.path, known) +
                          " (fields that we do not know begin with \"extra.\")");
        return false;
    }

    bool edge_path(const std::string& text, const json::Place& place, const PatternEdge& edge,
                   std::size_t index, PatternField& out) {
        out.of_edge = true;
        out.index = index;
        out.graph = edge_field(edge.kind, out.path);
        if (out.graph != GraphField::None || !edge.known) return true;
        problems_.add(place, rule_, text,
                      "found \"" + out.path + "\"" + expected_one_of(out.path, edge_fields(edge.kind)));
        return false;
    }

    std::string rule_;
    json::ProblemList& problems_;
};

// {name.field} in a message, in order; "{{" is a brace.
std::vector<std::string> placeholders(const std::string& message) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < message.size(); ++i) {
        if (message[i] != '{') continue;
        if (i + 1 < message.size() && message[i + 1] == '{') {
            ++i;
            continue;
        }
        const std::size_t end = std::min(message.find('}', i), message.size());
        out.push_back(message.substr(i + 1, end - i - 1));
        i = end;
    }
    return out;
}

}  // namespace

void read_find(const Value& find, const std::string& rule, PatternRuleText& text,
               json::ProblemList& problems) {
    FindReader reader(rule, problems);
    text.find = reader.pattern(find, {}, 0);
    const Scope scope{text.find.nodes, text.find.edges};
    for (const std::string& placeholder : placeholders(text.message)) {
        PatternField field;
        if (reader.field(placeholder, find.place, scope, field)) text.message_fields.push_back(field);
    }
}

}  // namespace gainsay::audit
