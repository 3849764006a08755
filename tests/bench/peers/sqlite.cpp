// bench_sqlite FOLDER: SQLite as it is fast: covering indexes, a fixed join order (CROSS JOIN), no Bloom
// filters, the file memory-mapped. Q5 and the components also as an application would do them: rows are read
// by prepared statements and the search runs outside.
#include <sqlite3.h>

#include <array>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <memory>
#include <numeric>
#include <optional>
#include <stdexcept>

#include "tests/bench/floor/whole.hpp"
#include "tests/bench/measure/measure.hpp"

namespace gainsay::bench {
namespace {

class Database {
public:
    explicit Database(const std::filesystem::path& path) {
        check(sqlite3_open(path.c_str(), &handle_));
        run("PRAGMA mmap_size=30000000000; PRAGMA cache_size=-262144; PRAGMA temp_store=MEMORY;"
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;");
        // Bloom filters read a whole table to save a few look-ups: 20 ms instead of 0.3 ms for a Q2.
        check(sqlite3_test_control(SQLITE_TESTCTRL_OPTIMIZATIONS, handle_, 0x00080000));
    }
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database() { sqlite3_close(handle_); }

    void run(const char* sql) { check(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr)); }
    void check(int code) const {
        if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
            throw std::runtime_error(sqlite3_errmsg(handle_));
    }
    [[nodiscard]] sqlite3* handle() const noexcept { return handle_; }

private:
    sqlite3* handle_ = nullptr;
};

class Query {
public:
    Query(Database& database, const char* sql) : database_(database) {
        database.check(sqlite3_prepare_v2(database.handle(), sql, -1, &statement_, nullptr));
    }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    ~Query() { sqlite3_finalize(statement_); }

    /// Binds the parameters and calls `row` for each row.
    template <class Row>
    void each(std::initializer_list<std::uint32_t> parameters, const Row& row) {
        int at = 0;
        for (const std::uint32_t parameter : parameters) sqlite3_bind_int64(statement_, ++at, parameter);
        int code = SQLITE_ROW;
        while ((code = sqlite3_step(statement_)) == SQLITE_ROW) row(*this);
        database_.check(code);
        sqlite3_reset(statement_);
    }
    [[nodiscard]] std::uint32_t operator[](int column) const {
        return static_cast<std::uint32_t>(sqlite3_column_int64(statement_, column));
    }

private:
    Database& database_;
    sqlite3_stmt* statement_ = nullptr;
};

void load(Database& database, const Tables& t) {
    database.run(
        "BEGIN;"
        "CREATE TABLE stmt(kind INT, agent INT, claim INT, doc INT, day INT);"
        "CREATE TABLE contra(a INT, b INT); CREATE TABLE cites(a INT, b INT);"
        "CREATE TABLE below(a INT, b INT); CREATE TABLE same(a INT, b INT);");
    const auto pairs = [&](const char* sql, const Tables::Pairs& rows, bool both) {
        Query insert(database, sql);
        for (const auto& [a, b] : rows) {
            insert.each({a, b}, [](const Query&) {});
            if (both) insert.each({b, a}, [](const Query&) {});
        }
    };
    Query insert(database, "INSERT INTO stmt VALUES(?,?,?,?,?)");
    for (const auto& s : t.asserted)
        insert.each({0, s.agent, s.claim, s.document, s.day}, [](const Query&) {});
    for (const auto& s : t.denied) insert.each({1, s.agent, s.claim, s.document, s.day}, [](const Query&) {});
    pairs("INSERT INTO contra VALUES(?,?)", t.conflicts, true);
    pairs("INSERT INTO cites VALUES(?,?)", t.cites, false);
    pairs("INSERT INTO below VALUES(?2,?1)", t.affiliated, false);
    pairs("INSERT INTO same VALUES(?,?)", groups(t.same_as), false);
    database.run(
        "CREATE INDEX stmt_claim ON stmt(claim, kind, agent, doc, day);"
        "CREATE INDEX stmt_agent ON stmt(agent, kind, claim);"
        "CREATE INDEX contra_a ON contra(a, b); CREATE INDEX cites_a ON cites(a, b);"
        "CREATE INDEX below_a ON below(a, b); CREATE INDEX same_a ON same(a, b); COMMIT; ANALYZE;");
}

constexpr const char* q1 = "SELECT kind, agent, doc, day FROM stmt WHERE claim=?1";
constexpr const char* q2 =
    "SELECT y, count(*) FROM ("
    " SELECT s2.agent AS y FROM stmt s1 CROSS JOIN contra k ON k.a=s1.claim"
    "  CROSS JOIN stmt s2 ON s2.claim=k.b AND s2.kind=0 WHERE s1.agent=?1 AND s1.kind=0"
    " UNION ALL SELECT s2.agent FROM stmt s1 CROSS JOIN stmt s2 ON s2.claim=s1.claim AND s2.kind=1"
    "  WHERE s1.agent=?1 AND s1.kind=0) WHERE y<>?1 GROUP BY y";
constexpr const char* q3 =
    "WITH RECURSIVE s(x) AS (VALUES(?1) UNION SELECT b FROM s CROSS JOIN below ON below.a=s.x),"
    " said(c) AS MATERIALIZED (SELECT DISTINCT claim FROM s CROSS JOIN stmt ON agent=x AND kind=0),"
    " c1(c) AS MATERIALIZED (SELECT c FROM said UNION SELECT b FROM said CROSS JOIN same ON same.a=c)"
    " SELECT y, count(*) FROM ("
    "  SELECT agent AS y FROM c1 CROSS JOIN contra k ON k.a=c1.c CROSS JOIN stmt ON claim=k.b AND kind=0"
    "   WHERE NOT EXISTS (SELECT 1 FROM same WHERE same.a=k.b)"
    "  UNION ALL SELECT agent FROM c1 CROSS JOIN contra k ON k.a=c1.c CROSS JOIN same g ON g.a=k.b"
    "   CROSS JOIN stmt ON claim=g.b AND kind=0"
    "  UNION ALL SELECT agent FROM c1 CROSS JOIN stmt ON claim=c1.c AND kind=1"
    " ) WHERE y NOT IN (SELECT x FROM s) GROUP BY y";
constexpr const char* q4 =
    "WITH RECURSIVE w(d, n) AS (SELECT DISTINCT doc, 0 FROM stmt WHERE claim=?1 AND kind=0"
    " UNION SELECT b, n+1 FROM w CROSS JOIN cites ON cites.a=w.d)"
    " SELECT d, min(n) FROM w WHERE NOT EXISTS (SELECT 1 FROM cites WHERE cites.a=d) GROUP BY d";
constexpr const char* q5_opponents =
    "SELECT DISTINCT y FROM ("
    " SELECT s2.agent AS y FROM stmt s1 CROSS JOIN contra k ON k.a=s1.claim"
    "  CROSS JOIN stmt s2 ON s2.claim=k.b AND s2.kind=0 WHERE s1.agent=?1 AND s1.kind=0"
    " UNION ALL SELECT s2.agent FROM stmt s1 CROSS JOIN stmt s2 ON s2.claim=s1.claim AND s2.kind=1-s1.kind"
    "  WHERE s1.agent=?1)";
constexpr const char* q6a =
    "SELECT agent, sum(n) FROM (SELECT c, sum(n) AS n FROM (SELECT a AS c, count(*) AS n FROM contra GROUP "
    "BY a"
    " UNION ALL SELECT claim, count(*) FROM stmt INDEXED BY stmt_claim WHERE kind=1 GROUP BY claim) GROUP BY "
    "c)"
    " CROSS JOIN stmt ON claim=c AND kind=0 GROUP BY agent";
constexpr const char* make_pairs =
    "BEGIN; CREATE TABLE ac(a INT, b INT, PRIMARY KEY(a, b)) WITHOUT ROWID;"
    "INSERT OR IGNORE INTO ac SELECT s1.agent, s2.agent FROM stmt s1 CROSS JOIN contra k ON k.a=s1.claim"
    "  CROSS JOIN stmt s2 ON s2.claim=k.b AND s2.kind=0 WHERE s1.kind=0;"
    "INSERT OR IGNORE INTO ac SELECT s1.agent, s2.agent FROM stmt s1 CROSS JOIN stmt s2"
    "  ON s2.claim=s1.claim AND s2.kind=1-s1.kind; COMMIT;";

/// Q5 in the application: from both ends, the smaller border first, neighbours by a statement.
class Search {
public:
    Search(Database& database, const char* neighbours, std::uint32_t agents)
        : neighbours_(database, neighbours),
          seen_{std::vector<std::uint32_t>(agents), std::vector<std::uint32_t>(agents)} {}

    std::uint32_t distance(std::uint32_t from, std::uint32_t to) {
        ++stamp_;
        seen_[0][from] = seen_[1][to] = stamp_;
        std::array<std::vector<std::uint32_t>, 2> border{std::vector{from}, std::vector{to}};
        for (std::uint32_t levels = 1; !border[0].empty() && !border[1].empty(); ++levels) {
            const std::size_t side = border[0].size() <= border[1].size() ? 0 : 1;
            std::vector<std::uint32_t> next;
            bool met = false;
            for (const std::uint32_t agent : border[side]) {
                neighbours_.each({agent}, [&](const Query& row) {
                    const std::uint32_t other = row[0];
                    if (seen_[side][other] == stamp_) return;
                    met = met || seen_[1 - side][other] == stamp_;
                    seen_[side][other] = stamp_;
                    next.push_back(other);
                });
                if (met) return levels;
            }
            border[side] = std::move(next);
        }
        return 0;
    }

private:
    Query neighbours_;
    std::array<std::vector<std::uint32_t>, 2> seen_;
    std::uint32_t stamp_ = 0;
};

void run(int argc, char** argv) {
    Runner runner("sqlite", argc, argv);
    const std::filesystem::path path = runner.folder() / "peer.sqlite";
    std::filesystem::remove(path);
    std::uint32_t agents = 0, claims = 0;
    {
        const Tables tables = Tables::read(runner.folder());
        agents = tables.agents;
        claims = tables.claims;
        Database made(path);
        runner.load(
            "", [&] { load(made, tables); }, path);
    }
    Database database(path);
    Answer answer;
    const auto ask = [&](const char* name, const char* sql, std::initializer_list<int> columns) {
        auto query = std::make_shared<Query>(database, sql);
        const std::vector<int> fields(columns);
        runner.question(
            name, "",
            [&, query, fields](std::uint32_t p, std::uint32_t) {
                answer = {};
                query->each({p}, [&](const Query& row) {
                    if (fields.size() == 4)
                        answer.add({row[0], row[1], row[2], row[3]});
                    else
                        answer.add({row[0], row[1]});
                });
            },
            [&] { return answer; });
    };
    ask("Q1", q1, {0, 1, 2, 3});
    ask("Q2", q2, {0, 1});
    ask("Q3", q3, {0, 1});
    ask("Q4", q4, {0, 1});
    std::uint32_t far = 0;
    const auto far_answer = [&] {
        Answer made;
        if (far != 0) made.add({far});
        return made;
    };
    {
        Search search(database, q5_opponents, agents);
        runner.question(
            "Q5", "", [&](std::uint32_t a, std::uint32_t b) { far = search.distance(a, b); }, far_answer);
    }
    if (runner.wanted("Q6")) {
        Query attacks(database, q6a);
        runner.whole(
            "Q6a", "",
            [&] {
                answer = {};
                attacks.each({}, [&](const Query& row) { answer.add({row[0], row[1]}); });
            },
            [&] { return answer; });
        std::uint64_t count = 0, unbalanced = 0;
        Query conflicts(database, "SELECT a, b FROM contra WHERE b<a");
        runner.whole(
            "Q6b", "rows read out",
            [&] {
                ParityForest forest(claims);
                conflicts.each({}, [&](const Query& row) { forest.join(row[0], row[1], 1); });
                forest.count(count, unbalanced);
            },
            [&] {
                Answer made;
                made.add({count, unbalanced});
                return made;
            });
    }
    if (!runner.wanted("Q5")) return;
    runner.load(
        "all pairs", [&] { database.run(make_pairs); }, path);
    Search search(database, "SELECT b FROM ac WHERE a=?1", agents);
    runner.question(
        "Q5", "all pairs", [&](std::uint32_t a, std::uint32_t b) { far = search.distance(a, b); },
        far_answer);
}

}  // namespace
}  // namespace gainsay::bench

int main(int argc, char** argv) {
    try {
        gainsay::bench::run(argc, argv);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench_sqlite: %s\n", error.what());
        return 4;
    }
}
