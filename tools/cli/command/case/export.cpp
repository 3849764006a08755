#include "tools/cli/command.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/cli/session/open.hpp"

// gainsay export CASE: the whole case as text.

namespace gainsay::cli {
namespace {

std::vector<std::string> writable_formats() {
    std::vector<std::string> names;
    for (const Format& format : formats()) {
        if (format.writes()) names.emplace_back(format.name);
    }
    return names;
}

class ExportCommand final : public Command {
public:
    std::string_view name() const override { return "export"; }
    std::string_view summary() const override { return "write a whole case as text"; }

    void declare(Options& options) override {
        options.reads_case();
        options.option(&format_, "--format", "FORMAT", "json unless said otherwise", 'f')
            .among(writable_formats());
        options.option(&output_, "--output", "FILE", "where to; standard output unless said otherwise", 'o')
            .completes(Hint::File);
        options.explain(
            "The text is canonical: the same case gives the same bytes, and a change of one record is a "
            "change in one "
            "place, so that a case can live in git. \"gainsay import\" takes it back.");
        options.example("gainsay export iran.gainsay -o case.json", "a case file as a text case");
        options.example("gainsay export - --format jsonl < case.json", "one record a line");
    }

    Exit run(Session& session) override {
        const Format& format = find_format(format_);
        const GraphSource& source = session.source();
        write_output(session, output_, [&](std::ostream& out) { format.write(out, source); });
        return Exit::Fine;
    }

private:
    std::string format_ = "json", output_ = "-";
};

}  // namespace

std::unique_ptr<Command> make_export() {
    return std::make_unique<ExportCommand>();
}

}  // namespace gainsay::cli
