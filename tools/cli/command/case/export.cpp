#include "tools/cli/command.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/cli/session/interchange.hpp"

// gainsay export CASE: the whole case as text.

namespace gainsay::cli {
namespace {

class ExportCommand final : public Command {
public:
    std::string_view name() const override { return "export"; }
    std::string_view summary() const override { return "write a whole case as text"; }

    void declare(Options& options) override {
        options.reads_case();
        options.option(&to_, "--to", "FORMAT", "json unless said otherwise", 't').among(writable_formats());
        options.option(&output_, "--output", "FILE", "where to; standard output unless said otherwise", 'o')
            .completes(Hint::File);
        table_.declare(options);
        loss_.declare(options);
        options.explain(
            "The same case gives the same bytes. In the formats of our own a change of one record is a "
            "change in one "
            "place, so that a case can live in git, and nothing is lost; of every other format it is "
            "reported what "
            "it could not hold. \"gainsay import\" takes a case back.");
        options.example("gainsay export iran.gainsay -o case.json", "a case file as a text case");
        options.example("gainsay export - --to jsonl < case.json", "one record a line");
    }

    Exit run(Session& session) override {
        write_as(session, session.source(), find_format(to_), output_, table_.write_options(), loss_,
                 loss_.report());
        return Exit::Fine;
    }

private:
    std::string to_ = "json", output_ = "-";
    LossOptions loss_;
    TableOptions table_;
};

}  // namespace

std::unique_ptr<Command> make_export() {
    return std::make_unique<ExportCommand>();
}

}  // namespace gainsay::cli
