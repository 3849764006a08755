#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/provenance/impact/impact.hpp"
#include "engine/time/as_of.hpp"
#include "graphs/model/case.hpp"
#include "graphs/snapshot/snapshot.hpp"

// The slow, obvious answer: writes down from the records what rests on what, then finds what stands in rounds, once with the
// record and once without it.

namespace gainsay::test {

class ImpactOracle {
public:
    struct Answer {
        std::set<std::string> fallen, withdrawn, standing;
    };

    ImpactOracle(const Case& whole, const Snapshot& snapshot, const ImpactOptions& options)
        : snapshot_(snapshot), options_(options) {
        for (const Agent& agent : whole.agents) things_[agent.id.text()];
        for (const Document& document : whole.documents) add(document);
        for (const Claim& claim : whole.claims) things_[claim.id.text()].resize(1);
        for (const Document& document : whole.documents) {
            if (!exists(document.id.text())) continue;
            for (const ClaimId& claim : document.states)
                things_[claim.text()][0].push_back(document.id.text());
        }
        for (const Statement& statement : whole.statements) add(statement);
        for (const Relation& relation : whole.relations) add(relation);
        for (const Review& review : whole.reviews) add(review);
    }

    [[nodiscard]] Answer without(const std::string& what) const {
        const std::set<std::string> before = standing(what, false), after = standing(what, true);
        Answer answer;
        const auto fell = [&](const std::string& thing) {
            const auto gone = [&](const std::string& one) {
                return record_of(one) == what || (before.count(one) != 0 && after.count(one) == 0);
            };
            // With a paper go its words and what was said in it, whatever these rested on.
            const bool place = thing.compare(0, 6, "place ") == 0;
            const std::string document = place ? thing.substr(6, thing.find(' ', 6) - 6) : thing;
            if (gone(thing) || things_.count("paper " + document) == 0) return gone(thing);
            return gone("paper " + document) || (place && options_.trail && gone(document));
        };
        for (const auto& [thing, groups] : things_) {
            const std::string record = record_of(thing);
            if (record.empty() || record == what || !exists(record)) continue;
            if (fell(thing)) {
                answer.fallen.insert(record);
                if (thing != record) answer.withdrawn.insert(record);
            }
            bool lost = false;
            for (const auto& group : groups) {
                for (const std::string& member : group) lost = lost || fell(member);
            }
            if (lost && after.count(thing) != 0 && after.count(record) != 0) answer.standing.insert(record);
        }
        for (const std::string& record : answer.fallen) answer.standing.erase(record);
        return answer;
    }

private:
    using Groups = std::vector<std::vector<std::string>>;

    [[nodiscard]] bool exists(const std::string& id) const {
        const Node node = snapshot_.node(id);
        if (snapshot_.kind(node) == RecordKind::Relation) {
            const RelationStatus status = snapshot_.status(node);
            if (status == RelationStatus::Rejected) return false;
            if (status == RelationStatus::Proposed && !options_.include_proposed) return false;
        }
        return begun(snapshot_, node, options_.as_of) != Showing::Hidden;
    }

    /// "paper document:d" and "document:d" are one record, "place …" and "way …" are none.
    static std::string record_of(const std::string& thing) {
        if (thing.compare(0, 6, "place ") == 0 || thing.compare(0, 4, "way ") == 0) return "";
        return thing.compare(0, 6, "paper ") == 0 ? thing.substr(6) : thing;
    }
    static std::string place(const std::string& document, const std::string& statement) {
        return "place " + document + " " + statement;
    }

    void add(const Document& document) {
        const std::string id = document.id.text(), paper = "paper " + id;
        Groups& record = things_[paper];
        record.resize(3);
        for (const AgentId& agent : document.published_by) record[0].push_back(agent.text());
        for (const AgentId& agent : document.authored_by) record[1].push_back(agent.text());
        for (const DocumentId& whole : document.part_of) {
            if (exists(whole.text())) record[2].push_back("paper " + whole.text());
        }
        Groups& words = things_[id];
        words = {{paper}, {}};
        for (const Citation& citation : document.cites) {
            const bool relies = options_.mentions || citation.manner != CitationManner::Mentions;
            if (relies && exists(citation.document.text())) words[1].push_back(citation.document.text());
        }
    }

    void add(const Statement& statement) {
        const std::string id = statement.id.text();
        Groups& groups = things_[id];
        groups = {{statement.speaker.text()}, {}};
        std::set<std::string> places;
        for (const Occurrence& one : statement.occurrences) places.insert(one.document.text());
        for (const std::string& document : places) {
            if (!exists(document)) continue;
            groups[1].push_back(place(document, id));
            Groups& at = things_[place(document, id)];
            const std::string bearer = options_.trail ? "" : "paper ";
            at = {{bearer + document}, {}};
            bool alone = false;
            for (const Occurrence& one : statement.occurrences) {
                if (one.document.text() != document) continue;
                if (!one.via) {
                    alone = !options_.trail;
                } else if (one.via->kind() == RecordKind::Agent) {
                    at[1].push_back(one.via->text());
                } else if (exists(one.via->text())) {
                    const bool told = places.count(one.via->text()) != 0;
                    at[1].push_back(told ? place(one.via->text(), id) : bearer + one.via->text());
                }
            }
            if (alone) at[1].clear();
        }
        if (statement.stance == Stance::Asserts && statement.of.kind() == RecordKind::Claim && exists(id))
            things_[statement.of.text()][0].push_back(id);
    }

    void add(const Relation& relation) {
        const std::string id = relation.id.text(), from = relation.from.text(), to = relation.to.text();
        Groups& groups = things_[id];
        groups.resize(3);
        if (relation.asserted_in && exists(relation.asserted_in->text()))
            groups[0].push_back(relation.asserted_in->text());
        if (relation.asserted_by) groups[1].push_back(relation.asserted_by->text());
        if (!is_symmetric(relation.kind)) groups[2].push_back(from);
        if (!exists(id)) return;
        if (relation.kind == RelationKind::Supports || relation.kind == RelationKind::Entails)
            things_[to][0].push_back(id);
        if (relation.kind == RelationKind::Rephrases && options_.rephrasings) {
            const std::string forth = "way " + id + " " + from, back = "way " + id + " " + to;
            things_[forth] = {{id}, {from}};
            things_[back] = {{id}, {to}};
            things_[to][0].push_back(forth);
            things_[from][0].push_back(back);
        }
    }

    void add(const Review& review) {
        Groups& groups = things_[review.id.text()];
        groups.resize(2);
        if (review.by) groups[0].push_back(review.by->text());
        if (review.in && exists(review.in->text())) groups[1].push_back(review.in->text());
    }

    [[nodiscard]] bool available(const std::string& thing, const std::string& what, bool taken) const {
        const std::string record = record_of(thing);
        if (record.empty()) return true;
        if (record == what) return !taken;
        return still_stands(snapshot_, snapshot_.node(record), options_.as_of) != Showing::Hidden;
    }

    [[nodiscard]] std::set<std::string> standing(const std::string& what, bool taken) const {
        std::set<std::string> stands;
        for (bool grew = true; grew;) {
            grew = false;
            for (const auto& [thing, groups] : things_) {
                if (stands.count(thing) != 0 || !available(thing, what, taken)) continue;
                bool all = true;
                for (const auto& group : groups) {
                    bool any = group.empty();
                    for (const std::string& member : group) any = any || stands.count(member) != 0;
                    all = all && any;
                }
                if (all) grew = stands.insert(thing).second;
            }
        }
        return stands;
    }

    const Snapshot& snapshot_;
    const ImpactOptions& options_;
    std::map<std::string, Groups> things_;
};

}  // namespace gainsay::test
