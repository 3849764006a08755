#include "tools/render/table/writers.hpp"

namespace gainsay::render {
namespace {

class MarkdownWriter final : public Rows {
public:
    MarkdownWriter(std::ostream& out, const std::vector<Column>& columns) : out_(out) {
        out_ << "|";
        for (const Column& column : columns) out_ << " " << column.name << " |";
        out_ << "\n|";
        for (const Column& column : columns) out_ << (column.align == Align::Right ? "---:|" : "---|");
        out_ << "\n";
    }

    void cells(std::vector<std::string> row) override {
        out_ << "|";
        for (const std::string& cell : row) out_ << " " << markdown_cell(cell) << " |";
        out_ << "\n";
    }

    void finish(const JsonObject&) override {}

private:
    std::ostream& out_;
};

}  // namespace

// Of `-` `.` `+` and the like only what stands at the beginning of a line has a meaning, which a cell never
// does.
std::string markdown_cell(std::string_view cell) {
    std::string out;
    for (const char c : one_line(cell)) {
        if (c == '<') {
            out += "&lt;";
            continue;
        }
        if (c == '&') {
            out += "&amp;";
            continue;
        }
        if (std::string_view("\\`*_[]|~").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

std::unique_ptr<Rows> markdown_writer(std::ostream& out, const std::vector<Column>& columns) {
    return std::make_unique<MarkdownWriter>(out, columns);
}

}  // namespace gainsay::render
