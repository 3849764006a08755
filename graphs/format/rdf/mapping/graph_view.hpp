#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/json/json_value.hpp"
#include "graphs/format/rdf/graph.hpp"
#include "graphs/model/record.hpp"
#include "graphs/model/source.hpp"

// The one mapping between a graph and a case, from both sides. graph_view says what a subject's triples mean as
// a record; node_of makes triples of a record, looks at them through graph_view, and adds as `gs:json` exactly
// what was not seen.

namespace gainsay::rdf {

/// The record id of a term; empty when it is no record.
using RecordOf = std::function<std::string(const Term& term)>;

/// Nameless nodes whose content is in some record.
class SeenNodes {
public:
    void add(const Term& term) {
        if (terms_.insert(term).second) order_.push_back(term);
    }
    [[nodiscard]] bool contains(const Term& term) const { return terms_.contains(term); }
    [[nodiscard]] std::size_t count() const noexcept { return order_.size(); }
    /// Takes back all but the first `count`.
    void forget_after(std::size_t count) {
        for (; order_.size() > count; order_.pop_back()) terms_.erase(order_.back());
    }

private:
    std::set<Term> terms_;
    std::vector<Term> order_;
};

/// What a subject says, as JSON of the text case. Properties that a record, or a part of it, has no field for stand in
/// its member "rdf", and nameless nodes in these. `seen` is told the nameless nodes.
[[nodiscard]] json::Value view_of(const Graph& graph, const Term& subject, RecordKind kind,
                                  const RecordOf& record_of, SeenNodes& seen);

/// `view` with what `gs:json` says instead. Throws json::SyntaxError when that is no JSON object.
void apply_json(const Graph& graph, const Term& subject, json::Value& view);

/// A record as a node, nested ones within it.
[[nodiscard]] Node node_of(const Record& record);
/// The case as a whole.
[[nodiscard]] Node node_of(const CaseInfo& info);

/// Every node of a case: what is said of it as a whole, its records, and behind each accepted relation its
/// triple itself, which those read who do not look at `rdf:Statement`.
void each_node(const GraphSource& source, const std::function<void(const Node&)>& use);

/// What CiTO's properties mean between claims and between documents.
struct CitoMeaning {
    std::string_view property;
    std::optional<RelationKind> relation;
    std::optional<CitationManner> manner;
    bool denies;  ///< between documents: the authors of one reject the other
};
/// Null for a property that is none of CiTO's, nor one of PROV or ours that means the same.
[[nodiscard]] const CitoMeaning* cito_meaning(std::string_view property);
/// The property of a relation, and the one that those who do not know ours may read in its place.
[[nodiscard]] std::string_view property_of(RelationKind kind);
[[nodiscard]] std::string_view known_property_of(RelationKind kind);

/// The short name of the class of documents of a kind, and the kind of a class.
[[nodiscard]] std::string_view class_of(DocumentKind kind);
[[nodiscard]] std::optional<DocumentKind> document_kind_of(std::string_view type);
/// The classes of an agent, the most general first.
[[nodiscard]] std::vector<std::string> classes_of(AgentKind kind);
[[nodiscard]] std::optional<AgentKind> agent_kind_of(std::string_view type);

/// A date with the datatype that says what it is.
[[nodiscard]] Term date_term(const Edtf& date);

}  // namespace gainsay::rdf
