#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gainsay::json {

/// A place within one input, from 1; columns count bytes.
struct Place {
    std::uint32_t line = 0, column = 0;

    friend bool operator==(const Place&, const Place&) = default;
};

/// One JSON value that knows where it stood. Numbers keep their spelling, so that what we do not understand
/// passes through to the last digit.
struct Value {
    enum class Kind : std::uint8_t { Null, Boolean, Integer, Float, Text, List, Object };

    /// The name of a member of an object.
    struct Key {
        std::string name;
        Place place;
    };

    Kind kind = Kind::Null;
    Place place;
    bool boolean = false;
    double number = 0;         ///< of Integer (rounded) and Float
    std::string text;          ///< of Text; of Integer and Float their spelling
    std::vector<Value> items;  ///< of List and Object
    std::vector<Key> keys;     ///< of Object: the names of `items`, in the order of the input

    /// The member of that name, the first if there are several; null when there is none.
    [[nodiscard]] const Value* find(std::string_view name) const noexcept {
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (keys[i].name == name) return &items[i];
        }
        return nullptr;
    }

    void add_member(Key key, Value value) {
        keys.push_back(std::move(key));
        items.push_back(std::move(value));
    }

    [[nodiscard]] static Value object(Place where = {}) {
        Value value;
        value.kind = Kind::Object;
        value.place = where;
        return value;
    }
};

}  // namespace gainsay::json
