#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/contradiction/contradictions.hpp"
#include "engine/time/frame.hpp"
#include "engine/time/timeline/order.hpp"
#include "graphs/snapshot/snapshot.hpp"

namespace gainsay {

/// What happened, in the order in which events of one day are listed.
enum class EventKind : std::uint8_t {
    OfficeBegan,  ///< an agent took an office
    Published,    ///< a document
    Asserted,     ///< a statement: a claim is asserted, or a document endorsed
    Denied,       ///< a statement: a claim is denied, or a document rejected
    Questioned,   ///< a statement
    Related,      ///< somebody said how two claims hang together, or what makes a record unreliable
    Reviewed,     ///< a fact-checker rated a claim
    Retracted,    ///< a statement or document was taken back
    OfficeEnded,  ///< an agent left an office
};
inline constexpr std::size_t event_kind_count = 9;
/// "asserted", "office began", …
[[nodiscard]] std::string_view to_string(EventKind kind) noexcept;

struct TimelineEvent {
    EventKind kind = EventKind::Asserted;
    /// The witness: the statement, document, relation or review; of offices the agent that holds it.
    Node record = no_node;
    Edge office = no_edge;  ///< of offices: the AffiliatedWith edge
    When when;
    Date date =
        no_date;  ///< as the case writes it; no_date when it is not known, or several documents tell it
    bool possible = false;  ///< it may as well lie outside the time asked for
    Places places;          ///< where it may stand among the events of the whole timeline

    /// Its day is known.
    [[nodiscard]] bool is_day() const noexcept {
        return !when.period.doubtful && when.period.start_min == when.period.end_max;
    }
    friend bool operator==(const TimelineEvent&, const TimelineEvent&) = default;
};

/// What to tell of: a claim, an agent or a document; or of two agents all that they have against each other.
struct TimelineQuestion {
    Node subject = no_node, against = no_node;
};

struct TimelineOptions {
    TimeFrame
        frame;  ///< events that certainly lie outside are left out; nothing is hidden for being taken back
    /// For a claim, `rephrase` counts the same claim in other words; for two agents they are those of contradictions.
    Closures closures;
    bool include_proposed = false;
    std::size_t limit = 0;  ///< most events that are returned, the first in order; 0: all
};

struct Timeline {
    TimelineQuestion of;
    std::vector<TimelineEvent> events;  ///< in the order of stands_before(), then by kind, record, office
    std::size_t total = 0;              ///< how many there are, returned or not

    [[nodiscard]] bool limited() const noexcept { return events.size() < total; }
};

/// Tells what happened, in order.
///
/// Of a claim    who asserted, denied and questioned it; the documents in which these words stand, and those that state it;
///               its reviews; relations with other claims; what of this was taken back.
/// Of an agent   what it said, published and wrote, rated and related; what of this was taken back, and what it took back
///               itself; its offices, and those that others held with it.
/// Of a document its publication; the words that stand in it, and those about it; documents that cite it; undercuts; its
///               retraction.
/// Of two agents the sources of every contradiction between them, either way, the documents in which these stand, the
///               relations that make them contradictions, the offices through which somebody spoke for them; what of this
///               was taken back.
///
/// A statement dates from said_on, else from its documents, as engine/time/frame.hpp says; an office from its begin and to
/// its end, where these are said. An event is listed once.
///
/// Throws   std::logic_error when a node is of another kind.
/// Cost     O(k log k) time and O(k) memory for k events and the edges at their records; of two agents besides that of
///          contradictions_between().
/// Threads  reads only.
[[nodiscard]] Timeline find_timeline(const Snapshot& snapshot, const TimelineQuestion& question,
                                     const TimelineOptions& options = {});

/// Names the first promise that `timeline` breaks; empty when all are kept. It looks at every record of the case, asks
/// whether it belongs, and counts places by comparing events with each other: it shares no code with the finder.
/// O(case + events^2); of more than 2,000 events every few are compared with all others.
[[nodiscard]] std::string check_timeline(const Snapshot& snapshot, const Timeline& timeline,
                                         const TimelineOptions& options = {});

}  // namespace gainsay
