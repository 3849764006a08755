#include "tools/render/answer/case/findings.hpp"

namespace gainsay::render {

void findings(const Output& output, const std::vector<Finding>& answer, bool limited) {
    const auto rows = output.begin({"findings",
                                    {{"rule"},
                                     {"record"},
                                     {"field"},
                                     {"message"},
                                     {"file"},
                                     {"line", Align::Right},
                                     {"column", Align::Right}},
                                    /*paragraphs=*/true});
    const auto number = [](std::uint32_t n) { return n == 0 ? std::string() : std::to_string(n); };
    std::vector<Line> lines;  // one paragraph, so that each finding is a line as editors read it
    for (const Finding& one : answer) {
        if (rows->wants_json()) {
            JsonObject object;
            object.put("rule", one.rule).put_if("record", one.record).put_if("field", one.field);
            object.put("message", one.message).put_if("file", one.where.file);
            if (one.where.line != 0) object.put("line", one.where.line);
            if (one.where.column != 0) object.put("column", one.where.column);
            rows->json(object);
        } else if (rows->wants_paragraphs()) {
            Line line;
            const std::string place = to_string(one.where);
            if (!place.empty()) line.add(place + ": ", Look::Strong);
            if (!one.record.empty()) line.add(one.record + ": ", Look::Id);
            if (!one.field.empty()) line.add(one.field + ": ");
            line.add(one.message).add(" [" + one.rule + "]", Look::Faint);
            lines.push_back(std::move(line));
        } else {
            rows->cells({one.rule, one.record, one.field, one.message, one.where.file, number(one.where.line),
                         number(one.where.column)});
        }
    }
    if (!lines.empty()) rows->paragraph(lines);
    rows->finish(JsonObject().put("count", answer.size()).put("limited", limited));
}

}  // namespace gainsay::render
