#!/usr/bin/env python3
"""Validates the schema of rule files, and the rules under fixtures/rules against it.

usage: validate_rules.py SOURCE_DIR

Exit status 77, which CTest shows as a skipped test, when the package jsonschema is not installed.
"""
import copy
import json
import pathlib
import sys

source = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(source / "tests/support"))
from schema_check import validator_of

check = validator_of(source / "docs/formats/audit-rules.schema.json")
failures = 0
files = sorted((source / "fixtures/rules").glob("*.json"))
for path in files:
    for error in check.iter_errors(json.loads(path.read_text(encoding="utf-8"))):
        failures += 1
        print(f"{path}: {error.json_path}: {error.message}")

# A schema that takes everything would pass so far.
good = {"gainsay_rules": 1, "rules": [{
    "id": "t/rule", "name": "n", "reason": "r", "message": "m", "bad": {}, "good": {},
    "find": {"nodes": {"s": "statement", "c": "claim"}, "edges": ["s asserts c"], "where": [{"of": "s.said_on", "missing": True}]}}]}
refused = {
    "no version": lambda file: file.pop("gainsay_rules"),
    "an unknown member": lambda file: file.update(rulez=[]),
    "a bad id": lambda file: file["rules"][0].update(id="Rule"),
    "no pattern": lambda file: file["rules"][0].pop("find"),
    "a pattern of nothing": lambda file: file["rules"][0]["find"].update(nodes={}),
    "an unknown kind": lambda file: file["rules"][0]["find"]["nodes"].update(c="person"),
    "an unknown edge": lambda file: file["rules"][0]["find"].update(edges=["s says c"]),
    "two comparisons": lambda file: file["rules"][0]["find"]["where"][0].update({"is": "x"}),
    "no comparison": lambda file: file["rules"][0]["find"]["where"][0].pop("missing"),
}
if not check.is_valid(good):
    failures += 1
    print("a good file is refused")
for name, spoil in refused.items():
    spoilt = copy.deepcopy(good)
    spoil(spoilt)
    if check.is_valid(spoilt):
        failures += 1
        print(f"{name}: accepted, and should not be")

print(f"{len(files)} rule files validated, {failures} failures")
sys.exit(0 if files and failures == 0 else 1)
