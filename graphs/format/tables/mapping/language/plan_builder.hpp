#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/tables/mapping/language/mapping.hpp"
#include "graphs/format/tables/mapping/language/mapping_parser.hpp"
#include "graphs/format/text_case/record/record_fields.hpp"

namespace gainsay::tables {

/// Told of every field by describe(): takes its expression out of an object of the mapping. What is left over
/// afterwards is no field.
class PlanBuilder {
public:
    PlanBuilder(const json::Value& object, MappingParser& parser, std::vector<bool>& taken, ObjectPlan& plan)
        : object_(object), parser_(parser), taken_(taken), plan_(plan) {}

    [[nodiscard]] const std::vector<std::string_view>& names() const noexcept { return names_; }

    template <class T>
    void text(std::string_view name, T&, std::string_view = {}) {
        value(name);
    }
    template <class T>
    void texts(std::string_view name, T&) {
        value(name);
    }
    template <class T>
    void date(std::string_view name, T&) {
        value(name);
    }
    template <class T>
    void letter(std::string_view name, T&) {
        value(name);
    }
    template <class T>
    void number(std::string_view name, T&) {
        value(name);
    }
    template <class T>
    void position(std::string_view name, T&) {
        value(name);
    }
    void id(std::string_view name, RecordId&) { reference(name, std::nullopt); }
    void id(std::string_view name, std::optional<RecordId>&) { reference(name, std::nullopt); }
    template <RecordKind K>
    void id(std::string_view name, TypedId<K>&) {
        reference(name, K);
    }
    template <RecordKind K>
    void id(std::string_view name, std::optional<TypedId<K>>&) {
        reference(name, K);
    }
    template <RecordKind K>
    void ids(std::string_view name, std::vector<TypedId<K>>&) {
        reference(name, K);
    }
    template <class E>
    void word(std::string_view name, E&, E = {}) {
        value(name);
    }
    template <class E>
    void required_word(std::string_view name, E&) {
        value(name);
    }
    template <class T>
    void object(std::string_view name, T&) {
        plain_object<T>(name);
    }
    template <class T>
    void object(std::string_view name, std::optional<T>&) {
        plain_object<T>(name);
    }
    template <class T>
    void list(std::string_view name, std::vector<T>&) {
        FieldPlan& field = add(name);
        const json::Value* const found = take(name);
        if (found == nullptr) return;
        if (found->kind != json::Value::Kind::List) {
            field.items.push_back(below<T>(*found, true));
            return;
        }
        for (const json::Value& item : found->items) field.items.push_back(below<T>(item, true));
    }

private:
    FieldPlan& add(std::string_view name) {
        names_.push_back(name);
        return plan_.fields.emplace_back();
    }
    const json::Value* take(std::string_view name) {
        for (std::size_t i = 0; i < object_.keys.size(); ++i) {
            if (object_.keys[i].name != name || taken_[i]) continue;
            taken_[i] = true;
            return &object_.items[i];
        }
        return nullptr;
    }
    void value(std::string_view name) {
        FieldPlan& field = add(name);
        const json::Value* const found = take(name);
        if (found == nullptr) return;
        field.value = parser_.expression(*found);
        if (field.value && parser_.mentions_records(*field.value))
            parser_.complain(*found, "found a record (@…), expected a text such as \"{column}\"");
    }
    void reference(std::string_view name, std::optional<RecordKind> kind) {
        FieldPlan& field = add(name);
        if (name == "id" && parser_.at_record()) return;  // the rule says it
        const json::Value* const found = take(name);
        if (found == nullptr) return;
        field.value = parser_.expression(*found);
        if (!field.value || parser_.names_records(*field.value, kind)) return;
        parser_.complain(
            *found, "\"" + std::string(name) + "\" names " +
                        (kind ? (*kind == RecordKind::Agent ? "an " : "a ") + std::string(to_string(*kind))
                              : std::string("a record")) +
                        ", expected the name of a rule above that makes it, such as \"@speaker\"");
    }

    template <class T>
    void plain_object(std::string_view name) {
        FieldPlan& field = add(name);
        if (const json::Value* found = take(name)) field.object = below<T>(*found, false);
    }
    template <class T>
    std::unique_ptr<ObjectPlan> below(const json::Value& value, bool item) {
        auto plan = std::make_unique<ObjectPlan>();
        T empty{};
        parser_.object_plan(value, *plan, empty, item);
        return plan;
    }

    const json::Value& object_;
    MappingParser& parser_;
    std::vector<bool>& taken_;
    ObjectPlan& plan_;
    std::vector<std::string_view> names_;
};

template <class T>
void MappingParser::object_plan(const json::Value& value, ObjectPlan& plan, T& empty, bool item) {
    if (value.kind != json::Value::Kind::Object) {
        complain(value, "found " + json::found(value) + ", expected an object in { }");
        return;
    }
    const bool outer = std::exchange(at_record_, false);
    std::vector<bool> taken(value.keys.size(), false);
    PlanBuilder builder(value, *this, taken, plan);
    json::describe(builder, empty);
    if (item) take_conditions(value, taken, plan.when);
    refuse_rest(value, taken, builder.names());
    at_record_ = outer;
}

template <class T>
void MappingParser::record_plan(const json::Value& value, std::vector<bool>& taken, ObjectPlan& plan) {
    T empty{};
    at_record_ = true;
    PlanBuilder builder(value, *this, taken, plan);
    json::describe(builder, empty);
    at_record_ = false;
    refuse_rest(value, taken, builder.names());
}

}  // namespace gainsay::tables
