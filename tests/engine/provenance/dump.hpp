#pragma once

#include <string>
#include <vector>

#include "engine/provenance/trace.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::test {

/// One line a step: two spaces a level, the link, the name, and in brackets what is special about it; an
/// attack has a minus, a defence a plus in front.
inline std::vector<std::string> dump(const Sketch& sketch, const TraceTree& tree) {
    std::vector<std::string> lines;
    for (const TraceStep& step : tree.steps) {
        std::string line(2 * step.depth, ' ');
        if (step.parity != TraceParity::None) line += step.parity == TraceParity::Even ? "+ " : "- ";
        if (step.parent != no_step) line += std::string(to_string(step.link)) + ' ';
        line += sketch.name(step.node);
        if (step.ending != Ending::Continues && step.ending != Ending::Shown) {
            line += " (" + std::string(to_string(step.ending)) + ')';
        }
        if (step.seen) line += " seen";
        if (step.proposed) line += " proposed";
        if (step.date_uncertain) line += " date?";
        lines.push_back(line);
    }
    return lines;
}

inline std::vector<std::string> cycles(const Sketch& sketch, const TraceTree& tree) {
    std::vector<std::string> lines;
    for (const std::vector<Node>& cycle : tree.cycles) {
        std::string line;
        for (const Node node : cycle) line += (line.empty() ? "" : " ") + sketch.name(node);
        lines.push_back(line);
    }
    return lines;
}

inline std::vector<std::string> origins(const Sketch& sketch, const Trace& trace) {
    std::vector<std::string> lines;
    for (const Origin& origin : trace.origins) {
        lines.push_back(sketch.name(origin.node) + ": " + std::string(to_string(origin.why)));
    }
    return lines;
}

inline std::string joined(const std::vector<std::string>& lines) {
    std::string text = "\n";
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

}  // namespace gainsay::test
