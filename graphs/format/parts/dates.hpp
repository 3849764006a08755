#pragma once

#include <optional>
#include <string_view>

#include "graphs/model/edtf.hpp"

namespace gainsay::parts {

/// A date as others spell it: EDTF and ISO 8601 (also "2018-07-02 10:00:00", fractions of seconds dropped,
/// "+0000"), "July 2, 2018", "2 July 2018", "Jul. 2nd 2018", "July 2018", and after words such as "on" or "stated
/// on". What can be read in two ways ("03/04/2018") is not read.
///
/// Returns  nullopt when `text` is none of these; the caller reports that.
[[nodiscard]] std::optional<Edtf> date_of(std::string_view text);

}  // namespace gainsay::parts
