#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/json/json_number.hpp"
#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/text_case/record/field_writer.hpp"

namespace gainsay::tables {

/// Told of every field by describe(): puts what it says into a cell, in the order of columns_of().
class CellTexts {
public:
    explicit CellTexts(std::vector<std::string>& cells) : cells_(cells) {}

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
        json::describe(*this, object);
    }
    template <class T>
    void object(std::string_view, const std::optional<T>& object) {
        put(object && *object == T{} ? std::string_view("{}") : std::string_view{});
        const T nothing{};
        json::describe(*this, object ? *object : nothing);
    }
    template <class T>
    void list(std::string_view, const std::vector<T>& list) {
        std::string text;
        if (!list.empty()) {
            json::Writer writer(text, json::Layout::Dense);
            writer.begin_list();
            for (const T& one : list) {
                writer.item();
                writer.begin_object();
                json::FieldWriter fields(writer, nullptr);
                json::describe(fields, one);
                writer.end_object();
            }
            writer.end_list();
        }
        put(text);
    }

private:
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
    std::size_t next_ = 0;
};

}  // namespace gainsay::tables
