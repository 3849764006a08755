#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/json/json_number.hpp"
#include "graphs/format/json/json_value.hpp"
#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/text_case/record/record_fields.hpp"

namespace gainsay::json {

/// Writes the fields that describe() names as members of an object, and among and behind them what
/// FieldReader kept in `extra`.
class FieldWriter {
public:
    /// `extra` may be null; it must outlive the writer.
    FieldWriter(Writer& writer, const Value* extra) : writer_(writer), extra_(extra) {}

    void text(std::string_view name, const std::string& text, std::string_view normal = {}) {
        known(name);
        if (text != normal) put(name, text);
    }
    void texts(std::string_view name, const std::vector<std::string>& texts) {
        written_list(name, texts, [this](const std::string& one) { writer_.text(one); });
    }
    void date(std::string_view name, const std::optional<Edtf>& date) {
        known(name);
        if (date) put(name, date->text());
    }
    void letter(std::string_view name, std::optional<char> letter) {
        known(name);
        if (letter) put(name, std::string_view(&*letter, 1));
    }
    void number(std::string_view name, std::optional<double> number);
    void position(std::string_view name, std::optional<std::uint64_t> position);

    template <class Id>
    void id(std::string_view name, const Id& id) {
        known(name);
        if (!id.empty()) put(name, id.text());
    }
    template <class Id>
    void id(std::string_view name, const std::optional<Id>& given) {
        id(name, given.value_or(Id()));
    }
    template <class Id>
    void ids(std::string_view name, const std::vector<Id>& ids) {
        written_list(name, ids, [this](const Id& one) { writer_.text(one.text()); });
    }

    template <class E>
    void word(std::string_view name, E value) {
        required_word(name, value);
    }
    template <class E>
    void word(std::string_view name, E value, E normal) {
        known(name);
        if (value != normal) put(name, to_word(value));
    }
    template <class E>
    void required_word(std::string_view name, E value) {
        known(name);
        put(name, to_word(value));
    }

    template <class T>
    void object(std::string_view name, const T& object) {
        const Value* extra = nested(name, extra_);
        if (object == T{} && extra == nullptr) return;
        writer_.key(name);
        write_object(object, extra);
    }
    template <class T>
    void object(std::string_view name, const std::optional<T>& object) {
        const Value* extra = nested(name, extra_);
        if (!object) return;
        writer_.key(name);
        write_object(*object, extra);
    }
    template <class T>
    void list(std::string_view name, const std::vector<T>& list) {
        const Value* extras = nested(name, extra_);
        if (list.empty()) return;
        writer_.key(name);
        writer_.begin_list();
        for (std::size_t i = 0; i < list.size(); ++i) {
            writer_.item();
            write_object(list[i], extras == nullptr ? nullptr : extras->find(std::to_string(i)));
        }
        writer_.end_list();
    }

    /// Writes what is left of `extra`. To be called last. Throws Error(Malformed) when it names a known
    /// field.
    void rest();

private:
    template <class T>
    void write_object(const T& object, const Value* extra) {
        writer_.begin_object();
        FieldWriter fields(writer_, extra);
        describe(fields, object);
        fields.rest();
        writer_.end_object();
    }

    template <class List, class Put>
    void written_list(std::string_view name, const List& list, const Put& put_one) {
        known(name);
        if (list.empty()) return;
        writer_.key(name);
        writer_.begin_list();
        for (const auto& one : list) {
            writer_.item();
            put_one(one);
        }
        writer_.end_list();
    }

    void put(std::string_view name, std::string_view text) {
        writer_.key(name);
        writer_.text(text);
    }

    void known(std::string_view name) {
        if (extra_ != nullptr) known_.push_back(name);
    }
    // What `extra` keeps of the object or list in this field.
    const Value* nested(std::string_view name, const Value* extra) {
        if (extra == nullptr) return nullptr;
        nested_.push_back(name);
        return extra->find(name);
    }

    Writer& writer_;
    const Value* extra_;
    std::vector<std::string_view> known_, nested_;
};

}  // namespace gainsay::json
