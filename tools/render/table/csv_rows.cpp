#include <charconv>

#include "tools/render/table/writers.hpp"

namespace gainsay::render {
namespace {

bool is_number(std::string_view cell) {
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return error == std::errc{} && end == cell.data() + cell.size();
}

class CsvWriter final : public Rows {
public:
    CsvWriter(std::ostream& out, const std::vector<Column>& columns) : out_(out) {
        std::vector<std::string> head;
        head.reserve(columns.size());
        for (const Column& column : columns) head.push_back(column.name);
        cells(std::move(head));
    }

    void cells(std::vector<std::string> row) override {
        for (std::size_t i = 0; i < row.size(); ++i) out_ << (i == 0 ? "" : ",") << csv_cell(row[i]);
        out_ << "\r\n";
    }

    void finish(const JsonObject&) override {}

private:
    std::ostream& out_;
};

}  // namespace

std::string csv_cell(std::string_view cell) {
    std::string text = harmless(cell);
    const bool formula =
        !text.empty() && std::string_view("=+-@\t").find(text.front()) != std::string_view::npos;
    if (formula && !is_number(text)) text.insert(text.begin(), '\'');
    if (text.find_first_of(",\"\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c;
        if (c == '"') quoted += c;
    }
    return quoted + "\"";
}

std::unique_ptr<Rows> csv_writer(std::ostream& out, const std::vector<Column>& columns) {
    return std::make_unique<CsvWriter>(out, columns);
}

}  // namespace gainsay::render
