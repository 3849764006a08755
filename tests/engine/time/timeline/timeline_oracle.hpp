#pragma once

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/time/timeline/timeline.hpp"
#include "graphs/model/case.hpp"

// What happened, the slow and obvious way: from the records, not from the snapshot. Tests only. Of two agents it knows the
// records from the witnesses alone.

namespace gainsay::test {

/// "asserted statement:s1": an event without its date.
[[nodiscard]] inline std::string event_line(EventKind kind, const std::string& id) {
    return std::string(to_string(kind)) + " " + id;
}

class TimelineOracle {
public:
    TimelineOracle(const Case& whole, const TimelineOptions& options) : case_(whole), options_(options) {}

    std::multiset<std::string> of_claim(const std::string& id) {
        std::set<std::string> claims{id};
        for (std::size_t before = 0; options_.closures.rephrase && before != claims.size();) {
            before = claims.size();
            for (const Relation& r : case_.relations) {
                if (r.kind != RelationKind::Rephrases || !counts(r)) continue;
                if (claims.count(r.from.text()) != 0) claims.insert(r.to.text());
                if (claims.count(r.to.text()) != 0) claims.insert(r.from.text());
            }
        }
        std::set<std::string> documents;
        for (const Statement& s : case_.statements) {
            if (claims.count(s.of.text()) == 0) continue;
            add(s);
            for (const Occurrence& o : s.occurrences) documents.insert(o.document.text());
        }
        for (const Document& d : case_.documents) {
            const bool states = std::any_of(d.states.begin(), d.states.end(),
                                            [&](const ClaimId& c) { return claims.count(c.text()) != 0; });
            if (states || documents.count(d.id.text()) != 0) add(d);
        }
        for (const Relation& r : case_.relations) {
            if (claims.count(r.from.text()) != 0 || claims.count(r.to.text()) != 0) add(r);
        }
        for (const Review& r : case_.reviews) {
            if (claims.count(r.of.text()) != 0) add(r);
        }
        return lines_;
    }

    std::multiset<std::string> of_agent(const std::string& id) {
        const auto is = [&](const auto& agent) { return agent && agent->text() == id; };
        const auto among = [&](const std::vector<AgentId>& agents) {
            return std::any_of(agents.begin(), agents.end(),
                               [&](const AgentId& a) { return a.text() == id; });
        };
        for (const Statement& s : case_.statements) {
            if (s.speaker.text() == id) {
                add(s);
            } else if (s.retracted && is(s.retracted->by)) {
                add(EventKind::Retracted, s.id.text(), s.retracted->on);
            }
        }
        for (const Document& d : case_.documents) {
            if (among(d.published_by) || among(d.authored_by)) {
                add(d);
            } else if (d.retracted && is(d.retracted->by)) {
                add(EventKind::Retracted, d.id.text(), d.retracted->on);
            }
        }
        for (const Relation& r : case_.relations) {
            if (is(r.asserted_by)) add(r);
        }
        for (const Review& r : case_.reviews) {
            if (is(r.by)) add(r);
        }
        for (const Agent& a : case_.agents) {
            for (const Affiliation& office : a.affiliations) {
                if (a.id.text() != id && office.with.text() != id) continue;
                if (office.from) add(EventKind::OfficeBegan, a.id.text(), office.from);
                if (office.until) add(EventKind::OfficeEnded, a.id.text(), office.until);
            }
        }
        return lines_;
    }

    std::multiset<std::string> of_document(const std::string& id) {
        for (const Statement& s : case_.statements) {
            const bool stands = std::any_of(s.occurrences.begin(), s.occurrences.end(),
                                            [&](const Occurrence& o) { return o.document.text() == id; });
            if (stands || s.of.text() == id) add(s);
        }
        for (const Document& d : case_.documents) {
            const bool cites = std::any_of(d.cites.begin(), d.cites.end(),
                                           [&](const Citation& c) { return c.document.text() == id; });
            if (cites || d.id.text() == id) add(d);
        }
        for (const Relation& r : case_.relations) {
            if (r.to.text() == id) add(r);
        }
        return lines_;
    }

private:
    bool counts(const Relation& r) const {
        return r.status == RelationStatus::Accepted ||
               (r.status == RelationStatus::Proposed && options_.include_proposed);
    }
    std::optional<Edtf> published(const std::string& id) const {
        for (const Document& d : case_.documents) {
            if (d.id.text() == id) return d.published;
        }
        throw std::logic_error("oracle: no such document");
    }
    /// Unless it certainly lies outside, on the one date that there is; several documents: any that may lie inside will do
    /// for the end, and each that certainly lies before is enough for the begin.
    void add(EventKind kind, const std::string& id, const std::vector<std::optional<Edtf>>& dates) {
        const auto lies = [&](const std::optional<Edtf>& limit, TimeOrder where) {
            std::size_t count = 0;
            for (const auto& date : dates) {
                if (limit && compare(date ? date->period() : Period{}, limit->period()) == where) ++count;
            }
            return count;
        };
        if (!dates.empty() && lies(options_.frame.as_of, TimeOrder::After) == dates.size()) return;
        if (lies(options_.frame.since, TimeOrder::Before) > 0) return;
        lines_.insert(event_line(kind, id));
    }
    void add(EventKind kind, const std::string& id, const std::optional<Edtf>& date) {
        add(kind, id, std::vector{date});
    }
    void add(const Statement& s) {
        const EventKind kinds[] = {EventKind::Asserted, EventKind::Denied, EventKind::Questioned};
        std::vector<std::optional<Edtf>> dates{s.said_on};
        if (!s.said_on) {
            dates.clear();
            for (const Occurrence& o : s.occurrences) dates.push_back(published(o.document.text()));
        }
        add(kinds[static_cast<std::size_t>(s.stance)], s.id.text(), dates);
        if (s.retracted) add(EventKind::Retracted, s.id.text(), s.retracted->on);
    }
    void add(const Document& d) {
        add(EventKind::Published, d.id.text(), d.published);
        if (d.retracted) add(EventKind::Retracted, d.id.text(), d.retracted->on);
    }
    void add(const Relation& r) {
        if (!counts(r)) return;
        add(EventKind::Related, r.id.text(),
            r.asserted_in ? published(r.asserted_in->text()) : std::optional<Edtf>());
    }
    void add(const Review& r) {
        add(EventKind::Reviewed, r.id.text(), r.on || !r.in ? r.on : published(r.in->text()));
    }

    const Case& case_;
    const TimelineOptions& options_;
    std::multiset<std::string> lines_;
};

}  // namespace gainsay::test
