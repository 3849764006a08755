// The definitions of DESIGN.md, one row each: what is a contradiction, under which options, and what is none.
#include <gtest/gtest.h>

#include <ostream>

#include "engine/contradiction/check.hpp"
#include "tests/engine/contradiction/ask.hpp"

namespace gainsay::test {
namespace {

struct Row {
    const char* name;
    const char* sketch;
    const char* options;
    std::vector<std::string> witnesses;

    friend void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }
};

class Witnesses : public ::testing::TestWithParam<Row> {};

TEST_P(Witnesses, AreThoseOfTheDefinition) {
    const Sketch drawn = draw(GetParam().sketch);
    const ContradictionOptions options = options_of(GetParam().options);
    const Contradictions found = all_contradictions(drawn.snapshot, options);
    EXPECT_EQ(lines_of(drawn, found), GetParam().witnesses);
    for (const Contradiction& pair : found.pairs) {
        for (const Witness& witness : pair.witnesses)
            EXPECT_EQ(check_witness(drawn.snapshot, witness, options), "");
    }
}

const auto name_of = [](const auto& row) { return std::string(row.param.name); };

// clang-format off
INSTANTIATE_TEST_SUITE_P(Denial, Witnesses, ::testing::Values(
    Row{"OfWhatAnAgentSaid", "a denies p; b asserts p", "", {"a>b denial s1 s2"}},
    Row{"OfWhatADocumentStates", "a denies p; d states p; b published d; c authored d", "",
        {"a>b denial s1 d", "a>c denial s1 d"}},
    Row{"CountsAPublisherWhoIsAuthorOnce", "a denies p; d states p; b published d; b authored d", "",
        {"a>b denial s1 d"}},
    Row{"IsNoMereQuestion", "a questions p; b asserts p; c questions p", "", {}},
    Row{"IsNotSharedByThoseWhoDeny", "a denies p; b denies p", "", {}},
    Row{"NeedsTheSameClaim", "a denies p; b asserts q; p supports q; q qualifies p", "all", {}},
    Row{"IsNotOfTheOutletThatRelays", "d states q; m published d; b asserts p in d via e; a denies p", "all",
        {"a>b denial s2 s1"}},
    Row{"HedgedCountsToo", "a denies p hedged; b asserts p hedged", "", {"a>b denial s1 s2"}},
    Row{"OfOneselfIsReported", "a denies p; a asserts p", "", {"a>a denial s1 s2"}},
    Row{"WithoutAnAgentIsNobodys", "a denies p; d states p", "", {}}), name_of);

INSTANTIATE_TEST_SUITE_P(Opposition, Witnesses, ::testing::Values(
    Row{"ByContradictsIsMutual", "a asserts p; b asserts q; p contradicts q", "",
        {"a>b opposition s1 s2 by r1 mutual", "b>a opposition s2 s1 by r1 mutual"}},
    Row{"MutualCanBeListedOnce", "a asserts p; b asserts q; q contradicts p", "once",
        {"a>b opposition s1 s2 by r1 mutual"}},
    Row{"ByRebutsIsDirected", "a asserts p; b asserts q; p rebuts q", "", {"a>b opposition s1 s2 by r1"}},
    Row{"BetweenDocuments", "d states p; e states q; a published d; b authored e; p rebuts q", "",
        {"a>b opposition d e by r1"}},
    Row{"DoesNotChain", "a asserts p; b asserts q; c asserts r; p rebuts q; q rebuts r", "all",
        {"a>b opposition s1 s2 by r1", "b>c opposition s2 s3 by r2"}},
    Row{"OfOneselfIsFoundOnce", "a asserts p; a asserts q; p contradicts q", "",
        {"a>a opposition s1 s2 by r1 mutual"}},
    Row{"OfAClaimWithItself", "a asserts p; p contradicts p", "", {"a>a opposition s1 s1 by r1 mutual"}},
    Row{"EveryRelationIsAWitness", "a asserts p; b asserts q; p rebuts q by c; p rebuts q by d", "",
        {"a>b opposition s1 s2 by r1", "a>b opposition s1 s2 by r2"}},
    Row{"NeedsAnAcceptedRelation", "a asserts p; b asserts q; p rebuts q proposed; p rebuts q rejected", "",
        {}},
    Row{"MarksAProposedRelation", "a asserts p; b asserts q; p rebuts q proposed; p rebuts q rejected",
        "proposed",
        {"a>b opposition s1 s2 by r1 proposed"}}), name_of);

INSTANTIATE_TEST_SUITE_P(Rejection, Witnesses, ::testing::Values(
    Row{"OfADocument", "a rejects d; b published d; c authored d", "", {"a>b rejection s1 d",
        "a>c rejection s1 d"}},
    Row{"IsNoDenialOfItsClaims", "a rejects d; b published d; d states p; c asserts p", "",
        {"a>b rejection s1 d"}},
    Row{"OfThoseWhoEndorseItIsNone", "a rejects d; b endorses d", "all", {}},
    Row{"OfOnesOwn", "a rejects d; a published d", "", {"a>a rejection s1 d"}}), name_of);

INSTANTIATE_TEST_SUITE_P(Undercut, Witnesses, ::testing::Values(
    Row{"OfAStatement", "a asserts p; s: b asserts q; p undercuts s", "", {"a>b undercut s1 s by r1"}},
    Row{"OfAStatementOfAnyStance", "a asserts p; s: b questions q; p undercuts s", "",
        {"a>b undercut s1 s by r1"}},
    Row{"OfADocument", "a asserts p; b published d; c authored d; p undercuts d", "",
        {"a>b undercut s1 d by r1", "a>c undercut s1 d by r1"}},
    Row{"OfARelation", "a asserts p; r: x rephrases y by b; p undercuts r", "", {"a>b undercut s1 r by r2"}},
    Row{"OfARejectedRelationIsNone", "a asserts p; r: x rephrases y by b rejected; p undercuts r",
        "proposed", {}},
    Row{"OfAProposedRelation", "a asserts p; r: x rephrases y by b proposed; p undercuts r", "proposed",
        {"a>b undercut s1 r by r2 proposed"}},
    Row{"OfAnotherUndercut",
        "a asserts p; s: b asserts q; r: p undercuts s by a; c asserts w; w undercuts r", "",
        {"a>b undercut s1 s by r", "c>a undercut s3 r by r2"}},
    Row{"NeedsSomebodyWhoSaysSo", "s: b asserts q; p undercuts s; a denies p", "all", {}}), name_of);

INSTANTIATE_TEST_SUITE_P(Rephrase, Witnesses, ::testing::Values(
    Row{"IsOffUnlessAskedFor", "a denies p; b asserts q; p rephrases q", "entailment affiliation part", {}},
    Row{"ReadsEitherWay", "a denies p; b asserts q; q rephrases p", "rephrase",
        {"a>b denial s1 s2 +rephrase"}},
    Row{"ReachesAsFarAsItGoes", "a denies p; b asserts s; p rephrases q; r rephrases q; r rephrases s",
        "rephrase",
        {"a>b denial s1 s2 +rephrase"}},
    Row{"OnBothSidesOfAConflict", "a asserts p; b asserts q; p rephrases x; y rephrases q; x rebuts y",
        "rephrase",
        {"a>b opposition s1 s2 by r3 +rephrase"}},
    Row{"BeforeAnUndercut", "a asserts p; s: b asserts q; p rephrases x; x undercuts s", "rephrase",
        {"a>b undercut s1 s by r2 +rephrase"}},
    Row{"PrefersAcceptedRelations",
        "a denies p; b asserts q; p rephrases q proposed; p rephrases x; x rephrases q",
        "rephrase proposed", {"a>b denial s1 s2 +rephrase"}},
    Row{"MarksProposedOnes", "a denies p; b asserts q; p rephrases q proposed", "rephrase proposed",
        {"a>b denial s1 s2 +rephrase proposed"}},
    Row{"MayRunInCircles", "a denies p; b asserts q; p rephrases q; q rephrases x; x rephrases p", "rephrase",
        {"a>b denial s1 s2 +rephrase"}},
    Row{"MakesAClaimOpposeItsOwnWording", "a asserts p; p rephrases q; q contradicts p", "rephrase",
        {"a>a opposition s1 s1 by r2 +rephrase mutual"}}), name_of);

INSTANTIATE_TEST_SUITE_P(Entailment, Witnesses, ::testing::Values(
    Row{"WhoDeniesTheConsequenceDeniesTheClaim", "a denies q; b asserts p; p entails q", "entailment",
        {"a>b denial s1 s2 +entailment"}},
    Row{"WhoDeniesTheClaimKeepsTheConsequence", "a denies p; b asserts q; p entails q", "entailment", {}},
    Row{"OverManySteps", "a denies r; b asserts p; p entails q; q entails r", "entailment",
        {"a>b denial s1 s2 +entailment"}},
    Row{"OnTheSideThatIsAttacked", "a asserts x; b asserts p; p entails q; x rebuts q", "entailment",
        {"a>b opposition s1 s2 by r2 +entailment"}},
    Row{"OnTheSideThatAttacks", "a asserts p; b asserts x; p entails q; q rebuts x", "entailment",
        {"a>b opposition s1 s2 by r2 +entailment"}},
    Row{"NotAgainstItsDirection", "a asserts q; b asserts x; p entails q; p contradicts x", "entailment", {}},
    Row{"BeforeAnUndercut", "a asserts p; s: b asserts x; p entails q; q undercuts s", "entailment",
        {"a>b undercut s1 s by r2 +entailment"}},
    Row{"MixesWithRephrasing", "a denies r; b asserts p; p entails q; q rephrases r", "all",
        {"a>b denial s1 s2 +rephrase +entailment"}}), name_of);

INSTANTIATE_TEST_SUITE_P(Affiliation, Witnesses, ::testing::Values(
    Row{"IsOffUnlessAskedFor", "a denies p; b asserts p; a speaks for m", "", {"a>b denial s1 s2"}},
    Row{"TheSpokesmanSpeaksForTheMinistry", "a denies p on 2018-07-02; b asserts p; a speaks for m 2016/2019",
        "affiliation", {"a>b denial s1 s2", "m>b denial s1 s2 +affiliation"}},
    Row{"AndTheMinistryForTheState", "a denies p; b asserts p; b speaks for m; m speaks for n", "affiliation",
        {"a>b denial s1 s2", "a>m denial s1 s2 +affiliation", "a>n denial s1 s2 +affiliation"}},
    Row{"NotTheMinistryForTheSpokesman", "m denies p; b asserts p; a speaks for m", "affiliation",
        {"m>b denial s1 s2"}},
    Row{"NotBeforeTheOffice", "a denies p on 2015-12-31; b asserts p; a speaks for m 2016/2019",
        "affiliation",
        {"a>b denial s1 s2"}},
    Row{"NotAfterTheOffice", "a denies p on 2020-01; b asserts p; a speaks for m 2016/2019", "affiliation",
        {"a>b denial s1 s2"}},
    Row{"AnOfficeThatMayHaveEndedIsMarked", "a denies p on 2019-06-01; b asserts p; a speaks for m 2016/2019",
        "affiliation", {"a>b denial s1 s2", "m>b denial s1 s2 +affiliation uncertain"}},
    Row{"AnUndatedStatementIsMarked", "a denies p; b asserts p; a speaks for m 2016/2019", "affiliation",
        {"a>b denial s1 s2", "m>b denial s1 s2 +affiliation uncertain"}},
    Row{"EveryOfficeOfTheChainMustBeHeld",
        "a denies p on 2018-07-02; b asserts p; a speaks for m 2016/2019; m speaks for n 2010/2012",
        "affiliation",
        {"a>b denial s1 s2", "m>b denial s1 s2 +affiliation"}},
    Row{"PrefersACertainOffice",
        "a denies p on 2018-07-02; b asserts p; a speaks for m 2016/2018; a speaks for x; x speaks for m",
        "affiliation",
        {"a>b denial s1 s2", "m>b denial s1 s2 +affiliation", "x>b denial s1 s2 +affiliation"}},
    Row{"DatesByTheEarliestDocument",
        "a denies p in d in e; document d on 2018-07-03; document e on 2020-01-01; b asserts p; "
        "a speaks for m 2018/2019-01",
        "affiliation", {"a>b denial s1 s2", "m>b denial s1 s2 +affiliation uncertain"}},
    Row{"HoldsForDocuments", "a denies p; d states p; b published d on 2018-07-02; b speaks for m 2016/2019",
        "affiliation", {"a>b denial s1 d", "a>m denial s1 d +affiliation"}},
    Row{"HoldsForRelations",
        "a asserts p; r: x rephrases y by b in d; document d on 2018-07-02; p undercuts r; "
        "b speaks for m 2016/2017; b speaks for n 2016/2019", "affiliation",
        {"a>b undercut s1 r by r2", "a>n undercut s1 r by r2 +affiliation"}},
    Row{"TheMinistryAgainstItsOwnSpokesman", "m denies p; a asserts p; a speaks for m", "affiliation",
        {"m>a denial s1 s2", "m>m denial s1 s2 +affiliation"}},
    Row{"MayRunInCircles", "a denies p; b asserts p; a speaks for m; m speaks for a", "affiliation",
        {"a>b denial s1 s2", "m>b denial s1 s2 +affiliation"}}), name_of);

INSTANTIATE_TEST_SUITE_P(Part, Witnesses, ::testing::Values(
    Row{"WhoRejectsADocumentRejectsWhatItStates", "a rejects d; d states p; b asserts p", "part",
        {"a>b denial s1 s2 +part"}},
    Row{"AndItsParts", "a rejects d; e part of d; f part of e; b published f", "part",
        {"a>b rejection s1 f +part"}},
    Row{"AndWhatTheyState", "a rejects d; e part of d; e states p; b asserts p", "part",
        {"a>b denial s1 s2 +part"}},
    Row{"ButNotTheWhole", "a rejects e; e part of d; b published d; d states p; c asserts p", "part", {}},
    Row{"ItsPublisherIsDeniedTwice", "a rejects d; d states p; b published d", "part",
        {"a>b denial s1 d +part", "a>b rejection s1 d"}},
    Row{"AnUndercutIsNoRejection",
        "a asserts p; p undercuts d; e part of d; b published e; d states q; b asserts q",
        "part", {}},
    Row{"MixesWithTheOthers", "a rejects d; d states q; b asserts p; p entails q; b speaks for m", "all",
        {"a>b denial s1 s2 +entailment +part", "a>m denial s1 s2 +entailment +affiliation +part"}},
    Row{"MayRunInCircles", "a rejects d; e part of d; d part of e; b published e", "part",
        {"a>b rejection s1 e +part"}}), name_of);

INSTANTIATE_TEST_SUITE_P(AsOf, Witnesses, ::testing::Values(
    Row{"HidesWhatWasNotYetSaid", "a denies p on 2018-07-02; b asserts p on 2018-06-28", "2018-07-01", {}},
    Row{"KeepsWhatWasSaidThatDay", "a denies p on 2018-07-02; b asserts p on 2018-06-28", "2018-07-02",
        {"a>b denial s1 s2"}},
    Row{"MarksAVagueDate", "a denies p on 2018-07; b asserts p on 2018-06-28", "2018-07-15",
        {"a>b denial s1 s2 uncertain"}},
    Row{"MarksADoubtfulDate", "a denies p on 2020?; b asserts p on 2018-06-28", "2018-07-15",
        {"a>b denial s1 s2 uncertain"}},
    Row{"MarksAMissingDate", "a denies p; b asserts p on 2018-06-28", "2018-07-15",
        {"a>b denial s1 s2 uncertain"}},
    Row{"TakesTheDateOfTheDocument", "a denies p in d; document d on 2019; b asserts p on 2018-06-28",
        "2018-07-15", {}},
    Row{"TakesTheEarliestOfSeveralDocuments",
        "a denies p in d in e; document d on 2020; document e on 2018; b asserts p on 2018", "2019",
        {"a>b denial s1 s2"}},
    Row{"AnUndatedDocumentMayBeTheEarliest", "a denies p in d in e; document d on 2020; b asserts p on 2018", "2019",
        {"a>b denial s1 s2 uncertain"}},
    Row{"ADoubtfulDocumentTakesNothingFromACertainOne",
        "a denies p in d in e; document d on 2017?; document e on 2018; b asserts p on 2018", "2019",
        {"a>b denial s1 s2"}},
    Row{"HidesWhatWasRetracted", "a denies p on 2018 retracted 2019-03-01; b asserts p on 2018",
        "2019-03-01", {}},
    Row{"KeepsWhatIsRetractedLater", "a denies p on 2018 retracted 2019-03-01; b asserts p on 2018",
        "2019-02-28",
        {"a>b denial s1 s2"}},
    Row{"MarksARetractionWithoutDate", "a denies p on 2018 retracted; b asserts p on 2018", "2019-02-28",
        {"a>b denial s1 s2 uncertain"}},
    Row{"HidesWhatWasVaguelyRetractedByThen",
        "a denies p on 2018 retracted 2019-02; b asserts p on 2018", "2019-02-28", {}},
    Row{"MarksAVagueRetraction", "a denies p on 2018 retracted 2019-02; b asserts p on 2018", "2019-02-10",
        {"a>b denial s1 s2 uncertain"}},
    Row{"HidesDocuments", "a rejects d on 2018; b published d on 2019", "2018-12-31", {}},
    Row{"HidesRetractedDocuments",
        "a denies p on 2018; d states p; b published d on 2017; document d retracted 2018",
        "2019-01-01", {}},
    Row{"HidesPartsNotYetPublished",
        "a rejects d on 2018; document d on 2018; e part of d; f part of e; document e on 2020; "
        "b published f on 2018",
        "part 2019", {}},
    Row{"HidesRelationsNotYetMade",
        "a asserts p on 2018; b asserts q on 2018; p rebuts q in d; document d on 2020", "2019", {}},
    Row{"MarksRelationsWithoutDate", "a asserts p on 2018; b asserts q on 2018; p rebuts q", "2019",
        {"a>b opposition s1 s2 by r1 uncertain"}},
    Row{"WithoutItRetractionsCountForNothing", "a denies p on 2018 retracted 2019; b asserts p", "",
        {"a>b denial s1 s2"}}), name_of);

INSTANTIATE_TEST_SUITE_P(ChangeOfPosition, Witnesses, ::testing::Values(
    Row{"NeedsARetractionBetween", "a asserts p on 2016 retracted 2017; a denies p on 2018", "",
        {"a>a denial s2 s1 change"}},
    Row{"WithoutOneIsASelfContradiction", "a asserts p on 2016; a denies p on 2018", "",
        {"a>a denial s2 s1"}},
    Row{"WithALaterOneIsASelfContradiction", "a asserts p on 2016 retracted 2019; a denies p on 2018", "",
        {"a>a denial s2 s1"}},
    Row{"WithAnUndatedOneIsASelfContradiction", "a asserts p on 2016 retracted; a denies p on 2018", "",
        {"a>a denial s2 s1"}},
    Row{"NeedsACertainOrder", "a asserts p on 2018 retracted 2018-01-01; a denies p on 2018-05", "",
        {"a>a denial s2 s1"}},
    Row{"OnTheSameDayIsBetween", "a asserts p on 2016 retracted 2018-05-01; a denies p on 2018-05-01", "",
        {"a>a denial s2 s1 change"}},
    Row{"InEitherOrder", "a denies p on 2016 retracted 2017; a asserts p on 2018", "",
        {"a>a denial s1 s2 change"}},
    Row{"OfAnOpposition", "a asserts p on 2016 retracted 2017; a asserts q on 2018; p contradicts q", "",
        {"a>a opposition s1 s2 by r1 mutual change"}},
    Row{"OfARejectedReport", "a published d on 2016; document d retracted 2017; a rejects d on 2018", "",
        {"a>a rejection s1 d change"}},
    Row{"IsOfOneAgentOnly", "b asserts p on 2016 retracted 2017; a denies p on 2018", "",
        {"a>b denial s2 s1"}},
    Row{"OfABodyThroughItsSpokesmen",
        "a asserts p on 2016 retracted 2017; b denies p on 2018; a speaks for m; b speaks for m",
        "affiliation",
        {"b>a denial s2 s1", "b>m denial s2 s1 +affiliation", "m>a denial s2 s1 +affiliation",
         "m>m denial s2 s1 +affiliation change"}}), name_of);
// clang-format on

// --- what a witness holds

TEST(Witness, NamesDocumentsViaRelationAndWhoAssertedIt) {
    const Sketch drawn = draw(R"(
        said: a asserts p on 2018-07-02 in d via tasnim; report states q; b published report
        x: p rephrases p2 by c in d; p2 contradicts q by paper in d; a speaks for m as spokesman 2016/2019)");
    const ContradictionOptions options = options_of("rephrase affiliation");
    const Contradictions found =
        contradictions_between(drawn.snapshot, drawn.agent("m"), drawn.agent("b"), options);
    ASSERT_EQ(found.witness_count(), 1U);
    const Witness& w = found.pairs[0].witnesses[0];
    const Snapshot& s = drawn.snapshot;
    EXPECT_EQ(w.a.agent, drawn.agent("m"));
    EXPECT_EQ(w.a.speaker, drawn.agent("a"));
    ASSERT_EQ(w.a.offices.size(), 1U);
    EXPECT_EQ(s.affiliation(w.a.offices[0]).role, "spokesman");
    EXPECT_EQ(w.a.source, drawn.statement("said"));
    EXPECT_EQ(s.kind(w.a.responsibility), EdgeKind::SpokenBy);
    ASSERT_EQ(w.a.occurrences.size(), 1U);
    EXPECT_EQ(s.occurrence(w.a.occurrences[0]).document, drawn.document("d"));
    EXPECT_EQ(s.occurrence(w.a.occurrences[0]).via, drawn.document("tasnim"));
    EXPECT_EQ(w.b.source, drawn.document("report"));
    EXPECT_EQ(s.kind(w.b.speech), EdgeKind::States);
    EXPECT_EQ(s.kind(w.b.responsibility), EdgeKind::PublishedBy);
    EXPECT_EQ(w.a.object, drawn.claim("p"));
    EXPECT_EQ(w.b.object, drawn.claim("q"));
    ASSERT_EQ(w.steps.size(), 2U);
    EXPECT_EQ(w.steps[0],
              (WitnessStep{drawn.claim("p"), drawn.claim("p2"), s.edge_of_relation(drawn.relation("x"))}));
    EXPECT_EQ(w.steps[1].edge, w.conflict);
    EXPECT_EQ(conflict_relation(s, w), drawn.relation("r2"));
    EXPECT_EQ(s.out(drawn.relation("r2"), EdgeKind::AssertedBy)[0].node, drawn.agent("paper"));
    EXPECT_EQ(w.used, (Closures{true, false, true, false}));
}

TEST(Witness, ListsOnlyOccurrencesThatAsOfDoesNotHide) {
    const Sketch drawn =
        draw("a denies p on 2018 in d in e; document d on 2018; document e on 2020; b asserts p on 2018");
    const auto occurrences = [&](const char* options) {
        return all_contradictions(drawn.snapshot, options_of(options))
            .pairs.at(0)
            .witnesses.at(0)
            .a.occurrences.size();
    };
    EXPECT_EQ(occurrences(""), 2U);
    EXPECT_EQ(occurrences("2019"), 1U);
}

// --- questions

constexpr const char* dispute = R"(
    a denies p; b asserts p; c asserts q; p contradicts q; c rejects d; b published d; d states x;
        a asserts y; y rebuts x;
    z rephrases x; c denies z)";

TEST(Questions, ByAgainstAboutAndBetween) {
    const Sketch drawn = draw(dispute);
    const Snapshot& s = drawn.snapshot;
    using Lines = std::vector<std::string>;
    EXPECT_EQ(lines_of(drawn, contradictions_by(s, drawn.agent("a"))),
              (Lines{"a>b denial s1 s2", "a>b opposition s5 d by r2"}));
    EXPECT_EQ(lines_of(drawn, contradictions_against(s, drawn.agent("c"))),
              (Lines{"b>c opposition s2 s3 by r1 mutual"}));
    EXPECT_EQ(lines_of(drawn, contradictions_about(s, drawn.claim("x"))),
              (Lines{"a>b opposition s5 d by r2"}));
    EXPECT_EQ(lines_of(drawn, contradictions_about(s, drawn.claim("x"), options_of("rephrase"))),
              (Lines{"a>b opposition s5 d by r2", "c>b denial s6 d +rephrase"}));
    EXPECT_EQ(lines_of(drawn, contradictions_about(s, drawn.document("d"))),
              (Lines{"a>b opposition s5 d by r2", "c>b rejection s4 d"}));
    EXPECT_EQ(lines_of(drawn, contradictions_between(s, drawn.agent("c"), drawn.agent("b"))),
              (Lines{"c>b opposition s3 s2 by r1 mutual", "c>b rejection s4 d"}));
    EXPECT_TRUE(contradictions_between(s, drawn.agent("c"), drawn.agent("a")).empty());
}

TEST(Questions, LimitKeepsTheFirstAndSaysSo) {
    const Sketch drawn = draw(dispute);
    ContradictionOptions options;
    const auto all = lines_of(drawn, all_contradictions(drawn.snapshot, options));
    for (options.limit = 1; options.limit <= all.size() + 1; ++options.limit) {
        const Contradictions cut = all_contradictions(drawn.snapshot, options);
        const std::size_t kept = std::min(options.limit, all.size());
        EXPECT_EQ(lines_of(drawn, cut),
                  std::vector<std::string>(all.begin(), all.begin() + static_cast<long>(kept)));
        EXPECT_EQ(cut.limited, kept < all.size());
    }
}

TEST(Questions, FlagPairsOfOneAgent) {
    const Sketch drawn = draw("a asserts p on 2016 retracted 2017; a denies p on 2018; b denies p");
    const Contradictions found = all_contradictions(drawn.snapshot);
    ASSERT_EQ(found.pairs.size(), 2U);
    EXPECT_TRUE(found.pairs[0].self);
    EXPECT_TRUE(found.pairs[0].change_of_position);
    EXPECT_FALSE(found.pairs[1].self);
    EXPECT_FALSE(found.pairs[1].change_of_position);
}

TEST(Questions, RefuseNodesOfTheWrongKind) {
    const Sketch drawn = draw(dispute);
    const Node claim = drawn.claim("p"), agent = drawn.agent("a");
    EXPECT_THROW((void)contradictions_by(drawn.snapshot, claim), std::logic_error);
    EXPECT_THROW((void)contradictions_against(drawn.snapshot, no_node), std::logic_error);
    EXPECT_THROW((void)contradictions_about(drawn.snapshot, agent), std::logic_error);
    EXPECT_THROW((void)contradictions_between(drawn.snapshot, agent, claim), std::logic_error);
}

TEST(Questions, AnEmptyCaseHasNoAnswer) {
    EXPECT_TRUE(all_contradictions(Snapshot()).empty());
    EXPECT_EQ(all_contradictions(Snapshot()).witness_count(), 0U);
}

}  // namespace
}  // namespace gainsay::test
