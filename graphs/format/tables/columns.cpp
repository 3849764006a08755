#include "graphs/format/tables/columns.hpp"

#include <algorithm>
#include <optional>

#include "graphs/format/text_case/record/record_fields.hpp"

namespace gainsay::tables {
namespace {

/// Told of every field by describe(): lists them.
class ColumnLister {
public:
    ColumnLister(std::string prefix, std::vector<Column>& columns)
        : prefix_(std::move(prefix)), columns_(columns) {}

    template <class T>
    void text(std::string_view name, T&, std::string_view = {}) {
        add(name, CellForm::Text);
    }
    template <class T>
    void texts(std::string_view name, T&) {
        add(name, CellForm::Texts);
    }
    template <class T>
    void date(std::string_view name, T&) {
        add(name, CellForm::Text);
    }
    template <class T>
    void letter(std::string_view name, T&) {
        add(name, CellForm::Text);
    }
    template <class T>
    void number(std::string_view name, T&) {
        add(name, CellForm::Number);
    }
    template <class T>
    void position(std::string_view name, T&) {
        add(name, CellForm::Number);
    }
    template <class T>
    void id(std::string_view name, T&) {
        add(name, CellForm::Text);
    }
    template <class T>
    void ids(std::string_view name, T&) {
        add(name, CellForm::Texts);
    }
    template <class E>
    void word(std::string_view name, E&, E = {}) {
        add(name, CellForm::Text);
    }
    template <class E>
    void required_word(std::string_view name, E&) {
        add(name, CellForm::Text);
    }
    template <class T>
    void object(std::string_view name, T& object) {
        add(name, CellForm::Part);
        below(name, object);
    }
    template <class T>
    void object(std::string_view name, std::optional<T>& object) {
        add(name, CellForm::Object);
        below(name, object.emplace());
    }
    template <class T>
    void list(std::string_view name, T&) {
        add(name, CellForm::Objects);
    }

private:
    template <class T>
    void below(std::string_view name, T& object) {
        ColumnLister lister(prefix_ + std::string(name) + ".", columns_);
        json::describe(lister, object);
    }
    void add(std::string_view name, CellForm form) {
        columns_.push_back({prefix_ + std::string(name), form});
    }

    std::string prefix_;
    std::vector<Column>& columns_;
};

template <class T>
std::vector<Column> list_columns() {
    std::vector<Column> columns;
    ColumnLister lister({}, columns);
    T empty;
    json::describe(lister, empty);
    return columns;
}

}  // namespace

const std::vector<Column>& columns_of(RecordKind kind) {
    static const std::array<std::vector<Column>, record_kind_count> all{
        list_columns<Agent>(),     list_columns<Document>(), list_columns<Claim>(),
        list_columns<Statement>(), list_columns<Relation>(), list_columns<Review>()};
    return all[static_cast<std::size_t>(kind)];
}

bool is_column(std::string_view name) {
    for (std::size_t kind = 0; kind < record_kind_count; ++kind) {
        const auto& columns = columns_of(static_cast<RecordKind>(kind));
        if (std::any_of(columns.begin(), columns.end(), [&](const Column& c) { return c.name == name; }))
            return true;
    }
    return name == extra_column ||
           std::find(case_columns.begin(), case_columns.end(), name) != case_columns.end();
}

std::size_t apostrophes(std::string_view cell) noexcept {
    const std::size_t first = cell.find_first_not_of('\'');
    return first != 0 && first != std::string_view::npos && begins_formula(cell[first]) ? first : 0;
}

}  // namespace gainsay::tables
