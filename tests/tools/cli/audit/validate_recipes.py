#!/usr/bin/env python3
"""Tries the recipes of docs/audit.md as far as it can be done without GitHub, GitLab and pre-commit.

usage: validate_recipes.py SOURCE_DIR GAINSAY

The shell lines, and every command line that a recipe runs, are run over cases in a git repository; YAML is parsed and its shape looked at.
Exit status 77, which CTest shows as a skipped test, without the package yaml or without git.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

try:
    import yaml
except ImportError:
    print("skipped: python3-yaml is not installed")
    sys.exit(77)
if shutil.which("git") is None:
    print("skipped: git is not installed")
    sys.exit(77)

source, program = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
page = (source / "docs/audit.md").read_text(encoding="utf-8")
blocks = re.findall(r"```(sh|yaml)\n(.*?)\n```", page, flags=re.S)
shell = [text for kind, text in blocks if kind == "sh"]
recipes = [yaml.safe_load(text) for kind, text in blocks if kind == "yaml"]
failures = 0


def expect(right, what):
    global failures
    if not right:
        failures += 1
        print(what)


def one(condition):
    found = [recipe for recipe in recipes if condition(recipe)]
    expect(len(found) == 1, f"{len(found)} recipes where one is expected")
    return found[0] if found else {}


environment = {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
environment.pop("GAINSAY_CASE", None)
with tempfile.TemporaryDirectory() as folder:
    def run(command):
        return subprocess.run(["sh", "-c", command], cwd=folder, env=environment, capture_output=True, text=True)

    cases = pathlib.Path(folder) / "cases"
    cases.mkdir()
    (cases / "a.json").write_text('{"gainsay": 1}\n', encoding="utf-8")
    (cases / "b.json").write_text('{"gainsay": 1, "claims": [{"id": "claim:x", "text": "The dam was built of clay."}]}\n',
                                  encoding="utf-8")
    run("git init -q . && git add -A && git -c user.name=desk -c user.email=desk@example.org commit -q -m cases")

    lines = [line.split("#")[0].strip() for text in shell for line in text.splitlines()]
    expect(len(lines) == 3, f"{len(lines)} shell lines where three are expected")
    expect([run(line).returncode for line in lines] == [1, 0, 0], "the shell lines end with other statuses than the page says")
    expect("claim:x" in (pathlib.Path(folder) / "audit.md").read_text(encoding="utf-8"), "audit.md lacks the finding")

    github = one(lambda r: "jobs" in r)
    steps = github.get("jobs", {}).get("audit", {}).get("steps", [])
    expect(True in github or "on" in github, "the workflow has no events")  # YAML 1.1 takes "on" for true
    commands = [step["run"] for step in steps if "run" in step]
    expect(len(commands) == 1, "the workflow runs one command")
    for command in commands:
        told = run(command)
        expect(told.returncode == 1 and told.stdout.startswith("::warning file=cases/b.json,line=1,"), told.stdout + told.stderr)
        report = json.loads((pathlib.Path(folder) / "audit.sarif").read_text(encoding="utf-8"))
        uris = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in report["runs"][0]["results"]}
        expect("cases/b.json" in uris, f"the report speaks of {uris}")
    uploads = [step for step in steps if "upload-sarif" in step.get("uses", "")]
    expect([step["with"]["sarif_file"] for step in uploads] == ["audit.sarif"], "the workflow uploads another file")

    gitlab = one(lambda r: "script" in r.get("audit", {}) if isinstance(r.get("audit"), dict) else False).get("audit", {})
    for command in gitlab.get("script", []):
        expect(run(command).returncode == 1, "the GitLab job does not fail")
    report = pathlib.Path(folder) / gitlab.get("artifacts", {}).get("reports", {}).get("junit", "none")
    expect("<testsuite" in (report.read_text(encoding="utf-8") if report.exists() else ""), "no JUnit report")

    hook = one(lambda r: "repos" in r).get("repos", [{}])[0].get("hooks", [{}])[0]
    expect(re.search(hook["files"], "cases/b.json") is not None, "the hook does not see the cases")
    expect(run(f"{hook['entry']} cases/b.json").returncode == 0, "nothing has changed, and the hook fails")
    with (cases / "b.json").open("w", encoding="utf-8") as file:
        file.write('{"gainsay": 1, "claims": [{"id": "claim:y", "text": "Eels live in the upper reservoir."}]}\n')
    expect(run(f"{hook['entry']} cases/b.json").returncode == 1, "a new finding, and the hook does not fail")

print(f"{len(lines)} shell lines and {len(recipes)} recipes, {failures} failures")
sys.exit(1 if failures else 0)
