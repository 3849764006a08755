#include "tools/render/answer/contradictions.hpp"

#include "tools/render/answer/names.hpp"
#include "tools/render/table/rows.hpp"

// A witness is told in one order everywhere: who, what they said, where it stands and through whom; the same
// for the other side; then the relations between the two with those on whose word they stand; then what was
// taken for granted.

namespace gainsay::render {
namespace {

/// "denies", "asserts", "published": what the party did with the thing that it answers for.
std::string deed(const Snapshot& snapshot, const WitnessSide& side) {
    switch (snapshot.kind(side.source)) {
        case RecordKind::Statement:
            return std::string(to_word(snapshot.stance(side.source)));
        case RecordKind::Document:
            if (side.speech != no_edge) return "states";
            return snapshot.kind(side.responsibility) == EdgeKind::AuthoredBy ? "wrote" : "published";
        default:
            return "asserted the relation";
    }
}

/// What is said, or what is answered for: "the claim …", "the document …".
std::string object_text(const Snapshot& snapshot, const WitnessSide& side) {
    const Node object = side.object;
    switch (snapshot.kind(object)) {
        case RecordKind::Claim:
        case RecordKind::Document:
            return "\"" + name_of(snapshot, object) + "\"";
        case RecordKind::Statement:
            return "\"" + name_of(snapshot, snapshot.object(object)) + "\"";
        case RecordKind::Relation: {
            const Edge edge = snapshot.edge_of_relation(object);
            return "that \"" + name_of(snapshot, snapshot.source(edge)) + "\" " +
                   std::string(to_string(snapshot.kind(edge))) + " \"" +
                   name_of(snapshot, snapshot.target(edge)) + "\"";
        }
        default:
            return name_of(snapshot, object);
    }
}

Date date_of(const Snapshot& snapshot, Node source) {
    const RecordKind kind = snapshot.kind(source);
    return kind == RecordKind::Statement || kind == RecordKind::Document ? snapshot.date(source) : no_date;
}

/// The offices through which the speaker speaks for the agent: "spokesman of the Ministry".
std::string offices_text(const Snapshot& snapshot, const WitnessSide& side) {
    std::vector<std::string> links;
    for (const Edge office : side.offices) {
        links.push_back(office_text(snapshot, office) + " of " + name_of(snapshot, snapshot.target(office)));
    }
    return joined(links, ", which is ");
}

Json side_json(const Snapshot& snapshot, const WitnessSide& side) {
    std::vector<Json> offices, occurrences;
    for (const Edge office : side.offices) {
        const AffiliationView view = snapshot.affiliation(office);
        offices.push_back(JsonObject()
                              .put("agent", snapshot.id(snapshot.source(office)))
                              .put("with", snapshot.id(snapshot.target(office)))
                              .put_if("role", view.role)
                              .put_if("from", snapshot.text(view.from))
                              .put_if("until", snapshot.text(view.until)));
    }
    for (const Edge one : side.occurrences) occurrences.push_back(occurrence_json(snapshot, one));
    return JsonObject()
        .put("agent", node_json(snapshot, side.agent))
        .put("speaker", node_json(snapshot, side.speaker))
        .put_if("offices", offices)
        .put("source", node_json(snapshot, side.source))
        .put("deed", deed(snapshot, side))
        .put("object", node_json(snapshot, side.object))
        .put_if("date", snapshot.text(date_of(snapshot, side.source)))
        .put_if("occurrences", occurrences);
}

Json step_json(const Snapshot& snapshot, const WitnessStep& step) {
    const EdgeKind kind = snapshot.kind(step.edge);
    JsonObject object;
    object.put("from", snapshot.id(step.from)).put("to", snapshot.id(step.to)).put("edge", to_string(kind));
    if (is_relation(kind)) object.put("relation", relation_json(snapshot, snapshot.relation(step.edge)));
    return object;
}

JsonObject witness_json(const Snapshot& snapshot, const Witness& witness) {
    std::vector<Json> steps;
    for (const WitnessStep& step : witness.steps) steps.push_back(step_json(snapshot, step));
    JsonObject object;
    object.put("kind", to_string(witness.kind))
        .put("a", side_json(snapshot, witness.a))
        .put("b", side_json(snapshot, witness.b))
        .put("steps", steps)
        .put("closures", closures_json(witness.used))
        .put("mutual", witness.mutual)
        .put("proposed", witness.proposed)
        .put("date_uncertain", witness.date_uncertain)
        .put("change_of_position", witness.change_of_position);
    return object;
}

Json pair_json(const Snapshot& snapshot, const Contradiction& pair) {
    std::vector<Json> witnesses;
    for (const Witness& witness : pair.witnesses) witnesses.push_back(witness_json(snapshot, witness).done());
    return JsonObject()
        .put("a", node_json(snapshot, pair.a))
        .put("b", node_json(snapshot, pair.b))
        .put("self", pair.self)
        .put("change_of_position", pair.change_of_position)
        .put("witnesses", witnesses);
}

/// "rests on a proposed relation; a date leaves it open": what a reader must know before using the witness.
std::string caveats(const Witness& witness) {
    std::vector<std::string> notes;
    if (witness.change_of_position)
        notes.emplace_back("a change of position: the earlier was retracted first");
    if (witness.proposed) notes.emplace_back("rests on a relation that nobody has accepted yet");
    if (witness.date_uncertain) notes.emplace_back("the dates do not tell whether it holds");
    return joined(notes, "; ");
}

std::string places(const Snapshot& snapshot, const WitnessSide& side) {
    std::vector<std::string> texts;
    for (const Edge one : side.occurrences) texts.push_back(occurrence_text(snapshot, one));
    return joined(texts, "; ");
}

/// Two lines a side: who says what, and where it stands.
void add_side(const Snapshot& snapshot, const WitnessSide& side, Look look, std::vector<Line>& lines) {
    Line& said = lines.emplace_back();
    said.indent = 4;
    said.add(name_of(snapshot, side.speaker), look);
    if (!side.offices.empty()) said.add(" (" + offices_text(snapshot, side) + ")");
    said.add(" " + deed(snapshot, side) + " " + object_text(snapshot, side));
    if (const Date date = date_of(snapshot, side.source); date != no_date) {
        said.add(", " + std::string(snapshot.text(date)));
    }
    said.add(id_behind(snapshot, side.source), Look::Id);
    if (side.occurrences.empty()) return;
    Line& where = lines.emplace_back();
    where.indent = 6;
    where.add("in ", Look::Faint).add(places(snapshot, side), Look::Faint);
}

void add_steps(const Snapshot& snapshot, const Witness& witness, std::vector<Line>& lines) {
    for (const WitnessStep& step : witness.steps) {
        Line& line = lines.emplace_back();
        line.indent = 4;
        const EdgeKind kind = snapshot.kind(step.edge);
        const bool forwards = snapshot.source(step.edge) == step.from;
        line.add((forwards ? "→ " : "← ") + std::string(to_string(kind)),
                 step.edge == witness.conflict ? Look::Against : Look::Plain);
        if (is_relation(kind)) {
            const Node relation = snapshot.relation(step.edge);
            line.add(", " + relation_text(snapshot, relation)).add(id_behind(snapshot, relation), Look::Id);
        } else {
            line.add(": \"" + name_of(snapshot, step.to) + "\"").add(id_behind(snapshot, step.to), Look::Id);
        }
    }
}

std::vector<Line> witness_lines(const Snapshot& snapshot, const Witness& witness) {
    std::vector<Line> lines;
    Line& head = lines.emplace_back();
    head.indent = 2;
    head.add(std::string(to_string(witness.kind)) + (witness.mutual ? " (mutual)" : ""), Look::Strong);
    if (witness.used.any()) head.add(", by closure: " + closures_text(witness.used));
    if (const std::string notes = caveats(witness); !notes.empty()) head.add("; " + notes, Look::Faint);
    add_side(snapshot, witness.a, Look::Against, lines);
    add_steps(snapshot, witness, lines);
    add_side(snapshot, witness.b, Look::For, lines);
    return lines;
}

std::vector<Line> pair_lines(const Snapshot& snapshot, const Contradiction& pair) {
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
        for (Line& line : witness_lines(snapshot, witness)) lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<Column> witness_columns() {
    return {{"a"},           {"b"},           {"kind"},     {"a_speaker"}, {"a_source"}, {"a_object"},
            {"a_date"},      {"a_documents"}, {"a_via"},    {"conflict"},  {"relation"}, {"asserted_by"},
            {"asserted_in"}, {"b_speaker"},   {"b_source"}, {"b_object"},  {"b_date"},   {"b_documents"},
            {"b_via"},       {"closures"},    {"notes"}};
}

std::string ids(const Snapshot& snapshot, const std::vector<Node>& nodes) {
    std::vector<std::string> texts;
    texts.reserve(nodes.size());
    for (const Node node : nodes) texts.emplace_back(snapshot.id(node));
    return joined(texts, " ");
}

void add_side_cells(const Snapshot& snapshot, const WitnessSide& side, std::vector<std::string>& row) {
    row.emplace_back(snapshot.id(side.speaker));
    row.emplace_back(snapshot.id(side.source));
    row.emplace_back(snapshot.id(side.object));
    row.emplace_back(snapshot.text(date_of(snapshot, side.source)));
    std::vector<Node> documents, vias;
    for (const Edge one : side.occurrences) {
        const OccurrenceView view = snapshot.occurrence(one);
        documents.push_back(view.document);
        if (view.via != no_node) vias.push_back(view.via);
    }
    row.push_back(ids(snapshot, documents));
    row.push_back(ids(snapshot, vias));
}

std::vector<std::string> witness_cells(const Snapshot& snapshot, const Witness& witness) {
    std::vector<std::string> row{std::string(snapshot.id(witness.a.agent)),
                                 std::string(snapshot.id(witness.b.agent)),
                                 std::string(to_string(witness.kind))};
    add_side_cells(snapshot, witness.a, row);
    const Node relation = conflict_relation(snapshot, witness);
    if (relation == no_node) {
        row.insert(row.end(), 4, "");
    } else {
        row.emplace_back(to_string(snapshot.kind(witness.conflict)));
        row.emplace_back(snapshot.id(relation));
        row.push_back(ids(snapshot, targets(snapshot, relation, EdgeKind::AssertedBy)));
        row.push_back(ids(snapshot, targets(snapshot, relation, EdgeKind::AssertedIn)));
    }
    add_side_cells(snapshot, witness.b, row);
    row.push_back(closures_text(witness.used));
    row.push_back(caveats(witness));
    return row;
}

}  // namespace

std::size_t contradictions(const Output& output, const Snapshot& snapshot,
                           const ContradictionSource& source) {
    const auto rows = output.begin({"contradictions", witness_columns(), /*paragraphs=*/true});
    std::size_t pairs = 0, witnesses = 0;
    const bool limited = source([&](Contradiction&& pair) {
        ++pairs;
        witnesses += pair.witnesses.size();
        if (rows->wants_json()) {
            rows->json(pair_json(snapshot, pair));
        } else if (rows->wants_paragraphs()) {
            rows->paragraph(pair_lines(snapshot, pair));
        } else {
            for (const Witness& witness : pair.witnesses) rows->cells(witness_cells(snapshot, witness));
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
                         const std::optional<ContradictionChain>& answer) {
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
            rows->json(witness_json(snapshot, witness));
        } else if (rows->wants_paragraphs()) {
            rows->paragraph(witness_lines(snapshot, witness));
        } else {
            rows->cells(witness_cells(snapshot, witness));
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
