#include "engine/audit/patterns/record_values.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "graphs/format/json/json_number.hpp"
#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/text_case/record/record_fields.hpp"

namespace gainsay::audit {
namespace {

// What describe() of record_fields.hpp tells, as paths and values. Defaults are told too: a rule may ask for them.
class Paths {
public:
    using Use = std::function<void(const std::string& path, std::string value)>;

    explicit Paths(Use use) : use_(std::move(use)) {}

    template <class R>
    void tell(const R& record) {
        json::describe(*this, record);
    }

    void text(std::string_view name, const std::string& value, std::string_view = {}) {
        if (!value.empty()) put(name, value);
    }
    void texts(std::string_view name, const std::vector<std::string>& values) {
        for (const std::string& value : values) put(name, value);
    }
    void date(std::string_view name, const std::optional<Edtf>& date) {
        if (date) put(name, date->text());
    }
    void letter(std::string_view name, std::optional<char> letter) {
        if (letter) put(name, std::string(1, *letter));
    }
    void number(std::string_view name, std::optional<double> value) {
        if (value) put(name, json::to_token(*value));
    }
    void position(std::string_view name, std::optional<std::uint64_t> value) {
        if (value) put(name, std::to_string(*value));
    }
    template <class E>
    void word(std::string_view name, E value) {
        put(name, std::string(to_word(value)));
    }
    template <class E>
    void word(std::string_view name, E value, E) {
        word(name, value);
    }
    template <class E>
    void required_word(std::string_view name, E value) {
        word(name, value);
    }
    void id(std::string_view name, const RecordId& id) {
        if (!id.empty()) put(name, id.text());
    }
    template <RecordKind K>
    void id(std::string_view name, const TypedId<K>& one) {
        id(name, one.any());
    }
    template <class Id>
    void id(std::string_view name, const std::optional<Id>& one) {
        if (one) id(name, static_cast<const RecordId&>(*one));
    }
    template <class Id>
    void ids(std::string_view name, const std::vector<Id>& all) {
        for (const Id& one : all) id(name, one);
    }
    template <class T>
    void list(std::string_view name, const std::vector<T>& items) {
        for (const T& item : items) inside(name, item);
    }
    template <class T>
    void object(std::string_view name, const std::optional<T>& value) {
        if (value) inside(name, *value);
    }
    template <class T>
    void object(std::string_view name, const T& value) {
        inside(name, value);
    }

private:
    void put(std::string_view name, std::string value) {
        use_(before_ + std::string(name), std::move(value));
    }

    template <class T>
    void inside(std::string_view name, const T& value) {
        const std::string before = before_;
        before_ += std::string(name) + ".";
        json::describe(*this, value);
        before_ = before;
    }

    Use use_;
    std::string before_;
};

// A record of each kind of which every field is said.
Record full_record(RecordKind kind) {
    const AgentId agent("agent:a");
    const DocumentId document("document:d");
    const Edtf day("2018");
    switch (kind) {
        case RecordKind::Agent:
            return Agent{agent, "n", {}, {"a"}, {"s"}, 'A', {{agent, "r", day, day}}, "n", {}};
        case RecordKind::Document:
            return Document{document,
                            "t",
                            {},
                            day,
                            "u",
                            "a",
                            "en",
                            StoredCopy{"p", "s"},
                            Retraction{day, agent},
                            {agent},
                            {agent},
                            {document},
                            {{document, {}}},
                            {ClaimId("claim:c")},
                            "n",
                            {}};
        case RecordKind::Claim:
            return Claim{
                ClaimId("claim:c"), "t", "en", {"t"}, day, {{"m", "s", "p", day, 1, 1, 1, "u", {}}}, "n", {}};
        case RecordKind::Statement:
            return Statement{StatementId("statement:s"),
                             agent,
                             {},
                             ClaimId("claim:c"),
                             {},
                             {},
                             day,
                             {{document, "c", Selector{"e", "p", "s", 1, 2}, document}},
                             Retraction{day, agent},
                             "n",
                             {}};
        case RecordKind::Relation:
            return Relation{RelationId("relation:r"),
                            {},
                            ClaimId("claim:c"),
                            ClaimId("claim:c"),
                            agent,
                            document,
                            {},
                            "human",
                            "n",
                            {}};
        case RecordKind::Review:
            break;
    }
    return Review{ReviewId("review:v"), ClaimId("claim:c"), agent, document, {1, 1, 1, "l"}, day, "n", {}};
}

void append_json(const json::Value& value, std::vector<std::string>& out) {
    switch (value.kind) {
        case json::Value::Kind::Text:
        case json::Value::Kind::Integer:
        case json::Value::Kind::Float:
            out.push_back(value.text);
            break;
        case json::Value::Kind::Boolean:
            out.emplace_back(value.boolean ? "true" : "false");
            break;
        case json::Value::Kind::List:
            for (const json::Value& item : value.items) append_json(item, out);
            break;
        default:
            break;
    }
}

// `path` names members within members.
void append_extra(const std::string& extra, std::string_view path, std::vector<std::string>& out) {
    if (extra.empty()) return;
    json::Source source{std::string_view(extra)};
    const json::Value whole = json::parse_value(source, {});
    const json::Value* at = &whole;
    while (at != nullptr && !path.empty()) {
        const std::size_t dot = std::min(path.find('.'), path.size());
        at = at->find(path.substr(0, dot));
        path.remove_prefix(std::min(dot + 1, path.size()));
    }
    if (at != nullptr) append_json(*at, out);
}

}  // namespace

const std::vector<std::string>& field_paths(RecordKind kind) {
    static const auto all = [] {
        std::array<std::vector<std::string>, record_kind_count> out;
        for (std::size_t k = 0; k < record_kind_count; ++k) {
            Paths paths([&](const std::string& path, const std::string&) { out[k].push_back(path); });
            std::visit([&](const auto& record) { paths.tell(record); },
                       full_record(static_cast<RecordKind>(k)));
        }
        return out;
    }();
    return all[static_cast<std::size_t>(kind)];
}

std::vector<std::string> values_of(const Record& record, std::string_view path) {
    constexpr std::string_view extra = "extra.";
    std::vector<std::string> out;
    if (path.starts_with(extra)) {
        std::visit([&](const auto& one) { append_extra(one.extra, path.substr(extra.size()), out); }, record);
        return out;
    }
    Paths paths([&](const std::string& told, std::string value) {
        if (told == path) out.push_back(std::move(value));
    });
    std::visit([&](const auto& one) { paths.tell(one); }, record);
    return out;
}

}  // namespace gainsay::audit
