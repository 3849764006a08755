#include "tools/render/palette.hpp"

#include <array>
#include <cstddef>

namespace gainsay::render {

namespace {

// In the order of NodeLook.
constexpr std::array<NodeStyle, 9> nodes{{
    {"ellipse", "#DDEEFA", "#30566F", false, false, "person or body"},
    {"note", "#FFF4CC", "#6B5900", false, false, "document, a copy of which is stored"},
    {"note", "#FFFCF0", "#6B5900", false, true, "document known only from others"},
    {"box", "#FFFFFF", "#222222", false, false, "claim"},
    {"box", "#EFEFEF", "#666666", true, false, "statement"},
    {"octagon", "#FBE6DA", "#8F3B00", false, false, "relation that is attacked, asked for or falls"},
    {"tab", "#E3F2EA", "#00563F", false, false, "review"},
    {"plaintext", "#FFFFFF", "#FFFFFF", false, false, ""},
    {"plaintext", "#FFFFFF", "#FFFFFF", false, false, ""},
}};

// In the order of EdgeLook.
constexpr std::array<EdgeStyle, edge_look_count> edges{{
    {"#0066A1", "normal", false, false, 1.2, "──▶", "asserts"},
    {"#B84A00", "tee", false, false, 2.0, "━━┫", "denies, rejects"},
    {"#8A6100", "odot", false, false, 1.2, "──○", "questions"},
    {"#B84A00", "tee", true, false, 2.0, "┣━┫", "contradicts (mutual)"},
    {"#B84A00", "normal", false, false, 2.0, "━━▶", "rebuts: attacks the truth"},
    {"#B84A00", "onormal", false, false, 1.6, "━━▷", "undercuts: attacks the reliability"},
    {"#007352", "vee", false, false, 1.2, "──›", "supports"},
    {"#007352", "vee", false, true, 1.2, "══›", "entails"},
    {"#555555", "odiamond", false, false, 1.0, "──◇", "qualifies"},
    {"#555555", "none", true, false, 1.6, "━━━", "rephrases (mutual)"},
    {"#808080", "vee", false, false, 0.8, "──›", "source: states, cites, relayed from, recorded in"},
    {"#B84A00", "vee", false, false, 1.6, "━━›", "source that is, or may be, younger than what leans on it"},
    {"#808080", "none", false, false, 0.8, "───", "publisher, author, office"},
    {"#BBBBBB", "none", false, false, 1.0, "", ""},
    {"#B84A00", "normal", false, false, 1.0, "━━▶", "speaks against; the wider, the more witnesses"},
    {"#007352", "none", false, false, 1.2, "━━━", "agree more often than they contradict each other"},
    {"#B84A00", "tee", true, false, 1.2, "┣╍┫", "contradict each other more often", true},
    {"#B84A00", "tee", true, false, 2.0, "┣━┫", "figures in conflict (computed, a proposal)"},
    {"#8A6100", "none", false, false, 1.0, "───", "figures that differ for a reason"},
    {"#007352", "vee", false, false, 1.2, "──›", "compatible figures; from part to whole"},
    {"#0066A1", "none", false, true, 1.2, "═══", "the same figure"},
    {"#007352", "normal", false, false, 1.2, "━━▶", "a dispute that opened; the wider, the more witnesses"},
    {"#808080", "onormal", false, false, 1.2, "──▷", "a dispute that closed"},
    {"#8A6100", "diamond", false, false, 1.2, "──◆", "a dispute on other grounds"},
    {"#0066A1", "normal", false, false, 1.2, "──▶", "the figure's way, as it was"},
    {"#B84A00", "normal", false, false, 2.0, "━━▶", "the figure's way: it changed here"},
}};

}  // namespace

const NodeStyle& style_of(NodeLook look) noexcept {
    return nodes[static_cast<std::size_t>(look)];
}
const EdgeStyle& style_of(EdgeLook look) noexcept {
    return edges[static_cast<std::size_t>(look)];
}

}  // namespace gainsay::render
