#include "engine/provenance/sources/sources.hpp"

#include "tools/cli/command.hpp"
#include "tools/cli/command/ask/time_options.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/render/answer/provenance/sources.hpp"

// gainsay sources CASE CLAIM: how many independent origins a claim has.

namespace gainsay::cli {
namespace {

class SourcesCommand final : public Command {
public:
    std::string_view name() const override { return "sources"; }
    std::string_view summary() const override {
        return "count the independent origins of a claim, and show the chains";
    }

    void declare(Options& options) override {
        options.reads_case();
        options.positional(&claim_, "CLAIM", "a claim: its id, or its text").completes(Hint::Id);
        options.option(
            &limit_, "--limit", "N",
            "follow at most so many links, the nearest first; 10000 unless said otherwise; 0 for all", 'n');
        time_.declare(options);
        options.flag(rephrasings_, "--rephrasings", "count the same claim in other words too");
        options.flag(include_proposed_, "--include-proposed", "use rephrasings that nobody has accepted yet");
        options.gives_rows();
        options.explain(
            "Two chains are independent when they share no document, no speaker, no publisher, and no body "
            "to which these belonged at the time: an outlet and whoever directs it count as one, and so do "
            "all relays of "
            "one wire. The bodies without which no origin is left prove that there are no more chains.");
        options.example("gainsay sources fixtures/iran-tip-2018/case.json claim:iran-tier-3",
                        "whether more than one source stands behind a claim");
        options.example("gainsay sources fixtures/relay-chain/case.json claim:white-seal --format json",
                        "the same for a program");
    }

    Exit run(Session& session) override {
        SourcesOptions options;
        options.max_steps = limit_;
        time_.put(options);
        options.include_proposed = include_proposed_;
        options.rephrasings = rephrasings_;
        const Snapshot& snapshot = session.snapshot();
        const Sources answer = find_sources(snapshot, session.resolve(claim_, {RecordKind::Claim}), options);
        render::sources(session.output(), snapshot, answer);
        if (answer.incomplete)
            session.say("the trail was followed for " + std::to_string(limit_) +
                        " links; raise --limit to follow it further");
        return answer.chains.empty() ? Exit::NothingFound : Exit::Fine;
    }

private:
    std::string claim_;
    std::size_t limit_ = 10'000;
    TimeOptions time_;
    bool include_proposed_ = false, rephrasings_ = false;
};

}  // namespace

std::unique_ptr<Command> make_sources() {
    return std::make_unique<SourcesCommand>();
}

}  // namespace gainsay::cli
