#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/json/json_value.hpp"
#include "graphs/format/json/problem_list.hpp"
#include "graphs/format/parts/hash_slots.hpp"
#include "graphs/model/record.hpp"

namespace gainsay::json {

/// The ids of one input and what they are named by: finds ids that stand twice, and names that lead nowhere.
/// A reference to a record that was read before costs nothing; the others are kept until the end.
class ReferenceCheck {
public:
    /// Where that id was seen first; nullopt when it was not, or is not known any more.
    [[nodiscard]] std::optional<Place> find_id(const RecordId& id) const;
    /// The first place of an id stays.
    void add_id(const RecordId& id, Place where);
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

    struct Id {
        std::uint64_t begin = 0;  ///< in texts_
        std::uint32_t size = 0;
        Place where;
    };

    [[nodiscard]] const Id* find(std::string_view id) const;
    [[nodiscard]] std::string_view text_of(const Id& id) const {
        return std::string_view(texts_).substr(id.begin, id.size);
    }
    [[nodiscard]] std::string suggestion(const RecordId& wanted) const;

    // Millions of short texts: one block for all of them, and one for the table.
    std::string texts_;
    parts::HashSlots<Id> ids_;  // only looked up in, or searched for a best one: order shows nowhere
    std::vector<Pending> pending_;
};

}  // namespace gainsay::json
