#include "tools/render/answer/provenance/circles.hpp"

#include <algorithm>

#include "tools/render/answer/names.hpp"
#include "tools/render/table/rows.hpp"

namespace gainsay::render {
namespace {

std::string published(const Snapshot& snapshot, Node document) {
    const Date date = snapshot.date(document);
    return date == no_date ? std::string() : std::string(snapshot.text(date));
}

/// "cites it as evidence", "has from it what Ben Oake said", "is a part of it".
Line link_line(const Snapshot& snapshot, Edge edge) {
    switch (snapshot.kind(edge)) {
        case EdgeKind::Cites:
            return line_at(4, "cites the next (" + std::string(to_word(snapshot.manner(edge))) + ")");
        case EdgeKind::PartOf:
            return line_at(4, "is a part of the next");
        default:
            break;
    }
    const OccurrenceView place = snapshot.occurrence(edge);
    std::string text =
        "has from the next what " + name_of(snapshot, snapshot.speaker(place.statement)) + " said";
    if (!place.cue.empty()) text += " (" + std::string(place.cue) + ")";
    if (!place.exact.empty()) text += ": \"" + std::string(place.exact) + "\"";
    Line line = line_at(4, text);
    line.add(id_behind(snapshot, place.statement), Look::Id);
    return line;
}

std::string later_text(const CircleStep& step) {
    switch (step.later) {
        case CitedLater::Certainly:
            return "the next is younger";
        case CitedLater::Possibly:
            return "the next may be younger";
        case CitedLater::Unknown:
            return "which is the younger is not known";
        case CitedLater::No:
            break;
    }
    return {};
}

/// What the dates say of the circle as a whole.
std::string verdict(const Circle& circle) {
    switch (circle.later) {
        case CitedLater::Certainly:
            return "something younger is cited: it was changed afterwards, or a date is wrong";
        case CitedLater::Possibly:
            return "something younger may be cited";
        case CitedLater::Unknown:
            return "dates are missing";
        case CitedLater::No:
            break;
    }
    return "nothing younger is cited";
}

Line claim_line(const Snapshot& snapshot, Node claim, std::string_view remark) {
    Line line = line_at(4, "\"" + name_of(snapshot, claim) + "\"");
    line.add(id_behind(snapshot, claim), Look::Id).add(remark, Look::Strong);
    return line;
}

std::string resting_text(const RestingClaims& resting) {
    if (resting.count == 0) return "no claim rests on it";
    const std::string text =
        counted(resting.count, "claim") + (resting.count == 1 ? " rests on it" : " rest on it");
    if (resting.without_origin == 0) {
        return text +
               (resting.count == 1 ? ", and has an origin elsewhere" : ", and all have an origin elsewhere");
    }
    if (resting.without_origin == resting.count) return text + ", without any origin";
    return text + ", " + std::to_string(resting.without_origin) + " without any origin";
}

std::vector<Line> circle_lines(const Snapshot& snapshot, const Circle& circle, std::size_t number) {
    std::vector<Line> lines;
    lines.push_back(line_at(0,
                            "Circle " + std::to_string(number) + ": " +
                                counted(circle.steps.size(), "document") + "; " + verdict(circle),
                            Look::Strong));
    if (circle.date_uncertain)
        lines.push_back(line_at(2, "the dates do not tell whether it was closed in the time asked about"));
    for (const CircleStep& step : circle.steps) {
        const std::string date = published(snapshot, step.document);
        Line line =
            line_at(2, "\"" + name_of(snapshot, step.document) + "\", " + (date.empty() ? "no date" : date));
        line.add(id_behind(snapshot, step.document), Look::Id);
        lines.push_back(line);
        for (const Edge edge : step.links) lines.push_back(link_line(snapshot, edge));
        const std::string later = later_text(step);
        if (!later.empty()) lines.push_back(line_at(4, later, Look::Against));
    }
    lines.push_back(line_at(2, "and back to \"" + name_of(snapshot, circle.steps.front().document) + "\""));
    lines.push_back(line_at(2, resting_text(circle.resting)));
    for (std::size_t i = 0; i < circle.resting.claims.size(); ++i) {
        const bool lacks = i < circle.resting.without_origin;
        const bool all = circle.resting.without_origin == circle.resting.count;
        lines.push_back(claim_line(snapshot, circle.resting.claims[i], lacks && !all ? ", no origin" : ""));
    }
    const std::size_t more = circle.resting.count - circle.resting.claims.size();
    if (more != 0)
        lines.push_back(line_at(4, "and " + std::to_string(more) + " more (--claims)", Look::Faint));
    return lines;
}

std::string count_text(const Circles& answer) {
    const bool none = answer.circles.empty();
    const std::string count =
        none ? "no circle of sources" : counted(answer.circles.size(), "circle") + " of sources";
    switch (answer.cut) {
        case CirclesCut::Limit:
            return "The shortest of more: " + count;
        case CirclesCut::Work:
            return "As far as the search went: " + count;
        case CirclesCut::None:
        case CirclesCut::Length:
            break;
    }
    const std::string whole = none ? "No circle of sources" : count;
    return answer.cut == CirclesCut::None ? whole
                                          : whole + " of up to " + counted(answer.complete_to, "document");
}

std::string head_text(const Circles& answer) {
    if (answer.documents == 0) return count_text(answer);
    return count_text(answer) + "; in the whole case " + counted(answer.documents, "document") +
           (answer.documents == 1 ? " stands" : " stand") + " on circles" +
           (answer.groups > 1 ? ", in " + std::to_string(answer.groups) + " groups" : "");
}

std::vector<Line> lacking_lines(const Snapshot& snapshot, const Circles& answer) {
    constexpr std::size_t few = 20;  // the rest is for programs
    std::vector<Line> lines;
    if (answer.without_origin.empty()) return lines;
    lines.push_back(
        line_at(0, counted(answer.without_origin.size(), "claim") + " without any origin outside circles",
                Look::Strong));
    const std::size_t shown = std::min(few, answer.without_origin.size());
    for (std::size_t i = 0; i < shown; ++i)
        lines.push_back(claim_line(snapshot, answer.without_origin[i], ""));
    if (shown < answer.without_origin.size()) {
        lines.push_back(line_at(
            4,
            "and " + std::to_string(answer.without_origin.size() - shown) + " more (--format json lists all)",
            Look::Faint));
    }
    return lines;
}

Json link_json(const Snapshot& snapshot, Edge edge) {
    JsonObject object;
    object.put("kind", to_string(snapshot.kind(edge)));
    if (snapshot.kind(edge) == EdgeKind::Cites) object.put("manner", to_word(snapshot.manner(edge)));
    if (snapshot.kind(edge) == EdgeKind::RelayedFrom) {
        const OccurrenceView place = snapshot.occurrence(edge);
        object.put("statement", snapshot.id(place.statement))
            .put("speaker", node_json(snapshot, snapshot.speaker(place.statement)))
            .put("manner", to_word(snapshot.manner(place.statement)))
            .put_if("cue", place.cue)
            .put_if("exact", place.exact);
    }
    return object;
}

Json step_json(const Snapshot& snapshot, const CircleStep& step) {
    std::vector<Json> links;
    for (const Edge edge : step.links) links.push_back(link_json(snapshot, edge));
    return JsonObject()
        .put("document", node_json(snapshot, step.document))
        .put_if("published", published(snapshot, step.document))
        .put("seen", snapshot.seen(step.document))
        .put("links", links)
        .put("next_is_younger", to_string(step.later));
}

Json circle_json(const Snapshot& snapshot, const Circle& circle) {
    std::vector<Json> steps, claims;
    for (const CircleStep& step : circle.steps) steps.push_back(step_json(snapshot, step));
    for (std::size_t i = 0; i < circle.resting.claims.size(); ++i) {
        claims.push_back(JsonObject()
                             .put("claim", node_json(snapshot, circle.resting.claims[i]))
                             .put("origin", i >= circle.resting.without_origin));
    }
    return JsonObject()
        .put("length", circle.steps.size())
        .put("cites_younger", to_string(circle.later))
        .put_if("date_uncertain", circle.date_uncertain)
        .put("steps", steps)
        .put("claims", circle.resting.count)
        .put("claims_without_origin", circle.resting.without_origin)
        .put("first_claims", claims);
}

std::vector<std::string> circle_cells(const Snapshot& snapshot, const Circle& circle, std::size_t number) {
    std::vector<std::string> ids, dates;
    for (const CircleStep& step : circle.steps) {
        const std::string date = published(snapshot, step.document);
        ids.emplace_back(snapshot.id(step.document));
        dates.push_back(date.empty() ? "-" : date);
    }
    return {std::to_string(number),
            std::to_string(circle.steps.size()),
            joined(ids, " "),
            joined(dates, " "),
            std::string(to_string(circle.later)),
            std::to_string(circle.resting.count),
            std::to_string(circle.resting.without_origin),
            circle.date_uncertain ? "yes" : ""};
}

}  // namespace

std::string left_out_text(const Circles& answer) {
    const std::string from = "circles of " + counted(answer.complete_to + 1, "document") + " and more ";
    switch (answer.cut) {
        case CirclesCut::None:
            break;
        case CirclesCut::Length:
            return from + "were not looked for (--max-length)";
        case CirclesCut::Limit:
            return from +
                   "are left out in part or whole, because there are more than --limit allows; raise it, or "
                   "ask "
                   "for one record with --through";
        case CirclesCut::Work:
            return from +
                   "may be missing, because the search walked as many links as --work allows; raise it, or "
                   "ask "
                   "for one record with --through";
    }
    return {};
}

void circles(const Output& output, const Snapshot& snapshot, const Circles& answer) {
    const auto rows = output.begin({"circles",
                                    {{"circle", Align::Right},
                                     {"length", Align::Right},
                                     {"documents"},
                                     {"published"},
                                     {"cites_younger"},
                                     {"claims", Align::Right},
                                     {"claims_without_origin", Align::Right},
                                     {"date_uncertain"}},
                                    /*paragraphs=*/true});
    if (rows->wants_paragraphs()) rows->paragraph({line_at(0, head_text(answer), Look::Strong)});
    for (std::size_t i = 0; i < answer.circles.size(); ++i) {
        const Circle& circle = answer.circles[i];
        if (rows->wants_json()) {
            rows->json(circle_json(snapshot, circle));
        } else if (rows->wants_paragraphs()) {
            rows->paragraph(circle_lines(snapshot, circle, i + 1));
        } else {
            rows->cells(circle_cells(snapshot, circle, i + 1));
        }
    }
    if (rows->wants_paragraphs()) {
        const std::vector<Line> lines = lacking_lines(snapshot, answer);
        if (!lines.empty()) rows->paragraph(lines);
    }
    std::vector<Json> lacking;
    for (const Node claim : answer.without_origin) lacking.push_back(node_json(snapshot, claim));
    rows->finish(JsonObject()
                     .put("without_origin", lacking)
                     .put("documents_on_circles", answer.documents)
                     .put("groups", answer.groups)
                     .put("cut", to_string(answer.cut))
                     .put("complete_to", answer.complete_to));
}

}  // namespace gainsay::render
