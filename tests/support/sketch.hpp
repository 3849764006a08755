#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graphs/model/case.hpp"
#include "graphs/snapshot/snapshot.hpp"

// Draws a case in a line, beside what a test expects of it.

namespace gainsay::test {

/// The case of a sketch: clauses separated by `;` or line breaks, `#` begins a comment that ends with the
/// line. What has no clause of its own is made where it is first named, and its kind follows from where it
/// stands. Names are slugs: `a` is agent:a, document:a or claim:a, whichever fits. [ ] may be left out,
/// options come in any order.
///
///     [s:] a asserts p            also: denies, questions; p is a claim, or a document when the sketch knows
///     p as one [s:] a rejects d            a denies the document d; endorses d: asserts it
///         [on 2018-07-02] [in d [via e]]… [hedged] [quoted "…"] [cue "…"] [retracted [2019 [by a]]]
///     [r:] p contradicts q        also: rebuts, supports, entails, qualifies, rephrases; claims
///     [r:] p undercuts x          x: a label of a statement or relation, else a document
///         [by a] [in d] [proposed | rejected] [origin matcher]
///     d states p
///     a published d [on 2018]     also: authored
///     d cites e [as data]         d part of e
///     a speaks for m [as role] [2016/2019]
///     f reviews p [as "label"] [in d] [on 2018]
///     document d [on 2018] [seen] [retracted [2019 [by a]]] [titled "…"] [report | law | …]
///     agent a [person | organization | public-body | media] [named "…"]
///     claim p ["text"]
///
/// Statements, relations and reviews without a label are called s1, s2, …, r1, r2, …, v1, … by their place
/// among their like, labelled ones counted. Without a text or title a record's name stands for it. Sorted and
/// checked.
///
/// Throws   std::invalid_argument that shows the clause which cannot be read, or what check_case() says.
[[nodiscard]] Case draw_case(std::string_view sketch);

/// A drawn case with its snapshot, and lookup by short name; a name that is not there throws Error(NotFound).
struct Sketch {
    Case whole;
    Snapshot snapshot;

    [[nodiscard]] Node agent(std::string_view name) const;
    [[nodiscard]] Node document(std::string_view name) const;
    [[nodiscard]] Node claim(std::string_view name) const;
    [[nodiscard]] Node statement(std::string_view name) const;
    [[nodiscard]] Node relation(std::string_view name) const;
    [[nodiscard]] Node review(std::string_view name) const;

    /// The part of a node's id behind the colon; "-" for no_node.
    [[nodiscard]] std::string name(Node node) const;
    [[nodiscard]] std::vector<std::string> names(const std::vector<Node>& nodes) const;
};

[[nodiscard]] Sketch draw(std::string_view sketch);

}  // namespace gainsay::test
