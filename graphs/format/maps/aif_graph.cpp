#include "graphs/format/maps/aif_graph.hpp"

#include <algorithm>
#include <array>

#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/parts/json_document.hpp"
#include "graphs/format/text_case/record/field_reader.hpp"

namespace gainsay::aif {
namespace {

using json::Value;
using parts::list_of;
using parts::text_of;

constexpr std::array<std::string_view, 8> node_types{"I", "L", "RA", "CA", "MA", "PA", "TA", "YA"};

bool is_number(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view without_zeros(std::string_view digits) {
    const std::size_t first = digits.find_first_not_of('0');
    return first == std::string_view::npos ? digits.substr(digits.size() - 1) : digits.substr(first);
}

/// Members of a wrapper or set that say nothing to us, where they say anything at all.
bool is_empty(const Value& value) {
    return value.kind == Value::Kind::Null || (value.kind == Value::Kind::Boolean && !value.boolean) ||
           (value.kind == Value::Kind::Text && value.text.empty()) ||
           ((value.kind == Value::Kind::List || value.kind == Value::Kind::Object) && value.items.empty());
}

using Names = std::initializer_list<std::string_view>;

/// `of` as " of an edge".
void report_members(const Value& object, Names known, std::string_view of, const json::ProblemList& problems,
                    LossReport& losses) {
    for (std::size_t i = 0; i < object.keys.size(); ++i) {
        const Value::Key& key = object.keys[i];
        if (std::find(known.begin(), known.end(), key.name) != known.end() || is_empty(object.items[i]))
            continue;
        losses.add({"member " + key.name + std::string(of),
                    "a case has no place for it",
                    {},
                    key.name,
                    problems.at(key.place)});
    }
}

Rest rest_of(const Value& object, Names known) {
    Rest rest;
    for (std::size_t i = 0; i < object.keys.size(); ++i) {
        const std::string& name = object.keys[i].name;
        const Value& value = object.items[i];
        if (!is_empty(value) && std::find(known.begin(), known.end(), name) == known.end())
            rest.emplace_back(name, json::dense(value));
    }
    return rest;
}

std::string joined(const Rest& rest) {
    std::string text;
    json::Writer writer(text, json::Layout::Dense);
    writer.begin_object();
    for (const auto& [name, value] : rest) {
        writer.key(name);
        writer.token(value);
    }
    writer.end_object();
    return text;
}

/// What schemes are called is theirs; a proposition or locution has none that we know.
bool is_scheme(std::string_view type) {
    return type != "I" && type != "L";
}

}  // namespace

bool NodeOrder::operator()(std::string_view a, std::string_view b) const {
    if (!is_number(a) || !is_number(b)) return is_number(a) != is_number(b) ? is_number(a) : a < b;
    const std::string_view x = without_zeros(a), y = without_zeros(b);
    if (x.size() != y.size()) return x.size() < y.size();
    return x == y ? a < b : x < y;
}

void Graph::add(const Value& document, std::string_view name, json::ProblemList& problems,
                LossReport& losses) {
    const Value* set = &document;
    if (document.kind == Value::Kind::Object && document.find("AIF") != nullptr) {
        report_members(document, {"AIF", "writtenBy", "dialog"}, {}, problems, losses);
        set = document.find("AIF");
    }
    if (set->kind != Value::Kind::Object || set->find("nodes") == nullptr) {
        problems.add(
            set->place, {}, {},
            "found " + json::found(*set) + ", expected a node set: an object with \"nodes\" and \"edges\"");
        return;
    }
    ours_ = ours_ && text_of(document, "writtenBy") == "Gainsay";
    sets_.emplace_back(name);
    report_members(*set, {"nodes", "edges", "locutions", "participants", "writtenBy"}, {}, problems, losses);
    if (const Value* list = list_of(*set, "nodes", problems)) add_nodes(*list, problems, losses);
    if (const Value* list = list_of(*set, "edges", problems)) add_edges(*list, problems, losses);
    if (const Value* list = list_of(*set, "locutions", problems)) add_locutions(*list, problems, losses);
    if (const Value* list = list_of(*set, "participants", problems))
        add_participants(*list, problems, losses);
}

void Graph::add_nodes(const Value& list, json::ProblemList& problems, LossReport& losses) {
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const Value& item = list.items[i];
        const std::string label = "nodes[" + std::to_string(i) + "]";
        const std::string id(text_of(item, "nodeID"));
        if (id.empty()) {
            problems.add(item.place, label, "nodeID", "found none, expected the number or name of the node");
            continue;
        }
        Node fresh{std::string(text_of(item, "type")),
                   std::string(text_of(item, "text")),
                   std::string(text_of(item, "scheme")),
                   problems.at(item.place),
                   {sets_.size() - 1},
                   {},
                   {},
                   {},
                   {},
                   rest_of(item, {"nodeID", "type", "text", "scheme"})};
        if (!is_scheme(fresh.type) && !fresh.scheme.empty())
            fresh.rest.emplace_back("scheme", json::dense(*item.find("scheme")));
        if (std::find(node_types.begin(), node_types.end(), fresh.type) == node_types.end() &&
            !fresh.type.empty()) {
            problems.add(
                item.place, label, "type",
                "found \"" + fresh.type.substr(0, 20) + "\", expected one of I, L, RA, CA, MA, PA, TA, YA");
            continue;
        }
        const auto [at, is_new] = nodes_.try_emplace(id, fresh);
        if (is_new) continue;
        if (at->second.type != fresh.type || at->second.text != fresh.text ||
            at->second.scheme != fresh.scheme || at->second.rest != fresh.rest) {
            losses.add({"node that another set knows otherwise",
                        "one id stands for one node; what was read first stays",
                        {},
                        id,
                        fresh.where});
        }
        if (at->second.sets.back() != sets_.size() - 1) at->second.sets.push_back(sets_.size() - 1);
    }
}

void Graph::add_edges(const Value& list, json::ProblemList& problems, LossReport& losses) {
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const Value& item = list.items[i];
        const std::string_view from = text_of(item, "fromID"), to = text_of(item, "toID");
        if (from.empty() || to.empty()) {
            problems.add(item.place, "edges[" + std::to_string(i) + "]", from.empty() ? "fromID" : "toID",
                         "found none, expected the id of a node");
            continue;
        }
        report_members(item, {"fromID", "toID", "edgeID"}, " of an edge", problems, losses);
        edges_.try_emplace({std::string(from), std::string(to)}, problems.at(item.place));
    }
}

void Graph::add_locutions(const Value& list, const json::ProblemList& problems, LossReport& losses) {
    for (const Value& item : list.items) {
        const std::string_view id = text_of(item, "nodeID"), person = text_of(item, "personID"),
                               start = text_of(item, "start");
        const auto at = nodes_.find(id);
        if (at == nodes_.end() || at->second.type != "L") {
            losses.add({"locution of a node that is not there",
                        "what is said of it belongs to an L node",
                        {},
                        std::string(id),
                        problems.at(item.place)});
            continue;
        }
        Node& node = at->second;
        const Rest rest = rest_of(item, {"nodeID", "personID", "start"});
        const auto has_rest = [](const auto& one) { return one.first == "locution"; };
        const auto known = std::find_if(node.rest.begin(), node.rest.end(), has_rest);
        const bool otherwise = (!node.person.empty() && !person.empty() && node.person != person) ||
                               (!node.said.empty() && !start.empty() && node.said != start) ||
                               (known != node.rest.end() && !rest.empty() && known->second != joined(rest));
        if (otherwise) {
            losses.add({"locution that is told otherwise elsewhere",
                        "what was read first stays",
                        {},
                        std::string(id),
                        problems.at(item.place)});
        }
        if (node.person.empty()) node.person = person;
        if (node.said.empty()) node.said = start;
        if (known == node.rest.end() && !rest.empty()) node.rest.emplace_back("locution", joined(rest));
    }
}

void Graph::add_participants(const Value& list, const json::ProblemList& problems, LossReport& losses) {
    for (const Value& item : list.items) {
        const std::string_view first = text_of(item, "firstname"), last = text_of(item, "surname"),
                               id = text_of(item, "participantID");
        Participant one{std::string(first), rest_of(item, {"firstname", "surname", "participantID"}),
                        problems.at(item.place)};
        if (!first.empty() && !last.empty()) one.name += ' ';
        one.name += last;
        const auto [at, fresh] = participants_.try_emplace(std::string(id), one);
        if (fresh || (at->second.name == one.name && at->second.rest == one.rest)) continue;
        losses.add({"participant that another set knows otherwise",
                    "one id stands for one participant; what was read first stays",
                    {},
                    std::string(id) + " " + one.name,
                    one.where});
    }
}

void Graph::link(LossReport& losses) {
    for (const auto& [edge, where] : edges_) {
        const auto from = nodes_.find(edge.first), to = nodes_.find(edge.second);
        if (from == nodes_.end() || to == nodes_.end()) {
            losses.add({"edge of a node that is not there",
                        "no node set has the node " + (from == nodes_.end() ? edge.first : edge.second),
                        {},
                        {},
                        where});
            continue;
        }
        from->second.to.push_back(edge.second);
        to->second.from.push_back(edge.first);
    }
    for (auto& [id, node] : nodes_) {
        std::sort(node.from.begin(), node.from.end(), NodeOrder());
        std::sort(node.to.begin(), node.to.end(), NodeOrder());
    }
}

}  // namespace gainsay::aif
