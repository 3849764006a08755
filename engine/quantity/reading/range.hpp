#pragma once

#include <string>

#include "engine/quantity/reading/unit.hpp"
#include "graphs/model/record.hpp"

namespace gainsay {

/// Where the true figure may lie, in the base of the unit's family: as it is written, and with what rounding and
/// "about" leave open. A side that is not bounded is infinite.
struct Range {
    double said_low = 0, said_high = 0;  ///< what the words say
    double low = 0, high = 0;            ///< with the rounding; low < high

    friend bool operator==(const Range&, const Range&) = default;
};

/// The place of the last digit that counts, of a finite number in its shortest decimal form: 0.1 for 51.3, 1 for
/// 51. A whole number of four digits or more that ends in zeros may have been rounded, but never to fewer than
/// two digits: 100 for 1,200 and for 1,000; 10 for 1,230; 1 for 1,234. `exact`: whole numbers are as they stand.
[[nodiscard]] double last_place(double number, bool exact = false);

/// The range of a quantity, which must have no problems (problems_of). Half the last place lies open either way;
/// "about" leaves open a tenth of the figure, if that is more. `negate` turns a fall into a negative change.
[[nodiscard]] Range range_of(const Quantity& quantity, const Unit& unit, bool negate = false);

/// Do they share more than a common end? Ends that differ by rounding of the machine only are common.
[[nodiscard]] bool overlap(const Range& a, const Range& b) noexcept;

/// Is all of `part` at or above all of `whole`, so that it cannot be a part of it?
[[nodiscard]] bool above(const Range& part, const Range& whole) noexcept;

/// "51.3", "1200000": the shortest text that reads back, without an exponent where a person can still read it.
[[nodiscard]] std::string number_text(double number);

/// "51 %", "at least 507 persons", "about 40 %", "10 to 12 t", "rank 2".
[[nodiscard]] std::string figure_text(const Quantity& quantity);

}  // namespace gainsay
