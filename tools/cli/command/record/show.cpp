#include "tools/cli/command.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/render/answer/record/surroundings.hpp"

// gainsay show CASE RECORD...: a record, and everything that is known around it.

namespace gainsay::cli {
namespace {

class ShowCommand final : public Command {
public:
    std::string_view name() const override { return "show"; }
    std::string_view summary() const override { return "show a record, and everything known around it"; }

    void declare(Options& options) override {
        options.reads_case();
        options.rest(names_, "RECORD", "an id, or a name, title or text that means one record")
            .completes(Hint::Id);
        options.option(&limit_, "--limit", "N",
                       "at most so many neighbours a link; 100 unless said otherwise", 'n');
        options.gives_rows();
        options.example("gainsay show fixtures/iran-tip-2018/case.json tasnim", "a news agency, by its slug");
        options.example(
            "gainsay show fixtures/iran-tip-2018/case.json claim:constitution-human-dignity --format json",
            "a claim for a program");
    }

    Exit run(Session& session) override {
        const Snapshot& snapshot = session.snapshot();
        std::vector<std::pair<Node, Record>> records;
        for (const std::string& one : names_) {
            const Node node = session.resolve(one);
            auto record = session.source().find(RecordId(std::string(snapshot.id(node))));
            GAINSAY_REQUIRE(record.has_value());
            records.emplace_back(node, *std::move(record));
        }
        render::records_with_surroundings(session.output(), snapshot, records,
                                          limit_ == 0 ? std::size_t(-1) : limit_);
        return Exit::Fine;
    }

private:
    std::vector<std::string> names_;
    std::size_t limit_ = 100;
};

}  // namespace

std::unique_ptr<Command> make_show() {
    return std::make_unique<ShowCommand>();
}

}  // namespace gainsay::cli
