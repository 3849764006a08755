#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <utility>
#include <vector>

#include "engine/provenance/trace.hpp"
#include "engine/time/frame.hpp"

// Inside of the folder: one step of the walk. What the walk does with the hops stands in trace_walk.hpp.

namespace gainsay::tracing {

/// A link that can be followed.
struct Hop {
    Node node;
    Edge edge;
    TraceLink link;
    Node statement = no_node;  ///< see TraceStep::statement
    bool leaf = false;         ///< shown to complete its parent, never followed
};

/// The hops of one step. It takes no more than there is room for, so that a step with a million links costs a short
/// answer no more than one with ten.
class HopList {
public:
    /// `looks`: how many links may be looked at, in all steps together, that lead nowhere: hidden, rejected, or left
    /// out for another reason. Each step has a few of its own besides, so that one does not end all. An answer is cut
    /// where they are used up.
    explicit HopList(std::size_t looks) : looks_(looks) {}

    /// Begins another step, of which at most `room` hops can be used, and only such as are `wanted`.
    void begin(std::size_t room, std::function<bool(const Hop&)> wanted) {
        hops_.clear();
        wanted_ = std::move(wanted);
        // One more tells that there are more; and one may be the link by which the step was reached, taken out later.
        most_ = room > unlimited - 2 ? unlimited : room + 2;
        own_looks_ = looks_each;
        ran_out_ = false;
    }

    /// A link is looked at: false when no more need be, or may be.
    [[nodiscard]] bool look() { return !full() && look_further(); }
    /// As look(), also where there are enough: for what is merged from two lists.
    [[nodiscard]] bool look_further() {
        if (looks_ == unlimited) return true;
        if (own_looks_ != 0) {
            --own_looks_;
        } else if (looks_ != 0) {
            --looks_;
        } else {
            ran_out_ = true;
        }
        return !ran_out_;
    }
    /// False when it is not wanted.
    bool put(const Hop& hop) {
        if (!wanted_(hop)) return false;
        hops_.push_back(hop);
        if (looks_ != unlimited) ++looks_;  // it leads somewhere, so that the limit of steps bounds it
        return true;
    }
    [[nodiscard]] bool full() const { return hops_.size() >= most_; }
    /// So many more may be put.
    [[nodiscard]] std::size_t room() const { return full() ? 0 : most_ - hops_.size(); }
    /// Something may be missing, for want of looks.
    [[nodiscard]] bool ran_out() const { return ran_out_; }

    [[nodiscard]] std::vector<Hop>& hops() { return hops_; }

    static constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max(), looks_each = 64;

private:
    std::function<bool(const Hop&)> wanted_;
    std::vector<Hop> hops_;
    std::size_t most_ = unlimited, looks_, own_looks_ = 0;
    bool ran_out_ = false;
};

/// What counts under the options, and what is seen of it.
class Sight {
public:
    Sight(const Snapshot& snapshot, const TraceOptions& options) : snapshot_(snapshot), options_(options) {}

    [[nodiscard]] const Snapshot& snapshot() const noexcept { return snapshot_; }
    [[nodiscard]] const TraceOptions& options() const noexcept { return options_; }

    [[nodiscard]] bool visible(Node node) const { return showing_of(node, false) != Showing::Hidden; }
    /// The same for who says a claim: a document then speaks itself.
    [[nodiscard]] bool says_visibly(Node statement_or_document) const {
        return showing_of(statement_or_document, true) != Showing::Hidden;
    }
    /// A document or statement that had certainly been taken back.
    [[nodiscard]] bool taken_back(Node node) const {
        return gainsay::taken_back(snapshot_, node, options_.as_of);
    }
    /// A document of which that is so, and in which something is asked for: where it speaks, its own words.
    [[nodiscard]] bool ends_here(Node node, bool speaks) const {
        return snapshot_.kind(node) == RecordKind::Document && taken_back(node) &&
               (!speaks || said_since(snapshot_, node, options_.since) != Showing::Hidden);
    }
    /// A relation that is accepted, or proposed where that is asked for, and not hidden by `as_of`.
    [[nodiscard]] bool counts(Edge of_relation) const;

    [[nodiscard]] bool seen(const Hop& hop) const;
    [[nodiscard]] bool seen_document_at(Node node, EdgeKind documents) const;
    [[nodiscard]] bool date_uncertain(const Hop& hop) const;

private:
    /// Statements and reviews are words wherever they are met, documents where they speak.
    [[nodiscard]] Showing showing_of(Node node, bool speaks) const;

    const Snapshot& snapshot_;
    const TraceOptions& options_;
};

/// Where a step leads. What a node leads to by itself is followed at its first step only; what belongs to the
/// link by which it was reached is followed wherever that link is new.
class Hops {
public:
    /// `ends`: documents that had been taken back are named, and end the way.
    Hops(const Sight& sight, bool ends) : sight_(sight), ends_(ends) {}
    Hops(const Hops&) = delete;
    Hops& operator=(const Hops&) = delete;
    virtual ~Hops() = default;

    /// Appends what follows from the node of `step`.
    virtual void of_node(const TraceStep& step, HopList& hops) const = 0;
    /// Appends what is shown to complete `step`, also where its node was met before.
    void completing(const TraceStep& step, HopList& hops) const;
    /// Appends what follows from the link of `step`.
    virtual void of_link(const TraceStep& step, HopList& hops) const = 0;
    /// Names the link for which of_link() is to be asked once; no_node where it never gives anything.
    [[nodiscard]] virtual Node link_key(const TraceStep& step) const = 0;
    /// The side on which a hop stands.
    [[nodiscard]] virtual TraceParity parity(const TraceStep& parent, const Hop& hop) const = 0;
    /// How a step ends below which nothing was found.
    [[nodiscard]] virtual Ending ending(const TraceStep& step) const = 0;

protected:
    [[nodiscard]] const Snapshot& snapshot() const noexcept { return sight_.snapshot(); }
    [[nodiscard]] const Sight& sight() const noexcept { return sight_; }
    /// Is there a hop to `node`? Visible, or the end of the way. `speaks`: a document is met for its own words.
    [[nodiscard]] bool leads_to(Node node, bool speaks = false) const {
        return (speaks ? sight_.says_visibly(node) : sight_.visible(node)) ||
               (ends_ && sight_.ends_here(node, speaks));
    }

    /// Hops over edges of `kind` from or to `node`, as far as their other ends are visible.
    void add_out(Node node, EdgeKind kind, TraceLink link, HopList& hops, bool leaf = false) const;
    void add_in(Node node, EdgeKind kind, TraceLink link, HopList& hops, bool leaf = false) const;
    /// Hops over relations that count, into `node`; with `both_ways` also out of it, by the node they lead
    /// to.
    void add_relations(Node node, EdgeKind kind, TraceLink link, HopList& hops, bool both_ways = false,
                       bool leaf = false) const;

private:
    const Sight& sight_;
    bool ends_;
};

/// Back to where it comes from. `root` decides which relays of a document count: those of the statement that
/// is followed, or, where a document was asked about, all.
class BackHops final : public Hops {
public:
    BackHops(const Sight& sight, Node root)
        : Hops(sight, /*ends=*/true), every_relay_(sight.snapshot().kind(root) == RecordKind::Document) {}

    void of_node(const TraceStep& step, HopList& hops) const override;
    void of_link(const TraceStep& step, HopList& hops) const override;
    [[nodiscard]] Node link_key(const TraceStep& step) const override;
    [[nodiscard]] TraceParity parity(const TraceStep& parent, const Hop& hop) const override;
    [[nodiscard]] Ending ending(const TraceStep& step) const override;

private:
    void of_claim(Node claim, HopList& hops) const;
    void of_statement(Node statement, HopList& hops) const;
    void of_document(Node document, HopList& hops) const;

    bool every_relay_;
};

/// Forwards to what speaks against it, and for it.
class ForwardHops final : public Hops {
public:
    explicit ForwardHops(const Sight& sight) : Hops(sight, /*ends=*/false) {}

    void of_node(const TraceStep& step, HopList& hops) const override;
    void of_link(const TraceStep& step, HopList& hops) const override;
    [[nodiscard]] Node link_key(const TraceStep& step) const override;
    [[nodiscard]] TraceParity parity(const TraceStep& parent, const Hop& hop) const override;
    [[nodiscard]] Ending ending(const TraceStep& step) const override;

private:
    void of_claim(const TraceStep& step, HopList& hops) const;
    void of_statement(const TraceStep& step, HopList& hops) const;
    void of_document(const TraceStep& step, HopList& hops) const;
    void add_carriers(Node of, EdgeKind kind, TraceLink link, bool of_root, HopList& hops) const;
    [[nodiscard]] bool undercut(Node node, HopList& hops) const;
    [[nodiscard]] bool attacked(Node statement_or_document, HopList& hops) const;
};

}  // namespace gainsay::tracing
