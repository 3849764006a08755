#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/audit/finding.hpp"
#include "graphs/model/edtf.hpp"
#include "graphs/model/id.hpp"
#include "graphs/snapshot/snapshot.hpp"

// A rule as a rule file gives it (docs/audit-rules.md): variables for records, edges between them, conditions on their
// fields, and patterns that must or must not be met around them.

namespace gainsay::audit {

/// A record that a pattern looks for.
struct PatternNode {
    std::string name;
    RecordKind kind = RecordKind::Claim;
    bool known =
        true;  ///< else its kind is misspelt: the rule is refused, and nothing more is said of what follows from it
};

/// An edge that must run from one variable to another; a relation must be accepted.
struct PatternEdge {
    std::size_t from = 0, to = 0;  ///< variables, counted over the pattern and those around it
    EdgeKind kind = EdgeKind::Asserts;
    std::string name;     ///< by which conditions speak of it; may be empty
    bool either = false;  ///< it may also run the other way
    bool known = true;    ///< as of a variable
};

/// Where the graph has a field. What it has not is noted from the records before matching begins.
enum class GraphField : std::uint8_t {
    None,
    Id,
    Label,  ///< name, title, text, note
    Kind,
    Url,
    Seen,
    Date,
    Retracted,
    RetractedOn,
    Speaker,
    Of,
    Stance,
    Manner,
    Commitment,
    Status,
    Origin,
    Cue,  ///< from here on of edges
    Exact,
    Via,
    Role,
    From,
    Until,
    CitationManner,
    RelationId
};

/// What conditions and messages read: a field of a variable, or of a named edge.
struct PatternField {
    bool of_edge = false;
    std::size_t index = 0;  ///< of the variable or edge
    std::string path;       ///< "said_on", "rating.label"; "id" for the record itself
    GraphField graph = GraphField::None;
    RecordKind kind = RecordKind::Claim;  ///< of the variable
};

/// How two values are compared. A comparison with a value that is not there never holds; with a list it holds when it
/// does with one of its items. Dates: "before" is certainly before, "may be before" also when the dates do not tell.
enum class PatternTest : std::uint8_t {
    Is,
    IsNot,
    OneOf,
    NoneOf,
    Contains,
    BeginsWith,
    EndsWith,
    Missing,
    Before,
    After,
    MayBeBefore,
    MayBeAfter,
    LessThan,
    MoreThan
};

/// A value that stands in the rule file.
struct PatternValue {
    std::string text;  ///< of a number or a truth value: how it is spelt
    std::optional<double> number;
    std::optional<Period> period;  ///< of a text that is a date
};

struct PatternCondition {
    PatternField field;
    PatternTest test = PatternTest::Is;
    std::vector<PatternValue> values;   ///< several for OneOf and NoneOf; empty beside another field
    std::optional<PatternField> other;  ///< compared with this field instead
};

struct Pattern;

/// A pattern around the variables of another: met at least so often, counted by its first variable.
struct SubPattern {
    std::vector<Pattern> inner;  ///< one; a list because a pattern holds such patterns itself
    std::size_t times = 1;
    bool wanted = true;  ///< else it must be met less often than that
};

/// One thing to do while a match is looked for, in an order in which every variable is reached over an edge.
struct PatternStep {
    enum class Do : std::uint8_t { Follow, Check, Test, Look };
    Do what = Do::Follow;
    std::size_t index = 0;   ///< of the edge, condition or pattern
    bool backwards = false;  ///< Follow: the edge is walked against its direction
};

struct Pattern {
    std::size_t first_node = 0, first_edge = 0;  ///< how many the patterns around it have
    std::vector<PatternNode> nodes;
    std::vector<PatternEdge> edges;
    std::vector<PatternCondition> conditions;
    std::vector<SubPattern> patterns;
    std::vector<PatternStep> plan;  ///< made by plan()
};

/// A rule of a rule file.
struct PatternRuleText {
    std::string id, name, reason, bad, good;
    Severity severity = Severity::Warning;
    Pattern find;  ///< its first variable is where findings are told
    std::string field;
    std::string message;  ///< with {variable} and {variable.field}
    bool once = false;    ///< one finding for a record, however often the pattern is met there
    std::vector<PatternField> message_fields;  ///< in the order of the message
};

}  // namespace gainsay::audit
