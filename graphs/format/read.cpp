#include "graphs/format/read.hpp"

#include <algorithm>

namespace gainsay {
namespace {

std::string without_place(const Problem& problem) {
    std::string text;
    for (const std::string* part : {&problem.record, &problem.field}) {
        if (!part->empty()) text += *part + ": ";
    }
    return text + problem.message;
}

std::string describe(const std::vector<Problem>& problems, const std::string& afterword) {
    GAINSAY_REQUIRE(!problems.empty());
    std::string text;
    if (problems.size() == 1) {
        text = without_place(problems.front());
        if (!afterword.empty()) text += " (" + afterword + ")";
        return text;
    }
    text = std::to_string(problems.size()) + " problems";
    for (const Problem& problem : problems) text += "\n  " + to_string(problem);
    if (!afterword.empty()) text += "\n  (" + afterword + ")";
    return text;
}

// The gravest first: a limit or an unknown version says more about what to do than a misspelt field.
ErrorCode code_of(const std::vector<Problem>& problems) {
    for (const ErrorCode code : {ErrorCode::Unsupported, ErrorCode::Limit, ErrorCode::Malformed}) {
        const auto same = [code](const Problem& problem) { return problem.code == code; };
        if (std::any_of(problems.begin(), problems.end(), same)) return code;
    }
    return problems.front().code;
}

// Several problems have no common place but the file.
SourcePos place_of(const std::vector<Problem>& problems) {
    return problems.size() == 1 ? problems.front().where : SourcePos{problems.front().where.file};
}

}  // namespace

std::string to_string(const Problem& problem) {
    const std::string where = to_string(problem.where);
    return (where.empty() ? "" : where + ": ") + without_place(problem);
}

ReadError::ReadError(std::vector<Problem> problems, const std::string& afterword)
    : Error((GAINSAY_REQUIRE(!problems.empty()), code_of(problems)), describe(problems, afterword),
            place_of(problems)),
      problems_(std::move(problems)) {}

}  // namespace gainsay
