#pragma once

#include <string>
#include <vector>

#include "graphs/format/read.hpp"

namespace gainsay::test {

/// Words of no format: "zv7" is what is said in a place that nobody knows, "zq7" is what that place is called.
///
/// Reads the inputs as one import and gives every zvN of them that neither stands in the case nor has its zvN or zqN
/// in the loss report: what was lost without a word. Fails the test when the inputs are refused, or have no zvN.
[[nodiscard]] std::vector<std::string> lost_in_silence(const std::string& format,
                                                       const std::vector<std::string>& inputs,
                                                       const ReadOptions& options = {});

/// `text`, which is JSON or JSON Lines, with a member "zqN": "zvN" more in every object, each with its own number;
/// but not where one has a text "zvN" already, or nothing but an "@id".
[[nodiscard]] std::string with_unknown_members(const std::string& text);

}  // namespace gainsay::test
