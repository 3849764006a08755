#pragma once

#include "engine/quantity/whole_case/figures.hpp"
#include "engine/quantity/whole_case/find.hpp"
#include "graphs/model/source.hpp"
#include "tools/render/table/rows.hpp"

namespace gainsay::render {

/// Figures against figures, each pair with its verdict and all reasons, and what was already said of the two claims;
/// then what does not add up, and what the calendar says. `source` is asked for the claims' texts.
void quantities(const Output& output, const GraphSource& source, const FigureTable& table,
                const QuantityAnswer& answer);

/// Proposals as a text case in JSON Lines, a relation a line, for `gainsay import`; nothing when there are none.
void proposals(std::ostream& out, const std::vector<Relation>& relations);

/// "51 %, share of recorded executions, of Iran, among all recorded executions in the world, 2017"
[[nodiscard]] std::string figure_words(const Figure& figure);

/// What a date remark says, as a sentence.
[[nodiscard]] std::string date_words(const FigureTable& table, const DateRemark& remark);

}  // namespace gainsay::render
