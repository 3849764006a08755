#!/usr/bin/env python3
"""Prints the tables of docs/performance.md from the results kept beside this script, as Markdown: for each size
of case, what every system takes for every question, and how that compares with the floor."""
import csv
import sys
from pathlib import Path

from draw import COLOURS, FORMS, HERE, QUESTIONS


def clock(microseconds):
    value = float(microseconds)
    for unit, size in (("s", 1e6), ("ms", 1e3), ("µs", 1)):
        if value >= size:
            return f"{value / size:.3g} {unit}"
    return f"{value * 1e3:.0f} ns"


def cell(row, floor):
    if row is None:
        return "–"
    text = clock(row["p50_us"])
    if not row["what"].startswith("Q6"):
        text += f" / {clock(row['p99_us'])}"
    if floor and row is not floor:
        ratios = [float(row[c]) / float(floor[c]) for c in ("p50_us", "p99_us") if float(floor[c])]
        if row["what"].startswith("Q6"):
            ratios = ratios[:1]
        text += " (" + " / ".join(f"{r:,.2g}×" if r < 10 else f"{r:,.0f}×" for r in ratios) + ")"
    if row["done"] not in ("1", "200"):
        text += f" [{row['done']}]"
    return text


def main():
    for path in sorted(HERE.glob("claims-*.csv"), key=lambda p: int(p.stem.split("-")[1])):
        with open(path, newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        found = {}
        for row in rows:
            if row["form"] == FORMS.get(row["what"], {}).get(row["system"], ""):
                found.setdefault((row["system"], row["what"]), row)
        print(f"### {int(rows[0]['claims']):,} claims\n")
        print("| system | " + " | ".join(QUESTIONS) + " | load s (wall / CPU) | resident MiB | file MiB |")
        print("|---|" + "---|" * (len(QUESTIONS) + 3))
        for system in ["floor", "gainsay", *COLOURS]:
            cells = [found.get((system, q)) for q in QUESTIONS]
            if not any(cells) or (system in ("floor", "gainsay") and found.get((system, "printed"))):
                continue
            found[(system, "printed")] = True
            load = found.get((system, "load")) or next((r for r in rows if r["system"] == system and
                                                        (r["what"], r["form"]) == ("load", "rows")), None)
            file_mib = next((r["file_mib"] for r in rows if r["system"] == system and r["file_mib"]), "") or "–"
            cost = f"{float(load['wall_s']):.3g} / {float(load['cpu_s']):.3g}" if load else "–"
            resident = load["resident_mib"] if load else "–"
            print(f"| {system} | " + " | ".join(cell(row, found.get(("floor", q))) for q, row in zip(QUESTIONS, cells))
                  + f" | {cost} | {resident} | {file_mib} |")
        print()
        print("| form | system | p50 / p99 (× floor) | wall s / CPU s |\n|---|---|---|---|")
        for row in rows:
            if row["what"] == "load" or row is found.get((row["system"], row["what"])):
                continue
            floor = found.get(("floor", row["what"]))
            print(f"| {row['what']} {row['form']} | {row['system']} | {cell(row, floor)} | "
                  f"{float(row['wall_s']):.3g} / {float(row['cpu_s']):.3g} |")
        print()


if __name__ == "__main__":
    sys.exit(main())
