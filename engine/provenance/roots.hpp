#pragma once

#include <cstdint>
#include <vector>

#include "graphs/snapshot/layout/number_set.hpp"
#include "graphs/snapshot/rows/citation_rows.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// A document that cites nothing, and over how many citations it is reached; 0: it is one of those begun
/// with.
struct CitedRoot {
    Node document = no_node;
    std::uint32_t distance = 0;

    friend bool operator==(const CitedRoot&, const CitedRoot&) = default;
};

/// Where the citations behind a claim end: from the documents in which its assertions stand, and those that
/// state it, along `cites` as far as it goes. Only counts and distances; for the way there with its links,
/// and what is seen of it, ask find_trace().
///
/// Cost     O(documents and citations reached); construction O(documents), once for any number of questions.
/// Threads  one at a time; any number may share the rows, which must outlive it.
class CitedRoots {
public:
    explicit CitedRoots(const CitationRows& rows);

    /// The roots by distance, then node; unless `in_order`, those of one distance as they are met, which is the same
    /// for the same case, and sooner. Nothing when the claim stands in no document, or all citations run in
    /// circles.
    ///
    /// Returns  a reference that holds until the next question.
    /// Throws   std::logic_error when `claim` is none.
    const std::vector<CitedRoot>& of(Node claim, bool in_order = true);

private:
    void put_in_order(std::size_t first, std::uint32_t distance);

    const CitationRows& rows_;
    std::vector<std::uint32_t> seen_;  // a document: the question in which it was met last
    std::uint32_t question_ = 0;
    std::vector<std::uint32_t> queue_;  // has room for all documents
    NumberSet level_;                   // the roots of one distance; empty between them
    std::vector<CitedRoot> roots_;
};

}  // namespace gainsay
