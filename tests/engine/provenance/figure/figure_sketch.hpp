#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/provenance/figure/figure_trail.hpp"
#include "tests/engine/quantity/figure_of.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::test {

/// A drawn case whose claims have figures: by the claim's name. Several of one name are several figures.
struct FigureSketch {
    Sketch drawn;
    CaseSource source;

    FigureSketch(const std::string& sketch, const std::vector<std::pair<std::string, Quantity>>& figures)
        : drawn(draw(sketch)), source(with(drawn.whole, figures)) {}

    [[nodiscard]] std::vector<FigureTrail> trails(const std::string& claim,
                                                  const FigureTrailOptions& options = {}) const {
        return find_figure_trails(drawn.snapshot, source, drawn.claim(claim), options);
    }
    [[nodiscard]] std::string check(const std::string& claim, const std::vector<FigureTrail>& trails,
                                    const FigureTrailOptions& options = {}) const {
        return check_figure_trails(drawn.snapshot, source, drawn.claim(claim), trails, options);
    }

    /// "c d e (own words) first": the names on a chain, with * where a copy is stored and ! where the dates exclude the link.
    [[nodiscard]] std::vector<std::string> chains(const FigureTrail& trail) const {
        std::vector<std::string> chains;
        for (const FigureEnd& end : trail.ends) {
            std::string text;
            for (const std::uint32_t i : chain_to(trail, end.step)) {
                const FigureStep& step = trail.steps[i];
                text += drawn.name(step.node) + (step.seen ? "*" : "") +
                        (step.order == TimeOrder::After ? "! " : " ");
            }
            const FigureStep& last = trail.steps[end.step];
            text += "(" + std::string(to_string(last.ending)) + ")";
            if (last.first != Certainty::No) text += last.first == Certainty::Yes ? " first" : " first?";
            chains.push_back(text);
        }
        return chains;
    }

private:
    static Case with(Case whole, const std::vector<std::pair<std::string, Quantity>>& figures) {
        for (Claim& claim : whole.claims) {
            for (const auto& [name, quantity] : figures) {
                if (claim.id.any().slug() == name) claim.quantities.push_back(quantity);
            }
        }
        return whole;
    }
};

}  // namespace gainsay::test
