#pragma once

#include <string>

#include "engine/audit/finding.hpp"
#include "engine/audit/subject.hpp"
#include "engine/quantity/whole_case/figures.hpp"
#include "engine/quantity/whole_case/find.hpp"

// Of this folder only: the figures of a case, compared once for all rules.

namespace gainsay::audit {

struct ComparedFigures {
    FigureTable table;
    QuantityAnswer answer;  ///< conflicts and sums alone
};

/// Those of a run. Reads the source when it is asked first, so from Rule::begin() only.
[[nodiscard]] const ComparedFigures& compared_figures(const Subject& subject);

/// "51 % of recorded executions, Iran, 2017": a figure in words.
[[nodiscard]] std::string figure_words(const Figure& figure);

/// A figure as a step of a witness: its claim, the field, the figure in words.
[[nodiscard]] Step figure_step(const Figure& figure);

}  // namespace gainsay::audit
