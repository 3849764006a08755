#include "tools/cli/command.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/cli/session/interchange.hpp"
#include "tools/cli/session/open.hpp"

// gainsay convert FILE...: from one format to another, without a case file between.

namespace gainsay::cli {
namespace {

class ConvertCommand final : public Command {
public:
    std::string_view name() const override { return "convert"; }
    std::string_view summary() const override { return "turn one format into another"; }

    void declare(Options& options) override {
        options.rest(files_, "FILE", "a file or folder in any format that can be read; - for standard input")
            .completes(Hint::File);
        options.option(&from_, "--from", "FORMAT", "of the files; else it is told by their content", 'f')
            .among(readable_formats());
        mapping_.declare(options);
        limits_.declare(options);
        options.option(&to_, "--to", "FORMAT", "to write; json unless said otherwise", 't')
            .among(writable_formats());
        options.option(&output_, "--output", "FILE", "where to; standard output unless said otherwise", 'o')
            .completes(Hint::File);
        table_.declare(options);
        loss_.declare(options);
        options.explain(
            "Reads everything into one case in memory, and writes it. What the input holds and a case does "
            "not, "
            "and what the case holds and the output cannot, is reported.");
        options.example("gainsay convert fixtures/iran-tip-2018/case.json --to aif -o iran-aif.json",
                        "a text case as an argument map, and what the map could not hold");
    }

    Exit run(Session& session) override {
        CaseBuilder builder;
        LossReport lost = loss_.report();
        ReadOptions options = session.reading("");
        std::string from = from_;
        mapping_.apply(session, options, from);
        limits_.apply(options);
        read_inputs(session, files_, from, builder, options, lost);
        const CaseSource source(builder.take());
        write_as(session, source, find_format(to_), output_, table_.write_options(), loss_, std::move(lost));
        return Exit::Fine;
    }

private:
    std::vector<std::string> files_;
    std::string from_, to_ = "json", output_ = "-";
    LossOptions loss_;
    MappingOption mapping_;
    LimitOptions limits_;
    TableOptions table_;
};

}  // namespace

std::unique_ptr<Command> make_convert() {
    return std::make_unique<ConvertCommand>();
}

}  // namespace gainsay::cli
