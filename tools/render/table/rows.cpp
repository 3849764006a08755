#include "tools/render/table/rows.hpp"

#include <array>

#include "graphs/model/error.hpp"
#include "tools/render/table/writers.hpp"

namespace gainsay::render {

std::string_view to_string(Format format) noexcept {
    constexpr std::array<std::string_view, format_count> names{"text", "json", "jsonl", "csv", "markdown"};
    return names[static_cast<std::size_t>(format)];
}

// A renderer that offers a form which was not asked for is a bug of ours; none of them may be dropped in
// silence.
void Rows::cells(std::vector<std::string>) {  // NOLINT: writers take the row over
    GAINSAY_REQUIRE(false && "this format takes no cells");
}
void Rows::json(const Json&) {
    GAINSAY_REQUIRE(false && "this format takes no JSON");
}
void Rows::paragraph(const std::vector<Line>&) {
    GAINSAY_REQUIRE(false && "this format takes no paragraphs");
}

std::unique_ptr<Rows> Output::begin(const Heading& heading) const {
    switch (format_) {
        case Format::Text:
            return heading.paragraphs ? paragraphs_writer(out_, style_)
                                      : text_table_writer(out_, style_, heading.columns);
        case Format::Json:
            return json_writer(out_, heading.name);
        case Format::JsonLines:
            return json_lines_writer(out_);
        case Format::Csv:
            return csv_writer(out_, heading.columns);
        case Format::Markdown:
            return markdown_writer(out_, heading.columns);
    }
    GAINSAY_REQUIRE(false && "a format has a writer");
    return nullptr;
}

}  // namespace gainsay::render
