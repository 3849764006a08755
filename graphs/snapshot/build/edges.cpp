#include "graphs/snapshot/build/edges.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace gainsay::bytes {
namespace {

/// Where each row begins, of rows of these lengths; one more at the end.
std::vector<std::uint32_t> beginnings(const std::vector<std::uint32_t>& degree) {
    std::vector<std::uint32_t> begins(degree.size() + 1);
    std::uint32_t sum = 0;
    for (std::size_t row = 0; row < degree.size(); ++row) {
        begins[row] = sum;
        sum += degree[row];
    }
    begins.back() = sum;
    return begins;
}

/// Orders one row by target; equal targets keep their order, and details go with them.
void sort_row(std::span<Node> targets, std::span<std::uint32_t> details,
              std::vector<std::pair<Node, std::uint32_t>>& scratch) {
    if (std::is_sorted(targets.begin(), targets.end())) return;
    if (details.empty()) {
        std::sort(targets.begin(), targets.end());
        return;
    }
    scratch.clear();
    for (std::size_t i = 0; i < targets.size(); ++i) scratch.emplace_back(targets[i], details[i]);
    std::stable_sort(scratch.begin(), scratch.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < targets.size(); ++i) std::tie(targets[i], details[i]) = scratch[i];
}

}  // namespace

EdgeSections::EdgeSections(Scratch& scratch)
    : blocks_(scratch),
      offsets_(scratch),
      targets_(scratch),
      details_(scratch),
      backward_sources_(scratch),
      backward_edges_(scratch) {}

/// Rows with at most one edge each need no offsets. Of others, marked rows cost 2 bits a row and 4 bytes a row with
/// edges; they are taken unless nearly every row has edges.
RowForm EdgeSections::add_rows(const std::vector<std::uint32_t>& degree) {
    std::size_t used = 0;
    std::uint64_t edges = 0;
    for (const std::uint32_t length : degree) {
        used += length == 0 ? 0 : 1;
        edges += length;
    }
    if (used == 0) {
        rows_.push_back({});
        return RowForm::None;
    }
    const bool single = used == edges;
    const bool marked = single ? used < degree.size() : used < degree.size() - degree.size() / 8;
    const RowForm form = single   ? marked ? RowForm::MarkedSingle : RowForm::EverySingle
                         : marked ? RowForm::Marked
                                  : RowForm::Every;
    rows_.push_back({form, static_cast<std::uint32_t>(marked ? used : degree.size()),
                     marked ? blocks_.size() : 0, single ? 0 : offsets_.size()});
    if (marked) add_blocks(degree);
    if (single) return form;
    std::uint32_t sum = 0;
    offsets_.push(sum);
    for (const std::uint32_t length : degree) {
        if (!marked || length != 0) offsets_.push(sum += length);
    }
    return form;
}

void EdgeSections::add_blocks(const std::vector<std::uint32_t>& degree) {
    std::uint32_t before = 0;
    for (std::size_t first = 0; first < degree.size(); first += 64) {
        RowBlock block{0, before, 0};
        for (std::size_t row = first; row < std::min(first + 64, degree.size()); ++row) {
            if (degree[row] == 0) continue;
            block.bits |= std::uint64_t{1} << (row - first);
            ++before;
        }
        blocks_.push(block);
    }
}

void EdgeSections::add_details(EdgeKind kind, std::span<const std::uint32_t> details) {
    std::uint32_t next = 0;
    const bool counted = std::all_of(details.begin(), details.end(),
                                     [&next](std::uint32_t detail) { return detail == next++; });
    if (!counted) return details_.append(details);
    if (!details.empty()) counted_details_ |= std::uint32_t{1} << static_cast<unsigned>(kind);
}

std::vector<std::uint32_t> EdgeSections::add(EdgeKind kind, EdgeDrafts& drafts, NodeRange sources,
                                             NodeRange targets) {
    const auto k = static_cast<std::size_t>(kind);
    const std::uint64_t end = base_[k] + drafts.ends.size();
    if (end >= to_index(no_edge)) {
        throw Error(
            ErrorCode::Limit,
            "the case has more than 4294967294 edges, which a snapshot cannot number; split the case");
    }
    base_[k + 1] = static_cast<std::uint32_t>(end);
    if (drafts.ends.size() == 0) {
        rows_.insert(rows_.end(), 2, RowsEntry{});
        return {};
    }
    const auto edges = static_cast<std::size_t>(drafts.ends.size());
    const std::uint32_t first_source = to_index(*sources.begin()), first_target = to_index(*targets.begin());

    std::vector<std::uint32_t> out(sources.size()), in(targets.size());
    drafts.ends.each_part([&](std::span<const EdgeDraft> part) {
        for (const EdgeDraft& edge : part) {
            ++out[to_index(edge.source) - first_source];
            ++in[to_index(edge.target) - first_target];
        }
    });
    const bool single = is_single(add_rows(out));

    // Forward: every edge in its row, in the order of the records, then by target.
    std::vector<Node> target(edges);
    std::vector<std::uint32_t> detail(has_detail(kind) ? edges : 0);
    std::vector<std::uint32_t> next = beginnings(out);
    if (has_detail(kind)) {
        std::vector<std::uint32_t> place;  // of the edges of one part, for their details
        place.reserve(edges);
        drafts.ends.drain([&](std::span<const EdgeDraft> part) {
            for (const EdgeDraft& edge : part) {
                const std::uint32_t at = next[to_index(edge.source) - first_source]++;
                target[at] = edge.target;
                place.push_back(at);
            }
        });
        std::size_t i = 0;
        drafts.details.drain([&](std::span<const std::uint32_t> part) {
            for (const std::uint32_t value : part) detail[place[i++]] = value;
        });
    } else {
        drafts.ends.drain([&](std::span<const EdgeDraft> part) {
            for (const EdgeDraft& edge : part) {
                target[next[to_index(edge.source) - first_source]++] = edge.target;
            }
        });
    }

    // Backward: edges take their places in turn, so each row is ordered by source and then by edge.
    add_rows(in);
    next = beginnings(in);
    in = {};
    std::vector<Node> from(edges);
    std::vector<Edge> number(single ? 0 : edges);
    std::vector<std::pair<Node, std::uint32_t>> scratch;
    std::uint32_t at = 0;
    for (std::size_t row = 0; row < out.size(); ++row) {
        const std::uint32_t length = out[row];
        if (length > 1) {
            sort_row(std::span(target).subspan(at, length),
                     detail.empty() ? std::span<std::uint32_t>() : std::span(detail).subspan(at, length),
                     scratch);
        }
        for (const std::uint32_t behind = at + length; at < behind; ++at) {
            const std::uint32_t place = next[to_index(target[at]) - first_target]++;
            from[place] = Node{first_source + static_cast<std::uint32_t>(row)};
            if (!single) number[place] = Edge{base_[k] + at};
        }
    }
    targets_.append(std::span<const Node>(target));
    add_details(kind, detail);
    backward_sources_.append(std::span<const Node>(from));
    backward_edges_.append(std::span<const Edge>(number));
    return detail;
}

void EdgeSections::write(BlockFile& file) {
    file.add(Section::Rows, std::span<const RowsEntry>(rows_));
    file.add(Section::RowBlocks, blocks_);
    file.add(Section::RowOffsets, offsets_);
    file.add(Section::Targets, targets_);
    file.add(Section::Details, details_);
    file.add(Section::BackwardSources, backward_sources_);
    file.add(Section::BackwardEdges, backward_edges_);
}

}  // namespace gainsay::bytes
