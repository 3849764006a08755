#include "tools/render/views/view_words.hpp"

#include <algorithm>
#include <array>

#include "graphs/model/error.hpp"
#include "tools/render/dot_text.hpp"

namespace gainsay::render {

namespace {

bool is_number(std::string_view text, std::size_t digits) {
    return text.size() == digits &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "2018-07-02" as "2 July 2018"; what has another shape stays as it is.
std::string day_words(std::string_view text) {
    static constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                             "May",       "June",     "July",     "August",
                                                             "September", "October",  "November", "December"};
    const std::string_view year = text.substr(0, 4);
    if (!is_number(year, 4) || text.size() < 7 || text[4] != '-' || !is_number(text.substr(5, 2), 2)) {
        return std::string(text);
    }
    const int month = (text[5] - '0') * 10 + (text[6] - '0');
    if (month < 1 || month > 12) return std::string(text);  // seasons
    std::string month_year =
        std::string(months[static_cast<std::size_t>(month - 1)]) + ' ' + std::string(year);
    if (text.size() == 7) return month_year;
    if (text.size() < 10 || text[7] != '-' || !is_number(text.substr(8, 2), 2)) return std::string(text);
    const int day = (text[8] - '0') * 10 + (text[9] - '0');
    const std::string_view time = text.substr(10);
    std::string words = std::to_string(day) + ' ' + month_year;
    if (time.size() > 1 && time[0] == 'T') words += ", " + std::string(time.substr(1));
    return words;
}

std::string end_words(std::string_view text) {
    if (text.empty() || text == "..") return "";
    const char mark = text.back();
    if (mark == '?') return day_words(text.substr(0, text.size() - 1)) + " (uncertain)";
    if (mark == '~') return "about " + day_words(text.substr(0, text.size() - 1));
    if (mark == '%') return "about " + day_words(text.substr(0, text.size() - 1)) + " (uncertain)";
    return day_words(text);
}

std::string words_of(AgentKind kind) {
    return kind == AgentKind::PublicBody ? "public body" : std::string(to_word(kind));
}

/// "spokesman, 2016 – 2019"; an end that is not known stays open.
std::string tenure_words(const Snapshot& snapshot, const AffiliationView& office) {
    const std::string from = date_words(snapshot, office.from), until = date_words(snapshot, office.until);
    if (from.empty() && until.empty()) return "";
    if (from.empty()) return "until " + until;
    if (until.empty()) return "from " + from;
    return from + " – " + until;
}

std::string append(std::string text, std::string_view separator, std::string_view more) {
    if (more.empty()) return text;
    if (!text.empty()) text += separator;
    return text.append(more);
}

std::string retraction_words(const Snapshot& snapshot, Node node) {
    if (!snapshot.retracted(node)) return "";
    const std::string when = date_words(snapshot, snapshot.retracted_on(node));
    return when.empty() ? "RETRACTED" : "RETRACTED " + when;
}

std::string quote_marks(const std::string& text) {
    return "“" + text + "”";
}

/// All that is known of where a statement stands, for a tooltip.
std::string all_places(const Snapshot& snapshot, Node statement) {
    std::string words;
    for (const Arc place : snapshot.out(statement, EdgeKind::RecordedIn)) {
        const OccurrenceView occurrence = snapshot.occurrence(place.edge);
        words += "\nin: " + short_name(snapshot, occurrence.document, 200);
        if (occurrence.via != no_node)
            words += ", relayed from: " + short_name(snapshot, occurrence.via, 200);
        if (!occurrence.exact.empty()) words += ", " + quote_marks(std::string(occurrence.exact));
    }
    return words;
}

std::string statement_words(const Snapshot& snapshot, Node statement, std::size_t limit) {
    return std::string(snapshot.label(snapshot.speaker(statement))) + ' ' +
           std::string(to_word(snapshot.stance(statement))) + ": " +
           shortened(snapshot.label(snapshot.object(statement)), limit);
}

std::string asserter_words(const Snapshot& snapshot, Node relation) {
    std::string who;
    for (const Arc arc : snapshot.out(relation, EdgeKind::AssertedBy)) {
        who = append(who, ", ", short_name(snapshot, arc.node, 40));
    }
    if (snapshot.status(relation) == RelationStatus::Proposed) {
        return "proposed by " + (who.empty() ? shortened(snapshot.origin(relation), 40) : who) +
               ", not accepted";
    }
    if (snapshot.status(relation) == RelationStatus::Rejected) return "rejected proposal";
    return who.empty() ? "" : "asserted by " + who;
}

std::string relation_verb(const Snapshot& snapshot, Node relation) {
    return std::string(to_string(snapshot.kind(snapshot.edge_of_relation(relation))));
}

DiagramNode describe_statement(const Snapshot& snapshot, Node node, bool dated) {
    DiagramNode out;
    out.look = NodeLook::Statement;
    const Date date = effective_date(snapshot, node);
    out.heading = "statement";
    if (snapshot.manner(node) == Manner::Quote) out.heading += ", quoted";
    if (snapshot.commitment(node) == Commitment::Hedged) out.heading += ", hedged";
    if (dated) out.heading = append(out.heading, ", ", date_words(snapshot, date));
    out.heading = append(out.heading, ", ", retraction_words(snapshot, node));
    out.uncertain = is_uncertain(snapshot, date);
    out.lines = {statement_words(snapshot, node, 110)};
    out.tooltip = statement_words(snapshot, node, 4000) + all_places(snapshot, node);
    return out;
}

DiagramNode describe_document(const Snapshot& snapshot, Node node, bool dated) {
    DiagramNode out;
    out.look = snapshot.seen(node) ? NodeLook::SeenDocument : NodeLook::ReportedDocument;
    out.heading = to_word(snapshot.document_kind(node));
    if (dated) out.heading = append(out.heading, ", ", date_words(snapshot, snapshot.date(node)));
    out.heading = append(out.heading, ", ", snapshot.seen(node) ? "" : "no copy");
    out.heading = append(out.heading, ", ", retraction_words(snapshot, node));
    out.uncertain = is_uncertain(snapshot, snapshot.date(node));
    out.url = snapshot.url(node);
    out.lines = {std::string(snapshot.label(node))};
    return out;
}

DiagramNode describe_relation(const Snapshot& snapshot, Node node) {
    DiagramNode out;
    out.look = NodeLook::Relation;
    const Edge edge = snapshot.edge_of_relation(node);
    out.heading = "relation";
    const std::string who = asserter_words(snapshot, node);
    out.lines = {"“" + short_name(snapshot, snapshot.source(edge), 60) + "” " +
                 relation_verb(snapshot, node) + " “" + short_name(snapshot, snapshot.target(edge), 60) +
                 "”"};
    out.heading = append(out.heading, ", ", who);
    out.tooltip = std::string(snapshot.label(snapshot.source(edge))) + '\n' + relation_verb(snapshot, node) +
                  '\n' + short_name(snapshot, snapshot.target(edge), 4000);
    out.tooltip = append(append(out.tooltip, "\n", who), "\n", snapshot.label(node));
    return out;
}

DiagramNode describe_review(const Snapshot& snapshot, Node node, bool dated) {
    DiagramNode out;
    out.look = NodeLook::Review;
    out.heading = "review";
    if (dated) out.heading = append(out.heading, ", ", date_words(snapshot, snapshot.date(node)));
    out.uncertain = is_uncertain(snapshot, snapshot.date(node));
    for (const Arc arc : snapshot.out(node, EdgeKind::ReviewedBy)) {
        out.lines.push_back("by " + std::string(snapshot.label(arc.node)));
    }
    if (!snapshot.label(node).empty()) out.lines.emplace_back(snapshot.label(node));
    return out;
}

}  // namespace

std::string date_words(const Snapshot& snapshot, Date date) {
    const std::string_view text = snapshot.text(date);
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return end_words(text);
    const std::string from = end_words(text.substr(0, slash)), until = end_words(text.substr(slash + 1));
    if (from.empty() && until.empty()) return "";
    if (from.empty()) return "until " + until;
    return until.empty() ? "from " + from : from + " – " + until;
}

bool is_uncertain(const Snapshot& snapshot, Date date) {
    return date != no_date &&
           (snapshot.period(date).doubtful || snapshot.text(date).find('X') != std::string_view::npos);
}

Date effective_date(const Snapshot& snapshot, Node node) {
    switch (snapshot.kind(node)) {
        case RecordKind::Agent:
        case RecordKind::Relation:
            return no_date;
        case RecordKind::Document:
        case RecordKind::Claim:
        case RecordKind::Review:
            return snapshot.date(node);
        case RecordKind::Statement:
            break;
    }
    Date best = snapshot.date(node);
    if (best != no_date) return best;
    for (const Arc place : snapshot.out(node, EdgeKind::RecordedIn)) {
        const Date published = snapshot.date(place.node);
        if (published == no_date) continue;
        if (best == no_date || snapshot.period(published).start_min < snapshot.period(best).start_min)
            best = published;
    }
    return best;
}

DiagramNode describe(const Snapshot& snapshot, Node node, bool dated) {
    DiagramNode out;
    switch (snapshot.kind(node)) {
        case RecordKind::Agent:
            out.look = NodeLook::Agent;
            out.heading = words_of(snapshot.agent_kind(node));
            out.lines = {std::string(snapshot.label(node))};
            break;
        case RecordKind::Document:
            out = describe_document(snapshot, node, dated);
            break;
        case RecordKind::Claim:
            out.look = NodeLook::Claim;
            out.heading = "claim";
            out.lines = {std::string(snapshot.label(node))};
            break;
        case RecordKind::Statement:
            out = describe_statement(snapshot, node, dated);
            break;
        case RecordKind::Relation:
            out = describe_relation(snapshot, node);
            break;
        case RecordKind::Review:
            out = describe_review(snapshot, node, dated);
            break;
    }
    out.id = snapshot.id(node);
    return out;
}

std::string short_name(const Snapshot& snapshot, Node node, std::size_t limit) {
    switch (snapshot.kind(node)) {
        case RecordKind::Agent:
        case RecordKind::Document:
        case RecordKind::Claim:
            return shortened(snapshot.label(node), limit);
        case RecordKind::Statement:
            return shortened(statement_words(snapshot, node, limit), limit);
        case RecordKind::Relation: {
            const Edge edge = snapshot.edge_of_relation(node);
            return shortened(snapshot.label(snapshot.source(edge)), limit / 2) + ' ' +
                   relation_verb(snapshot, node) + ' ' +
                   shortened(snapshot.label(snapshot.target(edge)), limit / 2);
        }
        case RecordKind::Review:
            break;
    }
    const Arcs by = snapshot.out(node, EdgeKind::ReviewedBy);
    return by.empty() ? "a review" : "review by " + shortened(snapshot.label(by[0].node), limit);
}

std::string place_words(const Snapshot& snapshot, Node statement, std::size_t limit) {
    const Arcs places = snapshot.out(statement, EdgeKind::RecordedIn);
    if (places.empty()) return "";
    Edge best = places[0].edge;
    for (const Arc place : places) {
        if (snapshot.occurrence(place.edge).via == no_node && snapshot.occurrence(best).via != no_node) {
            best = place.edge;
        }
    }
    const OccurrenceView occurrence = snapshot.occurrence(best);
    std::string words = "in " + short_name(snapshot, occurrence.document, limit);
    if (occurrence.via != no_node) words += ", relayed from " + short_name(snapshot, occurrence.via, limit);
    if (places.size() == 1) return words;
    const std::size_t more = places.size() - 1;
    return words + " (+" + std::to_string(more) + " more)";
}

DiagramEdge statement_edge(const Snapshot& snapshot, Node statement, Detail detail) {
    DiagramEdge edge;
    const Node object = snapshot.object(statement);
    edge.from = snapshot.id(snapshot.speaker(statement));
    edge.to = snapshot.id(object);
    edge.look = look_of(snapshot.stance(statement));
    const Date date = effective_date(snapshot, statement);
    edge.label = to_word(snapshot.stance(statement));
    if (snapshot.stance(statement) == Stance::Denies && snapshot.kind(object) == RecordKind::Document) {
        edge.label = "rejects";
    }
    if (snapshot.commitment(statement) == Commitment::Hedged) edge.label += ", hedged";
    if (detail != Detail::Brief) edge.label = append(edge.label, ",\n", date_words(snapshot, date));
    if (detail == Detail::Sourced)
        edge.label = append(edge.label, ",\n", place_words(snapshot, statement, 60));
    edge.label = append(edge.label, "\n", retraction_words(snapshot, statement));
    edge.uncertain = detail != Detail::Brief && is_uncertain(snapshot, date);
    edge.tooltip = statement_words(snapshot, statement, 1000);
    edge.tooltip = append(edge.tooltip, "\n", date_words(snapshot, date)) + all_places(snapshot, statement);
    edge.tooltip = append(edge.tooltip, "\n", retraction_words(snapshot, statement));
    edge.tooltip = append(edge.tooltip, "\n", snapshot.id(statement));
    return edge;
}

DiagramEdge relation_edge(const Snapshot& snapshot, Node relation) {
    const Edge stands_for = snapshot.edge_of_relation(relation);
    DiagramEdge edge;
    edge.from = snapshot.id(snapshot.source(stands_for));
    edge.to = snapshot.id(snapshot.target(stands_for));
    edge.look = look_of(snapshot.kind(stands_for));
    edge.label = relation_verb(snapshot, relation);
    const std::string who = asserter_words(snapshot, relation);
    if (!who.empty()) edge.label += "\n(" + who + ")";
    edge.proposed = snapshot.status(relation) != RelationStatus::Accepted;
    edge.tooltip = describe(snapshot, relation).tooltip;
    return edge;
}

DiagramEdge field_edge(const Snapshot& snapshot, Edge edge) {
    DiagramEdge out;
    out.from = snapshot.id(snapshot.source(edge));
    out.to = snapshot.id(snapshot.target(edge));
    out.look = EdgeLook::Source;
    switch (snapshot.kind(edge)) {
        case EdgeKind::SpokenBy:
            out.label = "said by", out.look = EdgeLook::Authority;
            break;
        case EdgeKind::PublishedBy:
            out.label = "published by", out.look = EdgeLook::Authority;
            break;
        case EdgeKind::AuthoredBy:
            out.label = "written by", out.look = EdgeLook::Authority;
            break;
        case EdgeKind::RetractedBy:
            out.label = "retracted by", out.look = EdgeLook::Authority;
            break;
        case EdgeKind::AssertedBy:
            out.label = "asserted by", out.look = EdgeLook::Authority;
            break;
        case EdgeKind::ReviewedBy:
            out.label = "reviewed by", out.look = EdgeLook::Authority;
            break;
        case EdgeKind::AssertedIn:
            out.label = "asserted in";
            break;
        case EdgeKind::ReviewedIn:
            out.label = "reviewed in";
            break;
        case EdgeKind::ReviewOf:
            out.label = "reviews";
            break;
        case EdgeKind::PartOf:
            out.label = "part of";
            break;
        case EdgeKind::States:
            out.label = "states";
            break;
        case EdgeKind::RelayedFrom:
            out.label = "relayed from";
            break;
        case EdgeKind::Cites:
            out.label = snapshot.manner(edge) == CitationManner::Data       ? "cites data of"
                        : snapshot.manner(edge) == CitationManner::Evidence ? "cites as evidence"
                                                                            : to_word(snapshot.manner(edge));
            break;
        case EdgeKind::RecordedIn: {
            const OccurrenceView occurrence = snapshot.occurrence(edge);
            out.label = "stands in";
            if (occurrence.via != no_node)
                out.label += ",\nrelayed from\n" + short_name(snapshot, occurrence.via, 40);
            break;
        }
        case EdgeKind::AffiliatedWith: {
            const AffiliationView office = snapshot.affiliation(edge);
            out.look = EdgeLook::Authority;
            out.label = office.role.empty() ? "belongs to" : shortened(office.role, 60) + " of";
            out.label = append(out.label, ",\n", tenure_words(snapshot, office));
            out.uncertain = office.held.doubtful;
            break;
        }
        case EdgeKind::Asserts:
            out.label = "asserts", out.look = EdgeLook::Asserts;
            break;
        case EdgeKind::Denies:
            out.label = "denies", out.look = EdgeLook::Denies;
            break;
        case EdgeKind::Questions:
            out.label = "questions", out.look = EdgeLook::Questions;
            break;
        default:
            return relation_edge(snapshot, snapshot.relation(edge));
    }
    return out;
}

EdgeLook look_of(Stance stance) noexcept {
    return stance == Stance::Asserts  ? EdgeLook::Asserts
           : stance == Stance::Denies ? EdgeLook::Denies
                                      : EdgeLook::Questions;
}

EdgeLook look_of(EdgeKind relation) noexcept {
    switch (relation) {
        case EdgeKind::Rebuts:
            return EdgeLook::Rebuts;
        case EdgeKind::Undercuts:
            return EdgeLook::Undercuts;
        case EdgeKind::Supports:
            return EdgeLook::Supports;
        case EdgeKind::Entails:
            return EdgeLook::Entails;
        case EdgeKind::Qualifies:
            return EdgeLook::Qualifies;
        case EdgeKind::Rephrases:
            return EdgeLook::Rephrases;
        default:
            return EdgeLook::Contradicts;
    }
}

bool is_visible(const Snapshot& snapshot, Node relation, bool include_proposed) {
    const RelationStatus status = snapshot.status(relation);
    return status == RelationStatus::Accepted || (include_proposed && status == RelationStatus::Proposed);
}

}  // namespace gainsay::render
