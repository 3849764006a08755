// The snapshots of fixtures/regressions/snapshot, which the fuzz target begins with: of an old format they would be turned
// away at the door, and nothing behind it be tried. After a change of the format:
//
//     GAINSAY_UPDATE=1 build/dev/tests/graphs/snapshot/snapshot_test --gtest_filter='RegressionSnapshots.*'
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "graphs/snapshot/build/build.hpp"
#include "graphs/snapshot/check.hpp"
#include "graphs/snapshot/file.hpp"
#include "graphs/snapshot/rows/citation_rows.hpp"
#include "graphs/snapshot/rows/dispute_rows.hpp"
#include "graphs/snapshot/rows/speech_rows.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

constexpr RandomCaseSize small{3, 3, 4, 8, 9, 2};
constexpr std::size_t cut_off = 7;

std::filesystem::path fixture(const std::string& name) {
    return std::filesystem::path(GAINSAY_SOURCE_DIR "/fixtures/regressions/snapshot") / name;
}

std::vector<std::byte> read(const std::string& name) {
    std::ifstream file(fixture(name), std::ios::binary);
    std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
    const auto view = std::as_bytes(std::span(bytes));
    return {view.begin(), view.end()};
}

void write(const std::string& name, std::span<const std::byte> bytes) {
    std::ofstream file(fixture(name), std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

/// Are there edges of every kind, conflicts, denials, citations and rephrasings, so that no reader has nothing to read?
bool goes_deep(const Snapshot& snapshot) {
    for (std::size_t k = 0; k < edge_kind_count; ++k) {
        if (snapshot.edges(static_cast<EdgeKind>(k)).empty()) return false;
    }
    const std::optional<DisputeRows> disputes = DisputeRows::stored(snapshot);
    const CitationRows citations = CitationRows::of(snapshot);
    return disputes && disputes->any_rephrasings() && !disputes->asserters.values().empty() &&
           !disputes->deniers.values().empty() && !disputes->conflicts.values().empty() &&
           !citations.carriers.values().empty() && !citations.cites.values().empty();
}

void write_all() {
    for (std::uint64_t seed = 0;; ++seed) {
        const Snapshot snapshot = build_snapshot(CaseSource(random_case(seed, small)));
        if (!goes_deep(snapshot)) continue;
        write("small-case.snapshot", snapshot.bytes());
        write("cut-short.snapshot", snapshot.bytes().first(snapshot.bytes().size() - cut_off));
        write("empty-case.snapshot", build_snapshot(CaseSource(Case{})).bytes());
        return;
    }
}

TEST(RegressionSnapshots, AreOfTodaysFormatAndGoDeep) {
    if (std::getenv("GAINSAY_UPDATE") != nullptr) write_all();  // NOLINT: no other thread writes it
    for (const std::string name : {"small-case.snapshot", "empty-case.snapshot"}) {
        SCOPED_TRACE(name + ": the head of this file says how to make it anew");
        const std::vector<std::byte> bytes = read(name);
        const OpenedSnapshot opened = read_snapshot(bytes);
        ASSERT_TRUE(opened.snapshot) << opened.message;
        EXPECT_EQ(verify(*opened.snapshot), "");
        EXPECT_EQ(check_snapshot(*opened.snapshot), "");
        EXPECT_EQ(goes_deep(*opened.snapshot), name == "small-case.snapshot");
    }
    const OpenedSnapshot cut = read_snapshot(read("cut-short.snapshot"));
    EXPECT_EQ(cut.fault, SnapshotFault::Damaged) << cut.message;
}

}  // namespace
}  // namespace gainsay::test
