#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/json/json_value.hpp"
#include "graphs/model/id.hpp"

// JSON-LD as far as feeds of schema.org need it: names with and without the vocabulary's IRI in front, one value
// or a list of them wherever one may stand, and texts in `@value`. Contexts are not applied: who renames the
// terms of schema.org is not understood, and reported.

namespace gainsay::feeds {

using json::Value;

/// "http://schema.org/url", "schema:url" and "url" are all "url".
[[nodiscard]] std::string_view local_name(std::string_view name);

/// Without blanks at either end.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// The member of that local name; null when `node` is no object or has none.
[[nodiscard]] const Value* member(const Value& node, std::string_view name);

/// What a member holds: the items of a list or of `@list` and `@set`, or the value itself. Without nulls.
[[nodiscard]] std::vector<const Value*> values_of(const Value* member);

/// The local names of its types, trimmed.
[[nodiscard]] std::vector<std::string> types_of(const Value& node);
[[nodiscard]] bool has_type(const Value& node, std::string_view type);

/// The text of a text, number, `@value` or, for a list, of the first item that has one; empty when there is none.
[[nodiscard]] std::string text_of(const Value* value);
/// As text_of, but also the `@id` or `url` of an object: where an IRI is meant.
[[nodiscard]] std::string iri_of(const Value* value);

/// Is this one text, or a number, and no more than that?
[[nodiscard]] bool is_plain(const Value* value);

/// The same of an IRI, which may stand in an object of its own: {"@id": "…"}.
[[nodiscard]] bool is_plain_iri(const Value* value);

/// Does it look like an absolute URL?
[[nodiscard]] bool is_url(std::string_view text);
/// "https://www.example.org/x" → "example.org"; empty when there is none.
[[nodiscard]] std::string host_of(std::string_view url);

/// How a record's id is written as an IRI, and read back.
[[nodiscard]] std::string own_iri(const RecordId& id);
[[nodiscard]] std::optional<RecordId> own_id(std::string_view iri, RecordKind kind);
[[nodiscard]] bool is_own(std::string_view iri);

[[nodiscard]] Value text_value(std::string text);

/// Takes the members of a node one by one; what nobody took is its rest.
class Members {
public:
    /// Keeps a reference to `node`.
    explicit Members(const Value& node);

    /// The node's id is one of ours, so that texts are kept to the last blank.
    [[nodiscard]] bool own() const noexcept { return own_; }

    [[nodiscard]] const Value* peek(std::string_view name) const { return member(node_, name); }
    const Value* take(std::string_view name);
    /// The first text. A member that holds more than that stays in the rest as well.
    std::string take_text(std::string_view name);
    /// All texts; a member that holds anything else stays.
    std::vector<std::string> take_texts(std::string_view name);

    /// What was not taken, under local names.
    [[nodiscard]] Value rest() const;

private:
    const Value& node_;
    std::vector<bool> taken_;
    bool own_ = false;
};

/// {"NAME": members} as the spelling of `extra`, members in the order of their names; empty when there are none.
[[nodiscard]] std::string extra_of(std::string_view format, const Value& members);

}  // namespace gainsay::feeds
