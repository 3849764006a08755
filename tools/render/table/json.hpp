#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gainsay::render {

/// A finished JSON value, as compact text. Answers are written, never read back, so text is all that is kept:
/// members stay in the order in which they were put, and the same answer gives the same bytes.
///
/// Whatever the data holds, the text is valid JSON in UTF-8: bytes that are none become U+FFFD.
class Json {
public:
    Json() : text_("null") {}
    Json(std::string_view text);                                     // NOLINT: a text is a value
    Json(const char* text) : Json(std::string_view(text)) {}         // NOLINT
    Json(const std::string& text) : Json(std::string_view(text)) {}  // NOLINT
    Json(bool value) : text_(value ? "true" : "false") {}            // NOLINT
    Json(double value);                                              // NOLINT: null when not finite
    template <std::integral I>
    Json(I value) : text_(std::to_string(value)) {}  // NOLINT
    template <class T>
    Json(const std::optional<T>& value) : Json(value ? Json(*value) : Json()) {}  // NOLINT
    Json(const std::vector<Json>& items);                                         // NOLINT: an array

    /// Takes `text`, which must be valid JSON, such as that of to_json(record).
    [[nodiscard]] static Json of_json(std::string_view text);

    [[nodiscard]] const std::string& text() const noexcept { return text_; }

private:
    friend class JsonObject;
    std::string text_;
};

/// An object in the making: JsonObject().put("id", id).put("label", label).done().
class JsonObject {
public:
    JsonObject& put(std::string_view name, const Json& value);
    /// Puts only what says something: no empty text or list, no false, no null.
    JsonObject& put_if(std::string_view name, const Json& value);
    [[nodiscard]] bool empty() const noexcept { return members_.empty(); }
    /// The members with commas between them, without the braces around them.
    [[nodiscard]] const std::string& members() const noexcept { return members_; }
    [[nodiscard]] Json done() const { return Json::of_json("{" + members_ + "}"); }
    operator Json() const { return done(); }  // NOLINT: an object is a value

private:
    std::string members_;
};

/// `value` over several lines, two spaces a level, the first line not indented; no newline at the end. What
/// is empty stays on one line. O(length).
[[nodiscard]] std::string pretty(const Json& value, std::size_t indent = 0);

}  // namespace gainsay::render
