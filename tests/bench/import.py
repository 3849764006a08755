#!/usr/bin/env python3
"""How fast is `gainsay import`, beside `sqlite3 .import` of the same rows into the same tables?

usage: tests/bench/import.py FOLDER [--gainsay PROGRAM] [--memory MIB] [--rounds N]

FOLDER holds case.jsonl of the workload (bench_generate). The case is imported once; the rows of its filled tables are
then written as CSV, and the imports are timed in turn, each into a new file. The tables of .import have the columns, keys
and whole indexes of ours, and the index of texts; the "bare" one is spared that. Both are spared our checks, foreign
keys, partial indexes and journal, keep no write-ahead log, and parse no JSON. Prints a line a run: wall seconds, CPU
seconds, peak resident MiB, size of the file.
"""
import argparse
import os
import pathlib
import sqlite3
import subprocess
import sys
import time

MIB = 1 << 20


def timed(command, **more):
    began = time.monotonic()
    process = subprocess.Popen(command, **more)
    _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"import.py: {command[0]} ended with status {status}")
    return time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def remove(path):
    for ending in ("", "-wal", "-shm", "-journal", ".snapshot"):
        pathlib.Path(str(path) + ending).unlink(missing_ok=True)


def tables_of(case_file):
    """All tables: name, columns with their types, key columns, whole and partial indexes, and whether they are filled."""
    tables = []
    names = [row[0] for row in case_file.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_index%'"
        " AND name NOT LIKE 'journal%' AND name NOT LIKE 'sqlite_%' ORDER BY name")]
    for name in names:
        filled = case_file.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone() is not None
        columns = case_file.execute(f"PRAGMA table_info({name})").fetchall()
        key = [column[1] for column in sorted((c for c in columns if c[5]), key=lambda c: c[5])]
        indexes = [row[0] for row in case_file.execute(
            "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL", (name,))]
        tables.append((name, [(column[1], column[2]) for column in columns], key, indexes, filled))
    return tables


def schema_of(tables):
    lines = []
    for name, columns, key, indexes, _ in tables:
        fields = [f"{column} {kind}" + (" UNIQUE" if column == "id" else "") for column, kind in columns]
        rowid = "" if key == ["row"] else " WITHOUT ROWID"
        lines.append(f"CREATE TABLE {name} ({', '.join(fields)}, PRIMARY KEY ({', '.join(key)})){rowid};")
        lines += [index + ";" for index in indexes if " WHERE " not in index]
    return "\n".join(lines).replace("row INTEGER, ", "row INTEGER PRIMARY KEY, ").replace(", PRIMARY KEY (row))", ")")


def script_of(folder, tables, texts):
    imports = [f".import --csv {folder / name}.csv {name}" for name, *_, filled in tables if filled]
    if texts:
        texts = [*texts, "INSERT INTO search_index (rowid, text) SELECT key, text FROM search_text;"]
    return "\n".join([schema_of(tables), "BEGIN;", *imports, *texts, "COMMIT;"]) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--gainsay", default="build/release/tools/cli/gainsay")
    parser.add_argument("--memory", default="256")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    ours, theirs = options.folder / "ours.gainsay", options.folder / "theirs.db"

    def import_ours():
        remove(ours)
        return timed([options.gainsay, "import", str(ours), str(options.folder / "case.jsonl"), "--memory",
                      options.memory, "--author", "bench"], stderr=subprocess.DEVNULL)

    print("system\twall_s\tcpu_s\tpeak_mib\tfile_mib", flush=True)

    def report(system, figures, path):
        print(system, *(f"{figure:.2f}" for figure in figures), f"{path.stat().st_size / MIB:.0f}", sep="\t", flush=True)

    report("gainsay", import_ours(), ours)
    case_file = sqlite3.connect(ours)
    tables = tables_of(case_file)
    full_text = [row[0] + ";" for row in case_file.execute(
        "SELECT sql FROM sqlite_master WHERE name IN ('search_index', 'search_text') ORDER BY type")]
    case_file.close()
    for name, *_, filled in tables:
        if filled:
            with open(options.folder / f"{name}.csv", "wb") as out:
                subprocess.run(["sqlite3", "-csv", str(ours), f"SELECT * FROM {name}"], stdout=out, check=True)
    forms = {"sqlite3 .import": full_text, "sqlite3 .import bare": []}
    for round_number in range(options.rounds):
        for form, texts in forms.items():
            remove(theirs)
            (options.folder / "import.sql").write_text(script_of(options.folder, tables, texts))
            with open(options.folder / "import.sql", "rb") as commands:
                report(form, timed(["sqlite3", str(theirs)], stdin=commands, stdout=subprocess.DEVNULL), theirs)
        if round_number + 1 < options.rounds:
            report("gainsay", import_ours(), ours)
    for name, *_ in tables:
        (options.folder / f"{name}.csv").unlink(missing_ok=True)
    remove(theirs)


if __name__ == "__main__":
    main()
