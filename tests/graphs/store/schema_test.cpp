#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>
#include <sstream>

#include "graphs/format/text_case/case_json.hpp"
#include "graphs/store/sql/schema.hpp"
#include "graphs/store/sql/sqlite.hpp"
#include "tests/graphs/store/store_fixture.hpp"
#include "tests/support/random_case.hpp"
#include "tests/support/sketch.hpp"

// The tables and views as another program sees them, and what docs/formats/case-file.md says of them.

namespace gainsay::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;
using Rows = std::vector<std::string>;

struct ViewCase {
    const char* name;
    const char* sketch;
    const char* query;
    Rows rows;
    friend void PrintTo(const ViewCase& c, std::ostream* out) { *out << c.name; }
};
class Views : public testing::TestWithParam<ViewCase> {};

TEST_P(Views, ReadLikeASentence) {
    const TempFolder folder;
    { (void)file_with(folder / "x", draw_case(GetParam().sketch)); }
    EXPECT_EQ(sql(folder / "x", GetParam().query), GetParam().rows);
}

INSTANTIATE_TEST_SUITE_P(
    CaseFiles, Views,
    testing::Values(
        ViewCase{"WhoSaidWhat",
                 "s: a denies p on 2018-07-02 in d via e cue \"said\" quoted \"never\" hedged",
                 "SELECT statement, speaker_id, speaker, stance, object_id, object, manner, commitment, "
                 "said_on, cue, "
                 "quote, document_id, document, via_id, via, retracted FROM who_said_what",
                 {"statement:s | agent:a | a | denies | claim:p | p | quote | hedged | 2018-07-02 | said | "
                  "never | "
                  "document:d | d | document:e | e | -"}},
        ViewCase{"ARejectedDocument",
                 "s: a rejects d retracted 2019",
                 "SELECT stance, object_id, object, document, retracted FROM who_said_what",
                 {"denies | document:d | d | - | 2019"}},
        ViewCase{"Agents",
                 "a speaks for m as voice; agent m media named \"The M\"; s: a asserts p",
                 "SELECT id, name, kind, affiliations, statements FROM agents_view ORDER BY id",
                 {"agent:a | a | person | voice of The M | 1", "agent:m | The M | media | - | 0"}},
        ViewCase{"Documents",
                 "document d seen on 2018 law retracted; a published d; b authored d; s: a asserts p in d",
                 "SELECT id, kind, published, publishers, authors, known_how, retracted, occurrences FROM "
                 "documents_view",
                 {"document:d | law | 2018 | a | b | seen | date unknown | 1"}},
        ViewCase{"Claims",
                 "s: a asserts p; t: b denies p; u: b questions p; d states p; v: a reviews p",
                 "SELECT id, asserted, denied, questioned, reviews FROM claims_view",
                 {"claim:p | 2 | 1 | 1 | 1"}},
        ViewCase{"Relations",
                 "r: p contradicts q by a in d proposed; u: p undercuts r",
                 "SELECT id, kind, from_id, to_id, asserted_by, asserted_in, status FROM relations_view "
                 "ORDER BY id",
                 {"relation:r | contradicts | claim:p | claim:q | a | d | proposed",
                  "relation:u | undercuts | claim:p | relation:r | - | - | accepted"}},
        ViewCase{"Reviews",
                 "v: f reviews p as \"False\" in d on 2018",
                 "SELECT id, claim_id, claim, reviewer, document, rating_label, on_date FROM reviews_view",
                 {"review:v | claim:p | p | f | d | False | 2018"}},
        ViewCase{"ADenial",
                 "s: a denies p; t: b asserts p; c published d; d states p",
                 "SELECT witness, agent, source_id, against, against_source_id, claim_id FROM "
                 "contradictions_direct "
                 "ORDER BY against",
                 {"denial | a | statement:s | b | statement:t | claim:p",
                  "denial | a | statement:s | c | document:d | claim:p"}},
        ViewCase{
            "AContradictionEitherWay",
            "s: a asserts p; t: b asserts q; r: p contradicts q by c",
            "SELECT witness, agent, claim_id, against, against_claim_id, relation_id, relation_asserted_by "
            "FROM contradictions_direct ORDER BY agent",
            {"opposition | a | claim:p | b | claim:q | relation:r | c",
             "opposition | b | claim:q | a | claim:p | relation:r | c"}},
        ViewCase{"ARebuttalOneWay",
                 "s: a asserts p; t: b asserts q; r: p rebuts q",
                 "SELECT agent, against FROM contradictions_direct",
                 {"a | b"}},
        ViewCase{"NoConflictThatIsOnlyProposed",
                 "s: a asserts p; t: b asserts q; r: p contradicts q proposed",
                 "SELECT count(*) FROM contradictions_direct",
                 {"0"}},
        ViewCase{"AContradictionOfOneself",
                 "s: a asserts p; t: a denies p",
                 "SELECT agent, against FROM contradictions_direct",
                 {"a | a"}},
        ViewCase{"TheJournal",
                 "a asserts p",
                 "SELECT seq, author, action, added, replaced, removed, undone_by FROM journal_view",
                 {"1 | ann | create | 0 | 0 | 0 | -", "2 | ann | import | 3 | 0 | 0 | -"}},
        ViewCase{"SearchableTexts",
                 "agent a named \"Ann\"; s: a denies p in d quoted \"never ever\"; claim p \"It rains\"",
                 "SELECT id, field, text FROM search_text WHERE key IN "
                 "(SELECT rowid FROM search_index WHERE search_index MATCH 'never OR ann') ORDER BY id",
                 {"agent:a | name | Ann", "statement:s | quote | never ever"}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Tables, CarryTheMarksOfACaseFile) {
    const TempFolder folder;
    { (void)file_with(folder / "x", {}); }
    EXPECT_THAT(sql(folder / "x", "PRAGMA application_id; PRAGMA user_version; PRAGMA journal_mode"),
                ElementsAre("1198743897", "1", "wal"));
    EXPECT_EQ(read_bytes(folder / "x").substr(68, 4), "GsaY");
    EXPECT_THAT(sql(folder / "x",
                    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND "
                    "NOT strict AND name NOT LIKE 'sqlite_%'"),
                ElementsAre());
}

TEST(Tables, RefuseLooseReferencesFromOthersToo) {
    const TempFolder folder;
    { (void)file_with(folder / "x", draw_case("s: a asserts p")); }
    EXPECT_THROW((void)sql(folder / "x", "PRAGMA foreign_keys = ON; DELETE FROM agent"), std::runtime_error);
    EXPECT_THROW((void)sql(folder / "x", "UPDATE statement SET stance = 'mumbles'"), std::runtime_error);
}

// --- the page that describes them

std::string page() {
    return read_bytes(std::filesystem::path(GAINSAY_SOURCE_DIR) / "docs/formats/case-file.md");
}

// "### `name`" headings, each followed by a table whose rows begin with "| `column`".
std::set<std::string> documented_columns() {
    std::set<std::string> columns;
    std::istringstream lines(page());
    std::string line, table;
    while (std::getline(lines, line)) {
        if (line.starts_with("#")) {
            table = line.starts_with("### `") ? line.substr(5, line.find('`', 5) - 5) : "";
        } else if (!table.empty() && line.starts_with("| `")) {
            columns.insert(table + "." + line.substr(3, line.find('`', 3) - 3));
        }
    }
    return columns;
}

TEST(ThePageOfTheCaseFile, NamesEveryTableViewAndColumnAndNoOther) {
    const TempFolder folder;
    { (void)file_with(folder / "x", {}); }
    std::set<std::string> columns;
    for (const std::string& row :
         sql(folder / "x",
             "SELECT m.name || '.' || c.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c "
             "WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'search!_index!_%' ESCAPE '!' AND "
             "m.name NOT LIKE 'sqlite!_%' ESCAPE '!'")) {
        columns.insert(row);
    }
    EXPECT_EQ(documented_columns(), columns);
}

// Each ```sql block is followed by a ``` block with its output, on the case of the page.
TEST(ThePageOfTheCaseFile, ShowsWhatItsExamplesPrint) {
    const std::string text = page();
    const auto block = [&](const std::string& fence, std::size_t& at) {
        const std::size_t begin = text.find(fence, at);
        if (begin == std::string::npos) return at = begin, std::string();
        const std::size_t end = text.find("\n```", begin + fence.size() - 1);
        at = end + 4;
        return text.substr(begin + fence.size(), end + 1 - begin - fence.size());
    };
    std::size_t at = 0;
    std::istringstream example(block("```json\n", at));
    const TempFolder folder;
    { (void)file_with(folder / "x", read_case(example, "case-file.md")); }
    int shown = 0;
    for (;;) {
        const std::string query = block("```sql\n", at);
        if (at == std::string::npos) break;
        std::string printed;
        for (const std::string& row : sql(folder / "x", query)) printed += row + "\n";
        EXPECT_EQ(block("```\n", at), printed) << query;
        ++shown;
    }
    EXPECT_GE(shown, 5);
}

// --- migrations

TEST(Migrations, RunFromTheVersionOfTheFile) {
    sqlite::Connection connection("", sqlite::Access::Memory, {});
    const std::array steps{schema::Migration{1, "CREATE TABLE one (x)"},
                           schema::Migration{2, "CREATE TABLE two (x)"},
                           schema::Migration{3, "ALTER TABLE one RENAME TO three"}};
    schema::migrate(connection, std::span(steps).first(1));
    EXPECT_EQ(connection.number("PRAGMA user_version"), 1);
    schema::migrate(connection, steps);
    EXPECT_EQ(connection.number("PRAGMA user_version"), 3);
    EXPECT_EQ(connection.number("SELECT count(*) FROM sqlite_master WHERE name IN ('two', 'three')"), 2);
    schema::migrate(connection, steps);  // nothing is left to do
}

sqlite::Connection& migrated(sqlite::Connection& connection) {
    schema::migrate(connection, schema::migrations());
    return connection;
}

// Every object of ours, as SQLite lists them: "table claim".
Rows objects_of_ours() {
    sqlite::Connection connection("", sqlite::Access::Memory, {});
    Rows objects;
    sqlite::Query query = migrated(connection)
                              .query(
                                  "SELECT type || ' ' || name FROM sqlite_master WHERE name NOT LIKE "
                                  "'sqlite!_%' ESCAPE '!' AND "
                                  "name NOT LIKE 'search!_index!_%' ESCAPE '!' ORDER BY type, name");
    while (query.step()) objects.push_back(query.string(0));
    return objects;
}

TEST(Checking, FindsWhatSqliteKeptOfTheMigrationsToTheLetter) {
    sqlite::Connection connection("", sqlite::Access::Memory, {});
    EXPECT_NO_THROW(schema::check(migrated(connection)));
}

TEST(Checking, MissesNoneOfTheObjects) {
    const Rows objects = objects_of_ours();
    EXPECT_GT(objects.size(), 40U);
    for (const std::string& object : objects) {
        SCOPED_TRACE(object);
        sqlite::Connection connection("", sqlite::Access::Memory, {});
        migrated(connection).exec("PRAGMA foreign_keys = OFF");
        connection.exec(("DROP " + object).c_str());
        // With a table go its indexes, of which the first is named.
        const std::string named =
            object.substr(0, object.find(' ')) + " \"" + object.substr(object.find(' ') + 1);
        EXPECT_THAT(
            error_of([&] { schema::check(connection); }),
            HasSubstr(object.starts_with("table") ? "\" is missing" : "the " + named + "\" is missing"));
    }
}

TEST(Checking, SeesAnotherTextUnderTheSameName) {
    for (const std::string& object : objects_of_ours()) {
        const std::string type = object.substr(0, object.find(' ')),
                          name = object.substr(object.find(' ') + 1);
        if (type == "table") continue;  // what others do to tables is tried on whole files
        SCOPED_TRACE(object);
        sqlite::Connection connection("", sqlite::Access::Memory, {});
        migrated(connection).exec(("DROP " + object).c_str());
        connection.exec(type == "view" ? ("CREATE VIEW " + name + " AS SELECT 1").c_str()
                                       : ("CREATE INDEX " + name + " ON claim (text)").c_str());
        EXPECT_THAT(error_of([&] { schema::check(connection); }),
                    HasSubstr("the " + type + " \"" + name + "\" was changed by another program"));
    }
}

TEST(Migrations, GoUpOneByOneToTheCurrentVersion) {
    int version = 0;
    for (const schema::Migration& step : schema::migrations()) EXPECT_EQ(step.to, ++version);
    EXPECT_EQ(version, schema::current_version());
}

}  // namespace
}  // namespace gainsay::test
