// DuckDB through its Node client: columns, ART indexes on what is looked up, recursion with USING KEY.
import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";
import { Runner } from "./measure.mjs";

const require = createRequire(path.join(process.env.GAINSAY_PEERS, "package.json"));
const { DuckDBInstance } = require("@duckdb/node-api");

const runner = new Runner("duckdb", process.argv.slice(2));
const file = path.join(runner.folder, "peer.duckdb");
fs.rmSync(file, { force: true });
const database = await (await DuckDBInstance.create(file)).connect();
await database.run("SET memory_limit='6GB'");

await runner.load("", async () => {
    const edges = `read_csv('${path.join(runner.folder, "edges.csv")}', header=true,
        columns={'type':'VARCHAR','src':'INT','dst':'INT','doc':'INT','date':'INT'})`;
    for (const sql of [
        `CREATE TABLE edges AS SELECT * FROM ${edges}`,
        `CREATE TABLE stmt AS SELECT (type='deny')::INT AS kind, src AS agent, dst AS claim, doc, date AS day
            FROM edges WHERE type IN ('assert','deny') ORDER BY claim`,
        `CREATE TABLE contra AS SELECT src AS a, dst AS b FROM edges WHERE type IN ('contradicts','rebuts')
            UNION ALL SELECT dst, src FROM edges WHERE type IN ('contradicts','rebuts')`,
        "CREATE TABLE cites AS SELECT src AS a, dst AS b FROM edges WHERE type='cites'",
        "CREATE TABLE below AS SELECT dst AS a, src AS b FROM edges WHERE type='affiliated'",
        `CREATE TABLE star AS SELECT src AS m, dst AS r FROM edges WHERE type='same_as'
            UNION SELECT dst, dst FROM edges WHERE type='same_as'`,
        "CREATE TABLE same AS SELECT x.m AS a, y.m AS b FROM star x JOIN star y USING (r)",
        "CREATE INDEX stmt_claim ON stmt(claim)", "CREATE INDEX stmt_agent ON stmt(agent)",
        "CREATE INDEX contra_a ON contra(a)", "CREATE INDEX cites_a ON cites(a)",
        "CREATE INDEX below_a ON below(a)", "CREATE INDEX same_a ON same(a)",
        "DROP TABLE edges", "DROP TABLE star", "CHECKPOINT",
    ]) await database.run(sql);
}, file);

async function prepared(sql, parameters) {
    const statement = await database.prepare(sql);
    return async (...values) => {
        for (let i = 0; i < parameters; ++i) statement.bindInteger(i + 1, values[i]);
        return (await statement.runAndReadAll()).getRows();
    };
}

const opposed = `SELECT s2.agent AS y FROM stmt s1 JOIN contra k ON k.a=s1.claim
        JOIN stmt s2 ON s2.claim=k.b AND s2.kind=0 WHERE s1.agent=$1 AND s1.kind=0
    UNION ALL SELECT s2.agent FROM stmt s1 JOIN stmt s2 ON s2.claim=s1.claim AND s2.kind=1
        WHERE s1.agent=$1 AND s1.kind=0`;
await runner.question("Q1", "", await prepared("SELECT kind, agent, doc, day FROM stmt WHERE claim=$1", 1));
await runner.question("Q2", "", await prepared(
    `SELECT y, count(*) FROM (${opposed}) WHERE y<>$1 GROUP BY y`, 1));
await runner.question("Q3", "", await prepared(`
    WITH RECURSIVE s(x) AS (SELECT $1::INT UNION SELECT b FROM s JOIN below ON below.a=s.x),
    said AS MATERIALIZED (SELECT DISTINCT claim AS c FROM s JOIN stmt ON agent=x AND kind=0),
    c1 AS MATERIALIZED (SELECT c FROM said UNION SELECT b FROM said JOIN same ON same.a=c),
    ends AS MATERIALIZED (SELECT k.b AS d FROM c1 JOIN contra k ON k.a=c1.c),
    wide AS (SELECT d AS c FROM ends WHERE NOT EXISTS (SELECT 1 FROM same WHERE same.a=d)
        UNION ALL SELECT same.b FROM ends JOIN same ON same.a=d)
    SELECT y, count(*) FROM (
        SELECT agent AS y FROM wide JOIN stmt ON claim=wide.c AND kind=0
        UNION ALL SELECT agent FROM c1 JOIN stmt ON claim=c1.c AND kind=1)
    WHERE y NOT IN (SELECT x FROM s) GROUP BY y`, 1));
await runner.question("Q4", "", await prepared(`
    WITH RECURSIVE w(d, n) USING KEY (d) AS (
        SELECT DISTINCT doc, 0 FROM stmt WHERE claim=$1 AND kind=0
        UNION SELECT c.b, min(w.n)+1 FROM w JOIN cites c ON c.a=w.d
            LEFT JOIN recurring.w AS old ON old.d=c.b WHERE old.d IS NULL GROUP BY c.b)
    SELECT d, n FROM w WHERE NOT EXISTS (SELECT 1 FROM cites WHERE cites.a=d)`, 1));
if (runner.only === "" || runner.only.includes("Q5")) {
    await runner.load("all pairs", async () => {
        await database.run(`CREATE TABLE ac AS SELECT DISTINCT a, b FROM (
            SELECT s1.agent AS a, s2.agent AS b FROM stmt s1 JOIN contra k ON k.a=s1.claim
                JOIN stmt s2 ON s2.claim=k.b AND s2.kind=0 WHERE s1.kind=0
            UNION ALL SELECT s1.agent, s2.agent FROM stmt s1 JOIN stmt s2
                ON s2.claim=s1.claim AND s2.kind=1-s1.kind) WHERE a<>b ORDER BY a`);
        await database.run("CREATE INDEX ac_a ON ac(a)");
    }, file);
    // The search in the application, from both ends, a level a query: SQL's recursion cannot stop early.
    const seen = [new Map(), new Map()];
    await runner.question("Q5", "all pairs", async (from, to) => {
        seen[0] = new Map([[from, 0]]);
        seen[1] = new Map([[to, 0]]);
        const border = [[from], [to]];
        for (let levels = 1; border[0].length && border[1].length; ++levels) {
            const side = border[0].length <= border[1].length ? 0 : 1;
            const list = border[side].join(",");
            const rows = await (await database.runAndReadAll(`SELECT DISTINCT b FROM ac WHERE a IN (${list})`)).getRows();
            const next = [];
            for (const [other] of rows) {
                if (seen[side].has(other)) continue;
                if (seen[1 - side].has(other)) return [[levels]];
                seen[side].set(other, levels);
                next.push(other);
            }
            border[side] = next;
        }
        return [];
    });
}
await runner.question("Q6a", "", await prepared(`
    SELECT agent, sum(n) FROM (
        SELECT c, sum(n) AS n FROM (SELECT a AS c, count(*) AS n FROM contra GROUP BY a
            UNION ALL SELECT claim, count(*) FROM stmt WHERE kind=1 GROUP BY claim) GROUP BY c)
    JOIN stmt ON claim=c AND kind=0 GROUP BY agent`, 0), [[], [], []].map(() => [0, 0]).slice(0, 1));
process.exit(0);
