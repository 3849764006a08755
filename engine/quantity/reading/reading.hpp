#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/quantity/reading/range.hpp"
#include "engine/quantity/reading/unit.hpp"
#include "engine/quantity/reading/words.hpp"
#include "graphs/model/record.hpp"

namespace gainsay {

/// A text's number among those that a Reader met; 0 is the empty text: not said.
using Term = std::uint32_t;

/// A quantity as it is compared: its words as numbers, its figure as a range. 120 bytes, whatever it says.
struct Reading {
    Range range;
    Term counted = 0;     ///< what is counted
    Term subject = 0;     ///< its members, in Reader::members()
    Term population = 0;  ///< out of what
    Term whole = 0;   ///< the population as a subject: "the world" of "all recorded executions in the world"
    Term family = 0;  ///< of the unit
    Term period = 0;  ///< as it is written
    Day from = beginning_of_time, to = end_of_time;
    double factor = 1;
    Form form = Form::Amount;
    std::uint8_t basis = NoBasis, edition = NoEdition;
    QuantityBound bound = QuantityBound::Exactly;
    bool doubtful = false;  ///< the period
    bool ordinal = false;
    bool whole_range = false;  ///< a range was given, not one figure
};

/// Reads quantities; equal words get equal numbers. What was read once is remembered, so that a million figures
/// of a thousand measures cost a thousand readings.
///
/// Threads  one at a time.
class Reader {
public:
    Reader();

    /// `period` is that of the quantity, or of its claim when the quantity has none. `quantity` must have no problems.
    [[nodiscard]] Reading read(const Quantity& quantity, const std::optional<Edtf>& period);

    [[nodiscard]] const std::string& text(Term term) const { return texts_[term]; }
    /// The members of a subject, ascending.
    [[nodiscard]] const std::vector<Term>& members(Term subject) const { return members_.at(subject); }

private:
    struct Measured {
        Term counted = 0;
        Form form = Form::Amount;
        bool form_said = false, falling = false;
        std::uint8_t basis = NoBasis, edition = NoEdition;
    };
    struct Populated {
        Term population = 0;
        std::vector<std::string> words;
        std::uint8_t basis = NoBasis, edition = NoEdition;
    };

    Term term(std::string_view text);
    const Measured& measured(const std::string& text);
    const Populated& populated(const std::string& text);
    Term subject_of(const std::string& text);
    Term whole_of(const Populated& population, Term counted);

    std::vector<std::string> texts_;
    std::unordered_map<std::string, Term> terms_, subjects_;
    std::unordered_map<std::string, Measured> measures_;
    std::unordered_map<std::string, Populated> populations_;
    std::unordered_map<std::string, Unit> units_;
    std::map<Term, std::vector<Term>> members_;
    std::map<std::pair<Term, Term>, Term> wholes_;
};

}  // namespace gainsay
