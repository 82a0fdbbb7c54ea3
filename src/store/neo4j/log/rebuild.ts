// Makes all that is derived anew from the log: taken away and added again in many transactions, since no server holds a
// large graph in one. Until the last of them is done, the store takes no other change. Of two rebuilds at a time the later one goes on,
// for the earlier one may have been broken off, and nothing tells.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { CitegraphError, type Extraction, sumReadings } from "../../../domain/index.ts";
import { canonicalIds, rulesOf } from "../../../graph/index.ts";
import type { Ontology } from "../../../ontology/index.ts";
import { assertDerivedBy } from "../../derived-by.ts";
import { type Database, int, type Run } from "../database/database.ts";
import { type ShownAs, toView } from "../derived/shown.ts";
import { apply, lock, noteTime } from "./change.ts";
import { readJudgements, writeShownAs } from "./judge.ts";
import { streamReadings } from "./log.ts";

const DOCUMENTS = 50;
const NODES = 10_000;
const PATIENCE_MS = 60_000;
const LOOK_MS = 250;

/**
 * See GraphStore.rebuild. Where another one takes its place, waits for that, and begins again should it be broken off.
 * @param patienceMs how long another one may do nothing before it is taken for broken off; twice as long each time, since two whose steps
 * take longer would replace each other forever
 */
export async function rebuild(database: Database, ontology: Ontology, patienceMs = PATIENCE_MS): Promise<void> {
  for (let waitMs = patienceMs; ; waitMs *= 2) {
    try {
      return await rebuildAs(randomUUID(), database, ontology);
    } catch (error) {
      if (!(error instanceof Replaced)) throw error;
    }
    if (await endOfOther(database, ontology, waitMs)) return;
  }
}

/** Thrown by a rebuild in whose place another one has come. */
class Replaced extends CitegraphError {
  constructor() {
    super("STORE_BUSY", "Another rebuild of the store has begun.");
  }
}

async function rebuildAs(name: string, database: Database, ontology: Ontology): Promise<void> {
  await database.change((run) => mark(run, ontology, "SET c.rebuilding = $name", name));
  const step = <T>(work: (run: Run) => Promise<T>) =>
    database.write(async (run) => {
      await assertOurs(run, name, ontology);
      return work(run);
    });
  while ((await step(removeSome)) === NODES);
  const shownAs = await step(async (run) => {
    const { canonical } = canonicalIds(await readJudgements(run, false));
    await writeShownAs(run, canonical, [...canonical.keys()]);
    return canonical;
  });
  const batch: Extraction[] = [];
  const flush = async () => {
    const documents = batch.splice(0);
    await step((run) => addMissing(run, documents, shownAs, ontology));
  };
  for await (const readings of streamReadings(database.read, DOCUMENTS)) {
    if (batch.push(sumReadings(readings)) === DOCUMENTS) await flush();
  }
  if (batch.length > 0) await flush();
  await database.change(async (run) => {
    await assertOurs(run, name, ontology);
    await mark(run, ontology, "SET c.rules = $rules REMOVE c.rebuilding", name);
  });
}

async function mark(run: Run, ontology: Ontology, change: string, name: string): Promise<void> {
  const { time } = await lock(run, ontology, { forRebuild: true });
  await noteTime(run, time);
  await run(`MATCH (c:Citegraph {id: "schema"}) ${change}`, { rules: rulesOf(ontology), name });
}

/** Notes one step more. @throws Replaced where another rebuild has begun */
async function assertOurs(run: Run, name: string, ontology: Ontology): Promise<void> {
  await lock(run, ontology, { forRebuild: true });
  const [ours] = await run<{ steps: number }>(
    `MATCH (c:Citegraph {id: "schema"}) WHERE c.rebuilding = $name
     SET c.rebuildSteps = coalesce(c.rebuildSteps, 0) + 1 RETURN c.rebuildSteps AS steps`,
    { name },
  );
  if (!ours) throw new Replaced();
}

/**
 * Waits for another rebuild.
 * @returns whether it has made what this one would have made; else it was broken off
 * @throws CitegraphError STORE_VERSION where it went by another ontology
 */
async function endOfOther({ read }: Database, ontology: Ontology, patienceMs: number): Promise<boolean> {
  let last = { steps: -1, at: performance.now() };
  while (performance.now() - last.at < patienceMs) {
    const [note] = await read<{ isOver: boolean; steps: number | null; rules: string | null }>(
      `MATCH (c:Citegraph {id: "schema"}) RETURN c.rebuilding IS NULL AS isOver, c.rebuildSteps AS steps, c.rules AS rules`,
    );
    if (note?.isOver) assertDerivedBy(note.rules, rulesOf(ontology));
    if (note?.isOver) return true;
    const steps = note?.steps ?? 0;
    if (steps !== last.steps) last = { steps, at: performance.now() };
    await sleep(LOOK_MS);
  }
  return false;
}

async function removeSome(run: Run): Promise<number> {
  const [removed] = await run<{ total: number }>(
    `MATCH (n:Conflict|Statement|SourceDocument|Entity|MergedEntity) WITH n LIMIT $most
     DETACH DELETE n RETURN count(*) AS total`,
    { most: int(NODES) },
  );
  return removed?.total ?? 0;
}

/** Adds documents unless they are there: a transaction may be done again after all when its outcome was not known. */
async function addMissing(run: Run, documents: readonly Extraction[], shownAs: ShownAs, ontology: Ontology) {
  const ids = documents.map(({ document }) => document.id);
  const rows = await run<{ id: string }>("UNWIND $ids AS id MATCH (d:SourceDocument {id: id}) RETURN d.id AS id", {
    ids,
  });
  const there = new Set(rows.map(({ id }) => id));
  const missing = documents.filter(({ document }) => !there.has(document.id));
  const created = missing.map(({ document }) => document);
  const add = missing.map((each) => toView(each, shownAs, ontology));
  await apply(run, { add, remove: [], documents: { created, deleted: [] } }, ontology);
}
