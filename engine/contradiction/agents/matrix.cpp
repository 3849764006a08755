#include "engine/contradiction/agents/matrix.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <iterator>
#include <numeric>
#include <utility>

#include "engine/contradiction/search/finder.hpp"

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

/// Rows of the agents that nobody has taken yet, a few at a time: half of a case may be said by one of them.
std::vector<MatrixRow> rows_of(const Snapshot& snapshot, const ContradictionOptions& options,
                               std::atomic<std::size_t>& taken) {
    constexpr std::size_t few = 16;
    const NodeRange agents = snapshot.nodes(RecordKind::Agent);
    RowCounter counter(snapshot, options);
    std::vector<MatrixRow> rows;
    for (std::size_t first = taken.fetch_add(few); first < agents.size(); first = taken.fetch_add(few)) {
        const std::size_t last = std::min(first + few, agents.size());
        for (std::size_t i = first; i < last; ++i) {
            const Node agent = agents.begin()[static_cast<std::ptrdiff_t>(i)];
            std::vector<MatrixCell> cells = counter.count(agent);
            if (!cells.empty()) rows.push_back({agent, std::move(cells)});
        }
    }
    return rows;
}

}  // namespace

ContradictionMatrix contradiction_matrix(const Snapshot& snapshot, const ContradictionOptions& options,
                                         unsigned threads) {
    GAINSAY_REQUIRE(threads != 0);
    std::atomic<std::size_t> taken{0};
    const auto work = [&] { return rows_of(snapshot, options, taken); };
    std::vector<std::future<std::vector<MatrixRow>>> others;
    for (unsigned i = 1; i < threads; ++i) others.push_back(std::async(std::launch::async, work));
    ContradictionMatrix matrix{work()};
    if (others.empty()) return matrix;
    for (auto& other : others) {
        std::vector<MatrixRow> more = other.get();
        std::move(more.begin(), more.end(), std::back_inserter(matrix.rows));
    }
    std::sort(matrix.rows.begin(), matrix.rows.end(),
              [](const MatrixRow& x, const MatrixRow& y) { return x.a < y.a; });
    return matrix;
}

}  // namespace gainsay
