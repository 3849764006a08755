#include "graphs/format/text_case/case_json.hpp"
#include "graphs/store/case_file.hpp"
#include "graphs/store/records/record_tables.hpp"
#include "graphs/store/state.hpp"

namespace gainsay {
namespace {

using sqlite::Connection;
using sqlite::Query;

/// A list of lines that is full at some point.
class Report {
public:
    explicit Report(std::size_t limit) : limit_(limit) {}
    [[nodiscard]] bool full() const noexcept { return lines_.size() >= limit_; }
    void add(std::string line) {
        if (!full()) lines_.push_back(std::move(line));
    }
    [[nodiscard]] std::vector<std::string> take() { return std::move(lines_); }

private:
    std::size_t limit_;
    std::vector<std::string> lines_;
};

void check_pages(Connection& connection, Report& report) {
    Query pages = connection.query("PRAGMA integrity_check");
    while (pages.step() && !report.full()) {
        if (pages.text(0) != "ok") report.add("damaged: " + pages.string(0));
    }
    Query keys = connection.query("PRAGMA foreign_key_check");
    while (keys.step() && !report.full()) {
        report.add("a reference leads nowhere: row " + keys.string(1) + " of " + keys.string(0) +
                   " names a missing " + keys.string(2));
    }
}

// Read by row, so that one record that cannot be read does not hide those behind it.
void check_records(Connection& connection, RecordKind kind, Report& report) {
    Query query = connection.query(tables::select_all[static_cast<std::size_t>(kind)]);
    while (query.step() && !report.full()) {
        try {
            const Record record = tables::read_record(connection, kind, query);
            for (const std::string& problem : problems_of(record))
                report.add(id_of(record).text() + ": " + problem);
            (void)record_to_json_line(record);
        } catch (const Error& error) {
            report.add(error.what());
        }
    }
}

void check_search_index(Connection& connection, Report& report) {
    const std::int64_t indexed = connection.number("SELECT count(*) FROM search_index_docsize");
    const std::int64_t texts = connection.number("SELECT count(*) FROM search_text");
    const std::int64_t shared = connection.number(
        "SELECT count(*) FROM search_text WHERE key IN (SELECT id FROM search_index_docsize)");
    if (indexed != texts || shared != texts) {
        report.add("the full-text index holds " + std::to_string(indexed) + " texts, the records have " +
                   std::to_string(texts) + " of which " + std::to_string(shared) + " are in it");
    }
}

void check_journal(Connection& connection, Report& report) {
    const std::int64_t entries = connection.number("SELECT count(*) FROM journal");
    const std::int64_t last = connection.number("SELECT max(seq) FROM journal");
    if (entries != last) {
        report.add("the journal has " + std::to_string(entries) + " entries, but its last one is number " +
                   std::to_string(last));
    }
}

}  // namespace

std::vector<std::string> CaseFile::problems(std::size_t limit) const {
    Report report(limit);
    const ReadTransaction transaction(state_->connection);
    const auto look = [&](const auto& check) {
        if (report.full()) return;
        try {
            check();
        } catch (const Error& error) {
            report.add(error.what());
        }
    };
    look([&] { check_pages(state_->connection, report); });
    for (std::size_t kind = 0; kind < record_kind_count; ++kind) {
        look([&] { check_records(state_->connection, static_cast<RecordKind>(kind), report); });
    }
    look([&] { check_search_index(state_->connection, report); });
    look([&] { check_journal(state_->connection, report); });
    return report.take();
}

}  // namespace gainsay
