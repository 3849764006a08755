#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "graphs/format/json/json_value.hpp"
#include "graphs/format/json/problem_list.hpp"
#include "graphs/model/record.hpp"

namespace gainsay::json {

/// The ids of one input and what they are named by: finds ids that stand twice, and names that lead nowhere.
/// A reference to a record that was read before costs nothing; the others are kept until the end.
class ReferenceCheck {
public:
    /// Where that id was seen first; nullopt when it was not, or is not known any more.
    [[nodiscard]] std::optional<Place> find_id(const RecordId& id) const;
    void add_id(const RecordId& id, Place where) { ids_.emplace(id.text(), where); }
    [[nodiscard]] std::size_t id_count() const noexcept { return ids_.size(); }
    /// Are all records known that `record` names?
    [[nodiscard]] bool knows_all(const Record& record) const;

    /// `value` is what `record` was made of.
    void add_references(const Record& record, const Value& value);

    /// Adds a problem for every reference to a record that never came, in the order of the input.
    void report(ProblemList& problems) const;

private:
    struct Pending {
        RecordId from, to;
        std::string field;
        Place where;
    };

    [[nodiscard]] std::string suggestion(const RecordId& wanted) const;

    std::unordered_map<std::string, Place>
        ids_;  // only looked up in, or searched for a best one: order shows nowhere
    std::vector<Pending> pending_;
};

}  // namespace gainsay::json
