#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graphs/model/record.hpp"

namespace gainsay {

/// What is said of a case as a whole.
struct CaseInfo {
    std::string title;
    std::string description;
    std::string language;  ///< BCP 47, of the case's own words
    std::string extra;

    friend bool operator==(const CaseInfo&, const CaseInfo&) = default;
};

/// A whole case in memory. Lists are in id order once sort_records() has run, which every reader does.
struct Case {
    CaseInfo info;
    std::vector<Agent> agents;
    std::vector<Document> documents;
    std::vector<Claim> claims;
    std::vector<Statement> statements;
    std::vector<Relation> relations;
    std::vector<Review> reviews;

    friend bool operator==(const Case&, const Case&) = default;
};

/// Appends `record` to the list of its kind.
void add_record(Case& whole, Record record);

/// Sorts every list by id. O(n log n).
void sort_records(Case& whole);

[[nodiscard]] std::size_t record_count(const Case& whole) noexcept;

/// A reference that leads nowhere or to the wrong kind, or an id that is used twice.
struct CaseProblem {
    RecordId record;
    std::string field;
    std::string message;  ///< names both ends

    friend bool operator==(const CaseProblem&, const CaseProblem&) = default;
};

/// Checks every record in itself (problems_of), every reference, and every id for uniqueness, in id order;
/// stops after `limit` problems. Needs sorted lists. O(n log n).
[[nodiscard]] std::vector<CaseProblem> check_case(const Case& whole, std::size_t limit = 20);

}  // namespace gainsay
