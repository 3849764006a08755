#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graphs/format/argdown/records/records.hpp"
#include "graphs/format/argdown/syntax/map.hpp"
#include "graphs/format/json/problem_list.hpp"
#include "graphs/format/loss.hpp"

namespace gainsay::argdown {

/// Turns one document into records. docs/formats/argdown.md says what becomes of what.
class Importer {
public:
    Importer(const Map& map, Records& records, json::ProblemList& problems, LossReport& losses);

    /// Throws json::Enough by the list of problems.
    void run();

private:
    // front matter
    void read_front_matter();
    void read_case(const json::Value& header, CaseInfo& info);
    void keep_sections();
    void report_rest();
    void report_relations(const Titled& titled);
    void report_title(const Titled& titled);
    void report_argument(const Argument& argument);
    void report_no_text(const json::Value& data, const char* key);
    void lose_data(std::string what, const json::Value& value, const std::string& key);
    void add_data(Draft& draft, const json::Value::Key& key, const json::Value& value);

    // claims
    void make_claims();
    ClaimId make_claim(const Titled& titled, const std::string& key, bool argument);
    void describe(Draft& draft, const Titled& titled);
    void read_own(Draft& draft, const Titled& titled, const Member& member);
    void read_said(const Member& member, const ClaimId& claim);
    [[nodiscard]] const Member* describing_member(const Titled& titled) const;
    [[nodiscard]] std::vector<std::string> section_path(std::size_t section) const;

    // who says so
    void read_lists(const json::Value& data, const ClaimId& claim);
    void read_speakers(const json::Value& data, const ClaimId& claim, json::Place place);
    void add_statement(const std::string& speaker, const json::Value& data, const ClaimId& claim,
                       json::Place place);
    [[nodiscard]] std::optional<AgentId> who_argues(const Argument& argument);
    [[nodiscard]] std::optional<DocumentId> where_argued(const Argument& argument);

    // relations
    void make_supports();
    void make_supports_of(std::size_t argument, std::size_t inference);
    [[nodiscard]] std::vector<std::size_t> premises_of(const Argument& argument, std::size_t inference) const;
    [[nodiscard]] json::Value about_inference(const Argument& argument, std::size_t inference) const;
    void make_relations();
    void make_relation(const MapRelation& relation);
    void make_undercuts();
    void make_undercut(const MapRelation& relation);
    void undercut_all(const MapRelation& relation, const std::vector<RelationId>& targets);
    std::vector<RelationId> add_relations(RelationKind kind, const ClaimId& from, const RecordId& to,
                                          const MapRelation& relation, const std::string& of_argument);
    std::optional<RelationId> add_spelt(RelationKind kind, const ClaimId& from, const RecordId& to,
                                        const json::Value& spec);
    RelationId add_relation(Relation relation, const std::string& key, json::Place where);
    /// What the data at its occurrences says of a relation, and whether it is written from the other end.
    struct Spelt {
        const json::Value* spec;
        bool reversed;
    };
    [[nodiscard]] std::vector<Spelt> spelt_out(const MapRelation& relation);
    [[nodiscard]] const ClaimId& claim_at(const Node& node) const;
    [[nodiscard]] bool has_structure(const Node& node) const {
        return node.kind != Node::Kind::Statement && !map_.arguments[node.index].steps.empty();
    }

    const Map& map_;
    Records& records_;
    json::ProblemList& problems_;
    LossReport& losses_;
    bool ours_ = false;
    std::vector<ClaimId> statement_claims_, argument_claims_;  ///< by index; of a sketched argument, or empty
    std::vector<std::vector<std::vector<RelationId>>> supports_;  ///< by argument and inference
    std::map<std::size_t, std::vector<RelationId>> from_sketch_;  ///< relations of a sketched argument
    std::set<const json::Value*> used_specs_;                     ///< data of relations that was read
    std::size_t derived_ = 0;
};

}  // namespace gainsay::argdown
