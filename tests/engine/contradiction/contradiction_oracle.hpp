#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "engine/contradiction/contradictions.hpp"
#include "graphs/model/case.hpp"

// Who contradicts whom, the slow and obvious way: on the records, not on the snapshot; every statement and
// document against every other one; every closure by relaxing every edge until nothing changes. Tests only.

namespace gainsay::test {

class ContradictionOracle {
public:
    ContradictionOracle(const Case& whole, const ContradictionOptions& options)
        : case_(whole), options_(options) {
        for (const Statement& s : case_.statements) {
            Said said{s.id,
                      s.of,
                      s.stance == Stance::Denies,
                      s.stance == Stance::Asserts,
                      when(s),
                      {s.speaker.any()}};
            said.sight = dated(dates(s), s.retracted);
            if (!said.sight) continue;
            attackable_.push_back(said);
            said.sight = words(*said.sight, dates(s));
            if (said.sight) said_.push_back(said);
        }
        for (const Document& d : case_.documents) {
            Said said{d.id, {}, false, true, when(d), {}, {}};
            for (const AgentId& a : d.published_by) said.answerable.push_back(a);
            for (const AgentId& a : d.authored_by) said.answerable.push_back(a);
            said.sight = dated(dates(d), d.retracted);
            if (!said.sight) continue;
            visible_documents_[d.id] = *said.sight;
            attackable_.push_back(said);
            attackable_.back().asserts = false;
            said.sight = words(*said.sight, dates(d));
            for (const ClaimId& c : d.states) {
                if (said.sight) said.of = c, said_.push_back(said);
            }
        }
        for (const Relation& r : case_.relations) {
            const auto sight = see(r);
            if (!sight) continue;
            Said said{r.id, {}, false, false, when(r), {}, {}};
            if (r.asserted_by) said.answerable.push_back(*r.asserted_by);
            said.sight = *sight;
            attackable_.push_back(said);
        }
        connect();
    }

    /// One line a witness, sorted: "a|b|kind|source/object of a|source/object of b|conflict|length flags".
    std::vector<std::string> witnesses() {
        for (const Said& a : said_) {
            for (const Said& b : said_) {
                if (a.denies && b.asserts && is_claim(b)) {
                    add(a, b, WitnessKind::Denial, nullptr, below(a.of, b.of), b.of);
                }
                if (a.asserts && is_claim(a) && b.asserts && is_claim(b)) oppose(a, b);
            }
            for (const Said& b : attackable_) {
                const bool document = b.source.kind() == RecordKind::Document;
                if (a.denies && document && !is_claim(a)) {
                    add(a, b, WitnessKind::Rejection, nullptr, below(a.of, b.source), b.source);
                }
                if (a.asserts && is_claim(a)) undercut(a, b);
            }
        }
        return {lines_.begin(), lines_.end()};
    }

private:
    using Price = std::tuple<int, int, int>;  // proposed, uncertain, length
    using MaybePrice = std::optional<Price>;

    struct Said {
        RecordId source, of;
        bool denies, asserts;
        Period when;
        std::vector<RecordId> answerable;
        MaybePrice sight{};
    };

    static Price plus(const Price& x, const Price& y) {
        return {std::get<0>(x) + std::get<0>(y), std::get<1>(x) + std::get<1>(y),
                std::get<2>(x) + std::get<2>(y)};
    }
    static bool is_claim(const Said& said) { return !said.of.empty() && said.of.kind() == RecordKind::Claim; }

    // --- dates
    static Period period(const std::optional<Edtf>& date) { return date ? date->period() : Period{}; }
    const Document& document(const RecordId& id) const {
        for (const Document& d : case_.documents) {
            if (d.id.any() == id) return d;
        }
        throw std::logic_error("oracle: no such document");
    }
    static std::vector<Period> dates(const Document& d) { return {period(d.published)}; }
    std::vector<Period> dates(const Relation& r) const {
        if (!r.asserted_in) return {};
        return dates(document(*r.asserted_in));
    }
    std::vector<Period> dates(const Statement& s) const {
        if (s.said_on) return {period(s.said_on)};
        std::vector<Period> all;
        for (const Occurrence& o : s.occurrences) all.push_back(period(document(o.document).published));
        return all;
    }
    template <class Dated>
    Period when(const Dated& record) const {
        std::vector<Period> all = dates(record);
        if (all.empty()) return Period{};
        if (all.size() == 1) return all.front();
        for (Period& p : all) {
            if (p.doubtful) p = Period{};
            if (!p.has_time) continue;
            if (p.start_min != beginning_of_time) --p.start_min;
            if (p.end_min != end_of_time) --p.end_min;
            if (p.start_max != beginning_of_time) ++p.start_max;
            if (p.end_max != end_of_time) ++p.end_max;
        }
        Period first = all.front();
        for (const Period& p : all) {
            first.start_min = std::min(first.start_min, p.start_min);
            first.start_max = std::min(first.start_max, p.start_max);
            first.end_min = std::min(first.end_min, p.end_min);
            first.end_max = std::min(first.end_max, p.end_max);
        }
        return first;
    }
    static bool by(const Period& x, const Period& y) {
        if (x.doubtful || y.doubtful) return false;
        return x.has_time || y.has_time ? x.end_max < y.start_min : x.end_max <= y.start_min;
    }
    MaybePrice dated(std::vector<Period> said, const std::optional<Retraction>& retracted) const {
        if (!options_.as_of) return Price{0, 0, 0};
        const Period then = options_.as_of->period();
        if (said.empty()) said.push_back(Period{});
        const auto any = [&](TimeOrder order) {
            return std::any_of(said.begin(), said.end(),
                               [&](const Period& p) { return compare(p, then) == order; });
        };
        const bool certain =
            any(TimeOrder::Before) || any(TimeOrder::Overlaps) ||
            std::any_of(said.begin(), said.end(), [&](const Period& p) { return by(p, then); });
        if (!certain && !any(TimeOrder::CannotTell)) return std::nullopt;
        bool open = !certain;
        if (retracted) {
            const TimeOrder order = compare(period(retracted->on), then);
            if (order == TimeOrder::Before || order == TimeOrder::Overlaps) return std::nullopt;
            if (by(period(retracted->on), then)) return std::nullopt;
            open |= order == TimeOrder::CannotTell;
        }
        return Price{0, open ? 1 : 0, 0};
    }
    /// Of words that count by their end: do they by their begin?
    MaybePrice words(Price sight, std::vector<Period> said) const {
        if (!options_.since) return sight;
        const Period then = options_.since->period();
        if (said.empty()) said.push_back(Period{});
        for (const Period& p : said) {
            const TimeOrder order = compare(p, then);
            if (order == TimeOrder::Before) return std::nullopt;
            if (order == TimeOrder::CannotTell && !by(then, p)) std::get<1>(sight) = 1;
        }
        return sight;
    }
    MaybePrice see(const Relation& r) const {
        if (r.status == RelationStatus::Rejected) return std::nullopt;
        if (r.status == RelationStatus::Proposed && !options_.include_proposed) return std::nullopt;
        MaybePrice price = dated(dates(r), std::nullopt);
        if (price && r.status == RelationStatus::Proposed) std::get<0>(*price) = 1;
        return price;
    }
    MaybePrice cross(const Relation& r) const {
        MaybePrice price = see(r);
        if (price) std::get<2>(*price) = 1;
        return price;
    }

    // --- closures
    struct Below {
        RecordId upper, lower;
        Price price;
    };
    void connect() {
        for (const Relation& r : case_.relations) {
            const auto price = cross(r);
            if (!price) continue;
            if (r.kind == RelationKind::Rephrases && options_.closures.rephrase) {
                edges_.push_back({r.from, r.to, *price});
                edges_.push_back({r.to, r.from, *price});
            }
            if (r.kind == RelationKind::Entails && options_.closures.entailment) {
                edges_.push_back({r.to, r.from, *price});
            }
        }
        if (!options_.closures.part) return;
        for (const Document& d : case_.documents) {
            if (visible_documents_.count(d.id) == 0) continue;
            Price step = visible_documents_.at(d.id);
            std::get<2>(step) = 1;
            for (const DocumentId& whole : d.part_of) edges_.push_back({whole, d.id, step});
            for (const ClaimId& c : d.states) edges_.push_back({d.id, c, {0, 0, 1}});
        }
    }
    /// The cheapest way down from `root` to `node`; for a document with what it costs that the document
    /// counts.
    MaybePrice below(const RecordId& root, const RecordId& node) const {
        std::map<RecordId, Price> best{{root, {0, 0, 0}}};
        if (root.kind() == RecordKind::Document) {
            if (visible_documents_.count(root) == 0) return std::nullopt;
            best[root] = visible_documents_.at(root);
        }
        for (bool changed = true; changed;) {
            changed = false;
            for (const Below& edge : edges_) {
                if (best.count(edge.upper) == 0) continue;
                const Price price = plus(best.at(edge.upper), edge.price);
                const auto at = best.find(edge.lower);
                if (at != best.end() && at->second <= price) continue;
                best[edge.lower] = price;
                changed = true;
            }
        }
        const auto at = best.find(node);
        return at == best.end() ? std::nullopt : MaybePrice(at->second);
    }
    /// Every agent that answers for it, with how many doubtful offices.
    std::map<RecordId, int> agents(const Said& said) const {
        std::map<RecordId, int> best;
        for (const RecordId& id : said.answerable) best[id] = 0;
        for (bool changed = options_.closures.affiliation; changed;) {
            changed = false;
            for (const Agent& agent : case_.agents) {
                if (best.count(agent.id) == 0) continue;
                for (const Affiliation& office : agent.affiliations) {
                    const TimeOrder held = compare(period_between(office.from, office.until), said.when);
                    if (held == TimeOrder::Before || held == TimeOrder::After) continue;
                    const int price = best.at(agent.id) + (held == TimeOrder::CannotTell ? 1 : 0);
                    const auto at = best.find(office.with);
                    if (at != best.end() && at->second <= price) continue;
                    best[office.with] = price;
                    changed = true;
                }
            }
        }
        return best;
    }

    // --- witnesses
    void oppose(const Said& a, const Said& b) {
        for (const Relation& r : case_.relations) {
            const auto price = cross(r);
            if (!price || (r.kind != RelationKind::Contradicts && r.kind != RelationKind::Rebuts)) continue;
            MaybePrice best;
            const auto attempt = [&](const RecordId& x, const RecordId& y) {
                const auto up = below(x, a.of), down = below(y, b.of);
                if (!up || !down) return;
                const Price whole = plus(plus(*up, *price), *down);
                if (!best || whole < *best) best = whole;
            };
            attempt(r.from, r.to);
            if (r.kind == RelationKind::Contradicts) attempt(r.to, r.from);
            add(a, b, WitnessKind::Opposition, &r, best, b.of);
        }
    }
    void undercut(const Said& a, const Said& b) {
        for (const Relation& r : case_.relations) {
            if (r.kind != RelationKind::Undercuts || r.to != b.source) continue;
            const auto price = cross(r), up = below(r.from, a.of);
            if (price && up) add(a, b, WitnessKind::Undercut, &r, plus(*price, *up), b.source);
        }
    }
    static bool gave_way(const Case& whole, const Said& earlier, const Said& later) {
        std::optional<Retraction> retracted;
        for (const Statement& s : whole.statements) {
            if (s.id.any() == earlier.source) retracted = s.retracted;
        }
        for (const Document& d : whole.documents) {
            if (d.id.any() == earlier.source) retracted = d.retracted;
        }
        return retracted && compare(earlier.when, later.when) == TimeOrder::Before &&
               by(period(retracted->on), later.when);
    }
    void add(const Said& a, const Said& b, WitnessKind kind, const Relation* conflict, const MaybePrice& walk,
             const RecordId& object) {
        if (!walk) return;
        const auto of_a = agents(a), of_b = agents(b);
        const bool mutual = conflict != nullptr && conflict->kind == RelationKind::Contradicts;
        for (const auto& [agent_a, doubt_a] : of_a) {
            for (const auto& [agent_b, doubt_b] : of_b) {
                if (mutual && agent_a == agent_b && std::tie(b.source, b.of) < std::tie(a.source, a.of))
                    continue;
                const Price whole = plus(plus(*walk, *a.sight), *b.sight);
                std::string line = agent_a.text() + "|" + agent_b.text() + "|" +
                                   std::string(to_string(kind)) + "|" + a.source.text() + "/" + a.of.text() +
                                   "|" + b.source.text() + "/" + object.text() + "|" +
                                   (conflict == nullptr ? "-" : conflict->id.text()) + "|" +
                                   std::to_string(std::get<2>(whole));
                if (std::get<0>(whole) > 0) line += " proposed";
                if (std::get<1>(whole) + doubt_a + doubt_b > 0) line += " uncertain";
                if (mutual) line += " mutual";
                if (agent_a == agent_b && (gave_way(case_, a, b) || gave_way(case_, b, a))) line += " change";
                lines_.insert(line);
            }
        }
    }

    const Case& case_;
    ContradictionOptions options_;
    std::vector<Said> said_, attackable_;
    std::map<RecordId, Price> visible_documents_;
    std::vector<Below> edges_;
    std::set<std::string> lines_;
};

/// A line of the oracle's for a witness of the finder.
[[nodiscard]] inline std::string oracle_line(const Snapshot& s, const Witness& w) {
    const auto id = [&](Node node) { return std::string(s.id(node)); };
    const Node conflict = conflict_relation(s, w);
    std::string line = id(w.a.agent) + "|" + id(w.b.agent) + "|" + std::string(to_string(w.kind)) + "|" +
                       id(w.a.source) + "/" + id(w.a.object) + "|" + id(w.b.source) + "/" + id(w.b.object) +
                       "|" + (conflict == no_node ? "-" : id(conflict)) + "|" +
                       std::to_string(w.steps.size());
    if (w.proposed) line += " proposed";
    if (w.date_uncertain) line += " uncertain";
    if (w.mutual) line += " mutual";
    if (w.change_of_position) line += " change";
    return line;
}

}  // namespace gainsay::test
