// Loading and taking back documents: everything of one call in one transaction.
import { assertSound, type Extraction } from "../../domain/index.ts";
import type { Ontology } from "../../ontology/index.ts";
import type { LoadReport } from "../graph-store.ts";
import type { Database, Run } from "./database.ts";
import { assertNamesKnown } from "./names.ts";
import { type Change, planChange } from "./plan-change.ts";
import { readBefore } from "./read-before.ts";
import { readExtractions } from "./read-extractions.ts";
import { writeChange } from "./write-change.ts";

export async function loadExtractions(
  database: Database,
  extractions: readonly Extraction[],
  ontology: Ontology,
): Promise<LoadReport> {
  for (const extraction of extractions) assertLoadable(extraction, ontology);
  const latest = [...new Map(extractions.map((extraction) => [extraction.document.key, extraction])).values()];
  if (latest.length === 0) return { added: 0, replaced: 0, unchanged: 0 };
  return database.write(async (run) => {
    await lock(run);
    const held = await readHeld(run, latest);
    const add = latest.filter((each) => !isHeld(each, held.get(each.document.key)));
    const replaced = add.flatMap(({ document }) => held.get(document.key)?.id ?? []);
    await apply(run, { add, remove: await readExtractions(run, replaced) }, ontology);
    return {
      added: add.length - replaced.length,
      replaced: replaced.length,
      unchanged: latest.length - add.length,
    };
  });
}

/** See GraphStore.missing. */
export async function findMissing(read: Run, documentIds: readonly string[], run: string): Promise<string[]> {
  const rows = await read<{ id: string }>(
    "UNWIND $ids AS id MATCH (d:SourceDocument {id: id}) WHERE d.runId = $run RETURN id",
    { ids: documentIds, run },
  );
  const held = new Set(rows.map(({ id }) => id));
  return documentIds.filter((id) => !held.has(id));
}

export function retractDocuments(
  database: Database,
  keysOrIds: readonly string[],
  ontology: Ontology,
): Promise<number> {
  return database.write(async (run) => {
    await lock(run);
    const found = await run<{ id: string }>(
      `UNWIND $wanted AS each
       CALL (each) { MATCH (d:SourceDocument {key: each}) RETURN d UNION MATCH (d:SourceDocument {id: each}) RETURN d }
       RETURN DISTINCT d.id AS id`,
      { wanted: keysOrIds },
    );
    const remove = await readExtractions(
      run,
      found.map(({ id }) => id),
    );
    await apply(run, { add: [], remove }, ontology);
    return remove.length;
  });
}

async function apply(run: Run, change: Change, ontology: Ontology): Promise<void> {
  if (change.add.length + change.remove.length === 0) return;
  const before = await readBefore(run, change, ontology);
  await writeChange(run, change, planChange(change, before, ontology), ontology);
}

/**
 * One writer at a time: what is derived depends on all statements of an edge, and two transactions would each miss the
 * other's. The lock goes with the transaction. Where somebody removed all nodes meanwhile, the note is made anew, as one
 * whose constraints are to be looked at when the store is opened next.
 */
function lock(run: Run): Promise<unknown> {
  return run(`MERGE (c:Citegraph {id: "schema"}) ON CREATE SET c.version = 0, c.relations = []
    SET c.writing = true REMOVE c.writing`);
}

interface Held {
  readonly key: string;
  readonly id: string;
  readonly run: string;
}

/** What the store holds under the keys of these documents. */
async function readHeld(run: Run, extractions: readonly Extraction[]): Promise<Map<string, Held>> {
  const rows = await run<Held>(
    "UNWIND $keys AS key MATCH (d:SourceDocument {key: key}) RETURN d.key AS key, d.id AS id, d.runId AS run",
    { keys: extractions.map(({ document }) => document.key) },
  );
  return new Map(rows.map((row) => [row.key, row]));
}

const isHeld = ({ document, run }: Extraction, held: Held | undefined) =>
  held?.id === document.id && held.run === run.id;

function assertLoadable(extraction: Extraction, ontology: Ontology): void {
  assertSound(extraction);
  assertNamesKnown(extraction, ontology);
}
