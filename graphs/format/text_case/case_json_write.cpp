#include <simdjson.h>

#include <array>
#include <cmath>
#include <ostream>

#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/text_case/case_json.hpp"
#include "graphs/format/text_case/record/record_fields.hpp"
#include "graphs/format/text_case/record/record_json.hpp"

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

/// Told the fields of a record as FieldWriter is: may writing one of them fail?
class Doubts {
public:
    [[nodiscard]] bool any() const noexcept { return any_; }

    void text(std::string_view, const std::string& text, std::string_view = {}) {
        any_ = any_ || !simdjson::validate_utf8(text);
    }
    void texts(std::string_view name, const std::vector<std::string>& texts) {
        for (const std::string& one : texts) text(name, one);
    }
    void number(std::string_view, std::optional<double> number) {
        any_ = any_ || (number && !std::isfinite(*number));
    }
    void position(std::string_view, std::optional<std::uint64_t>) {}
    void letter(std::string_view, std::optional<char> letter) {
        any_ = any_ || (letter && static_cast<unsigned char>(*letter) >= 0x80);
    }
    template <class T>
    void object(std::string_view, const T& object) {
        json::describe(*this, object);
    }
    template <class T>
    void object(std::string_view, const std::optional<T>& object) {
        if (object) json::describe(*this, *object);
    }
    template <class T>
    void list(std::string_view, const std::vector<T>& list) {
        for (const T& one : list) json::describe(*this, one);
    }

    // Ids, dates and words are of ASCII by what they are.
    template <class T>
    void id(std::string_view, const T&) {}
    template <class T>
    void ids(std::string_view, const T&) {}
    template <class... T>
    void word(std::string_view, const T&...) {}
    template <class T>
    void required_word(std::string_view, const T&) {}
    void date(std::string_view, const std::optional<Edtf>&) {}

private:
    bool any_ = false;
};

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

void check_writable(const Record& record) {
    const bool doubtful = std::visit(
        [](const auto& one) {
            Doubts doubts;
            json::describe(doubts, one);
            return doubts.any() || !one.extra.empty();
        },
        record);
    if (doubtful) (void)record_to_json_line(record);
}

}  // namespace gainsay
