#pragma once

#include <cstddef>
#include <optional>

#include "graphs/format/json/json_source.hpp"
#include "graphs/format/json/json_value.hpp"

namespace gainsay::json {

/// What a parsed value may be like; 0: as deep or as large as it will, but never deeper than 512.
struct ValueLimits {
    std::size_t max_depth = 64, max_values = 0;
};

/// Parses one value up to the end of the input (in line mode: of the line). Throws SyntaxError.
[[nodiscard]] Value parse_value(Source& source, const ValueLimits& limits);

/// Receives an object member by member, the items of some of its lists one by one.
class ObjectEvents {
public:
    ObjectEvents() = default;
    ObjectEvents(const ObjectEvents&) = delete;
    ObjectEvents& operator=(const ObjectEvents&) = delete;
    virtual ~ObjectEvents() = default;

    virtual void begin(Place where) = 0;
    /// A member is about to follow. True: if it is a list, its items are wanted one by one.
    virtual bool key(const Value::Key& key) = 0;
    /// The item with that index may follow, or the end of the list.
    virtual void begin_item(const Value::Key& key, std::size_t index) = 0;
    virtual void item(const Value::Key& key, std::size_t index, Value value) = 0;
    virtual void end_items() = 0;
    virtual void member(Value::Key key, Value value) = 0;
};

/// Parses the object that stands next, and nothing behind it, so that no more than one item or member is in
/// memory. Returns the value instead when it is no object. Throws SyntaxError, and what `events` throws.
std::optional<Value> parse_object(Source& source, const ValueLimits& limits, ObjectEvents& events);

}  // namespace gainsay::json
