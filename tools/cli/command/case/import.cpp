#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "graphs/store/load/write_behind.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/command/change.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/cli/session/interchange.hpp"
#include "tools/cli/session/open.hpp"

// gainsay import CASE FILE...: takes text cases into a case file, all or nothing.

namespace gainsay::cli {
namespace {

// Standard input and pipes give what they have only once.
bool can_be_read_again(const std::vector<std::string>& files) {
    return std::all_of(files.begin(), files.end(), [](const std::string& file) {
        std::error_code ignored;
        return file != "-" && std::filesystem::is_regular_file(file, ignored);
    });
}

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
        limits_.declare(options);
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
        const std::string name = session.case_name();
        if (name == "-" || file_exists(name)) {
            take_in(session, session.case_file());
        } else {
            static_cast<void>(CaseFile::create(name, {}, session.note("init"), {},
                                               [&](CaseFile& draft) { take_in(session, draft); }));
            session.say("made " + name);
        }
        return Exit::Fine;
    }

private:
    struct Taken {
        Change change;
        LossReport losses;
    };

    void take_in(Session& session, CaseFile& file) const {
        Taken taken = read(session, file);
        loss_.tell(session, taken.losses);
        commit(session, file, taken.change);
    }

    // A case without records is filled by a thread of its own, while this one reads ahead. When anything is wrong, all
    // is read once more without it, so that what is said of the input does not depend on how far ahead that was.
    Taken read(Session& session, CaseFile& file) const {
        if (std::thread::hardware_concurrency() > 1 && can_be_read_again(files_)) {
            try {
                if (auto taken = read(session, file, /*behind=*/true)) return std::move(*taken);
            } catch (const Error& error) {
                if (error.code() == ErrorCode::Io) throw;  // there is no more to be said of that
                session.log(std::string("reading all once more, to say exactly what is wrong: ") +
                            error.what());
            }
        }
        return *read(session, file, /*behind=*/false);
    }

    /// nullopt: it cannot be written behind, because the case has records.
    std::optional<Taken> read(Session& session, CaseFile& file, bool behind) const {
        Taken taken{file.begin(session.note("import")), loss_.report()};
        const std::size_t memory = std::min<std::size_t>(memory_mib_, std::size_t{1} << 24U) << 20U;
        const bool loading = taken.change.load({memory});
        if (behind && !loading) return std::nullopt;
        ImportSink sink(taken.change, replace_ ? ImportPolicy::Replace : ImportPolicy::Refuse);
        ReadOptions options = session.reading("");
        options.check_references = false;  // commit() does, against the whole case
        // An id takes about 128 bytes to remember, and beyond that the change knows what it was given.
        options.max_known_ids = loading ? 0 : memory / 2 / 128;
        std::string from = from_;
        mapping_.apply(session, options, from);
        limits_.apply(options);
        if (behind) {
            WriteBehind writer(sink);
            read_inputs(session, files_, from, writer, options, taken.losses);
            writer.finish();
        } else {
            read_inputs(session, files_, from, sink, options, taken.losses);
        }
        return taken;
    }

    std::vector<std::string> files_;
    bool replace_ = false;
    std::string from_;
    std::size_t memory_mib_ = 256;
    LossOptions loss_;
    MappingOption mapping_;
    LimitOptions limits_;
};

}  // namespace

std::unique_ptr<Command> make_import() {
    return std::make_unique<ImportCommand>();
}

}  // namespace gainsay::cli
