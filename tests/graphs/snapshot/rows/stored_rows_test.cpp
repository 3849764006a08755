#include "graphs/snapshot/rows/stored_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>

#include "graphs/model/source.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "graphs/snapshot/check.hpp"
#include "graphs/snapshot/file.hpp"
#include "graphs/snapshot/layout/block.hpp"
#include "graphs/snapshot/overlay/overlay.hpp"
#include "graphs/snapshot/rows/citation_rows.hpp"
#include "graphs/snapshot/rows/dispute_rows.hpp"
#include "graphs/snapshot/rows/speech_rows.hpp"
#include "tests/graphs/snapshot/rows/rows_oracle.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

using ::testing::HasSubstr;

constexpr RandomCaseSize small{5, 9, 8, 20, 14, 1};

template <class T>
std::vector<std::vector<T>> lists(const BareRows<T>& rows) {
    std::vector<std::vector<T>> all;
    for (std::uint32_t i = 0; i < rows.size(); ++i) all.emplace_back(rows[i].begin(), rows[i].end());
    return all;
}

bool lies_in(const Snapshot& snapshot, const void* at) {
    const std::byte* first = snapshot.bytes().data();
    return !std::less<>()(static_cast<const std::byte*>(at), first) &&
           std::less<>()(static_cast<const std::byte*>(at), first + snapshot.bytes().size());
}

void expect_same(const DisputeRows& found, const DisputeRows& expected) {
    EXPECT_EQ(lists(found.asserters), lists(expected.asserters));
    EXPECT_EQ(lists(found.asserted), lists(expected.asserted));
    EXPECT_EQ(lists(found.deniers), lists(expected.deniers));
    EXPECT_EQ(lists(found.denied), lists(expected.denied));
    EXPECT_EQ(lists(found.conflicts), lists(expected.conflicts));
    for (std::uint32_t claim = 0; claim < expected.claims(); ++claim) {
        EXPECT_THAT(found.rephrasings(claim), ::testing::ElementsAreArray(expected.rephrasings(claim)));
    }
}

TEST(StoredRows, AreThoseThatAreMadeAndLieInTheFile) {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Snapshot snapshot = build_snapshot(CaseSource(random_case(seed, small)));
        const DisputeRows disputes = DisputeRows::of(snapshot);
        expect_same(disputes, DisputeRows(snapshot));
        EXPECT_TRUE(lies_in(snapshot, disputes.asserters.offsets().data()));
        const CitationRows citations = CitationRows::of(snapshot), made(snapshot);
        EXPECT_EQ(lists(citations.carriers), lists(made.carriers));
        EXPECT_EQ(lists(citations.cites), lists(made.cites));
        EXPECT_TRUE(lies_in(snapshot, citations.cites.offsets().data()));
        const SpeechRows speeches = SpeechRows::of(snapshot), said(snapshot);
        for (const Node claim : snapshot.nodes(RecordKind::Claim)) {
            EXPECT_THAT(speeches.of(claim), ::testing::ElementsAreArray(said.of(claim)));
            EXPECT_TRUE(said.of(claim).empty() || lies_in(snapshot, speeches.of(claim).data()));
        }
    }
}

TEST(StoredRows, AreThoseOfTheOracleWordByWord) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const std::size_t n = 1 + seed % 7;
        const Case whole = random_case(seed, {5 * n, 6 * n, 7 * n, 10 * n, 10 * n, 3 * n});
        const Snapshot snapshot = build_snapshot(CaseSource(whole));
        const auto expected = oracle_rows(whole);
        EXPECT_THAT(snapshot.layout()->dispute_rows, ::testing::ElementsAreArray(expected[0]));
        EXPECT_THAT(snapshot.layout()->citation_rows, ::testing::ElementsAreArray(expected[1]));
        EXPECT_THAT(snapshot.layout()->speech_rows, ::testing::ElementsAreArray(expected[2]));
    }
}

TEST(StoredRows, OutliveTheSnapshotThatTheyWereTakenFrom) {
    auto snapshot = std::make_optional(build_snapshot(CaseSource(random_case(3, small))));
    const DisputeRows rows = DisputeRows::of(*snapshot);
    const auto before = lists(rows.asserters);
    snapshot.reset();
    EXPECT_EQ(lists(rows.asserters), before);
}

TEST(StoredRows, AreMadeWhereProposedRelationsCount) {
    std::size_t more = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const Snapshot snapshot = build_snapshot(CaseSource(random_case(seed, small)));
        const DisputeRows rows = DisputeRows::of(snapshot, true);
        expect_same(rows, DisputeRows(snapshot, true));
        EXPECT_FALSE(lies_in(snapshot, rows.asserters.offsets().data()));
        more += rows.conflicts.values().size() - DisputeRows::of(snapshot).conflicts.values().size();
    }
    EXPECT_GT(more, 20U);
}

TEST(StoredRows, AreMadeUnderAnOverlay) {
    Case whole = random_case(4, small);
    const Snapshot base = build_snapshot(CaseSource(whole));
    Statement& changed = whole.statements.front();
    changed.of = whole.claims.back().id;
    changed.stance = Stance::Denies;
    const auto overlaid = overlay_snapshot(base, CaseSource(whole), {changed.id}, {100, 100});
    ASSERT_TRUE(overlaid && overlaid->overlaid());
    const Snapshot anew = build_snapshot(CaseSource(whole));
    expect_same(DisputeRows::of(*overlaid), DisputeRows::of(anew));
    EXPECT_EQ(lists(CitationRows::of(*overlaid).carriers), lists(CitationRows::of(anew).carriers));
    for (const Node claim : anew.nodes(RecordKind::Claim)) {
        EXPECT_THAT(SpeechRows::of(*overlaid).of(claim),
                    ::testing::ElementsAreArray(SpeechRows::of(anew).of(claim)));
    }
}

/// Documents that many agents publish and that state many claims: the pairs are the product.
Case quadratic(std::size_t n) {
    Case whole;
    Document document;
    document.id = DocumentId("document:d");
    for (std::size_t i = 0; i < n; ++i) {
        Agent agent;
        agent.id = AgentId("agent:a" + std::to_string(100 + i));
        document.published_by.push_back(agent.id);
        whole.agents.push_back(agent);
        Claim claim;
        claim.id = ClaimId("claim:c" + std::to_string(100 + i));
        document.states.push_back(claim.id);
        whole.claims.push_back(claim);
    }
    whole.documents.push_back(document);
    return whole;
}

TEST(StoredRows, AreLeftOutWhereTheyWouldDwarfTheGraph) {
    for (const auto& [n, stored] : {std::pair(8U, true), std::pair(9U, false)}) {  // n * n <= 4 * (n + n)
        const Snapshot snapshot = build_snapshot(CaseSource(quadratic(n)));
        EXPECT_EQ(check_snapshot(snapshot), "");
        const DisputeRows rows = DisputeRows::of(snapshot);
        EXPECT_EQ(lies_in(snapshot, rows.asserters.offsets().data()), stored) << n;
        EXPECT_EQ(rows.asserters.values().size(), n * n);
        EXPECT_EQ(snapshot.layout()->speech_rows.empty(), !stored);
        EXPECT_EQ(CitationRows::of(snapshot).carriers.values().size(), n);
    }
}

/// The snapshot with one word of its derived rows changed and all checksums right: what a stranger could do.
Snapshot with_word(const Snapshot& good, std::size_t section, std::size_t word, std::uint32_t value) {
    std::vector<std::byte> bytes(good.bytes().begin(), good.bytes().end());
    bytes::Header header;
    std::array<bytes::SectionEntry, bytes::section_count> table;
    std::memcpy(&header, bytes.data(), sizeof header);
    std::memcpy(table.data(), bytes.data() + sizeof header, sizeof table);
    bytes::SectionEntry& entry = table[section];
    std::memcpy(bytes.data() + entry.offset + 4 * word, &value, sizeof value);
    entry.checksum = hash64(std::span<const std::byte>(bytes).subspan(entry.offset, entry.length));
    header.checksum = bytes::header_checksum(header, std::as_bytes(std::span(table)));
    std::memcpy(bytes.data(), &header, sizeof header);
    std::memcpy(bytes.data() + sizeof header, table.data(), sizeof table);
    const OpenedSnapshot opened = read_snapshot(bytes);
    EXPECT_TRUE(opened.snapshot) << opened.message;
    return *opened.snapshot;
}

/// Reads every row, damaged ones too: they may be refused, and never lead out of the file.
template <class T>
void read_all(const BareRows<T>& rows, std::size_t& refused) {
    for (std::uint32_t owner = 0; owner < rows.size(); ++owner) {
        try {
            for (const T& value : rows[owner]) {
                volatile unsigned char first = 0;
                std::memcpy(const_cast<unsigned char*>(&first), &value, 1);
            }
        } catch (const std::logic_error&) {
            ++refused;
        }
    }
}

TEST(StoredRows, ThatAStrangerChangedAreFoundByTheCheckAndLeadNowhere) {
    const Snapshot good = build_snapshot(CaseSource(random_case(7, {4, 4, 4, 8, 6, 1})));
    std::size_t refused = 0, changed = 0;
    for (const bytes::Section section : stored_row_sections) {
        const auto s = static_cast<std::size_t>(section);
        for (std::size_t word = 0; word < good.layout()->sections[s].length / 4; ++word) {
            for (const std::uint32_t value : {0xFFFFFFFFU, 1U, 0U, 1000U}) {
                std::uint32_t before = 0;
                std::memcpy(&before, good.bytes().data() + good.layout()->sections[s].offset + 4 * word, 4);
                if (before == value) continue;
                const Snapshot bad = with_word(good, s, word, value);
                EXPECT_THAT(check_snapshot(bad), HasSubstr("derived rows follow from the rest"));
                const DisputeRows disputes = DisputeRows::of(bad);
                for (const auto* rows :
                     {&disputes.asserters, &disputes.asserted, &disputes.deniers, &disputes.denied}) {
                    read_all(*rows, refused);
                }
                read_all(disputes.conflicts, refused);
                for (std::uint32_t claim = 0; claim < disputes.claims(); ++claim) {
                    try {
                        for (const std::uint32_t other : disputes.rephrasings(claim)) {
                            (void)disputes.same_class(claim, other);
                        }
                    } catch (const std::logic_error&) {
                        ++refused;
                    }
                }
                const CitationRows citations = CitationRows::of(bad);
                read_all(citations.carriers, refused);
                read_all(citations.cites, refused);
                const SpeechRows speeches = SpeechRows::of(bad);
                for (const Node claim : bad.nodes(RecordKind::Claim)) {
                    try {
                        for (const Speech& speech : speeches.of(claim)) (void)speech.stance();
                    } catch (const std::logic_error&) {
                        ++refused;
                    }
                }
                ++changed;
            }
        }
    }
    EXPECT_GT(changed, 200U);
    EXPECT_GT(refused, 50U);
}

TEST(StoredRows, AreMadeWhereTheirLengthsAreDamaged) {
    const Snapshot good = build_snapshot(CaseSource(random_case(7, small)));
    const auto section = static_cast<std::size_t>(bytes::Section::DisputeRows);
    for (std::size_t word = 0; word < 4; ++word) {
        const Snapshot bad = with_word(good, section, word, 77);
        expect_same(DisputeRows::of(bad), DisputeRows(good));
    }
}

}  // namespace
}  // namespace gainsay::test
