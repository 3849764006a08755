#include "tools/render/answer/contradiction/opponents.hpp"

#include <array>
#include <memory>

#include "tools/render/answer/contradiction/witness.hpp"
#include "tools/render/answer/names.hpp"

namespace gainsay::render {
namespace {

using KindCounts = std::array<std::uint64_t, witness_kind_count>;

/// "2 denials, 1 opposition"; empty for none.
std::string kinds_text(const KindCounts& counts) {
    std::vector<std::string> texts;
    for (const WitnessKind kind : all_witness_kinds) {
        const std::uint64_t count = counts[static_cast<std::size_t>(kind)];
        if (count != 0) texts.push_back(counted(count, to_string(kind)));
    }
    return joined(texts);
}

std::uint64_t sum(const KindCounts& counts) {
    std::uint64_t all = 0;
    for (const std::uint64_t count : counts) all += count;
    return all;
}

/// One answer in its form.
class OpponentsWriter {
public:
    OpponentsWriter(const Output& output, const Snapshot& snapshot, Node agent, const RankedOpponents& answer,
                    bool body)
        : snapshot_(snapshot), agent_(agent), answer_(answer), body_(body), rows_(output.begin(heading())) {}

    void write() {
        if (rows_->wants_paragraphs()) rows_->paragraph({head_line()});
        for (std::size_t i = 0; i < answer_.shown.size(); ++i) {
            const RankedOpponent& one = answer_.shown[i];
            if (rows_->wants_json()) {
                rows_->json(row_json(one));
            } else if (rows_->wants_paragraphs()) {
                rows_->paragraph(row_lines(one, i + 1));
            } else {
                rows_->cells(row_cells(one));
            }
        }
        if (rows_->wants_paragraphs() && !answer_.shown.empty()) rows_->paragraph(last_lines());
        rows_->finish(JsonObject()
                          .put(body_ ? "body" : "agent", node_json(snapshot_, agent_))
                          .put("in_all", JsonObject()
                                             .put("opponents", answer_.opponents)
                                             .put(body_ ? "speeches" : "witnesses", answer_.counted))
                          .put("limited", answer_.limited()));
    }

private:
    static Heading heading() {
        Heading made{"opponents", {{"opponent"}, {"name"}}, /*paragraphs=*/true};
        for (const char* const direction : {"_by", "_against"}) {
            for (const WitnessKind kind : all_witness_kinds)
                made.columns.push_back({std::string(to_string(kind)) + direction, Align::Right});
        }
        made.columns.push_back({"total", Align::Right});
        return made;
    }

    /// Of a body only some are counted.
    [[nodiscard]] bool counts(WitnessKind kind, bool by) const {
        return !body_ || kind == WitnessKind::Opposition || (kind == WitnessKind::Denial && !by);
    }

    [[nodiscard]] Line head_line() const {
        Line line = line_at(0, name_of(snapshot_, agent_), Look::Strong);
        line.add(id_behind(snapshot_, agent_), Look::Id);
        if (body_) line.add(" and all who are or were affiliated with it");
        return line.add(": " + totals(answer_.opponents, answer_.counted));
    }

    [[nodiscard]] std::string unit(std::uint64_t count) const {
        if (body_) return std::to_string(count) + (count == 1 ? " speech" : " speeches");
        return std::to_string(count) + (count == 1 ? " witness" : " witnesses");
    }
    [[nodiscard]] std::string totals(std::uint64_t opponents, std::uint64_t count) const {
        return counted(opponents, "opponent") + ", " + unit(count);
    }

    [[nodiscard]] std::vector<Line> row_lines(const RankedOpponent& one, std::size_t number) const {
        const OpponentCounts& counts = one.counts;
        const std::string me = name_of(snapshot_, agent_), other = name_of(snapshot_, counts.agent);
        std::vector<Line> lines;
        Line& head = lines.emplace_back(line_at(0, std::to_string(number) + ". "));
        head.add(other, Look::Strong).add(id_behind(snapshot_, counts.agent), Look::Id);
        head.add(": " + unit(counts.either));
        if (counts.agent == agent_) {
            lines.push_back(line_at(4, "contradicts itself: " + kinds_text(counts.by)));
        } else {
            const std::string against = kinds_text(counts.against), by = kinds_text(counts.by);
            if (!against.empty()) lines.push_back(line_at(4, other + " against " + me + ": " + against));
            if (!by.empty()) lines.push_back(line_at(4, me + " against " + other + ": " + by));
            const std::uint64_t mutual = sum(counts.by) + sum(counts.against) - counts.either;
            if (mutual != 0) {
                lines.push_back(line_at(4,
                                        std::to_string(mutual) + (mutual == 1 ? " is" : " are") +
                                            " mutual, and stand" + (mutual == 1 ? "s" : "") +
                                            " in both lines",
                                        Look::Faint));
            }
        }
        if (one.witness) {
            Line line = line_at(4, "such as ", Look::Faint);
            for (const Span& span : witness_in_short(snapshot_, *one.witness).spans)
                line.add(span.text, span.look);
            lines.push_back(line);
        }
        return lines;
    }

    [[nodiscard]] std::vector<Line> last_lines() const {
        std::vector<Line> lines;
        if (answer_.limited()) {
            std::uint64_t shown = 0;
            for (const RankedOpponent& one : answer_.shown) shown += one.counts.either;
            lines.push_back(line_at(0,
                                    std::to_string(answer_.shown.size()) + " of " +
                                        counted(answer_.opponents, "opponent") + ", with " +
                                        std::to_string(shown) + " of " + unit(answer_.counted) +
                                        "; raise --limit to see more",
                                    Look::Faint));
        }
        lines.push_back(line_at(0,
                                "gainsay contradictions CASE --between " +
                                    (body_ ? std::string("MEMBER") : std::string(snapshot_.id(agent_))) +
                                    " OPPONENT shows every witness between the two",
                                Look::Faint));
        return lines;
    }

    [[nodiscard]] Json counts_json(const KindCounts& of, bool by) const {
        JsonObject object;
        for (const WitnessKind kind : all_witness_kinds) {
            if (counts(kind, by)) object.put(to_string(kind), of[static_cast<std::size_t>(kind)]);
        }
        return object;
    }

    [[nodiscard]] Json row_json(const RankedOpponent& one) const {
        JsonObject object;
        object.put("opponent", node_json(snapshot_, one.counts.agent))
            .put("by", counts_json(one.counts.by, true))
            .put("against", counts_json(one.counts.against, false))
            .put("total", one.counts.either);
        if (one.witness) object.put("witness", witness_json(snapshot_, *one.witness));
        return object;
    }

    [[nodiscard]] std::vector<std::string> row_cells(const RankedOpponent& one) const {
        std::vector<std::string> cells{std::string(snapshot_.id(one.counts.agent)),
                                       name_of(snapshot_, one.counts.agent)};
        for (const bool by : {true, false}) {
            for (const WitnessKind kind : all_witness_kinds) {
                const std::uint64_t count =
                    (by ? one.counts.by : one.counts.against)[static_cast<std::size_t>(kind)];
                cells.push_back(counts(kind, by) ? std::to_string(count) : "");
            }
        }
        cells.push_back(std::to_string(one.counts.either));
        return cells;
    }

    const Snapshot& snapshot_;
    Node agent_;
    const RankedOpponents& answer_;
    bool body_;
    std::unique_ptr<Rows> rows_;
};

// --- attacks

/// "contradicts \"…\"", "is denied by Jane Doe": what the attack is, told of the claim.
Line attack_line(const Snapshot& snapshot, const AttackedAgent& one) {
    constexpr std::size_t enough = 80;
    const auto quoted = [&](Node claim) {
        return "\"" + cut(one_line(name_of(snapshot, claim)), enough) + "\"";
    };
    Line line = line_at(4, "such as ", Look::Faint);
    line.add(quoted(one.claim)).add(id_behind(snapshot, one.claim), Look::Id);
    if (snapshot.kind(one.by) == RecordKind::Statement) {
        return line.add(": denied by " + name_of(snapshot, snapshot.speaker(one.by)))
            .add(id_behind(snapshot, one.by), Look::Id);
    }
    const Edge edge = snapshot.edge_of_relation(one.by);
    const bool forwards = snapshot.source(edge) == one.claim;
    const Node other = forwards ? snapshot.target(edge) : snapshot.source(edge);
    return line.add((forwards ? " → " : " ← ") + std::string(to_string(snapshot.kind(edge))))
        .add(id_behind(snapshot, one.by), Look::Id)
        .add((forwards ? " → " : " ← ") + quoted(other))
        .add(id_behind(snapshot, other), Look::Id);
}

std::vector<Line> attacked_lines(const Snapshot& snapshot, const AttackedAgent& one, std::size_t number) {
    std::vector<Line> lines;
    Line& head = lines.emplace_back(line_at(0, std::to_string(number) + ". "));
    head.add(name_of(snapshot, one.agent), Look::Strong).add(id_behind(snapshot, one.agent), Look::Id);
    head.add(": attacked " + counted(one.attacks, "time") + ", over " + counted(one.assertions, "assertion"));
    lines.push_back(attack_line(snapshot, one));
    return lines;
}

Json attacked_json(const Snapshot& snapshot, const AttackedAgent& one) {
    const bool denial = snapshot.kind(one.by) == RecordKind::Statement;
    JsonObject example;
    example.put("claim", node_json(snapshot, one.claim));
    if (denial) {
        example.put("statement", node_json(snapshot, one.by))
            .put("speaker", node_json(snapshot, snapshot.speaker(one.by)));
    } else {
        const Edge edge = snapshot.edge_of_relation(one.by);
        example.put("relation", relation_json(snapshot, one.by))
            .put("edge", to_string(snapshot.kind(edge)))
            .put("from", snapshot.id(snapshot.source(edge)))
            .put("to", snapshot.id(snapshot.target(edge)));
    }
    return JsonObject()
        .put("agent", node_json(snapshot, one.agent))
        .put("attacks", one.attacks)
        .put("assertions", one.assertions)
        .put("attack", example);
}

}  // namespace

bool shows_witnesses(const Output& output) noexcept {
    return output.format() != Format::Csv && output.format() != Format::Markdown;
}

void opponents(const Output& output, const Snapshot& snapshot, Node agent, const RankedOpponents& answer) {
    OpponentsWriter(output, snapshot, agent, answer, false).write();
}

void opponents_of_body(const Output& output, const Snapshot& snapshot, Node body,
                       const RankedOpponents& answer) {
    OpponentsWriter(output, snapshot, body, answer, true).write();
}

void most_attacked(const Output& output, const Snapshot& snapshot, const MostAttacked& answer) {
    const auto rows = output.begin({"agents",
                                    {{"agent"},
                                     {"name"},
                                     {"attacks", Align::Right},
                                     {"assertions", Align::Right},
                                     {"claim"},
                                     {"attacked_by"}},
                                    /*paragraphs=*/true});
    if (rows->wants_paragraphs()) {
        rows->paragraph({line_at(0,
                                 counted(answer.agents, "agent") + " whose assertions are attacked, " +
                                     counted(answer.attacks, "time") + " in all",
                                 Look::Strong)});
    }
    for (std::size_t i = 0; i < answer.shown.size(); ++i) {
        const AttackedAgent& one = answer.shown[i];
        if (rows->wants_json()) {
            rows->json(attacked_json(snapshot, one));
        } else if (rows->wants_paragraphs()) {
            rows->paragraph(attacked_lines(snapshot, one, i + 1));
        } else {
            rows->cells({std::string(snapshot.id(one.agent)), name_of(snapshot, one.agent),
                         std::to_string(one.attacks), std::to_string(one.assertions),
                         std::string(snapshot.id(one.claim)), std::string(snapshot.id(one.by))});
        }
    }
    if (rows->wants_paragraphs() && !answer.shown.empty()) {
        std::vector<Line> lines;
        if (answer.limited()) {
            lines.push_back(line_at(0,
                                    std::to_string(answer.shown.size()) + " of " +
                                        counted(answer.agents, "agent") + "; raise --limit to see more",
                                    Look::Faint));
        }
        lines.push_back(line_at(0, "gainsay opponents CASE AGENT shows by whom", Look::Faint));
        rows->paragraph(lines);
    }
    rows->finish(JsonObject()
                     .put("in_all", JsonObject().put("agents", answer.agents).put("attacks", answer.attacks))
                     .put("limited", answer.limited()));
}

}  // namespace gainsay::render
