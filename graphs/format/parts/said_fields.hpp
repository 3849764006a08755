#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/loss.hpp"
#include "graphs/model/case.hpp"
#include "graphs/model/record.hpp"

namespace gainsay::parts {

/// The fields in which `record` says something, in the order of record.hpp, down to the leaves: "name",
/// "aliases[1]", "occurrences[0].selector.exact", "extra". Its id is not among them; an item of a list in which
/// nothing is said stands for itself ("quantities[0]").
[[nodiscard]] std::vector<std::string> said_fields(const Record& record);
[[nodiscard]] std::vector<std::string> said_fields(const CaseInfo& info);

/// "occurrences[0].cue" as its kind: "occurrences[].cue".
[[nodiscard]] std::string without_indexes(std::string_view field);

/// The fields that a format holds, as kinds: "name", "occurrences[].cue". A kind holds all below it:
/// "occurrences" holds every field of every occurrence.
class KeptFields {
public:
    KeptFields(std::initializer_list<std::string_view> kept) : kept_(kept) {}
    [[nodiscard]] bool holds(std::string_view field) const;

private:
    std::vector<std::string_view> kept_;
};

/// Adds a loss for every field in which `record` says something and which is not kept. For writers: what a
/// writer does not name is reported, not forgotten.
void report_unkept(const Record& record, const KeptFields& kept, std::string_view why, LossReport& losses);
/// The same for what is said of the case as a whole; its losses are called "case.title" and belong to no record.
void report_unkept(const CaseInfo& info, const KeptFields& kept, std::string_view why, LossReport& losses);

/// A loss of the record as a whole. `what` as "relation (undercuts)".
void report_record(const RecordId& record, std::string what, std::string_view why, LossReport& losses);

}  // namespace gainsay::parts
