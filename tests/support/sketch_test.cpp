#include "tests/support/sketch.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace gainsay::test {
namespace {

TEST(Sketch, DrawsEveryKindOfRecord) {
    const Sketch drawn = draw(R"(
        s: a asserts q on 2018-07-02 in d via e hedged quoted "no such law" cue "said"; b rejects d   # a comment
        a speaks for m as spokesman 2016/2019; m published d on 2018-06-28; b authored e
        p contradicts q by b in e; weak: q undercuts s proposed origin matcher; q undercuts d; q undercuts weak
        d states p; d cites e as data; e part of d; f reviews p as "Mostly; false" in e on 2018
        document e report seen retracted 2019 by b titled "The report"; agent m public-body named "The ministry"
        claim p "It rained")");
    const Snapshot& snapshot = drawn.snapshot;
    const Node s = drawn.statement("s");
    EXPECT_EQ(snapshot.object(s), drawn.claim("q"));
    EXPECT_EQ(snapshot.commitment(s), Commitment::Hedged);
    EXPECT_EQ(snapshot.text(snapshot.date(s)), "2018-07-02");
    const OccurrenceView occurrence = snapshot.occurrence(snapshot.out(s, EdgeKind::RecordedIn)[0].edge);
    EXPECT_EQ(occurrence.via, drawn.document("e"));
    EXPECT_EQ(occurrence.exact, "no such law");
    EXPECT_EQ(occurrence.cue, "said");
    EXPECT_EQ(snapshot.object(drawn.statement("s2")), drawn.document("d"));
    EXPECT_EQ(snapshot.out(drawn.agent("a"), EdgeKind::AffiliatedWith).size(), 1U);
    EXPECT_EQ(snapshot.status(drawn.relation("weak")), RelationStatus::Proposed);
    EXPECT_EQ(snapshot.target(snapshot.edge_of_relation(drawn.relation("weak"))), s);
    EXPECT_EQ(snapshot.target(snapshot.edge_of_relation(drawn.relation("r3"))), drawn.document("d"));
    EXPECT_EQ(snapshot.target(snapshot.edge_of_relation(drawn.relation("r4"))), drawn.relation("weak"));
    EXPECT_TRUE(snapshot.seen(drawn.document("e")));
    EXPECT_TRUE(snapshot.retracted(drawn.document("e")));
    EXPECT_EQ(snapshot.label(drawn.agent("m")), "The ministry");
    EXPECT_EQ(snapshot.label(drawn.claim("p")), "It rained");
    EXPECT_EQ(drawn.whole.reviews.at(0).rating.label, "Mostly; false");
    EXPECT_EQ(drawn.name(s), "s");
    EXPECT_THROW((void)drawn.agent("nobody"), Error);
}

TEST(Sketch, RefusesWhatItCannotRead) {
    for (const char* wrong :
         {"a", "a asserts", "a shouts p", "a asserts p loudly", "a asserts p on", "p contradicts q on 2018",
          "a asserts p \"", "d cites e as proof", "s: a asserts p; s: b asserts q"}) {
        SCOPED_TRACE(wrong);
        EXPECT_THROW((void)draw_case(wrong), std::invalid_argument);
    }
}

}  // namespace
}  // namespace gainsay::test
