#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace gainsay::render {

/// What a node of a diagram stands for. It decides shape and colour; the words in the node say it again.
enum class NodeLook : std::uint8_t {
    Agent,
    SeenDocument,      ///< a copy of it is stored
    ReportedDocument,  ///< known only from what others say of it
    Claim,
    Statement,
    Relation,  ///< drawn as a node only where something attacks it or it was asked for
    Review,
    Date,       ///< a mark of the timeline
    Uncertain,  ///< a mark of the timeline that cannot be placed for certain
};

/// What an edge of a diagram means. It decides line and arrowhead; the label says it in words.
enum class EdgeLook : std::uint8_t {
    Asserts,
    Denies,
    Questions,
    Contradicts,  ///< mutual
    Rebuts,
    Undercuts,
    Supports,
    Entails,
    Qualifies,
    Rephrases,          ///< mutual
    Source,             ///< cites, relayed from, recorded in, states, part of
    YoungerSource,      ///< the same, of something that is, or may be, younger
    Authority,          ///< published by, author of, office of
    Axis,               ///< the line of the timeline
    Against,            ///< one agent against another; its width is a count
    Allied,             ///< two agents who agree more often than they contradict each other
    Opposed,            ///< two agents who contradict each other more often
    FiguresConflict,    ///< two claims' figures exclude each other; nobody said so, it was computed
    FiguresDiffer,      ///< they speak of different things
    FiguresCompatible,  ///< both can be so; the arrow points from a part to its whole
    FiguresSame,
    DisputeOpened,  ///< one agent contradicts another on the later side only
    DisputeClosed,  ///< on the earlier side only
    DisputeTurned,  ///< on both, by other witnesses
    FigureKept,     ///< from a source of a figure to what had it from there, unchanged
    FigureChanged,  ///< the figure became another on this way
};
inline constexpr std::size_t edge_look_count = 26;

struct DiagramNode {
    std::string id;  ///< the record's id, or one derived from ids; unique in the diagram
    NodeLook look = NodeLook::Claim;
    std::string heading;             ///< kind and date, in words: "report, 2018-06-28, not seen"
    std::vector<std::string> lines;  ///< paragraphs below the heading, of any length
    std::string tooltip;             ///< the whole text; empty: heading and lines
    std::string url;                 ///< a link; anything but http and https is dropped when written
    std::string cluster;             ///< id of a DiagramCluster; empty: none
    bool focus = false;              ///< what was asked about
    bool uncertain = false;          ///< its date is in doubt: the heading, which says so, slants

    friend bool operator==(const DiagramNode&, const DiagramNode&) = default;
};

struct DiagramEdge {
    std::string from, to;  ///< ids of nodes of the diagram
    std::string label;     ///< the meaning in words, lines separated by \n: "denies"
    EdgeLook look = EdgeLook::Source;
    std::string tooltip;     ///< empty: both ends and the label
    double width = 1;        ///< of the line, in points
    bool proposed = false;   ///< a relation that nobody has accepted yet
    bool uncertain = false;  ///< not seen, only reported; or its date is in doubt
    bool backwards = false;  ///< laid out as if it ran from `to` to `from`; the arrow still points at `to`
    bool constraint = true;  ///< it takes part in ranking nodes

    friend bool operator==(const DiagramEdge&, const DiagramEdge&) = default;
};

struct DiagramCluster {
    std::string id, label;
    bool label_below = false;  ///< at the lower edge, away from the lines that enter from above
    bool marked = false;       ///< a thick frame; the label says why

    friend bool operator==(const DiagramCluster&, const DiagramCluster&) = default;
};

/// A picture of part of a case, before it is laid out: what it shows, not where. All texts are plain UTF-8 of
/// any content and length; the writer of a format escapes, wraps and cuts them.
struct Diagram {
    enum class Direction : std::uint8_t { Down, Right };

    std::string title;       ///< what it shows: "Iran against the State Department"
    std::string case_title;  ///< of which case
    Direction direction = Direction::Right;
    std::vector<DiagramNode> nodes;
    std::vector<DiagramEdge> edges;
    std::vector<DiagramCluster> clusters;
    std::vector<std::vector<std::string>> ranks;  ///< ids of nodes that stand in one line
    std::vector<std::string> notes;               ///< what was left out, and how to read what is there

    friend bool operator==(const Diagram&, const Diagram&) = default;
};

}  // namespace gainsay::render
