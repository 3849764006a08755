#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/json/json_value.hpp"

// What an Argdown text says, in Argdown's own terms: statements and arguments by title, the structure of arguments,
// and relations.

namespace gainsay::argdown {

inline constexpr std::size_t none = static_cast<std::size_t>(-1);

enum class Role : std::uint8_t { TopLevel, Related, Item, Premise, Intermediate, Conclusion, Description };

struct LinkText {
    std::string text, url;
};

/// The words of a statement, description or heading.
struct Content {
    std::string text;   ///< as Argdown tells it: mentions and tags stay, emphasis goes, a link is its words
    std::string plain;  ///< the same without tags, and without blanks at its ends
    std::vector<std::string> tags;
    std::vector<LinkText> links;
    bool emphasis = false;
};

/// One place where a statement or argument stands.
struct Member {
    Role role = Role::TopLevel;
    bool reference = false;  ///< the title alone
    Content content;
    std::optional<json::Value> data;
    json::Place place;
    std::size_t section = none;
};

/// All places with one title: for statements an equivalence class.
struct Titled {
    std::string title;
    bool untitled = false;  ///< the title was made up: "Untitled 3"
    std::vector<Member> members;

    /// The place that says what it says: the one whose data has isCanonical, or the last that is no reference; null
    /// when all are references.
    [[nodiscard]] const Member* canonical() const;
};

struct Inference {
    std::vector<std::string> rules;
    std::optional<json::Value> data;
    json::Place place;
    std::size_t conclusion = 0;  ///< its index in the steps
};

/// A numbered line of a premise-conclusion structure.
struct Step {
    std::size_t statement = 0, member = 0;
    std::size_t inference = none;  ///< of a conclusion
};

struct Argument : Titled {
    std::vector<Step> steps;  ///< empty: only sketched
    std::vector<Inference> inferences;
};

enum class RelationType : std::uint8_t { Support, Attack, Undercut, Entails, Contrary, Contradictory };
[[nodiscard]] std::string_view to_string(RelationType type) noexcept;

/// An end of a relation.
struct Node {
    enum class Kind : std::uint8_t { Statement, Argument, Inference };
    Kind kind = Kind::Statement;
    std::size_t index = 0;      ///< of the statement, or the argument
    std::size_t inference = 0;  ///< its index in the argument

    friend auto operator<=>(const Node&, const Node&) = default;
};

/// Where a relation is written: the child behind the sign, whose data may say things of the relation.
struct SignPlace {
    Node child;
    std::size_t member = 0;
    json::Place place;
    bool reversed = false;  ///< of a symmetric relation: written from its other end
};

struct MapRelation {
    RelationType type = RelationType::Support;
    Node from, to;
    std::vector<SignPlace> occurrences;
};

struct Section {
    std::string title;
    std::size_t level = 1, parent = none;
    std::vector<std::string> tags;
    std::optional<json::Value> data;
};

/// One Argdown document. Statements and arguments are in the order in which they are first met.
struct Map {
    json::Value front_matter = json::Value::object();
    std::vector<Titled> statements;
    std::vector<Argument> arguments;
    std::vector<MapRelation> relations;
    std::vector<Section> sections;
    std::map<std::string, std::size_t, std::less<>> statement_of, argument_of;  ///< by title
    std::vector<json::Place> comments, includes;

    /// A setting of the front matter under "model"; null when it is not there.
    [[nodiscard]] const json::Value* model_setting(std::string_view name) const;
    [[nodiscard]] bool is_strict() const;
};

/// Brings relations into the form in which Argdown tells them, by the rules of its model plugin: what comes from an
/// argument with a structure comes from its conclusion, an undercut of one goes to its last inference, strict mode
/// makes supports and attacks between statements entailments and contraries, and an attack on an argument whose
/// premise the same statement attacks says nothing more.
void transform_relations(Map& map);

}  // namespace gainsay::argdown
