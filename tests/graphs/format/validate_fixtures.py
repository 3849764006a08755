#!/usr/bin/env python3
"""Validates the schema of the text case, and the text cases under fixtures/ against it.

usage: validate_fixtures.py SOURCE_DIR

Exit status 77, which CTest shows as a skipped test, when the package jsonschema is not installed.
"""
import json
import pathlib
import sys

source = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(source / "tests/support"))
from schema_check import validator_of

of_case = validator_of(source / "docs/formats/case.schema.json")
of_line = of_case.evolve(schema={**of_case.schema, "$ref": "#/$defs/line"})

failures = 0


def expect(valid, checker, instance, name):
    """Reports `name` when `instance` is not as valid as it should be."""
    global failures
    error = next(checker.iter_errors(instance), None)
    if (error is None) != valid:
        failures += 1
        print(f"{name}: {error.message if error else 'accepted, and should not be'}")


cases = sorted(path for path in (source / "fixtures").rglob("case*.json") if "regressions" not in path.parts)
for path in cases:
    whole = json.loads(path.read_text(encoding="utf-8"))
    expect(True, of_case, whole, path)
    header = {name: value for name, value in whole.items() if not isinstance(value, list)}
    expect(True, of_line, header, f"{path} as lines")
    for value in whole.values():
        for record in value if isinstance(value, list) else []:
            expect(True, of_line, record, f"{path} as lines")

# A schema that takes everything would pass so far.
agent = {"id": "agent:a", "name": "A"}
relation = {"id": "relation:r", "kind": "contradicts", "from": "claim:c", "to": "claim:d"}
quantity = {"measure": "m", "value": 1}
refused = {
    "no version": {"agents": []},
    "a newer version": {"gainsay": 2},
    "no name": {"gainsay": 1, "agents": [{"id": "agent:a"}]},
    "an unknown word": {"gainsay": 1, "agents": [{**agent, "kind": "alien"}]},
    "an id of another kind": {"gainsay": 1, "agents": [{**agent, "id": "claim:a"}]},
    "an empty text where one is needed": {"gainsay": 1, "agents": [{**agent, "name": ""}]},
    "no kind of relation": {"gainsay": 1, "relations": [{k: v for k, v in relation.items() if k != "kind"}]},
    "a statement contradicted": {"gainsay": 1, "relations": [{**relation, "to": "statement:s"}]},
    "a claim undercut": {"gainsay": 1, "relations": [{**relation, "kind": "undercuts"}]},
    "a figure and a range": {"gainsay": 1, "claims": [
        {"id": "claim:c", "text": "C", "quantities": [{**quantity, "low": 0}]}]},
    "no figure": {"gainsay": 1, "claims": [{"id": "claim:c", "text": "C", "quantities": [{"measure": "m"}]}]},
}
for name, instance in refused.items():
    expect(False, of_case, instance, name)
expect(True, of_case, {"gainsay": 1, "x": 1, "agents": [{**agent, "y": [None]}]}, "unknown fields")
expect(True, of_case, {"gainsay": 1, "relations": [{**relation, "kind": "undercuts", "to": "relation:q"}]}, "undercut")
expect(False, of_line, {"gainsay": 1, "agents": []}, "lists in a line")
expect(False, of_line, {"name": "A"}, "a line without an id")

print(f"{len(cases)} cases validated, {failures} failures")
sys.exit(0 if cases and failures == 0 else 1)
