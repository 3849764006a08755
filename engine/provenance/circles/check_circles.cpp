#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "engine/provenance/circles/circles.hpp"

// Reads records, not the graph: what a link is, what counts as of a date, where a trail ends are said here a second time,
// from the contract. Everything goes by id, whose order is that of nodes.

namespace gainsay {
namespace {

/// A document, and the statement that is followed in it, or none; only the name of an agent at the end of a trail; only a
/// statement before any document.
using Place = std::pair<std::string, std::string>;
/// Kind, statement or manner, cue: what tells one link from another between the same two documents.
using Link = std::tuple<std::string, std::string, std::string>;

/// The records of a case that count as of a date.
class Recorded {
public:
    Recorded(const GraphSource& source, const std::optional<Edtf>& as_of) {
        if (as_of && !as_of->empty()) limit_ = as_of->period();
        source.visit(RecordKind::Document, [this](const Record& record) {
            const auto& document = std::get<Document>(record);
            all_.emplace(document.id.text(), document);
        });
        source.visit(RecordKind::Statement, [this](const Record& record) {
            const auto& statement = std::get<Statement>(record);
            if (counts(statement)) statements_.push_back(statement);
        });
        source.visit(RecordKind::Claim,
                     [this](const Record& record) { claims_.push_back(std::get<Claim>(record).id.text()); });
        for (const auto& [id, document] : all_) {
            if (begun(document.published) && stands(document.retracted)) documents_.emplace(id, document);
        }
    }

    [[nodiscard]] std::size_t document_count() const { return all_.size(); }
    [[nodiscard]] const std::map<std::string, Document>& documents() const { return documents_; }
    [[nodiscard]] const std::vector<Statement>& statements() const { return statements_; }
    [[nodiscard]] const std::vector<std::string>& claims() const { return claims_; }
    [[nodiscard]] bool shows(const std::string& document) const { return documents_.contains(document); }

    /// Does the document date from `first` on?
    [[nodiscard]] Certainty since(const std::string& document, const std::optional<Edtf>& first) const {
        const auto& date = all_.at(document).published;
        if (!first || first->empty()) return Certainty::Yes;
        return date ? happened_since(date->period(), first->period()) : Certainty::Maybe;
    }
    /// Had it certainly been published, and not been taken back?
    [[nodiscard]] bool surely_shows(const std::string& document) const {
        const Document& one = all_.at(document);
        return surely_begun(one.published) && surely_stands(one.retracted);
    }
    [[nodiscard]] bool surely_counts(const Statement& statement) const {
        if (!surely_stands(statement.retracted)) return false;
        if (statement.said_on) return surely_begun(statement.said_on);
        const auto& places = statement.occurrences;
        return std::any_of(places.begin(), places.end(),
                           [this](const Occurrence& place) {
                               return surely_begun(all_.at(place.document.text()).published);
                           }) ||
               !limit_;
    }

private:
    /// Not certainly later.
    [[nodiscard]] bool begun(const std::optional<Edtf>& date) const {
        return !limit_ || !date || happened_by(date->period(), *limit_) != Certainty::No;
    }
    /// Not certainly taken back.
    [[nodiscard]] bool stands(const std::optional<Retraction>& retraction) const {
        if (!limit_ || !retraction || !retraction->on) return true;
        return happened_by(retraction->on->period(), *limit_) != Certainty::Yes;
    }
    [[nodiscard]] bool surely_begun(const std::optional<Edtf>& date) const {
        return !limit_ || (date && happened_by(date->period(), *limit_) == Certainty::Yes);
    }
    [[nodiscard]] bool surely_stands(const std::optional<Retraction>& retraction) const {
        if (!limit_ || !retraction) return true;
        return retraction->on && happened_by(retraction->on->period(), *limit_) == Certainty::No;
    }
    [[nodiscard]] bool counts(const Statement& statement) const {
        if (!stands(statement.retracted)) return false;
        if (statement.said_on) return begun(statement.said_on);
        const auto& places = statement.occurrences;
        return places.empty() || std::any_of(places.begin(), places.end(), [this](const Occurrence& place) {
                   return begun(all_.at(place.document.text()).published);
               });
    }

    std::optional<Period> limit_;
    std::map<std::string, Document> all_, documents_;
    std::vector<Statement> statements_;
    std::vector<std::string> claims_;
};

class CirclesChecker {
public:
    CirclesChecker(const GraphSource& source, const Snapshot& snapshot, const Circles& answer,
                   const CirclesOptions& options)
        : recorded_(source, options.as_of), snapshot_(snapshot), answer_(answer), options_(options) {
        collect_links();
        for (const std::string& claim : recorded_.claims()) follow(claim);
    }

    std::string run() const {
        const std::set<std::string> wanted = documents_of_through();
        for (std::size_t i = 0; i < answer_.circles.size(); ++i) {
            const std::string wrong = circle(answer_.circles[i], wanted);
            if (!wrong.empty()) return "circle " + std::to_string(i) + ": " + wrong;
            if (i != 0 && !(key(answer_.circles[i - 1]) < key(answer_.circles[i])))
                return "circle " + std::to_string(i) + " stands in the wrong place, or twice";
        }
        for (const std::string& wrong : {limits(), groups(), lacking(wanted)}) {
            if (!wrong.empty()) return wrong;
        }
        return {};
    }

private:
    [[nodiscard]] std::string id(Node node) const { return std::string(snapshot_.id(node)); }

    void collect_links() {
        const auto add = [this](const std::string& from, const std::string& to, Link link) {
            if (recorded_.shows(from) && recorded_.shows(to)) links_[from][to].insert(std::move(link));
        };
        for (const auto& [from, document] : recorded_.documents()) {
            for (const Citation& citation : document.cites) {
                add(from, citation.document.text(), {"cites", std::string(to_word(citation.manner)), ""});
                passes_[from].insert(citation.document.text());
            }
            for (const DocumentId& whole : document.part_of) {
                add(from, whole.text(), {"part_of", "", ""});
                passes_[from].insert(whole.text());
            }
            std::erase_if(passes_[from], [this](const std::string& to) { return !recorded_.shows(to); });
        }
        for (const Statement& statement : recorded_.statements()) {
            for (const Occurrence& place : statement.occurrences) {
                if (!place.via || place.via->kind() != RecordKind::Document) continue;
                add(place.document.text(), place.via->text(),
                    {"relayed_from", statement.id.text(), place.cue});
            }
        }
    }

    // --- trails
    /// Follows a claim: which documents it meets, and whether any way ends.
    void follow(const std::string& claim) {
        std::set<Place> met;
        std::vector<Place> pending;
        const auto push = [&](const Place& place) {
            if (met.insert(place).second) pending.push_back(place);
        };
        bool& ends = ends_[claim];
        for (const auto& [from, document] : recorded_.documents()) {
            for (const ClaimId& stated : document.states) {
                if (stated.text() == claim) push({from, ""});
            }
        }
        for (const Statement& statement : recorded_.statements()) {
            if (statement.stance != Stance::Asserts || statement.of.text() != claim) continue;
            made_.insert(claim);
            bool anywhere = false;
            for (const Occurrence& place : statement.occurrences) {
                if (!recorded_.shows(place.document.text())) continue;
                push({place.document.text(), statement.id.text()});
                anywhere = true;
            }
            ends = ends || !anywhere;
        }
        if (!pending.empty()) made_.insert(claim);
        while (!pending.empty()) {
            const Place at = pending.back();
            pending.pop_back();
            if (recorded_.shows(at.first)) trails_[claim].insert(at.first);
            const std::vector<Place> on = next(at, claim);
            ends = ends || on.empty();
            for (const Place& place : on) push(place);
        }
    }

    /// A document that is not the place of one statement leads to its relays of all that assert the claim.
    [[nodiscard]] std::vector<Place> next(const Place& at, const std::string& claim) const {
        std::vector<Place> on;
        if (!recorded_.shows(at.first)) return on;  // an agent
        for (const Statement& statement : recorded_.statements()) {
            const bool of_claim = statement.stance == Stance::Asserts && statement.of.text() == claim;
            if (at.second.empty() ? !of_claim : statement.id.text() != at.second) continue;
            for (const Occurrence& place : statement.occurrences) {
                if (place.document.text() != at.first || !place.via) continue;
                const std::string& via = place.via->text();
                const bool document = place.via->kind() == RecordKind::Document;
                if (!document || recorded_.shows(via))
                    on.emplace_back(via, document ? statement.id.text() : "");
            }
        }
        const auto passes = passes_.find(at.first);
        if (passes != passes_.end()) {
            for (const std::string& to : passes->second) on.emplace_back(to, "");
        }
        return on;
    }

    [[nodiscard]] bool lacks_origin(const std::string& claim) const {
        return made_.contains(claim) && !ends_.at(claim);
    }

    [[nodiscard]] bool rests_on(const std::string& claim, const std::set<std::string>& documents) const {
        const auto trail = trails_.find(claim);
        return trail != trails_.end() &&
               std::any_of(documents.begin(), documents.end(),
                           [&](const std::string& document) { return trail->second.contains(document); });
    }

    // --- circles
    [[nodiscard]] std::pair<std::size_t, std::vector<std::string>> key(const Circle& circle) const {
        std::vector<std::string> ids;
        for (const CircleStep& step : circle.steps) ids.push_back(id(step.document));
        return {ids.size(), ids};
    }

    [[nodiscard]] std::set<std::string> documents_of_through() const {
        std::set<std::string> wanted;
        const std::string through = options_.through == no_node ? "" : id(options_.through);
        for (const auto& [from, document] : recorded_.documents()) {
            const auto is_through = [&](const AgentId& agent) { return agent.text() == through; };
            if (from == through || through.empty() ||
                std::any_of(document.published_by.begin(), document.published_by.end(), is_through) ||
                std::any_of(document.authored_by.begin(), document.authored_by.end(), is_through))
                wanted.insert(from);
        }
        const auto trail = trails_.find(through);
        if (trail != trails_.end()) wanted.insert(trail->second.begin(), trail->second.end());
        return wanted;
    }

    [[nodiscard]] std::string circle(const Circle& circle, const std::set<std::string>& wanted) const {
        const std::vector<std::string> ids = key(circle).second;
        const std::set<std::string> distinct(ids.begin(), ids.end());
        if (ids.empty()) return "it has no documents";
        if (distinct.size() != ids.size()) return "a document stands in it twice";
        if (ids.front() != *distinct.begin()) return "it does not begin with its smallest document";
        if (std::none_of(ids.begin(), ids.end(),
                         [&](const std::string& one) { return wanted.contains(one); }))
            return "it does not run through what was asked for";
        CitedLater later = CitedLater::No;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const std::string wrong = step(circle.steps[i], ids[i], ids[(i + 1) % ids.size()]);
            if (!wrong.empty()) return ids[i] + ": " + wrong;
            later = std::max(later, circle.steps[i].later);
        }
        if (circle.later != later) return "it says of its dates what no step says";
        Certainty closed = Certainty::No;
        for (const std::string& one : ids) closed = std::max(closed, recorded_.since(one, options_.since));
        if (closed == Certainty::No) return "it had closed before the time asked about";
        if (circle.date_uncertain != (closed == Certainty::Maybe || !surely_closed(ids)))
            return "its dates leave open whether it was there, or do not";
        return resting(circle.resting, distinct);
    }

    /// Every document was certainly there, and certainly leant on the next in some way.
    [[nodiscard]] bool surely_closed(const std::vector<std::string>& ids) const {
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const auto& links = links_.at(ids[i]).at(ids[(i + 1) % ids.size()]);
            const bool leans = std::any_of(links.begin(), links.end(), [this](const Link& one) {
                return std::get<0>(one) != "relayed_from" || surely_said(std::get<1>(one));
            });
            if (!leans || !recorded_.surely_shows(ids[i])) return false;
        }
        return true;
    }
    [[nodiscard]] bool surely_said(const std::string& statement) const {
        const auto& all = recorded_.statements();
        const auto at = std::find_if(all.begin(), all.end(),
                                     [&](const Statement& one) { return one.id.text() == statement; });
        return at != all.end() && recorded_.surely_counts(*at);
    }

    [[nodiscard]] std::string step(const CircleStep& step, const std::string& from,
                                   const std::string& to) const {
        const auto row = links_.find(from);
        if (row == links_.end() || !row->second.contains(to)) return "it does not lean on " + to;
        const std::multiset<Link>& expected = row->second.at(to);
        std::multiset<Link> listed;
        for (const Edge edge : step.links) {
            if (id(snapshot_.source(edge)) != from || id(snapshot_.target(edge)) != to)
                return "a link joins other documents";
            listed.insert(link(edge));
        }
        if (listed != expected) return "its links to " + to + " are not those that are recorded";
        if (!std::is_sorted(step.links.begin(), step.links.end())) return "its links are in disorder";
        const bool only_part = std::all_of(expected.begin(), expected.end(),
                                           [](const Link& one) { return std::get<0>(one) == "part_of"; });
        const CitedLater later = only_part ? CitedLater::No : later_of(from, to);
        return step.later == later ? "" : "its dates say \"" + std::string(to_string(later)) + "\"";
    }

    [[nodiscard]] Link link(Edge edge) const {
        std::string kind(to_string(snapshot_.kind(edge)));
        if (snapshot_.kind(edge) == EdgeKind::Cites)
            return {kind, std::string(to_word(snapshot_.manner(edge))), ""};
        if (snapshot_.kind(edge) != EdgeKind::RelayedFrom) return {kind, "", ""};
        const OccurrenceView place = snapshot_.occurrence(edge);
        return {kind, id(place.statement), std::string(place.cue)};
    }

    /// Certainly: it had ended before the other could begin. Possibly: in some reading of the two dates it had.
    [[nodiscard]] CitedLater later_of(const std::string& from, const std::string& to) const {
        const auto& citing = recorded_.documents().at(from).published;
        const auto& cited = recorded_.documents().at(to).published;
        if (!citing || !cited) return CitedLater::Unknown;
        const TimeOrder order = compare(*citing, *cited);
        if (order == TimeOrder::Before) return CitedLater::Certainly;
        if (order != TimeOrder::CannotTell) return CitedLater::No;
        const Period &a = citing->period(), &b = cited->period();
        const bool by_day = a.end_min < b.start_max;
        const bool within_a_day = (a.has_time || b.has_time) && a.end_min == b.start_max;
        return by_day || within_a_day || a.doubtful || b.doubtful ? CitedLater::Possibly : CitedLater::No;
    }

    [[nodiscard]] std::string resting(const RestingClaims& told,
                                      const std::set<std::string>& documents) const {
        std::vector<std::string> expected, others, listed;
        for (const std::string& claim : recorded_.claims()) {
            if (rests_on(claim, documents)) (lacks_origin(claim) ? expected : others).push_back(claim);
        }
        if (told.without_origin != expected.size()) return "it miscounts the claims without origin";
        expected.insert(expected.end(), others.begin(), others.end());
        if (told.count != expected.size()) return "it miscounts the claims that rest on it";
        if (options_.max_claims != 0 && expected.size() > options_.max_claims)
            expected.resize(options_.max_claims);
        for (const Node claim : told.claims) listed.push_back(id(claim));
        return listed == expected ? "" : "it lists other claims than those that rest on it";
    }

    // --- the whole
    [[nodiscard]] std::string limits() const {
        const std::size_t count = answer_.circles.size();
        const std::size_t longest = count == 0 ? 0 : answer_.circles.back().steps.size();
        if (options_.limit != 0 && count > options_.limit) return "there are more circles than the limit";
        if (options_.max_length != 0 && longest > options_.max_length) return "a circle is too long";
        switch (answer_.cut) {
            case CirclesCut::None:
                return answer_.complete_to == recorded_.document_count() ? ""
                                                                         : "it is complete and denies it";
            case CirclesCut::Length:
                return answer_.complete_to == options_.max_length ? "" : "it is complete to another length";
            case CirclesCut::Limit:
                if (count != options_.limit) return "it was cut before the limit";
                break;
            case CirclesCut::Work:
                break;
        }
        return longest <= answer_.complete_to + 1 ? "" : "it went on beyond a length that is not complete";
    }

    [[nodiscard]] std::set<std::string> reached(const std::string& from) const {
        std::set<std::string> met;
        std::vector<std::string> pending{from};
        while (!pending.empty()) {
            const auto row = links_.find(pending.back());
            pending.pop_back();
            if (row == links_.end()) continue;
            for (const auto& [to, links] : row->second) {
                if (met.insert(to).second) pending.push_back(to);
            }
        }
        return met;
    }

    [[nodiscard]] std::string groups() const {
        std::map<std::string, std::set<std::string>> from;
        for (const auto& [document, row] : links_) {
            std::set<std::string> met = reached(document);
            if (met.contains(document)) from.emplace(document, std::move(met));
        }
        if (from.size() != answer_.documents) return "it miscounts the documents on circles";
        std::set<std::string> first;  // the smallest of each group
        for (const auto& [document, met] : from) {
            std::string smallest = document;
            for (const std::string& other : met) {
                if (other < smallest && from.contains(other) && from.at(other).contains(document))
                    smallest = other;
            }
            first.insert(smallest);
        }
        return first.size() == answer_.groups ? "" : "it miscounts the groups";
    }

    [[nodiscard]] std::string lacking(const std::set<std::string>& wanted) const {
        std::vector<std::string> expected, listed;
        const bool of_one =
            options_.through != no_node && snapshot_.kind(options_.through) == RecordKind::Claim;
        for (const std::string& claim : recorded_.claims()) {
            const bool asked = of_one ? claim == id(options_.through)
                                      : options_.through == no_node || rests_on(claim, wanted);
            if (asked && lacks_origin(claim)) expected.push_back(claim);
        }
        for (const Node claim : answer_.without_origin) listed.push_back(id(claim));
        return listed == expected ? "" : "it lists other claims without origin than there are";
    }

    const Recorded recorded_;
    const Snapshot& snapshot_;
    const Circles& answer_;
    const CirclesOptions& options_;
    std::map<std::string, std::map<std::string, std::multiset<Link>>> links_;
    std::map<std::string, std::set<std::string>> passes_, trails_;  // by document; by claim
    std::map<std::string, bool> ends_;                              // by claim
    std::set<std::string> made_;
};

}  // namespace

std::string check_circles(const GraphSource& records, const Snapshot& snapshot, const Circles& circles,
                          const CirclesOptions& options) {
    return CirclesChecker(records, snapshot, circles, options).run();
}

}  // namespace gainsay
