#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "graphs/model/error.hpp"

namespace gainsay {

/// The kinds of record, in the order in which they are written and numbered everywhere.
enum class RecordKind : std::uint8_t { Agent, Document, Claim, Statement, Relation, Review };
inline constexpr std::size_t record_kind_count = 6;

/// "agent", "document", …: the word in front of every id of that kind.
[[nodiscard]] std::string_view to_string(RecordKind kind) noexcept;
/// The kind that `word` names; nullopt for any other word.
[[nodiscard]] std::optional<RecordKind> record_kind(std::string_view word) noexcept;

/// Longest id that is accepted, in bytes, prefix included.
inline constexpr std::size_t max_id_bytes = 200;

/// The name of a record: its kind, a colon, a slug, such as "agent:us-state-department". A slug has
/// lower-case ASCII letters, digits and - . _ and begins with a letter or digit, so that an id can stand
/// unquoted in a shell, a URL, a spreadsheet and a DOT file. Ordered by kind, then by bytes.
class RecordId {
public:
    RecordId() = default;  ///< names nothing: empty() is true

    /// Throws Error(Malformed) that says what an id looks like when `text` is none.
    explicit RecordId(std::string text);

    /// nullopt when `text` is not an id.
    [[nodiscard]] static std::optional<RecordId> parse(std::string_view text);

    [[nodiscard]] bool empty() const noexcept { return text_.empty(); }
    [[nodiscard]] RecordKind kind() const noexcept { return kind_; }
    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    [[nodiscard]] std::string_view slug() const noexcept;  ///< what stands behind the colon

    friend auto operator<=>(const RecordId&, const RecordId&) = default;

private:
    RecordKind kind_ = RecordKind::Agent;
    std::string text_;
};

/// A RecordId that is known to be of kind K: AgentId cannot be passed where a ClaimId is asked for.
template <RecordKind K>
class TypedId {
public:
    TypedId() = default;

    /// Throws Error(Malformed) when `text` is no id, or one of another kind.
    explicit TypedId(std::string text) : TypedId(RecordId(std::move(text))) {}
    explicit TypedId(RecordId id) : id_(std::move(id)) {
        if (!id_.empty() && id_.kind() != K) {
            throw Error(ErrorCode::Malformed, "found the id \"" + id_.text() +
                                                  "\", expected one that begins with \"" +
                                                  std::string(to_string(K)) + ":\"");
        }
    }

    [[nodiscard]] bool empty() const noexcept { return id_.empty(); }
    [[nodiscard]] const std::string& text() const noexcept { return id_.text(); }
    [[nodiscard]] const RecordId& any() const noexcept { return id_; }
    operator const RecordId&() const noexcept { return id_; }  // NOLINT: a typed id is an id

    friend auto operator<=>(const TypedId&, const TypedId&) = default;

private:
    RecordId id_;
};

using AgentId = TypedId<RecordKind::Agent>;
using DocumentId = TypedId<RecordKind::Document>;
using ClaimId = TypedId<RecordKind::Claim>;
using StatementId = TypedId<RecordKind::Statement>;
using RelationId = TypedId<RecordKind::Relation>;
using ReviewId = TypedId<RecordKind::Review>;

/// A readable slug made of `title`: lower case, accents of Latin letters dropped, other runs as one hyphen,
/// cut at a hyphen to at most `max_bytes`. Never empty: text without a usable letter gives "x".
/// Deterministic.
[[nodiscard]] std::string slugify(std::string_view title, std::size_t max_bytes = 48);

}  // namespace gainsay

template <>
struct std::hash<gainsay::RecordId> {
    std::size_t operator()(const gainsay::RecordId& id) const noexcept {
        return std::hash<std::string>{}(id.text());
    }
};
