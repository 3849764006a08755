#include <algorithm>
#include <initializer_list>
#include <istream>

#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/parts/json_document.hpp"
#include "graphs/format/parts/text.hpp"
#include "graphs/format/rdf/mapping/graph_read.hpp"
#include "graphs/format/rdf/rdf.hpp"
#include "graphs/format/rdf/syntax/jsonld_context.hpp"
#include "graphs/format/rdf/vocabulary.hpp"
#include "graphs/format/text_case/record/field_reader.hpp"

// Expansion and flattening in one walk: a JSON-LD document is a tree of nodes, each of which gives its triples.

namespace gainsay::rdf {
namespace {

using json::Value;

class DocumentWalk {
public:
    DocumentWalk(std::string_view name, std::size_t number, Graph& graph, const ReadOptions& options,
                 LossReport& losses, json::ProblemList& problems)
        : number_(number),
          graph_(graph),
          options_(options),
          losses_(losses),
          problems_(problems),
          name_(name) {}

    void walk(const Value& document) {
        Context context;
        const std::size_t slash = name_.find_last_of('/');
        context.base("file:///" + name_.substr(slash == std::string::npos ? 0 : slash + 1));
        walk_top(document, context);
    }

private:
    void walk_top(const Value& value, const Context& context) {
        if (value.kind == Value::Kind::List) {
            for (const Value& one : value.items) walk_top(one, context);
        } else if (value.kind == Value::Kind::Object) {
            (void)node(value, context);
        } else {
            problems_.add(value.place, {}, {},
                          "found " + json::found(value) + ", expected JSON-LD, an object in { }");
        }
    }

    void add(const Term& subject, const std::string& property, Term object, json::Place place) {
        const std::uint64_t most = options_.max_records;
        if (most != 0 && graph_.size() >= most) {
            problems_.add(place, {}, {}, "the graph has more than " + std::to_string(most) + " triples",
                          ErrorCode::Limit);
            throw json::Enough{};
        }
        graph_.add(subject, shorten(property), std::move(object), problems_.at(place));
    }

    Term fresh() {
        return {Term::Kind::Blank, std::to_string(number_) + ".j" + std::to_string(++blanks_), {}, {}};
    }

    Term id_term(const std::string& id, const Context& context) {
        if (id.starts_with("_:"))
            return {Term::Kind::Blank, std::to_string(number_) + "." + id.substr(2), {}, {}};
        return iri(shorten(context.expand_id(id)));
    }

    /// The members of a node; returns what names it.
    Term node(const Value& object, const Context& outer) {
        Context context = outer;
        if (const Value* own = object.find("@context")) context.add(*own, problems_);
        Term subject;
        bool named = false;
        std::size_t said = 0;
        for (std::size_t i = 0; i < object.items.size(); ++i) {
            const std::string key = context.expand_name(object.keys[i].name);
            if (key == "@id" && object.items[i].kind == Value::Kind::Text && !object.items[i].text.empty()) {
                subject = id_term(object.items[i].text, context);
                named = true;
            }
            if (key != "@id" && key != "@context" && key != "@graph") ++said;
        }
        if (!named) subject = fresh();
        for (std::size_t i = 0; i < object.items.size(); ++i) {
            member(subject, object.keys[i], object.items[i], context, named || said > 0);
        }
        return subject;
    }

    void member(const Term& subject, const Value::Key& key, const Value& value, const Context& context,
                bool named) {
        const std::string property = context.expand_name(key.name);
        if (property.empty()) {
            lose("member " + key.name, "the context gives it no meaning", key.name, key.place);
        } else if (property == "@type") {
            each(value, [&](const Value& one) {
                if (one.kind != Value::Kind::Text) return refuse(one, "@type", "the name of a type");
                const std::string type = context.expand_name(one.text);
                if (type.empty())
                    return lose("type " + one.text, "the context gives it no meaning", "@type", one.place);
                add(subject, rdf_type, iri(shorten(type)), one.place);
            });
        } else if (property == "@graph" || property == "@included") {
            if (property == "@graph" && named)
                lose("name of a graph", "a case is one graph", subject.text, key.place);
            each(value, [&](const Value& one) {
                if (one.kind == Value::Kind::Object) (void)node(one, context);
                if (one.kind != Value::Kind::Object) refuse(one, "@graph", "an object in { }");
            });
        } else if (property == "@reverse") {
            if (value.kind != Value::Kind::Object) return refuse(value, "@reverse", "an object in { }");
            for (std::size_t i = 0; i < value.items.size(); ++i) {
                const std::string back = context.expand_name(value.keys[i].name);
                if (back.empty()) {
                    lose("member " + value.keys[i].name, "the context gives it no meaning",
                         value.keys[i].name, value.keys[i].place);
                } else {
                    reversed(subject, back, value.items[i], context);
                }
            }
        } else if (property == "@nest") {
            each(value, [&](const Value& one) {
                for (std::size_t i = 0; i < one.keys.size(); ++i)
                    member(subject, one.keys[i], one.items[i], context, named);
            });
        } else if (property.front() != '@') {
            values(subject, property, context.term(key.name), value, context);
        } else if ((property != "@id" || value.kind != Value::Kind::Text) && property != "@context") {
            lose("member " + property, "it is not read here", key.name, key.place);
        }
    }

    void lose(std::string what, const char* why, const std::string& field, json::Place place) {
        losses_.add({std::move(what), why, {}, field, problems_.at(place)});
    }
    /// Members beside those that say what a value is.
    void lose_beside(const Value& object, std::initializer_list<std::string_view> known) {
        for (const Value::Key& key : object.keys) {
            if (std::find(known.begin(), known.end(), key.name) == known.end())
                lose("member " + key.name + " of a value", "a value has no members of its own", key.name,
                     key.place);
        }
    }

    void reversed(const Term& subject, const std::string& property, const Value& value,
                  const Context& context) {
        each(value, [&](const Value& one) {
            if (one.kind == Value::Kind::Object) {
                add(node(one, context), property, subject, one.place);
            } else if (one.kind == Value::Kind::Text) {
                add(id_term(one.text, context), property, subject, one.place);
            } else {
                lose("value of a reversed property", "it names no node", property, one.place);
            }
        });
    }

    void values(const Term& subject, const std::string& property, const TermMeaning* meaning,
                const Value& value, const Context& context) {
        const std::string container = meaning == nullptr ? std::string() : meaning->container;
        if (meaning != nullptr && meaning->reverse) return reversed(subject, property, value, context);
        if (meaning != nullptr && meaning->type == "@json") {
            add(subject, property, text(json::dense(value), "rdf:JSON"), value.place);
        } else if (container == "@list") {
            add(subject, property, list(value, meaning, context), value.place);
        } else if ((container == "@language" || container == "@index") && value.kind == Value::Kind::Object) {
            for (std::size_t i = 0; i < value.items.size(); ++i) {
                each(value.items[i], [&](const Value& one) {
                    if (container == "@index") return one_value(subject, property, meaning, one, context);
                    if (one.kind != Value::Kind::Text)
                        return lose("value in a language", "it is no text", property, one.place);
                    Term term = text(one.text);
                    if (value.keys[i].name != "@none") term.language = value.keys[i].name;
                    add(subject, property, std::move(term), one.place);
                });
            }
        } else {
            each(value, [&](const Value& one) { one_value(subject, property, meaning, one, context); });
        }
    }

    void one_value(const Term& subject, const std::string& property, const TermMeaning* meaning,
                   const Value& value, const Context& context) {
        if (value.kind == Value::Kind::Object && value.find("@list") != nullptr) {
            lose_beside(value, {"@list"});
            return add(subject, property, list(*value.find("@list"), meaning, context), value.place);
        }
        if (value.kind == Value::Kind::Object && value.find("@set") != nullptr) {
            lose_beside(value, {"@set"});
            return each(*value.find("@set"),
                        [&](const Value& one) { one_value(subject, property, meaning, one, context); });
        }
        if (auto term = term_of(meaning, value, context))
            add(subject, property, *std::move(term), value.place);
    }

    std::optional<Term> term_of(const TermMeaning* meaning, const Value& value, const Context& context) {
        const std::string type = meaning == nullptr ? std::string() : meaning->type;
        switch (value.kind) {
            case Value::Kind::Object:
                return value_object(value) ? literal(value, context) : std::optional(node(value, context));
            case Value::Kind::Text: {
                if (value.text.find('\0') != std::string::npos) {
                    refuse(value, {}, "a text without U+0000");
                    return std::nullopt;
                }
                if (type == "@id") return id_term(value.text, context);
                if (type == "@vocab") {
                    const std::string name = context.expand_name(value.text);
                    return name.empty() ? id_term(value.text, context) : iri(shorten(name));
                }
                Term term = text(value.text, type.empty() || type == "@none" ? std::string() : shorten(type));
                if (term.datatype == "xsd:string") term.datatype.clear();
                if (term.datatype.empty())
                    term.language =
                        meaning != nullptr && meaning->language ? *meaning->language : context.language();
                return term;
            }
            case Value::Kind::Boolean:
                return text(value.boolean ? "true" : "false", "xsd:boolean");
            case Value::Kind::Integer:
            case Value::Kind::Float: {
                const bool own = !type.empty() && type.front() != '@';
                return text(value.text, own                                  ? shorten(type)
                                        : value.kind == Value::Kind::Integer ? "xsd:integer"
                                                                             : "xsd:double");
            }
            default:
                return std::nullopt;
        }
    }

    static bool value_object(const Value& value) { return value.find("@value") != nullptr; }

    std::optional<Term> literal(const Value& object, const Context& context) {
        const Value& value = *object.find("@value");
        const Value* const type = object.find("@type");
        const Value* const language = object.find("@language");
        lose_beside(object, {"@value", "@type", "@language"});
        if (type != nullptr && type->text == "@json") return text(json::dense(value), "rdf:JSON");
        auto term = value.kind == Value::Kind::Object ? std::nullopt : term_of(nullptr, value, context);
        if (!term) {
            if (value.kind == Value::Kind::Object || value.kind == Value::Kind::List)
                lose("@value", "it is neither a text nor a number", "@value", value.place);
            return std::nullopt;
        }
        term->language =
            language != nullptr && language->kind == Value::Kind::Text ? language->text : std::string();
        if (type != nullptr && type->kind == Value::Kind::Text)
            term->datatype = shorten(context.expand_name(type->text));
        if (term->datatype == "xsd:string") term->datatype.clear();
        return term;
    }

    Term list(const Value& value, const TermMeaning* meaning, const Context& context) {
        std::vector<Term> items;
        each(value, [&](const Value& one) {
            if (auto term = term_of(meaning, one, context)) items.push_back(*std::move(term));
        });
        Term head = iri("rdf:nil");
        for (std::size_t i = items.size(); i-- > 0;) {
            const Term cell = fresh();
            add(cell, "rdf:first", std::move(items[i]), value.place);
            add(cell, "rdf:rest", head, value.place);
            head = cell;
        }
        return head;
    }

    template <class Act>
    static void each(const Value& value, const Act& act) {
        if (value.kind == Value::Kind::Null) return;
        if (value.kind != Value::Kind::List) return act(value);
        for (const Value& one : value.items) each(one, act);
    }

    void refuse(const Value& value, const std::string& field, const std::string& expected) {
        problems_.add(value.place, {}, field, "found " + json::found(value) + ", expected " + expected);
    }

    static constexpr const char* rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

    std::size_t number_, blanks_ = 0;
    Graph& graph_;
    const ReadOptions& options_;
    LossReport& losses_;
    json::ProblemList& problems_;
    std::string name_;
};

class JsonLdReader final : public GraphFormatReader {
public:
    using GraphFormatReader::GraphFormatReader;

    void read(std::istream& in, std::string_view name) override {
        const Value document = parts::read_json_document(in, name, options());
        json::ProblemList problems(name, options().max_errors);
        bool stopped = false;
        try {
            DocumentWalk(name, next_input(), graph(), options(), losses(), problems).walk(document);
        } catch (const json::Enough&) {
            stopped = true;
        }
        parts::throw_problems(problems, stopped);
    }
};

}  // namespace

std::unique_ptr<FormatReader> make_jsonld_reader(RecordSink& sink, const ReadOptions& options,
                                                 LossReport& losses) {
    return std::make_unique<JsonLdReader>(sink, options, losses);
}

Guess guess_jsonld(std::string_view first_bytes) {
    const std::string_view text = parts::start_of(first_bytes);
    if (!text.starts_with('{') && !text.starts_with('[')) return Guess::No;
    const auto has = [&](std::string_view part) { return first_bytes.find(part) != std::string_view::npos; };
    for (const char* ours :
         {"http://www.w3.org/ns/prov#", "http://purl.org/spar/cito/", "https://gainsay.dev/ns#"}) {
        if (has(ours)) return Guess::Yes;
    }
    return has("\"@context\"") ? Guess::Maybe : Guess::No;
}

}  // namespace gainsay::rdf
