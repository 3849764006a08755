#pragma once

#include <iosfwd>
#include <memory>
#include <string_view>

#include "graphs/format/registry.hpp"

// A case as a graph, in the formats of programs that draw and measure graphs, and as pages. docs/formats/networks.md
// says what becomes of what. All but the pages show the graph of property_graph.hpp.

namespace gainsay::networks {

/// GraphML. Whole records travel beside their columns, so that our own files give the case back, also when Gephi or
/// NetworkX have saved them anew. Of foreign files becomes a case what a convention for the names of attributes says.
///
/// Memory   the graph is held until its end: GraphML allows an edge to stand before its nodes.
/// Source   U. Brandes et al., "GraphML Progress Report", Graph Drawing (2001).
void write_graphml(std::ostream& out, const GraphSource& source, const WriteOptions& options,
                   LossReport& losses);
[[nodiscard]] std::unique_ptr<FormatReader> make_graphml_reader(RecordSink& sink, const ReadOptions& options,
                                                                LossReport& losses);
[[nodiscard]] Guess guess_graphml(std::string_view first_bytes);

/// GEXF 1.3, for Gephi: colours by kind, dates as lifetimes.
void write_gexf(std::ostream& out, const GraphSource& source, const WriteOptions& options,
                LossReport& losses);

/// Elements of Cytoscape.js, and the JSON Graph Format 2; whole records travel with them.
void write_cytoscape(std::ostream& out, const GraphSource& source, const WriteOptions& options,
                     LossReport& losses);
void write_jgf(std::ostream& out, const GraphSource& source, const WriteOptions& options, LossReport& losses);

/// A flowchart that stays within what GitHub renders: disputes first, as many as there is room for. What is left out
/// is said in the picture, and reported.
void write_mermaid(std::ostream& out, const GraphSource& source, const WriteOptions& options,
                   LossReport& losses);

/// A report for people: every claim with who says what and where, disputes and reviews.
/// Memory   of the ids and links of the case, not of its texts.
void write_markdown(std::ostream& out, const GraphSource& source, const WriteOptions& options,
                    LossReport& losses);

}  // namespace gainsay::networks
