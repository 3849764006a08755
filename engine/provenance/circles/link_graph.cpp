#include "engine/provenance/circles/link_graph.hpp"

#include <algorithm>
#include <utility>

#include "engine/time/as_of.hpp"
#include "graphs/snapshot/rows/strong_components.hpp"

namespace gainsay::circling {
namespace {

/// Rows that are filled owner after owner.
class RowFiller {
public:
    explicit RowFiller(std::uint32_t owners) { offsets_.reserve(std::size_t{owners} + 1); }

    void put(std::uint32_t value) { values_.push_back(value); }
    /// Ends the row of an owner: ascending, each value once.
    void close() {
        const auto begin = values_.begin() + offsets_.back();
        std::sort(begin, values_.end());
        values_.erase(std::unique(begin, values_.end()), values_.end());
        offsets_.push_back(static_cast<std::uint32_t>(values_.size()));
    }
    [[nodiscard]] Rows take() { return {std::move(offsets_), std::move(values_)}; }

private:
    std::vector<std::uint32_t> offsets_{0}, values_;
};

}  // namespace

std::vector<std::uint32_t> strong_components(const Rows& rows) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    pairs.reserve(rows.values().size());
    for (std::uint32_t owner = 0; owner < rows.size(); ++owner) {
        for (const std::uint32_t value : rows[owner]) pairs.emplace_back(owner, value);
    }
    return gainsay::strong_components(rows.size(), std::move(pairs));
}

Rows make_core_rows(const Rows& rows, const std::vector<std::uint32_t>& component,
                    const std::vector<std::uint32_t>& kept, const std::vector<std::uint32_t>& number) {
    RowFiller core(static_cast<std::uint32_t>(kept.size()));
    for (const std::uint32_t v : kept) {
        for (const std::uint32_t w : rows[v]) {
            if (component[v] == component[w]) core.put(number[w]);
        }
        core.close();
    }
    return core.take();
}

LinkGraph::LinkGraph(const Snapshot& snapshot, const std::optional<Edtf>& as_of)
    : snapshot_(snapshot), as_of_(as_of) {
    const NodeRange documents = snapshot.nodes(RecordKind::Document);
    const auto count = static_cast<std::uint32_t>(documents.size());
    first_ = documents.empty() ? 0 : to_index(*documents.begin());
    RowFiller leans(count), passes(count);
    for (const Node document : documents) {
        if (visible(document)) {
            for (const EdgeKind kind : {EdgeKind::Cites, EdgeKind::PartOf}) {
                for (const Node on : snapshot.out(document, kind).nodes()) {
                    if (visible(on)) leans.put(number(on)), passes.put(number(on));
                }
            }
            for (const Arc arc : snapshot.out(document, EdgeKind::RelayedFrom)) {
                if (!documents.contains(arc.node) || !visible(arc.node)) continue;
                if (visible(snapshot.occurrence(arc.edge).statement)) leans.put(number(arc.node));
            }
        }
        leans.close();
        passes.close();
    }
    leans_ = leans.take();
    passes_ = passes.take();
}

bool LinkGraph::visible(Node node) const {
    return !as_of_ || showing(snapshot_, node, as_of_) != Showing::Hidden;
}

std::vector<Edge> LinkGraph::links(std::uint32_t from, std::uint32_t to) const {
    std::vector<Edge> found;
    for (const EdgeKind kind : {EdgeKind::RelayedFrom, EdgeKind::Cites, EdgeKind::PartOf}) {
        const Arcs arcs = snapshot_.out(node(from), kind);
        const ArcNodes nodes = arcs.nodes();  // ascending, as the edges of a source are
        const auto run = std::equal_range(nodes.begin(), nodes.end(), node(to));
        for (auto at = run.first; at != run.second; ++at) {
            const Edge edge = arcs[static_cast<std::size_t>(at - nodes.begin())].edge;
            if (kind == EdgeKind::RelayedFrom && !visible(snapshot_.occurrence(edge).statement)) continue;
            found.push_back(edge);
        }
    }
    return found;
}

}  // namespace gainsay::circling
