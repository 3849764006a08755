#include "tools/render/answer/time/timeline.hpp"

#include <algorithm>

#include "tools/render/answer/names.hpp"
#include "tools/render/table/rows.hpp"

namespace gainsay::render {
namespace {

std::string quoted(const Snapshot& snapshot, Node node) {
    return "\"" + name_of(snapshot, node) + "\"";
}

std::string names_of(const Snapshot& snapshot, const std::vector<Node>& nodes, std::string_view nobody) {
    std::vector<std::string> names;
    for (const Node node : nodes) names.push_back(name_of(snapshot, node));
    return names.empty() ? std::string(nobody) : joined(names);
}

/// Who did it: speakers, publishers (else authors), reviewers, those who took it back, those who hold the office.
std::vector<Node> actors(const Snapshot& snapshot, const TimelineEvent& event) {
    switch (event.kind) {
        case EventKind::OfficeBegan:
        case EventKind::OfficeEnded:
            return {event.record};
        case EventKind::Published: {
            const std::vector<Node> publishers = targets(snapshot, event.record, EdgeKind::PublishedBy);
            return publishers.empty() ? targets(snapshot, event.record, EdgeKind::AuthoredBy) : publishers;
        }
        case EventKind::Related:
            return targets(snapshot, event.record, EdgeKind::AssertedBy);
        case EventKind::Reviewed:
            return targets(snapshot, event.record, EdgeKind::ReviewedBy);
        case EventKind::Retracted:
            return targets(snapshot, event.record, EdgeKind::RetractedBy);
        default:
            return {snapshot.speaker(event.record)};
    }
}

/// What it was about: a claim or document, the body of an office; no_node where the record itself is it.
Node object_of(const Snapshot& snapshot, const TimelineEvent& event) {
    switch (event.kind) {
        case EventKind::OfficeBegan:
        case EventKind::OfficeEnded:
            return snapshot.target(event.office);
        case EventKind::Published:
        case EventKind::Related:
            return no_node;
        case EventKind::Reviewed:
            return targets(snapshot, event.record, EdgeKind::ReviewOf).front();
        case EventKind::Retracted:
            return snapshot.kind(event.record) == RecordKind::Statement ? snapshot.object(event.record)
                                                                        : no_node;
        default:
            return snapshot.object(event.record);
    }
}

std::string stance_text(const Snapshot& snapshot, Node statement) {
    return name_of(snapshot, snapshot.speaker(statement)) + " " +
           std::string(to_word(snapshot.stance(statement))) + " " +
           quoted(snapshot, snapshot.object(statement));
}

std::string_view past(Stance stance) {
    return stance == Stance::Asserts ? "asserted" : stance == Stance::Denies ? "denied" : "questioned";
}

std::string relation_sentence(const Snapshot& snapshot, Node relation) {
    const Edge edge = snapshot.edge_of_relation(relation);
    const Node to = snapshot.target(edge);
    const bool claim = snapshot.kind(to) == RecordKind::Claim || snapshot.kind(to) == RecordKind::Document;
    return quoted(snapshot, snapshot.source(edge)) + " " + std::string(to_string(snapshot.kind(edge))) + " " +
           (claim ? quoted(snapshot, to) : std::string(snapshot.id(to)));
}

std::string office_sentence(const Snapshot& snapshot, const TimelineEvent& event) {
    const AffiliationView office = snapshot.affiliation(event.office);
    const bool began = event.kind == EventKind::OfficeBegan;
    std::string text = name_of(snapshot, event.record);
    if (office.role.empty()) {
        text += began ? " joined " : " left ";
    } else {
        text += (began ? " became " : " ceased to be ") + std::string(office.role) + " of ";
    }
    return text + name_of(snapshot, object_of(snapshot, event));
}

std::string sentence(const Snapshot& snapshot, const TimelineEvent& event) {
    switch (event.kind) {
        case EventKind::OfficeBegan:
        case EventKind::OfficeEnded:
            return office_sentence(snapshot, event);
        case EventKind::Published:
            return names_of(snapshot, actors(snapshot, event), "somebody") + " published " +
                   quoted(snapshot, event.record);
        case EventKind::Related:
            return names_of(snapshot, actors(snapshot, event), "somebody") + " said that " +
                   relation_sentence(snapshot, event.record);
        case EventKind::Reviewed:
            return names_of(snapshot, actors(snapshot, event), "somebody") + " reviewed " +
                   quoted(snapshot, object_of(snapshot, event));
        case EventKind::Retracted: {
            const std::string by = names_of(snapshot, actors(snapshot, event), "somebody");
            if (snapshot.kind(event.record) == RecordKind::Document)
                return by + " retracted " + quoted(snapshot, event.record);
            const Node speaker = snapshot.speaker(event.record);
            return by + " took back " + quoted(snapshot, snapshot.object(event.record)) + " (" +
                   std::string(past(snapshot.stance(event.record))) + " by " + name_of(snapshot, speaker) +
                   ")";
        }
        default:
            return stance_text(snapshot, event.record);
    }
}

bool is_known(const TimelineEvent& event) {
    return event.when.period.start_min != beginning_of_time || event.when.period.end_max != end_of_time;
}

std::string day_text(Day day) {
    if (day == beginning_of_time || day == end_of_time) return "..";
    const auto date = edtf_of(day);
    return date ? date->text() : "..";
}

/// As the case writes it; "2018-06-03 to 2018-07-01" where several documents tell it; "no date".
std::string date_text(const Snapshot& snapshot, const TimelineEvent& event) {
    if (event.date != no_date) return std::string(snapshot.text(event.date));
    if (!is_known(event)) return "no date";
    const Day first = event.when.period.start_min, last = event.when.period.end_max;
    return first == last ? day_text(first) : day_text(first) + " to " + day_text(last);
}

/// What a reader must know of the date: where else the event may stand.
std::string caveats(const Timeline& answer, const TimelineEvent& event) {
    std::vector<std::string> notes;
    if (!event.is_day()) {
        const auto [earliest, latest] = event.places;
        notes.push_back(earliest == latest
                            ? ""
                            : "its place may be any from " + std::to_string(earliest + 1) + " to " +
                                  std::to_string(latest + 1) + " of " + std::to_string(answer.total));
    }
    if (event.possible) notes.emplace_back("possibly outside the time asked for");
    return joined(notes, "; ");
}

std::vector<Line> event_lines(const Snapshot& snapshot, const Timeline& answer, const TimelineEvent& event) {
    std::vector<Line> lines;
    Line& line = lines.emplace_back();
    line.indent = 2;
    const bool against = event.kind == EventKind::Denied || event.kind == EventKind::Retracted;
    line.add(date_text(snapshot, event), event.is_day() ? Look::Strong : Look::Faint)
        .add(": ")
        .add(sentence(snapshot, event), against ? Look::Against : Look::Plain)
        .add(id_behind(snapshot, event.record), Look::Id);
    if (const std::string notes = caveats(answer, event); !notes.empty()) {
        Line& note = lines.emplace_back();
        note.indent = 4;
        note.add(notes, Look::Faint);
    }
    return lines;
}

Json event_json(const Snapshot& snapshot, const TimelineEvent& event) {
    std::vector<Json> who, documents;
    for (const Node actor : actors(snapshot, event)) who.push_back(node_json(snapshot, actor));
    JsonObject object;
    object.put("event", to_string(event.kind));
    if (event.date != no_date) object.put("date", snapshot.text(event.date));
    const Period& period = event.when.period;
    if (period.start_min != beginning_of_time) object.put("first_day", day_text(period.start_min));
    if (period.end_max != end_of_time) object.put("last_day", day_text(period.end_max));
    object.put("certain_day", event.is_day())
        .put("place",
             JsonObject().put("earliest", event.places.earliest + 1).put("latest", event.places.latest + 1))
        .put_if("possible", event.possible)
        .put_if("agents", who)
        .put_if("object", node_json(snapshot, object_of(snapshot, event)))
        .put("record", node_json(snapshot, event.record));
    if (event.office != no_edge) object.put("office", office_text(snapshot, event.office));
    if (event.kind == EventKind::Related) object.put("relation", relation_json(snapshot, event.record));
    if (snapshot.kind(event.record) == RecordKind::Statement) {
        for (const Arc place : snapshot.out(event.record, EdgeKind::RecordedIn))
            documents.push_back(occurrence_json(snapshot, place.edge));
        object.put_if("occurrences", documents);
    }
    return object.put("text", sentence(snapshot, event));
}

std::vector<std::string> event_cells(const Snapshot& snapshot, const Timeline& answer,
                                     const TimelineEvent& event, std::size_t number) {
    std::vector<std::string> who;
    for (const Node actor : actors(snapshot, event)) who.emplace_back(snapshot.id(actor));
    return {std::to_string(number + 1),
            date_text(snapshot, event),
            std::string(to_string(event.kind)),
            joined(who, " "),
            sentence(snapshot, event),
            std::string(snapshot.id(event.record)),
            std::to_string(event.places.earliest + 1),
            std::to_string(event.places.latest + 1),
            caveats(answer, event)};
}

Line heading(const Snapshot& snapshot, const Timeline& answer) {
    Line line;
    line.add(name_of(snapshot, answer.of.subject), Look::Strong);
    if (answer.of.against != no_node)
        line.add(" and ").add(name_of(snapshot, answer.of.against), Look::Strong);
    line.add(": " + std::to_string(answer.total) + (answer.total == 1 ? " event" : " events"));
    if (answer.limited()) line.add(", the first " + std::to_string(answer.events.size()) + ": raise --limit");
    return line;
}

}  // namespace

void timeline(const Output& output, const Snapshot& snapshot, const Timeline& answer) {
    const auto rows = output.begin({"events",
                                    {{"place", Align::Right},
                                     {"date"},
                                     {"event"},
                                     {"agents"},
                                     {"what"},
                                     {"record"},
                                     {"earliest", Align::Right},
                                     {"latest", Align::Right},
                                     {"notes"}},
                                    /*paragraphs=*/true});
    std::vector<Line> lines{heading(snapshot, answer)};
    for (std::size_t i = 0; i < answer.events.size(); ++i) {
        const TimelineEvent& event = answer.events[i];
        if (rows->wants_json()) {
            rows->json(event_json(snapshot, event));
        } else if (rows->wants_paragraphs()) {
            for (Line& line : event_lines(snapshot, answer, event)) lines.push_back(std::move(line));
        } else {
            rows->cells(event_cells(snapshot, answer, event, i));
        }
    }
    if (rows->wants_paragraphs()) rows->paragraph(lines);
    JsonObject whole;
    whole.put("of", node_json(snapshot, answer.of.subject));
    if (answer.of.against != no_node) whole.put("against", node_json(snapshot, answer.of.against));
    rows->finish(whole.put("total", answer.total).put("limited", answer.limited()));
}

}  // namespace gainsay::render
