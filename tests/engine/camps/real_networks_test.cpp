#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "engine/camps/balance.hpp"
#include "engine/camps/camps.hpp"
#include "graphs/format/pairs/signed_pairs.hpp"
#include "tests/support/real_data.hpp"

// Signed networks whose frustration index is known: proved elsewhere by an integer programme.

namespace gainsay::test {
namespace {

SignedGraph graph_of(std::istream& in, const std::string& name) {
    const SignedPairs read = read_signed_pairs(in, name);
    std::vector<SignedPair> pairs;
    for (const SignedPairs::Line& line : read.lines) {
        pairs.push_back({line.from, line.to, line.negative ? 0U : 1U, line.negative ? 1U : 0U});
    }
    return {static_cast<std::uint32_t>(read.names.size()), std::move(pairs)};
}

SignedGraph graph_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return graph_of(in, file.string());
}

struct Network {
    const char* file;
    std::uint64_t frustration;
    friend void PrintTo(const Network& n, std::ostream* out) { *out << n.file; }
};
class KnownNetworks : public ::testing::TestWithParam<Network> {};

TEST_P(KnownNetworks, AreExact) {
    GAINSAY_REAL_DATA(folder, "signed-networks");
    const SignedGraph graph = graph_of(folder / (std::string(GetParam().file) + ".csv"));
    const Camps camps = find_camps(graph);
    EXPECT_EQ(camps.frustration, GetParam().frustration);
    EXPECT_TRUE(camps.optimal());
    EXPECT_EQ(check_camps(graph, camps), "");
}

INSTANTIATE_TEST_SUITE_P(Data, KnownNetworks,
                         ::testing::Values(Network{"highlandtribes", 7}, Network{"cloister", 34},
                                           Network{"congress", 18}, Network{"bitcoinalpha", 720}),
                         [](const auto& one) { return std::string(one.param.file); });

TEST(Tribes, HaveThePublishedMeasures) {
    GAINSAY_REAL_DATA(folder, "signed-networks");
    const SignedGraph graph = graph_of(folder / "highlandtribes.csv");
    EXPECT_NEAR(count_triangles(graph).balanced_share().value(), 0.8676471, 5e-8);
    EXPECT_NEAR(walk_balance(graph).value(), 0.3575761, 5e-8);
    EXPECT_NEAR(normalized_frustration(7, graph.pairs().size()).value(), 0.7586207, 5e-8);
}

TEST(PackedNetworks, AreAtLeastAsGoodAsTheKnownBounds) {
    GAINSAY_REAL_DATA(folder, "signed-networks");
    const ScratchFolder scratch;
    const std::map<std::string, std::uint64_t> known{{"bitcoinotc", 1073}, {"wikielections", 14903}};
    for (const auto& [name, frustration] : known) {
        SCOPED_TRACE(name);
        if (!unpack(folder / (name + ".csv.xz"), scratch.path())) GTEST_SKIP() << "xz is missing";
        const SignedGraph graph = graph_of(scratch.path() / (name + ".csv"));
        const Camps camps = find_camps(graph);
        EXPECT_LE(camps.frustration, frustration);
        EXPECT_LE(camps.bound, frustration);
        EXPECT_EQ(camps.optimal(), name == "bitcoinotc");
        EXPECT_EQ(check_camps(graph, camps), "");
    }
}

/// "window,a,b,sign" by window, without the window.
std::map<std::string, std::string> windows(const std::filesystem::path& file) {
    std::map<std::string, std::string> texts;
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        const std::size_t comma = line.find(',');
        texts[line.substr(0, comma)] += line.substr(comma + 1) + "\n";
    }
    return texts;
}

TEST(InternationalRelations, AreExactInEveryWindow) {
    GAINSAY_REAL_DATA(folder, "signed-networks");
    const std::map<std::string, std::string> texts = windows(folder / "cow_international_relations.csv");
    EXPECT_EQ(texts.size(), 51U);
    std::map<std::string, std::vector<std::uint64_t>>
        known;  // nodes, edges, negative, triangles, unbalanced, index
    std::ifstream in(folder / "cow_frustration_exact.csv");
    std::string line;
    for (std::getline(in, line); std::getline(in, line);) {
        std::istringstream cells(line);
        std::string window, cell;
        std::getline(cells, window, ',');
        while (std::getline(cells, cell, ',')) known[window].push_back(std::stoull(cell));
    }
    EXPECT_EQ(known.size(), 26U);
    for (const auto& [window, text] : texts) {
        SCOPED_TRACE(window);
        std::istringstream pairs(text);
        const SignedGraph graph = graph_of(pairs, window);
        const Camps camps = find_camps(graph);
        EXPECT_TRUE(camps.optimal());
        EXPECT_EQ(check_camps(graph, camps), "");
        if (known.count(window) == 0) continue;  // held out
        const TriangleCounts triangles = count_triangles(graph);
        EXPECT_EQ(known[window],
                  (std::vector<std::uint64_t>{
                      graph.agents(), graph.pairs().size(),
                      static_cast<std::uint64_t>(std::count_if(graph.pairs().begin(), graph.pairs().end(),
                                                               [](const auto& p) { return p.sign() < 0; })),
                      triangles.total(), triangles.unbalanced(), camps.frustration}));
    }
}

}  // namespace
}  // namespace gainsay::test
