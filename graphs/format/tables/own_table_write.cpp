#include <algorithm>
#include <array>
#include <ostream>

#include "graphs/format/parts/difference.hpp"
#include "graphs/format/parts/said_fields.hpp"
#include "graphs/format/tables/cell_texts.hpp"
#include "graphs/format/tables/columns.hpp"
#include "graphs/format/tables/own_table.hpp"
#include "graphs/format/text_case/case_json.hpp"
#include "graphs/format/text_case/record/record_json.hpp"

namespace gainsay::tables {
namespace {

/// Writes one table.
class TableWriter {
public:
    TableWriter(std::ostream& out, char delimiter, const GraphSource& source, const WriteOptions& options,
                LossReport& losses)
        : out_(out), delimiter_(delimiter), source_(source), options_(options), losses_(losses) {}

    void write() {
        choose_kinds();
        const CaseInfo info = source_.info();
        find_columns(info);
        header();
        if (whole_) {
            write_case(info);
        } else {
            parts::report_unkept(info, {}, "only one table was asked for", losses_);
        }
        for (std::size_t k = 0; k < record_kind_count; ++k) {
            const auto kind = static_cast<RecordKind>(k);
            source_.visit(kind, [&](const Record& record) {
                if (wanted_[k]) return write_record(record);
                parts::report_record(id_of(record), std::string(to_string(kind)),
                                     "only one table was asked for", losses_);
            });
        }
        flush(0);
    }

private:
    void choose_kinds() {
        whole_ = options_.table.empty();
        wanted_.fill(whole_);
        if (whole_) return;
        const auto kind = json::kind_of_list(options_.table);
        if (!kind) {
            std::string names;
            for (std::size_t k = 0; k < record_kind_count; ++k)
                names += (k == 0 ? "" : ", ") + std::string(json::list_name(static_cast<RecordKind>(k)));
            throw Error(ErrorCode::NotFound,
                        "found the table \"" + options_.table.substr(0, 60) + "\", expected one of " + names);
        }
        wanted_[static_cast<std::size_t>(*kind)] = true;
    }

    // --- columns: id, all that some record fills, and at the end what is longest to read

    void find_columns(const CaseInfo& info) {
        std::array<std::vector<bool>, record_kind_count> filled;
        bool extra = !info.extra.empty() && whole_;
        for (std::size_t k = 0; k < record_kind_count; ++k) {
            const auto kind = static_cast<RecordKind>(k);
            filled[k].resize(columns_of(kind).size(), false);
            if (!wanted_[k]) continue;
            source_.visit(kind, [&](const Record& record) {
                check_writable(record);
                fill_cells(record);
                for (std::size_t i = 0; i < filled[k].size(); ++i) {
                    if (!cells_[i].empty()) filled[k][i] = true;
                }
                extra = extra || !extra_.empty();
            });
        }
        column("id");
        if (whole_) add_case_columns(info);
        for (std::size_t k = 0; k < record_kind_count; ++k) {
            for (std::size_t i = 1; i < filled[k].size(); ++i) {
                const Column& one = columns_of(static_cast<RecordKind>(k))[i];
                if (filled[k][i] && one.name != "note") column(one.name);
            }
        }
        for (std::size_t k = 0; k < record_kind_count; ++k) {
            if (!filled[k].empty() && filled[k].back()) column("note");
        }
        if (extra) column(extra_column);
        for (std::size_t k = 0; k < record_kind_count; ++k) {
            for (const Column& one : columns_of(static_cast<RecordKind>(k)))
                places_[k].push_back(find(one.name));
        }
    }

    void add_case_columns(const CaseInfo& info) {
        if (!info.title.empty()) column("title");
        if (!info.description.empty()) column("description");
        if (!info.language.empty()) column("language");
    }

    void column(std::string_view name) {
        if (find(name) == names_.size()) names_.emplace_back(name);
    }
    [[nodiscard]] std::size_t find(std::string_view name) const {
        return static_cast<std::size_t>(std::find(names_.begin(), names_.end(), name) - names_.begin());
    }

    // --- rows

    void fill_cells(const Record& record) {
        std::visit(
            [&](const auto& one) {
                extra_ = one.extra;
                if (extra_.empty()) {
                    CellTexts texts(cells_);
                    return json::describe(texts, one);
                }
                json::Value extra = parts::parse_text(extra_);
                const std::size_t fields = extra.items.size();
                CellTexts texts(cells_, &extra);
                json::describe(texts, one);
                if (extra.items.size() != fields) extra_ = extra.items.empty() ? "" : json::dense(extra);
            },
            record);
    }

    void header() {
        std::vector<std::string> row(names_.begin(), names_.end());
        put_row(row);
    }

    void write_case(const CaseInfo& info) {
        if (info == CaseInfo{}) return;
        std::vector<std::string> row(names_.size());
        row[0] = case_id;
        const auto put = [&](std::string_view name, const std::string& text) {
            if (!text.empty()) row[find(name)] = guarded(text, case_id, name);
        };
        put("title", info.title);
        put("description", info.description);
        put("language", info.language);
        if (!info.extra.empty()) row[find(extra_column)] = info.extra;
        put_row(row);
    }

    void write_record(const Record& record) {
        const auto kind = kind_of(record);
        const auto& columns = columns_of(kind);
        const auto& places = places_[static_cast<std::size_t>(kind)];
        const std::string& id = id_of(record).text();
        fill_cells(record);
        row_.assign(names_.size(), {});
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (cells_[i].empty()) continue;
            const bool number = columns[i].form == CellForm::Number;
            row_[places[i]] = number ? cells_[i] : guarded(cells_[i], id, columns[i].name);
        }
        if (!extra_.empty()) row_[find(extra_column)] = extra_;
        put_row(row_);
    }

    // A formula is told by its first letter. The report names it without a record, as nothing of the case is lost:
    // our reader takes the apostrophe away again.
    std::string guarded(const std::string& text, std::string_view id, std::string_view field) {
        if (apostrophes(text) > 0) return "'" + text;
        if (!options_.neutralise_cells || !begins_formula(text.front())) return text;
        losses_.add(
            {"cell that a spreadsheet would take for a formula",
             "it got an apostrophe in front, which Gainsay takes away again; --no-neutralise writes it "
             "as it is",
             {},
             std::string(id) + " " + std::string(field),
             {}});
        return "'" + text;
    }

    void put_row(const std::vector<std::string>& row) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) text_ += delimiter_;
            put_cell(row[i]);
        }
        text_ += '\n';
        flush(std::size_t{1} << 16U);
    }

    void put_cell(std::string_view cell) {
        const bool plain = cell.find_first_of("\",;\t\r\n") == std::string_view::npos &&
                           (cell.empty() || (cell.front() != ' ' && cell.back() != ' '));
        if (plain) {
            text_ += cell;
            return;
        }
        text_ += '"';
        for (const char c : cell) {
            if (c == '"') text_ += '"';
            text_ += c;
        }
        text_ += '"';
    }

    void flush(std::size_t beyond) {
        if (text_.size() < beyond || text_.empty()) return;
        out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
        text_.clear();
        if (!out_) throw Error(ErrorCode::Io, "the table cannot be written");
    }

    std::ostream& out_;
    char delimiter_;
    const GraphSource& source_;
    const WriteOptions& options_;
    LossReport& losses_;
    bool whole_ = true;
    std::array<bool, record_kind_count> wanted_{};
    std::vector<std::string> names_;  // of the columns
    std::array<std::vector<std::size_t>, record_kind_count> places_;
    std::vector<std::string> cells_, row_;
    std::string extra_;  // of the record in cells_, less what they hold
    std::string text_;
};

}  // namespace

void write_csv(std::ostream& out, const GraphSource& source, const WriteOptions& options,
               LossReport& losses) {
    TableWriter(out, ',', source, options, losses).write();
}

void write_tsv(std::ostream& out, const GraphSource& source, const WriteOptions& options,
               LossReport& losses) {
    TableWriter(out, '\t', source, options, losses).write();
}

}  // namespace gainsay::tables
