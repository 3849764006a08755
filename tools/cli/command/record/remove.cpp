#include "tools/cli/command.hpp"
#include "tools/cli/command/change.hpp"
#include "tools/cli/command/registry.hpp"

// gainsay remove CASE RECORD...: takes records out of a case file.

namespace gainsay::cli {
namespace {

class RemoveCommand final : public Command {
public:
    std::string_view name() const override { return "remove"; }
    std::string_view summary() const override { return "take records out of a case file"; }

    void declare(Options& options) override {
        options.writes_case();
        options.rest(names_, "RECORD", "its id, or a name, title or text that means it").completes(Hint::Id);
        options.leaves_entry();
        options.explain(
            "A record that others name is not removed: the answer lists them. Records that name each other "
            "go "
            "together, in one command. \"gainsay undo\" brings back what went.");
        options.example("gainsay remove story.gainsay statement:doe-denies relation:doe-against-report",
                        "two records in one change");
    }

    Exit run(Session& session) override {
        CaseFile& file = session.case_file();
        std::vector<RecordId> ids;
        for (const std::string& one : names_) ids.push_back(session.resolve_id(one));
        Change change = file.begin(session.note("remove"));
        for (const RecordId& id : ids) change.remove(id);
        commit(session, change);
        return Exit::Fine;
    }

private:
    std::vector<std::string> names_;
};

}  // namespace

std::unique_ptr<Command> make_remove() {
    return std::make_unique<RemoveCommand>();
}

}  // namespace gainsay::cli
