#!/usr/bin/env python3
"""Draws time against the number of claims on log axes, a panel a question, from the results kept beside this
script, and prints the slope of each line: docs/performance/draw.py writes growth.svg."""
import csv
import math
from pathlib import Path

HERE = Path(__file__).resolve().parent
QUESTIONS = ["Q1", "Q2", "Q3", "Q4", "Q5", "Q6a", "Q6b"]
TITLES = {"Q1": "Q1 statements of a claim", "Q2": "Q2 opponents of an agent", "Q3": "Q3 opponents of a body",
          "Q4": "Q4 roots of citations", "Q5": "Q5 distance of two agents", "Q6a": "Q6a attacks, whole case",
          "Q6b": "Q6b components, whole case"}
# Hue by system, the same in every panel; what we make and what it is measured by are the heavy lines.
COLOURS = {"gainsay": "#b2182b", "floor": "#1a1a1a", "boost-csr": "#2166ac", "boost-adjacency_list": "#67a9cf",
           "igraph": "#1b7837", "sqlite": "#e08214", "postgresql": "#8073ac", "duckdb": "#b8860b",
           "kuzu": "#c51b7d", "networkx": "#7f7f7f"}
FORMS = {"Q5": {"duckdb": "all pairs", "networkx": "all pairs"},
         "Q6b": {"sqlite": "rows read out", "postgresql": "rows read out", "boost-csr": "colouring",
                 "boost-adjacency_list": "colouring", "igraph": "colouring"}}
WIDTH, HEIGHT, LEFT, TOP = 260, 230, 62, 60


def read():
    """question -> system -> claims -> (p50, p99) in µs, each system in the form that is compared."""
    found = {}
    for path in sorted(HERE.glob("*.csv")):
        with open(path, newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["what"] not in QUESTIONS or row["system"] not in COLOURS:
                    continue
                if row["form"] != FORMS.get(row["what"], {}).get(row["system"], ""):
                    continue
                if row["done"] not in ("1", "200"):
                    continue  # cut by its budget: percentiles of fewer parameters do not compare
                times = (float(row["p50_us"]), float(row["p99_us"]))
                found.setdefault(row["what"], {}).setdefault(row["system"], {})[int(row["claims"])] = times
    return found


def text(time):
    for unit, size in (("s", 1e6), ("ms", 1e3), ("µs", 1)):
        if time >= size * 0.99:
            return f"{time / size:g} {unit}"
    return f"{time * 1000:g} ns"


def panel(question, systems, x0, y0, claims):
    times = [t for line in systems.values() for pair in line.values() for t in pair if t > 0]
    low, high = math.floor(math.log10(min(times))), math.ceil(math.log10(max(times)))
    first, last = math.log10(claims[0]), math.log10(claims[-1])
    at_x = lambda n: x0 + (math.log10(n) - first) / max(last - first, 1) * WIDTH
    at_y = lambda t: y0 + HEIGHT - (math.log10(t) - low) / (high - low) * HEIGHT
    out = [f'<text x="{x0}" y="{y0 - 10}" class="title">{TITLES[question]}</text>']
    for power in range(low, high + 1):
        y = at_y(10.0 ** power)
        out.append(f'<path d="M{x0} {y:.1f}h{WIDTH}" class="grid"/>'
                   f'<text x="{x0 - 6}" y="{y + 4:.1f}" class="tick" text-anchor="end">{text(10.0 ** power)}</text>')
    for n in claims:
        out.append(f'<path d="M{at_x(n):.1f} {y0}v{HEIGHT}" class="grid"/><text x="{at_x(n):.1f}" '
                   f'y="{y0 + HEIGHT + 16}" class="tick" text-anchor="middle">10'
                   f'<tspan dy="-5" font-size="8">{round(math.log10(n))}</tspan></text>')
    for system, colour in COLOURS.items():
        line = sorted(systems.get(system, {}).items())
        heavy = 2.6 if system in ("gainsay", "floor") else 1.2
        for which, dash in ((0, ""), (1, ' stroke-dasharray="4 3"')):
            if which == 1 and question.startswith("Q6"):
                continue
            points = [(at_x(n), at_y(pair[which])) for n, pair in line if pair[which] > 0]
            if len(points) > 1:
                path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
                out.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="{heavy}"{dash}/>')
            if which == 0:
                out.extend(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{heavy}" fill="{colour}"/>' for x, y in points)
    return out


def slope(line, which):
    """Least squares of log time over log claims."""
    points = [(math.log10(n), math.log10(pair[which])) for n, pair in line.items() if pair[which] > 0]
    if len(points) < 2:
        return None
    mean_x, mean_y = (sum(axis) / len(points) for axis in zip(*points))
    return (sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points))


def main():
    found = read()
    claims = sorted({n for systems in found.values() for line in systems.values() for n in line})
    columns = 4
    width, height = columns * (WIDTH + LEFT + 14) + 10, 2 * (HEIGHT + TOP) + 20
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
           "<style>text{font-family:sans-serif}.title{font-size:13px;font-weight:bold}.tick{font-size:10px;fill:#444}"
           ".grid{stroke:#ddd;fill:none}.key{font-size:12px}</style>",
           f'<rect width="{width}" height="{height}" fill="#fff"/>']
    for number, question in enumerate(q for q in QUESTIONS if q in found):
        x0, y0 = LEFT + number % columns * (WIDTH + LEFT + 14), TOP - 20 + number // columns * (HEIGHT + TOP + 20)
        out += panel(question, found[question], x0, y0, claims)
    x0, y0 = LEFT + 3 * (WIDTH + LEFT + 14), TOP - 20 + HEIGHT + TOP + 20
    out.append(f'<text x="{x0}" y="{y0 - 10}" class="title">time by claims, both on log axes</text>')
    for number, (system, colour) in enumerate(COLOURS.items()):
        y = y0 + 12 + number * 19
        heavy = 2.6 if system in ("gainsay", "floor") else 1.2
        out.append(f'<path d="M{x0} {y - 4}h26" stroke="{colour}" stroke-width="{heavy}"/>'
                   f'<text x="{x0 + 34}" y="{y}" class="key">{system}</text>')
    out.append(f'<text x="{x0}" y="{y0 + 16 + len(COLOURS) * 19}" class="key">solid: median, dashed: 99th percentile</text>')
    out.append("</svg>")
    (HERE / "growth.svg").write_text("\n".join(out) + "\n", encoding="utf-8")
    print("slopes of log time over log claims: median, 99th percentile")
    for question in QUESTIONS:
        for system, line in sorted(found.get(question, {}).items()):
            slopes = [slope(line, which) for which in (0, 1)]
            if None not in slopes:
                print(f"{question:4} {system:22} {slopes[0]:5.2f} {slopes[1]:5.2f}")


if __name__ == "__main__":
    main()
