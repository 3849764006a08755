#!/usr/bin/env python3
"""Validates the schema of mappings, and the mappings under fixtures/mappings against it.

usage: validate_mappings.py SOURCE_DIR

Exit status 77, which CTest shows as a skipped test, when the package jsonschema is not installed.
"""
import json
import pathlib
import sys

source = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(source / "tests/support"))
from schema_check import validator_of

check = validator_of(source / "docs/formats/mapping.schema.json")
failures = 0
mappings = sorted((source / "fixtures/mappings").glob("*.json"))
for path in mappings:
    for error in check.iter_errors(json.loads(path.read_text(encoding="utf-8"))):
        failures += 1
        print(f"{path}: {error.message}")

# A schema that takes everything would pass so far.
rule = {"record": "agent", "name": "{a}"}
refused = {
    "no version": {"records": {"a": rule}},
    "no rules": {"gainsay_mapping": 1},
    "an unknown member": {"gainsay_mapping": 1, "records": {}, "recrods": {}},
    "an unknown kind": {"gainsay_mapping": 1, "records": {"a": {"record": "person"}}},
    "a condition without an answer": {"gainsay_mapping": 1, "records": {"a": {**rule, "when": {"value": "{a}"}}}},
    "an unknown form": {"gainsay_mapping": 1, "input": {"form": "xml"}, "records": {}},
}
for name, instance in refused.items():
    if check.is_valid(instance):
        failures += 1
        print(f"{name}: accepted, and should not be")

print(f"{len(mappings)} mappings validated, {failures} failures")
sys.exit(0 if mappings and failures == 0 else 1)
