#include "tools/render/answer/case/losses.hpp"

namespace gainsay::render {
namespace {

std::string place_of(const Loss& loss) {
    std::string place = to_string(loss.where);
    for (const std::string& part : {loss.record.text(), loss.field}) {
        if (!part.empty()) place += (place.empty() ? "" : " ") + part;
    }
    return place;
}

Json place_json(const Loss& loss) {
    JsonObject object;
    object.put_if("record", loss.record.text()).put_if("field", loss.field).put_if("file", loss.where.file);
    if (loss.where.line != 0) object.put("line", loss.where.line);
    if (loss.where.column != 0) object.put("column", loss.where.column);
    return object.done();
}

}  // namespace

std::vector<std::string> loss_lines(const LossReport& report) {
    if (report.empty()) return {};
    std::vector<std::string> lines{std::to_string(report.total()) + " not carried over:"};
    for (const LossReport::Kind& kind : report.kinds()) {
        std::string line = "  " + std::to_string(kind.count) + " × " + kind.what + ": " + kind.why;
        if (!kind.first.empty()) {
            const std::string place = place_of(kind.first.front());
            if (!place.empty()) line += (kind.count > 1 ? " (first: " : " (") + place + ")";
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

Json loss_json(const LossReport& report) {
    std::vector<Json> kinds;
    for (const LossReport::Kind& kind : report.kinds()) {
        std::vector<Json> first;
        for (const Loss& loss : kind.first) first.push_back(place_json(loss));
        kinds.push_back(JsonObject()
                            .put("what", kind.what)
                            .put("why", kind.why)
                            .put("count", kind.count)
                            .put("first", first)
                            .done());
    }
    return JsonObject().put("count", report.total()).put("losses", kinds).done();
}

}  // namespace gainsay::render
