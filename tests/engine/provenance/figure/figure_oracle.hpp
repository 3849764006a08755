#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "engine/quantity/compare.hpp"
#include "engine/quantity/reading/unit.hpp"
#include "engine/quantity/reading/words.hpp"
#include "graphs/model/case.hpp"

namespace gainsay::test {

/// A figure's way by the records alone: every place that there could be is listed, and from one is walked to all others that
/// it leads to, until nothing is new. Slow and obvious; knows no limits, and of dates only since when the claim asked about
/// is to have been said.
class FigureOracle {
public:
    /// A place as text: "said document:d claim:c#0 statement:s".
    FigureOracle(const Case& whole, const Claim& claim, std::size_t index,
                 const std::optional<Edtf>& since = std::nullopt)
        : case_(whole) {
        list_everything();
        const Place root{"claim", claim.id.text(), claim.id.text(), index, ""};
        std::vector<Place> pending{root};
        met_.insert(root);
        while (!pending.empty()) {
            const Place at = pending.back();
            pending.pop_back();
            const std::vector<Place> sources = sources_of(at);
            std::vector<Place> next = claims_of(at);
            next.insert(next.end(), sources.begin(), sources.end());
            if (at.kind == "claim") {
                for (const Place& one : everything_) {
                    if (one.claim != at.claim || one.index != at.index) continue;
                    if (at.claim == claim.id.text() && since && said_before(one, *since)) continue;
                    next.push_back(one);
                }
            }
            if (at.kind == "claim" ? next.empty() : sources.empty()) ends_.insert(text(at));
            for (const Place& one : next) {
                if (met_.insert(one).second) pending.push_back(one);
            }
        }
        for (const Place& one : met_) places_.insert(text(one));
        // Claims are a way to places, and may be met at a place only.
        std::erase_if(places_, [](const std::string& one) { return one.rfind("claim ", 0) == 0; });
        std::erase_if(ends_, [](const std::string& one) { return one.rfind("claim ", 0) == 0; });
    }

    /// All but claims.
    [[nodiscard]] const std::set<std::string>& places() const { return places_; }
    /// Those from where no source leads on.
    [[nodiscard]] const std::set<std::string>& ends() const { return ends_; }

private:
    struct Place {
        std::string kind, node, claim;
        std::size_t index = 0;
        std::string statement;
        friend auto operator<=>(const Place&, const Place&) = default;
    };

    /// Certainly: the day it was said, else one of the papers in which it stands, had ended before.
    [[nodiscard]] bool said_before(const Place& place, const Edtf& since) const {
        std::vector<std::string> papers{place.node};
        for (const Statement& s : case_.statements) {
            if (s.id.text() != place.statement) continue;
            if (s.said_on) return compare(*s.said_on, since) == TimeOrder::Before;
            papers.clear();
            for (const Occurrence& o : s.occurrences) papers.push_back(o.document.text());
        }
        for (const Document& d : case_.documents) {
            for (const std::string& paper : papers) {
                if (paper != d.id.text() || !d.published) continue;
                if (compare(*d.published, since) == TimeOrder::Before) return true;
            }
        }
        return false;
    }

    static std::string text(const Place& place) {
        return place.kind + " " + place.node + " " + place.claim + "#" + std::to_string(place.index) +
               (place.statement.empty() ? "" : " " + place.statement);
    }

    [[nodiscard]] const Quantity& quantity(const Place& place) const {
        return case_.claims[number(place.claim)].quantities[place.index];
    }
    [[nodiscard]] std::size_t number(const std::string& claim) const {
        std::size_t i = 0;
        while (case_.claims[i].id.text() != claim) ++i;
        return i;
    }
    [[nodiscard]] Figure figure(const Place& place) const {
        Figure figure;
        figure.quantity = quantity(place);
        figure.valid = case_.claims[number(place.claim)].valid;
        return figure;
    }

    void list_everything() {
        for (const Claim& claim : case_.claims) {
            for (std::size_t i = 0; i < claim.quantities.size(); ++i) {
                for (const Document& d : case_.documents) {
                    for (const ClaimId& stated : d.states) {
                        if (stated == claim.id)
                            everything_.push_back({"own words", d.id.text(), claim.id.text(), i, ""});
                    }
                }
                for (const Statement& s : case_.statements) {
                    if (s.stance != Stance::Asserts || s.of != claim.id.any()) continue;
                    for (const Occurrence& o : s.occurrences)
                        everything_.push_back({"said", o.document.text(), claim.id.text(), i, s.id.text()});
                    if (s.occurrences.empty())
                        everything_.push_back({"unwritten", s.id.text(), claim.id.text(), i, s.id.text()});
                }
            }
        }
    }

    /// 0 the same, 1 compatible, 2 apart, 3 not one figure.
    [[nodiscard]] int distance(const Place& a, const Place& b) const {
        if (a.claim == b.claim && a.index == b.index) return 0;
        if (!could_be_one(quantity(a), quantity(b))) return 3;
        const Verdict verdict = compare(figure(a), figure(b)).verdict;
        return verdict == Verdict::Same ? 0 : verdict == Verdict::Compatible ? 1 : 2;
    }

    static bool could_be_one(const Quantity& a, const Quantity& b) {
        const auto form = [](const Quantity& q) {
            const Form said = read_phrase(q.measure).form;
            if (said == Form::Amount && read_unit(q.unit).family == "share") return Form::Share;
            if (said == Form::Amount && read_unit(q.unit).ordinal) return Form::Rank;
            return said;
        };
        if (read_phrase(a.measure).text() != read_phrase(b.measure).text() || form(a) != form(b))
            return false;
        const auto of_a = read_members(a.subject), of_b = read_members(b.subject);
        if (of_a.empty() || of_b.empty()) return true;
        const auto names = [](const Quantity& q, const std::vector<std::string>& members) {
            std::string whole;
            const Phrase measure = read_phrase(q.measure);
            for (const std::string& word : read_phrase(q.population).words) {
                bool counted = false;
                for (const std::string& other : measure.words) counted |= word == other;
                if (!counted) whole += (whole.empty() ? "" : " ") + word;
            }
            for (const std::string& member : members) {
                if (member == whole) return true;
            }
            return false;
        };
        for (const std::string& member : of_a) {
            for (const std::string& other : of_b) {
                if (member == other) return true;
            }
        }
        return names(a, of_b) || names(b, of_a);
    }

    [[nodiscard]] std::vector<Place> nearest(const Place& wanted, const std::vector<Place>& all) const {
        for (int distance_wanted = 0; distance_wanted < 3; ++distance_wanted) {
            std::vector<Place> found;
            for (const Place& one : all) {
                if (distance(one, wanted) == distance_wanted) found.push_back(one);
            }
            if (!found.empty()) return found;
        }
        return {};
    }

    [[nodiscard]] std::vector<Place> at_document(const std::string& document, const Place& wanted) const {
        std::vector<Place> own, parts;
        for (const Place& one : everything_) {
            if (one.kind == "unwritten") continue;
            if (one.node == document) own.push_back(one);
            for (const Document& d : case_.documents) {
                if (d.id.text() != one.node || one.node == document || one.node == wanted.node) continue;
                for (const DocumentId& whole : d.part_of) {
                    if (whole.text() == document) parts.push_back(one);
                }
            }
        }
        const std::vector<Place> found = nearest(wanted, own);
        return found.empty() ? nearest(wanted, parts) : found;
    }

    [[nodiscard]] std::vector<Place> sources_of(const Place& at) const {
        std::vector<Place> sources, apart, unstated;
        if (at.kind != "said" && at.kind != "own words") return {};
        for (const Statement& s : case_.statements) {
            if (s.id.text() != at.statement) continue;
            for (const Occurrence& o : s.occurrences) {
                if (o.document.text() != at.node || !o.via || o.via->text() == at.node) continue;
                relay(at, s, o.via->text(), sources);
            }
        }
        for (const Document& d : case_.documents) {
            if (d.id.text() != at.node) continue;
            for (const Citation& c : d.cites) {
                if (c.document == d.id) continue;
                const bool mentioned = c.manner == CitationManner::Mentions;
                const std::vector<Place> found = at_document(c.document.text(), at);
                for (const Place& one : found) {
                    if (distance(one, at) < 2) {
                        sources.push_back(one);
                    } else if (!mentioned) {
                        apart.push_back(one);
                    }
                }
                if (found.empty() && !mentioned && at.kind == "own words")
                    unstated.push_back({"not stated", c.document.text(), at.claim, at.index, ""});
            }
        }
        if (!sources.empty()) return sources;
        return apart.empty() ? unstated : apart;
    }

    void relay(const Place& at, const Statement& s, const std::string& via,
               std::vector<Place>& sources) const {
        if (via.rfind("agent:", 0) == 0) {
            sources.push_back({"agent", via, at.claim, at.index, at.statement});
            return;
        }
        for (const Occurrence& o : s.occurrences) {
            if (o.document.text() != via) continue;
            sources.push_back({"said", via, at.claim, at.index, at.statement});
            return;
        }
        const std::vector<Place> found = at_document(via, at);
        sources.insert(sources.end(), found.begin(), found.end());
        if (found.empty()) sources.push_back({"not stated", via, at.claim, at.index, ""});
    }

    [[nodiscard]] std::vector<Place> claims_of(const Place& at) const {
        if (at.kind == "agent" || at.kind == "not stated") return {};
        std::vector<Place> claims;
        for (const Relation& r : case_.relations) {
            if (r.status != RelationStatus::Accepted || r.to.kind() != RecordKind::Claim) continue;
            const bool both = r.kind == RelationKind::Rephrases;
            if (!both && r.kind != RelationKind::Entails && r.kind != RelationKind::Supports) continue;
            for (const auto& [from, to] :
                 {std::pair(r.to.text(), r.from.text()), std::pair(r.from.text(), r.to.text())}) {
                if (from != at.claim || to == from || (!both && from != r.to.text())) continue;
                std::vector<Place> figures;
                for (std::size_t i = 0; i < case_.claims[number(to)].quantities.size(); ++i)
                    figures.push_back({"claim", to, to, i, ""});
                for (const Place& one : nearest(at, figures)) claims.push_back(one);
            }
        }
        return claims;
    }

    const Case& case_;
    std::vector<Place> everything_;
    std::set<Place> met_;
    std::set<std::string> places_, ends_;
};

}  // namespace gainsay::test
