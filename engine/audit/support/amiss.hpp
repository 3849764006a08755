#pragma once

#include "engine/audit/finding.hpp"
#include "graphs/model/edtf.hpp"

// Of the rules only: dates that cannot be, with their doubt kept.

namespace gainsay::audit {

/// Is something wrong with two dates?
enum class Amiss : std::uint8_t {
    No,         ///< nothing is, or nobody can tell
    InDoubt,    ///< it is, if the dates that are marked as doubtful (`?`, `~`, `%`) are right
    Certainly,  ///< wherever both lie in their periods
};

/// `x` comes after `y`, which it should not.
[[nodiscard]] Amiss comes_after(const Period& x, const Period& y);

/// `x` and `y` have no day in common, which they should.
[[nodiscard]] Amiss apart(const Period& x, const Period& y);

/// What a finding weighs whose dates are amiss: what is in doubt is a note.
[[nodiscard]] inline Severity weighed(Amiss amiss, Severity certain) {
    return amiss == Amiss::Certainly ? certain : Severity::Note;
}

/// ", if the dates in doubt are right", or nothing.
[[nodiscard]] inline const char* doubt_told(Amiss amiss) {
    return amiss == Amiss::InDoubt ? ", if the dates in doubt are right" : "";
}

}  // namespace gainsay::audit
