// Judgements: added to the log, and the entities they join or part shown accordingly.
import {
  CitegraphError,
  decideJudgements,
  type Judgement,
  type JudgementInput,
  lastOfEachPair,
  sumReadings,
  withReplaced,
} from "../../../domain/index.ts";
import { canonicalIds } from "../../../graph/index.ts";
import type { Ontology } from "../../../ontology/index.ts";
import type { JudgementPreview } from "../../graph-store.ts";
import { type Database, int, type Run } from "../database/database.ts";
import { type Change, planChange } from "../derived/plan-change.ts";
import { readBefore } from "../derived/read-before.ts";
import { changedBetween, movedPart, type ShownAs } from "../derived/shown.ts";
import { findDocumentsNaming } from "../questions/documents-naming.ts";
import { apply, lock, noteTime } from "./change.ts";
import { readEntriesOf } from "./log.ts";

/** See GraphStore.judge. */
export function judge(
  database: Database,
  inputs: readonly JudgementInput[],
  acceptUnseen: boolean,
  ontology: Ontology,
): Promise<Judgement[]> {
  return database.change(async (run) => {
    const { time } = await lock(run, ontology);
    if (!acceptUnseen) await assertSeen(run, inputs);
    const holding = await readJudgements(run, false);
    const { judgements, added } = decideJudgements(holding, inputs, new Date(time).toISOString());
    if (added.length > 0) await writeJudgements(run, added, time);
    await showEntities(run, lastOfEachPair([...holding, ...added]), ontology);
    return judgements;
  });
}

/** See GraphStore.previewJudgements. */
export function previewJudgements(
  database: Database,
  inputs: readonly JudgementInput[],
  ontology: Ontology,
): Promise<JudgementPreview> {
  return database.write(async (run) => {
    const { time } = await lock(run, ontology);
    await assertSeen(run, inputs);
    const holding = await readJudgements(run, false);
    const { added } = decideJudgements(holding, inputs, new Date(time).toISOString());
    const { change, moved } = await planShow(run, lastOfEachPair([...holding, ...added]), ontology);
    const plan = planChange(change, await readBefore(run, change, ontology), ontology);
    const [count] = await run<{ total: number }>("MATCH (e:Entity) RETURN count(e) AS total");
    const entitiesBefore = count?.total ?? 0;
    return {
      entitiesBefore,
      entitiesAfter: entitiesBefore + plan.entities.created.length - plan.entities.deleted.length,
      statementsMoved: moved,
      conflictsAdded: toRules(plan.conflicts.created),
      conflictsRemoved: toRules(plan.conflicts.deleted),
    };
  });
}

/** See GraphStore.revokeJudgements. */
export function revokeJudgements(database: Database, ids: readonly string[], ontology: Ontology): Promise<number> {
  return database.change(async (run) => {
    const { time } = await lock(run, ontology);
    const [revoked] = await run<{ total: number }>(
      `UNWIND $ids AS id MATCH (j:Judgement {id: id}) WHERE j.revokedAt IS NULL
       SET j.revokedAt = $time RETURN count(j) AS total`,
      { ids: [...new Set(ids)], time: int(time) },
    );
    const total = revoked?.total ?? 0;
    if (total > 0) await noteTime(run, time);
    await showEntities(run, await readJudgements(run, false), ontology);
    return total;
  });
}

/** Judgements in the order they were made. */
export async function readJudgements(run: Run, revoked: boolean): Promise<Judgement[]> {
  const rows = await run<{ judgement: StoredJudgement }>(
    `MATCH (j:Judgement) WHERE $revoked OR j.revokedAt IS NULL
     RETURN j {.id, .a, .b, .verdict, .score, .why, .by, .at, .revokedAt} AS judgement ORDER BY j.at, j.id`,
    { revoked },
  );
  const logged = rows.map(({ judgement: { at, revokedAt, ...said } }) => ({
    ...said,
    at: new Date(at).toISOString(),
    revokedAt: revokedAt === null ? null : new Date(revokedAt).toISOString(),
  }));
  return withReplaced(logged).filter(({ revokedAt }) => revoked || revokedAt === null);
}

type StoredJudgement = Omit<Judgement, "at" | "revokedAt"> & { readonly at: number; readonly revokedAt: number | null };

async function writeJudgements(run: Run, added: readonly Judgement[], time: number): Promise<void> {
  const rows = added.map(({ at: _at, revokedAt: _revokedAt, ...said }) => ({ ...said, at: int(time) }));
  await run("UNWIND $rows AS row CREATE (j:Judgement) SET j = row", { rows });
  await noteTime(run, time);
}

/** @throws CitegraphError NOT_FOUND for an entity that no document and no judgement ever named */
async function assertSeen(run: Run, inputs: readonly JudgementInput[]): Promise<void> {
  const ids = [...new Set(inputs.flatMap(({ a, b }) => [a, b]))];
  const [unseen] = await run<{ id: string }>(
    `UNWIND $ids AS id WITH id WHERE NOT EXISTS { MATCH (:Entity {id: id}) } AND NOT EXISTS { MATCH (:MergedEntity {id: id}) }
       AND NOT EXISTS { MATCH (j:Judgement) WHERE id IN [j.a, j.b] } AND NOT EXISTS { MATCH (l:LogEntry) WHERE id IN l.names }
     RETURN id LIMIT 1`,
    { ids },
  );
  if (unseen) throw new CitegraphError("NOT_FOUND", `The store never saw an entity ${unseen.id}.`);
}

/** Shows each entity as the judgements say, and moves what documents say of those that changed. */
async function showEntities(run: Run, live: readonly Judgement[], ontology: Ontology): Promise<void> {
  const { change, after, changed } = await planShow(run, live, ontology);
  if (changed.size === 0) return;
  await apply(run, change, ontology);
  await writeShownAs(run, after, [...changed]);
}

async function planShow(run: Run, live: readonly Judgement[], ontology: Ontology) {
  const before = await readMerged(run);
  const after = canonicalIds(live).canonical;
  const changed = changedBetween(before, after);
  const documents = await readEntriesOf(run, await findDocumentsNaming(run, [...changed]));
  const parts = documents.map((readings) => movedPart(sumReadings(readings), before, after, changed, ontology));
  const change: Change = {
    add: parts.map(({ add }) => add),
    remove: parts.map(({ remove }) => remove),
    documents: { created: [], deleted: [] },
  };
  return { change, after, changed, moved: parts.reduce((sum, { moved }) => sum + moved, 0) };
}

/** All entities that are shown as another one. */
export async function readMerged(run: Run): Promise<ShownAs> {
  const rows = await run<{ id: string; shownAs: string }>(
    "MATCH (m:MergedEntity) RETURN m.id AS id, m.shownAs AS shownAs",
  );
  return new Map(rows.map(({ id, shownAs }) => [id, shownAs]));
}

/** Notes as what these entities are shown. */
export async function writeShownAs(run: Run, shownAs: ShownAs, changed: readonly string[]): Promise<void> {
  await run("UNWIND $ids AS id MATCH (m:MergedEntity {id: id}) DELETE m", { ids: changed });
  const rows = changed.map((id) => ({ id, shownAs: shownAs.get(id) })).filter(({ shownAs }) => shownAs);
  await run("UNWIND $rows AS row CREATE (m:MergedEntity) SET m = row", { rows });
}

const toRules = (conflicts: readonly { readonly id: string; readonly rule: string }[]) =>
  conflicts.map(({ id, rule }) => ({ id, rule })).sort((a, b) => (a.id < b.id ? -1 : 1));
