#include "tools/cli/session/session.hpp"

#include <spdlog/logger.h>
#include <spdlog/sinks/ostream_sink.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "graphs/snapshot/build/build.hpp"
#include "graphs/snapshot/file.hpp"
#include "tools/cli/session/open.hpp"
#include "tools/cli/session/progress.hpp"
#include "tools/cli/session/resolve.hpp"

namespace gainsay::cli {

struct Session::Log {
    explicit Log(std::ostream& err)
        : logger("gainsay", std::make_shared<spdlog::sinks::ostream_sink_st>(err, /*force_flush=*/true)) {
        logger.set_pattern("gainsay: %v");
    }
    spdlog::logger logger;
};

Session::Session(const Surroundings& surroundings, const Options& options)
    : surroundings_(surroundings), options_(options), log_(std::make_unique<Log>(surroundings.err)) {
    log_->logger.set_level(options.verbose ? spdlog::level::debug : spdlog::level::info);
}

Session::Session(const Session& beside, const std::string& case_name)
    : surroundings_(beside.surroundings_),
      own_options_(std::make_unique<Options>(beside.options_)),
      options_(*own_options_),
      log_(std::make_unique<Log>(surroundings_.err)) {
    own_options_->case_name = case_name;
    log_->logger.set_level(options_.verbose ? spdlog::level::debug : spdlog::level::info);
}

Session::~Session() = default;

std::string Session::environment(std::string_view name) const {
    return surroundings_.environment ? surroundings_.environment(name) : "";
}

render::Output Session::output() const {
    render::Format format = render::Format::Text;
    for (std::size_t i = 0; i < render::format_count; ++i) {
        if (render::to_string(static_cast<render::Format>(i)) == options_.format)
            format = static_cast<render::Format>(i);
    }
    render::Style style;
    if (surroundings_.out_is_terminal) {
        style.colour = environment("NO_COLOR").empty() && environment("TERM") != "dumb";
        style.width = surroundings_.width;
    }
    return {surroundings_.out, format, style};
}

void Session::say(std::string_view text) const {
    log_->logger.info("{}", render::harmless(text));
}

void Session::log(std::string_view text) const {
    log_->logger.debug("{}", render::harmless(text));
}

ReadOptions Session::reading(const std::string& name) const {
    ReadOptions options;
    if (surroundings_.err_is_terminal) {
        std::error_code unknown;  // of standard input, a pipe or a device
        const std::uintmax_t size = std::filesystem::file_size(name, unknown);
        options.progress = show_progress(surroundings_.err, render::one_line(name),
                                         unknown ? std::nullopt : std::optional<std::uint64_t>(size));
    }
    return options;
}

bool Session::is_case_file() const {
    return options_.case_name != "-" && CaseFile::looks_like_one(options_.case_name);
}

const GraphSource& Session::source() {
    if (file_) return *file_;
    if (text_) return *text_;
    if (is_case_file()) {
        log("opening the case file " + options_.case_name);
        file_.emplace(CaseFile::open(options_.case_name, OpenMode::Read));
        return *file_;
    }
    text_ = read_text_case(*this, options_.case_name);
    return *text_;
}

const Snapshot& Session::snapshot() {
    const GraphSource& records = source();
    if (snapshot_ && snapshot_version_ == records.version()) return *snapshot_;
    if (file_) {
        log("taking the snapshot " + snapshot_path(file_->path()).string() + ", or building it");
        snapshot_ = load_or_build(*file_, snapshot_path(file_->path()));
    } else {
        log("building the graph in memory");
        snapshot_ = build_snapshot(records);
    }
    snapshot_version_ = records.version();
    log(std::to_string(snapshot_->node_count()) + " records, " + std::to_string(snapshot_->edge_count()) +
        " edges");
    return *snapshot_;
}

CaseFile& Session::case_file() {
    if (file_) return *file_;
    if (options_.case_name == "-" || (file_exists(options_.case_name) && !is_case_file())) {
        throw Error(ErrorCode::Unsupported,
                    "this is a text case, expected a case file; \"gainsay import NEW.gainsay " +
                        options_.case_name +
                        "\" makes one of it, and \"gainsay export\" turns it back into text",
                    {options_.case_name == "-" ? "standard input" : options_.case_name});
    }
    const OpenMode mode = options_.case_use == CaseUse::Writes ? OpenMode::Write : OpenMode::Read;
    log("opening the case file " + options_.case_name);
    file_.emplace(CaseFile::open(options_.case_name, mode));
    return *file_;
}

ChangeNote Session::note(std::string action) const {
    ChangeNote note;
    note.author = options_.author;
    if (note.author.empty()) note.author = environment("GAINSAY_AUTHOR");
    if (note.author.empty()) note.author = surroundings_.user();
    note.at = surroundings_.now();
    note.action = std::move(action);
    note.message = options_.message;
    return note;
}

Node Session::resolve(std::string_view name, const std::vector<RecordKind>& kinds) {
    return cli::resolve(snapshot(), name, kinds);
}

RecordId Session::resolve_id(std::string_view name, const std::vector<RecordKind>& kinds) {
    // An id needs no graph, so that adding to a large case does not build one each time.
    if (auto id = RecordId::parse(name)) {
        const bool wanted = kinds.empty() || std::find(kinds.begin(), kinds.end(), id->kind()) != kinds.end();
        if (wanted && source().find(*id)) return *std::move(id);
    }
    const Node node = resolve(name, kinds);
    return RecordId(std::string(snapshot().id(node)));
}

}  // namespace gainsay::cli
