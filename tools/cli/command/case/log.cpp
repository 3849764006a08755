#include <limits>

#include "tools/cli/command.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/render/answer/case/journal.hpp"

// gainsay log CASE: the journal of a case file.

namespace gainsay::cli {
namespace {

class LogCommand final : public Command {
public:
    std::string_view name() const override { return "log"; }
    std::string_view summary() const override { return "show who changed what, and when"; }

    void declare(Options& options) override {
        options.reads_case();
        options.option(&entry_, "--entry", "N", "one entry, with every record before and after");
        options.option(&limit_, "--limit", "N", "the newest so many; 50 unless said otherwise; 0 for all",
                       'n');
        options.gives_rows();
        options.explain("The newest entry comes first. Only a case file has a journal.");
        options.example("gainsay log story.gainsay", "the latest changes");
        options.example("gainsay log story.gainsay --entry 3", "what one of them changed");
    }

    Exit run(Session& session) override {
        const CaseFile& file = session.case_file();
        if (!entry_) {
            JournalRange range;
            range.limit = limit_ == 0 ? std::numeric_limits<std::size_t>::max() : limit_;
            render::journal(session.output(), file.journal(range));
            return Exit::Fine;
        }
        std::vector<RecordChange> changes;
        file.visit_changes(*entry_, [&](const RecordChange& change) { changes.push_back(change); });
        render::journal_entry(session.output(), file.journal_entry(*entry_), file.info_change(*entry_),
                              changes);
        return Exit::Fine;
    }

private:
    std::optional<std::size_t> entry_;
    std::size_t limit_ = 50;
};

}  // namespace

std::unique_ptr<Command> make_log() {
    return std::make_unique<LogCommand>();
}

}  // namespace gainsay::cli
