#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graphs/format/json/json_value.hpp"
#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/json/problem_list.hpp"
#include "graphs/model/case.hpp"
#include "graphs/model/record.hpp"

namespace gainsay::json {

/// The version of the text case that we write, and the newest that we read.
inline constexpr int case_version = 1;

/// The name of the list of `kind` in the JSON form: "agents", …
[[nodiscard]] std::string_view list_name(RecordKind kind) noexcept;
[[nodiscard]] std::optional<RecordKind> kind_of_list(std::string_view name) noexcept;

/// What was read of one record.
struct ReadRecord {
    RecordId id;                   ///< empty when it has none that is one
    std::optional<Record> record;  ///< nullopt when something is wrong with it
};

/// Makes a record of `value`, whose texts are moved from; its places stay. `kind` is that of the list it
/// stands in; without one its id decides. `label` names it in messages as long as it has no id.
[[nodiscard]] ReadRecord read_record(Value& value, std::optional<RecordKind> kind, const std::string& label,
                                     ProblemList& problems);

/// Makes the CaseInfo of the members of the case that are not lists of records. "gainsay" is not looked at.
[[nodiscard]] CaseInfo read_info(Value& header, ProblemList& problems);

/// Where the field `path`, such as "occurrences[0].via", stands in `object`; where what should hold it stands
/// when it does not exist.
[[nodiscard]] Place locate(const Value& object, std::string_view path);

/// Appends the record as an object. Throws Error(Malformed) that names it.
void write_record(Writer& writer, const Record& record);

/// Appends the members of the case up to its records, "gainsay" first. The object is the caller's.
void write_info(Writer& writer, const CaseInfo& info);

}  // namespace gainsay::json
