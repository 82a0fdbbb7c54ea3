// Makes all that is derived anew from the log: taken away and added again in many transactions, since no server holds a
// large graph in one. Until the last of them is done, the store takes no other change.
import { type Extraction, sumReadings } from "../../../domain/index.ts";
import { canonicalIds, rulesOf } from "../../../graph/index.ts";
import type { Ontology } from "../../../ontology/index.ts";
import { type Database, int, type Run } from "../database/database.ts";
import { type ShownAs, toView } from "../derived/shown.ts";
import { apply, lock, noteTime } from "./change.ts";
import { readJudgements, writeShownAs } from "./judge.ts";
import { streamReadings } from "./log.ts";

const DOCUMENTS = 50;
const NODES = 10_000;

/** See GraphStore.rebuild. */
export async function rebuild(database: Database, ontology: Ontology): Promise<void> {
  await database.write((run) => mark(run, ontology, "SET c.rebuilding = true"));
  while ((await database.write(removeSome)) === NODES);
  const shownAs = await database.write(async (run) => {
    const { canonical } = canonicalIds(await readJudgements(run, false));
    await writeShownAs(run, canonical, [...canonical.keys()]);
    return canonical;
  });
  const batch: Extraction[] = [];
  const flush = async () => {
    const documents = batch.splice(0);
    await database.write((run) => addMissing(run, documents, shownAs, ontology));
  };
  for await (const readings of streamReadings(database.read, DOCUMENTS)) {
    if (batch.push(sumReadings(readings)) === DOCUMENTS) await flush();
  }
  if (batch.length > 0) await flush();
  await database.write((run) => mark(run, ontology, "SET c.rules = $rules REMOVE c.rebuilding"));
}

async function mark(run: Run, ontology: Ontology, change: string): Promise<void> {
  const { time } = await lock(run, ontology, { forRebuild: true });
  await noteTime(run, time);
  await run(`MATCH (c:Citegraph {id: "schema"}) ${change}`, { rules: rulesOf(ontology) });
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
  await lock(run, ontology, { forRebuild: true });
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
