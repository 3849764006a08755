#pragma once

#include <string>
#include <vector>

#include "graphs/format/loss.hpp"
#include "graphs/format/registry.hpp"
#include "tools/cli/session/session.hpp"

// What import, export and convert have in common: which formats there are, inputs that may be folders, and
// what they do with losses.

namespace gainsay::cli {

[[nodiscard]] std::vector<std::string> readable_formats();
[[nodiscard]] std::vector<std::string> writable_formats();

/// The options --loss, --loss-to and --strict.
class LossOptions {
public:
    void declare(Options& options);
    [[nodiscard]] bool strict() const noexcept { return strict_; }
    /// A report that keeps as many places as its form can show.
    [[nodiscard]] LossReport report() const;
    /// Says on standard error, or in the file that was asked for, what was lost; with --strict throws
    /// Error(Unsupported) when anything was.
    void tell(Session& session, const LossReport& losses) const;

private:
    std::string form_ = "text", file_;
    bool strict_ = false;
};

/// The options --max-bytes, --max-records and --max-depth: how far an input is trusted.
class LimitOptions {
public:
    void declare(Options& options);
    void apply(ReadOptions& options) const;

private:
    std::uint64_t max_bytes_ = 0, max_records_ = 0;
    std::size_t max_depth_ = 64;
};

/// The option --mapping: what the columns of somebody else's table mean.
class MappingOption {
public:
    void declare(Options& options);
    /// Reads the file into `options`. Without a `format` one that reads with a mapping takes its place.
    void apply(Session& session, ReadOptions& options, std::string& format) const;

private:
    std::string file_;
};

/// The options --table and --no-neutralise, for formats that are tables.
class TableOptions {
public:
    void declare(Options& options);
    [[nodiscard]] WriteOptions write_options() const { return {!as_it_is_, table_}; }

private:
    std::string table_;
    bool as_it_is_ = false;
};

/// Reads files, and all files below folders in the order of their paths, as one import: inputs of one format share
/// a reader. `format` empty: that of each is guessed; files of folders that look like nothing are passed over and
/// counted. `options` holds for all; progress is added for each.
void read_inputs(Session& session, const std::vector<std::string>& paths, const std::string& format,
                 RecordSink& sink, const ReadOptions& options, LossReport& losses);

/// Writes `source` as `format` to `path`, "-" being standard output, and tells what was lost: on the way in, as
/// `losses` has it, and on the way out, in one report. With --strict nothing is written when there is any.
void write_as(Session& session, const GraphSource& source, const Format& format, const std::string& path,
              const WriteOptions& options, const LossOptions& loss, LossReport losses);

}  // namespace gainsay::cli
