#pragma once

#include <string>
#include <vector>

#include "graphs/model/error.hpp"
#include "tools/render/table/rows.hpp"

namespace gainsay::render {

/// Something that is wrong with a case, and where.
struct Finding {
    std::string rule;     ///< "case", "reference", "file", "snapshot", "witness"
    std::string record;   ///< id; empty: the case as a whole
    std::string field;    ///< empty: the record as a whole
    std::string message;  ///< what was found, what was expected
    SourcePos where;

    friend bool operator==(const Finding&, const Finding&) = default;
};

/// One row a finding, in their order; in text a line each, as editors and CI systems read it.
void findings(const Output& output, const std::vector<Finding>& answer, bool limited);

}  // namespace gainsay::render
