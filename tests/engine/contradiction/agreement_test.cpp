// Everything that the finder says, against the oracle and against itself, on random small cases.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "engine/contradiction/agents/matrix.hpp"
#include "engine/contradiction/chains/chain.hpp"
#include "engine/contradiction/check.hpp"
#include "engine/contradiction/contradictions.hpp"
#include "graphs/model/source.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/engine/contradiction/contradiction_oracle.hpp"
#include "tests/engine/contradiction/random_dispute.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

std::vector<Witness> flat(const Contradictions& found) {
    std::vector<Witness> all;
    for (const Contradiction& pair : found.pairs) {
        all.insert(all.end(), pair.witnesses.begin(), pair.witnesses.end());
    }
    return all;
}

template <class Keep>
std::vector<Witness> only(const std::vector<Witness>& all, const Keep& keep) {
    std::vector<Witness> kept;
    std::copy_if(all.begin(), all.end(), std::back_inserter(kept), keep);
    return kept;
}

/// One random case, its options and all its witnesses.
struct Drawn {
    explicit Drawn(unsigned seed) : dispute(seed), whole(dispute.make()), options(dispute.options()) {
        snapshot = build_snapshot(CaseSource(whole));
        all = flat(all_contradictions(snapshot, options));
    }
    RandomDispute dispute;
    Case whole;
    ContradictionOptions options;
    Snapshot snapshot;
    std::vector<Witness> all;
};

constexpr unsigned seeds = 300;

TEST(Agreement, EveryPairIsWhatTheOracleFinds) {
    std::map<std::string, std::size_t> met;  // what the random cases exercise
    for (unsigned seed = 0; seed < seeds; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Drawn drawn(seed);
        std::vector<std::string> lines;
        for (const Witness& witness : drawn.all) lines.push_back(oracle_line(drawn.snapshot, witness));
        EXPECT_TRUE(std::is_sorted(drawn.all.begin(), drawn.all.end(),
                                   [](const Witness& x, const Witness& y) { return order(x, y) < 0; }));
        std::sort(lines.begin(), lines.end());
        ASSERT_EQ(lines, ContradictionOracle(drawn.whole, drawn.options).witnesses());
        for (const Witness& w : drawn.all) {
            ++met[std::string(to_string(w.kind))];
            if (w.proposed) ++met["proposed"];
            if (w.date_uncertain) ++met["uncertain"];
            if (w.change_of_position) ++met["change"];
            if (w.used.rephrase) ++met["rephrase"];
            if (w.used.entailment) ++met["entailment"];
            if (w.used.affiliation) ++met["affiliation"];
            if (w.used.part) ++met["part"];
            if (w.steps.size() > 3) ++met["long"];
            if (w.b.source != no_node && drawn.snapshot.kind(w.b.source) == RecordKind::Relation)
                ++met["relation"];
        }
    }
    for (const char* what : {"denial", "opposition", "rejection", "undercut", "proposed", "uncertain",
                             "change", "rephrase", "entailment", "affiliation", "part", "long", "relation"}) {
        EXPECT_GT(met[what], 20U) << what;  // else the cases are too tame to mean anything
    }
}

TEST(Agreement, HoldsOnCasesOfEveryForm) {
    for (unsigned seed = 0; seed < 150; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case whole = random_case(seed, {4, 5, 5, 12, 12, 2});
        const ContradictionOptions options = RandomDispute(seed).options();
        const Snapshot snapshot = build_snapshot(CaseSource(whole));
        std::vector<std::string> lines;
        for (const Witness& witness : flat(all_contradictions(snapshot, options))) {
            lines.push_back(oracle_line(snapshot, witness));
            ASSERT_EQ(check_witness(snapshot, witness, options), "") << lines.back();
        }
        std::sort(lines.begin(), lines.end());
        ASSERT_EQ(lines, ContradictionOracle(whole, options).witnesses());
    }
}

TEST(Agreement, EveryWitnessPassesItsCheck) {
    for (unsigned seed = 0; seed < seeds; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Drawn drawn(seed);
        for (const Witness& witness : drawn.all) {
            ASSERT_EQ(check_witness(drawn.snapshot, witness, drawn.options), "")
                << oracle_line(drawn.snapshot, witness);
        }
    }
}

TEST(Agreement, EveryQuestionIsAPartOfAllPairs) {
    for (unsigned seed = 0; seed < seeds; seed += 2) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Drawn drawn(seed);
        const Snapshot& s = drawn.snapshot;
        for (const Node a : s.nodes(RecordKind::Agent)) {
            ASSERT_EQ(flat(contradictions_by(s, a, drawn.options)),
                      only(drawn.all, [&](const Witness& w) { return w.a.agent == a; }));
            ASSERT_EQ(flat(contradictions_against(s, a, drawn.options)),
                      only(drawn.all, [&](const Witness& w) { return w.b.agent == a; }));
            for (const Node b : s.nodes(RecordKind::Agent)) {
                ASSERT_EQ(
                    flat(contradictions_between(s, a, b, drawn.options)),
                    only(drawn.all, [&](const Witness& w) { return w.a.agent == a && w.b.agent == b; }));
            }
        }
        for (const Node d : s.nodes(RecordKind::Document)) {
            ASSERT_EQ(flat(contradictions_about(s, d, drawn.options)), only(drawn.all, [&](const Witness& w) {
                          return w.a.source == d || w.a.object == d || w.b.source == d || w.b.object == d;
                      }));
        }
        if (drawn.options.closures.rephrase) continue;  // with classes: see the tables
        for (const Node c : s.nodes(RecordKind::Claim)) {
            ASSERT_EQ(flat(contradictions_about(s, c, drawn.options)),
                      only(drawn.all, [&](const Witness& w) { return w.a.object == c || w.b.object == c; }));
        }
    }
}

TEST(Agreement, MatrixCountsTheWitnesses) {
    for (unsigned seed = 0; seed < seeds; seed += 3) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Drawn drawn(seed);
        drawn.options.mutual_once = seed % 2 == 0;
        const Contradictions found = all_contradictions(drawn.snapshot, drawn.options);
        const ContradictionMatrix matrix = contradiction_matrix(drawn.snapshot, drawn.options);
        std::size_t cells = 0;
        for (const MatrixRow& row : matrix.rows) cells += row.cells.size();
        ASSERT_EQ(cells, found.pairs.size());
        for (const Contradiction& pair : found.pairs) {
            const MatrixCell* cell = matrix.find(pair.a, pair.b);
            ASSERT_NE(cell, nullptr);
            MatrixCell expected{pair.b, {}, 0};
            for (const Witness& w : pair.witnesses) {
                ++expected.counts[static_cast<std::size_t>(w.kind)];
                if (w.change_of_position) ++expected.changes_of_position;
            }
            ASSERT_EQ(*cell, expected);
            ASSERT_EQ(cell->total(), pair.witnesses.size());
        }
    }
}

TEST(Agreement, MatrixIsTheSameForAnyNumberOfThreads) {
    std::size_t rows = 0;
    for (unsigned seed = 0; seed < 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomDispute dispute(seed);
        const Snapshot snapshot = build_snapshot(CaseSource(dispute.make(60)));  // several turns for each
        const ContradictionOptions options = dispute.options();
        const ContradictionMatrix one = contradiction_matrix(snapshot, options);
        rows += one.rows.size();
        for (const unsigned threads : {2U, 3U, 8U}) {
            ASSERT_EQ(contradiction_matrix(snapshot, options, threads).rows, one.rows);
        }
    }
    EXPECT_GT(rows, 40U * 20U);
    EXPECT_THROW((void)contradiction_matrix(Snapshot(), {}, 0), std::logic_error);
}

/// The first in node order of all shortest chains, by trying them all.
std::vector<Node> every_chain(const std::set<std::pair<Node, Node>>& pairs, const std::vector<Node>& agents,
                              Node from, Node to) {
    std::vector<std::vector<Node>> chains{{from}};
    for (std::size_t length = 0; length <= agents.size(); ++length) {
        for (const auto& chain : chains) {
            if (chain.back() == to) return chain;
        }
        std::vector<std::vector<Node>> longer;
        for (const auto& chain : chains) {
            for (const Node next : agents) {
                if (next == chain.back() || pairs.count({chain.back(), next}) == 0) continue;
                longer.push_back(chain);
                longer.back().push_back(next);
            }
        }
        chains = std::move(longer);
    }
    return {};
}

TEST(Agreement, ChainsAreShortestAndFirst) {
    std::size_t longest = 0;
    for (unsigned seed = 0; seed < 120; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomDispute dispute(seed);
        const Snapshot snapshot = build_snapshot(CaseSource(dispute.make(8)));
        const ContradictionOptions options = seed % 2 == 0 ? ContradictionOptions{} : dispute.options();
        std::set<std::pair<Node, Node>> pairs;
        for (const Contradiction& pair : all_contradictions(snapshot, options).pairs)
            pairs.insert({pair.a, pair.b});
        std::vector<Node> agents;
        for (const Node agent : snapshot.nodes(RecordKind::Agent)) agents.push_back(agent);
        for (const Node from : agents) {
            for (const Node to : agents) {
                const auto chain = contradiction_chain(snapshot, from, to, options);
                ASSERT_EQ(chain ? chain->agents : std::vector<Node>{}, every_chain(pairs, agents, from, to));
                if (!chain) continue;
                longest = std::max(longest, chain->length());
                ASSERT_EQ(chain->parity, chain->length() % 2 == 0 ? Parity::Defence : Parity::Attack);
                for (std::size_t i = 0; i < chain->length(); ++i) {
                    const Witness& step = chain->steps[i];
                    ASSERT_EQ(step, contradictions_between(snapshot, chain->agents[i], chain->agents[i + 1],
                                                           options)
                                        .pairs.at(0)
                                        .witnesses.at(0));
                }
            }
        }
    }
    EXPECT_GE(longest, 3U);
}

/// Changes one number or flag of a witness.
void mutate(Witness& w, int what, RandomDispute& dispute, const Snapshot& s) {
    const auto edge = [&] {
        return Edge{static_cast<std::uint32_t>(dispute.pick(static_cast<int>(s.edge_count()) + 1))};
    };
    const auto node = [&] {
        return Node{static_cast<std::uint32_t>(dispute.pick(static_cast<int>(s.node_count()) + 1))};
    };
    WitnessSide& side = dispute.chance(2) ? w.a : w.b;
    switch (what) {
        case 0:
            side.agent = node();
            break;
        case 1:
            side.speaker = node();
            break;
        case 2:
            side.source = node();
            break;
        case 3:
            side.object = node();
            break;
        case 4:
            side.responsibility = edge();
            break;
        case 5:
            side.speech = dispute.chance(3) ? no_edge : edge();
            break;
        case 6:
            side.offices.push_back(edge());
            break;
        case 7:
            side.occurrences.push_back(edge());
            break;
        case 8:
            w.steps.push_back({node(), node(), edge()});
            break;
        case 9:
            if (!w.steps.empty()) w.steps.pop_back();
            break;
        case 10:
            if (!w.steps.empty()) w.steps.front().edge = edge();
            break;
        case 11:
            w.conflict = dispute.chance(3) ? no_edge : edge();
            break;
        case 12:
            w.used.rephrase = !w.used.rephrase;
            break;
        case 13:
            w.used.affiliation = !w.used.affiliation;
            break;
        case 14:
            w.proposed = !w.proposed;
            break;
        case 15:
            w.date_uncertain = !w.date_uncertain;
            break;
        case 16:
            w.mutual = !w.mutual;
            break;
        case 17:
            w.change_of_position = !w.change_of_position;
            break;
        case 18:
            w.kind = static_cast<WitnessKind>(dispute.pick(5));
            break;
        case 19:
            std::swap(w.a, w.b);
            break;
        default:
            if (!side.offices.empty()) side.offices.pop_back();
            break;
    }
}

/// The same two sides and conflict, answered for in the same way; only the walk, or who of several answers,
/// may differ.
bool is_another_true_witness(const Drawn& drawn, const Witness& w) {
    return std::any_of(drawn.all.begin(), drawn.all.end(), [&](const Witness& t) {
        const bool straight = order(t, w) == 0;
        const bool exchanged = t.mutual && t.a.agent == t.b.agent && t.a.agent == w.a.agent &&
                               w.b.agent == w.a.agent && t.a.source == w.b.source &&
                               t.b.source == w.a.source && t.conflict == w.conflict;
        return straight || exchanged;
    });
}

TEST(Agreement, ChangedWitnessesFailTheirCheck) {
    std::size_t failed = 0, passed = 0;
    for (unsigned seed = 0; seed < seeds; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Drawn drawn(seed);
        for (const Witness& witness : drawn.all) {
            Witness changed = witness;
            mutate(changed, drawn.dispute.pick(21), drawn.dispute, drawn.snapshot);
            if (changed == witness) continue;
            const std::string broken = check_witness(drawn.snapshot, changed, drawn.options);
            ++(broken.empty() ? passed : failed);
            // A change may turn one true witness into another; then the finder has it, on this walk or a
            // better one.
            if (!broken.empty()) continue;
            ASSERT_TRUE(is_another_true_witness(drawn, changed)) << oracle_line(drawn.snapshot, changed);
        }
    }
    EXPECT_GT(failed, 50 * passed);
}

}  // namespace
}  // namespace gainsay::test
