#include "tools/render/answer/provenance/trace.hpp"

#include "tools/render/answer/names.hpp"
#include "tools/render/table/rows.hpp"

namespace gainsay::render {
namespace {

/// What a node is called on its own: a statement has no words, so what it says of what stands for it.
std::string title(const Snapshot& snapshot, Node node) {
    switch (snapshot.kind(node)) {
        case RecordKind::Agent:
            return name_of(snapshot, node);
        case RecordKind::Statement:
            return name_of(snapshot, snapshot.speaker(node)) + " " +
                   std::string(to_word(snapshot.stance(node))) + " \"" +
                   name_of(snapshot, snapshot.object(node)) + "\"";
        default:
            return "\"" + name_of(snapshot, node) + "\"";
    }
}

/// The link and where it leads. Below the claim that a statement is about, naming its speaker is enough.
std::string step_text(const Snapshot& snapshot, const TraceTree& tree, const TraceStep& step) {
    if (step.link == TraceLink::Root) return title(snapshot, step.node);
    const bool about_parent = snapshot.kind(step.node) == RecordKind::Statement &&
                              snapshot.object(step.node) == tree.steps[step.parent].node;
    if (!about_parent) return std::string(to_string(step.link)) + " " + title(snapshot, step.node);
    const std::string verb(step.link == TraceLink::Asserted ? "asserted by" : to_string(step.link));
    return verb + " " + name_of(snapshot, snapshot.speaker(step.node));
}

/// Does the link lead to something that a stored copy could show? An agent's name is no such thing.
bool can_be_seen(const Snapshot& snapshot, const TraceStep& step) {
    return step.link != TraceLink::Root && snapshot.kind(step.node) != RecordKind::Agent;
}

/// Who says something, and where it stands: the side is that of what they carry, and need not be told again.
bool is_carrier(TraceLink link) {
    switch (link) {
        case TraceLink::SpokenBy:
        case TraceLink::RecordedIn:
        case TraceLink::RelayedFrom:
        case TraceLink::PublishedBy:
        case TraceLink::AuthoredBy:
            return true;
        default:
            return false;
    }
}

std::vector<std::string> marks(const Snapshot& snapshot, const TraceStep& step) {
    std::vector<std::string> texts;
    if (can_be_seen(snapshot, step)) texts.emplace_back(step.seen ? "seen" : "only reported");
    if (step.depth > 0 && !is_carrier(step.link)) {
        if (step.parity == TraceParity::Even) texts.emplace_back("defends");
        if (step.parity == TraceParity::Odd) texts.emplace_back("attacks");
    }
    if (step.proposed) texts.emplace_back("proposed");
    if (step.date_uncertain) texts.emplace_back("date uncertain");
    return texts;
}

/// "primary document", "retracted on 2021-05-03".
std::string ending_text(const Snapshot& snapshot, Node node, Ending ending) {
    return ending == Ending::Retracted ? retraction_text(snapshot, node) : std::string(to_string(ending));
}

/// An ending that tells a reader something which the tree does not show.
bool worth_telling(Ending ending) {
    return ending != Ending::Continues && ending != Ending::Shown && ending != Ending::Unanswered &&
           ending != Ending::OnlyReported;
}

Line step_line(const Snapshot& snapshot, const TraceTree& tree, const TraceStep& step) {
    Line line;
    line.indent = 2 + 2 * static_cast<std::size_t>(step.depth);
    line.hang = 4;
    line.add(step_text(snapshot, tree, step), is_attack(step.link) ? Look::Against : Look::Plain);
    if (snapshot.kind(step.node) == RecordKind::Statement && snapshot.date(step.node) != no_date) {
        line.add(", " + std::string(snapshot.text(snapshot.date(step.node))));
    }
    if (step.link == TraceLink::RecordedIn || step.link == TraceLink::RelayedFrom) {
        const OccurrenceView view = snapshot.occurrence(step.edge);
        if (step.link == TraceLink::RecordedIn && !view.cue.empty())
            line.add(" (" + std::string(view.cue) + ")");
    }
    const auto notes = marks(snapshot, step);
    if (!notes.empty()) line.add(" [" + joined(notes) + "]", step.seen ? Look::Plain : Look::Faint);
    if (worth_telling(step.ending)) {
        line.add(" · " + ending_text(snapshot, step.node, step.ending), Look::Strong);
    }
    if (step.retracted && step.ending != Ending::Retracted)
        line.add(" · " + retraction_text(snapshot, step.node), Look::Strong);
    line.add(id_behind(snapshot, step.node), Look::Id);
    return line;
}

std::string cycle_text(const Snapshot& snapshot, const std::vector<Node>& cycle) {
    std::vector<std::string> texts;
    texts.reserve(cycle.size() + 1);
    for (const Node node : cycle) texts.emplace_back(snapshot.id(node));
    if (!cycle.empty()) texts.emplace_back(snapshot.id(cycle.front()));
    return joined(texts, " → ");
}

std::vector<Line> tree_lines(const Snapshot& snapshot, const TraceTree& tree, std::string_view heading) {
    std::vector<Line> lines;
    lines.emplace_back().add(heading, Look::Strong);
    for (const TraceStep& step : tree.steps) lines.push_back(step_line(snapshot, tree, step));
    for (const auto& cycle : tree.cycles) {
        Line& line = lines.emplace_back();
        line.indent = 2;
        line.add("cycle: ", Look::Strong).add(cycle_text(snapshot, cycle));
    }
    std::vector<std::string> cuts;
    if (tree.cut_by_depth) cuts.emplace_back("more lies deeper: raise --depth");
    if (tree.cut_by_steps) cuts.emplace_back("more follows: raise --limit");
    if (tree.cycles_cut) cuts.emplace_back("there are more cycles");
    if (!cuts.empty()) {
        Line& line = lines.emplace_back();
        line.indent = 2;
        line.add(joined(cuts, "; "), Look::Faint);
    }
    return lines;
}

std::vector<Line> origin_lines(const Snapshot& snapshot, const Trace& answer) {
    std::vector<Line> lines;
    lines.emplace_back().add("The trail ends at", Look::Strong);
    std::size_t cut = 0;
    for (const Origin& origin : answer.origins) {
        if (origin.why == Ending::StepLimit) {  // no end of the trail, only of what is shown
            ++cut;
            continue;
        }
        Line& line = lines.emplace_back();
        line.indent = 2;
        line.add(title(snapshot, origin.node)).add(": " + ending_text(snapshot, origin.node, origin.why));
        line.add(id_behind(snapshot, origin.node), Look::Id);
    }
    if (cut > 0) {
        Line& line = lines.emplace_back();
        line.indent = 2;
        line.add("the step limit, in " + std::to_string(cut) + (cut == 1 ? " place" : " places"),
                 Look::Faint);
    }
    return lines;
}

Json step_json(const Snapshot& snapshot, const TraceStep& step, std::size_t number,
               std::string_view direction) {
    JsonObject object;
    object.put("direction", direction).put("step", number);
    if (step.parent != no_step) object.put("parent", step.parent);
    object.put("depth", step.depth)
        .put("link", to_string(step.link))
        .put("node", node_json(snapshot, step.node));
    if (step.edge != no_edge && is_relation(snapshot.kind(step.edge))) {
        object.put("relation", relation_json(snapshot, snapshot.relation(step.edge)));
    }
    if (step.link == TraceLink::RecordedIn || step.link == TraceLink::RelayedFrom) {
        object.put("occurrence", occurrence_json(snapshot, step.edge));
    }
    if (can_be_seen(snapshot, step)) object.put("seen", step.seen);
    if (step.parity != TraceParity::None) object.put("parity", to_string(step.parity));
    object.put("ending", to_string(step.ending))
        .put_if("proposed", step.proposed)
        .put_if("date_uncertain", step.date_uncertain);
    if (step.retracted) object.put("retracted_on", snapshot.text(snapshot.retracted_on(step.node)));
    if (step.first != no_step) object.put("first", step.first);
    return object;
}

std::vector<std::string> step_cells(const Snapshot& snapshot, const TraceStep& step, std::size_t number,
                                    std::string_view direction) {
    return {std::string(direction),
            std::to_string(number),
            step.parent == no_step ? "" : std::to_string(step.parent),
            std::to_string(step.depth),
            std::string(to_string(step.link)),
            std::string(snapshot.id(step.node)),
            title(snapshot, step.node),
            can_be_seen(snapshot, step) ? (step.seen ? "seen" : "reported") : "",
            step.parity == TraceParity::None ? "" : std::string(to_string(step.parity)),
            std::string(to_string(step.ending))};
}

Json cycles_json(const Snapshot& snapshot, const TraceTree& tree) {
    std::vector<Json> cycles;
    for (const auto& cycle : tree.cycles) {
        std::vector<Json> nodes;
        nodes.reserve(cycle.size());
        for (const Node node : cycle) nodes.emplace_back(snapshot.id(node));
        cycles.emplace_back(nodes);
    }
    return cycles;
}

Json origins_json(const Snapshot& snapshot, const Trace& answer) {
    std::vector<Json> origins;
    for (const Origin& origin : answer.origins) {
        origins.push_back(
            JsonObject().put("node", node_json(snapshot, origin.node)).put("why", to_string(origin.why)));
    }
    return origins;
}

void add_tree(Rows& rows, const Snapshot& snapshot, const TraceTree& tree, std::string_view direction,
              std::string_view heading) {
    if (tree.steps.empty()) return;
    if (rows.wants_paragraphs()) {
        rows.paragraph(tree_lines(snapshot, tree, heading));
        return;
    }
    for (std::size_t i = 0; i < tree.steps.size(); ++i) {
        if (rows.wants_json()) {
            rows.json(step_json(snapshot, tree.steps[i], i, direction));
        } else {
            rows.cells(step_cells(snapshot, tree.steps[i], i, direction));
        }
    }
}

}  // namespace

void trace(const Output& output, const Snapshot& snapshot, const Trace& answer) {
    const auto rows = output.begin({"steps",
                                    {{"direction"},
                                     {"step", Align::Right},
                                     {"parent", Align::Right},
                                     {"depth", Align::Right},
                                     {"link"},
                                     {"node"},
                                     {"label"},
                                     {"seen"},
                                     {"parity"},
                                     {"ending"}},
                                    /*paragraphs=*/true});
    add_tree(*rows, snapshot, answer.back, "back", "Where it comes from");
    if (rows->wants_paragraphs() && !answer.origins.empty()) rows->paragraph(origin_lines(snapshot, answer));
    add_tree(*rows, snapshot, answer.forward, "forward", "What speaks for and against it");
    const JsonObject cycles = JsonObject()
                                  .put("back", cycles_json(snapshot, answer.back))
                                  .put("forward", cycles_json(snapshot, answer.forward));
    const auto is_cut = [](const TraceTree& tree) { return tree.cut_by_depth || tree.cut_by_steps; };
    rows->finish(JsonObject()
                     .put("root", node_json(snapshot, answer.root))
                     .put("origins", origins_json(snapshot, answer))
                     .put("cycles", cycles)
                     .put("cut", is_cut(answer.back) || is_cut(answer.forward)));
}

}  // namespace gainsay::render
