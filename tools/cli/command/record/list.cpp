#include "graphs/snapshot/build/fold.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/command/record/filter.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/render/answer/record/records.hpp"

// gainsay list CASE KIND: the records of one kind, all or those that fit.

namespace gainsay::cli {
namespace {

class ListCommand final : public Command {
public:
    std::string_view name() const override { return "list"; }
    std::string_view summary() const override { return "list the records of one kind"; }

    void declare(Options& options) override {
        options.reads_case();
        options.positional(&kind_, "KIND", "which records")
            .among({"agents", "documents", "claims", "statements", "relations", "reviews"});
        options
            .option(&by_, "--by", "AGENT",
                    "by this speaker, publisher, author or reviewer, or on this agent's word")
            .completes(Hint::Id);
        options
            .option(&about_, "--about", "RECORD",
                    "about this record: statements and reviews of it, relations with it at an end, documents "
                    "that "
                    "state or cite it, agents affiliated with it")
            .completes(Hint::Id);
        options.option(&in_, "--in", "DOCUMENT", "that stand in this document").completes(Hint::Id);
        options.option(&filter_.kind, "--kind", "WORD",
                       "of this kind: person, report, rebuts; of statements: denies");
        options.option(&filter_.status, "--status", "STATUS", "relations of this status")
            .among({"accepted", "proposed", "rejected"});
        options.option(&filter_.topic, "--topic", "TOPIC", "claims with this topic");
        options.option(&filter_.text, "--text", "TEXT",
                       "with this in their name, title, text or note, but for case");
        options.option(&limit_, "--limit", "N", "at most so many; 0, for all, unless said otherwise", 'n');
        options.gives_rows();
        options.example("gainsay list fixtures/iran-tip-2018/case.json agents --kind media",
                        "the news outlets of a case");
        options.example("gainsay list fixtures/iran-tip-2018/case.json statements --by bahram-qassemi",
                        "what a spokesman said");
        options.example("gainsay list fixtures/iran-tip-2018/case.json relations --format csv",
                        "every relation, for a spreadsheet");
    }

    Exit run(Session& session) override {
        const RecordKind kind = *record_kind(std::string_view(kind_).substr(0, kind_.size() - 1));
        if (by_) filter_.by = session.resolve_id(*by_, {RecordKind::Agent});
        if (about_) filter_.about = session.resolve_id(*about_);
        if (in_) filter_.in = session.resolve_id(*in_, {RecordKind::Document});
        filter_.text = fold(filter_.text);
        check_filter(filter_, kind);
        const GraphSource& source = session.source();  // before anything is printed: it may be refused
        render::RecordRows rows(session.output(), kind);
        std::size_t shown = 0;
        bool limited = false;
        source.visit(kind, [&](const Record& record) {
            if (limited || !fits(record, filter_)) return;
            if (limit_ != 0 && shown == limit_) {
                limited = true;
                return;
            }
            ++shown;
            rows.add(record);
        });
        rows.finish(limited);
        if (limited) session.say("there are more than " + std::to_string(limit_) + ": raise --limit");
        return shown == 0 ? Exit::NothingFound : Exit::Fine;
    }

private:
    std::string kind_;
    std::optional<std::string> by_, about_, in_;
    RecordFilter filter_;
    std::size_t limit_ = 0;
};

}  // namespace

std::unique_ptr<Command> make_list() {
    return std::make_unique<ListCommand>();
}

}  // namespace gainsay::cli
