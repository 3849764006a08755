#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/loss.hpp"
#include "graphs/format/tables/mapping/language/mapping.hpp"
#include "graphs/format/tables/mapping/rows/row_view.hpp"

namespace gainsay::tables {

/// Finds what stands in the rows and in no rule, and reports it, a loss a cell: under the column's name, or under the
/// path of a JSON row with [] for lists.
class UnusedParts {
public:
    UnusedParts(Mapping& mapping, LossReport& losses);

    /// Of a table, once its columns are known.
    void columns(const std::vector<std::string>& names);
    void row(const RowView& row, const SourcePos& where);
    /// Reports paths of the mapping that no JSON row has.
    void finish();

private:
    struct Part {
        std::map<std::string, std::unique_ptr<Part>, std::less<>> below;
        bool used = false, ignored = false, seen = false;
        std::string spelling;  ///< of the path in the mapping that leads here
    };

    Part& part(const std::vector<std::string>& steps);
    void walk(const RowView::Node& node, Part* part, std::string& path, const SourcePos& where);
    void walk_members(const RowView::Node& node, Part* part, std::string& path, const SourcePos& where);
    void report(std::string_view path, bool ignored, const SourcePos& where);
    void report_unseen(const Part& part);

    Mapping& mapping_;
    LossReport& losses_;
    Part root_;
    std::vector<std::string> names_;
    std::vector<char> state_;  // of each column: 'u'sed, 'i'gnored or neither
    bool any_row_ = false;
};

}  // namespace gainsay::tables
