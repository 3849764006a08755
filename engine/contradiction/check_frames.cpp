// Says each warning a second time from the contract: times by looking at the documents of a source one by one, spans by
// walking from the end of one date to the begin of the other.
#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>

#include "engine/contradiction/frames.hpp"

namespace gainsay {
namespace {

class FrameChecker {
public:
    FrameChecker(const Snapshot& snapshot, const Witness& witness, const FrameOptions& options)
        : s_(snapshot), w_(witness), span_(options.span_days) {}

    std::string check(const std::vector<FrameNote>& notes) const {
        std::vector<FrameNote> expected;
        if (const auto validity = apart_in_validity()) expected.push_back({FrameKind::Validity, *validity});
        const Period a = when(w_.a.source), b = when(w_.b.source);
        if (const auto words = apart_in_words(a, b)) {
            FrameNote note{FrameKind::Words, *words};
            std::tie(note.least_days, note.most_days) = days_between(a, b);
            expected.push_back(note);
        }
        add_offices(w_.a, b, true, expected);
        add_offices(w_.b, a, false, expected);
        if (notes == expected) return {};
        for (const FrameNote& note : notes) {
            if (std::find(expected.begin(), expected.end(), note) == expected.end())
                return "the warning \"" + std::string(to_string(note.kind)) + "\" is wrong";
        }
        for (const FrameNote& note : expected) {
            if (std::find(notes.begin(), notes.end(), note) == notes.end())
                return "the warning \"" + std::string(to_string(note.kind)) + "\" is missing";
        }
        return "the warnings are not in order";
    }

private:
    Period when(Node source) const {
        const RecordKind kind = s_.kind(source);
        if (kind == RecordKind::Document) return s_.period(s_.date(source));
        if (kind == RecordKind::Statement && s_.date(source) != no_date) return s_.period(s_.date(source));
        const Arcs places =
            s_.out(source, kind == RecordKind::Relation ? EdgeKind::AssertedIn : EdgeKind::RecordedIn);
        if (places.size() == 1) return s_.period(s_.date(places[0].node));
        Period first;
        bool any = false;
        for (const Arc place : places) {
            Period one = s_.period(s_.date(place.node));
            if (one.doubtful) one = Period{};
            if (one.has_time) {
                one.has_time = false;
                for (Day* day : {&one.start_min, &one.end_min})
                    if (*day != beginning_of_time && *day != end_of_time) --*day;
                for (Day* day : {&one.start_max, &one.end_max})
                    if (*day != beginning_of_time && *day != end_of_time) ++*day;
            }
            if (!any) first = one;
            any = true;
            first.start_min = std::min(first.start_min, one.start_min);
            first.start_max = std::min(first.start_max, one.start_max);
            first.end_min = std::min(first.end_min, one.end_min);
            first.end_max = std::min(first.end_max, one.end_max);
        }
        return first;
    }

    std::optional<Certainty> apart_in_validity() const {
        const bool claims =
            s_.kind(w_.a.object) == RecordKind::Claim && s_.kind(w_.b.object) == RecordKind::Claim;
        if (!claims || w_.a.object == w_.b.object) return std::nullopt;
        if (s_.date(w_.a.object) == no_date || s_.date(w_.b.object) == no_date) return std::nullopt;
        Period a = s_.period(s_.date(w_.a.object)), b = s_.period(s_.date(w_.b.object));
        const bool doubt = a.doubtful || b.doubtful;
        a.doubtful = b.doubtful = false;
        const TimeOrder order = compare(a, b);
        if (order != TimeOrder::Before && order != TimeOrder::After) return std::nullopt;
        return doubt ? Certainty::Maybe : Certainty::Yes;
    }

    static std::pair<std::int64_t, std::int64_t> days_between(const Period& a, const Period& b) {
        const std::int64_t room = a.has_time || b.has_time ? 1 : 0;
        std::int64_t least = 0;
        if (a.end_max < b.start_min) least = std::int64_t{b.start_min} - a.end_max;
        if (b.end_max < a.start_min) least = std::int64_t{a.start_min} - b.end_max;
        std::int64_t most = std::numeric_limits<std::int64_t>::min();
        for (const Day x : {a.start_min, a.end_max}) {
            for (const Day y : {b.start_min, b.end_max})
                most = std::max({most, std::int64_t{x} - y, std::int64_t{y} - x});
        }
        return {std::max<std::int64_t>(0, least - room), most + room};
    }

    std::optional<Certainty> apart_in_words(const Period& a, const Period& b) const {
        for (const Period& one : {a, b}) {
            if (one.start_min == beginning_of_time || one.end_max == end_of_time) return std::nullopt;
        }
        const auto [least, most] = days_between(a, b);
        if (most <= span_) return std::nullopt;
        return least > span_ && !a.doubtful && !b.doubtful ? Certainty::Yes : Certainty::Maybe;
    }

    void add_offices(const WitnessSide& side, const Period& then, bool of_a,
                     std::vector<FrameNote>& to) const {
        if (then == Period{}) return;
        for (const Edge office : side.offices) {
            std::size_t held = 0, doubts = 0;
            for (const Edge other : s_.edges(EdgeKind::AffiliatedWith)) {
                if (s_.source(other) != s_.source(office) || s_.target(other) != s_.target(office)) continue;
                Period time = s_.affiliation(other).held, said = then;
                const bool doubt = time.doubtful || said.doubtful;
                time.doubtful = said.doubtful = false;
                const TimeOrder order = compare(said, time);
                held += order == TimeOrder::Overlaps ? 1 : 0;
                doubts += order == TimeOrder::CannotTell || doubt ? 1 : 0;
            }
            if (held > 0) continue;
            FrameNote note{FrameKind::Office, doubts == 0 ? Certainty::Yes : Certainty::Maybe};
            note.office = office;
            note.of_a = of_a;
            to.push_back(note);
        }
    }

    const Snapshot& s_;
    const Witness& w_;
    std::int64_t span_;
};

}  // namespace

std::string check_frame_notes(const Snapshot& snapshot, const Witness& witness,
                              const std::vector<FrameNote>& notes, const FrameOptions& options) {
    return FrameChecker(snapshot, witness, options).check(notes);
}

}  // namespace gainsay
