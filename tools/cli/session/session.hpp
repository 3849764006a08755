#pragma once

#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/read.hpp"
#include "graphs/model/source.hpp"
#include "graphs/snapshot/snapshot.hpp"
#include "graphs/store/case_file.hpp"
#include "tools/cli/options/options.hpp"
#include "tools/render/table/rows.hpp"

namespace gainsay::cli {

/// What a run gets from outside. Everything that differs between two runs of the same command on the same
/// case is in here, so that a test can say what it is.
struct Surroundings {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    bool out_is_terminal = false, err_is_terminal = false;
    std::size_t width = 0;                                     ///< columns of the terminal; 0: unknown
    std::function<std::string(std::string_view)> environment;  ///< empty: not set
    std::function<std::string()> now;                          ///< UTC, "2018-07-02T10:00:00Z"
    std::function<std::string()> user;  ///< for the journal, when nothing else says who; asked only then
};

/// One run of one command: its streams, and its case, which is opened when it is first asked for.
class Session {
public:
    Session(const Surroundings& surroundings, const Options& options);
    /// A second case of the same run, with the same streams and options.
    Session(const Session& beside, const std::string& case_name);
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session();

    [[nodiscard]] std::istream& in() const noexcept { return surroundings_.in; }
    [[nodiscard]] std::ostream& out() const noexcept { return surroundings_.out; }
    [[nodiscard]] std::ostream& err() const noexcept { return surroundings_.err; }
    /// Where rows go, in the format that was asked for.
    [[nodiscard]] render::Output output() const;
    /// Does a person see what is printed as it is printed?
    [[nodiscard]] bool out_is_terminal() const noexcept { return surroundings_.out_is_terminal; }
    /// The value of --format.
    [[nodiscard]] const std::string& format() const noexcept { return options_.format; }
    [[nodiscard]] std::string environment(std::string_view name) const;

    /// UTC, "2018-07-02T10:00:00Z".
    [[nodiscard]] std::string now() const { return surroundings_.now(); }

    /// A line on standard error: what a person should know beside the answer.
    void say(std::string_view text) const;
    /// As say(), with --verbose only.
    void log(std::string_view text) const;
    /// Shows progress while something is read, when standard error is a terminal.
    [[nodiscard]] ReadOptions reading(const std::string& name) const;

    /// The case's name as it was given.
    [[nodiscard]] const std::string& case_name() const noexcept { return options_.case_name; }
    /// Is it a case file? A text case otherwise.
    [[nodiscard]] bool is_case_file() const;
    /// The records, of a case file or a text case.
    [[nodiscard]] const GraphSource& source();
    /// The graph: of a case file the snapshot beside it, of a text case one in memory.
    [[nodiscard]] const Snapshot& snapshot();
    /// The case file. Throws Error(Unsupported) for a text case, saying what to do.
    [[nodiscard]] CaseFile& case_file();

    /// Who, when and what, for the journal.
    [[nodiscard]] ChangeNote note(std::string action) const;

    /// The record that `name` means: an id, an id without its kind, or a name, alias, title or claim text;
    /// see resolve.hpp. `kinds` empty: any.
    [[nodiscard]] Node resolve(std::string_view name, const std::vector<RecordKind>& kinds = {});
    [[nodiscard]] RecordId resolve_id(std::string_view name, const std::vector<RecordKind>& kinds = {});

private:
    struct Log;

    const Surroundings& surroundings_;
    std::unique_ptr<Options> own_options_;  // of a second case
    const Options& options_;
    std::unique_ptr<Log> log_;
    std::optional<CaseFile> file_;
    std::unique_ptr<GraphSource> text_;
    std::optional<Snapshot> snapshot_;
    std::uint64_t snapshot_version_ = 0;
};

}  // namespace gainsay::cli
