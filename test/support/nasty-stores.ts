// Exports of stores that are full of nasty names, and what they have to say.
import fc from "fast-check";
import { expect } from "vitest";
import { loadOntology } from "../../src/ontology/index.ts";
import { type Column, EDGE_COLUMNS, NODE_COLUMNS } from "../../src/pipeline/export/columns.ts";
import { toPlainText } from "../../src/pipeline/export/plain-text.ts";
import { readPart } from "../../src/pipeline/export/read-part.ts";
import { type ExportOptions, exportGraph } from "../../src/pipeline/index.ts";
import { createEmbeddedStore, type GraphStore } from "../../src/store/index.ts";
import { anyNastyExtraction } from "./any-nasty-extraction.ts";
import { PROPERTY_RUNS } from "./property-runs.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const ontology = await loadOntology();

/** An export as one text. */
export async function textOf(store: GraphStore, options: ExportOptions): Promise<string> {
  const text = (await Array.fromAsync(exportGraph(store, options))).join("");
  expect(text.isWellFormed()).toBe(true);
  return text;
}

/** What a column says of each row, as texts; nothing where it is not known. Some columns keep what others may not hold. */
export async function cellsOf<T>(columns: readonly Column<T>[], rows: AsyncIterable<T>, exact: readonly string[] = []) {
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
export function forNastyStores(check: (store: GraphStore) => Promise<void>) {
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
    await fc.assert(property, { numRuns: PROPERTY_RUNS });
  };
}

/** The tables of nodes and edges. */
export async function expectedTables(store: GraphStore, exact: readonly string[] = []) {
  const part = readPart(store);
  const nodes = await cellsOf(NODE_COLUMNS, part.entities(), exact);
  return { nodes, edges: await cellsOf(EDGE_COLUMNS, part.edgeRows(), exact) };
}
