#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "graphs/format/text_case/case_json.hpp"
#include "tests/graphs/store/store_fixture.hpp"
#include "tests/support/random_case.hpp"
#include "tests/support/sketch.hpp"

namespace gainsay::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

Record record(const std::string& json) {
    return record_from_json(json, "test");
}

Record claim(const std::string& slug, const std::string& text) {
    return record(R"({"id": "claim:)" + slug + R"(", "text": ")" + text + "\"}");
}

class Changes : public testing::Test {
private:
    TempFolder folder_;

protected:
    // s and t are statements by a, r a relation of p and q.
    CaseFile file =
        file_with(folder_ / "x", draw_case("s: a asserts p; t: a denies q; r: p contradicts q; d states p"));
    std::string before = lines_of(file);
};

TEST_F(Changes, DroppedLeaveNoTrace) {
    {
        Change change = file.begin(note());
        change.add(claim("new", "N"));
        change.set_info({"Other", "", "", ""});
        change.remove(RecordId("statement:s"));
        EXPECT_NE(lines_of(file), before);
    }
    EXPECT_EQ(lines_of(file), before);
    EXPECT_EQ(file.version(), 2U);
    EXPECT_TRUE(file.search("N").hits.empty());
}

TEST_F(Changes, ThatChangeNothingLeaveNoEntry) {
    Change change = file.begin(note());
    change.replace(*file.find(RecordId("claim:p")));
    change.set_info(change.info());
    EXPECT_EQ(change.counts()[RecordKind::Claim].unchanged, 1U);
    EXPECT_EQ(change.commit(), 2U);
    EXPECT_EQ(file.version(), 2U);
}

TEST_F(Changes, ThereAndBackLeaveNoEntry) {
    const Record was = *file.find(RecordId("claim:p"));
    Change change = file.begin(note());
    change.replace(claim("p", "other"));
    change.replace(was);
    const Record statement = *file.find(RecordId("statement:s"));
    change.remove(id_of(statement));
    change.add(statement);
    change.add(claim("new", "N"));
    change.remove(RecordId("claim:new"));
    EXPECT_EQ(change.commit(), 2U);
    EXPECT_EQ(lines_of(file), before);
    EXPECT_EQ(file.problems(), std::vector<std::string>{});
}

TEST_F(Changes, CountWhatTheyDo) {
    Change change = file.begin(note());
    change.add(claim("new", "N"));
    change.replace(claim("p", "other"));
    change.replace(claim("p", "and other again"));
    change.remove(RecordId("relation:r"));
    EXPECT_EQ(change.counts()[RecordKind::Claim], (KindCounts{1, 1, 0, 0}));
    EXPECT_EQ(change.counts()[RecordKind::Relation], (KindCounts{0, 0, 1, 0}));
    EXPECT_EQ(change.counts().total(), (KindCounts{1, 1, 1, 0}));
    EXPECT_EQ(change.commit(), 3U);
    EXPECT_FALSE(change.in_hand());
    EXPECT_THROW(change.add(claim("late", "L")), std::logic_error);
    EXPECT_EQ(file.problems(), std::vector<std::string>{});
}

TEST_F(Changes, RefuseAnIdThatIsTaken) {
    Change change = file.begin(note());
    EXPECT_THAT(
        error_of([&] { change.add(claim("p", "P")); }),
        StartsWith(
            "conflict: \"claim:p\" is in the case already; give the new record another id, or replace"));
    change.add(claim("new", "N"));
    EXPECT_THAT(error_of([&] { change.add(claim("new", "N")); }),
                StartsWith("conflict: \"claim:new\" is in the case"));
    EXPECT_EQ(change.commit(), 3U);  // what was refused changed nothing
}

TEST_F(Changes, RefuseWhatIsNotThere) {
    Change change = file.begin(note());
    EXPECT_EQ(error_of([&] { change.replace(claim("none", "N")); }),
              "not-found: there is no \"claim:none\" in the case to be replaced; add it instead");
    EXPECT_EQ(error_of([&] { change.remove(RecordId("claim:none")); }),
              "not-found: there is no \"claim:none\" in the case to be removed");
    EXPECT_EQ(error_of([&] { change.remove(RecordId()); }),
              "not-found: there is no \"\" in the case to be removed");
}

TEST_F(Changes, RefuseRecordsAgainstTheModel) {
    Change change = file.begin(note());
    Claim claim;
    EXPECT_EQ(error_of([&] { change.add(claim); }), "malformed: found a record without an id");
    claim.id = ClaimId("claim:x");
    EXPECT_THAT(error_of([&] { change.add(claim); }), StartsWith("malformed: \"claim:x\": text"));
    claim.text = "\xFF";
    EXPECT_THAT(error_of([&] { change.add(claim); }), StartsWith("malformed: "));
    Agent agent;
    agent.id = AgentId("agent:x");
    agent.name = "X";
    agent.aliases.assign(65'537, "y");
    EXPECT_THAT(error_of([&] { change.add(agent); }),
                HasSubstr("has 65537 aliases or occurrences; a case file keeps at most 65536"));
    EXPECT_EQ(change.commit(), 2U);
}

TEST_F(Changes, LetReferencesLeadForward) {
    Change change = file.begin(note());
    change.add(
        record(R"({"id": "statement:n", "speaker": "agent:n", "stance": "asserts", "of": "claim:n"})"));
    EXPECT_EQ(file.find(RecordId("claim:n")), std::nullopt);  // named, but not there
    EXPECT_EQ(file.count(RecordKind::Claim), 2U);
    std::size_t seen = 0;
    file.visit(RecordKind::Claim, [&](const Record&) { ++seen; });
    EXPECT_EQ(seen, 2U);
    change.add(claim("n", "N"));
    change.add(record(R"({"id": "agent:n", "name": "N", "kind": "person"})"));
    change.commit();
    EXPECT_EQ(file.count(RecordKind::Claim), 3U);
    EXPECT_EQ(file.problems(), std::vector<std::string>{});
}

TEST_F(Changes, NameBothEndsOfALooseReference) {
    Change change = file.begin(note());
    change.add(
        record(R"({"id": "statement:n", "speaker": "agent:ghost", "stance": "asserts", "of": "claim:p"})"),
        {"in.json", 12, 3});
    SourcePos where;
    EXPECT_EQ(error_of([&] {
                  try {
                      change.commit();
                  } catch (const Error& error) {
                      where = error.where();
                      throw;
                  }
              }),
              "malformed: nothing was changed, because a record names one that does not exist; add it, or "
              "correct the "
              "id:\n  \"statement:n\" names \"agent:ghost\" in its field speaker, which is not in the case "
              "(in.json:12:3)");
    EXPECT_EQ(where, (SourcePos{"in.json", 12, 3}));
    EXPECT_EQ(lines_of(file), before);
}

TEST_F(Changes, NameAtMostTwentyLooseReferences) {
    Change change = file.begin(note());
    for (int i = 0; i < 30; ++i) {
        change.add(record(R"({"id": "statement:n)" + std::to_string(i) +
                          R"(", "speaker": "agent:ghost", "stance": "asserts", "of": "claim:p"})"));
    }
    const std::string message = error_of([&] { change.commit(); });
    EXPECT_EQ(std::count(message.begin(), message.end(), '\n'), 21);
    EXPECT_TRUE(message.ends_with("\n  … and more"));
}

TEST_F(Changes, RefuseToRemoveWhatOthersName) {
    Change change = file.begin(note());
    change.remove(RecordId("claim:p"));
    EXPECT_EQ(error_of([&] { change.commit(); }),
              "conflict: nothing was changed, because a removed record is still named by others; remove or "
              "change them "
              "first:\n  \"document:d\" names \"claim:p\" in its field states, which was to be removed\n  "
              "\"statement:s\" names \"claim:p\" in its field of, which was to be removed\n  "
              "\"relation:r\" names \"claim:p\" in its field from, which was to be removed");
    EXPECT_EQ(lines_of(file), before);
}

TEST_F(Changes, RemoveRecordsThatNameEachOtherInAnyOrder) {
    Change change = file.begin(note());
    for (const char* id :
         {"claim:p", "claim:q", "agent:a", "document:d", "statement:s", "statement:t", "relation:r"}) {
        change.remove(RecordId(id));
    }
    change.commit();
    EXPECT_EQ(record_count(case_of(file)), 0U);
    EXPECT_TRUE(file.search("a").hits.empty());
    EXPECT_EQ(file.problems(), std::vector<std::string>{});
}

TEST_F(Changes, ReplaceARemovedRecordUnderItsId) {
    Change change = file.begin(note());
    change.remove(RecordId("claim:p"));
    change.add(claim("p", "rewritten"));
    EXPECT_EQ(change.counts()[RecordKind::Claim], (KindCounts{0, 1, 0, 0}));
    change.commit();
    EXPECT_EQ(file.find(RecordId("claim:p")), claim("p", "rewritten"));
    EXPECT_EQ(file.search("rewritten").hits.size(), 1U);
    EXPECT_EQ(file.problems(), std::vector<std::string>{});
}

TEST_F(Changes, RemoveARecordThatNamesItself) {
    Change one = file.begin(note());
    one.add(
        record(R"({"id": "relation:loop", "kind": "undercuts", "from": "claim:p", "to": "relation:loop"})"));
    one.commit();
    Change two = file.begin(note());
    two.remove(RecordId("relation:loop"));
    two.commit();
    EXPECT_EQ(lines_of(file), before);
}

TEST_F(Changes, MoveWithTheirFile) {
    CaseFile moved = std::move(file);
    Change change = moved.begin(note());
    change.add(claim("new", "N"));
    Change other = std::move(change);
    EXPECT_EQ(other.commit(), 3U);
    EXPECT_EQ(moved.count(RecordKind::Claim), 3U);
}

// --- importing

std::string import_error(CaseFile& file, const std::string& text,
                         ImportPolicy policy = ImportPolicy::Refuse) {
    return error_of([&] {
        Change change = file.begin(note("import"));
        ImportSink sink(change, policy);
        std::istringstream in(text);
        read_case_json(in, "in.jsonl", sink);
        change.commit();
    });
}

TEST_F(Changes, OfAnImportLeaveEqualRecordsAlone) {
    EXPECT_EQ(import_error(file, before), "no error");
    EXPECT_EQ(file.version(), 2U);
    EXPECT_EQ(import_error(file, before + R"({"id": "claim:new", "text": "N"})"), "no error");
    EXPECT_EQ(file.journal_entry(3).counts.total(), (KindCounts{1, 0, 0, 0}));
}

TEST_F(Changes, OfAnImportRefuseOtherContentUnlessAsked) {
    const std::string text =
        "{\"gainsay\": 1, \"title\": \"T\"}\n{\"id\": \"claim:p\", \"text\": \"other\"}\n";
    EXPECT_THAT(import_error(file, text),
                HasSubstr("\"claim:p\" is in the case already, with other content"));
    EXPECT_EQ(lines_of(file), before);
    EXPECT_EQ(import_error(file, text, ImportPolicy::Replace), "no error");
    EXPECT_EQ(file.find(RecordId("claim:p")), claim("p", "other"));
    EXPECT_EQ(file.info().title, "T");
}

TEST_F(Changes, OfAnImportRefuseAnIdGivenTwice) {
    Change change = file.begin(note("import"));
    change.put(claim("new", "N"), ImportPolicy::Replace);
    EXPECT_THAT(error_of([&] { change.put(claim("new", "M"), ImportPolicy::Replace); }),
                StartsWith("conflict: \"claim:new\" is given twice"));
    change.put(claim("p", "N"), ImportPolicy::Replace);
    EXPECT_THAT(error_of([&] { change.put(claim("p", "M"), ImportPolicy::Replace); }),
                StartsWith("conflict: \"claim:p\" is given twice"));
}

TEST_F(Changes, OfAnImportAreAllOrNothing) {
    Change change = file.begin(note("import"));
    ImportSink sink(change);
    sink.add(claim("new", "N"), {"in", 1, 1});
    EXPECT_NE(error_of([&] { sink.add(claim("p", "other"), {"in", 2, 1}); }), "no error");
    sink.add(claim("more", "M"), {"in", 3, 1});  // the reader goes on, to find more errors
    EXPECT_THAT(
        error_of([&] { change.commit(); }),
        StartsWith(
            "conflict: nothing was imported, because a record was refused: \"claim:p\" is in the case"));
    EXPECT_EQ(lines_of(file), before);
}

TEST_F(Changes, OfAnImportTakeTheTitleOnlyWhereThereIsNone) {
    const TempFolder folder;
    CaseFile bare = CaseFile::create(folder / "y", {}, note("create"));
    EXPECT_EQ(import_error(bare, "{\"gainsay\": 1, \"title\": \"T\"}\n"), "no error");
    EXPECT_EQ(bare.info().title, "T");
    EXPECT_EQ(import_error(bare, "{\"gainsay\": 1, \"title\": \"U\"}\n"), "no error");
    EXPECT_EQ(bare.info().title, "T");
}

TEST(CaseFiles, AreNotMuchLargerThanTheirText) {
    const TempFolder folder;
    for (const std::uint64_t seed : {1U, 2U}) {
        const auto path = folder / std::to_string(seed);
        std::size_t text = 0;
        { text = lines_of(file_with(path, random_case(seed, {300, 1000, 2000, 4000, 2000, 500}))).size(); }
        const double ratio =
            static_cast<double>(std::filesystem::file_size(path)) / static_cast<double>(text);
        RecordProperty("ratio_" + std::to_string(seed), std::to_string(ratio));
        EXPECT_LE(ratio, 1.5);
    }
}

}  // namespace
}  // namespace gainsay::test
