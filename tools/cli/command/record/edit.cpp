#include "graphs/format/text_case/case_json.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/command/change.hpp"
#include "tools/cli/command/record/fields.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/cli/session/editor.hpp"
#include "tools/cli/session/open.hpp"

// gainsay edit CASE RECORD: changes fields of a record, or all of it.

namespace gainsay::cli {
namespace {

class EditCommand final : public Command {
public:
    std::string_view name() const override { return "edit"; }
    std::string_view summary() const override { return "change a record of a case file"; }

    void declare(Options& options) override {
        options.writes_case();
        options.positional(&what_, "RECORD", "its id, or a name, title or text that means it")
            .completes(Hint::Id);
        options.option(
            &sets_, "--set", "FIELD=VALUE",
            "set a field: published=2018-06-28, occurrences[0].cue=said, aliases[]=Tasnim for one more, "
            "quantities:=[{\"value\": 51}] for JSON");
        options.option(&unsets_, "--unset", "FIELD", "take a field or item away");
        options.option(&json_, "--json", "FILE", "put this record in its place; - for standard input")
            .completes(Hint::File);
        options.leaves_entry();
        options.explain(
            "Without --set, --unset and --json the record is opened as JSON in VISUAL or EDITOR.");
        options.example(
            "gainsay edit story.gainsay document:report --set published=2018-06-28 -m 'date found'",
            "set a date");
        options.example("gainsay edit story.gainsay 'Jane Doe' --set 'aliases[]=J. Doe' --unset note",
                        "one more alias, and no note");
    }

    Exit run(Session& session) override {
        CaseFile& file = session.case_file();
        const RecordId id = session.resolve_id(what_);
        const auto before = file.find(id);
        GAINSAY_REQUIRE(before.has_value());
        if (json_ && !(sets_.empty() && unsets_.empty())) {
            throw Error(ErrorCode::Malformed,
                        "found --json with --set or --unset, expected one or the other");
        }
        if (json_) {
            replace(session, id,
                    record_from_json(read_all(session, *json_), *json_ == "-" ? "standard input" : *json_));
        } else if (!sets_.empty() || !unsets_.empty()) {
            std::vector<FieldChange> changes;
            for (const std::string& one : sets_) changes.push_back(FieldChange::set(one));
            for (const std::string& one : unsets_) {
                FieldChange change;
                change.path = one;
                change.unset = true;
                changes.push_back(change);
            }
            const std::string json = with_changes(record_to_json_line(*before), changes);
            replace(session, id, record_from_json(json, "the changed record"));
        } else {
            edit_as_text(session, id, *before);
        }
        return Exit::Fine;
    }

private:
    static void replace(Session& session, const RecordId& id, const Record& record) {
        if (id_of(record) != id) {
            throw Error(ErrorCode::Malformed,
                        "found the id \"" + id_of(record).text() + "\", expected \"" + id.text() +
                            "\": others name the record by it; add a new one and remove this one");
        }
        Change change = session.case_file().begin(session.note("edit"));
        change.replace(record);
        commit(session, change);
    }

    static void edit_as_text(Session& session, const RecordId& id, const Record& before) {
        EditedFile edited(session, to_json(before));
        try {
            replace(session, id, record_from_json(edited.text(), edited.path()));
        } catch (...) {
            edited.keep();
            session.say("your text is kept in " + edited.path() + "; \"--json " + edited.path() +
                        "\" takes it from there");
            throw;
        }
    }

    std::string what_;
    std::vector<std::string> sets_, unsets_;
    std::optional<std::string> json_;
};

}  // namespace

std::unique_ptr<Command> make_edit() {
    return std::make_unique<EditCommand>();
}

}  // namespace gainsay::cli
