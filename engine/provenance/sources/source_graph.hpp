#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "engine/provenance/trace.hpp"

// Of this folder only: the links behind a claim as a graph in which every way is a way that something took.

namespace gainsay::sourcing {

using Vertex = std::uint32_t;

struct Way {
    Vertex to = 0;
    Edge edge = no_edge;  ///< no_edge: from a document to itself as the place of a statement that it relays
    TraceLink link = TraceLink::Root;
    bool seen = false;
};

/// A vertex is a claim, statement, document or agent; or a document as the place of one statement, from where only that
/// statement's relays lead on, and what the document cites. Vertex 0 is the claim that was asked about.
class SourceGraph {
public:
    /// From the way back of a claim's trace.
    SourceGraph(const Snapshot& snapshot, const Trace& trace);

    [[nodiscard]] Vertex size() const noexcept { return static_cast<Vertex>(nodes_.size()); }
    [[nodiscard]] Node node(Vertex v) const { return nodes_[v]; }
    [[nodiscard]] const std::vector<Way>& ways(Vertex v) const { return ways_[v]; }
    /// The trail ends here, with something that is an origin.
    [[nodiscard]] bool is_origin(Vertex v) const { return origin_[v]; }
    [[nodiscard]] Ending why(Vertex v) const { return why_[v]; }

private:
    Vertex vertex(Node node, Node statement);
    void add(const Snapshot& snapshot, const TraceTree& tree, const TraceStep& step);
    void add_places(const Snapshot& snapshot, Vertex statement);
    void join_places();
    void doubt_ends(const Snapshot& snapshot);
    void close(const Snapshot& snapshot);

    std::map<std::pair<Node, Node>, Vertex> numbers_;  // document and statement, else node and no_node
    std::vector<Node> nodes_;
    std::vector<std::vector<Way>> ways_;
    std::vector<char> origin_, cut_, retracted_;
    std::vector<Ending> why_;
};

}  // namespace gainsay::sourcing
