#pragma once

#include "engine/audit/rule.hpp"
#include "engine/audit/rules/figures/compared.hpp"

// Of this folder only: rules about two figures that exclude each other.

namespace gainsay::audit {

/// A rule about pairs of figures in conflict that nobody has judged: where a person already said, with an accepted or
/// rejected relation, how the two claims stand to each other, there is nothing to find.
class FigurePairRule : public Rule {
public:
    void begin(const Subject& subject) override { figures_ = &compared_figures(subject); }
    void finish(const Subject& subject, const Report& report) override;

protected:
    /// `above_whole`: one is a part of the other, and above it.
    [[nodiscard]] virtual bool concerns(bool above_whole) const = 0;
    /// What the two figures do to each other; the reasons are put behind it.
    [[nodiscard]] virtual std::string message(const Figure& a, const Figure& b) const = 0;

private:
    const ComparedFigures* figures_ = nullptr;
};

}  // namespace gainsay::audit
