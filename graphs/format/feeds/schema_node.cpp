#include "graphs/format/feeds/schema_node.hpp"

#include <algorithm>
#include <array>

#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/parts/text.hpp"

namespace gainsay::feeds {
namespace {

constexpr std::string_view own_prefix = "urn:gainsay:";
constexpr std::string_view blanks = " \t\r\n\f\v";

bool is_scalar(const Value& value) {
    return value.kind == Value::Kind::Text || value.kind == Value::Kind::Integer ||
           value.kind == Value::Kind::Float;
}

void add_values(const Value& value, std::vector<const Value*>& out) {
    if (value.kind == Value::Kind::List) {
        for (const Value& item : value.items) add_values(item, out);
        return;
    }
    if (value.kind == Value::Kind::Object && value.keys.size() == 1) {
        const std::string& name = value.keys.front().name;
        if (name == "@list" || name == "@set") return add_values(value.items.front(), out);
    }
    if (value.kind != Value::Kind::Null) out.push_back(&value);
}

/// A text, a number, or an object that is nothing but a text with its language or type.
const Value* scalar_of(const Value& value) {
    if (is_scalar(value)) return &value;
    if (value.kind != Value::Kind::Object) return nullptr;
    const Value* const inner = value.find("@value");
    return inner != nullptr && is_scalar(*inner) ? inner : nullptr;
}

}  // namespace

std::string_view local_name(std::string_view name) {
    for (const std::string_view prefix :
         {"http://schema.org/", "https://schema.org/", "http://www.schema.org/", "https://www.schema.org/",
          "http://schema.org#", "schema:", "sdo:"}) {
        if (name.starts_with(prefix)) return name.substr(prefix.size());
    }
    return name;
}

std::string_view trimmed(std::string_view text) {
    return parts::trimmed(text, blanks);
}

const Value* member(const Value& node, std::string_view name) {
    if (node.kind != Value::Kind::Object) return nullptr;
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
        if (local_name(node.keys[i].name) == name) return &node.items[i];
    }
    return nullptr;
}

std::vector<const Value*> values_of(const Value* member) {
    std::vector<const Value*> values;
    if (member != nullptr) add_values(*member, values);
    return values;
}

std::vector<std::string> types_of(const Value& node) {
    std::vector<std::string> types;
    for (const Value* const type : values_of(member(node, "@type"))) {
        const std::string name = iri_of(type);
        if (!trimmed(name).empty()) types.emplace_back(local_name(trimmed(name)));
    }
    return types;
}

bool has_type(const Value& node, std::string_view type) {
    const auto types = types_of(node);
    return std::find(types.begin(), types.end(), type) != types.end();
}

std::string text_of(const Value* value) {
    for (const Value* const one : values_of(value)) {
        if (const Value* const scalar = scalar_of(*one); scalar != nullptr && !scalar->text.empty())
            return scalar->text;
    }
    return {};
}

std::string iri_of(const Value* value) {
    if (std::string text = text_of(value); !text.empty()) return text;
    for (const Value* const one : values_of(value)) {
        for (const char* const name : {"url", "@id"}) {
            if (std::string text = text_of(member(*one, name)); !text.empty()) return text;
        }
    }
    return {};
}

bool is_plain(const Value* value) {
    if (value == nullptr) return false;
    if (is_scalar(*value)) return true;
    const bool wrapped = value->kind == Value::Kind::List && value->items.size() == 1;
    const Value& one = wrapped ? value->items.front() : *value;
    return is_scalar(one) ||
           (one.kind == Value::Kind::Object && one.keys.size() == 1 && scalar_of(one) != nullptr);
}

bool is_plain_iri(const Value* value) {
    const auto values = values_of(value);
    if (values.size() != 1 || values.front()->kind != Value::Kind::Object) return is_plain(value);
    return values.front()->keys.size() == 1 && values.front()->keys.front().name == "@id";
}

bool is_url(std::string_view text) {
    return (text.starts_with("http://") || text.starts_with("https://")) &&
           text.find_first_of(blanks) == std::string_view::npos;
}

std::string host_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    std::string_view host = url.substr(scheme + 3);
    host = host.substr(0, host.find_first_of("/?#"));
    if (host.starts_with("www.")) host.remove_prefix(4);
    return std::string(host);
}

std::string own_iri(const RecordId& id) {
    return std::string(own_prefix) + id.text();
}

std::optional<RecordId> own_id(std::string_view iri, RecordKind kind) {
    if (!iri.starts_with(own_prefix)) return std::nullopt;
    auto id = RecordId::parse(iri.substr(own_prefix.size()));
    return id && id->kind() == kind ? id : std::nullopt;
}

bool is_own(std::string_view iri) {
    return iri.starts_with(own_prefix) && RecordId::parse(iri.substr(own_prefix.size())).has_value();
}

Value text_value(std::string text) {
    Value value;
    value.kind = Value::Kind::Text;
    value.text = std::move(text);
    return value;
}

Members::Members(const Value& node)
    : node_(node), taken_(node.keys.size(), false), own_(is_own(text_of(member(node, "@id")))) {}

const Value* Members::take(std::string_view name) {
    if (node_.kind != Value::Kind::Object) return nullptr;
    for (std::size_t i = 0; i < node_.keys.size(); ++i) {
        if (local_name(node_.keys[i].name) != name) continue;
        taken_[i] = true;
        return &node_.items[i];
    }
    return nullptr;
}

std::string Members::take_text(std::string_view name) {
    const Value* const value = peek(name);
    std::string text = text_of(value);
    if (!own_) text = std::string(trimmed(text));
    if (is_plain(value) || (value != nullptr && value->kind == Value::Kind::Null)) take(name);
    return text;
}

std::vector<std::string> Members::take_texts(std::string_view name) {
    std::vector<std::string> texts;
    bool whole = true;
    for (const Value* const value : values_of(peek(name))) {
        std::string text = is_plain(value) ? text_of(value) : std::string();
        if (!own_) text = std::string(trimmed(text));
        if (text.empty()) {
            whole = false;
        } else {
            texts.push_back(std::move(text));
        }
    }
    if (whole) take(name);
    return texts;
}

Value Members::rest() const {
    Value rest = Value::object(node_.place);
    for (std::size_t i = 0; i < node_.keys.size(); ++i) {
        if (taken_[i] || node_.items[i].kind == Value::Kind::Null) continue;
        rest.add_member({std::string(local_name(node_.keys[i].name)), node_.keys[i].place}, node_.items[i]);
    }
    return rest;
}

std::string extra_of(std::string_view format, const Value& members) {
    if (members.items.empty()) return {};
    std::string extra;
    json::Writer writer(extra, json::Layout::Dense);
    writer.begin_object();
    writer.key(format);
    writer.begin_object();
    std::vector<std::size_t> order(members.keys.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return members.keys[a].name < members.keys[b].name;
    });
    for (const std::size_t i : order) {
        writer.key(members.keys[i].name);
        writer.value(members.items[i]);
    }
    writer.end_object();
    writer.end_object();
    return extra;
}

}  // namespace gainsay::feeds
