#!/usr/bin/env python3
"""Runs Q1 to Q6 on the workload, Gainsay and floor and, with --peers, everyone else; checks that all give the
same answers, prints one table of ratios and keeps the rows as CSV.

    tests/bench/run.py [--claims 100000] [--peers] [--budget 20] [--keep docs/performance/NAME.csv]
"""
import argparse
import contextlib
import csv
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BINARIES = ROOT / "build/release/tests/bench"
PEERS = ROOT / "build/peers"
COLUMNS = ["claims", "system", "what", "form", "done", "p50_us", "p99_us", "wall_s", "cpu_s", "resident_mib",
           "peak_mib", "file_mib", "answers"]
ON_DISK = {"sqlite", "duckdb", "kuzu", "postgresql"}
# Answers to another question, by intent: components without their balance, witnesses, paths that a peer cuts.
UNCOMPARED = ("without balance", "witnesses", "up to 30")


def say(text):
    print(text, file=sys.stderr, flush=True)


def version(*words):
    with contextlib.suppress(Exception):
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
    return None


@contextlib.contextmanager
def postgresql():
    """A cluster of its own on a local socket, gone afterwards; yields what libpq needs to find it."""
    tools = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not tools:
        raise FileNotFoundError("no initdb below /usr/lib/postgresql")
    folder = Path(tempfile.mkdtemp(prefix="gainsay-bench-"))
    as_user = []
    if os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, "postgres")
        as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    bin_folder, data = tools[-1].parent, folder / "data"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, "check": True}
    settings = (f"-k {folder} -c listen_addresses='' -c shared_buffers=2GB -c work_mem=256MB -c fsync=off "
                "-c maintenance_work_mem=512MB -c max_wal_size=4GB -c random_page_cost=1.1")
    try:
        subprocess.run([*as_user, bin_folder / "initdb", "-A", "trust", "-U", "bench", "-D", data], **quiet)
        subprocess.run([*as_user, bin_folder / "pg_ctl", "-w", "-D", data, "-o", settings, "-l", folder / "log",
                        "start"], **quiet)
        try:
            yield {"PGHOST": str(folder), "PGUSER": "bench"}
        finally:
            subprocess.run([*as_user, bin_folder / "pg_ctl", "-m", "fast", "-D", data, "stop"], **quiet)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def systems(options, stack):
    """Everyone to run: name, command, environment."""
    claims = options.claims
    # All witnesses of the top speaker of 10^7 claims take more memory than the counts need by far: there only counts
    # are asked for.
    counts = ["--only", "Q1,Q2,Q3,Q4,Q5,Q6"] if claims > 1000000 else []
    yield "floor", [BINARIES / "bench_floor"], {}
    yield "gainsay", [BINARIES / "bench_gainsay", *counts], {}
    yield "floor", [BINARIES / "bench_floor", "--threads", "2", "--only", "Q6"], {}
    yield "gainsay", [BINARIES / "bench_gainsay", "--threads", "2", "--only", "Q6"], {}
    if not options.peers:
        return
    for name in ["sqlite", "boost_rows", "boost_list", "igraph"]:
        if (BINARIES / f"bench_{name}").exists():
            yield name, [BINARIES / f"bench_{name}"], {}
        else:
            say(f"-- {name}: left out, it was not built (its library is not installed)")
    for name, package in [("duckdb", "@duckdb/node-api"), ("kuzu", "kuzu")]:
        if (PEERS / "node_modules" / package).exists() and version("node", "--version"):
            yield name, ["node", ROOT / f"tests/bench/peers/{name}.mjs"], {"GAINSAY_PEERS": str(PEERS)}
        else:
            say(f"-- {name}: left out, {package} is not installed below build/peers")
    if (BINARIES / "bench_postgresql").exists():
        try:
            yield "postgresql", [BINARIES / "bench_postgresql"], stack.enter_context(postgresql())
        except (OSError, subprocess.CalledProcessError) as error:
            say(f"-- postgresql: left out, no server could be started: {error}")
    else:
        say("-- postgresql: left out, libpq is not installed")
    if claims > 10000:
        say("-- networkx: left out beyond 10^4 claims")
    elif version("/usr/bin/python3", "-c", "import networkx; print(networkx.__version__)"):
        yield "networkx", ["/usr/bin/python3", ROOT / "tests/bench/peers/networkx_peer.py"], {}
    else:
        say("-- networkx: left out, python3-networkx is not installed")


def answers_of(folder, system):
    path = folder / f"answers-{system}.csv"
    if not path.exists():
        return {}
    with open(path, newline="", encoding="ascii") as file:
        return {(r["question"], r["form"], r["index"]): (r["rows"], r["sum"]) for r in csv.DictReader(file)}


def compare(answers, expected, what, form):
    """"equal", or how many of a question's answers are not the floor's."""
    if what == "load" or any(word in form for word in UNCOMPARED):
        return ""
    mine = {key[2]: value for key, value in answers.items() if key[:2] == (what, form)}
    wrong = sum(1 for index, value in mine.items() if expected.get((what, "", index)) != value)
    return "equal" if mine and not wrong else f"{wrong} of {len(mine)} differ"


def run(options, folder):
    rows, expected = [], {}
    with contextlib.ExitStack() as stack:
        for name, command, environment in systems(options, stack):
            say(f"== {name}: {' '.join(str(word) for word in command[1:] if not isinstance(word, Path)) or 'Q1 to Q6'}")
            done = subprocess.run([*map(str, command), str(folder), "--budget", str(options.budget)], text=True,
                                  stdout=subprocess.PIPE, env={**os.environ, **environment}, check=False)
            system, answers = None, {}
            for line in done.stdout.splitlines():
                if line.startswith("#"):
                    say("   " + line[2:])
                    continue
                fields = line.split(",")
                system = fields[0]
                answers = answers or answers_of(folder, system)
                if not expected and system == "floor":
                    expected = answers
                rows.append(dict(zip(COLUMNS, [str(options.claims), *fields,
                                               compare(answers, expected, fields[1], fields[2])])))
                if rows[-1]["answers"] not in ("", "equal"):
                    say(f"!! {system} {fields[1]} {fields[2]}: {rows[-1]['answers']}")
            if done.returncode:
                say(f"!! {name} ended with status {done.returncode}; what it printed before is kept")
    return rows


def clock(microseconds):
    value = float(microseconds)
    for unit, size in (("s", 1e6), ("ms", 1e3)):
        if value >= size:
            return f"{value / size:.3g} {unit}"
    return f"{value:.3g} µs"


def table(rows):
    """Times, and in brackets how many times the floor's, which is 1."""
    best = {r["what"]: r for r in rows if r["system"] == "floor" and r["form"] == ""}
    print(f"{'question':34} {'system':22} {'p50':>10} {'':>8} {'p99':>10} {'':>8} {'wall s':>8} {'CPU s':>8} answers")
    for r in sorted(rows, key=lambda r: (r["what"] == "load", r["what"])):
        name = f"{r['what']} {r['form']}".strip()
        if r["what"] == "load":
            print(f"{name:34} {r['system']:22} {clock(r['p50_us']):>10} {'':8} {'':10} {'':8} {r['wall_s']:>8} "
                  f"{r['cpu_s']:>8} resident {r['resident_mib'] or '-'} MiB, peak {r['peak_mib'] or '-'} MiB, "
                  f"file {r['file_mib'] or '-'} MiB")
            continue
        ratio = lambda column: (f"({float(r[column]) / float(best[r['what']][column]):.3g}×)"
                                if r["what"] in best and float(best[r["what"]][column]) else "")
        done = "" if r["done"] in ("1", "200") else f" ({r['done']}/200)"
        print(f"{name:34} {r['system']:22} {clock(r['p50_us']):>10} {ratio('p50_us'):>8} {clock(r['p99_us']):>10} "
              f"{ratio('p99_us'):>8} {r['wall_s']:>8} {r['cpu_s']:>8} {r['answers']}{done}")


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--claims", type=int, default=100000)
    words.add_argument("--peers", action="store_true")
    words.add_argument("--budget", type=float, default=20, help="seconds a question and system")
    words.add_argument("--keep", type=Path, help="CSV to write the rows to")
    words.add_argument("--folder", type=Path, help="where the workload stands or is made; build/bench/CLAIMS")
    options = words.parse_args()
    folder = options.folder or ROOT / "build/bench" / str(options.claims)
    if not (folder / "params.csv").exists():
        say(f"== workload of {options.claims} claims in {folder}")
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([BINARIES / "bench_generate", str(options.claims), folder], check=True)
    begin = time.time()
    rows = run(options, folder)
    table(rows)
    if options.keep:
        options.keep.parent.mkdir(parents=True, exist_ok=True)
        with open(options.keep, "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    say(f"== {time.time() - begin:.0f} s; load of the machine {os.getloadavg()[0]:.1f}")
    return 1 if any(r["answers"] not in ("", "equal") for r in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
