#include "tools/cli/command.hpp"
#include "tools/cli/command/registry.hpp"

// gainsay init CASE: a new, empty case file.

namespace gainsay::cli {
namespace {

class InitCommand final : public Command {
public:
    std::string_view name() const override { return "init"; }
    std::string_view summary() const override { return "make a new, empty case file"; }

    void declare(Options& options) override {
        options.writes_case();
        options.option(&info_.title, "--title", "TEXT", "what the case is called");
        options.option(&info_.description, "--description", "TEXT", "what it is about");
        options.option(&info_.language, "--language", "TAG", "of the case's own words (BCP 47)");
        options.leaves_entry();
        options.explain(
            "To begin with what a text case holds, use \"gainsay import\", which makes the file too.");
        options.example("gainsay init story.gainsay --title 'Who inspected the dam?'",
                        "a case to begin with");
    }

    Exit run(Session& session) override {
        const CaseFile file = CaseFile::create(session.case_name(), info_, session.note("init"));
        session.say("made " + file.path().string());
        return Exit::Fine;
    }

private:
    CaseInfo info_;
};

}  // namespace

std::unique_ptr<Command> make_init() {
    return std::make_unique<InitCommand>();
}

}  // namespace gainsay::cli
