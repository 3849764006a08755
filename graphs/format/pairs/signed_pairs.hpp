#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <vector>

#include "graphs/format/read.hpp"

namespace gainsay {

/// Who is for or against whom, as lists of signed networks say it: no case, since nobody says anything about a claim.
struct SignedPairs {
    struct Line {
        std::uint32_t from = 0, to = 0;  ///< positions in `names`
        bool negative = false;
    };
    std::vector<std::string> names;  ///< each once, sorted; numbers by value, before all other names
    std::vector<Line> lines;         ///< as they came, those of a name with itself too
};

/// Reads a list of signed pairs: a line each, with two names and a sign between commas, semicolons, tabs or blanks,
/// whichever of these comes first in this order. The sign is + or -, or a number other than 0, of which only the sign counts. Further
/// fields are passed over. Empty lines, and those that begin with # or %, are too. The first line may be a header: it is when
/// its third field is no sign. A field may stand in double quotes. docs/formats/signed-pairs.md says the same at length.
///
/// Limits   options.max_bytes, options.max_records (lines), options.max_string_bytes (a line); 2^32 - 2 names.
/// Throws   ReadError with the line, what was found and what was expected; after options.max_errors of them.
/// Cost     O(n log n) time, memory of the names and 12 bytes a line.
/// Source   the data sets of signnet (D. Schoch, "signnet: An R package for analyzing signed networks", JOSS 8 (2023)) and
///          SNAP (soc-sign-*).
[[nodiscard]] SignedPairs read_signed_pairs(std::istream& in, const std::string& name,
                                            const ReadOptions& options = {});

}  // namespace gainsay
