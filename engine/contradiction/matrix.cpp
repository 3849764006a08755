#include "engine/contradiction/matrix.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "engine/contradiction/finder.hpp"

namespace gainsay {

std::uint64_t MatrixCell::total() const noexcept {
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

const MatrixCell* ContradictionMatrix::find(Node a, Node b) const noexcept {
    const auto row = std::lower_bound(rows.begin(), rows.end(), a,
                                      [](const MatrixRow& r, Node wanted) { return r.a < wanted; });
    if (row == rows.end() || row->a != a) return nullptr;
    const auto cell = std::lower_bound(row->cells.begin(), row->cells.end(), b,
                                       [](const MatrixCell& c, Node wanted) { return c.b < wanted; });
    return cell != row->cells.end() && cell->b == b ? &*cell : nullptr;
}

std::vector<Node> ContradictionMatrix::agents() const {
    std::vector<Node> found;
    for (const MatrixRow& row : rows) {
        found.push_back(row.a);
        for (const MatrixCell& cell : row.cells) found.push_back(cell.b);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

ContradictionMatrix contradiction_matrix(const Snapshot& snapshot, const ContradictionOptions& options) {
    Finder finder(snapshot, options);
    ContradictionMatrix matrix;
    for (const Node agent : snapshot.nodes(RecordKind::Agent)) {
        std::map<Node, MatrixCell> cells;
        finder.by(agent, [&](const Link& link, const Route& a, const Route& b) {
            if (options.mutual_once && finder.is_mutual(link) && b.agent < a.agent) return;
            MatrixCell& cell = cells[b.agent];
            cell.b = b.agent;
            ++cell.counts[static_cast<std::size_t>(link.kind)];
            if (a.agent == b.agent && finder.is_change_of_position(link)) ++cell.changes_of_position;
        });
        finder.forget();
        if (cells.empty()) continue;
        matrix.rows.push_back({agent, {}});
        for (const auto& [b, cell] : cells) matrix.rows.back().cells.push_back(cell);
    }
    return matrix;
}

}  // namespace gainsay
