#pragma once

#include <string>
#include <vector>

#include "graphs/format/loss.hpp"
#include "graphs/format/registry.hpp"
#include "graphs/model/case.hpp"

namespace gainsay::test {

struct ReadFeed {
    Case whole;
    LossReport losses{LossReport::every_place};
};

/// Reads the texts as the inputs of one import: "input-1", "input-2", …
[[nodiscard]] ReadFeed read_feed(const std::string& format, const std::vector<std::string>& texts,
                                 const ReadOptions& options = {});

/// A line for every statement and review, with the names of what they lead to:
/// "Ann says [It rains] on 2024-06-26 at https://a.example/1"
/// "Checks rates [It rains] False 2/1..5 on 2024-07-02 in https://check.example/1"
[[nodiscard]] std::vector<std::string> told(const Case& whole);

/// "2 node of type WebSite"
[[nodiscard]] std::vector<std::string> kinds_of(const LossReport& losses);

/// The first problem of the ReadError that reading throws; "nothing" when it throws none.
[[nodiscard]] std::string problem_of(const std::string& format, const std::string& text,
                                     const ReadOptions& options = {});

}  // namespace gainsay::test
