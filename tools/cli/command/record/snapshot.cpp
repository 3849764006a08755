#include <filesystem>

#include "graphs/copies/copy_text.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/command/change.hpp"
#include "tools/cli/command/registry.hpp"

// gainsay snapshot add CASE DOCUMENT FILE: stores a copy of a document beside the case.

namespace gainsay::cli {
namespace {

class SnapshotCommand final : public Command {
public:
    std::string_view name() const override { return "snapshot"; }
    std::string_view summary() const override { return "store a copy of a document beside the case"; }

    void declare(Options& options) override {
        options.positional(&action_, "ACTION", "what to do").among({"add"});
        options.writes_case();
        options.positional(&what_, "DOCUMENT", "of which document: its id, or its title").completes(Hint::Id);
        options.positional(&file_, "FILE", "the copy: a text or an HTML page that was saved")
            .completes(Hint::File);
        options.flag(replace_, "--replace", "put it in the place of a copy that the document has already");
        options.option(&max_bytes_, "--max-bytes", "N",
                       "store no file that is larger; 134217728 (128 MiB) unless said otherwise");
        options.leaves_entry();
        options.explain(
            "The file's SHA-256 and its path are written into the document's field snapshot, in one entry of "
            "the "
            "journal. A file that lies in the case's folder stays where it is; any other is copied to "
            "copies/ beside "
            "the case, under a name that holds the first digits of its hash. Nothing is fetched.");
        options.explain("\"gainsay quotes\" then looks for quotes in it.");
        options.example("gainsay snapshot add story.gainsay document:report report.html -m 'saved on 2 July'",
                        "keep the page that was read");
        options.example("gainsay snapshot add story.gainsay document:report new.html --replace",
                        "keep another one instead");
    }

    Exit run(Session& session) override {
        CaseFile& file = session.case_file();
        const RecordId id = session.resolve_id(what_, {RecordKind::Document});
        const auto before = file.find(id);
        GAINSAY_REQUIRE(before.has_value());
        Document document = std::get<Document>(*before);
        CopyLimits limits;
        limits.max_bytes = max_bytes_;
        const std::filesystem::path folder = std::filesystem::path(session.case_name()).parent_path();
        require_new(document, limits);
        LaidCopy laid = lay_copy(folder, id.slug(), file_, limits);
        const std::string problem = laid.text.message;
        document.snapshot = std::move(laid.copy);
        session.say(document.snapshot->path + (laid.written ? ": copied, SHA-256 " : ": SHA-256 ") +
                    document.snapshot->sha256);
        if (!problem.empty()) session.say("quotes cannot be looked up in it: " + problem);
        if (laid.text.replaced > 0) {
            session.say("it has " + std::to_string(laid.text.replaced) +
                        " places that are no characters; they are read as U+FFFD");
        }
        Change change = file.begin(session.note("snapshot add"));
        change.replace(document);
        commit(session, change);
        return Exit::Fine;
    }

private:
    /// Refuses to take the place of another copy, before anything is written.
    void require_new(const Document& document, const CopyLimits& limits) const {
        if (replace_ || !document.snapshot) return;
        const std::string bytes = bytes_of_file(file_, limits.max_bytes);
        if (text_of_copy(bytes, *document.snapshot, limits).state != CopyState::HashDiffers) return;
        throw Error(ErrorCode::Conflict,
                    document.id.text() + " has a stored copy already, of SHA-256 " +
                        document.snapshot->sha256 +
                        "; --replace puts this file in its place, and \"gainsay log\" keeps the "
                        "old entry");
    }

    std::string action_, what_, file_;
    bool replace_ = false;
    std::size_t max_bytes_ = CopyLimits().max_bytes;
};

}  // namespace

std::unique_ptr<Command> make_snapshot() {
    return std::make_unique<SnapshotCommand>();
}

}  // namespace gainsay::cli
