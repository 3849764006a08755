#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graphs/format/json/problem_list.hpp"
#include "graphs/format/loss.hpp"
#include "graphs/format/parts/id_book.hpp"
#include "graphs/format/tables/mapping/language/mapping.hpp"
#include "graphs/format/tables/mapping/records/record_pool.hpp"
#include "graphs/format/tables/mapping/rows/evaluator.hpp"

namespace gainsay::tables {

/// Makes records of rows, as the rules of one mapping say.
class RuleRunner {
public:
    RuleRunner(Mapping& mapping, parts::IdBook& ids, RecordPool& pool, LossReport& losses);

    /// The columns of the table at hand, by which paths are found from here on. What is named in the mapping and not
    /// among them is added to the problems, with its place in the mapping.
    void columns(const std::vector<std::string>& names, json::ProblemList& problems);
    /// Could a table with these columns be meant?
    [[nodiscard]] bool fits(const std::vector<std::string>& names) const;

    void run(const RowView& row, const SourcePos& where);

private:
    void run_rule(std::size_t number, const RowView& row, Evaluator& evaluator);
    template <class T>
    void make(const Rule& rule, std::size_t number, Evaluator& evaluator,
              const std::vector<std::uint32_t>& at);
    [[nodiscard]] RecordId id_of_key(const Rule& rule, Evaluator& evaluator);
    void report(LeftOut why, std::string_view text);
    void misfit(const Rule& rule, std::string_view field, std::string_view text, const char* why);

    Mapping& mapping_;
    parts::IdBook& ids_;
    RecordPool& pool_;
    LossReport& losses_;
    std::vector<bool> held_;  // by kind
    std::vector<std::size_t> each_columns_;
    std::vector<std::vector<Made>> made_;
    std::vector<std::optional<RecordId>> constants_;
    SourcePos where_;
    const Rule* rule_ = nullptr;
    TakenParts taken_;
    bool made_some_ = false;
};

}  // namespace gainsay::tables
