#include "graphs/format/frameworks/records/notes.hpp"

#include <algorithm>

#include "graphs/format/frameworks/text_input.hpp"
#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/json/json_source.hpp"
#include "graphs/format/json/json_writer.hpp"

namespace gainsay::frameworks {

std::string spelt(std::string_view text) {
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    const bool plain = !text.empty() && trimmed(text) == text && text.front() != '"' &&
                       std::none_of(text.begin(), text.end(), is_control);
    if (plain) return std::string(text);
    std::string spelling;
    json::Writer(spelling, json::Layout::Dense).text(text);
    return spelling;
}

std::string unspelt(std::string_view spelling) {
    if (spelling.size() < 2 || spelling.front() != '"' || spelling.back() != '"')
        return std::string(spelling);
    try {
        json::Source source(spelling);
        json::Value value = json::parse_value(source, {});
        if (value.kind == json::Value::Kind::Text) return std::move(value.text);
    } catch (const json::SyntaxError&) {  // quotes of somebody's own
        return std::string(spelling);
    }
    return std::string(spelling);
}

std::string row_of(const AttackingRelation& relation) {
    return relation.id.text() + " " + std::string(to_word(relation.kind)) + " " + relation.from.text() + " " +
           relation.to.text();
}

bool take_note(std::string_view comment, json::Place where, FrameworkRecords& records) {
    const std::string_view what = take_word(comment);
    if (what == "argument") {
        const std::string_view name = take_word(comment);
        const std::string_view id = take_word(comment);
        const auto claim = RecordId::parse(id.substr(0, id.find(':', id.find(':') + 1)));
        if (!claim || (claim->kind() != RecordKind::Claim && claim->kind() != RecordKind::Relation))
            return false;
        records.know(name, id, unspelt(comment), where);
        return true;
    }
    return what == "relation" && records.know_relation(comment, where);
}

}  // namespace gainsay::frameworks
