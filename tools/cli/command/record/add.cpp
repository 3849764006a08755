#include "graphs/format/text_case/case_json.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/command/change.hpp"
#include "tools/cli/command/record/field_options.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/cli/session/open.hpp"

// gainsay add CASE KIND: a new record, from options or JSON.

namespace gainsay::cli {
namespace {

constexpr std::size_t longest_slug = 60;

class AddCommand final : public Command {
public:
    std::string_view name() const override { return "add"; }
    std::string_view summary() const override { return "add a record to a case file"; }

    void declare(Options& options) override {
        options.writes_case();
        options.positional(&kind_, "KIND", "what to add")
            .among({"agent", "document", "claim", "statement", "relation", "review"});
        options.option(&id_, "--id", "ID",
                       "with or without the kind in front; else one is made of what the record says");
        fields_.declare(options);
        options.option(&sets_, "--set", "FIELD=VALUE",
                       "any field: valid=2018, occurrences[0].cue=said, quantities:=[…]");
        options
            .option(&json_, "--json", "FILE", "the record as JSON; - for standard input; options come on top")
            .completes(Hint::File);
        options.leaves_entry();
        options.explain(
            "Prints the id of the new record. Wherever a record is named, a name that means one will do.");
        options.example(
            "gainsay add story.gainsay agent --name 'Jane Doe' --affiliated-with 'Ministry of Health'",
            "a person, and for whom she speaks");
        options.example("gainsay add story.gainsay claim --text 'The dam was inspected in 2016.' --topic dam",
                        "a claim; its id is made of its text");
        options.example(
            "gainsay add story.gainsay statement --speaker 'Jane Doe' --stance denies --of "
            "the-dam-was-inspected-in-2016 --said-on 2018-07-02",
            "who says what of it");
    }

    Exit run(Session& session) override {
        CaseFile& file = session.case_file();
        const RecordKind kind = *record_kind(kind_);
        std::string json = json_ ? read_all(session, *json_) : "{}";
        std::vector<FieldChange> changes = fields_.changes(session, kind);
        for (const std::string& one : sets_) changes.push_back(FieldChange::set(one));
        json = with_changes(json, changes);
        const std::string id = choose_id(session, kind, json);
        json = with_id(json, id);
        const Record record = record_from_json(json, json_ ? *json_ : "the new record");
        Change change = file.begin(session.note("add"));
        change.add(record);
        commit(session, change);
        session.out() << id_of(record).text() << '\n';
        return Exit::Fine;
    }

private:
    static std::string with_id(const std::string& json, const std::string& id) {
        FieldChange change;
        change.path = "id";
        change.value = id;
        return with_changes(json, {change});
    }

    std::string choose_id(Session& session, RecordKind kind, const std::string& json) const {
        std::string id = id_.value_or(text_at(json, "id"));
        if (!id.empty()) {
            const std::string prefix = std::string(to_string(kind)) + ":";
            if (id.find(':') == std::string::npos) id = prefix + id;
            if (RecordId(id).kind() != kind) {
                throw Error(ErrorCode::Malformed,
                            "found the id \"" + id + "\", expected one that begins with \"" + prefix + "\"");
            }
            return id;
        }
        const std::string base =
            std::string(to_string(kind)) + ":" + slugify(words_for(kind, json), longest_slug);
        std::string free = base;
        for (std::size_t n = 2; session.source().find(RecordId(free)); ++n)
            free = base + "-" + std::to_string(n);
        return free;
    }

    // What a person would call the record.
    static std::string words_for(RecordKind kind, const std::string& json) {
        const auto slug = [&](const char* field) {
            const std::string id = text_at(json, field);
            return id.substr(id.find(':') + 1);
        };
        const auto word = [&](const char* field, const char* otherwise) {
            const std::string text = text_at(json, field);
            return text.empty() ? otherwise : text;
        };
        switch (kind) {
            case RecordKind::Agent:
                return text_at(json, "name");
            case RecordKind::Document:
                return text_at(json, "title");
            case RecordKind::Claim:
                return text_at(json, "text");
            case RecordKind::Statement:
                return slug("speaker") + " " + word("stance", "asserts") + " " + slug("of");
            case RecordKind::Relation:
                return slug("from") + " " + word("kind", "contradicts") + " " + slug("to");
            case RecordKind::Review:
                return slug("by") + " reviews " + slug("of");
        }
        return "";
    }

    std::string kind_;
    std::optional<std::string> id_, json_;
    std::vector<std::string> sets_;
    FieldOptions fields_;
};

}  // namespace

std::unique_ptr<Command> make_add() {
    return std::make_unique<AddCommand>();
}

}  // namespace gainsay::cli
