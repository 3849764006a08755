#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

#include "graphs/store/sql/sqlite.hpp"
#include "tests/graphs/store/store_fixture.hpp"

// What opens, what does not, and what a person is told: people read these messages, so their words are
// tested.

namespace gainsay::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::StartsWith;

Case small_case() {
    Case whole;
    whole.info.title = "Small";
    Claim claim;
    claim.id = ClaimId("claim:c");
    claim.text = "It rains";
    whole.claims.push_back(claim);
    return whole;
}

void make_case(const fs::path& path) {
    (void)file_with(path, small_case());
}

struct OpenCase {
    const char* name;
    void (*prepare)(const fs::path& path);
    OpenMode mode;
    const char* begins;    // code and first words
    const char* contains;  // what to do
    friend void PrintTo(const OpenCase& c, std::ostream* out) { *out << c.name; }
};
class Opening : public testing::TestWithParam<OpenCase> {};

TEST_P(Opening, SaysWhatIsWrongAndWhatToDo) {
    const TempFolder folder;
    const fs::path path = folder / "x.gainsay";
    GetParam().prepare(path);
    std::string place;
    const std::string message = error_of([&] {
        try {
            (void)CaseFile::open(path, GetParam().mode, {.busy_timeout = std::chrono::milliseconds(10)});
        } catch (const Error& error) {
            place = error.where().file;
            throw;
        }
    });
    EXPECT_THAT(message, StartsWith(GetParam().begins));
    EXPECT_THAT(message, HasSubstr(GetParam().contains));
    EXPECT_EQ(place, path.string());
}

INSTANTIATE_TEST_SUITE_P(
    CaseFiles, Opening,
    testing::Values(
        OpenCase{"MissingFile", [](const fs::path&) {}, OpenMode::Read, "not-found: there is no such file",
                 "gainsay init"},
        OpenCase{"EmptyFile", [](const fs::path& p) { write_bytes(p, ""); }, OpenMode::Write,
                 "malformed: the file is empty", "delete it"},
        OpenCase{"Folder", [](const fs::path& p) { fs::create_directory(p); }, OpenMode::Read,
                 "malformed: this is a folder", "expected a case file"},
        OpenCase{"Pipe", [](const fs::path& p) { ASSERT_EQ(mkfifo(p.c_str(), 0600), 0); }, OpenMode::Read,
                 "malformed: this is a device or pipe", "expected a case file"},
        OpenCase{"TextCase",
                 [](const fs::path& p) { write_bytes(p, "\n  {\"gainsay\": 1, \"title\": \"t\"}\n"); },
                 OpenMode::Read, "malformed: this is a text", "gainsay import"},
        OpenCase{"Picture", [](const fs::path& p) { write_bytes(p, std::string(5000, '\xFF')); },
                 OpenMode::Read, "malformed: this is no SQLite database", "restore a backup"},
        OpenCase{"OtherApplication", [](const fs::path& p) { (void)sql(p, "CREATE TABLE t (x)"); },
                 OpenMode::Write, "malformed: this is an SQLite database of another application",
                 "application_id 0"},
        OpenCase{"NewerVersion",
                 [](const fs::path& p) {
                     make_case(p);
                     (void)sql(p, "PRAGMA user_version = 7");
                 },
                 OpenMode::Read,
                 "unsupported: the case file has format version 7, this gainsay reads versions 1 to 1",
                 "upgrade gainsay"},
        OpenCase{"UnfinishedVersion",
                 [](const fs::path& p) {
                     make_case(p);
                     (void)sql(p, "PRAGMA user_version = 0");
                 },
                 OpenMode::Read, "malformed: the case file is damaged: it has format version 0",
                 "restore a backup"},
        OpenCase{"HeaderOnly",
                 [](const fs::path& p) { write_bytes(p, std::string("SQLite format 3\0", 16)); },
                 OpenMode::Read, "malformed: ", ".recover"},
        OpenCase{"CutInHalf",
                 [](const fs::path& p) {
                     make_case(p);
                     fs::resize_file(p, fs::file_size(p) / 2);
                 },
                 OpenMode::Write, "malformed: the case file is damaged", ".recover"},
        OpenCase{"SchemaPageOverwritten",
                 [](const fs::path& p) {
                     make_case(p);
                     std::string bytes = read_bytes(p);
                     bytes.replace(100, 3000, 3000, '\x7A');
                     write_bytes(p, bytes);
                 },
                 OpenMode::Read, "malformed: the case file is damaged", ".recover"},
        OpenCase{"TableMissing",
                 [](const fs::path& p) {
                     make_case(p);
                     (void)sql(p, "DROP VIEW who_said_what");
                 },
                 OpenMode::Read, "malformed: the case file is damaged: the view \"who_said_what\" is missing",
                 "restore a backup"},
        OpenCase{"TableChanged",
                 [](const fs::path& p) {
                     make_case(p);
                     (void)sql(p, "ALTER TABLE claim ADD COLUMN mood TEXT");
                 },
                 OpenMode::Read,
                 "malformed: the case file is damaged: the table \"claim\" was changed by another",
                 "restore a backup"},
        OpenCase{"TriggerAdded",
                 [](const fs::path& p) {
                     make_case(p);
                     (void)sql(p, "CREATE TRIGGER sly AFTER INSERT ON claim BEGIN DELETE FROM journal; END");
                 },
                 OpenMode::Write,
                 "malformed: the case file is damaged: another program added the trigger \"sly\"", "drop it"},
        OpenCase{"NoInfo",
                 [](const fs::path& p) {
                     make_case(p);
                     (void)sql(p, "DELETE FROM case_info");
                 },
                 OpenMode::Read, "malformed: the case file is damaged: it says nothing of its case",
                 "restore a backup"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(OpenFiles, LeavesTablesOfOthersAlone) {
    const TempFolder folder;
    make_case(folder / "x.gainsay");
    (void)sql(folder / "x.gainsay", "CREATE TABLE my_notes (text); CREATE VIEW mine AS SELECT id FROM claim");
    EXPECT_EQ(CaseFile::open(folder / "x.gainsay", OpenMode::Write).count(RecordKind::Claim), 1U);
}

TEST(OpenFiles, TellsADatabaseByItsFirstBytes) {
    const TempFolder folder;
    make_case(folder / "x.gainsay");
    write_bytes(folder / "x.json", "{}");
    EXPECT_TRUE(CaseFile::looks_like_one(folder / "x.gainsay"));
    EXPECT_FALSE(CaseFile::looks_like_one(folder / "x.json"));
    EXPECT_FALSE(CaseFile::looks_like_one(folder / "none"));
    EXPECT_FALSE(CaseFile::looks_like_one(folder.path()));
}

TEST(OpenFiles, LeavesOneFileBehind) {
    const TempFolder folder;
    make_case(folder / "x.gainsay");
    (void)CaseFile::open(folder / "x.gainsay", OpenMode::Read).count(RecordKind::Claim);
    const auto files = std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator());
    EXPECT_EQ(files, 1);
}

TEST(OpenFiles, TakesNamesThatSqliteWouldReadOtherwise) {
    const TempFolder folder;
    for (const char* name : {":memory:", "file:x?mode=ro", "a b%41#.gainsay", "ünï.gainsay", "-x"}) {
        make_case(folder / name);
        EXPECT_EQ(CaseFile::open(folder / name, OpenMode::Read).info().title, "Small") << name;
        EXPECT_TRUE(fs::is_regular_file(folder / name)) << name;
    }
}

// --- making

TEST(Making, RefusesAPlaceThatIsTaken) {
    const TempFolder folder;
    write_bytes(folder / "x", "mine");
    fs::create_symlink("nowhere", folder / "link");
    for (const char* name : {"x", "link"}) {
        EXPECT_THAT(error_of([&] { (void)CaseFile::create(folder / name, {}, note("create")); }),
                    StartsWith("conflict: something is there already; choose another name"));
    }
    EXPECT_EQ(read_bytes(folder / "x"), "mine");
    EXPECT_THAT(
        error_of([&] { (void)CaseFile::create(folder / "no/x", {}, note("create")); }),
        StartsWith("not-found: there is no folder \"" + (folder / "no").string() + "\"; make it first"));
}

TEST(Making, GivesEveryCaseAnIdentityOfItsOwn) {
    const TempFolder folder;
    make_case(folder / "x");
    make_case(folder / "y");
    fs::copy_file(folder / "x", folder / "z");
    const auto identity = [&](const char* name) {
        return CaseFile::open(folder / name, OpenMode::Read).identity();
    };
    EXPECT_THAT(identity("x"),
                testing::MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    EXPECT_NE(identity("x"), identity("y"));
    EXPECT_EQ(identity("x"), identity("z"));
}

TEST(Making, NeedsToKnowWhoAndWhen) {
    const TempFolder folder;
    EXPECT_THAT(error_of([&] {
                    (void)CaseFile::create(folder / "x", {}, {"", "2018", "create", ""});
                }),
                StartsWith("malformed: found a change without author"));
    EXPECT_THAT(error_of([&] {
                    (void)CaseFile::create(folder / "x", {}, {"ann", "", "create", ""});
                }),
                StartsWith("malformed: found a change without time"));
    CaseFile file = CaseFile::create(folder / "x", {}, note("create"));
    EXPECT_THAT(error_of([&] {
                    (void)file.begin({"ann", "2018", "", ""});
                }),
                StartsWith("malformed: found a change without action"));
}

// --- other processes, and a file system that says no

// Root may do anything, so permissions are tried as somebody who is not root.
class AsNobody {
public:
    AsNobody() {
        if (geteuid() == 0 && seteuid(65534) == 0) changed_ = true;
    }
    AsNobody(const AsNobody&) = delete;
    AsNobody& operator=(const AsNobody&) = delete;
    ~AsNobody() {
        if (changed_ && seteuid(0) != 0) std::abort();
    }

private:
    bool changed_ = false;
};

constexpr auto all_may_read = fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;
constexpr auto all_may_enter =
    all_may_read | fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;

TEST(Permissions, LetAReadOnlyCaseInAReadOnlyFolderBeRead) {
    const TempFolder folder;
    make_case(folder / "x?#%.gainsay");
    fs::permissions(folder / "x?#%.gainsay", all_may_read);
    fs::permissions(folder.path(), all_may_enter);
    const AsNobody nobody;
    const CaseFile file = CaseFile::open(folder / "x?#%.gainsay", OpenMode::Read);
    EXPECT_EQ(case_of(file), small_case());
    EXPECT_EQ(file.search("rains").hits.size(), 1U);
    EXPECT_THAT(
        error_of([&] { (void)CaseFile::open(folder / "x?#%.gainsay", OpenMode::Write); }),
        StartsWith("io: the case file cannot be written; make the file and its folder writable, or work on a "
                   "copy"));
}

TEST(Permissions, LetAReadOnlyFileInAWritableFolderBeRead) {
    const TempFolder folder;
    make_case(folder / "x");
    fs::permissions(folder / "x", all_may_read);
    fs::permissions(folder.path(), fs::perms::all);
    const AsNobody nobody;
    EXPECT_EQ(case_of(CaseFile::open(folder / "x", OpenMode::Read)), small_case());
    EXPECT_THAT(error_of([&] { (void)CaseFile::open(folder / "x", OpenMode::Write); }),
                StartsWith("io: the case file cannot be written; make the file and its folder writable"));
}

TEST(Permissions, NameCommitsThatCannotBeMerged) {
    const TempFolder folder;
    make_case(folder / "x");
    {
        CaseFile file = CaseFile::open(folder / "x", OpenMode::Write);
        Change change = file.begin(note());
        change.remove(RecordId("claim:c"));
        change.commit();
        fs::copy_file(folder / "x", folder / "y");
        fs::copy_file(folder / "x-wal", folder / "y-wal");
    }
    fs::permissions(folder / "y", all_may_read);
    fs::permissions(folder / "y-wal", all_may_read);
    fs::permissions(folder.path(), all_may_enter);
    {
        const AsNobody nobody;
        EXPECT_THAT(
            error_of([&] { (void)CaseFile::open(folder / "y", OpenMode::Read); }),
            StartsWith("io: changes of this case still lie in \"" + (folder / "y-wal").string() + "\""));
    }
    fs::permissions(folder.path(), fs::perms::owner_all);
    fs::permissions(folder / "y", fs::perms::owner_write, fs::perm_options::add);
    EXPECT_EQ(CaseFile::open(folder / "y", OpenMode::Read).count(RecordKind::Claim), 0U);
}

TEST(Permissions, NameAFileThatMayNotBeRead) {
    const TempFolder folder;
    make_case(folder / "x");
    fs::permissions(folder / "x", fs::perms::owner_write);
    fs::permissions(folder.path(), all_may_enter);
    const AsNobody nobody;
    EXPECT_THAT(error_of([&] { (void)CaseFile::open(folder / "x", OpenMode::Read); }),
                StartsWith("io: the file cannot be read: Permission denied; ask its owner"));
}

TEST(Writers, GoOneAtATime) {
    const TempFolder folder;
    make_case(folder / "x");
    const CaseFileOptions hurry{.busy_timeout = std::chrono::milliseconds(10)};
    CaseFile one = CaseFile::open(folder / "x", OpenMode::Write, hurry);
    CaseFile two = CaseFile::open(folder / "x", OpenMode::Write, hurry);
    const CaseFile reader = CaseFile::open(folder / "x", OpenMode::Read, hurry);
    {
        Change change = one.begin(note());
        change.remove(RecordId("claim:c"));
        EXPECT_THAT(
            error_of([&] { (void)two.begin(note()); }),
            StartsWith("conflict: another process is writing to the case file; try again when it is done"));
        EXPECT_THAT(error_of([&] { (void)one.begin(note()); }),
                    StartsWith("conflict: a change of this case file is in hand already"));
        EXPECT_EQ(reader.count(RecordKind::Claim), 1U);  // not committed yet
        EXPECT_EQ(one.count(RecordKind::Claim), 0U);
        change.commit();
        EXPECT_EQ(reader.count(RecordKind::Claim), 0U);
    }
    EXPECT_EQ(reader.version(), 3U);
    EXPECT_NO_THROW((void)two.begin(note()));
}

TEST(Writers, MustOpenToWrite) {
    const TempFolder folder;
    make_case(folder / "x");
    CaseFile file = CaseFile::open(folder / "x", OpenMode::Read);
    EXPECT_THAT(error_of([&] { (void)file.begin(note()); }),
                StartsWith("io: the case file was opened to read"));
}

TEST(Readers, WaitForNoWriterButForAnExclusiveLock) {
    const TempFolder folder;
    make_case(folder / "x");
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open((folder / "x").c_str(), &db), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(db, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE t (x)",
                           nullptr, nullptr, nullptr),
              SQLITE_OK);
    EXPECT_THAT(error_of([&] {
                    (void)CaseFile::open(folder / "x", OpenMode::Read,
                                         {.busy_timeout = std::chrono::milliseconds(10)});
                }),
                StartsWith("conflict: another process is writing to the case file"));
    sqlite3_close(db);
}

TEST(Failures, OfTheDiskLoseNothingCommitted) {
    const TempFolder folder;
    make_case(folder / "x");
    const std::string before = lines_of(CaseFile::open(folder / "x", OpenMode::Read));
    CaseFile file = CaseFile::open(folder / "x", OpenMode::Write);
    std::string message;
    {
        // A limit on the size of files is how a full disk or quota is met without one.
        rlimit old{};
        ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &old), 0);
        const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
        rlimit low = old;
        low.rlim_cur = 300'000;
        ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &low), 0);
        Change change = file.begin(note("import"));
        message = error_of([&] {
            for (int i = 0; i < 300; ++i) {
                Claim claim;
                claim.id = ClaimId("claim:n" + std::to_string(i));
                claim.text = std::string(5000, 'x');
                change.add(claim);
            }
            change.commit();
        });
        EXPECT_FALSE(change.in_hand());
        setrlimit(RLIMIT_FSIZE, &old);
        std::signal(SIGXFSZ, ignored);
    }
    EXPECT_THAT(message, StartsWith("io: reading or writing the case file failed; check the disk"));
    EXPECT_EQ(lines_of(file), before);
    EXPECT_EQ(file.problems(), std::vector<std::string>{});
    Change change = file.begin(note());
    change.remove(RecordId("claim:c"));
    EXPECT_EQ(change.commit(), 3U);
}

TEST(Failures, InsideTheFileAreFoundWhereTheyLie) {
    const TempFolder folder;
    {
        CaseFile file = file_with(folder / "x", small_case());
        Change change = file.begin(note());
        for (int i = 0; i < 200; ++i) {
            Claim claim;
            claim.id = ClaimId("claim:n" + std::to_string(i));
            claim.text = std::string(500, 'x');
            change.add(claim);
        }
        change.commit();
    }
    const auto root =
        std::stoul(sql(folder / "x", "SELECT rootpage FROM sqlite_master WHERE name = 'claim'").at(0));
    std::string bytes = read_bytes(folder / "x");
    bytes.replace((root - 1) * 4096, 100, 100, '\x99');
    write_bytes(folder / "x", bytes);
    const CaseFile file = CaseFile::open(folder / "x", OpenMode::Read);
    EXPECT_THAT(error_of([&] { (void)case_of(file); }), StartsWith("malformed: the case file is damaged: "));
    EXPECT_THAT(error_of([&] { (void)case_of(file); }), HasSubstr(".recover | sqlite3 recovered.gainsay"));
    EXPECT_EQ(file.count(RecordKind::Agent), 0U);  // what lies elsewhere can still be read
    EXPECT_GT(file.problems().size(), 1U);
    EXPECT_EQ(file.problems(1).size(), 1U);
}

struct DamageCase {
    const char* name;
    const char* sql;
    const char* message;
    friend void PrintTo(const DamageCase& c, std::ostream* out) { *out << c.name; }
};
class Damage : public testing::TestWithParam<DamageCase> {};

TEST_P(Damage, IsNamedWithItsRecord) {
    const TempFolder folder;
    make_case(folder / "x");
    (void)sql(folder / "x", std::string("PRAGMA ignore_check_constraints = ON; ") + GetParam().sql);
    const CaseFile file = CaseFile::open(folder / "x", OpenMode::Read);
    EXPECT_THAT(file.problems(), testing::Contains(HasSubstr(GetParam().message)));
}

INSTANTIATE_TEST_SUITE_P(
    CaseFiles, Damage,
    testing::Values(
        DamageCase{"AnIdThatIsNone", "UPDATE claim SET id = 'Claim C'",
                   "record \"Claim C\" has \"Claim C\" where an id should stand"},
        DamageCase{"AnIdOfAnotherKind", "UPDATE claim SET id = 'agent:c'",
                   "record \"agent:c\" has \"agent:c\" where an id of another kind should stand"},
        DamageCase{"AnUnknownWord", "INSERT INTO agent VALUES (1, 'agent:a', 'A', 'robot', NULL, '', '')",
                   "record \"agent:a\" has \"robot\" where one of the words of the model should stand"},
        DamageCase{"ADateThatIsNone", "UPDATE claim SET valid = 'yesterday'",
                   "record \"claim:c\" has \"yesterday\" where a date should stand"},
        DamageCase{"ALooseReference",
                   "INSERT INTO review VALUES (1, 'review:v', 9, NULL, NULL, NULL, NULL, NULL, '', "
                   "NULL, '', '')",
                   "a reference leads nowhere: row 1 of review names a missing claim"},
        DamageCase{"ARecordAgainstTheModel", "UPDATE claim SET text = ''", "claim:c: text"},
        DamageCase{"ATextThatIsNotIndexed", "INSERT INTO claim VALUES (2, 'claim:d', 'D', '', NULL, '', '')",
                   "the full-text index holds 1 texts, the records have 2 of which 1 are in it"},
        DamageCase{"AGapInTheJournal", "INSERT INTO journal VALUES (9, '', '', '', '', NULL, NULL)",
                   "the journal has 3 entries, but its last one is number 9"}),
    [](const auto& one) { return std::string(one.param.name); });

// --- what SQLite says, in our words

struct CodeCase {
    int code;
    const char* begins;
};
class Codes : public testing::TestWithParam<CodeCase> {};

TEST_P(Codes, BecomeAnErrorWithAdvice) {
    EXPECT_THAT(error_of([] { sqlite::throw_error(GetParam().code, "x.gainsay", "detail"); }),
                StartsWith(GetParam().begins));
}

INSTANTIATE_TEST_SUITE_P(
    OfSqlite, Codes,
    testing::Values(
        CodeCase{SQLITE_BUSY, "conflict: another process is writing"},
        CodeCase{SQLITE_BUSY_RECOVERY, "conflict: another process is writing"},
        CodeCase{SQLITE_CORRUPT_VTAB, "malformed: the case file is damaged: detail; restore a backup"},
        CodeCase{SQLITE_NOTADB, "malformed: the case file is damaged: detail; restore a backup"},
        CodeCase{SQLITE_FULL, "io: the disk is full, nothing was changed; free some space"},
        CodeCase{SQLITE_READONLY_DIRECTORY, "io: the case file cannot be written; make the file"},
        CodeCase{SQLITE_CANTOPEN, "io: the case file cannot be opened; check that you may read it"},
        CodeCase{SQLITE_IOERR_WRITE, "io: reading or writing the case file failed; check the disk"},
        CodeCase{SQLITE_TOOBIG, "limit: a text is longer than SQLite can keep"},
        CodeCase{SQLITE_INTERRUPT, "io: the case file could not be used (SQLite: detail)"}),
    [](const auto& one) { return "Code" + std::to_string(one.param.code); });

TEST(ErrorCodes, OfMemoryAreNoErrorOfTheFile) {
    EXPECT_THROW(sqlite::throw_error(SQLITE_NOMEM, "x", ""), std::bad_alloc);
}

}  // namespace
}  // namespace gainsay::test
