#pragma once

#include <random>
#include <string>
#include <vector>

#include "engine/contradiction/contradictions.hpp"
#include "graphs/model/case.hpp"

namespace gainsay::test {

/// A small case in which almost everything is in dispute: few claims and agents, many relations, dates that
/// are close to each other, vague, doubtful or missing, offices and parts that may run in circles.
class RandomDispute {
public:
    explicit RandomDispute(unsigned seed) : random_(seed) {}

    Case make(int size = 5) {
        Case whole;
        size_ = size;
        for (int i = 0; i < size - 1; ++i) {
            Agent agent;
            agent.id = AgentId("agent:a" + std::to_string(i));
            agent.name = "a" + std::to_string(i);
            if (chance(2)) agent.affiliations.push_back(office(size - 1));
            whole.agents.push_back(agent);
        }
        for (int i = 0; i < size; ++i) whole.claims.push_back(claim(i));
        for (int i = 0; i < size - 1; ++i) whole.documents.push_back(document(i));
        for (int i = 0; i < size + 2; ++i) whole.statements.push_back(statement(i));
        for (int i = 0; i < size + 3; ++i) whole.relations.push_back(relation(i));
        sort_records(whole);
        return whole;
    }

    ContradictionOptions options() {
        ContradictionOptions made;
        made.closures = {chance(2), chance(2), chance(2), chance(2)};
        made.include_proposed = chance(2);
        if (chance(2)) made.as_of = date();
        if (chance(3)) made.since = date();
        return made;
    }

    [[nodiscard]] bool chance(unsigned one_in) { return pick(static_cast<int>(one_in)) == 0; }
    [[nodiscard]] int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

private:
    std::optional<Edtf> date() {
        static const std::vector<std::string> dates{"2015",
                                                    "2016-03",
                                                    "2016-03-10",
                                                    "2016-03-11",
                                                    "2016-03-12",
                                                    "2017?",
                                                    "2016-03-11",
                                                    "2017-05",
                                                    "2018",
                                                    "2016/2017",
                                                    "2016-04",
                                                    "201X",
                                                    "2016-03-11T10:00:00Z"};
        if (chance(5)) return std::nullopt;
        return Edtf(dates[static_cast<std::size_t>(pick(static_cast<int>(dates.size())))]);
    }
    template <class Id>
    Id id(const char* prefix, int below) {
        return Id(prefix + std::to_string(pick(below)));
    }
    std::optional<Retraction> retraction() {
        if (!chance(3)) return std::nullopt;
        return Retraction{date(), std::nullopt};
    }
    Affiliation office(int agents) {
        Affiliation made{id<AgentId>("agent:a", agents), "", {}, {}};
        if (chance(2)) made.from = Edtf(chance(2) ? "2015" : "2016-03-11");
        if (chance(2)) made.until = Edtf(chance(2) ? "2016-04" : "2018");
        return made;
    }
    static Claim claim(int i) {
        Claim made;
        made.id = ClaimId("claim:c" + std::to_string(i));
        made.text = "c" + std::to_string(i);
        return made;
    }
    Document document(int i) {
        Document made;
        made.id = DocumentId("document:d" + std::to_string(i));
        made.title = "d" + std::to_string(i);
        made.published = date();
        made.retracted = retraction();
        if (!chance(4)) made.published_by.push_back(id<AgentId>("agent:a", size_ - 1));
        if (chance(3)) made.authored_by.push_back(id<AgentId>("agent:a", size_ - 1));
        if (chance(3)) made.part_of.push_back(id<DocumentId>("document:d", size_ - 1));
        const int first = pick(size_);
        if (chance(2)) made.states.push_back(ClaimId("claim:c" + std::to_string(first)));
        if (chance(3)) made.states.push_back(ClaimId("claim:c" + std::to_string((first + 1) % size_)));
        return made;
    }
    Statement statement(int i) {
        Statement made;
        made.id = StatementId("statement:s" + std::to_string(i));
        made.speaker = id<AgentId>("agent:a", size_ - 1);
        made.stance = chance(8) ? Stance::Questions : chance(2) ? Stance::Denies : Stance::Asserts;
        made.of =
            chance(4) ? id<DocumentId>("document:d", size_ - 1).any() : id<ClaimId>("claim:c", size_).any();
        if (chance(2)) made.said_on = date();
        for (int k = pick(3); k > 0; --k)
            made.occurrences.push_back({id<DocumentId>("document:d", size_ - 1), {}, {}, {}});
        made.retracted = retraction();
        return made;
    }
    Relation relation(int i) {
        static const std::vector<RelationKind> kinds{RelationKind::Contradicts, RelationKind::Rebuts,
                                                     RelationKind::Undercuts,   RelationKind::Undercuts,
                                                     RelationKind::Supports,    RelationKind::Entails,
                                                     RelationKind::Entails,     RelationKind::Rephrases,
                                                     RelationKind::Rephrases,   RelationKind::Qualifies};
        Relation made;
        made.id = RelationId("relation:r" + std::to_string(i));
        made.kind = kinds[static_cast<std::size_t>(pick(static_cast<int>(kinds.size())))];
        made.from = id<ClaimId>("claim:c", size_);
        made.to = id<ClaimId>("claim:c", size_);
        if (made.kind == RelationKind::Undercuts) {
            const int what = pick(3);
            if (what == 0) made.to = id<DocumentId>("document:d", size_ - 1);
            if (what == 1) made.to = id<StatementId>("statement:s", size_ + 2);
            if (what == 2) made.to = id<RelationId>("relation:r", size_ + 3);
        }
        if (chance(2)) made.asserted_by = id<AgentId>("agent:a", size_ - 1);
        if (chance(2)) made.asserted_in = id<DocumentId>("document:d", size_ - 1);
        made.status = chance(6)   ? RelationStatus::Rejected
                      : chance(5) ? RelationStatus::Proposed
                                  : RelationStatus::Accepted;
        return made;
    }

    std::mt19937 random_;
    int size_ = 5;
};

/// A dispute in which agent a1 has said hundreds of things, as has a second one, and most has been said twice.
inline Case loud_dispute(unsigned seed) {
    RandomDispute dispute(seed);
    Case whole = dispute.make(12);
    const auto pick = [&](std::size_t n) {
        return static_cast<std::size_t>(dispute.pick(static_cast<int>(n)));
    };
    for (std::size_t i = 0; i < 700; ++i) {
        Statement statement;
        statement.id = StatementId("statement:loud-" + std::to_string(i));
        statement.speaker = whole.agents[dispute.chance(2) ? 1 : (dispute.chance(2) ? 2 : pick(11))].id;
        if (dispute.chance(12)) {
            statement.of = whole.documents[pick(whole.documents.size())].id;
        } else {
            statement.of = whole.claims[pick(whole.claims.size())].id;
        }
        statement.stance = dispute.chance(4) ? Stance::Denies : Stance::Asserts;
        whole.statements.push_back(statement);
    }
    sort_records(whole);
    return whole;
}

}  // namespace gainsay::test
