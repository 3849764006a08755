#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "graphs/format/json/json_value.hpp"
#include "graphs/format/read.hpp"
#include "graphs/model/source.hpp"

namespace gainsay::parts {

/// Takes records in on their way to a sink, for readers that learn what they name only at the end: gathers what
/// is wrong with them, refuses ids that stand twice, and in the end references that lead nowhere.
///
/// Memory   the ids of all records, and references to what has not come yet.
class Intake {
public:
    /// Both must outlive the intake.
    Intake(RecordSink& sink, const ReadOptions& options) : sink_(sink), options_(options) {}

    /// A record as JSON of the text case; `where` is what messages say of its place.
    void take(json::Value value, RecordKind kind, const SourcePos& where);
    void take(Record record, const SourcePos& where);
    [[nodiscard]] bool knows(const RecordId& id) const { return taken_.contains(id); }

    void report(Problem problem);
    /// To be called once, after the last record. Throws ReadError when there are problems.
    void finish();

private:
    struct OpenEnd {
        RecordId record;
        Reference reference;
        SourcePos where;
    };

    RecordSink& sink_;
    const ReadOptions& options_;
    std::set<RecordId> taken_;
    std::vector<OpenEnd> open_;
    std::vector<Problem> problems_;
};

}  // namespace gainsay::parts
