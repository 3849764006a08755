#include "engine/contradiction/matrix.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

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

namespace {

/// Counts the links of one agent after the other, opponent by opponent.
class RowCounter {
public:
    RowCounter(const Snapshot& snapshot, const ContradictionOptions& options)
        : agents_(snapshot.nodes(RecordKind::Agent)),
          mutual_once_(options.mutual_once),
          finder_(snapshot, options),
          cell_of_(agents_.size(), no_cell) {}

    [[nodiscard]] std::vector<MatrixCell> count(Node agent) {
        std::vector<MatrixCell> cells;
        finder_.by(agent, [&](const Link& link, Node a, Node b) {
            if (mutual_once_ && link.mutual && b < a) return;
            std::uint32_t& at = cell_of_[number(b)];
            if (at == no_cell) {
                at = static_cast<std::uint32_t>(cells.size());
                cells.push_back({b, {}, 0});
            }
            ++cells[at].counts[static_cast<std::size_t>(link.kind)];
            if (a == b && finder_.is_change_of_position(link)) ++cells[at].changes_of_position;
        });
        finder_.forget();
        for (const MatrixCell& cell : cells) cell_of_[number(cell.b)] = no_cell;
        std::sort(cells.begin(), cells.end(),
                  [](const MatrixCell& x, const MatrixCell& y) { return x.b < y.b; });
        return cells;
    }

private:
    static constexpr std::uint32_t no_cell = 0xFFFFFFFFU;

    [[nodiscard]] std::size_t number(Node agent) const {
        return to_index(agent) - to_index(*agents_.begin());
    }

    NodeRange agents_;
    bool mutual_once_;
    Finder finder_;
    std::vector<std::uint32_t> cell_of_;  // an agent, in the row in hand; no_cell for all between rows
};

}  // namespace

ContradictionMatrix contradiction_matrix(const Snapshot& snapshot, const ContradictionOptions& options) {
    RowCounter counter(snapshot, options);
    ContradictionMatrix matrix;
    for (const Node agent : snapshot.nodes(RecordKind::Agent)) {
        std::vector<MatrixCell> cells = counter.count(agent);
        if (!cells.empty()) matrix.rows.push_back({agent, std::move(cells)});
    }
    return matrix;
}

}  // namespace gainsay
