#pragma once

#include <string>
#include <string_view>

#include "graphs/snapshot/snapshot.hpp"
#include "tools/render/draw.hpp"

// What the records and edges of a case are called in a picture, for all views.

namespace gainsay::render {

/// "2 July 2018", "July 2018 (uncertain)", "about 2016", "2016 – 2018"; empty for no_date; any other EDTF as
/// it is.
[[nodiscard]] std::string date_words(const Snapshot& snapshot, Date date);

/// The date says of itself that it is in doubt, or leaves digits open.
[[nodiscard]] bool is_uncertain(const Snapshot& snapshot, Date date);

/// said_on, else the earliest date of publication among the documents it stands in; `date` of any other node.
[[nodiscard]] Date effective_date(const Snapshot& snapshot, Node node);

/// A node of any kind, in words: a statement says who says what.
[[nodiscard]] DiagramNode describe(const Snapshot& snapshot, Node node, bool dated = true);

/// What a record is called within a sentence, at most `limit` code points: name, title, text, or who says
/// what.
[[nodiscard]] std::string short_name(const Snapshot& snapshot, Node node, std::size_t limit = 60);

/// "in Tasnim's report (+1 more)": where a statement stands first-hand, else where and relayed from whom;
/// empty when nothing is recorded.
[[nodiscard]] std::string place_words(const Snapshot& snapshot, Node statement, std::size_t limit);

enum class Detail {
    Brief,    ///< "denies"
    Dated,    ///< and when
    Sourced,  ///< and in which document, relayed by whom
};

/// A statement as an edge from its speaker to its object.
[[nodiscard]] DiagramEdge statement_edge(const Snapshot& snapshot, Node statement, Detail detail);

/// A relation as an edge between its two ends: "rebuts\n(asserted by The Post)".
[[nodiscard]] DiagramEdge relation_edge(const Snapshot& snapshot, Node relation);

/// An edge that follows from a field of a record, such as an office or a citation.
[[nodiscard]] DiagramEdge field_edge(const Snapshot& snapshot, Edge edge);

[[nodiscard]] EdgeLook look_of(Stance stance) noexcept;
[[nodiscard]] EdgeLook look_of(EdgeKind relation) noexcept;

/// A view draws accepted relations, proposed ones when asked for, rejected ones never.
[[nodiscard]] bool is_visible(const Snapshot& snapshot, Node relation, bool include_proposed);

}  // namespace gainsay::render
