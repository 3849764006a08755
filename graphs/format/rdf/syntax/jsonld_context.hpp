#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "graphs/format/json/json_value.hpp"
#include "graphs/format/json/problem_list.hpp"

namespace gainsay::rdf {

/// What a term of a JSON-LD context means.
struct TermMeaning {
    std::string id;                       ///< an IRI or a keyword; empty: the term means nothing
    std::string type;                     ///< an IRI, "@id", "@vocab" or "@json"; empty: none
    std::string container;                ///< "@list", "@set", "@language", "@index" or empty
    std::optional<std::string> language;  ///< of its texts; empty text: none
    bool reverse = false;
};

/// A JSON-LD context: what names and values mean. Contexts elsewhere are never fetched; schema.org's is known.
class Context {
public:
    /// `value` is a context, or a list of them, over what this one says already. What is wrong, or cannot be read
    /// here, is added to `problems`.
    void add(const json::Value& value, json::ProblemList& problems);

    [[nodiscard]] const TermMeaning* term(std::string_view name) const;
    /// The IRI or keyword that a key or type stands for; empty for one that means nothing.
    [[nodiscard]] std::string expand_name(std::string_view name) const;
    /// The IRI of an @id.
    [[nodiscard]] std::string expand_id(std::string_view id) const;
    [[nodiscard]] const std::string& language() const noexcept { return language_; }
    void base(std::string base) { base_ = std::move(base); }

private:
    void add_terms(const json::Value& value, json::ProblemList& problems);
    void add_term(const std::string& name, const json::Value& meaning, const json::Value& context,
                  json::ProblemList& problems);
    [[nodiscard]] std::string expand_in(std::string_view name, const json::Value& context) const;

    std::map<std::string, TermMeaning, std::less<>> terms_;
    std::string vocabulary_, base_, language_;
};

}  // namespace gainsay::rdf
