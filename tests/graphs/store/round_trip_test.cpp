#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "graphs/format/text_case/case_json.hpp"
#include "tests/graphs/store/store_fixture.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

// Every field set, and every optional that is there but says nothing: what a random case rarely has.
Case full_case() {
    std::istringstream text(
        R"json({"gainsay": 1, "title": "A \"title\"", "description": "Über alles\nand more",
"language": "en", "unknown": {"x": 1},
"agents": [
  {"id": "agent:a", "name": "Á 🎈 \u202e", "kind": "public-body", "aliases": ["z", "a", "b"],
   "same_as": ["http://example.org/1"], "reliability": "F", "affiliations": [
     {"with": "agent:b", "role": "spokesman", "from": "2016-08"}, {"with": "agent:b", "until": "2019~"}],
   "note": "n", "unknown": {"k": [1, 2]}},
  {"id": "agent:b", "name": "B", "kind": "media"}],
"documents": [
  {"id": "document:d", "title": "D", "kind": "dataset", "published": "2018-XX", "url": "https://example.org/d",
   "archived_url": "https://archive.org/d", "language": "fa",
   "snapshot": {"sha256": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
   "retracted": {"on": "2019", "by": "agent:a"}, "published_by": ["agent:b", "agent:a"],
   "authored_by": ["agent:a"], "part_of": ["document:e"],
   "cites": [{"document": "document:e", "manner": "data"}, {"document": "document:e", "manner": "quotes"}],
   "states": ["claim:f", "claim:c"], "note": "n"},
  {"id": "document:e", "title": "E", "kind": "article", "retracted": {}}],
"claims": [
  {"id": "claim:c", "text": "C", "language": "en", "topics": ["t2", "t1"], "valid": "2016/2017", "quantities": [
     {"measure": "m", "subject": "s", "population": "p", "period": "2017", "value": 0.1, "unit": "%",
      "bound": "at-most"},
     {"measure": "m", "low": -1e300, "high": 5e-324}], "note": "n"},
  {"id": "claim:f", "text": "F"}],
"statements": [
  {"id": "statement:s", "speaker": "agent:a", "stance": "denies", "of": "document:d", "manner": "quote",
   "commitment": "hedged", "said_on": "2018-07-02T10:00:00Z", "occurrences": [
     {"document": "document:d", "cue": "said", "via": "document:e",
      "selector": {"exact": "exact", "prefix": "pre", "suffix": "suf", "start": 3, "end": 8}},
     {"document": "document:e", "selector": {"exact": "only"}, "via": "agent:b"},
     {"document": "document:e"}], "retracted": {"by": "agent:b"}, "note": "n"},
  {"id": "statement:t", "speaker": "agent:b", "stance": "asserts", "of": "claim:c"}],
"relations": [
  {"id": "relation:q", "kind": "undercuts", "from": "claim:c", "to": "relation:r", "asserted_by": "agent:a",
   "asserted_in": "document:d", "status": "proposed", "origin": "matcher", "note": "n"},
  {"id": "relation:r", "kind": "contradicts", "from": "claim:c", "to": "claim:f"},
  {"id": "relation:s", "kind": "undercuts", "from": "claim:c", "to": "statement:s"},
  {"id": "relation:t", "kind": "undercuts", "from": "claim:c", "to": "document:e"}],
"reviews": [
  {"id": "review:v", "of": "claim:c", "by": "agent:a", "in": "document:d",
   "rating": {"value": 1, "best": 5, "worst": 1, "label": "False"}, "on": "2018-07-05", "note": "n"},
  {"id": "review:w", "of": "claim:c", "rating": {"label": "Mixed"}}]})json");
    Case whole = read_case(text, "full");
    whole.claims[0].text = std::string(20'000, 'x');
    return whole;
}

TEST(CaseFiles, GiveBackEveryFieldAsItWas) {
    const TempFolder folder;
    const Case whole = full_case();
    ASSERT_EQ(check_case(whole), std::vector<CaseProblem>{});
    { (void)file_with(folder / "a.gainsay", whole); }
    const CaseFile file = CaseFile::open(folder / "a.gainsay", OpenMode::Read);
    EXPECT_EQ(case_of(file), whole);
    for (const Record& record : records_of(whole)) EXPECT_EQ(file.find(id_of(record)), record);
    EXPECT_EQ(file.find(RecordId("claim:none")), std::nullopt);
    EXPECT_EQ(file.find(RecordId()), std::nullopt);
    EXPECT_EQ(file.count(RecordKind::Statement), 2U);
    EXPECT_EQ(file.problems(), std::vector<std::string>{});
}

TEST(CaseFiles, GiveBackRandomCasesWhateverTheOrderOfTheirRecords) {
    const TempFolder folder;
    for (std::uint64_t seed = 0; seed < 25; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case whole = random_case(seed);
        std::vector<Record> records = records_of(whole);
        std::shuffle(records.begin(), records.end(), std::mt19937_64(seed));
        const auto path = folder / (std::to_string(seed) + ".gainsay");
        CaseFile file = CaseFile::create(path, whole.info, note("create"));
        Change change = file.begin(note("import"));
        for (const Record& record : records) change.add(record);
        change.commit();
        EXPECT_EQ(case_of(file), whole);
        EXPECT_EQ(file.problems(), std::vector<std::string>{});
    }
}

TEST(CaseFiles, KnowWhoNamesARecordAndWhere) {
    const TempFolder folder;
    const Case whole = random_case(7);
    const CaseFile file = file_with(folder / "a.gainsay", whole);
    for (const Record& named : records_of(whole)) {
        std::vector<CaseFile::Referrer> expected;
        for (const Record& record : records_of(whole)) {
            std::vector<std::string> fields;
            for (const Reference& reference : references_of(record)) {
                if (reference.to != id_of(named)) continue;
                std::string field = reference.field;  // "occurrences[3].via" → "occurrences[].via"
                if (const auto open = field.find('['); open != std::string::npos) {
                    field.erase(open + 1, field.find(']') - open - 1);
                    if (field.ends_with("[]")) field.resize(field.size() - 2);
                }
                if (std::find(fields.begin(), fields.end(), field) == fields.end()) fields.push_back(field);
            }
            for (const std::string& field : fields) expected.push_back({id_of(record), field});
        }
        const auto by_id_and_field = [](const auto& a, const auto& b) {
            return std::tie(a.id, a.field) < std::tie(b.id, b.field);
        };
        auto found = file.referrers(id_of(named), 10'000);
        std::sort(found.begin(), found.end(), by_id_and_field);
        std::sort(expected.begin(), expected.end(), by_id_and_field);
        EXPECT_EQ(found, expected) << id_of(named).text();
    }
    EXPECT_LE(file.referrers(whole.agents.front().id, 1).size(), 1U);
    EXPECT_TRUE(file.referrers(RecordId("agent:none")).empty());
}

TEST(CaseFiles, LetAVisitorAskTheFileItself) {
    const TempFolder folder;
    const Case whole = random_case(3);
    const CaseFile file = file_with(folder / "a.gainsay", whole);
    std::size_t pairs = 0;
    file.visit(RecordKind::Claim, [&](const Record& outer) {
        EXPECT_EQ(file.find(id_of(outer)), outer);
        file.visit(RecordKind::Claim, [&](const Record&) { ++pairs; });
    });
    EXPECT_EQ(pairs, whole.claims.size() * whole.claims.size());
}

}  // namespace
}  // namespace gainsay::test
