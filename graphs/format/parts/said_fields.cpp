#include "graphs/format/parts/said_fields.hpp"

#include <algorithm>
#include <optional>
#include <variant>

#include "graphs/format/text_case/record/record_fields.hpp"

namespace gainsay::parts {
namespace {

/// Told of every field by describe(): notes those that differ from saying nothing.
class Collector {
public:
    Collector(std::string path, std::vector<std::string>& said) : path_(std::move(path)), said_(said) {}

    void text(std::string_view name, const std::string& text, std::string_view normal = {}) {
        if (text != normal) say(name);
    }
    template <class T>
    void texts(std::string_view name, const std::vector<T>& texts) {
        for (std::size_t i = 0; i < texts.size(); ++i) said_.push_back(item(name, i));
    }
    void date(std::string_view name, const std::optional<Edtf>& date) {
        if (date) say(name);
    }
    void letter(std::string_view name, std::optional<char> letter) {
        if (letter) say(name);
    }
    void number(std::string_view name, std::optional<double> number) {
        if (number) say(name);
    }
    void position(std::string_view name, std::optional<std::uint64_t> position) {
        if (position) say(name);
    }
    template <class Id>
    void id(std::string_view name, const Id& id) {
        if (!id.empty() && !(path_.empty() && name == "id")) say(name);
    }
    template <class Id>
    void id(std::string_view name, const std::optional<Id>& given) {
        if (given) say(name);
    }
    template <class Id>
    void ids(std::string_view name, const std::vector<Id>& ids) {
        texts(name, ids);
    }
    template <class E>
    void word(std::string_view name, E value, E normal = {}) {
        if (value != normal) say(name);
    }
    template <class E>
    void required_word(std::string_view name, E) {
        say(name);
    }
    template <class T>
    void object(std::string_view name, const T& object) {
        if (object != T{}) below(field(name), object);
    }
    template <class T>
    void object(std::string_view name, const std::optional<T>& object) {
        if (object) below(field(name), *object);
    }
    template <class T>
    void list(std::string_view name, const std::vector<T>& list) {
        for (std::size_t i = 0; i < list.size(); ++i) below(item(name, i), list[i]);
    }

private:
    template <class T>
    void below(const std::string& path, const T& object) {
        const std::size_t before = said_.size();
        Collector collector(path, said_);
        json::describe(collector, object);
        if (said_.size() == before) said_.push_back(path);
    }
    [[nodiscard]] std::string field(std::string_view name) const {
        return path_.empty() ? std::string(name) : path_ + "." + std::string(name);
    }
    [[nodiscard]] std::string item(std::string_view name, std::size_t index) const {
        return field(name) + "[" + std::to_string(index) + "]";
    }
    void say(std::string_view name) { said_.push_back(field(name)); }

    std::string path_;
    std::vector<std::string>& said_;
};

template <class T>
std::vector<std::string> said_in(const T& object) {
    std::vector<std::string> said;
    Collector collector({}, said);
    json::describe(collector, object);
    if (!object.extra.empty()) said.emplace_back("extra");
    return said;
}

}  // namespace

std::vector<std::string> said_fields(const Record& record) {
    return std::visit([](const auto& one) { return said_in(one); }, record);
}

std::vector<std::string> said_fields(const CaseInfo& info) {
    return said_in(info);
}

std::string without_indexes(std::string_view field) {
    std::string kind;
    bool inside = false;
    for (const char c : field) {
        if (c == ']') inside = false;
        if (!inside) kind.push_back(c);
        if (c == '[') inside = true;
    }
    return kind;
}

bool KeptFields::holds(std::string_view field) const {
    const std::string kind = without_indexes(field);
    return std::any_of(kept_.begin(), kept_.end(), [&](std::string_view kept) {
        return kind.starts_with(kept) &&
               (kind.size() == kept.size() || kind[kept.size()] == '.' || kind[kept.size()] == '[');
    });
}

void report_unkept(const Record& record, const KeptFields& kept, std::string_view why, LossReport& losses) {
    for (std::string& field : said_fields(record)) {
        if (kept.holds(field)) continue;
        losses.add({std::string(to_string(kind_of(record))) + "." + without_indexes(field),
                    std::string(why),
                    id_of(record),
                    std::move(field),
                    {}});
    }
}

void report_unkept(const CaseInfo& info, const KeptFields& kept, std::string_view why, LossReport& losses) {
    for (std::string& field : said_fields(info)) {
        if (kept.holds(field)) continue;
        losses.add({"case." + without_indexes(field), std::string(why), {}, std::move(field), {}});
    }
}

void report_record(const RecordId& record, std::string what, std::string_view why, LossReport& losses) {
    losses.add({std::move(what), std::string(why), record, {}, {}});
}

}  // namespace gainsay::parts
