#include "engine/contradiction/frames.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/time/time_of.hpp"

namespace gainsay {
namespace {

bool is_bounded(const Period& period) {
    return period.start_min != beginning_of_time && period.end_max != end_of_time;
}

std::optional<Period> valid_of(const Snapshot& snapshot, Node object) {
    if (snapshot.kind(object) != RecordKind::Claim || snapshot.date(object) == no_date) return std::nullopt;
    return snapshot.period(snapshot.date(object));
}

void note_validity(const Snapshot& snapshot, const Witness& witness, std::vector<FrameNote>& notes) {
    if (witness.a.object == witness.b.object) return;
    const auto a = valid_of(snapshot, witness.a.object), b = valid_of(snapshot, witness.b.object);
    if (!a || !b) return;
    const std::int64_t slack = a->has_time || b->has_time ? 1 : 0;
    if (a->end_max + slack >= b->start_min && b->end_max + slack >= a->start_min) return;
    FrameNote note;
    note.kind = FrameKind::Validity;
    note.certainty = a->doubtful || b->doubtful ? Certainty::Maybe : Certainty::Yes;
    notes.push_back(note);
}

void note_words(const Period& a, const Period& b, std::int64_t span, std::vector<FrameNote>& notes) {
    if (!is_bounded(a) || !is_bounded(b)) return;
    const std::int64_t slack = a.has_time || b.has_time ? 1 : 0;
    const auto days = [](Day from, Day to) { return std::int64_t{to} - from; };
    FrameNote note;
    note.kind = FrameKind::Words;
    note.least_days = std::max<std::int64_t>(
        {0, days(a.end_max, b.start_min) - slack, days(b.end_max, a.start_min) - slack});
    note.most_days = std::max(days(a.start_min, b.end_max), days(b.start_min, a.end_max)) + slack;
    if (note.most_days <= span) return;
    const bool sure = note.least_days > span && !a.doubtful && !b.doubtful;
    note.certainty = sure ? Certainty::Yes : Certainty::Maybe;
    notes.push_back(note);
}

TimeOrder as_written(Period a, Period b) {
    a.doubtful = b.doubtful = false;
    return compare(a, b);
}

/// Did the holder of `office` hold any at the same body then?
Certainty held_any(const Snapshot& snapshot, Edge office, const Period& then) {
    Certainty held = Certainty::No;
    for (const Arc arc : snapshot.out(snapshot.source(office), EdgeKind::AffiliatedWith)) {
        if (arc.node != snapshot.target(office)) continue;
        const Period time = snapshot.affiliation(arc.edge).held;
        const TimeOrder order = as_written(time, then);
        if (order == TimeOrder::Overlaps) return Certainty::Yes;
        if (order == TimeOrder::CannotTell || time.doubtful || then.doubtful) held = Certainty::Maybe;
    }
    return held;
}

void note_offices(const Snapshot& snapshot, const WitnessSide& side, const Period& then, bool of_a,
                  std::vector<FrameNote>& notes) {
    if (then == Period{}) return;  // not known when the other side spoke
    for (const Edge office : side.offices) {
        const Certainty held = held_any(snapshot, office, then);
        if (held == Certainty::Yes) continue;
        FrameNote note;
        note.kind = FrameKind::Office;
        note.certainty = held == Certainty::No ? Certainty::Yes : Certainty::Maybe;
        note.office = office;
        note.of_a = of_a;
        notes.push_back(note);
    }
}

}  // namespace

std::string_view to_string(FrameKind kind) noexcept {
    constexpr std::array<std::string_view, frame_kind_count> names{"claims of different times",
                                                                   "words far apart", "office not held then"};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<FrameNote> frame_notes(const Snapshot& snapshot, const Witness& witness,
                                   const FrameOptions& options) {
    std::vector<FrameNote> notes;
    const Period a = time_of(snapshot, witness.a.source), b = time_of(snapshot, witness.b.source);
    note_validity(snapshot, witness, notes);
    note_words(a, b, options.span_days, notes);
    note_offices(snapshot, witness.a, b, true, notes);
    note_offices(snapshot, witness.b, a, false, notes);
    return notes;
}

}  // namespace gainsay
