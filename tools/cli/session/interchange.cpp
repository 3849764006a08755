#include "tools/cli/session/interchange.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <streambuf>
#include <system_error>
#include <utility>

#include "tools/cli/session/open.hpp"
#include "tools/render/answer/case/losses.hpp"

namespace gainsay::cli {
namespace {

template <class Wanted>
std::vector<std::string> names_of_formats(const Wanted& wanted) {
    std::vector<std::string> names;
    for (const Format& format : formats()) {
        if (wanted(format)) names.emplace_back(format.name);
    }
    return names;
}

/// A stream that keeps nothing: to learn what would be lost before anything is written.
class Nowhere final : public std::streambuf {
    int_type overflow(int_type c) override { return traits_type::not_eof(c); }
    std::streamsize xsputn(const char*, std::streamsize n) override { return n; }
};

/// All files below a folder in the order of their paths, hidden ones left out.
std::vector<std::string> files_of(const std::string& folder) {
    std::vector<std::string> files;
    std::error_code error;
    for (std::filesystem::recursive_directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error)) {
        const bool hidden = at->path().filename().string().starts_with('.');
        if (hidden && at->is_directory()) at.disable_recursion_pending();
        if (!hidden && at->is_regular_file()) files.push_back(at->path().string());
    }
    if (error) throw Error(ErrorCode::Io, "this folder cannot be read: " + error.message(), {folder});
    if (files.empty()) throw Error(ErrorCode::NotFound, "this folder has no files", {folder});
    std::sort(files.begin(), files.end());
    return files;
}

/// The readers of one import, a format each.
class Readers {
public:
    Readers(RecordSink& sink, const ReadOptions& options, LossReport& losses)
        : sink_(sink), options_(options), losses_(losses) {}

    FormatReader& of(const Format& format) {
        for (const auto& [known, reader] : readers_) {
            if (known == &format) return *reader;
        }
        return *readers_.emplace_back(&format, format.reader(sink_, options_, losses_)).second;
    }
    void finish() {
        for (const auto& [format, reader] : readers_) reader->finish();
    }

private:
    RecordSink& sink_;
    const ReadOptions& options_;
    LossReport& losses_;
    std::vector<std::pair<const Format*, std::unique_ptr<FormatReader>>> readers_;
};

}  // namespace

std::vector<std::string> readable_formats() {
    return names_of_formats([](const Format& format) { return format.reads(); });
}

std::vector<std::string> writable_formats() {
    return names_of_formats([](const Format& format) { return format.writes(); });
}

void LossOptions::declare(Options& options) {
    options
        .option(&form_, "--loss", "FORM",
                "how to say what could not be carried over; text unless said otherwise")
        .among({"text", "json"});
    options.option(&file_, "--loss-to", "FILE", "where to say it, instead of standard error")
        .completes(Hint::File);
    options.flag(strict_, "--strict", "refuse when anything could not be carried over");
}

LossReport LossOptions::report() const {
    return form_ == "json" ? LossReport(LossReport::every_place) : LossReport(1);
}

void LossOptions::tell(Session& session, const LossReport& losses) const {
    const bool json = form_ == "json";
    if (!file_.empty()) {
        write_output(session, file_, [&](std::ostream& out) {
            if (json) {
                out << render::pretty(render::loss_json(losses)) << '\n';
            } else {
                for (const std::string& line : render::loss_lines(losses)) out << line << '\n';
            }
        });
    } else if (json) {
        session.err() << render::pretty(render::loss_json(losses)) << '\n';
    } else {
        for (const std::string& line : render::loss_lines(losses)) session.say(line);
    }
    if (strict_ && !losses.empty()) {
        throw Error(ErrorCode::Unsupported, "refused, because " + std::to_string(losses.total()) +
                                                (losses.total() == 1 ? " thing" : " things") +
                                                " would be lost; without --strict the rest is carried over");
    }
}

void LimitOptions::declare(Options& options) {
    options.option(&max_bytes_, "--max-bytes", "N",
                   "read no input that is longer; 0, which is the default, for any");
    options.option(&max_records_, "--max-records", "N",
                   "read no input of more records (of RDF: triples); 0, which is the default, for any");
    options.option(&max_depth_, "--max-depth", "N",
                   "read nothing that is nested deeper; 64 unless said otherwise, at most 512");
}

void LimitOptions::apply(ReadOptions& options) const {
    options.max_bytes = max_bytes_;
    options.max_records = max_records_;
    options.max_depth = max_depth_;
}

void MappingOption::declare(Options& options) {
    options
        .option(&file_, "--mapping", "FILE",
                "what the columns of a table, or the members of JSON rows, mean; docs/formats/tables.md")
        .completes(Hint::File);
}

void MappingOption::apply(Session& session, ReadOptions& options, std::string& format) const {
    if (file_.empty()) return;
    options.mapping = read_all(session, file_);
    options.mapping_name = file_;
    if (format.empty()) format = "mapped";
}

void TableOptions::declare(Options& options) {
    options
        .option(&table_, "--table", "NAME", "of csv and tsv: one kind of record instead of all in one table")
        .among({"agents", "documents", "claims", "statements", "relations", "reviews"});
    options.flag(as_it_is_, "--no-neutralise",
                 "of csv and tsv: leave cells as they are that a spreadsheet takes for formulas");
}

void read_inputs(Session& session, const std::vector<std::string>& paths, const std::string& format,
                 RecordSink& sink, const ReadOptions& options, LossReport& losses) {
    ReadOptions reading = options;
    Readers readers(sink, reading, losses);
    std::size_t passed_over = 0;
    std::string first_of_them;
    const auto read = [&](const std::string& path, bool of_folder) {
        Input input = open_input(session, path, format, /*may_be_nothing=*/of_folder);
        if (input.format == nullptr) {
            if (passed_over++ == 0) first_of_them = path;
            return session.log(path + " looks like none of the formats and is passed over");
        }
        reading.progress = session.reading(input.name).progress;
        session.log("reading " + input.name + " as " + std::string(input.format->name));
        readers.of(*input.format).read(*input.stream, input.name);
    };
    for (const std::string& path : paths) {
        std::error_code error;
        if (path != "-" && std::filesystem::is_directory(path, error)) {
            for (const std::string& file : files_of(path)) read(file, true);
        } else {
            read(path, false);
        }
    }
    readers.finish();
    if (passed_over > 0) {
        session.say("files that look like none of the formats were passed over: " +
                    std::to_string(passed_over) + " (first: " + first_of_them + ")");
    }
}

void write_as(Session& session, const GraphSource& source, const Format& format, const std::string& path,
              const WriteOptions& options, const LossOptions& loss, LossReport losses) {
    if (loss.strict()) {
        Nowhere nowhere;
        std::ostream dry(&nowhere);
        LossReport would_be = losses;
        format.write(dry, source, options, would_be);
        if (!would_be.empty()) return loss.tell(session, would_be);
    }
    write_output(session, path, [&](std::ostream& out) { format.write(out, source, options, losses); });
    loss.tell(session, losses);
}

}  // namespace gainsay::cli
