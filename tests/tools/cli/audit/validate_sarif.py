#!/usr/bin/env python3
"""Holds SARIF reports against the schema of SARIF 2.1.0 by OASIS.

usage: validate_sarif.py SOURCE_DIR GAINSAY

The schema is not part of this repository. It is taken from the file that GAINSAY_SARIF_SCHEMA names, or from the npm package
@microsoft/jest-sarif below GAINSAY_PEERS (build/peers), where `tools/dev bench --peers` puts it. Without it, or without the
Python package jsonschema, the exit status is 77, which CTest shows as a skipped test.
"""
import json
import os
import pathlib
import subprocess
import sys

source, program = pathlib.Path(sys.argv[1]), sys.argv[2]
peers = pathlib.Path(os.environ.get("GAINSAY_PEERS", source / "build/peers"))
schema = pathlib.Path(os.environ.get(
    "GAINSAY_SARIF_SCHEMA", peers / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"))
if not schema.exists():
    print(f"skipped: no schema of SARIF at {schema}")
    sys.exit(77)
try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)

loaded = json.loads(schema.read_text(encoding="utf-8"))
check = jsonschema.validators.validator_for(loaded)(loaded)
failures = results = 0
inputs = source / "tests/tools/cli/inputs"
baseline = pathlib.Path(os.environ.get("TMPDIR", "/tmp")) / f"gainsay-baseline-{os.getpid()}.json"
baseline.write_text('{"gainsay_baseline": 1, "cases": {}}', encoding="utf-8")
try:
    for arguments in (
            ["fixtures/careless-desk/case.json", "--today", "2018-07-05"],
            ["fixtures/careless-desk/case.json", "--limit", "1", "--baseline", str(baseline)],
            ["fixtures/iran-tip-2018/case.json", "fixtures/relay-chain/case.json"],
            [str(inputs / "hostile.json"), str(inputs / "broken.json")]):
        told = subprocess.run([program, "audit", "--format", "sarif", *arguments], cwd=source, capture_output=True)
        report = json.loads(told.stdout)
        results += len(report["runs"][0]["results"])
        for error in check.iter_errors(report):
            failures += 1
            print(f"{arguments}: {'/'.join(map(str, error.absolute_path))}: {error.message}")
finally:
    baseline.unlink()
if results < 10:
    failures += 1
    print(f"{results} results are too few for a test")
print(f"{results} results, {failures} failures")
sys.exit(1 if failures else 0)
