"""The protocol of tests/bench/measure in Python: the same columns, answers and budget."""
import argparse
import csv
import os
import time


def checksum(rows):
    """See Answer in tests/bench/measure/measure.hpp."""
    count = total = 0
    for row in rows:
        value = 0
        for field in row:
            value = (value * 1000003 + int(field)) % 2147483647
        total += value
        count += 1
    return count, total


class Runner:
    def __init__(self, system):
        words = argparse.ArgumentParser()
        words.add_argument("folder")
        words.add_argument("--budget", type=float, default=40)
        words.add_argument("--only", default="")
        words.add_argument("--connect", default="")
        self.options = words.parse_args()
        self.system, self.folder = system, self.options.folder
        self.answers = open(os.path.join(self.folder, f"answers-{system}.csv"), "w", encoding="ascii")
        self.answers.write("question,form,index,rows,sum\n")

    def rows_of(self, name):
        with open(os.path.join(self.folder, name), encoding="ascii", newline="") as file:
            yield from csv.DictReader(file)

    def print(self, what, form, done, p50, p99, wall, cpu, sizes=",,"):
        print(f"{self.system},{what},{form},{done},{p50:.3f},{p99:.3f},{wall:.4f},{cpu:.4f},{sizes}", flush=True)

    def load(self, form, work, mebibytes=""):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        with open("/proc/self/status", encoding="ascii") as file:
            status = dict(line.split(":", 1) for line in file)
        memory = [int(status[name].split()[0]) // 1024 for name in ("VmRSS", "VmHWM")]
        size = mebibytes() if callable(mebibytes) else mebibytes
        self.print("load", form, 1, wall * 1e6, wall * 1e6, wall, cpu, f"{memory[0]},{memory[1]},{size}")

    def question(self, question, form, ask, parameters=None):
        """`ask` returns the rows."""
        if self.options.only and question[:2] not in self.options.only:
            return
        if parameters is None:
            parameters = [(int(r["p1"]), int(r["p2"] or 0)) for r in self.rows_of("params.csv")
                          if r["query"] == question]
        clock = time.perf_counter
        times = [[] for _ in parameters]
        begin, cpu, done = clock(), time.process_time(), 0
        while done < len(parameters) and clock() - begin < self.options.budget:
            before = clock()
            rows = ask(*parameters[done])
            times[done].append(clock() - before)
            self.answers.write(f"{question},{form},{done},%d,%d\n" % checksum(rows))
            done += 1
        first_pass, wall = clock() - begin, begin
        for number in range(3):
            if done < len(parameters) or clock() - begin + first_pass > self.options.budget:
                break
            if number == 0:  # that was the warm-up
                times, wall, cpu = [[] for _ in parameters], clock(), time.process_time()
            for i, parameter in enumerate(parameters):
                before = clock()
                ask(*parameter)
                times[i].append(clock() - before)
        if done:
            medians = sorted(sorted(t)[len(t) // 2] for t in times[:done])
            at = lambda part: medians[min(done - 1, int(part * done))] * 1e6
            self.print(question, form, done, at(0.5), at(0.99), clock() - wall, time.process_time() - cpu)
