// bench_postgresql FOLDER: PostgreSQL over a local socket, prepared statements, unlogged tables, covering
// indexes. peers/run.py starts a cluster for it, which PGHOST and PGUSER name, and stops it afterwards. CPU
// seconds are those of the client alone.
#include <libpq-fe.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <string>

#include "tests/bench/floor/whole.hpp"
#include "tests/bench/measure/measure.hpp"

namespace gainsay::bench {
namespace {

class Server {
public:
    Server() : connection_(PQconnectdb("dbname=postgres")) {
        if (PQstatus(connection_) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(connection_));
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server() { PQfinish(connection_); }

    void run(const std::string& sql) { PQclear(checked(PQexec(connection_, sql.c_str()))); }

    void copy(const std::string& table, const std::string& rows) {
        PQclear(checked(PQexec(connection_, ("COPY " + table + " FROM STDIN (FORMAT csv)").c_str())));
        if (!rows.empty()) PQputCopyData(connection_, rows.data(), static_cast<int>(rows.size()));
        PQputCopyEnd(connection_, nullptr);
        PQclear(checked(PQgetResult(connection_)));
        PQclear(PQgetResult(connection_));
    }
    void prepare(const char* name, const char* sql) {
        PQclear(checked(PQprepare(connection_, name, sql, 0, nullptr)));
    }
    template <class Row>
    void each(const char* name, const std::string& parameter, const Row& row) {
        const char* value = parameter.c_str();
        PGresult* result = checked(
            PQexecPrepared(connection_, name, parameter.empty() ? 0 : 1, &value, nullptr, nullptr, 0));
        for (int i = 0; i < PQntuples(result); ++i) {
            row([&](int column) {
                return static_cast<std::uint32_t>(std::strtoul(PQgetvalue(result, i, column), nullptr, 10));
            });
        }
        PQclear(result);
    }

private:
    PGresult* checked(PGresult* result) {
        const ExecStatusType status = PQresultStatus(result);
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_COPY_IN) return result;
        const std::string message = PQerrorMessage(connection_);
        PQclear(result);
        throw std::runtime_error(message);
    }
    PGconn* connection_;
};

std::string csv(const Tables::Pairs& pairs, bool turned, bool both = false) {
    std::string text;
    for (const auto& [a, b] : pairs) {
        if (!turned) text += std::to_string(a) + ',' + std::to_string(b) + '\n';
        if (turned || both) text += std::to_string(b) + ',' + std::to_string(a) + '\n';
    }
    return text;
}

std::string csv(const std::vector<Tables::Statement>& statements, const char* kind) {
    std::string text;
    for (const auto& s : statements) {
        text += std::string(kind) + ',' + std::to_string(s.agent) + ',' + std::to_string(s.claim) + ',' +
                std::to_string(s.document) + ',' + std::to_string(s.day) + '\n';
    }
    return text;
}

void load(Server& server, const Tables& t) {
    server.run(
        "CREATE UNLOGGED TABLE stmt(kind INT, agent INT, claim INT, doc INT, day INT);"
        "CREATE UNLOGGED TABLE contra(a INT, b INT); CREATE UNLOGGED TABLE cites(a INT, b INT);"
        "CREATE UNLOGGED TABLE below(a INT, b INT); CREATE UNLOGGED TABLE same(a INT, b INT)");
    server.copy("stmt", csv(t.asserted, "0"));
    server.copy("stmt", csv(t.denied, "1"));
    server.copy("contra", csv(t.conflicts, false, true));
    server.copy("cites", csv(t.cites, false));
    server.copy("below", csv(t.affiliated, true));
    server.copy("same", csv(groups(t.same_as), false));
    server.run(
        "CREATE INDEX ON stmt(claim, kind) INCLUDE (agent, doc, day); CREATE INDEX ON stmt(agent, kind, "
        "claim);"
        "CREATE INDEX ON contra(a, b); CREATE INDEX ON cites(a, b);"
        "CREATE INDEX ON below(a, b); CREATE INDEX ON same(a, b)");
    for (const char* table : {"stmt", "contra", "cites", "below", "same"})
        server.run(std::string("VACUUM ANALYZE ") + table);
}

constexpr const char* q1 = "SELECT kind, agent, doc, day FROM stmt WHERE claim=$1::int";
constexpr const char* q2 =
    "SELECT y, count(*) FROM ("
    " SELECT s2.agent AS y FROM stmt s1 JOIN contra k ON k.a=s1.claim"
    "  JOIN stmt s2 ON s2.claim=k.b AND s2.kind=0 WHERE s1.agent=$1::int AND s1.kind=0"
    " UNION ALL SELECT s2.agent FROM stmt s1 JOIN stmt s2 ON s2.claim=s1.claim AND s2.kind=1"
    "  WHERE s1.agent=$1::int AND s1.kind=0) q WHERE y<>$1::int GROUP BY y";
constexpr const char* q3 =
    "WITH RECURSIVE s(x) AS (SELECT $1::int UNION SELECT b FROM s JOIN below ON below.a=s.x),"
    " said AS MATERIALIZED (SELECT DISTINCT claim AS c FROM s JOIN stmt ON agent=x AND kind=0),"
    " c1 AS MATERIALIZED (SELECT c FROM said UNION SELECT b FROM said JOIN same ON same.a=c)"
    " SELECT y, count(*) FROM ("
    "  SELECT agent AS y FROM c1 JOIN contra k ON k.a=c1.c JOIN stmt ON claim=k.b AND kind=0"
    "   WHERE NOT EXISTS (SELECT 1 FROM same WHERE same.a=k.b)"
    "  UNION ALL SELECT agent FROM c1 JOIN contra k ON k.a=c1.c JOIN same g ON g.a=k.b"
    "   JOIN stmt ON claim=g.b AND kind=0"
    "  UNION ALL SELECT agent FROM c1 JOIN stmt ON claim=c1.c AND kind=1"
    " ) q WHERE y NOT IN (SELECT x FROM s) GROUP BY y";
constexpr const char* q4 =
    "WITH RECURSIVE w(d, n) AS (SELECT DISTINCT doc, 0 FROM stmt WHERE claim=$1::int AND kind=0"
    " UNION SELECT b, n+1 FROM w JOIN cites ON cites.a=w.d)"
    " SELECT d, min(n) FROM w WHERE NOT EXISTS (SELECT 1 FROM cites WHERE cites.a=d) GROUP BY d";
constexpr const char* q5 =
    "SELECT DISTINCT y FROM ("
    " SELECT s2.agent AS y FROM stmt s1 JOIN contra k ON k.a=s1.claim"
    "  JOIN stmt s2 ON s2.claim=k.b AND s2.kind=0 WHERE s1.agent=$1::int AND s1.kind=0"
    " UNION ALL SELECT s2.agent FROM stmt s1 JOIN stmt s2 ON s2.claim=s1.claim AND s2.kind=1-s1.kind"
    "  WHERE s1.agent=$1::int) q";
constexpr const char* q6a =
    "SELECT agent, sum(n) FROM (SELECT c, sum(n) AS n FROM (SELECT a AS c, count(*) AS n FROM contra GROUP "
    "BY a"
    " UNION ALL SELECT claim, count(*) FROM stmt WHERE kind=1 GROUP BY claim) p GROUP BY c) q"
    " JOIN stmt ON claim=c AND kind=0 GROUP BY agent";

/// As in the other stores: SQL's recursion cannot stop where two searches meet.
class Search {
public:
    Search(Server& server, std::uint32_t agents)
        : server_(server), seen_{std::vector<std::uint32_t>(agents), std::vector<std::uint32_t>(agents)} {}

    std::uint32_t distance(std::uint32_t from, std::uint32_t to) {
        ++stamp_;
        seen_[0][from] = seen_[1][to] = stamp_;
        std::array<std::vector<std::uint32_t>, 2> border{std::vector{from}, std::vector{to}};
        for (std::uint32_t levels = 1; !border[0].empty() && !border[1].empty(); ++levels) {
            const std::size_t side = border[0].size() <= border[1].size() ? 0 : 1;
            std::vector<std::uint32_t> next;
            bool met = false;
            for (const std::uint32_t agent : border[side]) {
                server_.each("q5", std::to_string(agent), [&](const auto& field) {
                    const std::uint32_t other = field(0);
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
    Server& server_;
    std::array<std::vector<std::uint32_t>, 2> seen_;
    std::uint32_t stamp_ = 0;
};

void run(int argc, char** argv) {
    Runner runner("postgresql", argc, argv);
    runner.time_by_wall();
    Server server;
    std::uint32_t agents = 0, claims = 0;
    {
        const Tables tables = Tables::read(runner.folder());
        agents = tables.agents;
        claims = tables.claims;
        runner.load("", [&] { load(server, tables); });
    }
    server.run("SET jit=off");
    Answer answer;
    const auto ask = [&](const char* name, const char* sql, int fields) {
        server.prepare(name, sql);
        runner.question(
            name, "",
            [&, name, fields](std::uint32_t p, std::uint32_t) {
                answer = {};
                server.each(name, std::to_string(p), [&](const auto& field) {
                    if (fields == 4)
                        answer.add({field(0), field(1), field(2), field(3)});
                    else
                        answer.add({field(0), field(1)});
                });
            },
            [&] { return answer; });
    };
    ask("Q1", q1, 4);
    ask("Q2", q2, 2);
    server.run("SET enable_hashjoin=off; SET enable_mergejoin=off");  // else Q3 reads whole tables
    ask("Q3", q3, 2);
    ask("Q4", q4, 2);
    server.prepare("q5", q5);
    Search search(server, agents);
    std::uint32_t far = 0;
    runner.question(
        "Q5", "", [&](std::uint32_t a, std::uint32_t b) { far = search.distance(a, b); },
        [&] {
            Answer made;
            if (far != 0) made.add({far});
            return made;
        });
    server.run("RESET enable_hashjoin; RESET enable_mergejoin");
    if (!runner.wanted("Q6")) return;
    server.prepare("q6a", q6a);
    runner.whole(
        "Q6a", "",
        [&] {
            answer = {};
            server.each("q6a", "", [&](const auto& field) { answer.add({field(0), field(1)}); });
        },
        [&] { return answer; });
    server.prepare("q6b", "SELECT a, b FROM contra WHERE b<a");
    std::uint64_t count = 0, unbalanced = 0;
    runner.whole(
        "Q6b", "rows read out",
        [&] {
            ParityForest forest(claims);
            server.each("q6b", "", [&](const auto& field) { forest.join(field(0), field(1), 1); });
            forest.count(count, unbalanced);
        },
        [&] {
            Answer made;
            made.add({count, unbalanced});
            return made;
        });
}

}  // namespace
}  // namespace gainsay::bench

int main(int argc, char** argv) {
    try {
        gainsay::bench::run(argc, argv);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench_postgresql: %s\n", error.what());
        return 4;
    }
}
