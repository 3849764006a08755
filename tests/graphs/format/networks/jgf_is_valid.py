#!/usr/bin/env python3
"""What we write as JSON Graph Format is valid by the published schema, and that schema would refuse what is not.

usage: jgf_is_valid.py GAINSAY FIXTURES

The schema stands in json-graph-format/ beside this file, as published (github.com/jsongraph/json-graph-specification,
MIT). Exit status 77, which CTest shows as a skipped test, when the package jsonschema is not installed.
"""
import json
import pathlib
import subprocess
import sys

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)

program, fixtures = sys.argv[1], pathlib.Path(sys.argv[2])
schema_file = pathlib.Path(__file__).parent / "json-graph-format" / "json-graph-schema_v2.json"
validator = jsonschema.Draft7Validator(json.loads(schema_file.read_text(encoding="utf-8")))

cases = sorted(fixtures.glob("*/case.json"))
assert cases, "no fixtures"
for case in cases:
    text = subprocess.run([program, "convert", str(case), "--to", "jgf"], check=True, capture_output=True).stdout
    graph = json.loads(text)
    validator.validate(graph)
    nodes, edges = graph["graph"]["nodes"], graph["graph"]["edges"]
    assert nodes and edges, case
    # The schema cannot say that an edge ends at nodes that are there.
    for edge in edges:
        assert edge["source"] in nodes and edge["target"] in nodes, edge
    print(case.parent.name, len(nodes), len(edges))

broken = {"graph": {"nodes": {}, "edges": [{"source": "a"}]}}
assert not validator.is_valid(broken), "the schema takes an edge without a target"
