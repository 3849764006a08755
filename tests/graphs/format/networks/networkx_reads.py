"""NetworkX reads our GraphML and GEXF: the same nodes, edges and attributes as the case has."""
import glob
import io
import json
import subprocess
import sys

try:
    import networkx
except ImportError:
    print("skipped: no networkx for this python3")
    sys.exit(77)

program, fixtures = sys.argv[1:]


def written(case, form):
    return subprocess.run([program, "convert", case, "--to", form], check=True, capture_output=True).stdout


def compare(case):
    elements = json.loads(written(case, "cytoscape"))["elements"]
    nodes = {n["data"]["id"]: n["data"] for n in elements["nodes"]}
    edges = [e["data"] for e in elements["edges"]]
    graphml = networkx.read_graphml(io.BytesIO(written(case, "graphml")), force_multigraph=True)
    # NetworkX knows GEXF up to 1.2 by its namespace; what we use of 1.3 is spelt alike.
    text = written(case, "gexf").replace(b"http://gexf.net/1.3", b"http://www.gexf.net/1.2draft")
    gexf = networkx.read_gexf(io.BytesIO(text))
    for name, graph in (("graphml", graphml), ("gexf", gexf)):
        assert set(graph.nodes) == set(nodes), (case, name)
        assert graph.number_of_edges() == len(edges), (case, name, graph.number_of_edges(), len(edges))
        for node, data in graph.nodes(data=True):
            assert data["kind"] == nodes[node]["kind"] and data["label"] == nodes[node]["label"], (name, node)
            assert data.get("date", "") == nodes[node].get("date", ""), (name, node)
    found = sorted((a, b, d["kind"]) for a, b, d in graphml.edges(data=True))
    assert found == sorted((e["source"], e["target"], e["kind"]) for e in edges), case
    for node, data in graphml.nodes(data=True):
        if "record" in nodes[node]:
            assert json.loads(data["record"]) == nodes[node]["record"], node
    # What NetworkX saves is read as the same case.
    saved = io.BytesIO()
    networkx.write_graphml(graphml, saved)
    back = subprocess.run([program, "convert", "-", "--from", "graphml", "--to", "json"], input=saved.getvalue(),
                          check=True, capture_output=True).stdout
    assert json.loads(back)["claims"] == json.loads(written(case, "json"))["claims"], case
    return len(nodes), len(edges)


for case in sorted(glob.glob(fixtures + "/*/case.json")):
    print(case, compare(case))
