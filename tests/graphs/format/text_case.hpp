#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "graphs/format/text_case/case_json.hpp"

// What the tests of this folder share: reading and writing from and to strings.

namespace gainsay::test {

inline Case read_text(const std::string& text, const ReadOptions& options = {}) {
    std::istringstream in(text);
    return read_case(in, "case.json", options);
}

inline std::string json(const Case& whole) {
    std::ostringstream out;
    write_case_json(out, CaseSource(whole));
    return out.str();
}

inline std::string jsonl(const Case& whole) {
    std::ostringstream out;
    write_case_jsonl(out, CaseSource(whole));
    return out.str();
}

/// What is wrong with `text`; empty when it is a good case.
inline std::vector<Problem> problems_in(const std::string& text, const ReadOptions& options = {}) {
    try {
        (void)read_text(text, options);
    } catch (const ReadError& error) {
        return error.problems();
    }
    return {};
}

/// A case with these members behind the version.
inline std::string with(const std::string& members) {
    return "{\"gainsay\": 1, " + members + "}";
}

}  // namespace gainsay::test
