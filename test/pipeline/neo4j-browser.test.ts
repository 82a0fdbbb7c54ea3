import { unzipSync } from "fflate";
import { expect, it } from "vitest";
import { TYPE_COLOURS as EXPLORER_COLOURS } from "../../src/explorer/canvas/colours.ts";
import { loadOntology } from "../../src/ontology/index.ts";
import { createNeo4jBrowserFiles, SAVED_QUERIES } from "../../src/pipeline/index.ts";
import { TYPE_COLOURS } from "../../src/pipeline/neo4j-browser/style.ts";

const ontology = await loadOntology();
const files = createNeo4jBrowserFiles(ontology, "https://graph.example");
const textOf = (name: string) => String(files.get(name));

it("styles every entity type, every relation and every kind of node of the log", () => {
  const selectors = [...textOf("citegraph.grass").matchAll(/^([\w.]+) \{$/gm)].map(([, selector]) => selector);
  const nodes = [...ontology.entityTypes.keys(), "Statement", "SourceDocument", "Conflict"];
  expect(selectors).toEqual(expect.arrayContaining(nodes.map((name) => `node.${name}`)));
  expect(selectors).toEqual(
    expect.arrayContaining([...ontology.relations.keys()].map((name) => `relationship.${name}`)),
  );
  expect(new Set(selectors).size).toBe(selectors.length);
});

it("gives a thing the colour that the explorer gives it", () => expect(TYPE_COLOURS).toEqual(EXPLORER_COLOURS.light));

it("packs each query under its name, and says in the guide where the style sheet is", () => {
  const packed = Object.values(unzipSync(files.get("favourites.zip")!)).map((bytes) => Buffer.from(bytes).toString());
  expect(packed).toEqual(SAVED_QUERIES.map(({ name, cypher }) => `// ${name}\n${cypher}\n`));
  expect(textOf("guide.html")).toContain(":style https://graph.example/neo4j-browser/citegraph.grass");
});

it("is the same on every run", () => {
  expect(createNeo4jBrowserFiles(ontology, "https://graph.example")).toEqual(files);
});
