#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "tools/render/table/rows.hpp"

// The writers behind Output::begin(), one for each form of an answer.

namespace gainsay::render {

[[nodiscard]] std::unique_ptr<Rows> text_table_writer(std::ostream& out, const Style& style,
                                                      std::vector<Column> columns);
[[nodiscard]] std::unique_ptr<Rows> paragraphs_writer(std::ostream& out, const Style& style);
[[nodiscard]] std::unique_ptr<Rows> json_writer(std::ostream& out, std::string name);
[[nodiscard]] std::unique_ptr<Rows> json_lines_writer(std::ostream& out);
[[nodiscard]] std::unique_ptr<Rows> csv_writer(std::ostream& out, const std::vector<Column>& columns);
[[nodiscard]] std::unique_ptr<Rows> markdown_writer(std::ostream& out, const std::vector<Column>& columns);

}  // namespace gainsay::render
