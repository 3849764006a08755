#include <algorithm>
#include <system_error>
#include <utility>

#include "tools/cli/command.hpp"
#include "tools/cli/command/change.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/cli/session/interchange.hpp"
#include "tools/cli/session/open.hpp"

// gainsay import CASE FILE...: takes text cases into a case file, all or nothing.

namespace gainsay::cli {
namespace {

// A file that this command made goes again when what should be in it was refused.
class MadeFile {
public:
    MadeFile() = default;
    MadeFile(const MadeFile&) = delete;
    MadeFile& operator=(const MadeFile&) = delete;
    ~MadeFile() {
        std::error_code ignored;
        if (path_.empty()) return;
        for (const char* const ending : {"", "-wal", "-shm"})
            std::filesystem::remove(path_ + ending, ignored);
    }
    void made(const std::string& path) { path_ = path; }
    /// Lets the file stay. Was one made?
    bool keep() { return !std::exchange(path_, {}).empty(); }

private:
    std::string path_;
};

class ImportCommand final : public Command {
public:
    std::string_view name() const override { return "import"; }
    std::string_view summary() const override {
        return "take text cases, and cases in other formats, into a case file";
    }

    void declare(Options& options) override {
        options.writes_case();
        options.rest(files_, "FILE", "a file or folder in any format that can be read; - for standard input")
            .completes(Hint::File);
        options.flag(replace_, "--replace",
                     "let an imported record take the place of a different one with its id");
        options.option(&from_, "--from", "FORMAT", "of the files; else it is told by their content", 'f')
            .among(readable_formats());
        mapping_.declare(options);
        options.option(&memory_mib_, "--memory", "MIB",
                       "about how much memory to take; 256 unless said otherwise, at least 16");
        loss_.declare(options);
        options.leaves_entry();
        options.explain(
            "All or nothing: one change with one entry in the journal, or, when anything is wrong with any "
            "file, none. "
            "A case file that does not exist is made. Records that are in the case already, just as they "
            "come, are "
            "left alone.");
        options.example("gainsay import iran.gainsay fixtures/iran-tip-2018/case.json",
                        "make a case file of a text case");
        options.example("gainsay import story.gainsay part1.jsonl part2.jsonl --replace -m 'second reading'",
                        "two files in one change; what differs is replaced");
        options.example("gainsay import liar.gainsay train.tsv --mapping fixtures/mappings/liar.json",
                        "a table of somebody else's, and what its columns mean");
    }

    Exit run(Session& session) override {
        MadeFile made;
        if (!file_exists(session.case_name()) && session.case_name() != "-") {
            static_cast<void>(CaseFile::create(session.case_name(), {}, session.note("init")));
            made.made(session.case_name());
        }
        take_in(session);
        if (made.keep()) session.say("made " + session.case_name());
        return Exit::Fine;
    }

private:
    void take_in(Session& session) const {
        Change change = session.case_file().begin(session.note("import"));
        const std::size_t memory = std::min<std::size_t>(memory_mib_, std::size_t{1} << 24U) << 20U;
        const bool loading = change.load({memory});
        ImportSink sink(change, replace_ ? ImportPolicy::Replace : ImportPolicy::Refuse);
        ReadOptions options = session.reading("");
        options.check_references = false;  // commit() does, against the whole case
        // An id takes about 128 bytes to remember, and beyond that the change knows what it was given.
        options.max_known_ids = loading ? 0 : memory / 2 / 128;
        LossReport losses = loss_.report();
        std::string from = from_;
        mapping_.apply(session, options, from);
        read_inputs(session, files_, from, sink, options, losses);
        loss_.tell(session, losses);
        commit(session, change);
    }

    std::vector<std::string> files_;
    bool replace_ = false;
    std::string from_;
    std::size_t memory_mib_ = 256;
    LossOptions loss_;
    MappingOption mapping_;
};

}  // namespace

std::unique_ptr<Command> make_import() {
    return std::make_unique<ImportCommand>();
}

}  // namespace gainsay::cli
