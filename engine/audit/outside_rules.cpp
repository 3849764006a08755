#include "engine/audit/outside_rules.hpp"

#include <array>

namespace gainsay::audit {
namespace {

constexpr std::array about_reading{
    RuleInfo{
        .id = missing_reference,
        .name = "Reference to a record that is not there",
        .severity = Severity::Error,
        .reason = "A record names another by an id that no record of this case has. Whatever is asked of the "
                  "case would "
                  "silently leave that link out, so the case is not read at all and the other rules wait. "
                  "Usually the id is "
                  "misspelt, or the record was removed or lies in another file. Write the right id, or add "
                  "the record.",
        .bad = R"({"gainsay": 1, "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}],
            "agents": [{"id": "agent:ada", "name": "Ada"}],
            "statements": [{"id": "statement:ada-dam", "speaker": "agent:adda", "stance": "asserts", "of": "claim:dam-leaks"}]})",
        .good = R"({"gainsay": 1, "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}],
            "agents": [{"id": "agent:ada", "name": "Ada"}],
            "statements": [{"id": "statement:ada-dam", "speaker": "agent:ada", "stance": "asserts", "of": "claim:dam-leaks"}]})",
    },
    RuleInfo{
        .id = duplicate_id,
        .name = "Id of two records",
        .severity = Severity::Error,
        .reason = "Two records have one id, so that whoever names it may mean either. The case is not read "
                  "as long as that "
                  "is so, and the other rules wait. Usually a record was copied and its id was left as it "
                  "was, or two people "
                  "added the same record. Give one of the two another id, or merge them.",
        .bad = R"({"gainsay": 1, "claims": [{"id": "claim:dam", "text": "The dam leaks."},
            {"id": "claim:dam", "text": "The dam was inspected in May."}]})",
        .good = R"({"gainsay": 1, "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."},
            {"id": "claim:dam-inspected", "text": "The dam was inspected in May."}]})",
    },
    RuleInfo{
        .id = broken_record,
        .name = "Record that breaks the model",
        .severity = Severity::Error,
        .reason = "A field that every record of its kind needs is missing, or a field holds what it cannot: "
                  "a word that is "
                  "none of those allowed, a date that is none, an interval that ends before it begins. The "
                  "case is not read "
                  "as long as that is so, and the other rules wait. The message says what was found and what "
                  "was expected.",
        .bad = R"({"gainsay": 1, "claims": [{"id": "claim:dam-leaks", "language": "en"}]})",
        .good =
            R"({"gainsay": 1, "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks.", "language": "en"}]})",
    },
    RuleInfo{
        .id = broken_text,
        .name = "Text that is no case",
        .severity = Severity::Error,
        .reason = "The text breaks the grammar of its format, so that what stands behind that place cannot "
                  "be read: a comma "
                  "or bracket is missing, a quotation mark is open, the first line of the case is not there. "
                  "The other rules "
                  "wait for it. Mend the text at the place that the message names.",
        .bad = R"({"gainsay": 1, "claims": [{"id": "claim:dam-leaks" "text": "The dam leaks."}]})",
        .good = R"({"gainsay": 1, "claims": [{"id": "claim:dam-leaks", "text": "The dam leaks."}]})",
    },
};

constexpr std::array about_suppressions{
    RuleInfo{
        .id = expired_suppression,
        .name = "Suppression that has expired",
        .severity = Severity::Warning,
        .reason = "A desk agreed to live with a finding until a day, and that day is over: the finding is "
                  "reported again, and "
                  "so is the suppression, so that its owner looks at it once more. Mend what it hides, or "
                  "give it a new day "
                  "and a reason that still holds, or take it away.",
        .bad =
            R"({"suppressions": [{"rule": "sourcing/no-origin", "record": "claim:dam-leaks", "owner": "Jane Doe",
            "reason": "the report is announced for June", "expires": "2018-06-30"}]})",
        .good =
            R"({"suppressions": [{"rule": "sourcing/no-origin", "record": "claim:dam-leaks", "owner": "Jane Doe",
            "reason": "the report is announced for June", "expires": "9999-06-30"}]})",
    },
    RuleInfo{
        .id = unused_suppression,
        .name = "Suppression that suppresses nothing",
        .severity = Severity::Note,
        .reason = "A suppression hides no finding of the cases that were audited: what it was for has been "
                  "mended, or it names "
                  "a record or fingerprint that is not there. Left in place it would hide the next finding "
                  "that happens to "
                  "fit. Take it away; where several cases share one configuration, say with \"paths\" which "
                  "case it is for.",
        .bad =
            R"({"suppressions": [{"rule": "structure/orphan-claim", "record": "claim:gone", "owner": "Jane Doe",
            "reason": "the interview follows", "expires": "9999-06-30"}]})",
        .good = R"({"suppressions": []})",
    },
};

std::string_view rule_of(const Problem& problem) {
    if (problem.code == ErrorCode::Conflict) return duplicate_id;
    if (problem.code == ErrorCode::NotFound) return missing_reference;
    // A reader that stops at a place knows no field there, and no more of the record than where it is in its list.
    return problem.field.empty() && !RecordId::parse(problem.record) ? broken_text : broken_record;
}

}  // namespace

Finding finding_of(const Problem& problem) {
    Finding finding;
    finding.rule = rule_of(problem);
    finding.severity = Severity::Error;
    finding.field = problem.field;
    if (const auto id = RecordId::parse(problem.record)) {
        finding.record = *id;
    } else if (!problem.record.empty()) {  // "agents[3]"
        finding.field = problem.record + (problem.field.empty() ? "" : "." + problem.field);
    }
    finding.message = problem.message;
    return finding;
}

std::span<const RuleInfo> reading_rules() {
    return about_reading;
}

std::span<const RuleInfo> suppression_rules() {
    return about_suppressions;
}

}  // namespace gainsay::audit
