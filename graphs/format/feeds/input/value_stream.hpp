#pragma once

#include <string_view>

#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/json/problem_list.hpp"

namespace gainsay::feeds {

/// Receives the JSON values of an input.
class ValueHandler {
public:
    ValueHandler() = default;
    ValueHandler(const ValueHandler&) = delete;
    ValueHandler& operator=(const ValueHandler&) = delete;
    virtual ~ValueHandler() = default;

    /// Are the items of the list in that member of an outermost object wanted one by one?
    [[nodiscard]] virtual bool streams(std::string_view member) const = 0;
    /// One of them.
    virtual void item(std::string_view member, json::Value value) = 0;
    /// An outermost value, or item of an outermost list, whole; of an object that has streamed lists what
    /// remains without them. A line of JSON Lines is always whole.
    virtual void whole(json::Value value) = 0;
    /// How many records were made so far, for progress.
    [[nodiscard]] virtual const std::uint64_t& record_count() const = 0;
};

/// Reads one object, one list, or several of either, on lines of their own (JSON Lines) or behind each other.
/// Of JSON Lines a line that is no JSON is one problem, and the next line is read; elsewhere reading stops.
///
/// Memory   one item at a time.
/// Throws   json::SyntaxError; json::Enough; what the handler throws.
void read_values(json::Source& source, const ReadOptions& options, ValueHandler& handler,
                 json::ProblemList& problems);

}  // namespace gainsay::feeds
