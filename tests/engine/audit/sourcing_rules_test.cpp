#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "engine/audit/support/origins.hpp"
#include "engine/provenance/sources/sources.hpp"
#include "tests/engine/audit/in_case.hpp"
#include "tests/support/random_case.hpp"
#include "tests/support/real_data.hpp"

namespace gainsay::audit {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class SourcingRules : public ::testing::TestWithParam<RuleCase> {};

TEST_P(SourcingRules, Find) {
    EXPECT_EQ(found_in(GetParam()), GetParam().found);
}

constexpr const char* no_origin = "sourcing/no-origin";
constexpr const char* one_origin = "sourcing/one-origin";
constexpr const char* one_outlet = "sourcing/one-outlet";
constexpr const char* dependent = "sourcing/dependent-support";
constexpr const char* own_outlet = "sourcing/own-outlet";
constexpr const char* circular = "sourcing/circular";
constexpr const char* younger = "sourcing/younger-citation";
constexpr const char* retracted = "sourcing/retracted";
constexpr const char* no_copy = "sourcing/no-snapshot";

INSTANTIATE_TEST_SUITE_P(
    Origins, SourcingRules,
    ::testing::Values(
        RuleCase{"WhatNobodySaysButSupportsHasNoOrigin", no_origin, "d states p; q supports p", {"claim:q"}},
        RuleCase{"WhatIsDeniedButNeverSaidHasNoOrigin", no_origin, "a denies p in d", {"claim:p"}},
        RuleCase{"AProposedRelationIsNoUse", no_origin, "d states p; q supports p proposed", {}},
        RuleCase{"AnOrphanIsNotLeantOn", no_origin, "claim p", {}},
        RuleCase{"ARephrasingMayBeSaidInstead",
                 no_origin,
                 "d states p; d states r; q supports p; q rephrases r",
                 {}},
        RuleCase{
            "AllThatRunsInCirclesHasNoOrigin", no_origin, "d states p; d cites e; e cites d", {"claim:p"}},
        RuleCase{
            "AWayOutOfTheCircleIsAnOrigin", no_origin, "d states p; d cites e; e cites d; e cites f", {}},
        RuleCase{"ARelayInACircleHasNoOrigin", no_origin, "a asserts p in d via e in e via d", {"claim:p"}},
        RuleCase{"OneSpeakerInTwoPapersIsOneOrigin",
                 one_origin,
                 "a asserts p in d in e; x published d; y published e",
                 {"claim:p"}},
        RuleCase{"ARelayChainIsReadOnce", one_origin, "a asserts p in d via e in e", {}},
        RuleCase{"TheSpokesmanAndHisMinistryAreOne",
                 one_origin,
                 "a speaks for m; a asserts p in d; m asserts p in e",
                 {"claim:p"}},
        RuleCase{"AFormerSpokesmanIsAnother",
                 one_origin,
                 "a speaks for m 2010/2012; a asserts p on 2018 in d; m asserts p on 2018 in e",
                 {}},
        RuleCase{"RephrasingsAreCountedTogether",
                 one_origin,
                 "q rephrases p; a asserts p in d; a asserts q in e",
                 {"claim:p"}},
        RuleCase{"TwoSpeakersAreTwo", one_origin, "a asserts p in d; b asserts p in e", {}},
        RuleCase{"TwoSpeakersInOnePaperPassOneOutlet",
                 one_outlet,
                 "a asserts p in d; b asserts p in d",
                 {"claim:p document:d"}},
        RuleCase{"TwoPapersOfOneHousePassOneOutlet",
                 one_outlet,
                 "a asserts p in d; b asserts p in e; x published d; x published e",
                 {"claim:p agent:x"}},
        RuleCase{"TwoPapersThatHadItFromOneWirePassTheWire",
                 one_outlet,
                 "a asserts p in d via w; b asserts p in e via w; x published d; y published e; z published "
                 "w; document w",
                 {"claim:p agent:z"}},
        RuleCase{"AWayAroundIsEnough", one_outlet, "a asserts p in d; b asserts p in d in e", {}},
        RuleCase{"OneSpeakerIsNoMatterOfOutlets", one_outlet, "a asserts p in d in e", {}},
        RuleCase{"SupportByTheSameBodyIsNoCorroboration",
                 dependent,
                 "a asserts p in d; a asserts q in e; q supports p",
                 {"relation:r1"}},
        RuleCase{"SupportByTheOwnMinistryIsNone",
                 dependent,
                 "a speaks for m; a asserts p in d; m asserts q in e; q supports p",
                 {"relation:r1"}},
        RuleCase{"SupportByAnotherIsCorroboration",
                 dependent,
                 "a asserts p in d; b asserts q in e; q supports p",
                 {}},
        RuleCase{"ASecondVoiceIsEnough",
                 dependent,
                 "a asserts p in d; a asserts q in e; b asserts q in f; q supports p",
                 {}},
        RuleCase{
            "RejectedSupportIsNotLookedAt", dependent, "a asserts p; a asserts q; q supports p rejected", {}},
        RuleCase{"AStateAgencyRelaysItsMinister",
                 own_outlet,
                 "agent t media; a speaks for i; t speaks for i; t published w; a asserts p in d via w",
                 {"statement:s1 agent:t"}},
        RuleCase{"OverTwoHands",
                 own_outlet,
                 "agent t media; a speaks for m; m speaks for i; t speaks for i; a asserts p in d via t",
                 {"statement:s1 agent:t"}},
        RuleCase{"AMinistryThatPublishesItsSpokesmanIsNoOutlet",
                 own_outlet,
                 "agent m public-body; a speaks for m; m published w; a asserts p in d via w",
                 {}},
        RuleCase{"AnIndependentOutletIsFine",
                 own_outlet,
                 "agent t media; t published w; a asserts p in d via w",
                 {}},
        RuleCase{"AnOfficeThatIsOverDoesNotCount",
                 own_outlet,
                 "agent t media; a speaks for i 2010/2012; t speaks for i; t published w; a asserts p on "
                 "2018 in d via w",
                 {}}),
    [](const auto& one) { return std::string(one.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Documents, SourcingRules,
    ::testing::Values(
        RuleCase{"CitationsInACircle", circular, "d cites e; e cites f; f cites d", {"document:d"}},
        RuleCase{"ADocumentThatCitesItself", circular, "d cites d", {"document:d"}},
        RuleCase{"OneTangleIsOneFinding",
                 circular,
                 "d cites e; e cites d; e cites f; f cites e; d cites f",
                 {"document:d"}},
        RuleCase{
            "RelaysOfOneStatementInACircle", circular, "a asserts p in d via e in e via d", {"document:d"}},
        RuleCase{"RelaysOfTwoStatementsAreNone",
                 circular,
                 "a asserts p in d via e in e; b asserts q in e via d in d",
                 {}},
        RuleCase{
            "ARelayFromOneWhoCitesYou", circular, "a asserts p in d via e in e; e cites d", {"document:d"}},
        RuleCase{"ACommonSourceIsNoCircle", circular, "d cites f; e cites f; d cites e", {}},
        RuleCase{"ALaterSourceIsYounger",
                 younger,
                 "d cites e; document d on 2018-07; document e on 2018-08",
                 {"document:d document:e cites"}},
        RuleCase{"InTheSameMonthNobodyCanTell",
                 younger,
                 "d cites e; document d on 2018-07-02; document e on 2018-07",
                 {}},
        RuleCase{"DoubtMakesANote",
                 younger,
                 "d cites e; document d on 2018-07?; document e on 2019",
                 {"document:d document:e cites (note)"}},
        RuleCase{"AnUndatedSourceMayBeOlder", younger, "d cites e; document d on 2018", {}},
        RuleCase{"ARelayMayBeYoungerToo",
                 younger,
                 "a asserts p in d via e; document d on 2018; document e on 2019",
                 {"document:d document:e statement:s1"}},
        RuleCase{"EvidenceFromARetractedStudy",
                 retracted,
                 "d cites e as evidence; document d on 2019; document e on 2017 retracted 2018",
                 {"document:d document:e"}},
        RuleCase{"CitedBeforeItWasRetractedIsANote",
                 retracted,
                 "d cites e as data; document d on 2017-12; document e on 2017 retracted 2018",
                 {"document:d document:e (note)"}},
        RuleCase{"AMentionIsFine", retracted, "d cites e as mentions; document e retracted 2018", {}},
        RuleCase{"WhoUndercutsItSaysSo",
                 retracted,
                 "d cites e as evidence; document e retracted 2018; p undercuts e in d; d states p",
                 {}},
        RuleCase{
            "AnArgumentWithNothingLeft",
            retracted,
            "a asserts p in d retracted 2018; b asserts p in e; document e retracted; p rebuts q; d states q",
            {"claim:p"}},
        RuleCase{"OneSourceLeftIsEnough",
                 retracted,
                 "a asserts p in d retracted 2018; b asserts p in d; p rebuts q; d states q",
                 {}},
        RuleCase{"QuotesNeedACopy", no_copy, "a asserts p in d quoted \"it leaks\" in e", {"document:d"}},
        RuleCase{"ACopyIsEnough", no_copy, "a asserts p in d quoted \"it leaks\"; document d seen", {}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(OneOrigin, TellsEverySingleSourceWhenAsked) {
    const Case whole = test::draw_case("a asserts p in d; a asserts q in d; b asserts q in e");
    EXPECT_THAT(audited(one_origin, whole), IsEmpty());
    EXPECT_THAT(brief(one_origin, audited(one_origin, whole, {{"sourcing/one-origin.hands", 1}})),
                ElementsAre("claim:p"));
}

TEST(OneOutlet, LeavesOutWhatIsBeyondTheTrail) {
    const Case whole = test::draw_case("a asserts p in d; b asserts p in d; d cites e; e cites f");
    EXPECT_THAT(audited(one_outlet, whole), SizeIs(1));
    EXPECT_THAT(audited(one_outlet, whole, {{"sourcing/one-outlet.trail", 3}}), IsEmpty());
}

TEST(OwnOutlet, ShowsEveryOfficeOnTheWay) {
    const auto findings =
        audited(own_outlet,
                test::draw_case(
                    "agent t media; a speaks for m; m speaks for i; t speaks for i; a asserts p in d via t"));
    ASSERT_THAT(findings, SizeIs(1));
    std::vector<std::string> says;
    for (const Step& step : findings[0].witness) says.push_back(step.record.text() + " " + step.says);
    EXPECT_THAT(says, ElementsAre("statement:s1 agent:a asserts claim:p, in document:d",
                                  "document:d had it from agent:t", "agent:a belongs to agent:m",
                                  "agent:m belongs to agent:i", "agent:t belongs to agent:i"));
}

// --- stored copies

constexpr const char* of_nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

std::vector<std::string> copies(const std::filesystem::path& folder, const std::string& path,
                                const char* sha256, const Thresholds& thresholds = {}) {
    Case whole = test::draw_case("document d");
    whole.documents[0].snapshot = StoredCopy{path, sha256};
    CopyReader reader;
    if (!folder.empty()) {
        reader = [&](const Document& document, const CopyLimits& limits) {
            return read_copy(folder, document, limits);
        };
    }
    std::vector<std::string> out;
    for (const Finding& finding : audited("sourcing/snapshot-mismatch", whole, thresholds, reader))
        out.push_back(std::string(to_word(finding.severity)) + ": " + finding.message);
    return out;
}

TEST(SnapshotMismatch, ComparesFilesBelowTheFolderAlone) {
    const test::ScratchFolder scratch;
    const std::filesystem::path folder = scratch.path() / "case";
    std::filesystem::create_directories(folder / "copies");
    std::ofstream(folder / "copies/empty.txt").close();
    std::ofstream(folder / "copies/changed.txt") << "changed";
    std::ofstream(scratch.path() / "secret.txt").close();
    std::filesystem::create_symlink(scratch.path() / "secret.txt", folder / "link.txt");

    EXPECT_THAT(copies(folder, "copies/empty.txt", of_nothing), IsEmpty());
    EXPECT_THAT(copies(folder, "copies/changed.txt", of_nothing), ElementsAre(HasSubstr("error: ")));
    EXPECT_THAT(copies(folder, "copies/gone.txt", of_nothing), ElementsAre(HasSubstr("warning: ")));
    EXPECT_THAT(copies(folder, "../secret.txt", of_nothing), ElementsAre(HasSubstr("error: found the path")));
    EXPECT_THAT(copies(folder, (scratch.path() / "secret.txt").string(), of_nothing),
                ElementsAre(HasSubstr("error: ")));
    EXPECT_THAT(copies(folder, "link.txt", of_nothing), ElementsAre(HasSubstr("error: ")));
    EXPECT_THAT(copies(folder, "copies/changed.txt", of_nothing,
                       {{"sourcing/snapshot-mismatch.megabytes", 0.000001}}),
                ElementsAre(HasSubstr("note: ")));
    EXPECT_THAT(copies({}, "copies/gone.txt", of_nothing), IsEmpty()) << "without a folder nothing is opened";
}

// --- what is told at a first look, against the whole search

SourcesOptions without_limit() {
    SourcesOptions options;
    options.max_steps = 0;
    options.rephrasings = true;
    return options;
}

Case small_case(std::uint64_t seed) {
    return test::random_case(seed, {4, 5, 4, 9, 5, 1});
}

TEST(Origins, NeverTellMoreThanTheWholeSearch) {
    std::size_t two = 0, ends = 0, one = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const CaseSource source(small_case(seed));
        const Snapshot snapshot = build_snapshot(source);
        const Subject subject{source, snapshot, {}, {}};
        audit::Origins origins(subject);
        for (const Node claim : snapshot.nodes(RecordKind::Claim)) {
            const auto standing = origins.standing(claim);
            if (!standing) continue;
            const Sources sources = find_sources(snapshot, claim, without_limit());
            if (origins.surely_ends(*standing)) {
                EXPECT_GE(sources.at_most(), 1U);
                ++ends;
            }
            if (origins.bodies(*standing) == 1) {
                EXPECT_LE(sources.at_most(), 1U);
                ++one;
            }
            if (origins.surely_two(*standing)) {
                EXPECT_GE(sources.at_most(), 2U);
                ++two;
            }
        }
    }
    EXPECT_GT(two, 50U);
    EXPECT_GT(ends, 50U);
    EXPECT_GT(one, 50U);
}

// The index of the body whose word a source is.
std::size_t body_of(const Snapshot& snapshot, const Sources& sources, Node source) {
    for (std::size_t i = 0; i < sources.bodies.size(); ++i) {
        const SourceBody& body = sources.bodies[i];
        const auto& among = snapshot.kind(source) == RecordKind::Document ? body.documents : body.agents;
        const Node node = snapshot.kind(source) == RecordKind::Document ? source : snapshot.speaker(source);
        if (std::find(among.begin(), among.end(), node) != among.end()) return i;
    }
    throw std::logic_error("no body has it");
}

TEST(OneOutlet, FindsWhatTheWholeSearchOfEveryClaimFinds) {
    std::size_t found = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case whole = small_case(seed);
        const CaseSource source(whole);
        const Snapshot snapshot = build_snapshot(source);
        const Subject subject{source, snapshot, {}, {}};
        audit::Origins origins(subject);
        std::vector<std::string> expected;
        for (const Node claim : snapshot.nodes(RecordKind::Claim)) {
            const auto standing = origins.standing(claim);
            if (!standing) continue;
            const Sources sources = find_sources(snapshot, claim, without_limit());
            std::set<std::size_t> bodies;
            for (const Node one : standing->sources) bodies.insert(body_of(snapshot, sources, one));
            const std::size_t counted = origins.bodies(*standing);
            if (counted >= 2 && !sources.on_every.empty()) expected.emplace_back(snapshot.id(claim));
            // Bodies met further on may join what the sources alone leave apart, never the other way round.
            EXPECT_LE(bodies.size(), counted);
        }
        std::vector<std::string> told;
        for (const Finding& finding : audited(one_outlet, whole)) told.push_back(finding.record.text());
        EXPECT_EQ(told, expected);
        found += told.size();
    }
    EXPECT_GT(found, 20U);
}

TEST(NoOrigin, FindsWhatRunsInCirclesAsTheWholeSearchDoes) {
    std::size_t found = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case whole = small_case(seed);
        const CaseSource source(whole);
        const Snapshot snapshot = build_snapshot(source);
        const Subject subject{source, snapshot, {}, {}};
        audit::Origins origins(subject);
        std::set<std::string> expected;
        for (const Node claim : snapshot.nodes(RecordKind::Claim)) {
            const auto standing = origins.standing(claim);
            if (standing && !standing->sources.empty() &&
                find_sources(snapshot, claim, without_limit()).at_most() == 0)
                expected.emplace(snapshot.id(claim));
        }
        std::set<std::string> told;
        for (const Finding& finding : audited(no_origin, whole)) {
            if (finding.message.find("circles") != std::string::npos) told.insert(finding.record.text());
        }
        EXPECT_EQ(told, expected);
        found += told.size();
    }
    EXPECT_GT(found, 0U);
}

}  // namespace
}  // namespace gainsay::audit
