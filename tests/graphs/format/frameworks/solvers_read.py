#!/usr/bin/env python3
"""Solvers read the frameworks that we write.

usage: solvers_read.py GAINSAY FIXTURES

clingo (Debian: gringo), on which the solvers of the ASPARTIX family stand, reads apx and must find the arguments and attacks
of the same case as i23. A solver with the interface of the ICCMA competitions, named by GAINSAY_AF_SOLVER or found as
mu-toksia, reads i23 and must agree with clingo on whether there is a stable extension. Exit status 77, which CTest shows as
a skipped test, when there is neither.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

program, fixtures = sys.argv[1], pathlib.Path(sys.argv[2])
clingo = shutil.which("clingo")
solver = os.environ.get("GAINSAY_AF_SOLVER") or shutil.which("mu-toksia")
if clingo is None and solver is None:
    print("skipped: neither clingo nor a solver (GAINSAY_AF_SOLVER, mu-toksia) is installed")
    sys.exit(77)

STABLE = """
in(X) :- arg(X), not out(X).
out(X) :- in(Y), att(Y,X).
:- in(X), in(Y), att(X,Y).
:- out(X), not beaten(X).
beaten(X) :- in(Y), att(Y,X).
"""


def written(case, form):
    return subprocess.run([program, "convert", str(case), "--to", form], check=True, capture_output=True, text=True).stdout


def numbers(i23):
    """Arguments and attacks of p af n."""
    lines = [line.split() for line in i23.splitlines() if line and not line.startswith("#")]
    assert lines[0][:2] == ["p", "af"], lines[0]
    return int(lines[0][2]), len(lines) - 1


def run_clingo(text, *options):
    return subprocess.run([clingo, *options, "-"], input=text, capture_output=True, text=True)


cases = sorted(fixtures.glob("*/case.json"))
assert cases, "no fixtures"
some_attack = False
for case in cases:
    arguments, attacks = numbers(written(case, "i23"))
    some_attack = some_attack or attacks > 0
    stable = None
    if clingo is not None:
        apx = written(case, "apx")
        facts = run_clingo(apx, "--mode=gringo", "--text").stdout.splitlines()
        assert sum(fact.startswith("arg(") for fact in facts) == arguments, case
        assert sum(fact.startswith("att(") for fact in facts) == attacks, case
        answer = run_clingo(apx + STABLE, "--warn=none", "--quiet=2").returncode
        assert answer in (10, 20, 30), answer
        stable = answer != 20
    if solver is not None:
        with tempfile.NamedTemporaryFile("w", suffix=".af") as file:
            file.write(written(case, "i23"))
            file.flush()
            answer = subprocess.run([solver, "-p", "SE-ST", "-f", file.name], check=True, capture_output=True, text=True).stdout
        assert answer.strip() == "NO" or answer.startswith("w"), answer
        assert stable is None or stable == (answer.strip() != "NO"), (case, answer)
    print(case.parent.name, arguments, attacks, "stable:", stable)
assert some_attack, "no fixture has an attack, so nothing was compared"
