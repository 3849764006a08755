#!/usr/bin/env python3
"""Holds the schema of audit configurations against the program: what one takes the other takes.

usage: validate_config.py SOURCE_DIR GAINSAY

Exit status 77, which CTest shows as a skipped test, when the package jsonschema is not installed.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

source, program = pathlib.Path(sys.argv[1]), sys.argv[2]
sys.path.insert(0, str(source / "tests/support"))
from schema_check import validator_of

check = validator_of(source / "docs/formats/audit-config.schema.json")
failures = 0

suppression = {"rule": "structure/*", "record": "claim:x", "owner": "Jane Doe", "reason": "it follows",
               "expires": "2026-12-31"}


def without(name):
    return {key: value for key, value in suppression.items() if key != name}


good = [
    {},
    {"$schema": "audit-config.schema.json", "fail_on": "error"},
    {"rules": {"structure/*": "off", "structure/orphan-claim": {"severity": "error"}}},
    {"rules": {"structure/orphan-claim": {}}},
    {"paths": [{"match": "drafts/**", "rules": {"structure/*": "note"}}, {"match": ["a", "b"]}]},
    {"suppressions": [suppression, {**without("record"), "fingerprint": "0" * 32, "paths": ["a/*"]}]},
    {"suppressions": [{**suppression, "record": "claim:draft-*", "paths": "a.json"}]},
    {"rule_files": []},
]
bad = [
    [],
    {"ruls": {}},
    {"fail_on": "fatal"},
    {"rules": []},
    {"rules": {"structure/*": "of"}},
    {"rules": {"structure/*": 3}},
    {"rules": {"structure/orphan-claim": {"severty": "error"}}},
    {"rules": {"structure/orphan-claim": {"thresholds": {"most": "3"}}}},
    {"paths": {}},
    {"paths": [{"rules": {}}]},
    {"paths": [{"match": []}]},
    {"paths": [{"match": "a", "only": {}}]},
    {"suppressions": [{**suppression, "owner": ""}]},
    {"suppressions": [{**suppression, "reason": 3}]},
    {"suppressions": [{**suppression, "record": "x"}]},
    {"suppressions": [{**suppression, "fingerprint": "x"}]},
    {"suppressions": [{**suppression, "expires": "soon"}]},
    {"suppressions": [{**suppression, "until": "2026"}]},
    {"rule_files": "a.json"},
] + [{"suppressions": [without(name)]} for name in ("rule", "owner", "reason", "expires", "record")]

with tempfile.TemporaryDirectory() as folder:
    case = pathlib.Path(folder) / "case.json"
    case.write_text('{"gainsay": 1}', encoding="utf-8")
    config = pathlib.Path(folder) / "gainsay.json"

    def expect(valid, instance, name):
        """Reports `name` when schema or program do not judge it as they should."""
        global failures
        by_schema = next(check.iter_errors(instance), None)
        config.write_text(json.dumps(instance), encoding="utf-8")
        told = subprocess.run([program, "audit", str(case), "--fail-on", "none"], capture_output=True, text=True)
        if (by_schema is None) != valid:
            failures += 1
            print(f"schema, {name}: {by_schema.message if by_schema else 'accepted, and should not be'}")
        if (told.returncode == 0) != valid:
            failures += 1
            print(f"program, {name}: status {told.returncode} {told.stderr}")

    for instance in good:
        expect(True, instance, json.dumps(instance))
    for instance in bad:
        expect(False, instance, json.dumps(instance))

    # What the documentation and the fixtures show.
    shown = [json.loads(path.read_text(encoding="utf-8")) for path in source.glob("fixtures/*/gainsay.json")]
    page = (source / "docs/audit.md").read_text(encoding="utf-8")
    for block in re.findall(r"```json\n(.*?)\n```", page, flags=re.S):
        value = json.loads(block)
        if "gainsay" not in value and "gainsay_baseline" not in value:
            shown.append({key: part for key, part in value.items() if key != "rule_files"})
    if len(shown) < 2:
        failures += 1
        print("found no configurations in fixtures and docs/audit.md")
    for instance in shown:
        expect(True, instance, "shown: " + json.dumps(instance))

print(f"{len(good)} good, {len(bad)} bad and {len(shown)} shown configurations, {failures} failures")
sys.exit(1 if failures else 0)
