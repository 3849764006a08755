#include "tools/cli/options/completions.hpp"

#include "tools/cli/command.hpp"
#include "tools/cli/command/registry.hpp"

// gainsay completions SHELL: a completion script.

namespace gainsay::cli {
namespace {

class CompletionsCommand final : public Command {
public:
    std::string_view name() const override { return "completions"; }
    std::string_view summary() const override { return "print the completion script of a shell"; }

    void declare(Options& options) override {
        options.positional(&shell_, "SHELL", "which shell").among({"bash", "zsh", "fish"});
        options.explain("\"cmake --install\" puts all three where the shells look for them.");
        options.example("source <(gainsay completions bash)", "for this session of bash");
        options.example("gainsay completions fish > ~/.config/fish/completions/gainsay.fish",
                        "for fish, from now on");
    }

    Exit run(Session& session) override {
        session.out() << (shell_ == "bash"  ? bash_completions()
                          : shell_ == "zsh" ? zsh_completions()
                                            : fish_completions());
        return Exit::Fine;
    }

private:
    std::string shell_;
};

}  // namespace

std::unique_ptr<Command> make_completions() {
    return std::make_unique<CompletionsCommand>();
}

}  // namespace gainsay::cli
