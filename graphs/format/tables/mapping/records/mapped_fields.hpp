#pragma once

#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/parts/dates.hpp"
#include "graphs/format/parts/text.hpp"
#include "graphs/format/tables/mapping/rows/evaluator.hpp"
#include "graphs/format/text_case/record/record_fields.hpp"

namespace gainsay::tables {

/// A date of numbers in the order that `order` names ("DMY"), whatever parts them; nullopt for anything else.
[[nodiscard]] std::optional<Edtf> numeric_date(std::string_view text, std::string_view order);

/// Fills the fields that describe() names as a plan says.
class MappedFields {
public:
    /// A value that cannot stand in a field.
    using Misfit = std::function<void(std::string_view field, std::string_view text, const char* why)>;

    MappedFields(Evaluator& evaluator, const ObjectPlan& plan, const Misfit& misfit)
        : evaluator_(evaluator), plan_(plan), misfit_(misfit) {}

    /// Did the row say anything? What stands in the mapping, and the ids of other records, do not count.
    [[nodiscard]] bool said() const noexcept { return said_; }
    /// Was a record named that was not made?
    [[nodiscard]] bool misses() const noexcept { return misses_; }

    void text(std::string_view, std::string& out, std::string_view = {}) {
        if (const Expression* value = next().get()) take(*value, out);
    }
    void texts(std::string_view, std::vector<std::string>& out) {
        const Expression* const value = next().get();
        if (value == nullptr) return;
        for (std::string& text : evaluator_.texts(*value)) {
            if (std::find(out.begin(), out.end(), text) == out.end()) out.push_back(std::move(text));
        }
        said_ = said_ || (!out.empty() && has_path(*value));
    }
    void date(std::string_view name, std::optional<Edtf>& out) {
        std::string text;
        const Expression* const value = next().get();
        if (value == nullptr || !take(*value, text)) return;
        out = value->date.empty() ? parts::date_of(text) : numeric_date(text, value->date);
        if (!out) misfit_(name, text, "it is no date, as far as the mapping says how dates are spelt");
    }
    void letter(std::string_view name, std::optional<char>& out) {
        std::string text;
        const Expression* const value = next().get();
        if (value == nullptr || !take(*value, text)) return;
        if (text.size() == 1 && text[0] >= 'A' && text[0] <= 'F') {
            out = text[0];
        } else {
            misfit_(name, text, "it is none of the grades A to F");
        }
    }
    void number(std::string_view name, std::optional<double>& out) {
        std::string text;
        const Expression* const value = next().get();
        if (value == nullptr || !take(*value, text)) return;
        const std::string_view digits = parts::trimmed(text);
        double number = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        const bool good =
            error == std::errc{} && end == digits.data() + digits.size() && number - number == 0;
        if (good) {
            out = number;
        } else {
            misfit_(name, text, "it is no number");
        }
    }
    void position(std::string_view name, std::optional<std::uint64_t>& out) {
        std::string text;
        const Expression* const value = next().get();
        if (value == nullptr || !take(*value, text)) return;
        std::uint64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        const bool good =
            error == std::errc{} && end == text.data() + text.size() && number <= (std::uint64_t{1} << 53U);
        if (good) {
            out = number;
        } else {
            misfit_(name, text, "it is no whole number");
        }
    }

    void id(std::string_view, RecordId& out) {
        if (auto id = one_id()) out = *std::move(id);
    }
    template <RecordKind K>
    void id(std::string_view, TypedId<K>& out) {
        if (auto id = one_id()) out = TypedId<K>(*std::move(id));
    }
    template <class Id>
    void id(std::string_view, std::optional<Id>& out) {
        if (auto id = one_id()) out = Id(*std::move(id));
    }
    template <RecordKind K>
    void ids(std::string_view, std::vector<TypedId<K>>& out) {
        const Expression* const value = next().get();
        if (value == nullptr) return;
        for (RecordId& id : evaluator_.ids(*value)) {
            TypedId<K> typed(std::move(id));
            if (std::find(out.begin(), out.end(), typed) == out.end()) out.push_back(std::move(typed));
        }
    }

    template <class E>
    void word(std::string_view name, E& out, E = {}) {
        std::string text;
        const Expression* const value = next().get();
        if (value == nullptr || !take(*value, text)) return;
        if (const auto word = from_word<E>(text)) {
            out = *word;
        } else {
            misfit_(name, text, "it is none of the words for this field; a map can say which it means");
        }
    }
    template <class E>
    void required_word(std::string_view name, E& out) {
        word(name, out);
    }

    template <class T>
    void object(std::string_view, T& out) {
        const FieldPlan& field = plan_.fields[next_++];
        if (field.object) below(*field.object, out);
    }
    template <class T>
    void object(std::string_view, std::optional<T>& out) {
        const FieldPlan& field = plan_.fields[next_++];
        if (!field.object) return;
        below(*field.object, out.emplace());
        if (*out == T{}) out.reset();
    }
    template <class T>
    void list(std::string_view name, std::vector<T>& out) {
        const FieldPlan& field = plan_.fields[next_++];
        for (const auto& item : field.items) {
            if (!evaluator_.holds(item->when)) continue;
            // Where none of the records was made that it names, it may still say something, which is lost.
            const std::size_t count = std::max<std::size_t>(how_many(*item), 1);
            const std::size_t before = evaluator_.picked();
            for (std::size_t n = 0; n < count; ++n) {
                evaluator_.pick(n);
                T one{};
                MappedFields fields(evaluator_, *item, misfit_);
                json::describe(fields, one);
                said_ = said_ || fields.said_;
                if (fields.misses_) {
                    if (fields.said_) misfit_(name, {}, "the record that it names was not made");
                } else if (one != T{} && std::find(out.begin(), out.end(), one) == out.end()) {
                    out.push_back(std::move(one));
                }
            }
            evaluator_.pick(before);
        }
    }

private:
    struct Planned {
        const FieldPlan& field;
        [[nodiscard]] const Expression* get() const { return field.value ? &*field.value : nullptr; }
    };
    Planned next() { return {plan_.fields[next_++]}; }

    bool take(const Expression& value, std::string& out) {
        std::string text = evaluator_.text(value);
        if (text.empty()) return false;
        said_ = said_ || has_path(value);
        out = std::move(text);
        return true;
    }

    std::optional<RecordId> one_id() {
        const Expression* const value = next().get();
        if (value == nullptr) return std::nullopt;
        std::vector<RecordId> ids = evaluator_.ids(*value);
        if (ids.empty()) {
            misses_ = true;
            return std::nullopt;
        }
        return std::move(ids[std::min(evaluator_.picked(), ids.size() - 1)]);
    }

    // As many items as the record has that is named most often; one when none is.
    std::size_t how_many(const ObjectPlan& item) {
        std::size_t most = 0;
        bool names = false;
        for (const FieldPlan& field : item.fields) {
            if (!field.value) continue;
            const auto ids = evaluator_.ids(*field.value);
            names = names || field.value->reference.has_value();
            most = std::max(most, ids.size());
        }
        return names ? most : 1;
    }

    template <class T>
    void below(const ObjectPlan& plan, T& out) {
        MappedFields fields(evaluator_, plan, misfit_);
        json::describe(fields, out);
        said_ = said_ || fields.said_;
    }

    Evaluator& evaluator_;
    const ObjectPlan& plan_;
    const Misfit& misfit_;
    std::size_t next_ = 0;
    bool said_ = false, misses_ = false;
};

}  // namespace gainsay::tables
