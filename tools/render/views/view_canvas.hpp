#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/time/frame.hpp"
#include "graphs/snapshot/snapshot.hpp"
#include "tools/render/views/view_words.hpp"

// What the views share: which records become nodes, who is next to whom in a picture, and how a picture is
// cut.

namespace gainsay::render {

/// Collects a diagram of records. Statements and relations are edges, unless something undercuts them or
/// promote() asked for them.
class Canvas {
public:
    Canvas(const Snapshot& snapshot, bool include_proposed, Detail detail, TimeFrame frame = {})
        : snapshot_(snapshot),
          include_proposed_(include_proposed),
          detail_(detail),
          frame_(std::move(frame)) {}

    void promote(Node node) { promoted_.insert(node); }
    /// What was asked about: a relation is drawn with the document it was asserted in only when it is this
    /// one.
    void focus_on(Node node) { focus_ = node; }

    /// Does it count in the frame? Words of statements and reviews must be of it, all else be there by its end.
    [[nodiscard]] Showing showing_of(Node node) const;
    /// Would it be drawn as a node?
    [[nodiscard]] bool is_node(Node node) const;
    /// The nodes one step away in the picture, without repetition, in node order.
    [[nodiscard]] std::vector<Node> neighbours(Node node) const;
    /// Draws these nodes and every edge between them.
    void draw(Diagram& diagram, const std::set<Node>& shown) const;

private:
    using Edges = std::vector<DiagramEdge>;
    [[nodiscard]] bool hidden(Node node) const { return frame_.any() && showing_of(node) == Showing::Hidden; }
    [[nodiscard]] bool counts(Node relation) const;
    void mark(DiagramNode& drawn, Node node) const;
    void add_all(std::set<Node>& to, const Arcs& arcs) const;
    void add_sayings(std::set<Node>& to, const Arcs& statements, bool want_object) const;
    void add_relations(std::set<Node>& to, Node node) const;
    void draw_fields(Edges& edges, Node node, const std::set<Node>& shown) const;
    void draw_statements(Edges& edges, Node agent, const std::set<Node>& shown) const;
    void draw_relations(Edges& edges, Node claim, const std::set<Node>& shown) const;

    const Snapshot& snapshot_;
    bool include_proposed_;
    Detail detail_;
    TimeFrame frame_;
    std::set<Node> promoted_;
    Node focus_ = no_node;
};

/// Lays bodies left of (above) their people, those of their documents, and those of claims, whichever way an
/// edge points.
void orient(const Snapshot& snapshot, DiagramEdge& edge);

/// Draws edges that say the same between the same ends once: statements are counted, others dropped.
[[nodiscard]] std::vector<DiagramEdge> merged(std::vector<DiagramEdge> edges);

/// "37 claims and 2 documents are not shown (limit: 150 nodes)."; adds nothing when `left_out` is empty.
void note_left_out(Diagram& diagram, const Snapshot& snapshot, const std::vector<Node>& left_out,
                   std::size_t limit);

/// The first `limit` of `candidates` by key, then by node number; what did not fit goes to `left_out`.
template <class Key>
[[nodiscard]] std::set<Node> keep_first(std::vector<std::pair<Key, Node>> candidates, std::size_t limit,
                                        std::vector<Node>& left_out);

/// The title of the diagram's case, as it stands below the diagram's own.
[[nodiscard]] std::string case_title(const Snapshot& snapshot);

}  // namespace gainsay::render

#include <algorithm>

namespace gainsay::render {

template <class Key>
std::set<Node> keep_first(std::vector<std::pair<Key, Node>> candidates, std::size_t limit,
                          std::vector<Node>& left_out) {
    std::sort(candidates.begin(), candidates.end());
    std::set<Node> kept;
    for (const auto& [key, node] : candidates) {
        if (kept.size() < limit) {
            kept.insert(node);
        } else {
            left_out.push_back(node);
        }
    }
    return kept;
}

}  // namespace gainsay::render
