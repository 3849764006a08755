#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/quantity/reading/reading.hpp"
#include "graphs/model/record.hpp"

namespace gainsay {

/// How two figures stand to each other. In the order in which they are listed: what a person must look at first.
enum class Verdict : std::uint8_t {
    Conflict,    ///< nothing that is said tells them apart, and they cannot both be so
    Different,   ///< they speak of different things, or may: the reasons say of which
    Compatible,  ///< both can be so: one bounds the other, is rounded, or is a part of it
    Same,        ///< one figure, in these or other units
};
inline constexpr std::size_t verdict_count = 4;
/// "in conflict", "different for a reason", "compatible", "the same".
[[nodiscard]] std::string_view to_string(Verdict verdict) noexcept;

/// Why a verdict is what it is. Each names one field of both quantities.
enum class ReasonKind : std::uint8_t {
    Measure,      ///< other things are counted, or in another form: a share against a rank
    Basis,        ///< recorded against estimated or surveyed
    Version,      ///< preliminary against revised; or a later figure of the same source
    Unit,         ///< units that cannot be converted
    Population,   ///< out of different totals
    Period,       ///< of different times
    Subject,      ///< of different people, bodies or places
    PartOf,       ///< the first is a part of the second, by subject, period or population
    WholeOf,      ///< the second is a part of the first
    Bound,        ///< at least, at most
    Range,        ///< a range was given
    Approximate,  ///< about
    Rounding,     ///< one is written more precisely than the other
    Conversion,   ///< the units differ and were converted
    Value,        ///< the figures exclude each other
    AboveWhole,   ///< a part that is more than its whole
};
inline constexpr std::size_t reason_kind_count = 16;
/// "measure", "recorded or estimated", …
[[nodiscard]] std::string_view to_string(ReasonKind kind) noexcept;

/// One reason, and the two fields that were compared, as they are written.
struct Reason {
    ReasonKind kind = ReasonKind::Value;
    std::string field;    ///< of Quantity: "measure", "population", …; "valid" of the claim; "source"
    std::string a, b;     ///< empty: not said
    bool unsaid = false;  ///< only one of them says it, so that they may differ

    friend bool operator==(const Reason&, const Reason&) = default;
};

/// "population: \"all countries\" against \"recorded executions\"": a reason as a person reads it.
[[nodiscard]] std::string sentence(const Reason& reason);

struct Comparison {
    Verdict verdict = Verdict::Different;
    std::vector<Reason> reasons;  ///< all of them, by kind; never empty but for Same

    friend bool operator==(const Comparison&, const Comparison&) = default;
};

/// Who gave a figure, and when.
struct FigureSource {
    std::string agent;  ///< id
    std::optional<Edtf> date;

    friend bool operator==(const FigureSource&, const FigureSource&) = default;
};

/// A quantity with what its claim and those who say it add to it.
struct Figure {
    ClaimId claim;
    std::uint32_t index = 0;  ///< among the claim's quantities
    Quantity quantity;
    std::optional<Edtf> valid;          ///< the claim's: the period, when the quantity has none
    std::vector<FigureSource> sources;  ///< by agent, then date
    bool possible = false;              ///< only possibly said at the time asked for: see framed.hpp

    [[nodiscard]] const std::optional<Edtf>& period() const noexcept {
        return quantity.period ? quantity.period : valid;
    }

    friend bool operator==(const Figure&, const Figure&) = default;
};

/// Compares two quantities of any measures. Fields are compared by their words (see words.hpp), figures by the
/// range that rounding, bounds and "about" leave open (see range.hpp), in the base of their units (unit.hpp).
///
/// Different   some field that both fill differs; or one that only one fills, when the figures exclude each other
/// Compatible  the ranges meet; or one is of a part of what the other is of (a member of its subject, a shorter
///             period, its population) and not above it. Only amounts and shares have parts, of periods only amounts
/// Conflict    all that is said agrees, and the ranges do not meet; or a part is above its whole
///
/// A figure that the same single source replaced by a later one, on a date that is certainly later, is Different:
/// Version. Dates are those of Figure::sources; two bare quantities have none.
///
/// Returns  symmetric: exchanging the two gives the same verdict with each reason turned round.
/// Cost     O(length of the texts). Throws std::logic_error when a quantity has problems (problems_of).
[[nodiscard]] Comparison compare(const Figure& a, const Figure& b);
[[nodiscard]] Comparison compare(const Quantity& a, const Quantity& b);

/// `comparison` seen from the other side.
[[nodiscard]] Comparison turned(Comparison comparison);

// --- for whoever compares many

/// A verdict without its texts: one bit a ReasonKind.
struct Sketched {
    Verdict verdict = Verdict::Different;
    std::uint32_t reasons = 0;  ///< the kinds that hold
    std::uint32_t unsaid = 0;   ///< those that may hold: only one side says the field
    bool part_by_period = false, part_by_population = false;

    [[nodiscard]] bool has(ReasonKind kind) const noexcept {
        return (reasons >> static_cast<unsigned>(kind) & 1U) != 0;
    }
};

/// As compare(), of readings by one Reader. `replaced`: one is a later figure of the other's only source.
[[nodiscard]] Sketched sketch(const Reader& reader, const Reading& a, const Reading& b,
                              bool replaced = false);

/// Did the same single source give both, one certainly before the other?
[[nodiscard]] bool replaces(const std::vector<FigureSource>& a, const std::vector<FigureSource>& b);

/// The texts of a sketch of these two.
[[nodiscard]] Comparison told(const Sketched& sketch, const Figure& a, const Figure& b);

}  // namespace gainsay
