#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "engine/contradiction/contradictions.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::test {

/// Options in words: "rephrase entailment affiliation part", "all" of these, "proposed", "once", a date as of
/// which.
[[nodiscard]] inline ContradictionOptions options_of(const std::string& words) {
    ContradictionOptions options;
    std::istringstream in(words);
    for (std::string word; in >> word;) {
        if (word == "rephrase")
            options.closures.rephrase = true;
        else if (word == "entailment")
            options.closures.entailment = true;
        else if (word == "affiliation")
            options.closures.affiliation = true;
        else if (word == "part")
            options.closures.part = true;
        else if (word == "all")
            options.closures = Closures::all();
        else if (word == "proposed")
            options.include_proposed = true;
        else if (word == "once")
            options.mutual_once = true;
        else
            options.as_of = Edtf(word);
    }
    return options;
}

/// "a>b opposition s1 s2 by r1 +rephrase proposed uncertain mutual change": agents, kind, sources, the
/// relation of the conflict, the closures used, the flags.
[[nodiscard]] inline std::string line_of(const Sketch& drawn, const Witness& w) {
    std::string line = drawn.name(w.a.agent) + ">" + drawn.name(w.b.agent) + " " +
                       std::string(to_string(w.kind)) + " " + drawn.name(w.a.source) + " " +
                       drawn.name(w.b.source);
    if (w.conflict != no_edge) line += " by " + drawn.name(conflict_relation(drawn.snapshot, w));
    if (w.used.rephrase) line += " +rephrase";
    if (w.used.entailment) line += " +entailment";
    if (w.used.affiliation) line += " +affiliation";
    if (w.used.part) line += " +part";
    if (w.proposed) line += " proposed";
    if (w.date_uncertain) line += " uncertain";
    if (w.mutual) line += " mutual";
    if (w.change_of_position) line += " change";
    return line;
}

[[nodiscard]] inline std::vector<std::string> lines_of(const Sketch& drawn, const Contradictions& found) {
    std::vector<std::string> lines;
    for (const Contradiction& pair : found.pairs) {
        for (const Witness& witness : pair.witnesses) lines.push_back(line_of(drawn, witness));
    }
    return lines;
}

}  // namespace gainsay::test
