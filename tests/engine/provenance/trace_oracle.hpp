#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "graphs/model/case.hpp"

namespace gainsay::test {

/// The slow, obvious answer to how far everything is from `root`, from the records and not from the graph: it
/// grows a set of reached places round by round, looking at every record in every round. Without `as_of`;
/// what is only shown (speakers, publishers, questions, qualifications, reviews) is left out.
class TraceOracle {
public:
    TraceOracle(const Case& whole, std::string root, bool proposed, bool rephrasings)
        : case_(whole), root_(std::move(root)), proposed_(proposed), rephrasings_(rephrasings) {}

    [[nodiscard]] std::map<std::string, std::size_t> back() const {
        return grow([this](const Place& from) { return before(from); });
    }
    [[nodiscard]] std::map<std::string, std::size_t> forward() const {
        return grow([this](const Place& from) { return after(from); });
    }

private:
    struct Place {
        std::string id;
        std::string of;  ///< a document: the statement followed in it; forwards: the relation that led here
        friend auto operator<=>(const Place&, const Place&) = default;
    };

    template <class Next>
    std::map<std::string, std::size_t> grow(const Next& next) const {
        std::map<std::string, std::size_t> depth{{root_, 0}};
        std::set<Place> reached{{root_, ""}}, fresh = reached;
        for (std::size_t round = 1; !fresh.empty(); ++round) {
            std::set<Place> found;
            for (const Place& from : fresh) {
                for (const Place& to : next(from)) {
                    if (reached.insert(to).second) found.insert(to);
                }
            }
            for (const Place& to : found) depth.try_emplace(to.id, round);
            fresh = std::move(found);
        }
        return depth;
    }

    [[nodiscard]] bool counts(const Relation& r) const {
        return r.status == RelationStatus::Accepted || (proposed_ && r.status == RelationStatus::Proposed);
    }

    [[nodiscard]] std::vector<Place> before(const Place& from) const {
        std::vector<Place> places;
        const bool every_relay = root_.rfind("document:", 0) == 0;
        for (const Statement& s : case_.statements) {
            if (s.of.text() == from.id && s.stance == Stance::Asserts && from.id.rfind("claim:", 0) == 0) {
                places.push_back({s.id.text(), ""});
            }
            for (const Occurrence& o : s.occurrences) {
                if (o.document.text() != from.id || !o.via) continue;
                if (every_relay) places.push_back({o.via->text(), ""});
                if (from.of == s.id.text()) places.push_back({o.via->text(), from.of});
            }
            if (s.id.text() == from.id) {
                for (const std::string& head : heads(s)) places.push_back({head, s.id.text()});
            }
        }
        for (const Document& d : case_.documents) {
            for (const ClaimId& c : d.states) {
                if (c.text() == from.id) places.push_back({d.id.text(), ""});
            }
            if (d.id.text() != from.id) continue;
            for (const Citation& c : d.cites) places.push_back({c.document.text(), ""});
            for (const DocumentId& w : d.part_of) places.push_back({w.text(), ""});
        }
        if (rephrasings_) add_other_ends(from.id, RelationKind::Rephrases, places);
        return places;
    }

    void add_other_ends(const std::string& id, RelationKind kind, std::vector<Place>& places) const {
        for (const Relation& r : case_.relations) {
            if (r.kind != kind || !counts(r)) continue;
            if (r.from.text() == id) places.push_back({r.to.text(), r.id.text()});
            if (r.to.text() == id) places.push_back({r.from.text(), r.id.text()});
        }
    }

    /// Where to begin: documents without a sender inside the statement, then the first of every closed
    /// circle.
    static std::set<std::string> heads(const Statement& s) {
        std::map<std::string, std::set<std::string>> senders;
        for (const Occurrence& o : s.occurrences) senders[o.document.text()];
        std::set<std::string> with_receiver;
        for (const Occurrence& o : s.occurrences) {
            if (!o.via || *o.via == o.document.any() || senders.count(o.via->text()) == 0) continue;
            senders[o.document.text()].insert(o.via->text());
            with_receiver.insert(o.via->text());
        }
        std::set<std::string> heads, reached;
        const auto begin_with = [&](const std::string& head) {
            heads.insert(head);
            reached.insert(head);
            for (std::size_t round = 0; round < senders.size(); ++round) {
                for (const auto& [document, from] : senders) {
                    if (reached.count(document) != 0) reached.insert(from.begin(), from.end());
                }
            }
        };
        for (const auto& [document, from] : senders) {
            if (with_receiver.count(document) == 0) begin_with(document);
        }
        for (const auto& [document, from] : senders) {
            if (reached.count(document) == 0) begin_with(document);
        }
        return heads;
    }

    [[nodiscard]] bool attacked(const std::string& id) const {
        for (const Relation& r : case_.relations) {
            if (r.kind == RelationKind::Undercuts && r.to.text() == id && counts(r)) return true;
        }
        for (const Statement& s : case_.statements) {
            if (s.of.text() == id && s.stance == Stance::Denies) return true;
            if (s.id.text() != id) continue;
            for (const Occurrence& o : s.occurrences) {
                if (attacked(o.document.text())) return true;
            }
        }
        return false;
    }

    [[nodiscard]] std::vector<Place> after(const Place& from) const {
        std::vector<Place> places;
        const bool root = from.id == root_;
        for (const Statement& s : case_.statements) {
            const bool about = s.of.text() == from.id;
            const bool claim = s.of.kind() == RecordKind::Claim;
            if (about && s.stance == Stance::Denies) places.push_back({s.id.text(), ""});
            if (about && s.stance == Stance::Asserts && (!root || !claim || attacked(s.id.text()))) {
                places.push_back({s.id.text(), ""});
            }
            if (s.id.text() != from.id) continue;
            if (root && s.stance != Stance::Questions) places.push_back({s.of.text(), ""});
            for (const Occurrence& o : s.occurrences) {
                if (!root || attacked(o.document.text())) places.push_back({o.document.text(), ""});
            }
        }
        for (const Document& d : case_.documents) {
            for (const ClaimId& c : d.states) {
                const bool carried = c.text() == from.id && (!root || attacked(d.id.text()));
                if (carried) places.push_back({d.id.text(), ""});
                if (root && d.id.text() == from.id) places.push_back({c.text(), ""});
            }
        }
        for (const Relation& r : case_.relations) {
            const bool undercuts = r.kind == RelationKind::Undercuts;
            if (undercuts && counts(r) && r.to.text() == from.of)
                places.push_back({r.from.text(), r.id.text()});
            if (!counts(r) || r.to.text() != from.id) continue;
            const bool followed = undercuts || r.kind == RelationKind::Rebuts ||
                                  r.kind == RelationKind::Supports || r.kind == RelationKind::Entails;
            if (followed) places.push_back({r.from.text(), r.id.text()});
        }
        add_other_ends(from.id, RelationKind::Contradicts, places);
        if (rephrasings_) add_other_ends(from.id, RelationKind::Rephrases, places);
        return places;
    }

    const Case& case_;
    std::string root_;
    bool proposed_, rephrasings_;
};

}  // namespace gainsay::test
