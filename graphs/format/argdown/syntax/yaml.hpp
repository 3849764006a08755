#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "graphs/format/json/json_value.hpp"
#include "graphs/format/read.hpp"

// Data blocks and front matter are YAML. They are read into the values that JSON is read into, so that records in
// them are checked by the same code.

namespace gainsay::argdown {

/// A data block or front matter that cannot be read.
struct YamlError : std::runtime_error {
    YamlError(json::Place place, const std::string& message, ErrorCode code = ErrorCode::Malformed)
        : std::runtime_error(message), where(place), why(code) {}

    json::Place where;
    ErrorCode why;
};

/// The keys and values in `text`, which begins at `start`. Numbers, true, false and null are what JSON calls so;
/// all else is text. An empty text is an object without members.
///
/// Limits   max_depth and max_record_values of `options`; `text` itself is bounded by what holds it. Anchors and
///          aliases are refused: a few lines of them can stand for more than fits in memory.
/// Throws   YamlError.
[[nodiscard]] json::Value read_yaml(std::string_view text, json::Place start, const ReadOptions& options);

/// A data block with its braces. One whose brace ends its line holds block style, any other flow style.
[[nodiscard]] json::Value read_data_block(std::string_view image, json::Place start,
                                          const ReadOptions& options);

/// `value` in flow style on one line, so that neither Argdown nor YAML take anything in its texts for a sign of
/// theirs.
[[nodiscard]] std::string to_flow(const json::Value& value);
/// A key as it stands before its colon.
[[nodiscard]] std::string flow_key(std::string_view key);

}  // namespace gainsay::argdown
