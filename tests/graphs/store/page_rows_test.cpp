// The rows that a snapshot asks for are read from the pages of the file where that may be: they must be the rows that
// SQL gives, and a file that is damaged must end in an Error, never in a crash, an endless walk or other rows of a commit
// that came later.
#include <gmock/gmock.h>

#include <array>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "graphs/model/graph_rows.hpp"
#include "graphs/store/sql/tree_scan.hpp"
#include "tests/graphs/store/store_fixture.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

using sqlite::Access;
using sqlite::Connection;
using sqlite::PageFile;
using sqlite::Tree;
using sqlite::TreeScan;
using testing::AnyOf;
using testing::HasSubstr;
using testing::StartsWith;

constexpr std::chrono::milliseconds no_wait{0};

/// Every row as a line.
class RowLines final : public GraphRowSink {
public:
    void agent(const rows::Agent& row) override { put("agent", row.row, row.name, row.kind); }
    void alias(std::string_view alias) override { put("alias", alias); }
    void affiliation(const rows::Affiliation& row) override {
        put("affiliation", row.with, row.role, row.from, row.until);
    }
    void document(const rows::Document& row) override {
        put("document", row.row, row.title, row.kind, row.published, row.url, row.seen, row.retracted,
            row.retracted_on, row.retracted_by);
    }
    void citation(RowKey document, CitationManner manner) override { put("cites", document, manner); }
    void part_of(RowKey document) override { put("part_of", document); }
    void states(RowKey claim) override { put("states", claim); }
    void authored_by(RowKey agent) override { put("authored_by", agent); }
    void published_by(RowKey agent) override { put("published_by", agent); }
    void claim(const rows::Claim& row) override { put("claim", row.row, row.text, row.valid); }
    void statement(const rows::Statement& row) override {
        put("statement", row.row, row.speaker, row.stance, row.of, row.manner, row.commitment, row.said_on,
            row.retracted, row.retracted_on, row.retracted_by, row.note);
    }
    void occurrence(const rows::Occurrence& row) override {
        put("occurrence", row.document, row.cue, row.exact, row.via);
    }
    void relation(const rows::Relation& row) override {
        put("relation", row.row, row.kind, row.from, row.to, row.asserted_by, row.asserted_in, row.status,
            row.origin, row.note);
    }
    void review(const rows::Review& row) override {
        put("review", row.row, row.of, row.by, row.in, row.on, row.note);
    }

    template <class... Values>
    void put(const Values&... values) {
        std::string line;
        ((line += text(values) + '|'), ...);
        lines.push_back(line);
    }

    std::vector<std::string> lines;

private:
    static std::string text(std::string_view value) { return std::string(value); }
    static std::string text(RowRef value) {
        return std::string(to_string(value.kind)) + " " + std::to_string(value.row);
    }
    template <class Number>
    requires(std::is_integral_v<Number> || std::is_enum_v<Number>) static std::string text(Number value) {
        return std::to_string(static_cast<std::int64_t>(value));
    }
};

std::vector<std::string> rows_of(GraphRows& look) {
    RowLines lines;
    for (std::size_t k = 0; k < record_kind_count; ++k) {
        const auto kind = static_cast<RecordKind>(k);
        look.ids(kind, [&](RowKey row, std::string_view id) { lines.put(id, row); });
        look.rows(kind, lines);
    }
    return lines.lines;
}

std::vector<std::string> rows_of(const CaseFile& file) {
    return rows_of(*file.graph_rows());
}

/// The same records, naming nothing that comes later: what is named before it arrives gets its row then.
Case bare(const Case& whole) {
    Case some;
    some.info = whole.info;
    for (const Agent& one : whole.agents) {
        some.agents.emplace_back().id = one.id;
        some.agents.back().name = "a";
    }
    for (const Document& one : whole.documents) {
        some.documents.emplace_back().id = one.id;
        some.documents.back().title = "d";
    }
    for (const Claim& one : whole.claims) {
        some.claims.emplace_back().id = one.id;
        some.claims.back().text = "c";
    }
    for (Statement one : whole.statements) {
        one.occurrences.clear();
        some.statements.push_back(one);
    }
    for (Relation one : whole.relations) {
        one.to = one.from.any();
        one.kind = RelationKind::Supports;
        some.relations.push_back(one);
    }
    some.reviews = whole.reviews;
    return some;
}

/// A case file whose rows lie in the order of ids, in pages of so many bytes; closed.
void make_file(const std::filesystem::path& path, const Case& whole, int page_bytes) {
    {
        CaseFile file = CaseFile::create(path, whole.info, note("create"));
        for (const Case& part : {bare(whole), whole}) {
            Change change = file.begin(note("import"));
            for (const Record& record : records_of(part)) change.put(record, ImportPolicy::Replace);
            change.commit();
        }
        const std::unique_ptr<GraphRows> look = file.graph_rows();
        for (std::size_t k = 0; k < record_kind_count; ++k) {
            RowKey last = no_row;
            look->ids(static_cast<RecordKind>(k), [&](RowKey row, std::string_view id) {
                EXPECT_GT(row, std::exchange(last, row)) << id;
            });
        }
    }
    (void)sql(path, "PRAGMA journal_mode = DELETE; PRAGMA page_size = " + std::to_string(page_bytes) +
                        "; VACUUM; PRAGMA journal_mode = WAL");
}

/// With texts that do not fit into a page, also before other fields.
Case case_with_long_texts(unsigned seed) {
    Case whole = random_case(seed, {12, 14, 20, 40, 30, 9});
    Dice dice(seed);
    for (Claim& claim : whole.claims) {
        if (dice.one_in(3)) claim.text += std::string(dice.below(3000), 'x');
    }
    for (Statement& statement : whole.statements) {
        if (dice.one_in(5)) statement.note = std::string(dice.below(70'000), 'n');
        for (Occurrence& occurrence : statement.occurrences) {
            if (dice.one_in(3)) occurrence.cue += std::string(dice.below(2000), 'c');
        }
    }
    return whole;
}

/// Gives the rows of each kind for which `condition` holds ids in another order.
void mix_ids(const std::filesystem::path& path, const std::string& condition) {
    for (std::size_t k = 0; k < record_kind_count; ++k) {
        const std::string kind(to_string(static_cast<RecordKind>(k)));
        std::string update = "UPDATE ";
        update += kind;
        update += " SET id = '";
        update += kind;
        update += ":' || (row * 7919 % 101) || '-' || row WHERE ";
        update += condition;
        (void)sql(path, update);
    }
}

bool has_pages(const std::filesystem::path& path) {
    Connection connection(path, Access::ReadWrite, no_wait);
    connection.exec("BEGIN");
    (void)connection.number("SELECT count(*) FROM sqlite_schema");
    return PageFile::of(connection).has_value();
}

/// Commits that other programs left in the log beside the file while somebody has it open: SQL must be asked.
void fill_log(const std::filesystem::path& path) {
    (void)sql(path, "CREATE TABLE notes (text)");
    ASSERT_FALSE(has_pages(path));
}

TEST(PagesOfACaseFile, HoldTheRowsThatSqlGives) {
    for (unsigned seed = 0; seed < 12; ++seed) {
        for (const int page_bytes : {512, 1024, 4096, 65536}) {
            SCOPED_TRACE("seed " + std::to_string(seed) + ", pages of " + std::to_string(page_bytes));
            const TempFolder folder;
            make_file(folder / "x", case_with_long_texts(seed), page_bytes);
            const CaseFile file = CaseFile::open(folder / "x", OpenMode::Read);
            ASSERT_TRUE(has_pages(folder / "x"));
            const std::vector<std::string> from_pages = rows_of(file);
            fill_log(folder / "x");
            ASSERT_EQ(from_pages, rows_of(file));
        }
    }
}

TEST(PagesOfACaseFile, HoldTheRowsThatSqlGivesWhenTheyLieInNoOrder) {
    for (unsigned seed = 0; seed < 24; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const TempFolder folder;
        make_file(folder / "x", case_with_long_texts(seed), seed % 2 == 0 ? 512 : 4096);
        // Some ids of each kind change places; in every third case, all do.
        mix_ids(folder / "x", seed % 3 == 0 ? "1" : "row % 5 = " + std::to_string(seed % 5));
        const CaseFile file = CaseFile::open(folder / "x", OpenMode::Read);
        ASSERT_TRUE(has_pages(folder / "x"));
        const std::vector<std::string> from_pages = rows_of(file);
        fill_log(folder / "x");
        ASSERT_EQ(from_pages, rows_of(file));
    }
}

TEST(PagesOfACaseFile, AreReadWhileOthersCommitAndAskForACheckpoint) {
    const TempFolder folder;
    make_file(folder / "x", random_case(7, {12, 14, 20, 40, 30, 9}), 512);
    const CaseFile file = CaseFile::open(folder / "x", OpenMode::Read);
    const std::vector<std::string> before = rows_of(file);
    {
        const std::unique_ptr<GraphRows> look = file.graph_rows();
        (void)sql(folder / "x",
                  "UPDATE claim SET text = 'another'; DELETE FROM occurrence; "
                  "PRAGMA wal_checkpoint(TRUNCATE)");
        EXPECT_EQ(rows_of(*look), before);
    }
    EXPECT_NE(rows_of(file), before);
    EXPECT_EQ(sql(folder / "x", "PRAGMA wal_checkpoint(TRUNCATE)").at(0), "0 | 0 | 0");
    ASSERT_TRUE(has_pages(folder / "x"));
    EXPECT_THAT(rows_of(file), testing::Contains(HasSubstr("|another|")));
}

TEST(PagesOfACaseFile, AreLeftToSqlWhereTheFileAloneIsNotWhatATransactionSees) {
    const TempFolder folder;
    make_file(folder / "x", random_case(1), 4096);
    Connection connection(folder / "x", Access::ReadWrite, no_wait);
    EXPECT_FALSE(PageFile::of(connection));  // no transaction
    connection.exec("BEGIN");
    EXPECT_FALSE(PageFile::of(connection));  // one that has not begun to read
    (void)connection.number("SELECT count(*) FROM claim");
    EXPECT_TRUE(PageFile::of(connection));
    connection.exec("COMMIT; BEGIN IMMEDIATE");
    EXPECT_FALSE(PageFile::of(connection));
    connection.exec("UPDATE claim SET note = 'n'; COMMIT; BEGIN");
    (void)connection.number("SELECT count(*) FROM claim");
    EXPECT_FALSE(PageFile::of(connection));  // the commit lies in the log

    Connection memory("", Access::Memory, no_wait);
    memory.exec("CREATE TABLE t (a); BEGIN");
    (void)memory.number("SELECT count(*) FROM t");
    EXPECT_FALSE(PageFile::of(memory));

    (void)sql(folder / "wide", "PRAGMA encoding = 'UTF-16le'; CREATE TABLE t (a)");
    EXPECT_FALSE(has_pages(folder / "wide"));
    (void)sql(folder / "narrow", "CREATE TABLE t (a)");
    EXPECT_TRUE(has_pages(folder / "narrow"));
}

/// Numbers of every width, texts of every length up to some pages, and nothing.
void fill_tables(Connection& connection, unsigned seed) {
    connection.exec(
        "CREATE TABLE plain (row INTEGER PRIMARY KEY, number INTEGER, text TEXT UNIQUE, last INTEGER) STRICT;"
        "CREATE TABLE list (owner INTEGER, position INTEGER, text TEXT, last INTEGER, PRIMARY KEY (owner, "
        "position)) "
        "STRICT, WITHOUT ROWID; BEGIN");
    Dice dice(seed);
    const auto number = [&]() -> std::optional<std::int64_t> {
        if (dice.one_in(6)) return std::nullopt;
        const auto bits = static_cast<std::int64_t>(static_cast<std::uint64_t>(1) << dice.below(64));
        return dice.one_in(2) ? bits : ~bits + static_cast<std::int64_t>(dice.below(3));
    };
    const auto text = [&]() -> std::optional<std::string> {
        if (dice.one_in(6)) return std::nullopt;
        return std::string(dice.below(dice.one_in(4) ? 3000 : 70), 'x') +
               std::to_string(dice.below(1'000'000'000));
    };
    const std::size_t rows = dice.below(400);
    for (std::size_t i = 0; i < rows; ++i) {
        connection.query("INSERT OR IGNORE INTO plain VALUES (?1, ?2, ?3, ?4)")
            .bind(dice.one_in(9) ? number().value_or(0) : static_cast<std::int64_t>(i), number(), text(),
                  number())
            .run();
        connection.query("INSERT OR IGNORE INTO list VALUES (?1, ?2, ?3, ?4)")
            .bind(static_cast<std::int64_t>(dice.below(9)), static_cast<std::int64_t>(i), text(), number())
            .run();
    }
    connection.exec("COMMIT");
}

template <class Rows>
std::vector<std::string> lines_of(Rows rows, std::initializer_list<int> numbers, int text) {
    std::vector<std::string> lines;
    while (rows.step()) {
        std::string line(rows.is_null(text) ? "-" : rows.text(text));
        for (const int column : numbers) line += " " + std::to_string(rows.integer_or(column, -77));
        lines.push_back(line);
    }
    return lines;
}

TEST(TreeScans, GiveWhatAQueryGives) {
    static constexpr Tree plain("plain", {Tree::row_number, 1, 2, 3}), list("list", {0, 1, 2, 3}),
        texts("sqlite_autoindex_plain_1", {1, 0});
    for (unsigned seed = 0; seed < 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const TempFolder folder;
        Connection connection(folder / "x", Access::Create, no_wait);
        constexpr std::array sizes{512, 1024, 4096, 65536};
        connection.exec(("PRAGMA page_size = " + std::to_string(sizes[seed % sizes.size()])).c_str());
        fill_tables(connection, seed);
        connection.exec("BEGIN");
        const auto root = [&](const char* name) {
            sqlite::Query query = connection.query("SELECT rootpage FROM sqlite_schema WHERE name = ?1");
            query.bind(name);
            EXPECT_TRUE(query.step());
            return static_cast<std::uint32_t>(query.integer(0));
        };
        const auto roots = std::array{root(plain.name), root(list.name), root(texts.name)};
        const auto pages = PageFile::of(connection);
        ASSERT_TRUE(pages);
        ASSERT_EQ(lines_of(TreeScan(*pages, plain, roots[0]), {0, 1, 3}, 2),
                  lines_of(connection.query("SELECT row, number, text, last FROM plain ORDER BY row"),
                           {0, 1, 3}, 2));
        ASSERT_EQ(lines_of(TreeScan(*pages, list, roots[1]), {0, 1, 3}, 2),
                  lines_of(connection.query(
                               "SELECT owner, position, text, last FROM list ORDER BY owner, position"),
                           {0, 1, 3}, 2));
        ASSERT_EQ(lines_of(TreeScan(*pages, texts, roots[2]), {0}, 1),
                  lines_of(connection.query("SELECT row, text FROM plain ORDER BY text, row"), {0}, 1));
    }
}

TEST(TreeScans, SeekTheFirstRowThatIsNotBefore) {
    static constexpr Tree plain("plain", {Tree::row_number}), list("list", {0, 1});
    for (unsigned seed = 0; seed < 20; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const TempFolder folder;
        Connection connection(folder / "x", Access::Create, no_wait);
        connection.exec("PRAGMA page_size = 512");
        fill_tables(connection, seed);
        connection.exec("BEGIN");
        const auto plain_root = static_cast<std::uint32_t>(
            connection.number("SELECT rootpage FROM sqlite_schema WHERE name = 'plain'"));
        const auto list_root = static_cast<std::uint32_t>(
            connection.number("SELECT rootpage FROM sqlite_schema WHERE name = 'list'"));
        const auto pages = PageFile::of(connection);
        ASSERT_TRUE(pages);
        TreeScan rows(*pages, plain, plain_root), lists(*pages, list, list_root);
        Dice dice(seed);
        for (int i = 0; i < 60; ++i) {
            const auto key = static_cast<std::int64_t>(dice.below(420)) - 5;
            sqlite::Query row = connection.query("SELECT row FROM plain WHERE row >= ?1 ORDER BY row");
            row.bind(key);
            rows.seek(key);
            for (int k = 0; k < 3; ++k) {
                const bool more = row.step();
                ASSERT_EQ(rows.step(), more) << key;
                if (!more) break;
                ASSERT_EQ(rows.integer(0), row.integer(0)) << key;
            }
            const std::int64_t owner = key % 11;
            sqlite::Query entry = connection.query(
                "SELECT owner, position FROM list WHERE owner >= ?1 ORDER BY owner, position");
            entry.bind(owner);
            lists.seek(owner);
            for (int k = 0; k < 30; ++k) {
                const bool more = entry.step();
                ASSERT_EQ(lists.step(), more) << owner;
                if (!more) break;
                ASSERT_EQ(lists.integer(0), entry.integer(0)) << owner;
                ASSERT_EQ(lists.integer(1), entry.integer(1)) << owner;
            }
        }
    }
}

TEST(TreeScans, RefuseAValueOfAnotherType) {
    const TempFolder folder;
    (void)sql(folder / "x",
              "CREATE TABLE t (a); INSERT INTO t VALUES ('7'); INSERT INTO t VALUES (7.5); "
              "INSERT INTO t VALUES (x'37'); INSERT INTO t VALUES (7)");
    Connection connection(folder / "x", Access::ReadOnly, no_wait);
    connection.exec("BEGIN");
    (void)connection.number("SELECT count(*) FROM t");
    const auto pages = PageFile::of(connection);
    ASSERT_TRUE(pages);
    static constexpr Tree tree("t", {0});
    static constexpr Tree table("t", {Tree::row_number, 0});
    EXPECT_THAT(
        error_of([&] { (void)TreeScan(*pages, tree, 2); }),  // a table is no index
        StartsWith("malformed: the case file is damaged: page 2 holds what SQLite does not write there"));
    TreeScan scan(*pages, table, 2);
    ASSERT_TRUE(scan.step());
    EXPECT_EQ(scan.text(1), "7");
    EXPECT_THAT(error_of([&] { (void)scan.integer(1); }), HasSubstr("page 2 holds what"));
    ASSERT_TRUE(scan.step());
    EXPECT_THAT(error_of([&] { (void)scan.integer(1); }), HasSubstr("page 2 holds what"));
    EXPECT_THAT(error_of([&] { (void)scan.text(1); }), HasSubstr("page 2 holds what"));
    ASSERT_TRUE(scan.step());
    EXPECT_THAT(error_of([&] { (void)scan.text(1); }), HasSubstr("page 2 holds what"));
    ASSERT_TRUE(scan.step());
    EXPECT_THAT(error_of([&] { (void)scan.text(1); }), HasSubstr("page 2 holds what"));
    EXPECT_EQ(scan.integer(1), 7);
    EXPECT_FALSE(scan.step());
}

std::size_t root_of(const std::filesystem::path& path, const std::string& name) {
    return std::stoul(sql(path, "SELECT rootpage FROM sqlite_schema WHERE name = '" + name + "'").at(0));
}

TEST(DamagedPages, ThatLeadInACircleEndInAnError) {
    const TempFolder folder;
    make_file(folder / "x", case_with_long_texts(3), 512);
    static constexpr std::array trees{Tree("claim", {Tree::row_number}), Tree("occurrence", {0}),
                                      Tree("sqlite_autoindex_statement_1", {1})};
    for (const Tree& tree : trees) {
        SCOPED_TRACE(tree.name);
        const std::size_t root = root_of(folder / "x", tree.name), at = (root - 1) * 512;
        std::string bytes = read_bytes(folder / "x");
        ASSERT_EQ(bytes.at(at), tree.has_row_numbers ? 5 : 2) << "no inner page";
        bytes.at(at + 8) = bytes.at(at + 9) = '\0';
        bytes.at(at + 10) = static_cast<char>(root >> 8U);  // the rightmost child
        bytes.at(at + 11) = static_cast<char>(root & 0xFFU);
        write_bytes(folder / "y", bytes);
        EXPECT_THAT(error_of([&] { (void)rows_of(CaseFile::open(folder / "y", OpenMode::Read)); }),
                    StartsWith("malformed: the case file is damaged: "));
        Connection connection(folder / "y", Access::ReadOnly, no_wait);
        connection.exec("BEGIN");
        (void)connection.number("SELECT count(*) FROM case_info");
        const auto pages = PageFile::of(connection);
        ASSERT_TRUE(pages);
        TreeScan scan(*pages, tree, static_cast<std::uint32_t>(root));
        EXPECT_THAT(error_of([&] {
                        while (scan.step()) {
                        }
                    }),
                    HasSubstr("holds what SQLite does not write there"));
    }
}

TEST(DamagedPages, OfAFileThatWasCutShortEndInAnError) {
    const TempFolder folder;
    make_file(folder / "x", case_with_long_texts(4), 512);
    const CaseFile file = CaseFile::open(folder / "x", OpenMode::Read);
    const std::unique_ptr<GraphRows> look = file.graph_rows();
    const std::size_t root = root_of(folder / "x", "claim");
    std::filesystem::resize_file(folder / "x", (root - 1) * 512);
    EXPECT_THAT(error_of([&] { (void)rows_of(*look); }),
                StartsWith("malformed: the case file is damaged: it ends"));
}

bool is_tree(char page_type) {
    return page_type == 2 || page_type == 5 || page_type == 10 || page_type == 13;
}

class PatchedPages : public testing::TestWithParam<bool> {};

TEST_P(PatchedPages, EndInAnErrorOrInRows) {
    const TempFolder folder;
    make_file(folder / "x", case_with_long_texts(5), 512);
    if (!GetParam()) mix_ids(folder / "x", "1");
    const std::string good = read_bytes(folder / "x");
    std::size_t refused = 0, read = 0;
    for (unsigned seed = 0; seed < 500; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(seed);
        std::string bytes = good;
        for (std::size_t patches = 1 + dice.below(6); patches > 0; --patches) {
            // Mostly of a tree; the pages of long texts are many and hold nothing else.
            std::size_t page = 0;
            do {
                page = 1 + dice.below(good.size() / 512 - 1);
            } while (!is_tree(good.at(page * 512)) && !dice.one_in(50));
            // Mostly where a page says what it holds, or where a cell begins.
            const std::size_t at = dice.one_in(2) ? dice.below(40) : dice.below(512);
            bytes.at(page * 512 + at) = static_cast<char>(dice.one_in(3) ? 0xFF : dice.below(256));
        }
        write_bytes(folder / "y", bytes);
        std::string said = error_of([&] { (void)rows_of(CaseFile::open(folder / "y", OpenMode::Read)); });
        (said == "no error" ? read : refused) += 1;
        EXPECT_THAT(said, AnyOf("no error", StartsWith("malformed: ")));
    }
    EXPECT_GT(refused, 100U) << read;
    EXPECT_GT(read, 100U);
}

INSTANTIATE_TEST_SUITE_P(RowsOfACaseFile, PatchedPages, testing::Bool(),
                         [](const auto& one) { return one.param ? "InOrder" : "InNone"; });

TEST(DamagedRows, NameAWordThatIsNoneWithItsTableAndRow) {
    const TempFolder folder;
    make_file(folder / "x", random_case(2), 4096);
    (void)sql(folder / "x",
              "PRAGMA ignore_check_constraints = ON; UPDATE statement SET stance = 'robot' WHERE row = 3");
    const CaseFile file = CaseFile::open(folder / "x", OpenMode::Read);
    constexpr const char* expected =
        "malformed: the case file is damaged: the statement in row 3 has \"robot\" where one of the words of "
        "the model "
        "should stand";
    ASSERT_TRUE(has_pages(folder / "x"));
    EXPECT_THAT(error_of([&] { (void)rows_of(file); }), StartsWith(expected));
    fill_log(folder / "x");
    EXPECT_THAT(error_of([&] { (void)rows_of(file); }), StartsWith(expected));
}

TEST(DamagedRows, NameAListWithoutAnOwner) {
    const TempFolder folder;
    make_file(folder / "x", random_case(2), 4096);
    (void)sql(folder / "x",
              "INSERT INTO occurrence (statement, position, document, cue) VALUES (999999, 1, 1, '')");
    const CaseFile file = CaseFile::open(folder / "x", OpenMode::Read);
    ASSERT_TRUE(has_pages(folder / "x"));
    EXPECT_THAT(error_of([&] { (void)rows_of(file); }), HasSubstr("a list belongs to no statement"));
    fill_log(folder / "x");
    EXPECT_THAT(error_of([&] { (void)rows_of(file); }), HasSubstr("a list belongs to no statement"));
}

TEST(DamagedRows, AreNotTakenFromATableThatWasAlteredMeanwhile) {
    const TempFolder folder;
    make_file(folder / "x", random_case(2), 4096);
    const CaseFile file = CaseFile::open(folder / "x", OpenMode::Read);
    (void)sql(folder / "x", "ALTER TABLE claim DROP COLUMN language; PRAGMA wal_checkpoint(TRUNCATE)");
    ASSERT_TRUE(has_pages(folder / "x"));
    EXPECT_THAT(error_of([&] { (void)rows_of(file); }),
                HasSubstr("the table \"claim\" was changed by another program"));
}

TEST(DamagedRows, NameARowThatOnlyAnIndexHas) {
    const TempFolder folder;
    make_file(folder / "x", random_case(2), 4096);
    (void)sql(folder / "x", "UPDATE claim SET id = 'claim:zzz' WHERE row = 1");  // so that the index leads
    const std::size_t root = root_of(folder / "x", "claim");
    std::string bytes = read_bytes(folder / "x");
    ASSERT_EQ(bytes.at((root - 1) * 4096), 13) << "no leaf";
    --bytes.at((root - 1) * 4096 + 4);  // one cell less
    write_bytes(folder / "x", bytes);
    const CaseFile file = CaseFile::open(folder / "x", OpenMode::Read);
    EXPECT_THAT(error_of([&] { (void)rows_of(file); }), HasSubstr("which its table does not have"));
}

/// Throws at the third statement.
class ImpatientSink final : public GraphRowSink {
public:
    void agent(const rows::Agent&) override {}
    void alias(std::string_view) override {}
    void affiliation(const rows::Affiliation&) override {}
    void document(const rows::Document&) override {}
    void citation(RowKey, CitationManner) override {}
    void part_of(RowKey) override {}
    void states(RowKey) override {}
    void authored_by(RowKey) override {}
    void published_by(RowKey) override {}
    void claim(const rows::Claim&) override {}
    void statement(const rows::Statement&) override {
        if (++statements_ == 3) throw std::domain_error("enough");
    }
    void occurrence(const rows::Occurrence&) override {}
    void relation(const rows::Relation&) override {}
    void review(const rows::Review&) override {}

private:
    int statements_ = 0;
};

TEST(Looks, ThatASinkEndsByThrowingLeaveTheCaseFileOfUse) {
    const TempFolder folder;
    make_file(folder / "x", random_case(6), 1024);
    CaseFile file = CaseFile::open(folder / "x", OpenMode::Write);
    const std::vector<std::string> rows = rows_of(file);
    for (const bool from_pages : {true, false}) {
        if (!from_pages) fill_log(folder / "x");
        {
            const std::unique_ptr<GraphRows> look = file.graph_rows();
            look->ids(RecordKind::Statement, [](RowKey, std::string_view) {});
            ImpatientSink sink;
            EXPECT_THROW(look->rows(RecordKind::Statement, sink), std::domain_error);
            EXPECT_EQ(rows_of(*look), rows);
        }
        EXPECT_EQ(rows_of(file), rows);
    }
    Change change = file.begin(note());
    Claim claim;
    claim.id = ClaimId("claim:later");
    claim.text = "Later.";
    change.add(claim);
    change.commit();
    EXPECT_EQ(rows_of(file).size(), rows.size() + 2);  // its id and its row
}

}  // namespace
}  // namespace gainsay::test
