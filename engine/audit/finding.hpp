#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/model/record.hpp"

namespace gainsay::audit {

/// How much a finding weighs. The names are those of SARIF's levels; the greater the worse.
enum class Severity : std::uint8_t { Note, Warning, Error };

}  // namespace gainsay::audit

namespace gainsay {
template <>
inline constexpr std::array<std::string_view, 3> words<audit::Severity>{"note", "warning", "error"};
}  // namespace gainsay

namespace gainsay::audit {

/// One record that proves a finding, and what it says: a step of the witness.
struct Step {
    RecordId record;
    std::string field;  ///< "occurrences[0].via"; empty: the record as a whole
    std::string says;   ///< in words: "asserts claim:a on 2018-07-02"

    friend bool operator==(const Step&, const Step&) = default;
};

/// A change that mends a finding and loses nothing that a person said.
struct Fix {
    std::string what;              ///< as an order: "remove the second mention of document:x"
    std::vector<Record> replace;   ///< records of the case as they should be
    std::vector<RecordId> remove;  ///< records that go

    friend bool operator==(const Fix&, const Fix&) = default;
};

/// One place where a case breaks a rule.
struct Finding {
    std::string rule;  ///< the rule's id
    Severity severity = Severity::Warning;
    RecordId record;      ///< where; empty: the case as a whole
    std::string field;    ///< of that record; empty: the record as a whole
    std::string message;  ///< what was found and what was expected: one sentence, no full stop
    std::vector<Step> witness;
    /// What tells this finding from another of the same rule at the same record, in words that do not change
    /// when something else in the case does: ids of other records, never a text, a count or a place.
    std::vector<std::string> key;
    std::optional<Fix> fix;

    friend bool operator==(const Finding&, const Finding&) = default;
};

/// The order of reports: by record (kind, then id; the case as a whole first), then field, rule and key.
[[nodiscard]] std::strong_ordering order(const Finding& x, const Finding& y);

/// 32 hexadecimal digits of rule, record, field and key: the same as long as it is the same finding, whatever the
/// message says and wherever the record stands. A place in a list ("occurrences[2]") counts as the list alone.
[[nodiscard]] std::string fingerprint(const Finding& finding);

}  // namespace gainsay::audit
