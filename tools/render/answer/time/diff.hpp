#pragma once

#include <string>

#include "engine/time/diff/diff.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay::render {

class Output;

/// A comparison, and what the two sides are called: "case.json, as of 2021-06-01".
struct DiffAnswer {
    const CaseDiff& diff;
    const Snapshot &before, &after;
    std::string before_name, after_name;
};

/// What is different, in four parts: disputes with the witnesses that came and went, claims, positions, records. In text a
/// paragraph each; as rows one a change. What is only possible says so.
void diff(const Output& output, const DiffAnswer& answer);

}  // namespace gainsay::render
