#include "engine/quotation/quotes.hpp"

#include <filesystem>

#include "tools/cli/command.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/render/answer/figures_and_quotes/quotes.hpp"

// gainsay quotes CASE: is the quote really there, and really theirs?

namespace gainsay::cli {
namespace {

class QuotesCommand final : public Command {
public:
    std::string_view name() const override { return "quotes"; }
    std::string_view summary() const override {
        return "look up quotes in the stored copies of their documents";
    }

    void declare(Options& options) override {
        options.reads_case();
        options.option(&statement_, "--statement", "ID", "only quotes of this statement").completes(Hint::Id);
        options.option(&speaker_, "--speaker", "NAME", "only quotes of this agent: id, name or alias")
            .completes(Hint::Id);
        options.option(&document_, "--document", "ID", "only quotes in this document: id or title")
            .completes(Hint::Id);
        options.flag(wrong_, "--wrong", "show only quotes that do not stand there word for word");
        options.option(
            &kept_, "--near", "PERCENT",
            "a passage counts as the altered quote when so many of its words are the same; 60 unless "
            "said otherwise");
        options.option(&max_bytes_, "--max-bytes", "N",
                       "read no stored copy that is larger; 134217728 (128 MiB) unless said otherwise");
        options.option(&max_nodes_, "--max-nodes", "N",
                       "read no page of more elements and texts; 100000 unless said otherwise");
        options.gives_rows();
        options.explain(
            "Every occurrence of a quoted statement that records its words is looked for in the stored copy "
            "of its "
            "document, which lies beside the case and is checked against its SHA-256. Nothing is fetched. "
            "Each is one "
            "of: exact; normalised (only case, white space, marks, an ellipsis, brackets, ligatures or the "
            "form of "
            "characters differ); altered, with a word diff; cut (a negation, condition or hedge was left "
            "out); "
            "misattributed (it stands under the cue of somebody else); translated; absent; unavailable "
            "(there is no "
            "copy, or it is not the one that was stored).");
        options.explain("The exit status is 1 when a quote is neither exact nor normalised.");
        options.example("gainsay quotes fixtures/misquoted/case.json", "what became of every quote");
        options.example("gainsay quotes case.gainsay --wrong --format csv",
                        "what has to be looked at, for a spreadsheet");
    }

    Exit run(Session& session) override {
        if (kept_ == 0 || kept_ > 100) {
            throw Error(ErrorCode::Malformed,
                        "--near: found " + std::to_string(kept_) + ", expected a whole number from 1 to 100");
        }
        QuoteOptions options;
        options.min_words_kept = static_cast<double>(kept_) / 100;
        if (statement_)
            options.statement = StatementId(session.resolve_id(*statement_, {RecordKind::Statement}));
        if (speaker_) options.speaker = AgentId(session.resolve_id(*speaker_, {RecordKind::Agent}));
        if (document_) options.document = DocumentId(session.resolve_id(*document_, {RecordKind::Document}));
        CopyLimits limits;
        limits.max_bytes = max_bytes_;
        limits.max_nodes = max_nodes_;
        const std::filesystem::path folder = session.case_name() == "-"
                                                 ? std::filesystem::path()
                                                 : std::filesystem::path(session.case_name()).parent_path();
        const QuoteReport report = check_quotes(
            session.source(),
            [&](const Document& document) {
                CopyText copy = read_copy(folder, document, limits);
                session.log(document.id.text() + ": " + std::string(to_string(copy.state)));
                return copy;
            },
            options);
        render::quotes(session.output(), session.source(), report, wrong_);
        const std::uint64_t fine = report.counts[static_cast<std::size_t>(QuoteOutcome::Exact)] +
                                   report.counts[static_cast<std::size_t>(QuoteOutcome::Normalised)];
        return fine == report.findings.size() ? Exit::Fine : Exit::Found;
    }

private:
    std::optional<std::string> statement_, speaker_, document_;
    bool wrong_ = false;
    std::size_t kept_ = 60;
    std::size_t max_bytes_ = CopyLimits().max_bytes, max_nodes_ = CopyLimits().max_nodes;
};

}  // namespace

std::unique_ptr<Command> make_quotes() {
    return std::make_unique<QuotesCommand>();
}

}  // namespace gainsay::cli
