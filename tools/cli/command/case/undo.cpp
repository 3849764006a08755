#include "tools/cli/command.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/render/answer/case/journal.hpp"

// gainsay undo CASE: takes back the newest change, as a new one.

namespace gainsay::cli {
namespace {

class UndoCommand final : public Command {
public:
    std::string_view name() const override { return "undo"; }
    std::string_view summary() const override { return "take back the newest change of a case file"; }

    void declare(Options& options) override {
        options.writes_case();
        options.flag(redo_, "--redo", "bring back what was taken back last");
        options.leaves_entry();
        options.explain(
            "Nothing is lost: taking back is a change with an entry of its own. Again, it takes back the "
            "change before.");
        options.example("gainsay undo story.gainsay", "take back the newest change");
        options.example("gainsay undo story.gainsay --redo", "bring it back");
    }

    Exit run(Session& session) override {
        CaseFile& file = session.case_file();
        const JournalEntry entry = redo_ ? file.redo(session.note("redo")) : file.undo(session.note("undo"));
        const std::uint64_t other = redo_ ? entry.redoes.value_or(0) : entry.undoes.value_or(0);
        session.say("entry " + std::to_string(entry.seq) +
                    (redo_ ? " brings back entry " : " takes back entry ") + std::to_string(other) + ": " +
                    render::counts_text(entry.counts, entry.info_changed));
        return Exit::Fine;
    }

private:
    bool redo_ = false;
};

}  // namespace

std::unique_ptr<Command> make_undo() {
    return std::make_unique<UndoCommand>();
}

}  // namespace gainsay::cli
