#pragma once

#include <compare>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graphs/model/error.hpp"

namespace gainsay::rdf {

/// What stands at an end of a triple. Names of vocabularies are short ("prov:Agent"), other IRIs whole.
struct Term {
    enum class Kind : unsigned char { Iri, Blank, Text };

    Kind kind = Kind::Iri;
    std::string text;      ///< the name, the label, or the words
    std::string datatype;  ///< of a text: short name; empty: a plain text
    std::string language;  ///< of a text: BCP 47

    [[nodiscard]] bool is_text() const noexcept { return kind == Kind::Text; }
    friend auto operator<=>(const Term&, const Term&) = default;
};

[[nodiscard]] Term iri(std::string_view name);
[[nodiscard]] Term text(std::string_view words, std::string_view datatype = {});

/// A node as it is written: a subject with its properties in order, nodes within it.
struct Node {
    struct Value {
        Term term;               ///< when there is no `node`
        std::vector<Node> node;  ///< none or one: a nested node without a name
    };
    Term id;  ///< Blank with an empty label: nested
    std::vector<std::string> types;
    std::vector<std::pair<std::string, std::vector<Value>>> properties;

    /// Values of one property stand together.
    void add(std::string_view property, Value value);
    void add(std::string_view property, Term term) { add(property, Value{std::move(term), {}}); }
    void add(std::string_view property, Node node);
};

/// A graph as it was read: every subject with its properties, values each once, and sorted unless they are the items of
/// one list.
class Graph {
public:
    using Values = std::vector<Term>;
    struct Subject {
        std::map<std::string, Values, std::less<>> properties;
        std::set<std::string, std::less<>> in_order;  ///< properties whose values are in the order of a list
        SourcePos where;                              ///< where it was met first
    };

    void add(const Term& subject, const std::string& predicate, Term object, const SourcePos& where);
    /// To be called once, after the last triple: puts the items of lists, and of lists in them, in place of the lists,
    /// and other values into order.
    void sort();
    /// Lays what is said of `other` to what is said of `subject`. After sort().
    void merge(const Term& subject, const Term& other);

    /// What lists say besides their items and the order of these, and so is not in the graph after sort().
    struct Beside {
        std::string what, why, value;
        SourcePos where;
    };
    [[nodiscard]] const std::vector<Beside>& beside_lists() const noexcept { return beside_lists_; }

    [[nodiscard]] const std::map<Term, Subject>& subjects() const noexcept { return subjects_; }
    [[nodiscard]] const Subject* find(const Term& term) const;
    /// The values of a property; empty when there are none.
    [[nodiscard]] const Values& values(const Term& subject, std::string_view property) const;
    [[nodiscard]] bool is_in_order(const Term& subject, std::string_view property) const;
    [[nodiscard]] bool has_type(const Term& subject, std::string_view type) const;
    [[nodiscard]] std::size_t size() const noexcept { return count_; }

private:
    /// The items of an rdf:List and of the lists in it; each cell counts once, so that rings end.
    struct List {
        Values items;
        bool has_order = true;  ///< one item and one way on in each cell
        bool is_nested = false;
    };
    [[nodiscard]] bool is_cell(const Term& term) const;
    [[nodiscard]] bool is_list(const Term& term) const;
    [[nodiscard]] List list(const Term& head) const;
    /// What stands in place of `values`, of which one at least is a list.
    void lay_out_lists(Subject& subject, const std::string& property, Values& values);
    void remove_cells();

    std::map<Term, Subject> subjects_;
    std::vector<Beside> beside_lists_;
    std::size_t count_ = 0;
};

}  // namespace gainsay::rdf
