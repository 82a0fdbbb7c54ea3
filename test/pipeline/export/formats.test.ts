import { parse as parseCsv } from "csv-parse/sync";
import fc from "fast-check";
import jsonld from "jsonld";
import { describe, expect, it } from "vitest";
import { EDGE_COLUMNS, NODE_COLUMNS, STATEMENT_COLUMNS } from "../../../src/pipeline/export/columns.ts";
import { escapeFormula } from "../../../src/pipeline/export/csv.ts";
import { toPlainText } from "../../../src/pipeline/export/plain-text.ts";
import { readPart } from "../../../src/pipeline/export/read-part.ts";
import { unescapeFormula } from "../../../src/pipeline/index.ts";
import { nastyText } from "../../support/any-nasty-extraction.ts";
import { cellsOf, expectedTables, forNastyStores, textOf } from "../../support/nasty-stores.ts";
import { PROPERTY_TIMEOUT_MS } from "../../support/property-runs.ts";

describe("a graph as CSV", () => {
  it(
    "gives every cell back, and none that a spreadsheet would run",
    forNastyStores(async (store) => {
      const part = readPart(store);
      const tables = {
        ...(await expectedTables(store)),
        statements: await cellsOf(STATEMENT_COLUMNS, part.statementRows()),
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
    PROPERTY_TIMEOUT_MS,
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
      const runs = new Set((await Array.fromAsync(part.statements())).map(({ run }) => run)).size;
      expect(nodes).toHaveLength(documents + entities + statements + relations + conflicts + runs);
      expect(new Set(nodes.map((node) => node["@id"])).size).toBe(nodes.length);
      const known = new Set(nodes.map((node) => node["@id"]));
      for await (const statement of part.statements()) {
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
    PROPERTY_TIMEOUT_MS,
  );
});
