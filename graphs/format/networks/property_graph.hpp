#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/parts/said_fields.hpp"
#include "graphs/model/source.hpp"

// A case as nodes and edges with attributes, whatever the format: agents, documents, claims, statements and reviews are
// nodes; the fields of a record that name another one are edges; a relation is an edge between its ends. Only where
// another relation undercuts it a relation is a node, too, at which that one can end.

namespace gainsay::networks {

/// Everything that a node or an edge may say of itself, in the order in which it is written.
struct Column {
    std::string_view name;
    bool of_nodes, of_edges;
};
inline constexpr std::array<Column, 26> columns{{
    {"kind", true, true},    ///< of a node the kind of record, of an edge that of EdgeKind
    {"label", true, true},   ///< what a person reads first
    {"type", true, false},   ///< the kind of agent or document, the stance of a statement
    {"date", true, false},   ///< published, said_on, on; EDTF
    {"valid", true, false},  ///< of a claim
    {"url", true, false},          {"archived_url", true, false}, {"language", true, false},
    {"topics", true, false},                                 ///< with "; " between them
    {"reliability", true, false},  {"rating", true, false},  ///< its label
    {"rating_value", true, false}, {"rating_best", true, false},  {"rating_worst", true, false},
    {"retracted", true, false},                             ///< when, or "yes"
    {"commitment", true, false},   {"manner", true, true},  ///< of a statement, of a citation
    {"symmetric", false, true},                             ///< "true", or not there
    {"status", false, true},       {"origin", false, true},       {"asserted_by", false, true},
    {"asserted_in", false, true},  {"role", false, true},  ///< of an affiliation; its years are `since` and `until`
    {"since", false, true},        {"until", false, true},        {"note", true, true},
}};
/// Of occurrences; they come last.
inline constexpr std::array<Column, 2> more_columns{{{"cue", false, true}, {"quote", false, true}}};

struct Attribute {
    std::string_view name;
    std::string value;

    friend bool operator==(const Attribute&, const Attribute&) = default;
};

struct Node {
    std::string id;
    std::string_view kind;
    std::vector<Attribute> attributes;  ///< in the order of `columns`; empty ones are not there
    std::string first_day;              ///< "2018-06-01", from when on it is there; may be empty
    const Record* record = nullptr;     ///< null: a relation, whose record its edge has
};

struct Edge {
    std::string id;  ///< "relation:r/edge", "statement:s/occurrences[0]"
    std::string_view kind;
    std::string from, to;
    std::vector<Attribute> attributes;
    std::string first_day, last_day;  ///< of an affiliation, as far as known
    const Record* record = nullptr;   ///< null: it is a field of the record of one of its ends

    [[nodiscard]] bool symmetric() const { return kind == "contradicts" || kind == "rephrases"; }
};

/// The value of an attribute; empty where there is none.
[[nodiscard]] std::string_view value_of(const std::vector<Attribute>& attributes, std::string_view name);

/// All nodes, by kind and id. What is passed to `use` is gone when it returns.
void each_node(const GraphSource& source, const std::function<void(const Node&)>& use);
/// All edges, by the record that says them, in the order of its fields.
void each_edge(const GraphSource& source, const std::function<void(const Edge&)>& use);

/// What one record comes to. A relation is no node here.
[[nodiscard]] Node node_of(const Record& record);
void edges_of(const Record& record, const std::function<void(const Edge&)>& use);

/// The fields that columns and edges hold.
[[nodiscard]] const parts::KeptFields& kept_fields(RecordKind kind);

}  // namespace gainsay::networks
