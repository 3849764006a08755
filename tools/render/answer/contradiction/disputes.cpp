#include "tools/render/answer/contradiction/disputes.hpp"

#include "tools/render/answer/names.hpp"
#include "tools/render/table/rows.hpp"

namespace gainsay::render {
namespace {

Line claim_line(const Snapshot& snapshot, std::size_t indent, Node claim) {
    return line_at(indent, "\"" + name_of(snapshot, claim) + "\"").add(id_behind(snapshot, claim), Look::Id);
}

std::string size_text(const Dispute& one) {
    return counted(one.claims, "claim") + ", " + counted(one.conflicts, "conflict");
}

/// "rebuts the next", "is rebutted by the next": a step of a ring as its claim has it.
std::string step_text(const Snapshot& snapshot, const OddCycleStep& step) {
    const Edge edge = snapshot.edge_of_relation(step.relation);
    if (snapshot.kind(edge) == EdgeKind::Contradicts) return "contradicts the next";
    return snapshot.source(edge) == step.claim ? "rebuts the next" : "is rebutted by the next";
}

/// What a dispute as a whole is made of, below its heading.
void add_whole(const Snapshot& snapshot, const Dispute& one, std::vector<Line>& lines) {
    if (!one.speakers.empty()) {
        Line& line = lines.emplace_back(line_at(4, "most is said by "));
        for (std::size_t i = 0; i < one.speakers.size(); ++i) {
            const DisputeSpeaker& speaker = one.speakers[i];
            line.add((i == 0 ? "" : ", ") + name_of(snapshot, speaker.agent))
                .add(id_behind(snapshot, speaker.agent), Look::Id)
                .add(": " + counted(speaker.assertions, "assertion"));
        }
    }
    for (const ContestedClaim& claim : one.contested) {
        lines.push_back(
            claim_line(snapshot, 4, claim.claim).add(": in " + counted(claim.conflicts, "conflict")));
    }
    if (one.balanced) return;
    lines.push_back(line_at(4,
                            "because " + counted(one.odd_cycle.size(), "conflict") + " run" +
                                (one.odd_cycle.size() == 1 ? "s" : "") + " in a ring, an odd number:",
                            Look::Strong));
    for (const OddCycleStep& step : one.odd_cycle) {
        lines.push_back(claim_line(snapshot, 6, step.claim));
        lines.push_back(line_at(8, step_text(snapshot, step), Look::Against)
                            .add(", " + relation_text(snapshot, step.relation))
                            .add(id_behind(snapshot, step.relation), Look::Id));
    }
    lines.push_back(line_at(6, "and back to \"" + name_of(snapshot, one.odd_cycle.front().claim) + "\""));
}

std::vector<Line> dispute_lines(const Snapshot& snapshot, const Dispute& one, std::size_t number) {
    std::vector<Line> lines;
    lines.push_back(line_at(0, std::to_string(number) + ". " + size_text(one), Look::Strong));
    lines.back().add(one.balanced ? "; on two sides, of " + std::to_string(one.sides[0]) + " and " +
                                        std::to_string(one.sides[1])
                                  : std::string("; cannot be put on two sides"));
    add_whole(snapshot, one, lines);
    return lines;
}

JsonObject dispute_json(const Snapshot& snapshot, const Dispute& one) {
    std::vector<Json> speakers, contested, ring;
    for (const DisputeSpeaker& speaker : one.speakers) {
        speakers.push_back(JsonObject()
                               .put("agent", node_json(snapshot, speaker.agent))
                               .put("assertions", speaker.assertions));
    }
    for (const ContestedClaim& claim : one.contested) {
        contested.push_back(
            JsonObject().put("claim", node_json(snapshot, claim.claim)).put("conflicts", claim.conflicts));
    }
    for (const OddCycleStep& step : one.odd_cycle) {
        ring.push_back(JsonObject()
                           .put("claim", node_json(snapshot, step.claim))
                           .put("relation", relation_json(snapshot, step.relation)));
    }
    JsonObject object;
    object.put("first", node_json(snapshot, one.first))
        .put("claims", one.claims)
        .put("conflicts", one.conflicts)
        .put("balanced", one.balanced);
    if (one.balanced) object.put("sides", std::vector<Json>{one.sides[0], one.sides[1]});
    return object.put_if("odd_cycle", ring).put("speakers", speakers).put("contested", contested);
}

template <class List, class Of>
std::string ids(const Snapshot& snapshot, const List& list, const Of& of) {
    std::vector<std::string> texts;
    for (const auto& one : list) texts.emplace_back(snapshot.id(of(one)));
    return joined(texts, " ");
}

std::vector<std::string> dispute_cells(const Snapshot& snapshot, const Dispute& one, std::size_t number) {
    return {std::to_string(number),
            std::string(snapshot.id(one.first)),
            std::to_string(one.claims),
            std::to_string(one.conflicts),
            one.balanced ? "yes" : "no",
            one.balanced ? std::to_string(one.sides[0]) : "",
            one.balanced ? std::to_string(one.sides[1]) : "",
            ids(snapshot, one.odd_cycle, [](const OddCycleStep& step) { return step.claim; }),
            ids(snapshot, one.odd_cycle, [](const OddCycleStep& step) { return step.relation; }),
            ids(snapshot, one.speakers, [](const DisputeSpeaker& speaker) { return speaker.agent; }),
            ids(snapshot, one.contested, [](const ContestedClaim& claim) { return claim.claim; })};
}

// --- the dispute of a claim

/// "with", "against"; empty where there are no sides.
std::string side_of(const DisputeOf& answer, const DisputedClaim& one) {
    if (!answer.dispute.balanced) return {};
    return one.with_it() ? "with" : "against";
}

/// How a claim is joined to a nearer one.
void add_claim(const Snapshot& snapshot, const DisputedClaim& one, std::vector<Line>& lines) {
    lines.push_back(claim_line(snapshot, 2, one.claim));
    lines.back().add(": " + counted(one.conflicts, "conflict"), Look::Faint);
    if (one.distance == 0) return;
    const Edge edge = snapshot.edge_of_relation(one.relation);
    const bool forwards = snapshot.source(edge) == one.claim;
    lines.push_back(line_at(6, (forwards ? "→ " : "← ") + std::string(to_string(snapshot.kind(edge)))));
    lines.back()
        .add(id_behind(snapshot, one.relation), Look::Id)
        .add((forwards ? " → \"" : " ← \"") + name_of(snapshot, one.nearer) + "\"")
        .add(id_behind(snapshot, one.nearer), Look::Id);
}

void write_paragraphs(Rows& rows, const Snapshot& snapshot, const DisputeOf& answer) {
    std::vector<Line> lines;
    lines.push_back(claim_line(snapshot, 0, answer.dispute.first));
    lines.back().add(": a dispute of " + size_text(answer.dispute));
    if (answer.dispute.balanced) {
        lines.push_back(line_at(4, std::to_string(answer.dispute.sides[0]) + " with it, " +
                                       std::to_string(answer.dispute.sides[1]) + " against it"));
    } else {
        lines.push_back(line_at(4, "cannot be put on two sides"));
    }
    add_whole(snapshot, answer.dispute, lines);
    rows.paragraph(lines);
    const auto section = [&](std::string_view title, std::string_view side) {
        std::vector<Line> listed{line_at(0, title, Look::Strong)};
        for (const DisputedClaim& one : answer.claims) {
            if (side_of(answer, one) == side) add_claim(snapshot, one, listed);
        }
        if (listed.size() > 1) rows.paragraph(listed);
    };
    section("Its claims, the nearest first", "");
    section("With it, the nearest first", "with");
    section("Against it, the nearest first", "against");
    if (answer.limited()) {
        rows.paragraph({line_at(0,
                                std::to_string(answer.claims.size()) + " of " +
                                    counted(answer.dispute.claims, "claim") + "; raise --limit to see more",
                                Look::Faint)});
    }
}

Json claim_json(const Snapshot& snapshot, const DisputeOf& answer, const DisputedClaim& one) {
    JsonObject object;
    object.put("claim", node_json(snapshot, one.claim))
        .put_if("side", side_of(answer, one))
        .put("distance", one.distance)
        .put("conflicts", one.conflicts);
    if (one.distance != 0) {
        object.put("nearer", node_json(snapshot, one.nearer))
            .put("relation", relation_json(snapshot, one.relation));
    }
    return object;
}

std::vector<std::string> claim_cells(const Snapshot& snapshot, const DisputeOf& answer,
                                     const DisputedClaim& one) {
    const bool start = one.distance == 0;
    return {std::string(snapshot.id(one.claim)),
            name_of(snapshot, one.claim),
            side_of(answer, one),
            std::to_string(one.distance),
            std::to_string(one.conflicts),
            start ? "" : std::string(snapshot.id(one.relation)),
            start ? "" : std::string(snapshot.id(one.nearer))};
}

}  // namespace

void disputes(const Output& output, const Snapshot& snapshot, const Disputes& answer) {
    const auto rows = output.begin({"disputes",
                                    {{"dispute", Align::Right},
                                     {"first"},
                                     {"claims", Align::Right},
                                     {"conflicts", Align::Right},
                                     {"balanced"},
                                     {"side_of_first", Align::Right},
                                     {"other_side", Align::Right},
                                     {"odd_cycle"},
                                     {"odd_cycle_relations"},
                                     {"speakers"},
                                     {"contested"}},
                                    /*paragraphs=*/true});
    if (rows->wants_paragraphs()) {
        std::string text = answer.disputes == 0 ? "No dispute: no claim contradicts or rebuts another"
                                                : counted(answer.disputes, "dispute") + " over " +
                                                      counted(answer.claims, "claim");
        if (answer.unbalanced != 0)
            text += "; " + std::to_string(answer.unbalanced) + " cannot be put on two sides";
        rows->paragraph({line_at(0, text, Look::Strong)});
    }
    for (std::size_t i = 0; i < answer.shown.size(); ++i) {
        const Dispute& one = answer.shown[i];
        if (rows->wants_json()) {
            rows->json(dispute_json(snapshot, one));
        } else if (rows->wants_paragraphs()) {
            rows->paragraph(dispute_lines(snapshot, one, i + 1));
        } else {
            rows->cells(dispute_cells(snapshot, one, i + 1));
        }
    }
    if (rows->wants_paragraphs() && !answer.shown.empty()) {
        std::vector<Line> lines;
        if (answer.limited()) {
            lines.push_back(line_at(0,
                                    std::to_string(answer.shown.size()) + " of " +
                                        counted(answer.disputes, "dispute") + "; raise --limit to see more",
                                    Look::Faint));
        }
        lines.push_back(
            line_at(0, "gainsay disputes CASE --of CLAIM lists a dispute claim by claim", Look::Faint));
        rows->paragraph(lines);
    }
    rows->finish(JsonObject()
                     .put("in_all", JsonObject()
                                        .put("disputes", answer.disputes)
                                        .put("unbalanced", answer.unbalanced)
                                        .put("claims", answer.claims))
                     .put("limited", answer.limited()));
}

void dispute_of(const Output& output, const Snapshot& snapshot, Node claim,
                const std::optional<DisputeOf>& answer) {
    const auto rows = output.begin({"claims",
                                    {{"claim"},
                                     {"text"},
                                     {"side"},
                                     {"distance", Align::Right},
                                     {"conflicts", Align::Right},
                                     {"relation"},
                                     {"nearer"}},
                                    /*paragraphs=*/true});
    if (!answer) {
        if (rows->wants_paragraphs())
            rows->paragraph({claim_line(snapshot, 0, claim).add(": no conflict, so no dispute")});
        rows->finish(JsonObject().put("dispute", Json()).put("limited", false));
        return;
    }
    if (rows->wants_paragraphs()) write_paragraphs(*rows, snapshot, *answer);
    for (const DisputedClaim& one : answer->claims) {
        if (rows->wants_json()) {
            rows->json(claim_json(snapshot, *answer, one));
        } else if (!rows->wants_paragraphs()) {
            rows->cells(claim_cells(snapshot, *answer, one));
        }
    }
    rows->finish(JsonObject()
                     .put("dispute", dispute_json(snapshot, answer->dispute))
                     .put("limited", answer->limited()));
}

}  // namespace gainsay::render
