#pragma once

#include <cstddef>
#include <ostream>

#include "tools/render/draw.hpp"

namespace gainsay::render {

struct DotOptions {
    bool legend = true;
    std::size_t wrap = 32;        ///< code points in a line of a node
    std::size_t max_label = 240;  ///< code points of text in a node; longer text is cut at a word, with …
    std::size_t max_tooltip = 4000;  ///< code points of a tooltip
};

/// Writes `diagram` as a Graphviz graph: one statement a line, nodes by id, edges by their ends, no
/// positions, so that a small change of the case is a small diff. The order of the diagram's lists plays no
/// part.
///
/// Whatever a label holds, it is text: quotes, backslashes (so `\N` is no escape), `&` and `<` arrive in the
/// picture as they are, and nothing in it becomes markup. Labels of nodes, title
/// and legend are HTML-like labels of our own, with every character that means something there as an entity.
/// Invalid UTF-8, control characters and the controls of bidirectional text (U+061C, U+200E, U+200F,
/// U+202A–U+202E, U+2066–U+2069), which could make a quote read backwards, become U+FFFD. Links other than
/// http and https are left out.
///
/// Throws   std::logic_error when an edge, rank or cluster names a node or cluster that is not there, or an
///          id is used twice.
/// Cost     O(size of the diagram · log) time.
void write_dot(std::ostream& out, const Diagram& diagram, const DotOptions& options = {});

}  // namespace gainsay::render
