#include "graphs/format/parts/intake.hpp"

#include <algorithm>

#include "graphs/format/text_case/record/record_json.hpp"

namespace gainsay::parts {

void Intake::take(json::Value value, RecordKind kind, const SourcePos& where) {
    json::ProblemList problems(where.file, options_.max_errors);
    try {
        auto read = json::read_record(value, kind, "a record", problems);
        if (read.record && problems.empty()) take(*std::move(read.record), where);
    } catch (const json::Enough&) {
        // As many as are wanted; they are reported below.
    }
    for (Problem& problem : problems.take()) {
        problem.where = where;
        report(std::move(problem));
    }
}

void Intake::take(Record record, const SourcePos& where) {
    const RecordId id = id_of(record);
    if (!taken_.insert(id).second) {
        return report({where, id.text(), "id", "is the id of two records", ErrorCode::Conflict});
    }
    if (options_.check_references) {
        for (Reference& reference : references_of(record)) {
            if (!taken_.contains(reference.to)) open_.push_back({id, std::move(reference), where});
        }
    }
    try {
        sink_.add(std::move(record), where);
    } catch (const Error& error) {
        if (error.code() == ErrorCode::Io) throw;
        report({where, id.text(), {}, error.what(), error.code()});
    }
}

void Intake::report(Problem problem) {
    problems_.push_back(std::move(problem));
    if (problems_.size() < std::max<std::size_t>(options_.max_errors, 1)) return;
    throw ReadError(std::move(problems_), "there may be more");
}

void Intake::finish() {
    for (const OpenEnd& end : open_) {
        if (taken_.contains(end.reference.to)) continue;
        report({end.where, end.record.text(), end.reference.field,
                "names " + end.reference.to.text() + ", which is not in the input", ErrorCode::NotFound});
    }
    if (!problems_.empty()) throw ReadError(std::move(problems_));
}

}  // namespace gainsay::parts
