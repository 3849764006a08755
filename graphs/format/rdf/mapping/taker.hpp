#pragma once

#include <algorithm>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/json/json_value.hpp"
#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/rdf/graph.hpp"
#include "graphs/format/rdf/mapping/graph_view.hpp"

namespace gainsay::rdf {

/// A subject whose properties are taken one by one; what nobody took is its rest, with the nameless nodes in it.
class Taker {
public:
    /// All must outlive the taker. `seen` is told the nameless nodes whose content is in what was taken, or in a rest.
    Taker(const Graph& graph, const Term& subject, const RecordOf& record_of, SeenNodes& seen,
          std::size_t depth = 0);

    /// The first text of any of the properties.
    std::string text(std::initializer_list<std::string_view> properties);
    std::vector<std::string> texts(std::string_view property);
    /// A number, as JSON spells it; nullopt when no value is one.
    std::optional<json::Value> number(std::string_view property);
    /// The first date of any of the properties.
    std::string date(std::initializer_list<std::string_view> properties);
    /// Ids of records of one kind.
    std::vector<std::string> records(std::string_view property, std::string_view kind);
    std::string record(std::string_view property, std::string_view kind);

    /// Nameless nodes as objects, which `make(taker of the node, object)` fills. What `make` leaves of a node stands in
    /// the object's member "rdf"; a node for which it returns false is not taken.
    template <class Make>
    std::vector<json::Value> nodes(std::string_view property, const Make& make) {
        std::vector<json::Value> made;
        take_if(property, [&](const Term& term) {
            auto value = make_node(term, make);
            if (value) made.push_back(*std::move(value));
            return value.has_value();
        });
        // A graph has no order but that of lists: what two nodes say decides.
        if (!is_in_order(property)) std::sort(made.begin(), made.end(), is_less);
        return made;
    }
    /// One such node, where there is a place for one only.
    template <class Make>
    std::optional<json::Value> node(std::string_view property, const Make& make) {
        const auto at = left_.find(property);
        if (at == left_.end()) return std::nullopt;
        std::optional<json::Value> best;
        const Term* from = nullptr;
        for (const Term& term : at->second) {
            const std::size_t before = seen_.count();
            auto value = make_node(term, make);
            seen_.forget_after(before);
            if (!value || (best && !is_less(*value, *best))) continue;
            best = std::move(value);
            from = &term;
        }
        if (from == nullptr) return std::nullopt;
        best = make_node(*from, make);
        const Term taken = *from;
        take_if(property, [&](const Term& term) { return term == taken; });
        return best;
    }

    template <class Wanted>
    void take_if(std::string_view property, const Wanted& wanted) {
        const auto at = left_.find(property);
        if (at == left_.end()) return;
        std::erase_if(at->second, wanted);
        if (at->second.empty()) left_.erase(at);
    }
    void drop_type(std::string_view type) {
        take_if("rdf:type", [&](const Term& term) { return term.text == type; });
    }
    [[nodiscard]] std::vector<std::string> types() const;
    /// Are the values of a property the items of a list?
    [[nodiscard]] bool is_in_order(std::string_view property) const {
        return graph_.is_in_order(subject_, property);
    }

    using Properties = std::map<std::string, Graph::Values, std::less<>>;
    [[nodiscard]] Properties& left() { return left_; }

    /// What was not taken, as properties with lists of values. To be called once, at the end.
    [[nodiscard]] json::Value rest();

private:
    static bool is_less(const json::Value& a, const json::Value& b) {
        return json::dense(a) < json::dense(b);
    }

    template <class Make>
    std::optional<json::Value> make_node(const Term& term, const Make& make) {
        if (term.is_text() || graph_.find(term) == nullptr || !record_of_(term).empty()) return std::nullopt;
        const std::size_t before = seen_.count();
        seen_.add(term);
        Taker inner(graph_, term, record_of_, seen_, depth_ + 1);
        json::Value value = json::Value::object();
        if (!make(inner, value)) {
            seen_.forget_after(before);
            return std::nullopt;
        }
        inner.put_rest(value);
        return value;
    }

    void put_rest(json::Value& object);
    [[nodiscard]] json::Value value_of(const Term& term);
    void use_text(Properties::iterator at, Graph::Values::iterator one);

    const Graph& graph_;
    const Term subject_;
    const RecordOf& record_of_;
    SeenNodes& seen_;
    std::size_t depth_;
    Properties left_;
    Properties half_said_;  ///< texts that were taken, but say more than a text
};

}  // namespace gainsay::rdf
