#include "graphs/format/rdf/syntax/jsonld_context.hpp"

#include "graphs/format/rdf/vocabulary.hpp"
#include "graphs/format/text_case/record/field_reader.hpp"

namespace gainsay::rdf {
namespace {

using json::Value;

bool is_keyword(std::string_view name) {
    return !name.empty() && name.front() == '@';
}

bool is_absolute(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon != std::string_view::npos && name.find_first_of("/?#") > colon;
}

}  // namespace

void Context::add(const Value& value, json::ProblemList& problems) {
    switch (value.kind) {
        case Value::Kind::Null: {
            std::string base = std::move(base_);
            *this = Context();
            base_ = std::move(base);
            return;
        }
        case Value::Kind::List:
            for (const Value& one : value.items) add(one, problems);
            return;
        case Value::Kind::Object:
            return add_terms(value, problems);
        case Value::Kind::Text: {
            std::string_view name = value.text;
            if (name.starts_with("http://")) name.remove_prefix(7);
            if (name.starts_with("https://")) name.remove_prefix(8);
            if (name == "schema.org" || name == "schema.org/" ||
                name == "schema.org/docs/jsonldcontext.json" ||
                name == "schema.org/docs/jsonldcontext.jsonld") {
                vocabulary_ = "https://schema.org/";
                for (const char* link : {"url", "sameAs", "archivedAt", "contentUrl", "image", "logo"})
                    terms_[link] = {"https://schema.org/" + std::string(link), "@id", {}, {}, false};
                return;
            }
            problems.add(
                value.place, {}, "@context",
                "found the context <" + value.text.substr(0, 100) +
                    ">, which is not known here, and nothing is fetched; put its content in its place",
                ErrorCode::Unsupported);
            return;
        }
        default:
            problems.add(value.place, {}, "@context",
                         "found " + json::found(value) + ", expected an object in { }");
    }
}

std::string Context::expand_in(std::string_view name, const Value& context) const {
    if (is_keyword(name)) return std::string(name);
    const std::size_t colon = name.find(':');
    if (colon != std::string_view::npos && !name.substr(colon + 1).starts_with("//")) {
        // A prefix of the context that is being read counts, wherever in it it stands.
        const Value* const prefix = context.find(name.substr(0, colon));
        if (prefix != nullptr && prefix->kind == Value::Kind::Text && prefix->text != name &&
            is_absolute(prefix->text))
            return prefix->text + std::string(name.substr(colon + 1));
        if (prefix != nullptr && prefix->kind == Value::Kind::Object) {
            const Value* const id = prefix->find("@id");
            if (id != nullptr && id->kind == Value::Kind::Text && is_absolute(id->text))
                return id->text + std::string(name.substr(colon + 1));
        }
    } else if (colon == std::string_view::npos) {
        const Value* const other = context.find(name);
        if (other != nullptr && other->kind == Value::Kind::Text && other->text != name &&
            is_absolute(other->text))
            return other->text;
    }
    return expand_name(name);
}

void Context::add_terms(const Value& value, json::ProblemList& problems) {
    const auto words = [&](const char* name) {
        return value.find(name) != nullptr && value.find(name)->kind == Value::Kind::Text
                   ? value.find(name)->text
                   : std::string();
    };
    if (value.find("@import") != nullptr) {
        problems.add(value.place, {}, "@context",
                     "found @import, and nothing is fetched; put its content in its place",
                     ErrorCode::Unsupported);
        return;
    }
    if (value.find("@vocab") != nullptr)
        vocabulary_ = words("@vocab").empty() ? "" : expand_in(words("@vocab"), value);
    if (value.find("@language") != nullptr) language_ = words("@language");
    if (value.find("@base") != nullptr && is_absolute(words("@base"))) base_ = words("@base");
    for (std::size_t i = 0; i < value.items.size(); ++i) {
        if (!is_keyword(value.keys[i].name)) add_term(value.keys[i].name, value.items[i], value, problems);
    }
}

void Context::add_term(const std::string& name, const Value& meaning, const Value& context,
                       json::ProblemList& problems) {
    TermMeaning made;
    if (meaning.kind == Value::Kind::Text) {
        made.id = expand_in(meaning.text, context);
    } else if (meaning.kind == Value::Kind::Object) {
        const auto words = [&](const char* key) {
            const Value* const one = meaning.find(key);
            return one != nullptr && one->kind == Value::Kind::Text ? one->text : std::string();
        };
        made.reverse = meaning.find("@reverse") != nullptr;
        const std::string id = made.reverse ? words("@reverse") : words("@id");
        made.id = expand_in(id.empty() ? std::string_view(name) : std::string_view(id), context);
        if (!words("@type").empty()) made.type = expand_in(words("@type"), context);
        if (meaning.find("@language") != nullptr) made.language = words("@language");
        const Value* container = meaning.find("@container");
        for (const std::string& one : container == nullptr ? std::vector<std::string>{}
                                      : container->kind == Value::Kind::List
                                          ? [&] { std::vector<std::string> all; for (const Value& v : container->items) all.push_back(v.text); return all; }()
                                          : std::vector<std::string>{container->text}) {
            if (one == "@set") continue;
            if (one != "@list" && one != "@language" && one != "@index") {
                problems.add(container->place, {}, name,
                             "found the container " + one.substr(0, 40) +
                                 ", expected one of @list, @set, @language, @index",
                             ErrorCode::Unsupported);
                return;
            }
            made.container = one;
        }
        if (meaning.find("@context") != nullptr) {
            problems.add(meaning.place, {}, name, "found a context within a term, which is not read here",
                         ErrorCode::Unsupported);
            return;
        }
    } else if (meaning.kind != Value::Kind::Null) {
        problems.add(meaning.place, {}, name,
                     "found " + json::found(meaning) + ", expected what the term means");
        return;
    }
    terms_[name] = std::move(made);
}

const TermMeaning* Context::term(std::string_view name) const {
    const auto at = terms_.find(name);
    return at == terms_.end() ? nullptr : &at->second;
}

std::string Context::expand_name(std::string_view name) const {
    if (is_keyword(name)) return std::string(name);
    if (const TermMeaning* known = term(name)) return known->id;
    const std::size_t colon = name.find(':');
    if (colon != std::string_view::npos) {
        const TermMeaning* const prefix = term(name.substr(0, colon));
        if (prefix != nullptr && !prefix->id.empty() && !name.substr(colon + 1).starts_with("//"))
            return prefix->id + std::string(name.substr(colon + 1));
        return is_absolute(name) ? std::string(name) : std::string();
    }
    return vocabulary_.empty() ? std::string() : vocabulary_ + std::string(name);
}

std::string Context::expand_id(std::string_view id) const {
    const std::size_t colon = id.find(':');
    if (colon != std::string_view::npos) {
        const TermMeaning* const prefix = term(id.substr(0, colon));
        if (prefix != nullptr && !prefix->id.empty() && !id.substr(colon + 1).starts_with("//"))
            return prefix->id + std::string(id.substr(colon + 1));
        if (is_absolute(id)) return std::string(id);
    }
    if (id.starts_with("#") || base_.empty()) return base_ + std::string(id);
    const std::size_t slash = base_.find_last_of('/');
    if (id.starts_with("/")) {
        const std::size_t host = base_.find("://");
        const std::size_t path = host == std::string::npos ? std::string::npos : base_.find('/', host + 3);
        return base_.substr(0, path) + std::string(id);
    }
    return base_.substr(0, slash == std::string::npos ? 0 : slash + 1) + std::string(id);
}

}  // namespace gainsay::rdf
