#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/json/json_number.hpp"
#include "graphs/format/json/json_value.hpp"
#include "graphs/format/json/problem_list.hpp"
#include "graphs/format/json/spelling.hpp"
#include "graphs/format/text_case/record/record_fields.hpp"

namespace gainsay::json {

/// The problems of one record: adds its name to each, and knows which of its fields have one.
class RecordProblems {
public:
    RecordProblems(ProblemList& list, std::string record) : list_(list), record_(std::move(record)) {}

    void add(Place where, const std::string& field, std::string message,
             ErrorCode code = ErrorCode::Malformed) {
        fields_.push_back(field);
        list_.add(where, record_, field, std::move(message), code);
    }
    [[nodiscard]] bool empty() const noexcept { return fields_.empty(); }
    /// Is something wrong with `field`, or with what it is a part of?
    [[nodiscard]] bool covers(std::string_view field) const;

private:
    ProblemList& list_;
    std::string record_;
    std::vector<std::string> fields_;
};

/// Reads the fields that describe() names out of an object, and keeps what is left of it as `extra`: the
/// members that nobody asked for, and under the name of a field that holds objects what is left of those, in
/// a list by position:
/// {"occurrences": {"0": {"page": 7}}, "shelf": "B 12"}. As a field's name cannot be the name of an unknown
/// member, the two cannot be confused.
class FieldReader {
public:
    /// Moves texts out of `object`; places and unknown members stay. `path` stands in front of field names.
    FieldReader(Value& object, std::string path, RecordProblems& problems);

    void text(std::string_view name, std::string& out, std::string_view = {});
    void texts(std::string_view name, std::vector<std::string>& out);
    void date(std::string_view name, std::optional<Edtf>& out);
    void letter(std::string_view name, std::optional<char>& out);
    void number(std::string_view name, std::optional<double>& out);
    void position(std::string_view name, std::optional<std::uint64_t>& out);
    void id(std::string_view name, RecordId& out);

    template <RecordKind K>
    void id(std::string_view name, TypedId<K>& out) {
        if (Value* value = take(name)) read_id(*value, field(name), out);
    }
    template <class Id>
    void id(std::string_view name, std::optional<Id>& out) {
        Id read;
        id(name, read);
        if (!read.empty()) out = std::move(read);
    }
    template <class Id>
    void ids(std::string_view name, std::vector<Id>& out) {
        each(name, [&](Value& item, const std::string& path) {
            read_id(item, path, out.emplace_back());  // a bad one keeps its place, so that positions hold
        });
    }

    template <class E>
    void word(std::string_view name, E& out, E = {}) {
        if (Value* value = take(name)) {
            const auto at = read_word(*value, field(name), words<E>.data(), words<E>.size());
            if (at) out = static_cast<E>(*at);
        }
    }
    template <class E>
    void required_word(std::string_view name, E& out) {
        if (object_.find(name) == nullptr) missing_word(name, words<E>.data(), words<E>.size());
        word(name, out);
    }

    template <class T>
    void object(std::string_view name, T& out) {
        if (Value* value = take(name)) {
            if (auto rest = read_object(*value, field(name), out)) keep(name, *std::move(rest));
        }
    }
    template <class T>
    void object(std::string_view name, std::optional<T>& out) {
        if (object_.find(name) != nullptr) object(name, out.emplace());
    }
    template <class T>
    void list(std::string_view name, std::vector<T>& out) {
        Value rests = Value::object();
        each(name, [&](Value& item, const std::string& path) {
            if (auto rest = read_object(item, path, out.emplace_back())) {
                rests.add_member({std::to_string(out.size() - 1), {}}, *std::move(rest));
            }
        });
        if (!rests.items.empty()) keep(name, std::move(rests));
    }

    /// A member that needs no reading here.
    void pass(std::string_view name) { take(name); }

    /// What nobody asked for; nullopt when nothing is left.
    [[nodiscard]] std::optional<Value> rest();

private:
    template <class Act>
    void each(std::string_view name, const Act& act) {
        Value* value = take(name);
        if (value == nullptr || !expect(*value, Value::Kind::List, field(name), "a list in [ ]")) return;
        for (std::size_t i = 0; i < value->items.size(); ++i) {
            act(value->items[i], field(name) + "[" + std::to_string(i) + "]");
        }
    }

    template <class T>
    std::optional<Value> read_object(Value& value, const std::string& path, T& out) {
        if (!expect(value, Value::Kind::Object, path, "an object in { }")) return std::nullopt;
        FieldReader reader(value, path, problems_);
        describe(reader, out);
        return reader.rest();
    }

    template <class Id>
    void read_id(const Value& value, const std::string& path, Id& out) {
        if (!expect_text(value, path)) return;
        try {
            out = Id(value.text);
        } catch (const Error& error) {
            problems_.add(value.place, path, error.what());
        }
    }

    Value* take(std::string_view name);
    [[nodiscard]] std::string field(std::string_view name) const;
    bool expect(const Value& value, Value::Kind kind, const std::string& path, const char* expected);
    bool expect_text(const Value& value, const std::string& path);
    std::optional<std::size_t> read_word(const Value& value, const std::string& path,
                                         const std::string_view* words, std::size_t count);
    void missing_word(std::string_view name, const std::string_view* words, std::size_t count);
    void keep(std::string_view name, Value rest) {
        rest_.add_member({std::string(name), {}}, std::move(rest));
    }

    Value& object_;
    std::string path_;
    RecordProblems& problems_;
    std::vector<bool> taken_;
    std::size_t next_ = 0;  // fields mostly come in the order in which they are asked for
    Value rest_ = Value::object();
};

/// "a number (12)", "the text \"abc\"": what stands there, as far as a message needs it.
[[nodiscard]] std::string found(const Value& value);

}  // namespace gainsay::json
