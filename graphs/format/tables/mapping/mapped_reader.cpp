#include "graphs/format/tables/mapping/mapped_reader.hpp"

#include <algorithm>
#include <istream>
#include <limits>

#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/json/json_source.hpp"
#include "graphs/format/parts/json_document.hpp"
#include "graphs/format/parts/text.hpp"
#include "graphs/format/tables/delimited_reader.hpp"
#include "graphs/format/tables/mapping/records/alias_proposals.hpp"
#include "graphs/format/tables/mapping/records/rule_runner.hpp"
#include "graphs/format/tables/mapping/rows/unused_parts.hpp"

// simdjson parses JSON rows and knows no places: what it refuses is read again by the parser that does.

namespace gainsay::tables {
namespace {

/// One mapping with what it keeps between rows.
struct Job {
    Job(std::unique_ptr<Mapping> with, parts::IdBook& ids, RecordPool& pool, LossReport& losses)
        : mapping(std::move(with)), runner(*mapping, ids, pool, losses), unused(*mapping, losses) {}

    std::unique_ptr<Mapping> mapping;
    RuleRunner runner;
    UnusedParts unused;
    bool used = false;
};

bool begins_json(std::string_view text) {
    text = parts::start_of(text);
    return text.starts_with('{') || text.starts_with('[');
}

class MappedReader final : public FormatReader {
public:
    MappedReader(RecordSink& sink, const ReadOptions& options, LossReport& losses)
        : sink_(sink), options_(options), pool_(sink, losses, options.max_records) {
        for (auto& mapping : parse_mappings(options))
            jobs_.push_back(std::make_unique<Job>(std::move(mapping), ids_, pool_, losses));
    }

    void read(std::istream& in, std::string_view name) override {
        name_ = name;
        row_number_ = 0;
        json::ProblemList problems(name, options_.max_errors);
        std::string afterword;
        try {
            read_input(in, problems);
        } catch (const TableError& error) {
            note(problems, {error.where().line, error.where().column}, error);
            afterword = "reading stopped there; what follows was not checked";
        } catch (const json::Enough&) {
            afterword =
                "reading stopped after " + std::to_string(problems.size()) + " problems; there may be more";
        }
        if (!problems.empty()) throw ReadError(problems.take(), afterword);
    }

    void finish() override {
        bool propose = false;
        bool told = false;
        for (const auto& job : jobs_) {
            if (!job->used) continue;
            job->unused.finish();
            propose = propose || job->mapping->propose_aliases;
            if (!told && job->mapping->info != CaseInfo{}) {
                sink_.info(job->mapping->info);
                told = true;
            }
        }
        if (propose) propose_aliases(pool_.agents());
        pool_.finish();
    }

private:
    static void note(json::ProblemList& problems, json::Place where, const Error& error) {
        try {
            problems.add(where, {}, {}, error.what(), error.code());
        } catch (const json::Enough&) {  // the last that is wanted; reading has stopped anyway
        }
    }

    [[nodiscard]] bool any(Mapping::Form form) const {
        return std::any_of(jobs_.begin(), jobs_.end(),
                           [&](const auto& job) { return job->mapping->form == form; });
    }

    // With several mappings each input takes the first that it fits.
    void read_input(std::istream& in, json::ProblemList& problems) {
        const bool alone = jobs_.size() == 1;
        if (any(Mapping::Form::Document) && (alone || !any(Mapping::Form::Lines))) {
            Job* const job = first(Mapping::Form::Document);
            if (alone || begins_json(peek(in))) return read_document(*job, in, problems);
        }
        if (any(Mapping::Form::Lines)) {
            Job* const job = first(Mapping::Form::Lines);
            if (alone || begins_json(peek(in))) return read_lines(*job, in, problems);
        }
        if (any(Mapping::Form::Table)) return read_table(in, problems);
        throw TableError(ErrorCode::Malformed, "the input fits none of the mappings", {name_, 1, 0});
    }

    Job* first(Mapping::Form form) {
        const auto at = std::find_if(jobs_.begin(), jobs_.end(),
                                     [&](const auto& job) { return job->mapping->form == form; });
        return at == jobs_.end() ? nullptr : at->get();
    }

    // A blank or a mark in front of JSON is passed; one byte of a table tells that it is no JSON.
    static std::string peek(std::istream& in) {
        in >> std::ws;
        const int next = in.peek();
        return next == std::char_traits<char>::eof() ? std::string()
                                                     : std::string(1, static_cast<char>(next));
    }

    // --- tables

    void read_table(std::istream& in, json::ProblemList& problems) {
        DelimitedReader rows(in, name_, options_, pool_.count());
        const Mapping& shape = *first(Mapping::Form::Table)->mapping;
        for (std::size_t i = 0; i < shape.skip_lines && rows.skip_line(); ++i) {
        }
        rows.shape({shape.delimiter ? *shape.delimiter : rows.likely_delimiter(), shape.quotes});
        std::vector<std::string> names = shape.columns;
        if (shape.header) {
            if (!rows.next())
                throw TableError(ErrorCode::Malformed,
                                 "the table is empty, expected a row that names its columns", {name_, 1, 0});
            names.clear();
            for (const std::string_view cell : rows.cells()) names.emplace_back(parts::trimmed(cell));
        }
        Job& job = job_for(names);
        job.used = true;
        const Mapping& mapping = *job.mapping;
        bind(job, names);
        std::vector<std::string_view> padded;
        while (rows.next()) {
            std::span<const std::string_view> cells = rows.cells();
            while (cells.size() > names.size() && cells.back().empty()) cells = cells.first(cells.size() - 1);
            if (std::all_of(cells.begin(), cells.end(), [](std::string_view cell) { return cell.empty(); }))
                continue;
            if (cells.size() != names.size()) {
                if (!mapping.pad || cells.size() > names.size()) {
                    problems.add(
                        {rows.line(), 0}, {}, {},
                        "found " + std::to_string(cells.size()) + " cells in this row, expected " +
                            std::to_string(names.size()) +
                            ", as many as there are columns; \"ragged\": \"pad\" in the mapping takes "
                            "rows that are too short");
                    continue;
                }
                padded.assign(cells.begin(), cells.end());
                padded.resize(names.size());
                cells = padded;
            }
            run(job, RowView(cells, ++row_number_), {std::string(name_), rows.line(), 0});
        }
    }

    Job& job_for(const std::vector<std::string>& names) {
        Job* fallback = nullptr;
        for (const auto& job : jobs_) {
            if (job->mapping->form != Mapping::Form::Table) continue;
            if (fallback == nullptr) fallback = job.get();
            if (job->runner.fits(names)) return *job;
        }
        return *fallback;
    }

    void bind(Job& job, const std::vector<std::string>& names) {
        json::ProblemList problems(options_.mapping_name.empty() ? "mapping" : options_.mapping_name,
                                   options_.max_errors);
        bool stopped = false;
        try {
            job.runner.columns(names, problems);
        } catch (const json::Enough&) {
            stopped = true;
        }
        parts::throw_problems(problems, stopped);
        job.unused.columns(names);
    }

    // --- JSON

    void read_lines(Job& job, std::istream& in, json::ProblemList& problems) {
        job.used = true;
        DelimitedReader lines(in, name_, options_, pool_.count());
        // No text has a NUL, so that each line is one cell.
        lines.shape({'\0', false});
        while (lines.next()) {
            const std::string_view line = lines.cells().front();
            if (parts::trimmed(line).empty()) continue;
            if (const auto node = parse(line)) {
                run_json(job, *node, {std::string(name_), lines.line(), 0}, line, problems);
            } else {
                refuse(line, lines.line(), problems);
            }
        }
    }

    void read_document(Job& job, std::istream& in, json::ProblemList& problems) {
        job.used = true;
        std::string text;
        const std::uint64_t limit = options_.max_record_bytes == 0 ? std::numeric_limits<std::uint32_t>::max()
                                                                   : options_.max_record_bytes;
        std::vector<char> chunk(std::size_t{1} << 16U);
        while (in.read(chunk.data(), static_cast<std::streamsize>(chunk.size())) || in.gcount() > 0) {
            text.append(chunk.data(), static_cast<std::size_t>(in.gcount()));
            if (text.size() > limit) {
                throw TableError(ErrorCode::Limit,
                                 "the document is longer than " + std::to_string(limit) +
                                     " bytes; as JSON Lines it could be of any length",
                                 {name_, 1, 0});
            }
        }
        if (in.bad())
            throw Error(ErrorCode::Io, "reading failed after " + std::to_string(text.size()) + " bytes");
        if (options_.progress) options_.progress(text.size(), pool_.count());
        const std::size_t size = text.size();
        text.append(simdjson::SIMDJSON_PADDING, '\0');
        const std::string_view whole(text.data(), size);
        const auto root = parse(parts::without_mark(whole));
        if (!root) return refuse(whole, 1, problems);
        RowView::Node at = *root;
        for (const std::string& step : job.mapping->rows) {
            simdjson::dom::object object;
            if (at.get(object) != simdjson::SUCCESS || object.at_key(step).get(at) != simdjson::SUCCESS) {
                throw TableError(
                    ErrorCode::Malformed,
                    "the document has no \"" + step + "\" where the mapping says that its rows are",
                    {name_, 1, 0});
            }
        }
        simdjson::dom::array list;
        const bool escapes = whole.find("\\u") != std::string_view::npos;
        const std::string_view doubtful = escapes ? whole : std::string_view{};
        if (at.get(list) != simdjson::SUCCESS)
            return run_json(job, at, {std::string(name_), 1, 0}, doubtful, problems);
        for (const RowView::Node row : list)
            run_json(job, row, {std::string(name_), 0, 0}, doubtful, problems);
    }

    std::optional<RowView::Node> parse(std::string_view text) {
        if (text.size() > parser_.capacity()) {
            const std::size_t depth =
                options_.max_depth == 0 ? 64 : std::min<std::size_t>(options_.max_depth, 512);
            const std::size_t room = std::max<std::size_t>(text.size(), std::size_t{1} << 16U);
            if (parser_.allocate(room, depth) != simdjson::SUCCESS) return std::nullopt;
        }
        RowView::Node node;
        if (parser_.parse(text.data(), text.size(), /*realloc_if_needed=*/false).get(node) !=
            simdjson::SUCCESS)
            return std::nullopt;
        return node;
    }

    // Says what is wrong with JSON that could not be parsed.
    void refuse(std::string_view text, std::uint32_t line, json::ProblemList& problems) {
        try {
            json::Source source(text);
            static_cast<void>(json::parse_value(source, {options_.max_depth, options_.max_record_values}));
            source.skip_blanks();
            problems.add({line, 1}, {}, {},
                         source.at_end() ? "holds a number that is too large to be read"
                                         : "found more text behind the value, expected one value");
        } catch (const json::SyntaxError& error) {
            problems.add({line + error.where.line - 1, error.where.column}, {}, {}, error.what(), error.why);
        }
    }

    void run_json(Job& job, const RowView::Node& node, const SourcePos& where, std::string_view text,
                  json::ProblemList& problems) {
        if (!node.is_object()) {
            problems.add({where.line, 1}, {}, {}, "found a row that is no object, expected one in { }");
            return;
        }
        // Only an escape can make what is no text: half of a surrogate pair, or a NUL.
        if (text.find("\\u") != std::string_view::npos && !is_text(node)) {
            problems.add(
                {where.line, 1}, {}, {},
                "found an escape such as \\u0000 or half of a surrogate pair, which no text may have");
            return;
        }
        run(job, RowView(node, ++row_number_), where);
    }

    static bool is_text(const RowView::Node& node) {
        const auto good = [](std::string_view text) {
            return text.find('\0') == std::string_view::npos &&
                   simdjson::validate_utf8(text.data(), text.size());
        };
        if (node.is_string()) return good(node.get_string().value_unsafe());
        simdjson::dom::array list;
        if (node.get(list) == simdjson::SUCCESS) {
            for (const RowView::Node item : list) {
                if (!is_text(item)) return false;
            }
            return true;
        }
        simdjson::dom::object object;
        if (node.get(object) != simdjson::SUCCESS) return true;
        for (const auto member : object) {
            if (!good(member.key) || !is_text(member.value)) return false;
        }
        return true;
    }

    void run(Job& job, const RowView& row, const SourcePos& where) {
        try {
            job.runner.run(row, where);
        } catch (const Error& error) {
            if (error.code() == ErrorCode::Io) throw;
            throw TableError(error.code(), error.what(), where);
        }
        job.unused.row(row, where);
    }

    RecordSink& sink_;
    const ReadOptions& options_;
    parts::IdBook ids_;
    RecordPool pool_;
    std::vector<std::unique_ptr<Job>> jobs_;
    simdjson::dom::parser parser_;
    std::string name_;
    std::uint64_t row_number_ = 0;
};

}  // namespace

std::unique_ptr<FormatReader> make_mapped_reader(RecordSink& sink, const ReadOptions& options,
                                                 LossReport& losses) {
    return std::make_unique<MappedReader>(sink, options, losses);
}

}  // namespace gainsay::tables
