#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "engine/audit/history/baseline.hpp"
#include "engine/audit/history/changed.hpp"
#include "engine/audit/history/fixes.hpp"
#include "graphs/format/text_case/case_json.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::audit {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

KnownFinding known(std::string fingerprint) {
    return {std::move(fingerprint), "group/rule", "claim:a", "something is wrong"};
}

TEST(Baselines, AnswerForEachFindingOnce) {
    Baseline baseline({known("a"), known("b"), known("a")});
    EXPECT_TRUE(baseline.takes("a"));
    EXPECT_TRUE(baseline.takes("a"));
    EXPECT_FALSE(baseline.takes("a")) << "a third one is new";
    EXPECT_FALSE(baseline.takes("c"));
    EXPECT_THAT(baseline.vanished(), ElementsAre(known("b")));
}

TEST(Baselines, AreMultisets) {
    test::Dice dice(3);
    for (int round = 0; round < 300; ++round) {
        std::vector<KnownFinding> before;
        std::map<std::string, int> left;
        for (std::size_t n = dice.below(8); n > 0; --n) {
            before.push_back(known(std::string(1, static_cast<char>('a' + dice.below(3)))));
            ++left[before.back().fingerprint];
        }
        Baseline baseline(before);
        for (std::size_t n = dice.below(8); n > 0; --n) {
            const std::string one(1, static_cast<char>('a' + dice.below(4)));
            EXPECT_EQ(baseline.takes(one), left[one]-- > 0);
        }
        std::multiset<std::string> expected, found;
        for (const auto& [fingerprint, count] : left) {
            for (int i = 0; i < count; ++i) expected.insert(fingerprint);
        }
        for (const KnownFinding& one : baseline.vanished()) found.insert(one.fingerprint);
        EXPECT_EQ(found, expected);
    }
}

// --- what changed

Case read(const std::string& text) {
    std::istringstream in(text);
    return read_case(in, "case");
}

const char* const two_claims = R"({"gainsay": 1, "agents": [{"id": "agent:a", "name": "A"}],
    "claims": [{"id": "claim:x", "text": "X."}, {"id": "claim:y", "text": "Y."}],
    "statements": [{"id": "statement:s", "speaker": "agent:a", "stance": "asserts", "of": "claim:x"}]})";

Finding at(const std::string& record, const std::vector<std::string>& witness = {}) {
    Finding finding;
    finding.rule = "group/rule";
    if (!record.empty()) finding.record = RecordId(record);
    for (const std::string& one : witness) finding.witness.push_back({RecordId(one), "", "says so"});
    return finding;
}

TEST(Changes, AreRecordsThatAreNew) {
    Case after = read(two_claims);
    after.claims.push_back(Claim{});
    after.claims.back().id = ClaimId("claim:z");
    after.claims.back().text = "Z.";
    const Changed changed = changed_between(CaseSource(read(two_claims)), CaseSource(after));
    EXPECT_THAT(changed.records, ElementsAre(RecordId("claim:z")));
    EXPECT_TRUE(changed.concerns(at("claim:z")));
    EXPECT_TRUE(changed.concerns(at("claim:x", {"claim:y", "claim:z"}))) << "by its witness";
    EXPECT_TRUE(changed.concerns(at(""))) << "the case as a whole is not what it was";
    EXPECT_FALSE(changed.concerns(at("claim:x")));
}

TEST(Changes, ReachWhatLostOrGainedALink) {
    Case gone = read(two_claims), moved = read(two_claims);
    gone.statements.clear();
    moved.statements.front().of = RecordId("claim:y");
    const CaseSource before(read(two_claims));
    EXPECT_THAT(changed_between(before, CaseSource(gone)).records,
                ElementsAre(RecordId("agent:a"), RecordId("claim:x")));
    EXPECT_THAT(changed_between(before, CaseSource(moved)).records,
                ElementsAre(RecordId("claim:x"), RecordId("claim:y"), RecordId("statement:s")));
}

TEST(Changes, AreNoneBetweenEqualCases) {
    const CaseSource one(test::random_case(4)), same(test::random_case(4));
    EXPECT_TRUE(changed_between(one, same).empty());
    EXPECT_FALSE(changed_between(one, same).concerns(at("")));
}

TEST(Changes, AgreeWithComparingEveryRecordWithEveryRecord) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const CaseSource before(test::random_case(seed)), after(test::random_case(seed + 1000));
        std::map<RecordId, Record> was, is;
        for (std::size_t k = 0; k < record_kind_count; ++k) {
            before.visit(static_cast<RecordKind>(k), [&](const Record& r) { was.emplace(id_of(r), r); });
            after.visit(static_cast<RecordKind>(k), [&](const Record& r) { is.emplace(id_of(r), r); });
        }
        std::set<RecordId> expected, ids;
        for (const auto& [id, record] : was) ids.insert(id);
        for (const auto& [id, record] : is) ids.insert(id);
        for (const RecordId& id : ids) {
            const bool then = was.contains(id), now = is.contains(id);
            if (then && now && was.at(id) == is.at(id)) continue;
            if (now) expected.insert(id);
            std::set<RecordId> names_then, names_now;
            if (then) {
                for (const Reference& one : references_of(was.at(id))) names_then.insert(one.to);
            }
            if (now) {
                for (const Reference& one : references_of(is.at(id))) names_now.insert(one.to);
            }
            for (const RecordId& name : ids) {
                if (names_then.contains(name) != names_now.contains(name)) expected.insert(name);
            }
        }
        EXPECT_EQ(changed_between(before, after).records, expected) << "seed " << seed;
    }
}

// --- fixes

Finding mending(const std::string& record, std::vector<Record> replace, std::vector<RecordId> remove) {
    Finding finding = at(record);
    finding.fix = Fix{"mend " + record, std::move(replace), std::move(remove)};
    return finding;
}

Claim claim(const std::string& id, const std::string& text) {
    Claim one;
    one.id = ClaimId(id);
    one.text = text;
    return one;
}

TEST(FixPlans, TakeTheFirstOfTwoThatTouchOneRecord) {
    FixPlan plan;
    EXPECT_FALSE(plan.add(at("claim:x"))) << "there is nothing to take";
    EXPECT_TRUE(plan.add(mending("claim:x", {claim("claim:x", "Better.")}, {})));
    EXPECT_FALSE(plan.add(mending("claim:y", {claim("claim:y", "Y!")}, {RecordId("claim:x")})));
    EXPECT_TRUE(plan.add(mending("claim:y", {}, {RecordId("claim:y")})));
    EXPECT_THAT(plan.changes(), SizeIs(2));
    EXPECT_THAT(plan.told(), ElementsAre("claim:x: mend claim:x", "claim:y: mend claim:y"));
}

TEST(PatchedSources, AreTheCaseAsItWouldBe) {
    const CaseSource base(read(two_claims));
    RecordChanges changes;
    changes.emplace(RecordId("claim:x"), claim("claim:x", "Better."));
    changes.emplace(RecordId("claim:y"), std::nullopt);
    const PatchedSource patched(base, changes);
    std::vector<std::string> texts;
    patched.visit(RecordKind::Claim, [&](const Record& r) { texts.push_back(std::get<Claim>(r).text); });
    EXPECT_THAT(texts, ElementsAre("Better."));
    EXPECT_EQ(patched.count(RecordKind::Claim), 1U);
    EXPECT_EQ(patched.count(RecordKind::Agent), 1U);
    EXPECT_FALSE(patched.find(RecordId("claim:y")).has_value());
    EXPECT_EQ(std::get<Claim>(*patched.find(RecordId("claim:x"))).text, "Better.");
    EXPECT_TRUE(patched.find(RecordId("agent:a")).has_value());
    const Snapshot snapshot = build_snapshot(patched);
    EXPECT_EQ(snapshot.label(snapshot.node("claim:x")), "Better.");
}

}  // namespace
}  // namespace gainsay::audit
