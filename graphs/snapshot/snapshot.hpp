#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "graphs/model/edtf.hpp"
#include "graphs/model/record.hpp"
#include "graphs/snapshot/layout/edge_kind.hpp"

namespace gainsay {

/// A record's number in a snapshot. Records are numbered by kind in the order of RecordKind and by id within
/// a kind, from 0 without gaps: the same case gives the same numbers, and numbers compare as ids do.
enum class Node : std::uint32_t {};
inline constexpr Node no_node{0xFFFFFFFFU};

/// An edge's number: by kind in the order of EdgeKind, then by source, then by target, then as the record
/// lists them.
enum class Edge : std::uint32_t {};
inline constexpr Edge no_edge{0xFFFFFFFFU};

/// A date's number in the snapshot's table of distinct dates. Two equal dates have one number.
enum class Date : std::uint32_t {};
inline constexpr Date no_date{0xFFFFFFFFU};

[[nodiscard]] constexpr std::uint32_t to_index(Node node) noexcept {
    return static_cast<std::uint32_t>(node);
}
[[nodiscard]] constexpr std::uint32_t to_index(Edge edge) noexcept {
    return static_cast<std::uint32_t>(edge);
}
[[nodiscard]] constexpr std::uint32_t to_index(Date date) noexcept {
    return static_cast<std::uint32_t>(date);
}

/// A run of consecutive numbers.
template <class Number>
class NumberRange {
public:
    class iterator {
    public:
        using iterator_category = std::input_iterator_tag;  // for BGL: dereferences to a value
        using iterator_concept = std::random_access_iterator_tag;
        using value_type = Number;
        using difference_type = std::ptrdiff_t;
        using pointer = const Number*;
        using reference = Number;

        iterator() = default;
        explicit iterator(std::uint32_t at) noexcept : at_(at) {}
        Number operator*() const noexcept { return Number{at_}; }
        Number operator[](difference_type n) const noexcept { return *(*this + n); }
        iterator& operator++() noexcept { return ++at_, *this; }
        iterator operator++(int) noexcept { return iterator(at_++); }
        iterator& operator--() noexcept { return --at_, *this; }
        iterator operator--(int) noexcept { return iterator(at_--); }
        iterator& operator+=(difference_type n) noexcept {
            return at_ = static_cast<std::uint32_t>(static_cast<difference_type>(at_) + n), *this;
        }
        iterator& operator-=(difference_type n) noexcept { return *this += -n; }
        friend iterator operator+(iterator i, difference_type n) noexcept { return i += n; }
        friend iterator operator+(difference_type n, iterator i) noexcept { return i += n; }
        friend iterator operator-(iterator i, difference_type n) noexcept { return i -= n; }
        friend difference_type operator-(iterator a, iterator b) noexcept {
            return static_cast<difference_type>(a.at_) - static_cast<difference_type>(b.at_);
        }
        friend auto operator<=>(const iterator&, const iterator&) = default;

    private:
        std::uint32_t at_ = 0;
    };

    NumberRange() = default;
    NumberRange(std::uint32_t first, std::uint32_t last) noexcept : first_(first), last_(last) {}
    [[nodiscard]] iterator begin() const noexcept { return iterator(first_); }
    [[nodiscard]] iterator end() const noexcept { return iterator(last_); }
    [[nodiscard]] std::size_t size() const noexcept { return last_ - first_; }
    [[nodiscard]] bool empty() const noexcept { return first_ == last_; }
    [[nodiscard]] bool contains(Number n) const noexcept {
        return static_cast<std::uint32_t>(n) >= first_ && static_cast<std::uint32_t>(n) < last_;
    }

private:
    std::uint32_t first_ = 0, last_ = 0;
};
using NodeRange = NumberRange<Node>;
using EdgeRange = NumberRange<Edge>;

/// One step from a node: where it leads, and over which edge.
struct Arc {
    Node node;
    Edge edge;

    friend auto operator<=>(const Arc&, const Arc&) = default;
};

struct Overlay;
class EdgeRows;

/// Only where the arcs of a row lead, for loops that need no edge. Valid as long as the snapshot.
class ArcNodes {
public:
    class iterator {
    public:
        using iterator_category = std::random_access_iterator_tag;  // dereferences to a value all the same
        using value_type = Node;
        using difference_type = std::ptrdiff_t;
        using pointer = const Node*;
        using reference = Node;

        iterator() = default;
        iterator(const ArcNodes& row, std::uint32_t at) noexcept
            : nodes_(row.nodes_), overlay_(row.overlay_), at_(at), backward_(row.backward_) {}
        Node operator*() const noexcept {
            if (overlay_ != nullptr) [[unlikely]]
                return translated(*overlay_, at_, backward_);
            return nodes_[at_];
        }
        Node operator[](difference_type n) const noexcept { return *(*this + n); }
        iterator& operator++() noexcept { return ++at_, *this; }
        iterator operator++(int) noexcept {
            iterator before = *this;
            ++at_;
            return before;
        }
        iterator& operator--() noexcept { return --at_, *this; }
        iterator operator--(int) noexcept {
            iterator before = *this;
            --at_;
            return before;
        }
        iterator& operator+=(difference_type n) noexcept {
            return at_ = static_cast<std::uint32_t>(static_cast<difference_type>(at_) + n), *this;
        }
        iterator& operator-=(difference_type n) noexcept { return *this += -n; }
        friend iterator operator+(iterator i, difference_type n) noexcept { return i += n; }
        friend iterator operator+(difference_type n, iterator i) noexcept { return i += n; }
        friend iterator operator-(iterator i, difference_type n) noexcept { return i -= n; }
        friend difference_type operator-(const iterator& a, const iterator& b) noexcept {
            return static_cast<difference_type>(a.at_) - static_cast<difference_type>(b.at_);
        }
        friend bool operator==(const iterator& a, const iterator& b) noexcept { return a.at_ == b.at_; }
        friend auto operator<=>(const iterator& a, const iterator& b) noexcept { return a.at_ <=> b.at_; }

    private:
        const Node* nodes_ = nullptr;
        const Overlay* overlay_ = nullptr;
        std::uint32_t at_ = 0;
        bool backward_ = false;
    };

    ArcNodes() = default;

    [[nodiscard]] std::size_t size() const noexcept { return end_ - begin_; }
    [[nodiscard]] bool empty() const noexcept { return begin_ == end_; }
    [[nodiscard]] iterator begin() const noexcept { return {*this, begin_}; }
    [[nodiscard]] iterator end() const noexcept { return {*this, end_}; }
    [[nodiscard]] Node front() const noexcept { return *begin(); }
    [[nodiscard]] Node operator[](std::size_t i) const noexcept {
        return begin()[static_cast<std::ptrdiff_t>(i)];
    }

private:
    friend class Arcs;
    explicit ArcNodes(std::span<const Node> nodes) noexcept
        : nodes_(nodes.data()), end_(static_cast<std::uint32_t>(nodes.size())) {}
    ArcNodes(const Overlay& overlay, bool backward, std::uint32_t begin, std::uint32_t end) noexcept
        : overlay_(&overlay), begin_(begin), end_(end), backward_(backward) {}
    [[nodiscard]] static Node translated(const Overlay& overlay, std::uint32_t at, bool backward) noexcept;

    const Node* nodes_ = nullptr;  ///< null when there is an overlay, to whose order the positions belong
    const Overlay* overlay_ = nullptr;
    std::uint32_t begin_ = 0, end_ = 0;
    bool backward_ = false;
};

/// The arcs of one node and one edge kind, in the order of their edges (forward) or of their sources
/// (backward). Valid as long as the snapshot.
class Arcs {
public:
    class iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = Arc;
        using difference_type = std::ptrdiff_t;
        using pointer = const Arc*;
        using reference = Arc;

        iterator() = default;
        iterator(const Arcs* arcs, std::size_t at) noexcept : arcs_(arcs), at_(at) {}
        Arc operator*() const noexcept { return (*arcs_)[at_]; }
        iterator& operator++() noexcept { return ++at_, *this; }
        iterator operator++(int) noexcept { return {arcs_, at_++}; }
        friend bool operator==(const iterator& a, const iterator& b) noexcept { return a.at_ == b.at_; }

    private:
        const Arcs* arcs_ = nullptr;
        std::size_t at_ = 0;
    };

    Arcs() = default;
    /// Forward rows: the edges are numbered `first`, `first` + 1, …
    Arcs(std::span<const Node> nodes, Edge first) noexcept
        : nodes_(nodes.data()), first_(first), size_(static_cast<std::uint32_t>(nodes.size())) {}
    /// Backward rows: the edges are listed.
    Arcs(std::span<const Node> nodes, std::span<const Edge> edges) noexcept
        : nodes_(nodes.data()),
          edges_(edges.data()),
          size_(static_cast<std::uint32_t>(nodes.size())),
          form_(Form::Listed) {}
    /// Backward rows, where every source has one edge: that of its own number and `shift`, modulo 2^32.
    Arcs(std::span<const Node> nodes, std::uint32_t shift) noexcept
        : nodes_(nodes.data()),
          first_(Edge{shift}),
          size_(static_cast<std::uint32_t>(nodes.size())),
          form_(Form::Shifted) {}
    /// Backward rows, where every source has the one edge that `forward` tells of.
    Arcs(std::span<const Node> nodes, const EdgeRows& forward) noexcept
        : nodes_(nodes.data()),
          forward_(&forward),
          size_(static_cast<std::uint32_t>(nodes.size())),
          form_(Form::Single) {}
    /// Rows of an overlaid snapshot: positions that are translated as they are read.
    Arcs(const Overlay& overlay, bool backward, std::uint32_t begin, std::uint32_t end) noexcept
        : overlay_(&overlay),
          first_(Edge{begin}),
          size_(end - begin),
          form_(backward ? Form::OverlaidIn : Form::OverlaidOut) {}

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] Arc operator[](std::size_t i) const noexcept {
        switch (form_) {
            case Form::Numbered:
                return {nodes_[i], Edge{to_index(first_) + static_cast<std::uint32_t>(i)}};
            case Form::Listed:
                return {nodes_[i], edges_[i]};
            case Form::Shifted:
                return {nodes_[i], Edge{to_index(nodes_[i]) + to_index(first_)}};
            default:
                return translated(i);
        }
    }
    /// Only where they lead, for loops that need no edge.
    [[nodiscard]] ArcNodes nodes() const noexcept {
        if (form_ < Form::OverlaidOut) [[likely]]
            return ArcNodes({nodes_, size_});
        return {*overlay_, form_ == Form::OverlaidIn, to_index(first_), to_index(first_) + size_};
    }
    [[nodiscard]] iterator begin() const noexcept { return {this, 0}; }
    [[nodiscard]] iterator end() const noexcept { return {this, size()}; }

private:
    enum class Form : std::uint8_t { Numbered, Listed, Shifted, Single, OverlaidOut, OverlaidIn };
    [[nodiscard]] Arc translated(std::size_t i) const noexcept;

    const Node* nodes_ = nullptr;
    union {  // as form_ says
        const Edge* edges_ = nullptr;
        const EdgeRows* forward_;
        const Overlay* overlay_;
    };
    Edge first_ = no_edge;
    std::uint32_t size_ = 0;
    Form form_ = Form::Numbered;
};

/// What stands on a RecordedIn or RelayedFrom edge.
struct OccurrenceView {
    Node statement, document;
    Node via = no_node;
    std::string_view cue, exact;
};

/// What stands on an AffiliatedWith edge.
struct AffiliationView {
    std::string_view role;
    Date from = no_date, until = no_date;
    Period held;  ///< from … until, with a missing end open
};

/// The graph of one case at one version, immutable: compressed sparse rows for each edge kind in both
/// directions, nodes grouped by kind, all strings in one heap. A snapshot is a view of one block of memory,
/// which is a mapped file or a buffer; copies share it. An *overlaid* one (overlay.hpp) shows such a block with
/// some records changed: every number and answer is that of a snapshot built anew, except that dates are
/// numbered otherwise. It holds what traversal and answers need; whatever else a record says is found by id in the
/// GraphSource.
///
/// Errors   what takes a Node, Edge or Date demands one of this snapshot, of a kind that has the attribute,
///          and throws std::logic_error otherwise; out() and in() of a node that has no such rows are empty.
/// Cost     O(1) unless said otherwise, O(log k) with an overlay of k changes; nothing allocates unless it
///          returns a vector.
/// Threads  reads only; any number of threads may share one.
class Snapshot {
public:
    Snapshot();  ///< the snapshot of an empty case

    // --- nodes
    [[nodiscard]] std::size_t node_count() const noexcept;
    [[nodiscard]] NodeRange nodes() const noexcept;
    [[nodiscard]] NodeRange nodes(RecordKind kind) const noexcept;
    [[nodiscard]] RecordKind kind(Node node) const;
    [[nodiscard]] std::string_view id(Node node) const;
    /// Name, title or text; of a statement, relation or review its note, which may be empty.
    [[nodiscard]] std::string_view label(Node node) const;

    /// The node with that id; nullopt when there is none. O(log n).
    [[nodiscard]] std::optional<Node> find(std::string_view id) const;
    /// As find(); throws Error(NotFound) that names the id.
    [[nodiscard]] Node node(std::string_view id) const;
    /// Nodes whose name, alias, title or claim text equals `name` but for case and white space, in node
    /// order. O(log n + answer).
    [[nodiscard]] std::vector<Node> named(std::string_view name) const;

    // --- edges
    [[nodiscard]] std::size_t edge_count() const noexcept;
    [[nodiscard]] EdgeRange edges(EdgeKind kind) const noexcept;
    [[nodiscard]] EdgeKind kind(Edge edge) const;
    /// O(log degree-sum) by search in the rows of the edge's kind.
    [[nodiscard]] Node source(Edge edge) const;
    [[nodiscard]] Node target(Edge edge) const;
    /// Edges of `kind` that leave `node`; in() those that enter it. The direction is that of DESIGN's table
    /// also for symmetric relations: whoever asks for a symmetric relation asks both.
    [[nodiscard]] Arcs out(Node node, EdgeKind kind) const;
    [[nodiscard]] Arcs in(Node node, EdgeKind kind) const;

    /// The relation that an edge of a relation kind stands for.
    [[nodiscard]] Node relation(Edge edge) const;
    /// The edge of a relation: its kind and its two ends.
    [[nodiscard]] Edge edge_of_relation(Node relation) const;
    [[nodiscard]] OccurrenceView occurrence(Edge recorded_in_or_relayed_from) const;
    [[nodiscard]] AffiliationView affiliation(Edge affiliated_with) const;
    [[nodiscard]] CitationManner manner(Edge cites) const;

    // --- attributes, by kind of node
    [[nodiscard]] AgentKind agent_kind(Node agent) const;
    [[nodiscard]] DocumentKind document_kind(Node document) const;
    [[nodiscard]] std::string_view url(Node document) const;
    /// A copy is stored, so somebody read it; otherwise it is known from what others report of it.
    [[nodiscard]] bool seen(Node document) const;
    [[nodiscard]] Node speaker(Node statement) const;
    [[nodiscard]] Stance stance(Node statement) const;
    /// The claim or document that the statement asserts, denies or questions.
    [[nodiscard]] Node object(Node statement) const;
    [[nodiscard]] Manner manner(Node statement) const;
    [[nodiscard]] Commitment commitment(Node statement) const;
    [[nodiscard]] RelationStatus status(Node relation) const;
    [[nodiscard]] std::string_view origin(Node relation) const;
    /// document: published; claim: valid; statement: said_on; review: on; no_date where not said.
    [[nodiscard]] Date date(Node node) const;
    /// document, statement: was it taken back (on a date that may be unknown)?
    [[nodiscard]] bool retracted(Node node) const;
    [[nodiscard]] Date retracted_on(Node node) const;

    // --- dates
    /// Every date that a record names has a smaller number. An overlaid snapshot may also count dates that no record
    /// names any more.
    [[nodiscard]] std::size_t date_count() const noexcept;
    /// EDTF as in the record; empty for no_date.
    [[nodiscard]] std::string_view text(Date date) const;
    /// The whole of time for no_date.
    [[nodiscard]] Period period(Date date) const;
    /// The date with that text, spelt as Edtf::text() spells it; nullopt when the case has none. Dates are numbered
    /// in the order of their texts. O(log dates).
    [[nodiscard]] std::optional<Date> find_date(std::string_view edtf) const;

    // --- the case
    [[nodiscard]] std::string_view title() const;
    /// The version of the source that it was built from.
    [[nodiscard]] std::uint64_t version() const noexcept;
    /// Changes lie over the block, see overlay.hpp.
    [[nodiscard]] bool overlaid() const noexcept;
    /// The bytes, as they stand in a snapshot file (docs/formats/snapshot.md); none of an overlaid snapshot.
    [[nodiscard]] std::span<const std::byte> bytes() const noexcept;

    /// What a snapshot is read through; see layout.hpp. For the builder and the file reader of this folder.
    struct Layout;
    explicit Snapshot(std::shared_ptr<const Layout> layout) noexcept;
    [[nodiscard]] const std::shared_ptr<const Layout>& layout() const noexcept { return layout_; }

private:
    std::shared_ptr<const Layout> layout_;
};

}  // namespace gainsay
