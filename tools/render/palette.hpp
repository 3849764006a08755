#pragma once

#include <string_view>

#include "tools/render/draw.hpp"

// One table of shapes, lines and colours for all views. No meaning hangs on colour alone: a node says its
// kind in words and has a shape of its own, an edge says its meaning in words and has an arrowhead of its
// own. Line style is kept for how well something is known: solid, dashed (only reported, or the date is in
// doubt), dotted (proposed); only between agents of a signed graph, which sums up many words, is it the sign: solid for
// agreement, dashed for contradiction, as drawings of signed graphs have it.
//
// Source   M. Okabe, K. Ito, "Color Universal Design" (2008): hues that colour-blind readers tell apart;
//          darkened here for text on white, and spread in lightness so that a grey copy still tells them
//          apart.

namespace gainsay::render {

struct NodeStyle {
    std::string_view shape, fill, line;
    bool rounded = false, dashed = false;
    std::string_view meaning;  ///< in the legend; empty: explains itself
};

struct EdgeStyle {
    std::string_view colour, head;  ///< head: a Graphviz arrow type
    bool mutual = false;            ///< the same head at both ends
    bool twofold = false;           ///< a double line
    double width = 1;
    std::string_view sample;   ///< the line in the legend, drawn with characters
    std::string_view meaning;  ///< in the legend; empty: explains itself
    bool dashed = false;
};

[[nodiscard]] const NodeStyle& style_of(NodeLook look) noexcept;
[[nodiscard]] const EdgeStyle& style_of(EdgeLook look) noexcept;

inline constexpr std::string_view font = "Helvetica,Arial,sans-serif";
inline constexpr std::string_view ink = "#222222", quiet_ink = "#555555";

}  // namespace gainsay::render
