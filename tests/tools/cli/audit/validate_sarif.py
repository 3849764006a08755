#!/usr/bin/env python3
"""Holds SARIF reports against the schema of SARIF 2.1.0 by OASIS: those of the command over cases, configurations and texts that are no
cases, and those that the tests of the report writer make of hostile texts. Reports that were broken on purpose must fail.

usage: validate_sarif.py SOURCE_DIR GAINSAY REPORT_TEST

The schema is tests/support/sarif; its README says where it is from. Without the Python package jsonschema the exit status is 77, which
CTest shows as a skipped test.
"""
import copy
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)

source, program, report_test = (pathlib.Path(path).resolve() for path in sys.argv[1:4])
folder = source / "tests/support/sarif"
text = (folder / "sarif-2.1.0-rtm.5.json").read_bytes()
if hashlib.sha256(text).hexdigest() not in (folder / "README.md").read_text(encoding="utf-8"):
    print("the schema is not the one that its README tells of")
    sys.exit(1)
schema = json.loads(text)
# What errata 01 ask for besides.
schema["definitions"]["region"]["anyOf"] = [{"required": [place]} for place in ("startLine", "charOffset", "byteOffset")]
draft = jsonschema.validators.validator_for(schema)
draft.check_schema(schema)
check = draft(schema)
failures = 0


def expect_valid(name, report):
    global failures
    for error in check.iter_errors(report):
        failures += 1
        print(f"{name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:500]}")
    return len(report["runs"][0]["results"])


def audited(*arguments, cwd=source):
    told = subprocess.run([program, "audit", "--format", "sarif", *map(str, arguments)], cwd=cwd, capture_output=True)
    if told.returncode not in (0, 1):
        raise SystemExit(f"{arguments}: status {told.returncode}: {told.stderr.decode(errors='replace')}")
    return json.loads(told.stdout)


def reports_of_the_command(temporary):
    inputs = source / "tests/tools/cli/inputs"
    baseline = temporary / "baseline.json"
    baseline.write_text('{"gainsay_baseline": 1, "cases": {"case.json": [{"fingerprint": "0123456789abcdef0123456789abcdef", '
                        '"rule": "structure/orphan-claim", "record": "claim:gone", "message": "gone"}]}}', encoding="utf-8")
    (temporary / "case.json").write_bytes((source / "fixtures/careless-desk/case.json").read_bytes())
    suppressions = [{"rule": rule, "record": record, "owner": "Jane", "reason": "later", "expires": until} for rule, record, until in (
        ("structure/orphan-claim", "claim:dust-above-the-limit", "2018-12-31"),
        ("figures/share-above-100", "claim:days-above", "2017-12-31"),
        ("structure/orphan-claim", "claim:none", "2018-12-31"))]
    (temporary / "gainsay.json").write_text(json.dumps({"suppressions": suppressions}), encoding="utf-8")
    for case in sorted(source.glob("fixtures/*/case.json")):
        yield case, audited(case, "--no-config", "--today", "2018-07-05")
    yield "a limit", audited("fixtures/careless-desk/case.json", "--limit", 1)
    yield "two cases", audited("fixtures/iran-tip-2018/case.json", "fixtures/relay-chain/case.json")
    yield "texts that are no cases", audited(inputs / "hostile.json", inputs / "broken.json")
    report = audited("case.json", "--today", "2018-07-05", "--baseline", "baseline.json", cwd=temporary)
    run = report["runs"][0]
    for wanted, there in (("a suppression", any("suppressions" in result for result in run["results"])),
                          ("an expired one", any(result["ruleId"] == "audit/expired-suppression" for result in run["results"])),
                          ("what vanished", bool(run["properties"]["vanished"]))):
        if not there:
            raise SystemExit(f"the report with a configuration lacks {wanted}")
    yield "a configuration and a baseline", report


def reports_of_the_writer(temporary):
    kept = temporary / "kept"
    kept.mkdir()
    told = subprocess.run([report_test, "--gtest_filter=*Sarif*:*Json*"], env={**os.environ, "GAINSAY_KEEP_SARIF": str(kept)}, capture_output=True)
    if told.returncode != 0:
        raise SystemExit(told.stdout.decode(errors="replace"))
    for path in sorted(kept.iterdir()):
        yield path.name, json.loads(path.read_bytes())


def broken(report):
    """Copies of a report with one thing wrong in each."""
    def with_result(name, change):
        other = copy.deepcopy(report)
        change(other["runs"][0]["results"][0])
        return name, other

    def region(result):
        return result["locations"][0]["physicalLocation"]["region"]

    yield "another version", {**report, "version": "2.0.0"}
    yield "no runs", {key: value for key, value in report.items() if key != "runs"}
    yield "no tool", {**report, "runs": [{key: value for key, value in report["runs"][0].items() if key != "tool"}]}
    yield "an unknown kind of column", {**report, "runs": [{**report["runs"][0], "columnKind": "bytes"}]}
    yield with_result("an unknown level", lambda result: result.update(level="fatal"))
    yield with_result("no message", lambda result: result.pop("message"))
    yield with_result("a message that is text", lambda result: result.update(message="found"))
    yield with_result("an unknown member", lambda result: result.update(fingerprint="0"))
    yield with_result("a fingerprint that is a number", lambda result: result["partialFingerprints"].update({"gainsayFinding/v1": 1}))
    yield with_result("line 0", lambda result: region(result).update(startLine=0))
    yield with_result("a column without a line", lambda result: region(result).pop("startLine"))


reports = results = refused = 0
with tempfile.TemporaryDirectory() as name:
    temporary = pathlib.Path(name)
    for made in (reports_of_the_command(temporary), reports_of_the_writer(temporary)):
        before = reports
        for name, report in made:
            reports += 1
            results += expect_valid(name, report)
        if reports - before < 10:
            failures += 1
            print(f"{reports - before} reports are too few for a test")
for name, report in broken(audited("fixtures/careless-desk/case.json", "--only", "structure/orphan-claim")):
    refused += 1
    if check.is_valid(report):
        failures += 1
        print(f"a report with {name} is taken for valid")
if results < 100:
    failures += 1
    print(f"{results} results are too few for a test")
print(f"{reports} reports with {results} results, {refused} broken ones, {failures} failures")
sys.exit(1 if failures else 0)
