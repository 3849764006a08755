#include "graphs/format/text_case/record/field_writer.hpp"

#include <algorithm>

namespace gainsay::json {

void FieldWriter::number(std::string_view name, std::optional<double> number) {
    known(name);
    if (!number) return;
    if (!std::isfinite(*number)) {
        throw Error(ErrorCode::Malformed, "found a number in \"" + std::string(name) +
                                              "\" that is not finite, which JSON cannot hold");
    }
    writer_.key(name);
    writer_.token(to_token(*number));
}

void FieldWriter::position(std::string_view name, std::optional<std::uint64_t> position) {
    known(name);
    if (!position) return;
    writer_.key(name);
    writer_.token(std::to_string(*position));
}

void FieldWriter::rest() {
    if (extra_ == nullptr) return;
    if (extra_->kind != Value::Kind::Object) {
        throw Error(ErrorCode::Malformed,
                    "found something in \"extra\" that is no object, expected one in { }");
    }
    const auto holds = [](const auto& list, const std::string& name) {
        return std::find(list.begin(), list.end(), name) != list.end();
    };
    for (std::size_t i = 0; i < extra_->items.size(); ++i) {
        const std::string& name = extra_->keys[i].name;
        if (holds(nested_, name)) continue;
        if (holds(known_, name)) {
            throw Error(
                ErrorCode::Malformed,
                "found \"" + name + "\" in \"extra\", which is a field of its own; set that field instead");
        }
        writer_.key(name);
        writer_.value(extra_->items[i]);
    }
}

}  // namespace gainsay::json
