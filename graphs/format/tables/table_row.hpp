#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/json/json_value.hpp"
#include "graphs/format/json/problem_list.hpp"
#include "graphs/format/read.hpp"
#include "graphs/format/tables/cell_fields.hpp"
#include "graphs/model/record.hpp"

namespace gainsay::tables {

/// A record and its fields, each with the place of its cell, for messages.
struct CarefulRow {
    json::Value value;
    bool sound = true;  ///< false: problems were added that concern its cells
    /// Objects of which the cell `extra` knows more, and which no cell has (any more): "affiliations[1]".
    std::vector<std::string> gone{};
};

/// What the columns of one table mean, and records out of its rows.
class TableRows {
public:
    /// `header` is the first row. Problems of it are added: a column that stands twice, none called "id".
    TableRows(std::span<const std::string_view> header, std::uint32_t line, const ReadOptions& options,
              json::ProblemList& problems);

    [[nodiscard]] std::size_t width() const noexcept { return names_.size(); }
    /// The cell of the column "id"; empty where there is none.
    [[nodiscard]] std::string_view id_of(std::span<const std::string_view> cells) const {
        return id_ == no_cell ? std::string_view{} : cells[id_];
    }

    /// The record of a row that is plainly good; nullopt for any other.
    [[nodiscard]] std::optional<Record> fast(std::span<const std::string_view> cells);

    /// The row as the object that the text case would have there: for read_record(), which says what is wrong with
    /// it. A cell that is no JSON where it should be, or that stands in a column of another kind of record, is a
    /// problem.
    [[nodiscard]] CarefulRow careful(std::span<const std::string_view> cells, std::uint32_t line,
                                     RecordKind kind, json::ProblemList& problems) const;
    /// The same for the row that speaks of the case.
    [[nodiscard]] CarefulRow careful_case(std::span<const std::string_view> cells, std::uint32_t line,
                                          json::ProblemList& problems) const;

private:
    [[nodiscard]] bool has_foreign_cells(std::span<const std::string_view> cells, const Places& places) const;
    void add_others(CarefulRow& row, std::span<const std::string_view> cells, std::uint32_t line,
                    const std::vector<bool>& own, std::string_view owner, json::ProblemList& problems) const;

    std::vector<std::string> names_;
    std::array<Places, record_kind_count> places_;
    std::array<std::vector<std::size_t>, record_kind_count> foreign_;  // cells that a kind has no field for
    std::size_t id_ = no_cell, extra_ = no_cell;
    ReadOptions options_;
    simdjson::dom::parser parser_;
    std::string padded_;
};

}  // namespace gainsay::tables
