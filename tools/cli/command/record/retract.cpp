#include "engine/time/time_of.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/command/ask/question.hpp"
#include "tools/cli/command/change.hpp"
#include "tools/cli/command/registry.hpp"

// gainsay retract CASE RECORD: records that a document or statement was taken back.

namespace gainsay::cli {
namespace {

class RetractCommand final : public Command {
public:
    std::string_view name() const override { return "retract"; }
    std::string_view summary() const override { return "record that a document or statement was taken back"; }

    void declare(Options& options) override {
        options.writes_case();
        options
            .positional(&what_, "RECORD", "a document or statement: its id, or a title or text that means it")
            .completes(Hint::Id);
        options.option(&on_, "--on", "DATE",
                       "when it was taken back (EDTF); without it --as-of cannot tell before from after");
        options.option(&by_, "--by", "AGENT", "who took it back").completes(Hint::Id);
        options.flag(replace_, "--replace", "put this in the place of a retraction that is recorded already");
        options.leaves_entry();
        options.explain(
            "Nothing is deleted: what was said stays said, and a question --as-of a date before the "
            "retraction shows it. \"gainsay impact\" tells what falls with it; \"gainsay undo\" takes the "
            "change back.");
        options.example(
            "gainsay retract story.gainsay document:study --on 2021-03-04 --by 'University of Vellin' -m "
            "'notice of the journal'",
            "a study that its university withdrew");
    }

    Exit run(Session& session) override {
        CaseFile& file = session.case_file();
        const RecordId id = session.resolve_id(what_, {RecordKind::Document, RecordKind::Statement});
        Retraction retraction;
        retraction.on = date_option(on_, "--on");
        if (by_) retraction.by = AgentId(session.resolve_id(*by_, {RecordKind::Agent}).text());
        if (retraction.on) refuse_too_early(session, id, *retraction.on);
        auto record = file.find(id);
        GAINSAY_REQUIRE(record.has_value());
        std::optional<Retraction>& place = retraction_of(*record);
        if (place && *place != retraction && !replace_) {
            throw Error(ErrorCode::Conflict, id.text() + " is already retracted" + told(*place) +
                                                 "; --replace puts this in its place, and \"gainsay edit " +
                                                 "CASE " + id.text() + " --unset retracted\" takes it away");
        }
        place = retraction;
        Change change = file.begin(session.note("retract"));
        change.replace(*record);
        commit(session, change);
        if (!retraction.on)
            session.say("the retraction has no date: --as-of cannot tell whether it had been made");
        return Exit::Fine;
    }

private:
    static std::optional<Retraction>& retraction_of(Record& record) {
        if (auto* document = std::get_if<Document>(&record)) return document->retracted;
        return std::get<Statement>(record).retracted;
    }

    /// ", on 2021-03-04 by agent:university".
    static std::string told(const Retraction& retraction) {
        std::string text;
        if (retraction.on) text += " on " + retraction.on->text();
        if (retraction.by) text += " by " + retraction.by->text();
        return text.empty() ? ", when and by whom is not known" : "," + text;
    }

    /// What is not there yet cannot be taken back. Dates that leave it open are believed.
    static void refuse_too_early(Session& session, const RecordId& id, const Edtf& on) {
        const Snapshot& snapshot = session.snapshot();
        const Node node = snapshot.node(id.text());
        if (compare(on.period(), time_of(snapshot, node)) != TimeOrder::Before) return;
        const bool document = id.kind() == RecordKind::Document;
        const Date date = snapshot.date(node);
        std::string when = document ? "it was published" : "it was said";
        if (date != no_date) when += ", " + std::string(snapshot.text(date));
        throw Error(ErrorCode::Malformed, "--on: found " + on.text() +
                                              ", expected a date that is not before " + when + " (" +
                                              id.text() + ")");
    }

    std::string what_;
    std::optional<std::string> on_, by_;
    bool replace_ = false;
};

}  // namespace

std::unique_ptr<Command> make_retract() {
    return std::make_unique<RetractCommand>();
}

}  // namespace gainsay::cli
