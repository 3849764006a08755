#include "tests/graphs/format/round_trip.hpp"

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <type_traits>
#include <vector>

#include "graphs/format/text_case/case_json.hpp"
#include "graphs/format/text_case/record/record_fields.hpp"
#include "graphs/model/source.hpp"

namespace gainsay::test {
namespace {

/// Told of every field by describe(): empties those that `lost` names.
class Eraser {
public:
    Eraser(std::string path, const std::set<std::string>& lost) : path_(std::move(path)), lost_(lost) {}

    void text(std::string_view name, std::string& text, std::string_view normal = {}) {
        if (is_lost(name)) text = normal;
    }
    template <class T>
    void texts(std::string_view name, std::vector<T>& texts) {
        if (is_lost(name)) return texts.clear();
        erase_items(name, texts);
    }
    template <class T>
    void date(std::string_view name, T& value) {
        clear(name, value);
    }
    template <class T>
    void letter(std::string_view name, T& value) {
        clear(name, value);
    }
    template <class T>
    void number(std::string_view name, T& value) {
        clear(name, value);
    }
    template <class T>
    void position(std::string_view name, T& value) {
        clear(name, value);
    }
    template <class T>
    void id(std::string_view name, T& value) {
        clear(name, value);
    }
    template <class T>
    void ids(std::string_view name, std::vector<T>& list) {
        texts(name, list);
    }
    template <class E>
    void word(std::string_view name, E& value, E normal = {}) {
        if (is_lost(name)) value = normal;
    }
    template <class E>
    void required_word(std::string_view name, E& value) {
        clear(name, value);
    }
    template <class T>
    void object(std::string_view name, T& object) {
        if (is_lost(name)) {
            object = {};
            return;
        }
        if constexpr (requires { object.has_value(); }) {
            if (!object) return;
            const bool said = *object != std::remove_cvref_t<decltype(*object)>{};
            below(field(name), *object);
            if (said && *object == std::remove_cvref_t<decltype(*object)>{}) object.reset();
        } else {
            below(field(name), object);
        }
    }
    template <class T>
    void list(std::string_view name, std::vector<T>& list) {
        if (is_lost(name)) return list.clear();
        // An item of which nothing is left is no item.
        for (std::size_t i = list.size(); i-- > 0;) {
            const bool said = list[i] != T{};
            below(item(name, i), list[i]);
            if ((said && list[i] == T{}) || is_lost_item(name, i))
                list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }

private:
    template <class T>
    void below(const std::string& path, T& object) const {
        Eraser eraser(path, lost_);
        json::describe(eraser, object);
    }
    template <class T>
    void clear(std::string_view name, T& value) const {
        if (is_lost(name)) value = {};
    }
    template <class T>
    void erase_items(std::string_view name, std::vector<T>& list) const {
        for (std::size_t i = list.size(); i-- > 0;) {
            if (is_lost_item(name, i)) list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }
    [[nodiscard]] std::string field(std::string_view name) const {
        return path_.empty() ? std::string(name) : path_ + "." + std::string(name);
    }
    [[nodiscard]] std::string item(std::string_view name, std::size_t index) const {
        return field(name) + "[" + std::to_string(index) + "]";
    }
    [[nodiscard]] bool is_lost_item(std::string_view name, std::size_t index) const {
        return lost_.contains(item(name, index));
    }
    [[nodiscard]] bool is_lost(std::string_view name) const { return lost_.contains(field(name)); }

    std::string path_;
    const std::set<std::string>& lost_;
};

using LostFields = std::map<std::string, std::set<std::string>>;  // by record id; "" is the case as a whole

template <class T>
void erase_fields(T& object, const std::set<std::string>& lost) {
    Eraser eraser({}, lost);
    json::describe(eraser, object);
    if (lost.contains("extra")) object.extra.clear();
}

template <class T>
void erase_from(std::vector<T>& list, const LostFields& lost) {
    std::erase_if(list, [&](T& record) {
        const auto at = lost.find(record.id.text());
        if (at == lost.end()) return false;
        erase_fields(record, at->second);
        return at->second.contains("");
    });
}

}  // namespace

Case less(Case whole, const LossReport& losses) {
    LostFields lost;
    for (const LossReport::Kind& kind : losses.kinds()) {
        EXPECT_EQ(kind.first.size(), kind.count) << "the report did not keep every place";
        for (const Loss& loss : kind.first) lost[loss.record.text()].insert(loss.field);
    }
    if (const auto at = lost.find(""); at != lost.end()) erase_fields(whole.info, at->second);
    erase_from(whole.agents, lost);
    erase_from(whole.documents, lost);
    erase_from(whole.claims, lost);
    erase_from(whole.statements, lost);
    erase_from(whole.relations, lost);
    erase_from(whole.reviews, lost);
    return whole;
}

void expect_round_trip(const Format& format, const Case& whole, const WriteOptions& options) {
    const CaseSource source(whole);
    LossReport written(LossReport::every_place), again(LossReport::every_place),
        read(LossReport::every_place);
    std::stringstream bytes, bytes_again;
    format.write(bytes, source, options, written);
    format.write(bytes_again, source, options, again);
    EXPECT_EQ(bytes.str(), bytes_again.str()) << "the same case gave other bytes";
    if (record_count(whole) > 0) {
        EXPECT_EQ(guess_format(std::string_view(bytes.str()).substr(0, guess_bytes)), &format);
    }
    CaseBuilder builder;
    try {
        format.read(bytes, format.name, builder, {}, read);
    } catch (const Error& error) {
        ADD_FAILURE() << error.what() << "\n" << bytes.str();
        return;
    }
    for (const LossReport::Kind& kind : read.kinds()) {
        ADD_FAILURE() << "reading lost " << kind.count << " × " << kind.what << ": " << kind.why;
    }
    const auto text = [](const Case& one) {
        std::ostringstream out;
        write_case_json(out, CaseSource(one));
        return out.str();
    };
    EXPECT_EQ(text(builder.take()), text(less(whole, written))) << bytes.str();
}

}  // namespace gainsay::test
