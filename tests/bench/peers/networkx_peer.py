"""NetworkX, one graph a relation, for cases of 10^4 claims."""
from collections import Counter, defaultdict, deque

import networkx as nx

from measure import Runner

runner = Runner("networkx")
asserts, denies = nx.MultiDiGraph(), nx.MultiDiGraph()  # ("a", agent) to claim
contra, cites, below, same = nx.MultiGraph(), nx.MultiDiGraph(), nx.DiGraph(), nx.Graph()


def load():
    contra.add_nodes_from(int(r["id"]) for r in runner.rows_of("nodes.csv") if r["kind"] == "claim")
    for r in runner.rows_of("edges.csv"):
        kind, a, b = r["type"], int(r["src"]), int(r["dst"])
        if kind in ("assert", "deny"):
            (asserts if kind == "assert" else denies).add_edge(("a", a), b, doc=int(r["doc"]), day=int(r["date"]))
        elif kind in ("contradicts", "rebuts"):
            contra.add_edge(a, b)
        elif kind == "cites":
            cites.add_edge(a, b)
        elif kind == "affiliated":
            below.add_edge(b, a)
        elif kind == "same_as":
            same.add_edge(a, b)


runner.load("", load)


def sayers(graph, claim):
    return (agent[1] for agent, _ in graph.in_edges(claim)) if claim in graph else ()


def claims_of(graph, agent):
    return (claim for _, claim in graph.out_edges(("a", agent))) if ("a", agent) in graph else ()


def group(claim):
    return nx.node_connected_component(same, claim) if claim in same else (claim,)


def q1(claim, _):
    return [(kind, agent[1], data["doc"], data["day"]) for kind, graph in ((0, asserts), (1, denies))
            if claim in graph for agent, _, data in graph.in_edges(claim, data=True)]


def q2(x, _):
    counts = Counter()
    for c1 in claims_of(asserts, x):
        for _, c2 in contra.edges(c1):
            counts.update(sayers(asserts, c2))
        counts.update(sayers(denies, c1))
    del counts[x]
    return list(counts.items())


def q3(x, _):
    body = {x} | (nx.descendants(below, x) if x in below else set())
    claims = {c for agent in body for said in claims_of(asserts, agent) for c in group(said)}
    counts = Counter()
    for c1 in claims:
        for _, end in contra.edges(c1):
            for c2 in group(end):
                counts.update(sayers(asserts, c2))
        counts.update(sayers(denies, c1))
    return [(y, n) for y, n in counts.items() if y not in body]


def q4(claim, _):
    distance = {row[2]: 0 for row in q1(claim, 0) if row[0] == 0}
    queue = deque(distance)
    while queue:
        document = queue.popleft()
        for cited in cites.successors(document) if document in cites else ():
            if cited not in distance:
                distance[cited] = distance[document] + 1
                queue.append(cited)
    return [(d, n) for d, n in distance.items() if d not in cites or cites.out_degree(d) == 0]


pairs = nx.Graph()


def make_pairs():
    for a, c1 in asserts.edges():
        for _, c2 in contra.edges(c1):
            pairs.add_edges_from((a[1], b) for b in sayers(asserts, c2) if b != a[1])
        pairs.add_edges_from((a[1], b) for b in sayers(denies, c1) if b != a[1])


def q5(a, b):
    try:
        return [(nx.bidirectional_shortest_path(pairs, a, b).__len__() - 1,)]
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        return []


def q6a(*_):
    sums = defaultdict(int)
    for agent, claim in asserts.edges():
        sums[agent[1]] += contra.degree(claim) + (denies.in_degree(claim) if claim in denies else 0)
    return [(agent, n) for agent, n in sums.items() if n]


def q6b(*_):
    parts = list(nx.connected_components(contra))
    return [(len(parts), sum(not nx.is_bipartite(contra.subgraph(part)) for part in parts))]


runner.question("Q1", "", q1)
runner.question("Q2", "", q2)
runner.question("Q3", "", q3)
runner.question("Q4", "", q4)
runner.load("all pairs", make_pairs)
runner.question("Q5", "all pairs", q5)
runner.question("Q6a", "", q6a, [(0, 0)])
runner.question("Q6b", "", q6b, [(0, 0)])
