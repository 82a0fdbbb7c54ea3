// Apart from the other formats: graphology changes Object.prototype when a node's id is __proto__.
import { MultiGraph } from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { EDGE_COLUMNS, NODE_COLUMNS } from "../../../src/pipeline/export/columns.ts";
import { expectedTables, forNastyStores, textOf } from "../../support/nasty-stores.ts";
import { PROPERTY_TIMEOUT_MS } from "../../support/property-runs.ts";

/** @throws for any fault that XML 1.0 and its namespaces name */
function assertWellFormed(xml: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
}

const fromXmlId = (id: string) =>
  id === "_x_"
    ? ""
    : id.replace(/_x([0-9a-f]{4})_/g, (_match, unit: string) => String.fromCharCode(Number.parseInt(unit, 16)));

/** Nodes and edges of a parsed graph in the columns of the tables, as texts. */
function tableOf(graph: MultiGraph) {
  const cell = (value: unknown) => (value === undefined ? null : String(value));
  const nodes = graph.mapNodes((id, attributes) =>
    NODE_COLUMNS.map(({ name }) => cell(name === "id" ? fromXmlId(id) : attributes[name])),
  );
  const edges = graph.mapEdges((id, attributes, source, target) => {
    const ends: Record<string, string> = { id, subject: source, object: target };
    return EDGE_COLUMNS.map(({ name }) => (name in ends ? fromXmlId(ends[name]!) : cell(attributes[name])));
  });
  return { nodes, edges };
}

const XML_IDS = ["id", "subject", "object"];

describe("a graph as GraphML", () => {
  it(
    "is well-formed and holds every node and edge, whatever their names are",
    forNastyStores(async (store) => {
      const xml = await textOf(store, { format: "graphml" });
      assertWellFormed(xml);
      expect(tableOf(graphml.parse(MultiGraph, xml))).toEqual(await expectedTables(store, XML_IDS));
    }),
    PROPERTY_TIMEOUT_MS,
  );
});

describe("a graph as GEXF", () => {
  it(
    "is well-formed and holds every node and edge, whatever their names are",
    forNastyStores(async (store) => {
      const xml = await textOf(store, { format: "gexf" });
      assertWellFormed(xml);
      expect(tableOf(gexf.parse(MultiGraph, xml))).toEqual(await expectedTables(store, XML_IDS));
    }),
    PROPERTY_TIMEOUT_MS,
  );
});
