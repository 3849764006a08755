#include "tools/render/answer/contradiction/contradictions.hpp"

#include "tools/render/answer/contradiction/witness.hpp"
#include "tools/render/answer/names.hpp"
#include "tools/render/table/rows.hpp"

namespace gainsay::render {
namespace {

Json pair_json(const Snapshot& snapshot, const Contradiction& pair, const FrameOptions& frames) {
    std::vector<Json> witnesses;
    for (const Witness& witness : pair.witnesses)
        witnesses.push_back(witness_json(snapshot, witness, frames).done());
    return JsonObject()
        .put("a", node_json(snapshot, pair.a))
        .put("b", node_json(snapshot, pair.b))
        .put("self", pair.self)
        .put("change_of_position", pair.change_of_position)
        .put("witnesses", witnesses);
}

std::vector<Line> pair_lines(const Snapshot& snapshot, const Contradiction& pair,
                             const FrameOptions& frames) {
    std::vector<Line> lines;
    Line& head = lines.emplace_back();
    head.add(name_of(snapshot, pair.a), Look::Strong);
    if (pair.self) {
        head.add(pair.change_of_position ? " changes position" : " contradicts itself");
    } else {
        head.add(" contradicts ").add(name_of(snapshot, pair.b), Look::Strong);
    }
    std::string ids = std::string(snapshot.id(pair.a));
    if (!pair.self) ids += " against " + std::string(snapshot.id(pair.b));
    head.add(" (" + ids + ")", Look::Id);
    for (const Witness& witness : pair.witnesses) {
        for (Line& line : witness_lines(snapshot, witness, frames)) lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace

std::size_t contradictions(const Output& output, const Snapshot& snapshot, const ContradictionSource& source,
                           const FrameOptions& frames) {
    const auto rows = output.begin({"contradictions", witness_columns(), /*paragraphs=*/true});
    std::size_t pairs = 0, witnesses = 0;
    const bool limited = source([&](Contradiction&& pair) {
        ++pairs;
        witnesses += pair.witnesses.size();
        if (rows->wants_json()) {
            rows->json(pair_json(snapshot, pair, frames));
        } else if (rows->wants_paragraphs()) {
            rows->paragraph(pair_lines(snapshot, pair, frames));
        } else {
            for (const Witness& witness : pair.witnesses)
                rows->cells(witness_cells(snapshot, witness, frames));
        }
    });
    if (rows->wants_paragraphs()) {
        Line line;
        line.add(std::to_string(pairs) + (pairs == 1 ? " pair, " : " pairs, ") + std::to_string(witnesses) +
                     (witnesses == 1 ? " witness" : " witnesses") +
                     (limited ? "; there are more: raise --limit" : ""),
                 Look::Faint);
        rows->paragraph({line});
    }
    rows->finish(JsonObject().put("witnesses", witnesses).put("limited", limited));
    return pairs;
}

void contradiction_matrix(const Output& output, const Snapshot& snapshot, const ContradictionMatrix& answer) {
    const auto rows = output.begin({"matrix",
                                    {{"a"},
                                     {"b"},
                                     {"denial", Align::Right},
                                     {"opposition", Align::Right},
                                     {"rejection", Align::Right},
                                     {"undercut", Align::Right},
                                     {"total", Align::Right},
                                     {"changes_of_position", Align::Right}}});
    for (const MatrixRow& row : answer.rows) {
        for (const MatrixCell& cell : row.cells) {
            if (rows->wants_json()) {
                JsonObject object;
                object.put("a", node_json(snapshot, row.a)).put("b", node_json(snapshot, cell.b));
                for (std::size_t k = 0; k < witness_kind_count; ++k) {
                    object.put(to_string(static_cast<WitnessKind>(k)), cell.counts[k]);
                }
                rows->json(
                    object.put("total", cell.total()).put("changes_of_position", cell.changes_of_position));
            } else {
                std::vector<std::string> cells{std::string(snapshot.id(row.a)),
                                               std::string(snapshot.id(cell.b))};
                for (const std::uint64_t count : cell.counts) cells.push_back(std::to_string(count));
                cells.push_back(std::to_string(cell.total()));
                cells.push_back(std::to_string(cell.changes_of_position));
                rows->cells(std::move(cells));
            }
        }
    }
    rows->finish(JsonObject().put("agents", answer.agents().size()));
}

void contradiction_chain(const Output& output, const Snapshot& snapshot, Node from, Node to,
                         const std::optional<ContradictionChain>& answer, const FrameOptions& frames) {
    const auto rows = output.begin({"steps", witness_columns(), /*paragraphs=*/true});
    std::vector<Node> agents;
    if (answer) agents = answer->agents;
    if (rows->wants_paragraphs()) {
        Line line;
        if (!answer) {
            line.add("No chain of contradictions leads from " + name_of(snapshot, from) + " to " +
                     name_of(snapshot, to) + ".");
        } else {
            for (std::size_t i = 0; i < agents.size(); ++i) {
                if (i > 0) line.add(" speaks against ");
                line.add(name_of(snapshot, agents[i]), Look::Strong);
            }
            line.add(": " + std::to_string(answer->length()) +
                     (answer->length() == 1 ? " step, " : " steps, ") +
                     (answer->parity == Parity::Defence ? "a defence (an even number of attacks)"
                                                        : "an attack (an odd number)"));
        }
        rows->paragraph({line});
    }
    for (std::size_t i = 0; answer && i < answer->steps.size(); ++i) {
        const Witness& witness = answer->steps[i];
        if (rows->wants_json()) {
            rows->json(witness_json(snapshot, witness, frames));
        } else if (rows->wants_paragraphs()) {
            rows->paragraph(witness_lines(snapshot, witness, frames));
        } else {
            rows->cells(witness_cells(snapshot, witness, frames));
        }
    }
    std::vector<Json> names;
    names.reserve(agents.size());
    for (const Node agent : agents) names.push_back(node_json(snapshot, agent));
    JsonObject whole;
    whole.put("from", node_json(snapshot, from))
        .put("to", node_json(snapshot, to))
        .put("found", answer.has_value())
        .put("agents", names);
    if (answer) whole.put("length", answer->length()).put("parity", to_string(answer->parity));
    rows->finish(whole);
}

}  // namespace gainsay::render
