#include <array>
#include <ostream>

#include "graphs/format/case_json.hpp"
#include "graphs/format/json_writer.hpp"
#include "graphs/format/record_json.hpp"

namespace gainsay {
namespace {

using json::Layout;
using json::Writer;

constexpr std::array all_kinds{RecordKind::Agent,     RecordKind::Document, RecordKind::Claim,
                               RecordKind::Statement, RecordKind::Relation, RecordKind::Review};

/// Hands `text` to the stream and empties it, so that no more than a record is in memory.
void flush(std::ostream& out, std::string& text) {
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    text.clear();
    if (!out) throw Error(ErrorCode::Io, "writing the case failed; is the disk full?");
}

std::string written(const Record& record, Layout layout) {
    std::string text;
    Writer writer(text, layout);
    json::write_record(writer, record);
    return text;
}

}  // namespace

void write_case_json(std::ostream& out, const GraphSource& source) {
    std::string text;
    Writer writer(text, Layout::Lines);
    writer.begin_object();
    json::write_info(writer, source.info());
    for (const RecordKind kind : all_kinds) {
        if (source.count(kind) == 0) continue;
        writer.key(json::list_name(kind));
        writer.begin_list();
        source.visit(kind, [&](const Record& record) {
            writer.item();
            json::write_record(writer, record);
            flush(out, text);
        });
        writer.end_list();
    }
    writer.end_object();
    text += '\n';
    flush(out, text);
}

void write_case_jsonl(std::ostream& out, const GraphSource& source) {
    std::string text;
    Writer writer(text, Layout::Line);
    writer.begin_object();
    json::write_info(writer, source.info());
    writer.end_object();
    text += '\n';
    flush(out, text);
    for (const RecordKind kind : all_kinds) {
        source.visit(kind, [&](const Record& record) {
            text = record_to_json_line(record) + '\n';
            flush(out, text);
        });
    }
}

std::string to_json(const Record& record) {
    return written(record, Layout::Lines);
}

std::string record_to_json_line(const Record& record) {
    return written(record, Layout::Line);
}

}  // namespace gainsay
