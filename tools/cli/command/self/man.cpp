#include "tools/cli/options/man.hpp"

#include <filesystem>
#include <fstream>

#include "tools/cli/command/registry.hpp"
#include "tools/cli/commands.hpp"

// gainsay man [COMMAND]: a man page.

namespace gainsay::cli {
namespace {

class ManCommand final : public Command {
public:
    std::string_view name() const override { return "man"; }
    std::string_view summary() const override { return "print the man page of a command"; }

    void declare(Options& options) override {
        options.positional(&command_, "COMMAND", "which one; gainsay(1) when none is named")
            .completes(Hint::Command)
            .optional();
        options.option(&folder_, "--all", "FOLDER", "write all pages into this folder instead")
            .completes(Hint::File);
        options.example("gainsay man trace | man -l -", "read a page that is not installed");
    }

    Exit run(Session& session) override {
        if (folder_.empty()) {
            session.out() << (command_.empty() ? man_overview() : page(find_command(command_)));
            return Exit::Fine;
        }
        write("gainsay", man_overview());
        for (const CommandRow& row : commands()) write("gainsay-" + std::string(row.name), page(row));
        return Exit::Fine;
    }

private:
    static std::string page(const CommandRow& row) {
        const auto declared = cli::declare(row);
        return man_page(row.name, declared->command->summary(), declared->options);
    }

    void write(const std::string& name, const std::string& text) const {
        const std::string path = (std::filesystem::path(folder_) / (name + ".1")).string();
        std::ofstream file(path, std::ios::binary);
        file << text;
        file.close();
        if (!file) throw Error(ErrorCode::Io, "cannot be written", {path});
    }

    std::string command_, folder_;
};

}  // namespace

std::unique_ptr<Command> make_man() {
    return std::make_unique<ManCommand>();
}

}  // namespace gainsay::cli
