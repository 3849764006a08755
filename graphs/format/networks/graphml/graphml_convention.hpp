#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graphs/format/loss.hpp"
#include "graphs/format/networks/graphml/graphml_scan.hpp"
#include "graphs/format/parts/id_book.hpp"
#include "graphs/model/record.hpp"

// Foreign graphs have no records, but attributes with names that people choose. What is read of them is a convention:
//
//     node   kind, type       a kind of record, agent or document, or another word for one (docs/formats/graphml.md)
//            label, name, …   what it is called; a claim's text
//     edge   kind, type, …    a kind of edge or relation, or another word for one
//
// Nodes without a kind get the one that their edges ask for: whatever rebuts something is a claim. What is not said so
// is reported; nothing is guessed from texts.

namespace gainsay::networks {

class DataTaker;

class GraphmlConvention {
public:
    GraphmlConvention(std::string_view input, parts::IdBook& ids, LossReport& losses)
        : input_(input), ids_(ids), losses_(losses) {}

    /// A node that has its record already. What its edges say besides is reported.
    void add_known(const std::string& node, RecordId record);
    /// Nodes first, then all edges.
    void add_nodes(const std::vector<const ScannedElement*>& nodes,
                   const std::vector<const ScannedElement*>& edges);
    void add_edges(const std::vector<const ScannedElement*>& edges);
    /// The record that a node of the file stands for; nullopt when it stands for none.
    [[nodiscard]] std::optional<RecordId> record_of(const std::string& node) const;

    struct Made {
        Record record;
        json::Place where;
    };
    /// The records that were made, whole and in the order of the file.
    [[nodiscard]] std::vector<Made> take();

private:
    struct Known {
        RecordId id;
        std::size_t made = 0;  ///< index into made_; none for known records
    };
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    void make_node(const ScannedElement& node, RecordKind kind);
    bool apply(const ScannedElement& edge, const std::string& kind);
    bool make_relation(const ScannedElement& edge, RelationKind kind, const Known& from, const Known& to);
    bool make_statement(const ScannedElement& edge, Stance stance, const Known& from, const Known& to);
    bool set_field(const ScannedElement& edge, const std::string& kind, const Known& from, const Known& to);
    bool set_document_field(DataTaker& data, const std::string& kind, Document& document, const RecordId& to);
    bool set_statement_field(const std::string& kind, Statement& statement, const RecordId& to);
    bool set_review_field(const std::string& kind, Review& review, const RecordId& to);
    [[nodiscard]] std::optional<Edtf> date(DataTaker& data, std::initializer_list<std::string_view> names);
    void lose(std::string what, std::string why, const ScannedElement& element, const RecordId& record = {});

    std::string input_;
    parts::IdBook& ids_;
    LossReport& losses_;
    std::unordered_map<std::string, Known> nodes_;  // looked up only
    std::vector<Made> made_;
};

}  // namespace gainsay::networks
