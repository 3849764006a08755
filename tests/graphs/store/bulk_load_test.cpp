// A load must leave exactly what the same records leave without it: the same rows in every table, the same
// messages, and nothing when it is refused.
#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <sstream>
#include <thread>

#include "graphs/format/text_case/case_json.hpp"
#include "graphs/store/load/id_table.hpp"
#include "graphs/store/load/write_behind.hpp"
#include "tests/graphs/store/store_fixture.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

using testing::HasSubstr;

// Every row of every table but the case's identity, and the schema.
std::vector<std::string> contents_of(const std::filesystem::path& path) {
    std::vector<std::string> rows =
        sql(path, "SELECT type, name, sql FROM sqlite_master ORDER BY type, name");
    for (const std::string& table :
         sql(path,
             "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search!_index%' ESCAPE "
             "'!' AND name <> 'case_info' ORDER BY name")) {
        rows.push_back(table);
        const auto some = sql(path, "SELECT * FROM \"" + table + "\" ORDER BY 1, 2, 3");
        rows.insert(rows.end(), some.begin(), some.end());
    }
    return rows;
}

std::vector<Record> shuffled(std::vector<Record> records, unsigned seed) {
    std::mt19937 random(seed);  // so that many names come before what they name
    std::shuffle(records.begin(), records.end(), random);
    return records;
}

std::string put_all(CaseFile& file, const std::vector<Record>& records, bool load) {
    return error_of([&] {
        Change change = file.begin(note("import"));
        if (load) {
            EXPECT_TRUE(change.load());
        }
        for (const Record& record : records) change.put(record, ImportPolicy::Refuse, {"case.jsonl", 7, 1});
        change.commit();
    });
}

TEST(BulkLoads, LeaveTheRowsThatTheSameRecordsLeaveOtherwise) {
    for (unsigned seed = 0; seed < 30; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const TempFolder folder;
        const auto records = shuffled(records_of(random_case(seed, {8, 9, 10, 12, 8, 5})), seed);
        CaseFile usual = CaseFile::create(folder / "usual", {}, note("create"));
        CaseFile loaded = CaseFile::create(folder / "loaded", {}, note("create"));
        ASSERT_EQ(put_all(usual, records, false), "no error");
        ASSERT_EQ(put_all(loaded, records, true), "no error");
        EXPECT_EQ(contents_of(folder / "loaded"), contents_of(folder / "usual"));
        EXPECT_EQ(loaded.problems(), std::vector<std::string>{});
        EXPECT_EQ(lines_of(CaseFile::open(folder / "loaded", OpenMode::Read)), lines_of(usual));
        loaded.undo(note("undo"));
        EXPECT_EQ(records_of(case_of(loaded)).size(), 0U);
        EXPECT_EQ(loaded.problems(), std::vector<std::string>{});
    }
}

TEST(BulkLoads, SayOfLooseEndsWhatIsSaidWithoutThemAndLeaveNothing) {
    for (unsigned seed = 0; seed < 30; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const TempFolder folder;
        auto records = shuffled(records_of(random_case(seed, {4, 4, 4, 9, 9, 2})), seed);
        records.erase(records.begin(), records.begin() + 6);  // somebody names one of these
        CaseFile usual = CaseFile::create(folder / "usual", {}, note("create"));
        CaseFile loaded = CaseFile::create(folder / "loaded", {}, note("create"));
        EXPECT_EQ(put_all(loaded, records, true), put_all(usual, records, false));
        EXPECT_EQ(contents_of(folder / "loaded"), contents_of(folder / "usual"));
        EXPECT_EQ(loaded.problems(), std::vector<std::string>{});
    }
}

TEST(BulkLoads, RefuseAnIdThatIsGivenTwice) {
    const TempFolder folder;
    CaseFile file = CaseFile::create(folder / "x", {}, note("create"));
    auto records = records_of(random_case(1, {3, 3, 3, 3, 3, 1}));
    records.push_back(records.front());
    EXPECT_EQ(put_all(file, records, true),
              "conflict: \"" + id_of(records.front()).text() +
                  "\" is given twice; an id names one record, so leave one out or give it another id");
    EXPECT_EQ(records_of(case_of(file)).size(), 0U);
}

TEST(BulkLoads, NeedACaseWithoutRecords) {
    const TempFolder folder;
    CaseFile file = file_with(folder / "x", random_case(1, {1, 0, 0, 0, 0, 0}));
    Change change = file.begin(note());
    EXPECT_FALSE(change.load());
    EXPECT_FALSE(change.loading());
}

TEST(BulkLoads, EndEarlyWhenRecordsAreReplacedOrRemoved) {
    const TempFolder folder;
    CaseFile file = CaseFile::create(folder / "x", {}, note("create"));
    const Case whole = random_case(3, {5, 5, 5, 5, 5, 2});
    Change change = file.begin(note());
    ASSERT_TRUE(change.load());
    for (const Record& record : shuffled(records_of(whole), 3)) change.put(record, ImportPolicy::Refuse);
    Agent renamed = whole.agents.front();
    renamed.name = "Another name";
    change.replace(renamed);
    EXPECT_FALSE(change.loading());
    change.commit();
    EXPECT_EQ(file.problems(), std::vector<std::string>{});
    EXPECT_EQ(file.find(renamed.id), std::optional<Record>(renamed));
}

TEST(BulkLoads, LeaveNothingWhenTheyAreDropped) {
    const TempFolder folder;
    CaseFile file = CaseFile::create(folder / "x", {}, note("create"));
    const auto before = contents_of(folder / "x");
    const auto records = records_of(random_case(2, {5, 5, 5, 5, 5, 2}));
    {
        Change change = file.begin(note());
        ASSERT_TRUE(change.load());
        for (const Record& record : records) change.put(record, ImportPolicy::Refuse);
    }
    EXPECT_EQ(contents_of(folder / "x"), before);
    EXPECT_EQ(put_all(file, records, true), "no error");  // and the connection can do it again
    EXPECT_EQ(file.problems(), std::vector<std::string>{});
}

// The error with which records that are handed to a second thread end up in the file.
std::string write_behind(CaseFile& file, const std::vector<Record>& records) {
    return error_of([&] {
        Change change = file.begin(note("import"));
        EXPECT_TRUE(change.load());
        ImportSink sink(change);
        WriteBehind behind(sink);
        CaseInfo info;
        info.title = "A title";
        behind.info(info);
        for (const Record& record : records) behind.add(record, {"case.jsonl", 7, 1});
        behind.finish();
        change.commit();
    });
}

TEST(WriteBehind, OnTwoThreadsLeavesTheRowsThatOneThreadLeaves) {
    for (unsigned seed = 0; seed < 10; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const TempFolder folder;
        const auto records = shuffled(records_of(random_case(seed, {80, 90, 300, 400, 300, 5})), seed);
        CaseFile usual = CaseFile::create(folder / "usual", {}, note("create"));
        CaseFile behind = CaseFile::create(folder / "behind", {}, note("create"));
        ASSERT_EQ(put_all(usual, records, false), "no error");
        ASSERT_EQ(write_behind(behind, records), "no error");
        EXPECT_EQ(behind.info().title, "A title");
        EXPECT_TRUE(records_of(case_of(behind)) == records_of(case_of(usual)));
        EXPECT_EQ(behind.problems(), std::vector<std::string>{});
    }
}

TEST(WriteBehind, OnTwoThreadsThrowsWhatTheOtherSinkThrewAndLeavesNothing) {
    for (const std::size_t before : {0U, 1U, 127U, 128U, 129U, 700U}) {
        SCOPED_TRACE(std::to_string(before) + " records before the wrong one");
        const TempFolder folder;
        auto records = records_of(random_case(1, {3, 3, 800, 3, 3, 1}));
        records.insert(records.begin() + static_cast<std::ptrdiff_t>(before + 1), records.at(before));
        CaseFile file = CaseFile::create(folder / "x", {}, note("create"));
        EXPECT_THAT(write_behind(file, records), HasSubstr("is given twice"));
        EXPECT_EQ(records_of(case_of(file)).size(), 0U);
        EXPECT_EQ(file.info().title, "");
    }
}

// A sink that counts, and takes its time.
class SlowSink final : public RecordSink {
public:
    void info(const CaseInfo&) override {}
    void add(Record, const SourcePos&) override {
        std::this_thread::sleep_for(std::chrono::microseconds(50));
        ++count;
    }
    int count = 0;
};

TEST(WriteBehind, OnTwoThreadsEndsEarlyWhenTheReaderGivesUp) {
    SlowSink sink;
    const auto records = records_of(random_case(1, {0, 0, 400, 0, 0, 0}));
    {
        WriteBehind behind(sink);
        for (const Record& record : records) behind.add(record, {});
    }
    EXPECT_LT(sink.count, 400);
    SlowSink whole;
    WriteBehind behind(whole);
    for (const Record& record : records) behind.add(record, {});
    behind.finish();
    EXPECT_EQ(whole.count, 400);
}

TEST(BulkLoads, FillAFileThatNobodySeesBeforeItIsWhole) {
    const TempFolder folder;
    const Case whole = random_case(5, {5, 5, 5, 5, 5, 2});
    const auto fill = [&](CaseFile& draft) {
        EXPECT_FALSE(std::filesystem::exists(folder / "filled"));
        EXPECT_EQ(put_all(draft, records_of(whole), true), "no error");
    };
    CaseFile filled = CaseFile::create(folder / "filled", {}, note("create"), {}, fill);
    CaseFile usual = CaseFile::create(folder / "usual", {}, note("create"));
    ASSERT_EQ(put_all(usual, records_of(whole), true), "no error");
    EXPECT_EQ(contents_of(folder / "filled"), contents_of(folder / "usual"));
    EXPECT_EQ(sql(folder / "filled", "PRAGMA journal_mode"), std::vector<std::string>{"wal"});
    EXPECT_EQ(filled.problems(), std::vector<std::string>{});
    filled.undo(note("undo"));
    EXPECT_EQ(records_of(case_of(filled)).size(), 0U);
}

TEST(BulkLoads, LeaveNoFileWhenItCannotBeFilled) {
    const TempFolder folder;
    const auto fill = [&](CaseFile&) { throw Error(ErrorCode::Malformed, "nothing of this is right"); };
    EXPECT_EQ(
        error_of([&] { static_cast<void>(CaseFile::create(folder / "x", {}, note("create"), {}, fill)); }),
        "malformed: nothing of this is right");
    EXPECT_TRUE(std::filesystem::is_empty(folder / ""));
}

TEST(BulkLoads, TellTheReaderWhereAnIdStoodFirst) {
    const TempFolder folder;
    CaseFile file = CaseFile::create(folder / "x", {}, note("create"));
    std::stringstream text(
        "{\"gainsay\": 1}\n{\"id\": \"agent:a\", \"name\": \"A\", \"kind\": \"person\"}\n"
        "  {\"name\": \"B\", \"id\": \"agent:a\", \"kind\": \"person\"}\n");
    Change change = file.begin(note());
    ASSERT_TRUE(change.load());
    ImportSink sink(change);
    ReadOptions options;
    options.check_references = false;
    options.max_known_ids = 0;
    EXPECT_EQ(error_of([&] { read_case_json(text, "two.jsonl", sink, options); }),
              "conflict: agent:a: id: is the id of two records, the first at line 2, column 1; give one of "
              "them another");
}

TEST(IdTables, FindTheSameRowsInMemoryAndOnDisk) {
    IdTable small(std::size_t{1} << 18U), large(std::size_t{64} << 20U);
    const auto id = [](unsigned number) { return RecordId("claim:number-" + std::to_string(number)); };
    for (unsigned i = 1; i <= 60000; ++i) {
        small.insert(small.key(id(i)), i);
        large.insert(large.key(id(i)), i);
    }
    EXPECT_TRUE(small.on_disk());
    EXPECT_FALSE(large.on_disk());
    for (unsigned i = 1; i <= 60000; ++i) {
        ASSERT_EQ(small.find(small.key(id(i))), std::optional<std::uint32_t>(i));
        ASSERT_EQ(large.find(large.key(id(i))), std::optional<std::uint32_t>(i));
        ASSERT_EQ(small.find(small.key(id(i + 60000))), std::nullopt);
        ASSERT_EQ(large.find(large.key(id(i + 60000))), std::nullopt);
    }
}

}  // namespace
}  // namespace gainsay::test
