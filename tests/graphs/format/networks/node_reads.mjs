// Cytoscape.js and Mermaid read what we write. Their packages are looked for where NODE_PATH leads.
import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";
import { readdirSync, existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import assert from "node:assert";

const require = createRequire(import.meta.url);
const [program, fixtures] = process.argv.slice(2);

function found(name) {
  try {
    return require.resolve(name);
  } catch {
    console.log(`skipped: no ${name}; install it and set NODE_PATH`);
    return null;
  }
}

const written = (file, form) => execFileSync(program, ["convert", file, "--to", form], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
const cases = readdirSync(fixtures).map((one) => `${fixtures}/${one}/case.json`).filter(existsSync);
let checked = 0;

if (found("cytoscape")) {
  const cytoscape = require("cytoscape");
  for (const file of cases) {
    const json = JSON.parse(written(file, "cytoscape"));
    const graph = cytoscape({ headless: true, elements: json.elements });
    assert.equal(graph.nodes().length, json.elements.nodes.length);
    assert.equal(graph.edges().length, json.elements.edges.length);
    assert.ok(graph.nodes(".claim").length > 0);
    console.log("cytoscape", file, graph.nodes().length, graph.edges().length);
    ++checked;
  }
}

if (found("mermaid") && found("jsdom")) {
  const { JSDOM } = require("jsdom");
  const { window } = new JSDOM("");
  globalThis.window = window;
  globalThis.document = window.document;
  const { default: mermaid } = await import(pathToFileURL(found("mermaid")).href);
  for (const file of cases) {
    const parsed = await mermaid.parse(written(file, "mermaid"));
    assert.equal(parsed.diagramType, "flowchart-v2");
    console.log("mermaid", file);
    ++checked;
  }
}

process.exit(checked === 0 ? 77 : 0);
