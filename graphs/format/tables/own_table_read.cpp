#include <istream>

#include "graphs/format/parts/json_document.hpp"
#include "graphs/format/parts/text.hpp"
#include "graphs/format/tables/delimited_reader.hpp"
#include "graphs/format/tables/mapping/mapped_reader.hpp"
#include "graphs/format/tables/own_table.hpp"
#include "graphs/format/tables/table_row.hpp"
#include "graphs/format/text_case/record/record_json.hpp"
#include "graphs/format/text_case/reference_check.hpp"

// As in the text case a row that is plainly good is read fast and without places, and every other one by the
// careful reader, which is the same that reads a record of the text case: one set of checks and messages for both.

namespace gainsay::tables {
namespace {

/// Reads one table.
class TableReader {
public:
    TableReader(std::istream& in, std::string_view name, char delimiter, RecordSink& sink,
                const ReadOptions& options, LossReport& losses, bool& info_given)
        : rows_(in, name, options, record_count_),
          delimiter_(delimiter),
          sink_(sink),
          options_(options),
          problems_(name, options.max_errors),
          losses_(losses),
          info_given_(info_given) {}

    void run() {
        std::string afterword;
        try {
            read();
            if (options_.check_references && records_lost_) {
                afterword =
                    "whether every record exists that is named was not checked, because records were lost";
            } else if (options_.check_references) {
                references_.report(problems_);
            }
        } catch (const TableError& error) {
            try {
                problems_.add({error.where().line, 0}, {}, {}, error.what(), error.code());
            } catch (const json::Enough&) {  // the last that is wanted; reading has stopped anyway
            }
            afterword = "reading stopped there; what follows was not checked";
        } catch (const json::Enough&) {
            afterword =
                "reading stopped after " + std::to_string(problems_.size()) + " problems; there may be more";
        }
        if (!problems_.empty()) throw ReadError(problems_.take(), afterword);
    }

private:
    void read() {
        // Semicolons are what spreadsheets write where the comma is a decimal point.
        const char likely = rows_.likely_delimiter();
        rows_.shape({delimiter_ == '\t' || likely == '\t' ? delimiter_ : likely, true});
        if (!rows_.next()) {
            throw TableError(ErrorCode::Malformed,
                             "the input is empty, expected a table whose first row names its columns",
                             {{}, 1, 0});
        }
        TableRows table(rows_.cells(), rows_.line(), options_, problems_);
        if (!problems_.empty()) return;
        while (rows_.next()) read_row(table);
    }

    void read_row(TableRows& table) {
        std::span<const std::string_view> cells = rows_.cells();
        if (!fits(table, cells)) return;
        if (options_.max_records != 0 && record_count_ == options_.max_records) {
            throw TableError(ErrorCode::Limit,
                             "the table has more than " + std::to_string(options_.max_records) + " records",
                             {{}, rows_.line(), 0});
        }
        const std::string_view id = table.id_of(cells);
        if (id == case_id) return read_case_row(table, cells);
        ++record_count_;
        if (read_fast(table, cells)) return;
        const auto own = RecordId::parse(id);
        if (!own) {
            records_lost_ = true;
            problems_.add({rows_.line(), 1}, {}, "id",
                          (id.empty() ? "is missing" : "found \"" + std::string(id.substr(0, 60)) + "\"") +
                              std::string(", expected an id such as \"agent:jane-doe\", which says what kind "
                                          "of record this is"));
            return;
        }
        CarefulRow row = table.careful(cells, rows_.line(), own->kind(), problems_);
        json::ReadRecord read = json::read_record(row.value, std::nullopt, "", problems_);
        take(std::move(read), *own, row);
    }

    // Trailing cells without anything are what spreadsheets leave behind; so are rows without anything.
    bool fits(const TableRows& table, std::span<const std::string_view>& cells) {
        const auto is_empty = [](std::string_view cell) { return cell.empty(); };
        while (cells.size() > table.width() && cells.back().empty()) cells = cells.first(cells.size() - 1);
        if (std::all_of(cells.begin(), cells.end(), is_empty)) return false;
        if (cells.size() == table.width()) return true;
        records_lost_ = true;
        problems_.add({rows_.line(), 0}, {}, {},
                      "found " + std::to_string(cells.size()) + " cells in this row, expected " +
                          std::to_string(table.width()) + ", as many as there are columns");
        return false;
    }

    bool read_fast(TableRows& table, std::span<const std::string_view> cells) {
        std::optional<Record> record = table.fast(cells);
        if (!record) return false;
        const RecordId id = gainsay::id_of(*record);
        if (references_.find_id(id)) return false;
        if (options_.check_references && !references_.knows_all(*record)) return false;
        hand_over(*std::move(record), id);
        return true;
    }

    void take(json::ReadRecord read, const RecordId& id, const CarefulRow& row) {
        if (const auto first = references_.find_id(id)) return report_duplicate(id, first->line);
        if (!read.record || !row.sound) {
            records_lost_ = records_lost_ || read.id.empty();
            references_.add_id(id, row.value.place);
            return;
        }
        if (options_.check_references) references_.add_references(*read.record, row.value);
        for (const std::string& gone : row.gone) {
            losses_.add({"unknown fields of an object that is gone",
                         "\"extra\" knows more of it, but no cell has it any more", id, gone,
                         problems_.at(row.value.place)});
        }
        hand_over(*std::move(read.record), id);
    }

    void read_case_row(const TableRows& table, std::span<const std::string_view> cells) {
        CarefulRow row = table.careful_case(cells, rows_.line(), problems_);
        const CaseInfo info = json::read_info(row.value, problems_);
        if (info_given_) {
            problems_.add(
                {rows_.line(), 1}, {}, "id",
                "a second row speaks of the case as a whole, expected one; is this two cases in one?");
            return;
        }
        info_given_ = true;
        deliver([&] { sink_.info(info); }, "");
    }

    void hand_over(Record&& record, const RecordId& id) {
        const json::Place where{rows_.line(), 1};
        if (options_.check_references || references_.id_count() < options_.max_known_ids) {
            references_.add_id(id, where);
        }
        deliver(
            [&] {
                try {
                    sink_.add(std::move(record), problems_.at(where));
                } catch (const DuplicateId& error) {
                    if (error.first().line == 0) throw;
                    report_duplicate(id, error.first().line);
                } catch (const Error&) {
                    references_.add_id(id, where);
                    throw;
                }
            },
            id.text());
    }

    void report_duplicate(const RecordId& id, std::uint32_t first) {
        problems_.add({rows_.line(), 1}, id.text(), "id",
                      "is the id of two records, the first at line " + std::to_string(first) +
                          "; give one of them another",
                      ErrorCode::Conflict);
    }

    // What the sink refuses is a problem of the input, except when it cannot write at all.
    template <class Act>
    void deliver(const Act& act, const std::string& record) {
        try {
            act();
        } catch (const Error& error) {
            if (error.code() == ErrorCode::Io) throw;
            problems_.add({rows_.line(), 1}, record, {}, error.what(), error.code());
        }
    }

    std::uint64_t record_count_ = 0;
    DelimitedReader rows_;
    char delimiter_;
    RecordSink& sink_;
    const ReadOptions& options_;
    json::ProblemList problems_;
    LossReport& losses_;
    json::ReferenceCheck references_;
    bool& info_given_;
    bool records_lost_ = false;
};

class OwnTableReader final : public FormatReader {
public:
    OwnTableReader(char delimiter, RecordSink& sink, const ReadOptions& options, LossReport& losses)
        : delimiter_(delimiter), sink_(sink), options_(options), losses_(losses) {}
    void read(std::istream& in, std::string_view name) override {
        TableReader(in, name, delimiter_, sink_, options_, losses_, info_given_).run();
    }

private:
    char delimiter_;
    RecordSink& sink_;
    const ReadOptions& options_;
    LossReport& losses_;
    bool info_given_ = false;
};

std::unique_ptr<FormatReader> make_reader(char delimiter, RecordSink& sink, const ReadOptions& options,
                                          LossReport& losses) {
    if (!options.mapping.empty()) return make_mapped_reader(sink, options, losses);
    return std::make_unique<OwnTableReader>(delimiter, sink, options, losses);
}

// The first line of a table of ours begins with "id" and names another field.
Guess guess(std::string_view text, std::string_view delimiters) {
    text = parts::without_mark(text);
    text = text.substr(0, text.find_first_of("\r\n"));
    const auto unquoted = [](std::string_view cell) {
        if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"')
            cell = cell.substr(1, cell.size() - 2);
        return cell;
    };
    const std::size_t first = text.find_first_of(delimiters);
    if (first == std::string_view::npos || unquoted(text.substr(0, first)) != "id") return Guess::No;
    text.remove_prefix(first + 1);
    return is_column(unquoted(text.substr(0, text.find_first_of(delimiters)))) ? Guess::Yes : Guess::No;
}

}  // namespace

std::unique_ptr<FormatReader> make_csv_reader(RecordSink& sink, const ReadOptions& options,
                                              LossReport& losses) {
    return make_reader(',', sink, options, losses);
}

std::unique_ptr<FormatReader> make_tsv_reader(RecordSink& sink, const ReadOptions& options,
                                              LossReport& losses) {
    return make_reader('\t', sink, options, losses);
}

Guess guess_csv(std::string_view first_bytes) {
    return guess(first_bytes, ",;");
}

Guess guess_tsv(std::string_view first_bytes) {
    return guess(first_bytes, "\t");
}

}  // namespace gainsay::tables
