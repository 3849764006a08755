// Asks each side again. Disputes are counted by the matrix, which makes no witness; claims and positions are gathered from the
// statements one by one into maps; records are looked up by id.
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "engine/contradiction/agents/matrix.hpp"
#include "engine/contradiction/check.hpp"
#include "engine/time/diff/diff.hpp"

namespace gainsay {
namespace {

struct Wrong {
    std::string what;
};

void require(bool kept, const std::string& what) {
    if (!kept) throw Wrong{what};
}

using Pair = std::pair<std::string, std::string>;

/// What one side says, by id.
class Asked {
public:
    Asked(const DiffSide& side, const DiffOptions& options)
        : snapshot(*side.snapshot), side_(side), options_(options) {
        for (const Node statement : snapshot.nodes(RecordKind::Statement)) {
            const Showing showing = count(statement);
            if (showing == Showing::Hidden) continue;
            say(snapshot.speaker(statement), snapshot.object(statement), snapshot.stance(statement), showing);
            if (snapshot.kind(snapshot.object(statement)) != RecordKind::Claim) continue;
            if (snapshot.stance(statement) == Stance::Asserts)
                raise(asserted, snapshot.object(statement), showing);
            if (snapshot.stance(statement) == Stance::Denies)
                raise(contradicted, snapshot.object(statement), showing);
        }
        for (const Node document : snapshot.nodes(RecordKind::Document)) {
            const Showing showing = count(document);
            if (showing == Showing::Hidden) continue;
            for (const Arc states : snapshot.out(document, EdgeKind::States)) {
                raise(asserted, states.node, showing);
                for (const Arc by : snapshot.out(document, EdgeKind::PublishedBy))
                    say(by.node, states.node, Stance::Asserts, showing);
                for (const Arc by : snapshot.out(document, EdgeKind::AuthoredBy))
                    say(by.node, states.node, Stance::Asserts, showing);
            }
        }
        for (const Node relation : snapshot.nodes(RecordKind::Relation)) relate(relation);
    }

    [[nodiscard]] ContradictionOptions question() const {
        ContradictionOptions question;
        question.closures = options_.closures;
        question.include_proposed = options_.include_proposed;
        question.as_of = side_.frame.as_of;
        question.since = side_.frame.since;
        return question;
    }

    /// The witnesses of a against b, by the ids of what they join; and how certain it is that there is one.
    std::map<std::string, const Witness*> witnesses(const Pair& pair, Showing& certain) {
        certain = Showing::Hidden;
        std::map<std::string, const Witness*> found;
        const auto a = snapshot.find(pair.first), b = snapshot.find(pair.second);
        if (!a || !b) return found;
        last_ = contradictions_between(snapshot, *a, *b, question());
        for (const Contradiction& one : last_.pairs) {
            for (const Witness& witness : one.witnesses) {
                if (witness.mutual && *b < *a) continue;
                found.emplace(name(witness), &witness);
                certain = std::max(certain, witness.date_uncertain ? Showing::Uncertain : Showing::Shown);
            }
        }
        return found;
    }

    std::string name(const Witness& witness) const {
        const Node relation = conflict_relation(snapshot, witness);
        std::string name(to_string(witness.kind));
        for (const Node node :
             {witness.a.source, witness.a.object, witness.b.source, witness.b.object, relation})
            name += node == no_node ? " -" : " " + std::string(snapshot.id(node));
        return name;
    }

    /// Of every pair that has a witness.
    std::set<Pair> pairs() const {
        ContradictionOptions all = question();
        all.mutual_once = true;
        std::set<Pair> found;
        for (const MatrixRow& row : contradiction_matrix(snapshot, all).rows) {
            for (const MatrixCell& cell : row.cells)
                found.emplace(std::string(snapshot.id(row.a)), std::string(snapshot.id(cell.b)));
        }
        return found;
    }

    /// Does the record count in the frame, for what it says?
    [[nodiscard]] Showing count(Node node) const {
        if (snapshot.kind(node) == RecordKind::Relation) {
            const RelationStatus status = snapshot.status(node);
            const bool proposed = status == RelationStatus::Proposed;
            if (status == RelationStatus::Rejected || (proposed && !options_.include_proposed))
                return Showing::Hidden;
        }
        const Showing there = showing(snapshot, node, side_.frame.as_of);
        const Showing begun = said_since(snapshot, node, side_.frame.since);
        return there < begun ? there : begun;
    }

    const Snapshot& snapshot;
    std::map<std::string, Showing> asserted, contradicted, supported;
    std::map<Pair, Position> positions;

private:
    void raise(std::map<std::string, Showing>& map, Node claim, Showing showing) const {
        if (showing == Showing::Hidden) return;
        Showing& at = map[std::string(snapshot.id(claim))];
        if (at < showing) at = showing;
    }
    void say(Node agent, Node object, Stance stance, Showing showing) {
        Position& position = positions[{std::string(snapshot.id(agent)), std::string(snapshot.id(object))}];
        Showing& at = position[static_cast<std::size_t>(stance)];
        if (at < showing) at = showing;
    }
    void relate(Node relation) {
        const RelationStatus status = snapshot.status(relation);
        if (status == RelationStatus::Rejected) return;
        if (status == RelationStatus::Proposed && !options_.include_proposed) return;
        const Edge edge = snapshot.edge_of_relation(relation);
        const Node from = snapshot.source(edge), to = snapshot.target(edge);
        const Showing there = showing(snapshot, relation, side_.frame.as_of);
        const auto by = [&](Node speaking) {
            const auto said = asserted.find(std::string(snapshot.id(speaking)));
            return said == asserted.end() ? Showing::Hidden : std::min(there, said->second);
        };
        switch (snapshot.kind(edge)) {
            case EdgeKind::Contradicts:
                raise(contradicted, from, by(to));
                raise(contradicted, to, by(from));
                break;
            case EdgeKind::Rebuts:
                raise(contradicted, to, by(from));
                break;
            case EdgeKind::Supports:
            case EdgeKind::Entails:
                raise(supported, to, by(from));
                break;
            default:
                break;
        }
    }

    const DiffSide& side_;
    const DiffOptions& options_;
    Contradictions last_;
};

Certainty sure(Showing x, Showing y) {
    const bool known = x != Showing::Uncertain && y != Showing::Uncertain;
    return x == y ? Certainty::No : known ? Certainty::Yes : Certainty::Maybe;
}

template <class Key>
Showing at(const std::map<Key, Showing>& map, const Key& key) {
    const auto found = map.find(key);
    return found == map.end() ? Showing::Hidden : found->second;
}

class DiffChecker {
public:
    DiffChecker(const DiffSide& before, const DiffSide& after, const CaseDiff& diff,
                const DiffOptions& options)
        : before_(before),
          after_(after),
          x_(before, options),
          y_(after, options),
          diff_(diff),
          options_(options) {}

    void check() {
        require(!diff_.limited, "it was cut by a limit");
        disputes();
        claims();
        positions();
        before_.snapshot == after_.snapshot ? dates() : records();
    }

private:
    void disputes() {
        std::set<Pair> told;
        std::array<std::uint64_t, 3> counts{};
        for (const DisputeChange& change : diff_.disputes) {
            require(told.empty() || *told.rbegin() < Pair(change.a, change.b), "disputes are not in order");
            told.emplace(change.a, change.b);
            ++counts[static_cast<std::size_t>(change.turn)];
            dispute(change);
        }
        require(counts == diff_.dispute_counts, "disputes are counted wrongly");
        std::set<Pair> all = x_.pairs();
        const std::set<Pair> others = y_.pairs();
        all.insert(others.begin(), others.end());
        for (const Pair& pair : all) {
            if (told.contains(pair)) continue;
            Showing was{}, is{};
            std::set<std::string> olds, news;
            for (const auto& [name, witness] : x_.witnesses(pair, was)) olds.insert(name);
            for (const auto& [name, witness] : y_.witnesses(pair, is)) news.insert(name);
            require(olds == news && was == is, pair.first + " against " + pair.second + " is missing");
        }
    }

    void dispute(const DisputeChange& change) {
        const std::string what = change.a + " against " + change.b;
        Showing was{}, is{};
        const auto olds = x_.witnesses({change.a, change.b}, was);
        const auto news = y_.witnesses({change.a, change.b}, is);
        require(change.before == olds.size() && change.after == news.size(), what + " has other witnesses");
        std::uint64_t lost = 0, gained = 0;
        for (const auto& [name, witness] : olds) lost += news.contains(name) ? 0 : 1;
        for (const auto& [name, witness] : news) gained += olds.contains(name) ? 0 : 1;
        require(change.lost_count == lost && change.gained_count == gained, what + " is counted wrongly");
        require(change.lost.size() == std::min<std::uint64_t>(lost, options_.witnesses) &&
                    change.gained.size() == std::min<std::uint64_t>(gained, options_.witnesses),
                what + " keeps too many or too few witnesses");
        for (const Witness& witness : change.lost) {
            const auto found = olds.find(x_.name(witness));
            require(found != olds.end() && *found->second == witness && !news.contains(found->first),
                    what + " did not lose what it says");
            require(check_witness(x_.snapshot, witness, x_.question()).empty(),
                    what + " rests on no witness");
        }
        for (const Witness& witness : change.gained) {
            const auto found = news.find(y_.name(witness));
            require(found != news.end() && *found->second == witness && !olds.contains(found->first),
                    what + " did not gain what it says");
            require(check_witness(y_.snapshot, witness, y_.question()).empty(),
                    what + " rests on no witness");
        }
        const DisputeTurn turn = was < is   ? DisputeTurn::Opened
                                 : was > is ? DisputeTurn::Closed
                                            : DisputeTurn::Turned;
        require(change.turn == turn, what + " did not turn so");
        require(change.certainty == (was == is ? Certainty::Yes : sure(was, is)),
                what + " is of another certainty");
        require(was != is || lost + gained > 0, what + " did not change");
    }

    void claims() const {
        std::map<std::tuple<std::string, ClaimAspect>, const ClaimChange*> told;
        std::array<std::uint64_t, 2 * claim_aspect_count> counts{};
        for (const ClaimChange& change : diff_.claims) {
            require(told.empty() || told.rbegin()->first < std::tuple(change.claim, change.aspect),
                    "claims are not in order");
            told.emplace(std::tuple(change.claim, change.aspect), &change);
            ++counts[2 * static_cast<std::size_t>(change.aspect) + (change.gained ? 1 : 0)];
        }
        require(counts == diff_.claim_counts, "claims are counted wrongly");
        const std::array<std::map<std::string, Showing> Asked::*, claim_aspect_count> maps{
            &Asked::asserted, &Asked::contradicted, &Asked::supported};
        for (std::size_t i = 0; i < maps.size(); ++i) {
            const auto &olds = x_.*maps[i], &news = y_.*maps[i];
            std::set<std::string> all;
            for (const auto& [claim, showing] : olds) all.insert(claim);
            for (const auto& [claim, showing] : news) all.insert(claim);
            for (const std::string& claim : all) {
                const Showing was = at(olds, claim), is = at(news, claim);
                const auto found = told.find({claim, static_cast<ClaimAspect>(i)});
                require((found != told.end()) == (was != is), claim + " is missing, or did not change");
                if (found == told.end()) continue;
                const ClaimChange& change = *found->second;
                require(change.gained == (was < is) && change.certainty == sure(was, is),
                        claim + " is told wrongly");
                because(change, change.gained ? y_ : x_);
                told.erase(found);
            }
        }
        require(told.empty(), "a claim did not change");
    }

    void because(const ClaimChange& change, const Asked& side) const {
        require(!change.because.empty(), change.claim + " changed for no reason");
        for (const Node node : change.because) {
            const std::string id(side.snapshot.id(node));
            if (side.snapshot.kind(node) == RecordKind::Relation) {
                const Edge edge = side.snapshot.edge_of_relation(node);
                require(change.aspect != ClaimAspect::Asserted &&
                            (side.snapshot.id(side.snapshot.source(edge)) == change.claim ||
                             side.snapshot.id(side.snapshot.target(edge)) == change.claim),
                        id + " is no reason");
                continue;
            }
            const EdgeKind said =
                change.aspect == ClaimAspect::Contradicted ? EdgeKind::Denies : EdgeKind::Asserts;
            bool speaks = false;
            for (const EdgeKind kind : {said, EdgeKind::States}) {
                if (kind == EdgeKind::States && change.aspect != ClaimAspect::Asserted) continue;
                for (const Arc arc : side.snapshot.out(node, kind))
                    speaks |= side.snapshot.id(arc.node) == change.claim;
            }
            require(speaks && side.count(node) != Showing::Hidden, id + " is no reason");
        }
    }

    void positions() const {
        std::set<Pair> told;
        for (const PositionChange& change : diff_.positions) {
            const Pair pair(change.agent, change.object);
            require(told.insert(pair).second, change.agent + " is told of twice");
            const Position was = position(x_, pair), is = position(y_, pair);
            require(change.before == was && change.after == is, change.agent + " stands otherwise");
            require(change.certainty == moved(was, is) && change.certainty != Certainty::No,
                    change.agent + " is told of wrongly");
            said(change, change.said_before, x_, was);
            said(change, change.said_after, y_, is);
        }
        require(told.size() == diff_.position_count, "positions are counted wrongly");
        std::set<Pair> all;
        for (const auto& [pair, position] : x_.positions) all.insert(pair);
        for (const auto& [pair, position] : y_.positions) all.insert(pair);
        for (const Pair& pair : all) {
            require(told.contains(pair) || moved(position(x_, pair), position(y_, pair)) == Certainty::No,
                    pair.first + " is missing");
        }
    }

    static Position position(const Asked& side, const Pair& pair) {
        const auto found = side.positions.find(pair);
        return found == side.positions.end() ? Position{} : found->second;
    }
    static Certainty moved(const Position& was, const Position& is) {
        Certainty most = Certainty::No;
        for (std::size_t i = 0; i < was.size(); ++i) most = std::max(most, sure(was[i], is[i]));
        return most;
    }
    static void said(const PositionChange& change, const std::vector<Node>& sources, const Asked& side,
                     const Position& position) {
        require(sources.empty() == (position == Position{}), change.agent + " said nothing of the kind");
        for (const Node node : sources) {
            bool right = false;
            const auto object = side.snapshot.find(change.object);
            for (const EdgeKind kind :
                 {EdgeKind::Asserts, EdgeKind::Denies, EdgeKind::Questions, EdgeKind::States}) {
                for (const Arc arc : side.snapshot.out(node, kind)) right |= object && arc.node == *object;
            }
            require(right && side.count(node) != Showing::Hidden, "a source says something else");
        }
    }

    void records() const {
        std::map<RecordId, const RecordDifference*> told;
        for (const RecordDifference& change : diff_.records)
            require(told.emplace(change.id, &change).second, change.id.text() + " is told of twice");
        std::set<RecordId> all;
        for (const GraphSource* source : {before_.source, after_.source}) {
            for (std::size_t i = 0; i < record_kind_count; ++i)
                source->visit(static_cast<RecordKind>(i),
                              [&](const Record& record) { all.insert(id_of(record)); });
        }
        for (const RecordId& id : all) {
            const auto was = before_.source->find(id), is = after_.source->find(id);
            const auto found = told.find(id);
            require((found != told.end()) == (was != is), id.text() + " is missing, or is as it was");
            if (found == told.end()) continue;
            const RecordTurn turn = !was  ? RecordTurn::Added
                                    : !is ? RecordTurn::Removed
                                          : RecordTurn::Changed;
            require(found->second->turn == turn, id.text() + " turned otherwise");
            require(found->second->fields.empty() == (turn != RecordTurn::Changed),
                    id.text() + " has other fields");
        }
        require(told.size() == diff_.records.size(), "records are counted wrongly");
    }

    void dates() const {
        std::map<std::string, const RecordDifference*> told;
        for (const RecordDifference& change : diff_.records) told.emplace(change.id.text(), &change);
        require(told.size() == diff_.records.size(), "a record is told of twice");
        for (const Node node : x_.snapshot.nodes()) {
            const Showing was = x_.count(node), is = y_.count(node);
            const auto found = told.find(std::string(x_.snapshot.id(node)));
            require((found != told.end()) == (was != is), "a record is missing, or counts as before");
            if (found == told.end()) continue;
            const RecordTurn turn = was < is ? RecordTurn::Added : RecordTurn::Removed;
            require(found->second->turn == turn && found->second->certainty == sure(was, is),
                    found->first + " turned otherwise");
        }
    }

    const DiffSide &before_, &after_;
    Asked x_, y_;
    const CaseDiff& diff_;
    const DiffOptions& options_;
};

}  // namespace

std::string check_diff(const DiffSide& before, const DiffSide& after, const CaseDiff& diff,
                       const DiffOptions& options) {
    try {
        DiffChecker(before, after, diff, options).check();
    } catch (const Wrong& wrong) {
        return wrong.what;
    }
    return {};
}

}  // namespace gainsay
