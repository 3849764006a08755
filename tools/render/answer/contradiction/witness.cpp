#include "tools/render/answer/contradiction/witness.hpp"

#include "tools/render/answer/names.hpp"

// A witness is told in one order everywhere: who, what they said, where it stands and through whom; the same
// for the other side; then the relations between the two with those on whose word they stand; then what was
// taken for granted, and whether the two sides are of different times.

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

/// What is said, or what is answered for: "the claim …", "the document …". `columns`: what is longer is cut; 0: nothing.
std::string object_text(const Snapshot& snapshot, const WitnessSide& side, std::size_t columns = 0) {
    const Node object = side.object;
    const auto quoted = [&](Node node) {
        const std::string name = name_of(snapshot, node);
        return "\"" + (columns == 0 ? name : cut(one_line(name), columns)) + "\"";
    };
    switch (snapshot.kind(object)) {
        case RecordKind::Claim:
        case RecordKind::Document:
            return quoted(object);
        case RecordKind::Statement:
            return quoted(snapshot.object(object));
        case RecordKind::Relation: {
            const Edge edge = snapshot.edge_of_relation(object);
            return "that " + quoted(snapshot.source(edge)) + " " +
                   std::string(to_string(snapshot.kind(edge))) + " " + quoted(snapshot.target(edge));
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

/// When the source of a side was said, as the case writes it.
std::string when_text(const Snapshot& snapshot, const WitnessSide& side) {
    const Date date = date_of(snapshot, side.source);
    return date == no_date ? "a date told by its documents" : std::string(snapshot.text(date));
}

std::string valid_text(const Snapshot& snapshot, const WitnessSide& side) {
    return std::string(snapshot.text(snapshot.date(side.object)));
}

std::string days_text(std::int64_t days) {
    constexpr std::int64_t four_years = 4 * 365 + 1;
    const std::int64_t years = days * 4 / four_years;
    return std::to_string(days) + (days == 1 ? " day" : " days") +
           (years > 1 ? " (over " + std::to_string(years) + " years)" : "");
}

/// What is different, in words, with the dates that show it.
std::string frame_text(const Snapshot& snapshot, const Witness& witness, const FrameNote& note) {
    const bool sure = note.certainty == Certainty::Yes;
    std::string text = sure ? "different times: " : "possibly different times: ";
    switch (note.kind) {
        case FrameKind::Validity:
            return text + "the claims speak of " + valid_text(snapshot, witness.a) + " and of " +
                   valid_text(snapshot, witness.b);
        case FrameKind::Words:
            if (note.least_days > 0 && note.least_days != note.most_days)
                return text + days_text(note.least_days) + " or more lie between the words";
            if (note.least_days == 0)
                return text + "up to " + days_text(note.most_days) + " lie between the words";
            return text + days_text(note.least_days) + " lie between the words";
        case FrameKind::Office: {
            const WitnessSide& other = note.of_a ? witness.b : witness.a;
            return text + name_of(snapshot, snapshot.source(note.office)) + " held no office of " +
                   name_of(snapshot, snapshot.target(note.office)) + " when the other side spoke (" +
                   when_text(snapshot, other) + ")";
        }
    }
    return text;
}

Json frame_json(const Snapshot& snapshot, const Witness& witness, const FrameNote& note) {
    JsonObject object;
    object.put("kind", to_string(note.kind)).put("certain", note.certainty == Certainty::Yes);
    if (note.kind == FrameKind::Validity)
        object.put("a", valid_text(snapshot, witness.a)).put("b", valid_text(snapshot, witness.b));
    if (note.kind == FrameKind::Words)
        object.put("least_days", note.least_days).put("most_days", note.most_days);
    if (note.kind == FrameKind::Office) {
        object.put("side", note.of_a ? "a" : "b")
            .put("agent", snapshot.id(snapshot.source(note.office)))
            .put("with", snapshot.id(snapshot.target(note.office)));
    }
    return object.put("text", frame_text(snapshot, witness, note));
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

std::vector<std::string> frame_texts(const Snapshot& snapshot, const Witness& witness,
                                     const FrameOptions& frames) {
    std::vector<std::string> texts;
    for (const FrameNote& note : frame_notes(snapshot, witness, frames))
        texts.push_back(frame_text(snapshot, witness, note));
    return texts;
}

}  // namespace

JsonObject witness_json(const Snapshot& snapshot, const Witness& witness, const FrameOptions& frames) {
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
    std::vector<Json> notes;
    for (const FrameNote& note : frame_notes(snapshot, witness, frames))
        notes.push_back(frame_json(snapshot, witness, note));
    object.put_if("different_times", notes);
    return object;
}

std::vector<Line> witness_lines(const Snapshot& snapshot, const Witness& witness,
                                const FrameOptions& frames) {
    std::vector<Line> lines;
    Line& head = lines.emplace_back();
    head.indent = 2;
    head.add(std::string(to_string(witness.kind)) + (witness.mutual ? " (mutual)" : ""), Look::Strong);
    if (witness.used.any()) head.add(", by closure: " + closures_text(witness.used));
    if (const std::string notes = caveats(witness); !notes.empty()) head.add("; " + notes, Look::Faint);
    add_side(snapshot, witness.a, Look::Against, lines);
    add_steps(snapshot, witness, lines);
    add_side(snapshot, witness.b, Look::For, lines);
    for (const std::string& text : frame_texts(snapshot, witness, frames)) {
        Line& line = lines.emplace_back();
        line.indent = 4;
        line.add(text, Look::Strong);
    }
    return lines;
}

Line witness_in_short(const Snapshot& snapshot, const Witness& witness) {
    constexpr std::size_t enough = 80;
    const auto add = [&](Line& line, const WitnessSide& side, Look look) {
        line.add(name_of(snapshot, side.speaker), look)
            .add(" " + deed(snapshot, side) + " " + object_text(snapshot, side, enough))
            .add(id_behind(snapshot, side.source), Look::Id);
    };
    Line line;
    line.add(std::string(to_string(witness.kind)) + (witness.mutual ? " (mutual)" : "") + ": ");
    add(line, witness.a, Look::Against);
    if (const Node relation = conflict_relation(snapshot, witness); relation != no_node) {
        line.add(" → " + std::string(to_string(snapshot.kind(witness.conflict))))
            .add(id_behind(snapshot, relation), Look::Id)
            .add(" → ");
    } else {
        line.add("; ");
    }
    add(line, witness.b, Look::For);
    if (witness.used.any()) line.add("; by closure: " + closures_text(witness.used));
    if (const std::string notes = caveats(witness); !notes.empty()) line.add("; " + notes, Look::Faint);
    return line;
}

std::vector<Column> witness_columns() {
    return {{"a"},           {"b"},           {"kind"},     {"a_speaker"}, {"a_source"}, {"a_object"},
            {"a_date"},      {"a_documents"}, {"a_via"},    {"conflict"},  {"relation"}, {"asserted_by"},
            {"asserted_in"}, {"b_speaker"},   {"b_source"}, {"b_object"},  {"b_date"},   {"b_documents"},
            {"b_via"},       {"closures"},    {"notes"}};
}

std::vector<std::string> witness_cells(const Snapshot& snapshot, const Witness& witness,
                                       const FrameOptions& frames) {
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
    std::vector<std::string> notes = frame_texts(snapshot, witness, frames);
    notes.insert(notes.begin(), caveats(witness));
    row.push_back(joined(notes, "; "));
    return row;
}

}  // namespace gainsay::render
