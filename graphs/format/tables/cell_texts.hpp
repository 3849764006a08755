#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graphs/format/json/json_number.hpp"
#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/text_case/record/field_writer.hpp"

namespace gainsay::tables {

/// Told of every field by describe(): puts what it says into a cell, in the order of columns_of().
class CellTexts {
public:
    /// `extra` is what the record has in fields that we do not know; may be null. What it has of the objects in lists is
    /// written with them, so that whoever takes an object out of a cell takes all of it, and is taken out of `extra`.
    explicit CellTexts(std::vector<std::string>& cells, json::Value* extra = nullptr)
        : cells_(cells), extra_(extra) {}

    /// How many cells were filled.
    [[nodiscard]] std::size_t count() const noexcept { return next_; }

    void text(std::string_view, const std::string& text, std::string_view normal = {}) {
        put(text == normal ? std::string_view{} : std::string_view(text));
    }
    void texts(std::string_view, const std::vector<std::string>& texts) { put_texts(texts); }
    void date(std::string_view, const std::optional<Edtf>& date) {
        put(date ? std::string_view(date->text()) : std::string_view{});
    }
    void letter(std::string_view, std::optional<char> letter) {
        put(letter ? std::string_view(&*letter, 1) : std::string_view{});
    }
    void number(std::string_view, std::optional<double> number) {
        put(number ? json::to_token(*number) : std::string());
    }
    void position(std::string_view, std::optional<std::uint64_t> position) {
        put(position ? std::to_string(*position) : std::string());
    }
    template <class Id>
    void id(std::string_view, const Id& id) {
        put(id.text());
    }
    template <class Id>
    void id(std::string_view, const std::optional<Id>& id) {
        put(id ? std::string_view(id->text()) : std::string_view{});
    }
    template <class Id>
    void ids(std::string_view, const std::vector<Id>& ids) {
        std::vector<std::string> texts;
        for (const Id& id : ids) texts.push_back(id.text());
        put_texts(texts);
    }
    template <class E>
    void word(std::string_view, E value) {
        put(to_word(value));
    }
    template <class E>
    void word(std::string_view, E value, E normal) {
        put(value == normal ? std::string_view{} : to_word(value));
    }
    template <class E>
    void required_word(std::string_view, E value) {
        put(to_word(value));
    }
    template <class T>
    void object(std::string_view, const T& object) {
        put({});
        describe_part(object);
    }
    template <class T>
    void object(std::string_view, const std::optional<T>& object) {
        put(object && *object == T{} ? std::string_view("{}") : std::string_view{});
        const T nothing{};
        describe_part(object ? *object : nothing);
    }
    template <class T>
    void list(std::string_view name, const std::vector<T>& list) {
        std::string text;
        if (!list.empty()) {
            const std::optional<json::Value> extras = taken_extra(name, list.size());
            json::Writer writer(text, json::Layout::Dense);
            writer.begin_list();
            for (std::size_t i = 0; i < list.size(); ++i) {
                writer.item();
                writer.begin_object();
                json::FieldWriter fields(writer, extras ? extras->find(std::to_string(i)) : nullptr);
                json::describe(fields, list[i]);
                fields.rest();
                writer.end_object();
            }
            writer.end_list();
        }
        put(text);
    }

private:
    // Names within an object are not those of the record.
    template <class T>
    void describe_part(const T& object) {
        json::Value* const extra = std::exchange(extra_, nullptr);
        json::describe(*this, object);
        extra_ = extra;
    }

    // What there is beside the known fields of the objects of a list, when it is of these objects and nothing else.
    std::optional<json::Value> taken_extra(std::string_view name, std::size_t size) {
        if (extra_ == nullptr) return std::nullopt;
        for (std::size_t i = 0; i < extra_->keys.size(); ++i) {
            if (extra_->keys[i].name != name) continue;
            const json::Value& found = extra_->items[i];
            std::size_t fitting = 0;
            for (std::size_t n = 0; n < size && found.kind == json::Value::Kind::Object; ++n) {
                const json::Value* const one = found.find(std::to_string(n));
                if (one != nullptr && one->kind == json::Value::Kind::Object) ++fitting;
            }
            if (fitting == 0 || fitting != found.items.size()) return std::nullopt;
            json::Value taken = std::move(extra_->items[i]);
            extra_->keys.erase(extra_->keys.begin() + static_cast<std::ptrdiff_t>(i));
            extra_->items.erase(extra_->items.begin() + static_cast<std::ptrdiff_t>(i));
            return taken;
        }
        return std::nullopt;
    }

    void put(std::string_view text) {
        if (next_ == cells_.size()) cells_.emplace_back();
        cells_[next_++] = text;
    }

    // "a | b" where that reads back as the same, else a JSON list.
    void put_texts(const std::vector<std::string>& texts) {
        std::string cell;
        const bool plain = std::none_of(texts.begin(), texts.end(),
                                        [](const std::string& text) {
                                            return text.empty() || text.front() == ' ' ||
                                                   text.back() == ' ' || text.find('|') != std::string::npos;
                                        }) &&
                           (texts.empty() || texts.front().front() != '[');
        if (plain) {
            for (const std::string& text : texts) cell += (cell.empty() ? "" : " | ") + text;
            return put(cell);
        }
        json::Writer writer(cell, json::Layout::Dense);
        writer.begin_list();
        for (const std::string& text : texts) {
            writer.item();
            writer.text(text);
        }
        writer.end_list();
        put(cell);
    }

    std::vector<std::string>& cells_;
    json::Value* extra_;
    std::size_t next_ = 0;
};

}  // namespace gainsay::tables
