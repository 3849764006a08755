#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gainsay::cli {

/// Changes of single fields of a record in its JSON form, as `--set` and `--unset` give them.
///
///     published=2018-06-28             a text; of a field that is a number, a number
///     occurrences[0].cue=said          a field of an item
///     aliases[]=Tasnim                 one more item
///     quantities:=[{"value": 51}]      JSON as it stands
struct FieldChange {
    std::string path, value;
    bool json = false;   ///< `value` is JSON
    bool unset = false;  ///< the field, or item, goes

    /// Reads "path=value" or "path:=json". Throws Error(Malformed) that shows what is expected.
    [[nodiscard]] static FieldChange set(std::string_view assignment);
};

/// `record` (JSON of an object) after `changes`, one after the other.
/// Throws   Error(Malformed) when `record` or a value is not JSON, or a path leads through something that is
///          neither an object nor a list, or to an item that is not there.
[[nodiscard]] std::string with_changes(const std::string& record, const std::vector<FieldChange>& changes);

/// The text at `path`; empty when there is none.
[[nodiscard]] std::string text_at(const std::string& record, std::string_view path);

}  // namespace gainsay::cli
