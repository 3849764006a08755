#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/json/json_value.hpp"
#include "graphs/format/read.hpp"
#include "graphs/model/case.hpp"
#include "graphs/model/id.hpp"

// A mapping, compiled: which records a row makes, and out of what. docs/formats/tables.md explains the language,
// docs/formats/mapping.schema.json is its schema.

namespace gainsay::tables {

/// A place in a row: a column, or what a JSON row has under a chain of names. A list on the way stands for each of
/// its items.
struct Path {
    std::string spelling;  ///< as in the mapping, without braces
    /// How many items out: 0 is the item that the rule is at, 1 the one around it; row: from the row itself.
    static constexpr std::size_t row = static_cast<std::size_t>(-1);
    std::size_t level = row;
    std::vector<std::string> steps;  ///< none: the item itself
    std::size_t column = 0;          ///< in a table, once its header is known
    std::size_t source = 0;          ///< the same for all paths that lead to one place; mark_lossy() tells
    bool is_number = false;          ///< {#}: the number of the row
    json::Place place;
};

/// "PolitiFact {speaker}": text and paths, in turn.
struct Piece {
    std::string text;
    std::optional<Path> path;
};

using ValueMap = std::map<std::string, std::optional<std::string>, std::less<>>;

/// What becomes of a row's values. At most one of pieces, reference, first_of and all is given.
struct Expression {
    std::vector<Piece> pieces;
    std::optional<std::size_t> reference;  ///< the number of a rule: the ids of what it made
    std::vector<Expression> first_of;      ///< the first that says something
    std::vector<Expression> all;           ///< several, for lists
    std::string after, before;             ///< the text behind, and in front of, the first such text
    std::string split;                     ///< one text as several
    const ValueMap* map = nullptr;
    std::string date;    ///< "DMY": how a date is spelt; empty: as parts::date_of() reads it
    bool lossy = false;  ///< no expression takes all of its texts whole; mark_lossy() tells

    [[nodiscard]] bool is_plain_path() const {
        return pieces.size() == 1 && pieces[0].path && after.empty() && before.empty() && split.empty() &&
               map == nullptr;
    }
};

/// The row is taken when each of its conditions holds.
struct Condition {
    Expression value;
    std::vector<std::string> texts;  ///< "" is: nothing stands there
    bool among = true;               ///< one of them; else none of them
};

/// What fills the fields of an object, in the order in which describe() names them.
struct ObjectPlan;
struct FieldPlan {
    std::optional<Expression> value;
    std::unique_ptr<ObjectPlan> object;
    std::vector<std::unique_ptr<ObjectPlan>> items;
};
struct ObjectPlan {
    std::vector<FieldPlan> fields;
    std::vector<Condition> when;
};

/// What goes into `extra`: JSON with expressions in it.
struct ExtraPlan {
    struct Member;
    std::optional<Expression> value;
    std::vector<Member> members;
};
struct ExtraPlan::Member {
    std::string name;
    ExtraPlan plan;
};

/// Makes one record of a row, or one of each of its items.
struct Rule {
    std::string name;
    RecordKind kind = RecordKind::Agent;
    std::vector<std::string> each;  ///< none: of the row; else the chain of names whose last lists the items
    std::string split;              ///< the items are the parts of a text
    std::vector<Condition> when;
    std::optional<Expression> key, readable;
    bool merge = false;
    bool constant = true;  ///< no path in it, so that all rows say the same
    ObjectPlan fields;
    ExtraPlan extra;
};

struct Mapping {
    enum class Form : std::uint8_t { Table, Lines, Document };
    Form form = Form::Table;
    std::optional<char> delimiter;  ///< nullopt: told by the first line
    bool quotes = true, header = true, pad = false;
    std::size_t skip_lines = 0;
    std::vector<std::string> columns;  ///< of a table without a header
    std::vector<std::string> rows;     ///< of a document: where the list of rows is

    CaseInfo info;
    bool propose_aliases = false;
    std::map<std::string, ValueMap, std::less<>> maps;
    std::vector<std::unique_ptr<ValueMap>> unnamed_maps;
    std::vector<Rule> rules;
    std::vector<std::string> ignore;  ///< columns, or paths with "/" between names
    std::vector<Path*> paths;         ///< all that stand in rules, in the order of the mapping
};

/// Compiles the mapping, or the list of mappings, that `options` hold.
/// Throws   ReadError with places in the mapping, Error(Unsupported) when there is none.
[[nodiscard]] std::vector<std::unique_ptr<Mapping>> parse_mappings(const ReadOptions& options);

/// Calls `act` with every path of an expression, for what must be known of all.
template <class Act>
void each_path(Expression& expression, const Act& act) {
    for (Piece& piece : expression.pieces) {
        if (piece.path) act(*piece.path);
    }
    for (Expression& one : expression.first_of) each_path(one, act);
    for (Expression& one : expression.all) each_path(one, act);
}

}  // namespace gainsay::tables
