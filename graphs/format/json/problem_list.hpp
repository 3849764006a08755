#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graphs/format/json/json_value.hpp"
#include "graphs/format/read.hpp"

namespace gainsay::json {

/// Thrown once as many problems are known as were asked for.
struct Enough {};

/// The problems of one input.
class ProblemList {
public:
    ProblemList(std::string_view file, std::size_t limit)
        : file_(file), limit_(std::max<std::size_t>(limit, 1)) {}

    /// Throws Enough after the last one that is wanted.
    void add(Place where, std::string record, std::string field, std::string message,
             ErrorCode code = ErrorCode::Malformed) {
        problems_.push_back({at(where), std::move(record), std::move(field), std::move(message), code});
        if (problems_.size() >= limit_) throw Enough{};
    }

    [[nodiscard]] SourcePos at(Place where) const { return {file_, where.line, where.column}; }
    [[nodiscard]] std::size_t size() const noexcept { return problems_.size(); }
    [[nodiscard]] bool empty() const noexcept { return problems_.empty(); }
    [[nodiscard]] std::vector<Problem> take() { return std::move(problems_); }

private:
    std::string file_;
    std::size_t limit_;
    std::vector<Problem> problems_;
};

}  // namespace gainsay::json
