#pragma once

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/json/json_number.hpp"
#include "graphs/format/tables/columns.hpp"
#include "graphs/format/text_case/record/fast_fields.hpp"
#include "graphs/format/text_case/record/record_fields.hpp"

namespace gainsay::tables {

/// The columns of a kind of record as they stand in one table: in the order of columns_of(), the number of the
/// cell, or no_cell.
using Places = std::vector<std::size_t>;
inline constexpr std::size_t no_cell = static_cast<std::size_t>(-1);

/// `cell` less the apostrophe that keeps a spreadsheet from running it.
[[nodiscard]] inline std::string_view unguarded(std::string_view cell) noexcept {
    if (!cell.empty() && cell.front() == '\'' && apostrophes(cell) > 0) cell.remove_prefix(1);
    return cell;
}

/// Calls `act` with every part of a cell that lists texts with "|" between them.
template <class Act>
void each_part(std::string_view cell, const Act& act) {
    const auto trim = [](std::string_view text) {
        const std::size_t first = text.find_first_not_of(' ');
        return first == std::string_view::npos ? std::string_view{}
                                               : text.substr(first, text.find_last_not_of(' ') - first + 1);
    };
    while (!cell.empty()) {
        const std::size_t bar = std::min(cell.find('|'), cell.size());
        const std::string_view part = trim(cell.substr(0, bar));
        if (!part.empty()) act(part);
        cell.remove_prefix(std::min(bar + 1, cell.size()));
    }
}

/// Fills the fields that describe() names from the cells of a row; ok() is false when anything is not plainly
/// good. It knows no places: such a row is read again by what does (table_row.hpp).
class CellFields {
public:
    CellFields(std::span<const std::string_view> cells, const Places& places, simdjson::dom::parser& parser,
               std::string& padded)
        : cells_(cells), places_(places), parser_(parser), padded_(padded) {}

    [[nodiscard]] bool ok() const noexcept { return ok_; }

    void text(std::string_view, std::string& out, std::string_view = {}) {
        const std::string_view cell = take();
        if (!cell.empty()) out = unguarded(cell);
    }
    void texts(std::string_view, std::vector<std::string>& out) {
        const std::string_view cell = unguarded(take());
        if (cell.empty()) return;
        if (cell.front() == '[') {
            each_item(cell, [&](std::string_view text) { out.emplace_back(text); });
        } else {
            each_part(cell, [&](std::string_view text) { out.emplace_back(text); });
        }
    }
    void date(std::string_view, std::optional<Edtf>& out) {
        const std::string_view cell = unguarded(take());
        if (cell.empty()) return;
        out = Edtf::parse(cell);
        ok_ = ok_ && out.has_value();
    }
    void letter(std::string_view, std::optional<char>& out) {
        const std::string_view cell = take();
        if (cell.empty()) return;
        ok_ = ok_ && cell.size() == 1;
        out = cell.front();
    }
    void number(std::string_view, std::optional<double>& out) {
        const std::string_view cell = take();
        if (cell.empty()) return;
        double number = 0;
        const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
        // The edges, and spellings that JSON does not have, are for the careful reader.
        ok_ = ok_ && error == std::errc{} && end == cell.data() + cell.size() && is_plain_number(cell) &&
              std::abs(number) < json::largest_exact && (number != 0 || cell == "0");
        if (ok_) out = number;
    }
    void position(std::string_view, std::optional<std::uint64_t>& out) {
        const std::string_view cell = take();
        if (cell.empty()) return;
        ok_ = false;  // none of our columns is one
        static_cast<void>(out);
    }

    void id(std::string_view, RecordId& out) {
        const std::string_view cell = take();
        if (!cell.empty()) read_id(cell, out);
    }
    template <RecordKind K>
    void id(std::string_view, TypedId<K>& out) {
        const std::string_view cell = take();
        if (!cell.empty()) read_id(cell, out);
    }
    template <class Id>
    void id(std::string_view, std::optional<Id>& out) {
        const std::string_view cell = take();
        if (!cell.empty()) read_id(cell, out.emplace());
    }
    template <class Id>
    void ids(std::string_view, std::vector<Id>& out) {
        const std::string_view cell = take();
        if (cell.empty()) return;
        const auto read = [&](std::string_view text) { read_id(text, out.emplace_back()); };
        if (cell.front() == '[') {
            each_item(cell, read);
        } else {
            each_part(cell, read);
        }
    }

    template <class E>
    void word(std::string_view, E& out, E = {}) {
        const std::string_view cell = take();
        if (cell.empty()) return;
        const auto word = from_word<E>(cell);
        ok_ = ok_ && word.has_value();
        if (word) out = *word;
    }
    template <class E>
    void required_word(std::string_view name, E& out) {
        const std::size_t before = said_;
        word(name, out);
        ok_ = ok_ && said_ > before;
    }

    template <class T>
    void object(std::string_view, T& out) {
        const std::string_view own = take();
        ok_ = ok_ && (own.empty() || own == "{}");
        json::describe(*this, out);
    }
    template <class T>
    void object(std::string_view, std::optional<T>& out) {
        const std::size_t before = said_;
        const std::string_view own = take();
        ok_ = ok_ && (own.empty() || own == "{}");
        json::describe(*this, out.emplace());
        if (said_ == before) out.reset();
    }
    template <class T>
    void list(std::string_view, std::vector<T>& out) {
        const std::string_view cell = take();
        if (cell.empty()) return;
        const auto element = parse(cell);
        ok_ = ok_ && element && json::FastFields::read_list(*element, out);
    }

private:
    std::string_view take() {
        const std::size_t place = places_[next_++];
        if (place == no_cell) return {};
        const std::string_view cell = cells_[place];
        said_ += cell.empty() ? 0 : 1;
        return cell;
    }

    static bool is_plain_number(std::string_view cell) {
        if (cell.front() == '-') cell.remove_prefix(1);
        if (cell.empty() || cell.front() < '0' || cell.front() > '9') return false;
        if (cell.size() > 1 && cell[0] == '0' && cell[1] != '.') return false;
        const std::size_t dot = cell.find('.');
        const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
        return std::all_of(cell.begin(), cell.end(), [&](char c) { return is_digit(c) || c == '.'; }) &&
               (dot == std::string_view::npos || dot + 1 < cell.size());
    }

    std::optional<simdjson::dom::element> parse(std::string_view cell) {
        if (cell.find("\\u") != std::string_view::npos) return std::nullopt;
        padded_.assign(cell);
        padded_.append(simdjson::SIMDJSON_PADDING, '\0');
        simdjson::dom::element element;
        const auto error = parser_.parse(padded_.data(), cell.size(), false).get(element);
        if (error != simdjson::SUCCESS) return std::nullopt;
        return element;
    }

    template <class Act>
    void each_item(std::string_view cell, const Act& act) {
        const auto element = parse(cell);
        simdjson::dom::array items;
        if (!element || element->get(items) != simdjson::SUCCESS) {
            ok_ = false;
            return;
        }
        for (const simdjson::dom::element item : items) {
            std::string_view text;
            if (item.get(text) != simdjson::SUCCESS || text.find('\0') != std::string_view::npos) {
                ok_ = false;
                return;
            }
            act(text);
        }
    }

    void read_id(std::string_view text, RecordId& out) {
        auto id = RecordId::parse(text);
        ok_ = ok_ && id.has_value();
        if (id) out = *std::move(id);
    }
    template <RecordKind K>
    void read_id(std::string_view text, TypedId<K>& out) {
        auto id = RecordId::parse(text);
        ok_ = ok_ && id && id->kind() == K;
        if (ok_) out = TypedId<K>(*std::move(id));
    }

    std::span<const std::string_view> cells_;
    const Places& places_;
    simdjson::dom::parser& parser_;
    std::string& padded_;
    std::size_t next_ = 0, said_ = 0;
    bool ok_ = true;
};

}  // namespace gainsay::tables
