#include "graphs/format/text_case/record/record_json.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>

#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/text_case/record/field_reader.hpp"
#include "graphs/format/text_case/record/field_writer.hpp"

namespace gainsay::json {
namespace {

constexpr std::array<std::string_view, record_kind_count> list_names{"agents",     "documents", "claims",
                                                                     "statements", "relations", "reviews"};

std::string place_text(Place place) {
    return "line " + std::to_string(place.line) + ", column " + std::to_string(place.column);
}

// Names both places of every name that an object gives twice, in `value` and all that is in it.
void report_duplicates(const Value& value, const std::string& path, RecordProblems& problems) {
    std::vector<std::size_t> order(value.keys.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return value.keys[a].name < value.keys[b].name; });
    for (std::size_t i = 1; i < order.size(); ++i) {
        const Value::Key &first = value.keys[order[i - 1]], &again = value.keys[order[i]];
        if (first.name != again.name) continue;
        problems.add(again.place, path.empty() ? again.name : path + "." + again.name,
                     "is given twice, first at " + place_text(first.place) + "; keep one of the two");
    }
    const auto is_container = [](const Value& one) { return !one.items.empty(); };
    if (std::none_of(value.items.begin(), value.items.end(), is_container)) return;
    for (std::size_t i = 0; i < value.items.size(); ++i) {
        if (value.items[i].items.empty()) continue;
        std::string inner = path;
        if (value.kind == Value::Kind::List) {
            inner += "[" + std::to_string(i) + "]";
        } else {
            inner += (path.empty() ? "" : ".") + value.keys[i].name;
        }
        report_duplicates(value.items[i], inner, problems);
    }
}

template <class T>
T read_fields(Value& value, RecordProblems& problems) {
    T read;
    FieldReader reader(value, "", problems);
    if constexpr (std::is_same_v<T, CaseInfo>) reader.pass("gainsay");
    describe(reader, read);
    if (const auto rest = reader.rest()) read.extra = dense(*rest);
    return read;
}

Record read_kind(RecordKind kind, Value& value, RecordProblems& problems) {
    switch (kind) {
        case RecordKind::Agent:
            return read_fields<Agent>(value, problems);
        case RecordKind::Document:
            return read_fields<Document>(value, problems);
        case RecordKind::Claim:
            return read_fields<Claim>(value, problems);
        case RecordKind::Statement:
            return read_fields<Statement>(value, problems);
        case RecordKind::Relation:
            return read_fields<Relation>(value, problems);
        case RecordKind::Review:
            break;
    }
    return read_fields<Review>(value, problems);
}

// A sentence of problems_of() begins with its field, and no field has a blank. What a field already has a
// problem with would only be said twice.
void check_record(const Record& record, const Value& value, RecordProblems& problems) {
    for (const std::string& sentence : problems_of(record)) {
        const std::size_t blank = sentence.find(' ');
        const std::string field = sentence.substr(0, blank);
        if (problems.covers(field)) continue;
        problems.add(locate(value, field), field, sentence.substr(std::min(blank, sentence.size() - 1) + 1));
    }
}

std::optional<Value> parse_extra(const std::string& extra) {
    if (extra.empty()) return std::nullopt;
    try {
        Source source{std::string_view(extra)};
        return parse_value(source, {0, 0});
    } catch (const SyntaxError& error) {
        throw Error(ErrorCode::Malformed, std::string("in \"extra\": ") + error.what());
    }
}

}  // namespace

std::string_view list_name(RecordKind kind) noexcept {
    return list_names[static_cast<std::size_t>(kind)];
}

std::optional<RecordKind> kind_of_list(std::string_view name) noexcept {
    const auto* const at = std::find(list_names.begin(), list_names.end(), name);
    if (at == list_names.end()) return std::nullopt;
    return static_cast<RecordKind>(at - list_names.begin());
}

ReadRecord read_record(Value& value, std::optional<RecordKind> kind, const std::string& label,
                       ProblemList& problems) {
    ReadRecord read;
    if (value.kind != Value::Kind::Object) {
        problems.add(value.place, label, "",
                     "found " + found(value) + ", expected a record, an object in { }");
        return read;
    }
    const Value* id = value.find("id");
    if (id != nullptr && id->kind == Value::Kind::Text) {
        read.id = RecordId::parse(id->text).value_or(RecordId());
        if (!kind && !read.id.empty()) kind = read.id.kind();
    }
    RecordProblems own(problems, read.id.empty() ? label : read.id.text());
    report_duplicates(value, "", own);
    if (!kind && (id == nullptr || id->kind == Value::Kind::Text)) {
        own.add(
            id == nullptr ? value.place : id->place, "id",
            (id == nullptr ? "is missing" : "is \"" + id->text.substr(0, 60) + "\"") +
                std::string(
                    ", expected an id such as \"agent:jane-doe\", which says what kind of record this is"));
        return read;
    }
    Record record = read_kind(kind.value_or(RecordKind::Agent), value, own);
    check_record(record, value, own);
    if (own.empty()) read.record = std::move(record);
    return read;
}

CaseInfo read_info(Value& header, ProblemList& problems) {
    RecordProblems own(problems, "");
    report_duplicates(header, "", own);
    return read_fields<CaseInfo>(header, own);
}

Place locate(const Value& object, std::string_view path) {
    const Value* at = &object;
    while (!path.empty()) {
        const bool index = path.front() == '[';
        const std::size_t end = std::min(path.size(), path.find_first_of(index ? "]" : ".["));
        const std::string_view step = path.substr(index ? 1 : 0, end - (index ? 1 : 0));
        const Value* next = nullptr;
        if (index) {
            std::size_t i = 0;
            std::from_chars(step.data(), step.data() + step.size(), i);
            if (i < at->items.size()) next = &at->items[i];
        } else {
            next = at->find(step);
        }
        if (next == nullptr) break;
        at = next;
        path.remove_prefix(end);
        if (!path.empty() && path.front() != '[') path.remove_prefix(1);  // "]" or "."
        if (!path.empty() && path.front() == '.') path.remove_prefix(1);  // behind "]"
    }
    return at->place;
}

void write_record(Writer& writer, const Record& record) {
    std::visit(
        [&writer](const auto& one) {
            try {
                const auto extra = parse_extra(one.extra);
                writer.begin_object();
                FieldWriter fields(writer, extra ? &*extra : nullptr);
                describe(fields, one);
                fields.rest();
                writer.end_object();
            } catch (const Error& error) {
                throw Error(error.code(), one.id.text() + ": " + error.what());
            }
        },
        record);
}

void write_info(Writer& writer, const CaseInfo& info) {
    const auto extra = parse_extra(info.extra);
    writer.key("gainsay");
    writer.token(std::to_string(case_version));
    if (extra) {
        for (const Value::Key& key : extra->keys) {
            if (key.name != "gainsay" && !kind_of_list(key.name)) continue;
            throw Error(
                ErrorCode::Malformed,
                "found \"" + key.name + "\" in \"extra\" of the case, where it would be read as our own");
        }
    }
    FieldWriter fields(writer, extra ? &*extra : nullptr);
    describe(fields, info);
    fields.rest();
}

}  // namespace gainsay::json
