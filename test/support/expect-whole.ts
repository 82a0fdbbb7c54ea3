// What must hold of a store after any accident.
import { expect } from "vitest";
import type { Ontology } from "../../src/ontology/index.ts";
import { dumpLines, loadLog, logOf } from "../../src/pipeline/index.ts";
import { createEmbeddedStore, type GraphStore } from "../../src/store/index.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** The canonical dump as a list of lines. */
export async function dumpOf(store: GraphStore): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of dumpLines(store)) lines.push(line);
  return lines;
}

/**
 * Compares what a store holds with what a new one makes of the same documents, so that nothing of a document may be
 * missing or too much, and each document with the line that it has in the dump of a whole load.
 * @returns how many documents there are
 */
export async function expectWhole(store: GraphStore, dump: readonly string[], ontology: Ontology): Promise<number> {
  const lines = await dumpOf(store);
  const whole = new Set(dump);
  const documents = lines.filter((line) => line.includes('"kind":"extraction"'));
  expect(documents.filter((line) => !whole.has(line))).toEqual([]);
  const fresh = createEmbeddedStore({ folder: temporaryFolder(), ontology });
  await loadLog(fresh, logOf(store));
  expect(lines).toEqual(await dumpOf(fresh));
  await fresh.close();
  return documents.length;
}
