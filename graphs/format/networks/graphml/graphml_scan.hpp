#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graphs/format/json/json_value.hpp"
#include "graphs/format/loss.hpp"
#include "graphs/format/read.hpp"

// GraphML as it stands in a file: nodes and edges with the texts of their data, by the names that their keys declare.

namespace gainsay::networks {

struct ScannedData {
    std::string
        name;  ///< the key's attr.name; its id, where it has none; "label" of the labels that yEd draws
    std::string text;
};

struct ScannedElement {
    std::string id, from, to;  ///< from, to: of an edge
    std::vector<ScannedData> data;
    json::Place where;
    bool directed = true;

    /// The first data of that name, whatever the case of its letters; null when there is none.
    [[nodiscard]] const std::string* find(std::string_view name) const;
};

struct ScannedGraph {
    std::vector<ScannedData> data;  ///< of the outermost graph
    std::vector<ScannedElement> nodes, edges;
    json::Place where;
};

/// Reads the whole input. What GraphML has and we have no use for (ports, hyperedges, graphs in nodes) is reported.
///
/// Throws   ReadError for what is no XML, no GraphML, or beyond a limit. A DOCTYPE is refused: it can only declare
///          entities, which could grow without bound or name files.
[[nodiscard]] ScannedGraph scan_graphml(std::istream& in, std::string_view name, const ReadOptions& options,
                                        LossReport& losses);

}  // namespace gainsay::networks
