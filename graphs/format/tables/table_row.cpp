#include "graphs/format/tables/table_row.hpp"

#include <algorithm>
#include <charconv>
#include <new>
#include <type_traits>

#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/json/json_source.hpp"
#include "graphs/format/parts/text.hpp"

namespace gainsay::tables {
namespace {

using json::Place;
using json::Value;

Value text_value(std::string_view text, Place place) {
    Value value;
    value.kind = Value::Kind::Text;
    value.place = place;
    value.text = text;
    return value;
}

// Everything in it has the place of its cell.
void settle(Value& value, Place place) {
    value.place = place;
    for (Value& item : value.items) settle(item, place);
    for (Value::Key& key : value.keys) key.place = place;
}

// A field that holds objects, and may hold none.
bool may_be_absent(const std::string& name, RecordKind kind) {
    const auto& columns = columns_of(kind);
    return std::any_of(columns.begin(), columns.end(), [&](const Column& column) {
        return column.name == name && (column.form == CellForm::Objects || column.form == CellForm::Object);
    });
}

/// Lays what stood in `extra` back over the record that it was taken from (docs/decisions/0009): what is left of
/// an object under its name, of a list under the number of the item. `gone` are items that are not there any more.
bool overlay(Value& into, Value extra, std::vector<std::string>& gone) {
    for (std::size_t i = 0; i < extra.items.size(); ++i) {
        Value& item = extra.items[i];
        Value* known = nullptr;
        for (std::size_t k = 0; k < into.keys.size(); ++k) {
            if (into.keys[k].name == extra.keys[i].name) known = &into.items[k];
        }
        if (known == nullptr) {
            into.add_member(std::move(extra.keys[i]), std::move(item));
        } else if (item.kind != Value::Kind::Object) {
            return false;
        } else if (known->kind == Value::Kind::Object) {
            if (!overlay(*known, std::move(item), gone)) return false;
        } else if (known->kind == Value::Kind::List) {
            for (std::size_t n = 0; n < item.keys.size(); ++n) {
                std::size_t at = 0;
                const std::string& name = item.keys[n].name;
                const auto end = std::from_chars(name.data(), name.data() + name.size(), at);
                if (end.ec != std::errc() || end.ptr != name.data() + name.size()) return false;
                if (at >= known->items.size()) {
                    gone.push_back(extra.keys[i].name + "[" + name + "]");
                    continue;
                }
                if (known->items[at].kind != Value::Kind::Object ||
                    item.items[n].kind != Value::Kind::Object ||
                    !overlay(known->items[at], std::move(item.items[n]), gone))
                    return false;
            }
        } else {
            return false;
        }
    }
    return true;
}

/// Builds the members of an object out of cells.
class ValueBuilder {
public:
    ValueBuilder(std::span<const std::string_view> cells, const Places& places, std::uint32_t line,
                 const ReadOptions& options, json::ProblemList& problems, std::string record)
        : cells_(cells),
          places_(places),
          line_(line),
          options_(options),
          problems_(problems),
          record_(std::move(record)) {}

    CarefulRow build(RecordKind kind) {
        CarefulRow row{Value::object({line_, 1}), true};
        const auto& columns = columns_of(kind);
        for (std::size_t i = 0; i < columns.size(); ++i) add(row, columns[i], places_[i]);
        return row;
    }

    void add(CarefulRow& row, const Column& column, std::size_t cell_number) {
        if (cell_number == no_cell || cells_[cell_number].empty()) return;
        const std::string_view cell = cells_[cell_number];
        const Place place{line_, static_cast<std::uint32_t>(cell_number + 1)};
        Value* target = &row.value;
        std::string_view name = column.name;
        if (const std::size_t dot = name.find('.'); dot != std::string_view::npos) {
            target = &object_in(row.value, name.substr(0, dot), place);
            name.remove_prefix(dot + 1);
        }
        if (column.form == CellForm::Object || column.form == CellForm::Part) {
            if (cell != "{}") return refuse(row, place, column.name, "\"{}\" or nothing", cell);
            object_in(row.value, name, place);
            return;
        }
        if (auto value = value_of(row, column, cell, place)) {
            target->add_member({std::string(name), place}, *std::move(value));
        }
    }

    std::optional<Value> json_of(CarefulRow& row, const std::string& name, std::string_view cell,
                                 Place place) {
        try {
            json::Source source(cell);
            Value value = json::parse_value(source, {options_.max_depth, options_.max_record_values});
            settle(value, place);
            return value;
        } catch (const json::SyntaxError& error) {
            row.sound = false;
            problems_.add(place, record_, name, std::string("is no JSON: ") + error.what(), error.why);
            return std::nullopt;
        }
    }

private:
    static Value& object_in(Value& value, std::string_view name, Place place) {
        for (std::size_t i = 0; i < value.keys.size(); ++i) {
            if (value.keys[i].name == name) return value.items[i];
        }
        value.add_member({std::string(name), place}, Value::object(place));
        return value.items.back();
    }

    std::optional<Value> value_of(CarefulRow& row, const Column& column, std::string_view cell, Place place) {
        switch (column.form) {
            case CellForm::Number:
                return number(row, column.name, cell, place);
            case CellForm::Texts:
                return texts(row, column.name, unguarded(cell), place);
            case CellForm::Objects:
                return json_of(row, column.name, cell, place);
            case CellForm::Text:
            case CellForm::Object:
            case CellForm::Part:
                break;
        }
        return text_value(unguarded(cell), place);
    }

    std::optional<Value> number(CarefulRow& row, const std::string& name, std::string_view cell,
                                Place place) {
        try {
            json::Source source(cell);
            Value value = json::parse_value(source, {1, 1});
            if (value.kind == Value::Kind::Integer || value.kind == Value::Kind::Float) {
                value.place = place;
                return value;
            }
        } catch (const json::SyntaxError&) {  // said below, in words that fit a table
        }
        refuse(row, place, name, "a number such as 4.5", cell);
        return std::nullopt;
    }

    std::optional<Value> texts(CarefulRow& row, const std::string& name, std::string_view cell, Place place) {
        if (cell.starts_with('[')) return json_of(row, name, cell, place);
        Value list;
        list.kind = Value::Kind::List;
        list.place = place;
        each_part(cell, [&](std::string_view part) { list.items.push_back(text_value(part, place)); });
        return list;
    }

    void refuse(CarefulRow& row, Place place, const std::string& name, std::string_view expected,
                std::string_view cell) {
        row.sound = false;
        problems_.add(place, record_, name,
                      "found \"" + std::string(cell.substr(0, 40)) + "\", expected " + std::string(expected));
    }

    std::span<const std::string_view> cells_;
    const Places& places_;
    std::uint32_t line_;
    const ReadOptions& options_;
    json::ProblemList& problems_;
    std::string record_;
};

}  // namespace

TableRows::TableRows(std::span<const std::string_view> header, std::uint32_t line, const ReadOptions& options,
                     json::ProblemList& problems)
    : options_(options) {
    for (std::size_t i = 0; i < header.size(); ++i) {
        const std::string name(parts::trimmed(header[i], " \t"));
        const Place place{line, static_cast<std::uint32_t>(i + 1)};
        if (!name.empty() && std::find(names_.begin(), names_.end(), name) != names_.end()) {
            problems.add(place, {}, name, "is the name of two columns, expected each once");
        }
        if (name == "id" && id_ == no_cell) id_ = i;
        if (name == extra_column && extra_ == no_cell) extra_ = i;
        names_.push_back(name);
    }
    if (id_ == no_cell) {
        problems.add({line, 1}, {}, {},
                     "the table has no column \"id\", expected a table of ours; what the columns of another "
                     "table mean is said by a mapping (--mapping FILE)");
    }
    for (std::size_t k = 0; k < record_kind_count; ++k) {
        std::vector<bool> own(names_.size(), false);
        for (const Column& column : columns_of(static_cast<RecordKind>(k))) {
            const auto at = std::find(names_.begin(), names_.end(), column.name);
            const auto place = static_cast<std::size_t>(at - names_.begin());
            places_[k].push_back(at == names_.end() ? no_cell : place);
            if (at != names_.end()) own[place] = true;
        }
        for (std::size_t i = 0; i < names_.size(); ++i) {
            if (!own[i]) foreign_[k].push_back(i);
        }
    }
    const std::size_t depth = options.max_depth == 0 ? 64 : std::min<std::size_t>(options.max_depth, 64);
    if (parser_.allocate(std::size_t{1} << 17U, depth) != simdjson::SUCCESS) throw std::bad_alloc();
}

std::optional<Record> TableRows::fast(std::span<const std::string_view> cells) {
    const auto id = RecordId::parse(id_of(cells));
    if (!id) return std::nullopt;
    const auto kind = static_cast<std::size_t>(id->kind());
    for (const std::size_t i : foreign_[kind]) {
        if (!cells[i].empty()) return std::nullopt;
    }
    CellFields fields(cells, places_[kind], parser_, padded_);
    // Records are large, so that they are made where they are to be.
    std::optional<Record> made;
    const auto read = [&]<class T>(std::type_identity<T>) {
        json::describe(fields, std::get<T>(made.emplace(std::in_place_type<T>)));
        if (!fields.ok() || !problems_of(*made).empty()) made.reset();
    };
    switch (id->kind()) {
        case RecordKind::Agent:
            read(std::type_identity<Agent>());
            break;
        case RecordKind::Document:
            read(std::type_identity<Document>());
            break;
        case RecordKind::Claim:
            read(std::type_identity<Claim>());
            break;
        case RecordKind::Statement:
            read(std::type_identity<Statement>());
            break;
        case RecordKind::Relation:
            read(std::type_identity<Relation>());
            break;
        case RecordKind::Review:
            read(std::type_identity<Review>());
            break;
    }
    return made;
}

CarefulRow TableRows::careful(std::span<const std::string_view> cells, std::uint32_t line, RecordKind kind,
                              json::ProblemList& problems) const {
    const Places& places = places_[static_cast<std::size_t>(kind)];
    ValueBuilder builder(cells, places, line, options_, problems, std::string(id_of(cells)));
    CarefulRow row = builder.build(kind);
    std::vector<bool> own(names_.size(), false);
    for (const std::size_t place : places) {
        if (place != no_cell) own[place] = true;
    }
    add_others(row, cells, line, own, to_string(kind), problems);
    if (extra_ == no_cell || cells[extra_].empty()) return row;
    const Place place{line, static_cast<std::uint32_t>(extra_ + 1)};
    auto extra = builder.json_of(row, std::string(extra_column), cells[extra_], place);
    if (!extra) return row;
    // An object that is not there has nothing that its rest could be laid over.
    for (std::size_t i = extra->keys.size(); i-- > 0 && extra->kind == Value::Kind::Object;) {
        if (!may_be_absent(extra->keys[i].name, kind) || row.value.find(extra->keys[i].name) != nullptr)
            continue;
        row.gone.push_back(extra->keys[i].name);
        extra->keys.erase(extra->keys.begin() + static_cast<std::ptrdiff_t>(i));
        extra->items.erase(extra->items.begin() + static_cast<std::ptrdiff_t>(i));
    }
    if (extra->kind != Value::Kind::Object || !overlay(row.value, *std::move(extra), row.gone)) {
        row.sound = false;
        problems.add(
            place, std::string(id_of(cells)), std::string(extra_column),
            "found JSON that does not fit the record, expected an object of fields that we do not know");
    }
    return row;
}

CarefulRow TableRows::careful_case(std::span<const std::string_view> cells, std::uint32_t line,
                                   json::ProblemList& problems) const {
    const Places none;
    ValueBuilder builder(cells, none, line, options_, problems, std::string(case_id));
    CarefulRow row{Value::object({line, 1}), true};
    std::vector<bool> own(names_.size(), false);
    for (std::size_t i = 0; i < names_.size(); ++i) {
        own[i] =
            i == id_ || std::find(case_columns.begin(), case_columns.end(), names_[i]) != case_columns.end();
        if (own[i] && i != id_) builder.add(row, {names_[i], CellForm::Text}, i);
    }
    add_others(row, cells, line, own, "case", problems);
    if (extra_ == no_cell || cells[extra_].empty()) return row;
    const Place place{line, static_cast<std::uint32_t>(extra_ + 1)};
    auto extra = builder.json_of(row, std::string(extra_column), cells[extra_], place);
    if (extra && (extra->kind != Value::Kind::Object || !overlay(row.value, *std::move(extra), row.gone))) {
        row.sound = false;
        problems.add(place, {}, std::string(extra_column),
                     "does not fit the case, expected an object in { }");
    }
    return row;
}

// Cells for which the kind has no field: those of another kind are a slip, and a column of nobody's is kept.
void TableRows::add_others(CarefulRow& row, std::span<const std::string_view> cells, std::uint32_t line,
                           const std::vector<bool>& own, std::string_view owner,
                           json::ProblemList& problems) const {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (own[i] || cells[i].empty() || i == extra_) continue;
        const Place place{line, static_cast<std::uint32_t>(i + 1)};
        if (names_[i].empty() || is_column(names_[i])) {
            row.sound = false;
            const std::string column = names_[i].empty() ? "a column without a name"
                                                         : "a column that no " + std::string(owner) + " has";
            problems.add(
                place, std::string(id_of(cells)), names_[i],
                "found \"" + std::string(cells[i].substr(0, 40)) + "\" in " + column + ", expected nothing");
        } else {
            row.value.add_member({names_[i], place}, text_value(unguarded(cells[i]), place));
        }
    }
}

}  // namespace gainsay::tables
