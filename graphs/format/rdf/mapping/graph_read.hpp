#pragma once

#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "graphs/format/loss.hpp"
#include "graphs/format/parts/id_book.hpp"
#include "graphs/format/parts/intake.hpp"
#include "graphs/format/rdf/graph.hpp"
#include "graphs/format/rdf/mapping/graph_view.hpp"
#include "graphs/format/read.hpp"
#include "graphs/format/registry.hpp"

namespace gainsay::rdf {

/// Makes records of a whole graph and delivers them.
class GraphReader {
public:
    GraphReader(Graph& graph, RecordSink& sink, const ReadOptions& options, LossReport& losses)
        : graph_(graph), sink_(sink), losses_(losses), intake_(sink, options) {}

    /// Throws ReadError.
    void read();

private:
    void find_kinds();
    void find_kind_by_type(const Term& subject);
    void find_kind_by_role(const std::string& property, const Term& object, RecordKind subject_kind);
    void name_records();
    void merge_agents();
    void find_reviewed_words();
    [[nodiscard]] std::string readable(const Term& term) const;
    [[nodiscard]] std::string id_for(const Term& term, RecordKind kind);
    [[nodiscard]] std::string record_of(const Term& term) const;
    void read_info();
    void read_record(const Term& subject, RecordKind kind);
    void add_named_agents();
    void add_relations();
    void add_claimants();
    void add_rejections(const Term& from, const std::string& property, const Term& to);
    void add_statement(const std::string& speaker, Stance stance, const std::string& of, const Term& source,
                       const std::string& date, const std::vector<std::string>& documents,
                       const std::string& extra);
    void report_rest();
    void report_properties(const Term& term, std::string_view of,
                           std::initializer_list<std::string_view> known);
    [[nodiscard]] SourcePos where(const Term& term) const;

    Graph& graph_;
    RecordSink& sink_;
    LossReport& losses_;
    parts::Intake intake_;
    parts::IdBook ids_;
    std::map<Term, RecordKind> kinds_;
    std::map<Term, std::string> record_ids_;
    std::map<std::string, std::string> named_agents_;  // id → name
    std::map<Term, Term> reviewed_words_;              // of a claim that only its reviews word
    SeenNodes seen_;
};

/// What the readers of all syntaxes share: inputs go into one graph, of which records are made after the last.
class GraphFormatReader : public FormatReader {
public:
    GraphFormatReader(RecordSink& sink, const ReadOptions& options, LossReport& losses)
        : sink_(sink), options_(options), losses_(losses) {}

    void finish() override { GraphReader(graph_, sink_, options_, losses_).read(); }

protected:
    [[nodiscard]] Graph& graph() noexcept { return graph_; }
    [[nodiscard]] const ReadOptions& options() const noexcept { return options_; }
    [[nodiscard]] LossReport& losses() noexcept { return losses_; }
    /// Of the inputs, from 1: blank nodes of two are never the same.
    [[nodiscard]] std::size_t next_input() noexcept { return ++inputs_; }

private:
    RecordSink& sink_;
    const ReadOptions& options_;
    LossReport& losses_;
    Graph graph_;
    std::size_t inputs_ = 0;
};

}  // namespace gainsay::rdf
