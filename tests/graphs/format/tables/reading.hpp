#pragma once

#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "graphs/format/loss.hpp"
#include "graphs/format/registry.hpp"
#include "graphs/model/case.hpp"
#include "graphs/model/source.hpp"

namespace gainsay::test {

struct ReadTable {
    Case whole;
    LossReport losses{LossReport::every_place};

    /// How many losses there are whose `what` is this one.
    [[nodiscard]] std::uint64_t lost(std::string_view what) const {
        std::uint64_t count = 0;
        for (const auto& kind : losses.kinds()) {
            if (kind.what == what) count += kind.count;
        }
        return count;
    }
};

/// Reads texts as one import.
inline ReadTable read_as(const char* format, const std::vector<std::string>& texts,
                         const ReadOptions& options = {}) {
    ReadTable result;
    CaseBuilder builder;
    const auto reader = find_format(format).reader(builder, options, result.losses);
    for (const std::string& text : texts) {
        std::istringstream in(text);
        reader->read(in, "input");
    }
    reader->finish();
    result.whole = builder.take();
    return result;
}

/// Reads with a mapping.
inline ReadTable read_mapped(const std::string& mapping, const std::vector<std::string>& texts) {
    ReadOptions options;
    options.mapping = mapping;
    options.mapping_name = "mapping.json";
    return read_as("mapped", texts, options);
}

/// What the Error says, with code and all; empty when none is thrown.
template <class Act>
std::string error_of(const Act& act) {
    try {
        act();
    } catch (const Error& error) {
        return std::string(to_string(error.code())) + ": " + to_string(error.where()) + ": " + error.what();
    }
    return {};
}

}  // namespace gainsay::test
