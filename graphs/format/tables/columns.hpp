#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/model/id.hpp"

namespace gainsay::tables {

/// What stands in the cells of a column.
enum class CellForm : std::uint8_t {
    Text,     ///< as it is: texts, words, dates, letters, ids
    Number,   ///< as in JSON
    Texts,    ///< several, parted by " | ", or a JSON list
    Objects,  ///< a JSON list of objects
    Object,   ///< "{}": the object is there, and says nothing; its fields have columns of their own
    Part      ///< never filled: an object that is always there
};

/// A column of our own tables: a field of a record, with a dot where it is a field of an object in a record.
struct Column {
    std::string name;  ///< "rating.value"
    CellForm form = CellForm::Text;
};

/// The columns of records of `kind` in the order in which describe() names their fields, "id" first.
[[nodiscard]] const std::vector<Column>& columns_of(RecordKind kind);

/// Is it the name of a column of some kind of record?
[[nodiscard]] bool is_column(std::string_view name);

/// The row that says something of the case as a whole has this for an id.
inline constexpr std::string_view case_id = "case";
inline constexpr std::array<std::string_view, 3> case_columns{"title", "description", "language"};

/// What the extra of a record stands in: JSON.
inline constexpr std::string_view extra_column = "extra";

/// Would a spreadsheet take a cell for a formula?
[[nodiscard]] constexpr bool begins_formula(char c) noexcept {
    return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
}

/// How many apostrophes stand in front of what would else be a formula; 0 for every other text. We write one more
/// there, and take one away when we read.
[[nodiscard]] std::size_t apostrophes(std::string_view cell) noexcept;

}  // namespace gainsay::tables
