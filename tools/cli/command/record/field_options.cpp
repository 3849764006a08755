#include "tools/cli/command/record/field_options.hpp"

#include <algorithm>
#include <array>

namespace gainsay::cli {
namespace {

using enum RecordKind;

struct FieldOption {
    const char* option;
    const char* value;
    const char* help;
};

// In the order of --help.
constexpr std::array<FieldOption, 41> field_options{{
    {"--name", "NAME", "of an agent"},
    {"--title", "TITLE", "of a document"},
    {"--text", "TEXT", "of a claim: one proposition, in the case's own words"},
    {"--kind", "WORD",
     "person, organization, public-body, media; article, report, …; contradicts, rebuts, …"},
    {"--alias", "NAME", "another name of an agent"},
    {"--same-as", "URI", "who the agent is elsewhere, such as a Wikidata item"},
    {"--affiliated-with", "AGENT", "for whom the agent speaks"},
    {"--role", "TEXT", "as what the agent speaks for it"},
    {"--published", "DATE", "of a document (EDTF)"},
    {"--published-by", "AGENT", "who published the document"},
    {"--authored-by", "AGENT", "who wrote the document"},
    {"--part-of", "DOCUMENT", "the whole that the document is part of"},
    {"--cites", "DOCUMENT", "what the document cites"},
    {"--states", "CLAIM", "what the document says in its own words"},
    {"--url", "URL", "of the document"},
    {"--archived-url", "URL", "of an archived copy of the document"},
    {"--topic", "TOPIC", "of a claim"},
    {"--valid", "DATE", "the time of which the claim speaks (EDTF)"},
    {"--language", "TAG", "of a document or claim (BCP 47)"},
    {"--speaker", "AGENT", "who makes the statement"},
    {"--stance", "WORD", "asserts, denies, questions"},
    {"--of", "RECORD", "what the statement is of: a claim or document; the claim that is reviewed"},
    {"--manner", "WORD", "of a statement: quote, paraphrase"},
    {"--commitment", "WORD", "of a statement: certain, hedged"},
    {"--said-on", "DATE", "of a statement (EDTF)"},
    {"--in", "DOCUMENT", "where the statement or review stands"},
    {"--cue", "TEXT", "the words that attribute the statement there: said"},
    {"--exact", "TEXT", "the words quoted there"},
    {"--via", "RECORD", "the document or agent that relayed it there"},
    {"--from", "CLAIM", "the claim from which the relation leads"},
    {"--to", "RECORD", "the claim to which it leads; what is undercut"},
    {"--asserted-by", "AGENT", "on whose word the relation stands"},
    {"--asserted-in", "DOCUMENT", "where that is said"},
    {"--status", "WORD", "of a relation: accepted, proposed, rejected"},
    {"--by", "AGENT", "who reviews the claim"},
    {"--label", "TEXT", "the verdict of the review, in its own words"},
    {"--value", "NUMBER", "the rating of the review"},
    {"--best", "NUMBER", "the best on its scale"},
    {"--worst", "NUMBER", "the worst on its scale"},
    {"--on", "DATE", "of a review (EDTF)"},
    {"--note", "TEXT", "whatever else there is to say"},
}};

// Where the value of an option goes in a record of a kind; and, when it names a record, of which kinds.
struct FieldPlace {
    std::string_view option;
    RecordKind kind;
    const char* path;
    std::vector<RecordKind> names{};
};

const std::vector<FieldPlace>& places() {
    static const std::vector<FieldPlace> table{
        {"--name", Agent, "name"},
        {"--kind", Agent, "kind"},
        {"--alias", Agent, "aliases[]"},
        {"--same-as", Agent, "same_as[]"},
        {"--affiliated-with", Agent, "affiliations[0].with", {Agent}},
        {"--role", Agent, "affiliations[0].role"},
        {"--title", Document, "title"},
        {"--kind", Document, "kind"},
        {"--published", Document, "published"},
        {"--published-by", Document, "published_by[]", {Agent}},
        {"--authored-by", Document, "authored_by[]", {Agent}},
        {"--part-of", Document, "part_of[]", {Document}},
        {"--cites", Document, "cites[].document", {Document}},
        {"--states", Document, "states[]", {Claim}},
        {"--url", Document, "url"},
        {"--archived-url", Document, "archived_url"},
        {"--language", Document, "language"},
        {"--text", Claim, "text"},
        {"--topic", Claim, "topics[]"},
        {"--valid", Claim, "valid"},
        {"--language", Claim, "language"},
        {"--speaker", Statement, "speaker", {Agent}},
        {"--stance", Statement, "stance"},
        {"--of", Statement, "of", {Claim, Document}},
        {"--manner", Statement, "manner"},
        {"--commitment", Statement, "commitment"},
        {"--said-on", Statement, "said_on"},
        {"--in", Statement, "occurrences[0].document", {Document}},
        {"--cue", Statement, "occurrences[0].cue"},
        {"--exact", Statement, "occurrences[0].selector.exact"},
        {"--via", Statement, "occurrences[0].via", {Document, Agent}},
        {"--kind", Relation, "kind"},
        {"--from", Relation, "from", {Claim}},
        {"--to", Relation, "to", {Claim, Statement, Document, Relation}},
        {"--asserted-by", Relation, "asserted_by", {Agent}},
        {"--asserted-in", Relation, "asserted_in", {Document}},
        {"--status", Relation, "status"},
        {"--of", Review, "of", {Claim}},
        {"--by", Review, "by", {Agent}},
        {"--in", Review, "in", {Document}},
        {"--label", Review, "rating.label"},
        {"--value", Review, "rating.value"},
        {"--best", Review, "rating.best"},
        {"--worst", Review, "rating.worst"},
        {"--on", Review, "on"},
    };
    return table;
}

const FieldPlace* find_place(std::string_view option, RecordKind kind) {
    for (const FieldPlace& place : places()) {
        if (place.option == option && place.kind == kind) return &place;
    }
    return nullptr;
}

[[noreturn]] void refuse(const std::string& option, RecordKind kind) {
    std::string fitting;
    for (const FieldPlace& place : places()) {
        if (place.kind == kind) fitting += std::string(place.option) + ", ";
    }
    throw Error(ErrorCode::Malformed, option + " is no field of a " + std::string(to_string(kind)) +
                                          ", which has " + fitting + "--note, and any other by --set");
}

}  // namespace

void FieldOptions::declare(Options& options) {
    for (const FieldOption& one : field_options) {
        Declaration& declaration =
            options.option(&given_[one.option], one.option, one.value, one.help).below("Fields");
        const std::string_view value = one.value;
        if (value == "AGENT" || value == "DOCUMENT" || value == "CLAIM" || value == "RECORD") {
            declaration.completes(Hint::Id);
        }
        // Only lists take more than one; anything else given twice is a mistake.
        declaration.repeated = std::any_of(places().begin(), places().end(), [&](const FieldPlace& place) {
            return place.option == one.option &&
                   std::string_view(place.path).find("[]") != std::string_view::npos;
        });
    }
}

std::vector<FieldChange> FieldOptions::changes(Session& session, RecordKind kind) const {
    std::vector<FieldChange> changes;
    for (const FieldOption& one : field_options) {
        const std::vector<std::string>& values = given_.at(one.option);
        if (values.empty()) continue;
        const bool note = std::string_view(one.option) == "--note";
        const FieldPlace* const place = note ? nullptr : find_place(one.option, kind);
        if (!note && place == nullptr) refuse(one.option, kind);
        const std::string path = note ? "note" : place->path;
        if (values.size() > 1 && path.find("[]") == std::string::npos) {
            throw Error(ErrorCode::Malformed, std::string(one.option) + " is given more than once");
        }
        for (const std::string& value : values) {
            FieldChange change;
            change.path = path;
            change.value =
                note || place->names.empty() ? value : session.resolve_id(value, place->names).text();
            changes.push_back(std::move(change));
        }
    }
    return changes;
}

}  // namespace gainsay::cli
