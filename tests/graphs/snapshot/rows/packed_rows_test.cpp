#include "graphs/snapshot/rows/packed_rows.hpp"

#include <gtest/gtest.h>

#include <cstring>

#include "graphs/model/source.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "graphs/snapshot/rows/citation_rows.hpp"
#include "graphs/snapshot/rows/dispute_rows.hpp"
#include "graphs/snapshot/rows/speech_rows.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

using Words = std::vector<std::uint32_t>;

template <class T>
void expect_same(const BareRows<T>& found, const BareRows<T>& expected) {
    ASSERT_EQ(found.size(), expected.size());
    for (std::uint32_t i = 0; i < found.size(); ++i) {
        EXPECT_EQ(std::vector<T>(found[i].begin(), found[i].end()),
                  std::vector<T>(expected[i].begin(), expected[i].end()));
    }
}

struct Derived {
    explicit Derived(const Snapshot& s) : disputes(s), citations(s), speeches(s) {}
    Derived(const Snapshot& s, RowUnpacker packed)
        : disputes(s, packed), citations(s, packed), speeches(s, packed) {}
    DisputeRows disputes;
    CitationRows citations;
    SpeechRows speeches;
};

Words packed(const Snapshot& snapshot) {
    Words words;
    RowPacker packer([&](std::span<const std::byte> bytes) {
        const std::size_t at = words.size();
        words.resize(at + bytes.size() / sizeof(std::uint32_t));
        if (!bytes.empty()) std::memcpy(words.data() + at, bytes.data(), bytes.size());
    });
    DisputeRows::pack(snapshot, packer);
    CitationRows::pack(snapshot, packer);
    SpeechRows::pack(snapshot, packer);
    return words;
}

TEST(PackedRows, AreTheRowsThatWerePacked) {
    std::size_t classes = 0;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Snapshot snapshot = build_snapshot(CaseSource(random_case(seed, {5, 9, 8, 20, 14, 1})));
        const Derived made(snapshot);
        auto words = std::make_shared<const Words>(packed(snapshot));
        const Derived viewed(snapshot, RowUnpacker(*words, words));
        words.reset();  // the rows keep them
        expect_same(viewed.disputes.asserters, made.disputes.asserters);
        expect_same(viewed.disputes.deniers, made.disputes.deniers);
        expect_same(viewed.disputes.asserted, made.disputes.asserted);
        expect_same(viewed.disputes.denied, made.disputes.denied);
        expect_same(viewed.disputes.conflicts, made.disputes.conflicts);
        expect_same(viewed.citations.carriers, made.citations.carriers);
        expect_same(viewed.citations.cites, made.citations.cites);
        for (std::uint32_t claim = 0; claim < made.disputes.claims(); ++claim) {
            const auto found = viewed.disputes.rephrasings(claim),
                       expected = made.disputes.rephrasings(claim);
            EXPECT_EQ(Words(found.begin(), found.end()), Words(expected.begin(), expected.end()));
            classes += expected.size() > 1 ? 1 : 0;
            const auto said = viewed.speeches.of(made.disputes.claim_node(claim));
            const auto meant = made.speeches.of(made.disputes.claim_node(claim));
            EXPECT_EQ(std::vector<Speech>(said.begin(), said.end()),
                      std::vector<Speech>(meant.begin(), meant.end()));
        }
    }
    EXPECT_GT(classes, 20U);
}

TEST(PackedRows, CutAnywhereAreRefused) {
    const Snapshot snapshot = build_snapshot(CaseSource(random_case(1, {5, 9, 8, 20, 14, 1})));
    const Words whole = packed(snapshot);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const Words cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
        EXPECT_THROW(Derived(snapshot, RowUnpacker(cut, nullptr)), Error) << length;
    }
}

TEST(PackedRows, OfAnotherCaseAreRefused) {
    const Snapshot one = build_snapshot(CaseSource(random_case(1, {5, 9, 8, 20, 14, 1})));
    const Snapshot other = build_snapshot(CaseSource(random_case(1, {5, 9, 9, 20, 14, 1})));
    const Words words = packed(one);
    EXPECT_THROW(Derived(other, RowUnpacker(words, nullptr)), Error);
}

}  // namespace
}  // namespace gainsay::test
