#include <algorithm>
#include <cctype>

#include "tools/render/table/writers.hpp"

namespace gainsay::render {
namespace {

// Rows that are kept to find the widths of columns. Later rows may be wider: they push their line to the
// right, which is better than holding a million rows back.
constexpr std::size_t window = 1000;

std::string heading_of(const Column& column) {
    std::string title = column.name;
    for (char& c : title) c = c == '_' ? ' ' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return title;
}

class TextTable final : public Rows {
public:
    TextTable(std::ostream& out, const Style& style, std::vector<Column> columns)
        : out_(out), style_(style), columns_(std::move(columns)) {}

    void cells(std::vector<std::string> row) override {
        for (std::string& cell : row) cell = one_line(cell);
        if (flushed_) {
            write(row, Look::Plain);
            return;
        }
        rows_.push_back(std::move(row));
        if (rows_.size() == window) flush();
    }

    void finish(const JsonObject&) override {
        if (!flushed_ && !rows_.empty()) flush();
    }

private:
    void flush() {
        flushed_ = true;
        std::vector<std::string> head;
        for (const Column& column : columns_) head.push_back(heading_of(column));
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            std::size_t width = display_width(head[i]);
            for (const auto& row : rows_) width = std::max(width, display_width(row[i]));
            widths_.push_back(width);
        }
        fit();
        write(head, Look::Strong);
        for (const auto& row : rows_) write(row, Look::Plain);
        rows_.clear();
    }

    // On a terminal the widest columns give way, down to 16 columns each, until a line fits.
    void fit() {
        if (style_.width == 0) return;
        const auto total = [&] {
            std::size_t sum = 2 * (widths_.size() - 1);
            for (const std::size_t width : widths_) sum += width;
            return sum;
        };
        while (total() > style_.width) {
            auto widest = std::max_element(widths_.begin(), widths_.end());
            if (*widest <= 16) return;
            *widest = std::max<std::size_t>(16, *widest - std::min(*widest - 16, total() - style_.width));
        }
        cut_ = true;
    }

    void write(const std::vector<std::string>& row, Look look) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string cell = cut_ ? cut(row[i], widths_[i]) : row[i];
            const std::size_t width = display_width(cell);
            const std::size_t pad = widths_[i] > width ? widths_[i] - width : 0;
            if (i > 0) line += "  ";
            if (columns_[i].align == Align::Right) line.append(pad, ' ');
            line += painted(cell, look, style_);
            if (columns_[i].align == Align::Left && i + 1 < row.size()) line.append(pad, ' ');
        }
        while (!line.empty() && line.back() == ' ') line.pop_back();
        out_ << line << '\n';
    }

    std::ostream& out_;
    Style style_;
    std::vector<Column> columns_;
    std::vector<std::vector<std::string>> rows_;
    std::vector<std::size_t> widths_;
    bool flushed_ = false, cut_ = false;
};

class Paragraphs final : public Rows {
public:
    Paragraphs(std::ostream& out, const Style& style) : out_(out), style_(style) {}

    [[nodiscard]] bool wants_paragraphs() const override { return true; }

    void paragraph(const std::vector<Line>& lines) override {
        if (!first_) out_ << '\n';
        first_ = false;
        for (const Line& line : lines) out_ << laid_out(line, style_);
    }

    void finish(const JsonObject&) override {}

private:
    std::ostream& out_;
    Style style_;
    bool first_ = true;
};

}  // namespace

std::unique_ptr<Rows> text_table_writer(std::ostream& out, const Style& style, std::vector<Column> columns) {
    return std::make_unique<TextTable>(out, style, std::move(columns));
}

std::unique_ptr<Rows> paragraphs_writer(std::ostream& out, const Style& style) {
    return std::make_unique<Paragraphs>(out, style);
}

}  // namespace gainsay::render
