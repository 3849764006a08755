#pragma once

#include <optional>
#include <string_view>

#include "graphs/model/edtf.hpp"

namespace gainsay {

/// The year, month or day that the words in `text` mean in a document of `date`: "reported last year" in one of
/// 2018-07 is 2017. The phrases: last, this or next year or month; yesterday, today.
///
/// Returns  nullopt when there is no such phrase, or `date` leaves open what it means. Doubt of `date` (`?`, `~`)
///          is left aside: the caller says it.
[[nodiscard]] std::optional<Edtf> relative_date(std::string_view text, const Edtf& date);

}  // namespace gainsay
