import { parse as parseCsv } from "csv-parse/sync";
import fc from "fast-check";
import { MultiGraph } from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";
import jsonld from "jsonld";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { loadOntology } from "../../../src/ontology/index.ts";
import { type Column, EDGE_COLUMNS, NODE_COLUMNS, STATEMENT_COLUMNS } from "../../../src/pipeline/export/columns.ts";
import { escapeFormula } from "../../../src/pipeline/export/csv.ts";
import { toPlainText } from "../../../src/pipeline/export/plain-text.ts";
import { readPart } from "../../../src/pipeline/export/read-part.ts";
import { type ExportOptions, exportGraph, unescapeFormula } from "../../../src/pipeline/index.ts";
import { createEmbeddedStore, type GraphStore } from "../../../src/store/index.ts";
import { anyNastyExtraction, nastyText } from "../../support/any-nasty-extraction.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const ontology = await loadOntology();

async function textOf(store: GraphStore, options: ExportOptions): Promise<string> {
  const text = (await Array.fromAsync(exportGraph(store, options))).join("");
  expect(text.isWellFormed()).toBe(true);
  return text;
}

/** What a column says of each row, as texts; nothing where it is not known. Some columns keep what others may not hold. */
async function cellsOf<T>(columns: readonly Column<T>[], rows: AsyncIterable<T>, exact: readonly string[] = []) {
  const records = await Array.fromAsync(rows);
  return records.map((row) =>
    columns.map((column) => {
      const cell = column.read(row);
      if (cell === null) return null;
      return exact.includes(column.name) ? String(cell) : toPlainText(String(cell));
    }),
  );
}

/** Runs a check on stores of random documents with nasty names. */
function forNastyStores(check: (store: GraphStore) => Promise<void>) {
  return async () => {
    const extractions = fc.uniqueArray(anyNastyExtraction, { maxLength: 3, selector: ({ document }) => document.key });
    const property = fc.asyncProperty(extractions, async (documents) => {
      const store = createEmbeddedStore({ folder: temporaryFolder(), ontology });
      try {
        await store.load(documents);
        await check(store);
      } finally {
        await store.close();
      }
    });
    await fc.assert(property, { numRuns: 100 });
  };
}

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

async function expectedTables(store: GraphStore, exact: readonly string[] = []) {
  const part = readPart(store);
  const nodes = await cellsOf(NODE_COLUMNS, part.entities(), exact);
  return { nodes, edges: await cellsOf(EDGE_COLUMNS, part.relations(), exact) };
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
  );
});

describe("a graph as CSV", () => {
  it(
    "gives every cell back, and none that a spreadsheet would run",
    forNastyStores(async (store) => {
      const part = readPart(store);
      const tables = {
        ...(await expectedTables(store)),
        statements: await cellsOf(STATEMENT_COLUMNS, part.statements()),
      };
      const columns = { nodes: NODE_COLUMNS, edges: EDGE_COLUMNS, statements: STATEMENT_COLUMNS };
      for (const table of ["nodes", "edges", "statements"] as const) {
        const [header, ...rows] = parseCsv(await textOf(store, { format: "csv", table }), { recordDelimiter: "\r\n" });
        expect(header).toEqual(columns[table].map(({ name }) => name));
        expect(rows.flat().filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([]);
        expect(rows.map((row) => row.map(unescapeFormula))).toEqual(
          tables[table].map((row) => row.map((cell) => cell ?? "")),
        );
      }
    }),
  );

  it("takes exactly its own apostrophe away again", () => {
    fc.assert(fc.property(nastyText, (text) => unescapeFormula(escapeFormula(text)) === text));
  });
});

const PROV = "http://www.w3.org/ns/prov#";
const TERM = "urn:citegraph:term:";

/** Expands without a network: whatever would be fetched fails the test. */
async function expand(text: string): Promise<LdNode[]> {
  const documentLoader = async (url: string) => {
    throw new Error(`${url} would be fetched`);
  };
  return (await jsonld.expand(JSON.parse(text), { documentLoader })) as LdNode[];
}

type LdNode = Record<string, { "@id"?: string; "@value"?: unknown }[]> & { "@id": string; "@type": string[] };

const idsIn = (node: LdNode, property: string) => (node[property] ?? []).map((each) => each["@id"]);
const valuesIn = (node: LdNode, property: string) => (node[property] ?? []).map((each) => each["@value"]);

describe("a graph as JSON-LD", () => {
  it(
    "expands offline to every entity, statement, edge, conflict, document and run",
    forNastyStores(async (store) => {
      const nodes = await expand(await textOf(store, { format: "jsonld" }));
      const part = readPart(store);
      const { documents, entities, statements, relations, conflicts } = await store.stats();
      const runs = (await Array.fromAsync(part.runs())).length;
      expect(nodes).toHaveLength(documents + entities + statements + relations + conflicts + runs);
      expect(new Set(nodes.map((node) => node["@id"])).size).toBe(nodes.length);
      const known = new Set(nodes.map((node) => node["@id"]));
      for await (const { statement } of part.statements()) {
        const node = nodes.find((each) => each["@id"] === `urn:citegraph:id:${statement.id}`)!;
        expect(node["@type"]).toEqual([`${PROV}Entity`, `${TERM}Statement`]);
        for (const property of [`${TERM}subject`, `${TERM}object`, `${PROV}wasQuotedFrom`, `${PROV}wasGeneratedBy`]) {
          expect(idsIn(node, property).filter((id) => known.has(id!))).toHaveLength(1);
        }
        const [evidence] = node[`${TERM}evidence`] as unknown as LdNode[];
        expect(valuesIn(evidence!, `${TERM}quote`)).toEqual([toPlainText(statement.evidence[0]!.quote)]);
        expect(valuesIn(node, `${TERM}confidence`)).toEqual([statement.confidence]);
        const speakers = idsIn(node, `${PROV}wasAttributedTo`);
        expect(speakers).toHaveLength(statement.attributedTo ? 1 : 0);
        expect(speakers.every((id) => id === undefined || known.has(id))).toBe(true);
      }
    }),
  );
});
