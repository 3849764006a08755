#pragma once

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/json/json_number.hpp"
#include "graphs/format/text_case/record/record_fields.hpp"

namespace gainsay::json {

/// Fills the fields that describe() names; ok() is false when anything was not as expected, or was left over.
class FastFields {
public:
    using Element = simdjson::dom::element;

    explicit FastFields(const Element& value) {
        simdjson::dom::object object;
        if (value.get(object) != simdjson::SUCCESS) {
            ok_ = false;
            return;
        }
        for (const auto member : object) {
            if (count_ == members_.size()) {
                ok_ = false;
                return;
            }
            members_[count_++] = {member.key, member.value, false};
        }
    }

    /// Was everything understood?
    [[nodiscard]] bool ok() const noexcept { return ok_ && taken_ == count_; }

    /// The text of a member that is not taken; empty when there is none.
    [[nodiscard]] std::string_view peek_text(std::string_view name) const {
        for (std::size_t i = 0; i < count_; ++i) {
            std::string_view text;
            if (members_[i].name == name && members_[i].value.get(text) == simdjson::SUCCESS) return text;
        }
        return {};
    }

    void text(std::string_view name, std::string& out, std::string_view = {}) {
        std::string_view text;
        if (take_text(name, text)) out = text;
    }
    void texts(std::string_view name, std::vector<std::string>& out) {
        each(name, [&](const Element& item) {
            std::string_view text;
            if (read_text(item, text)) out.emplace_back(text);
        });
    }
    void date(std::string_view name, std::optional<Edtf>& out) {
        std::string_view text;
        if (!take_text(name, text)) return;
        out = Edtf::parse(text);
        ok_ = ok_ && out.has_value();
    }
    void letter(std::string_view name, std::optional<char>& out) {
        std::string_view text;
        if (!take_text(name, text)) return;
        ok_ = ok_ && text.size() == 1;
        if (ok_) out = text.front();
    }
    void number(std::string_view name, std::optional<double>& out) {
        const Element* value = take(name);
        if (value == nullptr) return;
        double number = 0;
        // The edges are for exact_number(), which sees how it is spelt: 1e-999 is not 0.
        if (value->get(number) != simdjson::SUCCESS || (number == 0 && !value->is_int64()) ||
            std::abs(number) >= largest_exact) {
            ok_ = false;
        } else {
            out = number;
        }
    }
    void position(std::string_view name, std::optional<std::uint64_t>& out) {
        const Element* value = take(name);
        if (value == nullptr) return;
        std::int64_t number = 0;
        if (!value->is_int64() || value->get(number) != simdjson::SUCCESS || number < 0 ||
            static_cast<double>(number) >= largest_exact) {
            ok_ = false;
        } else {
            out = static_cast<std::uint64_t>(number);
        }
    }

    void id(std::string_view name, RecordId& out) {
        std::string_view text;
        if (take_text(name, text)) read_id(text, out);
    }
    template <RecordKind K>
    void id(std::string_view name, TypedId<K>& out) {
        std::string_view text;
        if (take_text(name, text)) read_id(text, out);
    }
    template <class Id>
    void id(std::string_view name, std::optional<Id>& out) {
        Id read;
        id(name, read);
        if (!read.empty()) out = std::move(read);
    }
    template <class Id>
    void ids(std::string_view name, std::vector<Id>& out) {
        each(name, [&](const Element& item) {
            std::string_view text;
            if (read_text(item, text)) read_id(text, out.emplace_back());
        });
    }

    template <class E>
    void word(std::string_view name, E& out, E = {}) {
        std::string_view text;
        if (!take_text(name, text)) return;
        const auto found = std::find(words<E>.begin(), words<E>.end(), text);
        ok_ = ok_ && found != words<E>.end();
        if (ok_) out = static_cast<E>(found - words<E>.begin());
    }
    template <class E>
    void required_word(std::string_view name, E& out) {
        const std::size_t before = taken_;
        word(name, out);
        ok_ = ok_ && taken_ > before;
    }

    template <class T>
    void object(std::string_view name, T& out) {
        if (const Element* value = take(name)) read_object(*value, out);
    }
    template <class T>
    void object(std::string_view name, std::optional<T>& out) {
        if (const Element* value = take(name)) read_object(*value, out.emplace());
    }
    template <class T>
    void list(std::string_view name, std::vector<T>& out) {
        each(name, [&](const Element& item) { read_object(item, out.emplace_back()); });
    }

    /// Reads a list of objects that is not a member; false when anything in it is not as expected.
    template <class T>
    [[nodiscard]] static bool read_list(const Element& value, std::vector<T>& out) {
        simdjson::dom::array items;
        if (value.get(items) != simdjson::SUCCESS) return false;
        for (const Element item : items) {
            FastFields fields(item);
            if (fields.ok_) describe(fields, out.emplace_back());
            if (!fields.ok()) return false;
        }
        return true;
    }

private:
    struct Member {
        std::string_view name;
        Element value;
        bool taken = false;
    };

    // Members mostly come in the order in which they are asked for.
    const Element* take(std::string_view name) {
        for (std::size_t i = 0; i < count_; ++i) {
            const std::size_t at = next_ + i < count_ ? next_ + i : next_ + i - count_;
            if (members_[at].name != name || members_[at].taken) continue;
            members_[at].taken = true;
            ++taken_;
            next_ = at + 1 < count_ ? at + 1 : 0;
            return &members_[at].value;
        }
        return nullptr;
    }

    bool read_text(const Element& value, std::string_view& out) {
        ok_ = ok_ && value.get(out) == simdjson::SUCCESS && out.find('\0') == std::string_view::npos;
        return ok_;
    }

    bool take_text(std::string_view name, std::string_view& out) {
        const Element* value = take(name);
        return value != nullptr && read_text(*value, out);
    }

    void read_id(std::string_view text, RecordId& out) {
        auto id = RecordId::parse(text);
        ok_ = ok_ && id.has_value();
        if (ok_) out = *std::move(id);
    }
    template <RecordKind K>
    void read_id(std::string_view text, TypedId<K>& out) {
        auto id = RecordId::parse(text);
        ok_ = ok_ && id.has_value() && id->kind() == K;
        if (ok_) out = TypedId<K>(*std::move(id));
    }

    template <class T>
    void read_object(const Element& value, T& out) {
        FastFields fields(value);
        if (fields.ok_) describe(fields, out);
        ok_ = ok_ && fields.ok();
    }

    template <class Act>
    void each(std::string_view name, const Act& act) {
        const Element* value = take(name);
        if (value == nullptr) return;
        simdjson::dom::array items;
        if (value->get(items) != simdjson::SUCCESS) {
            ok_ = false;
            return;
        }
        for (const Element item : items) act(item);
    }

    std::array<Member, 20> members_;  // no record has so many fields
    std::size_t count_ = 0, next_ = 0, taken_ = 0;
    bool ok_ = true;
};

}  // namespace gainsay::json
