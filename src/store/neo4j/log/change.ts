// Loading and taking back documents: everything of one call in one transaction, in the log and in what is derived.
import {
  areSameReadings,
  type Extraction,
  type SourceDocument,
  sha256,
  sumReadings,
  type Taken,
  type TakeOptions,
  takeReadings,
} from "../../../domain/index.ts";
import { rulesOf } from "../../../graph/index.ts";
import type { Ontology } from "../../../ontology/index.ts";
import { assertLoadable } from "../../assert-loadable.ts";
import { assertDerivedBy } from "../../derived-by.ts";
import type { LoadReport } from "../../graph-store.ts";
import { type Database, int, type Run } from "../database/database.ts";
import { assertNotRebuilding } from "../database/rebuilding.ts";
import { type Change, planChange } from "../derived/plan-change.ts";
import { readBefore } from "../derived/read-before.ts";
import { type ShownAs, toView } from "../derived/shown.ts";
import { writeChange } from "../derived/write-change.ts";
import { type Held, type Mark, type Readings, readEntries, readHeld, toContent, writeLog } from "./log.ts";

export async function loadExtractions(
  database: Database,
  extractions: readonly Extraction[],
  ontology: Ontology,
  options: TakeOptions = {},
): Promise<LoadReport> {
  for (const extraction of extractions) assertLoadable(extraction, ontology);
  if (extractions.length === 0) return { added: 0, replaced: 0, unchanged: 0 };
  const given = Map.groupBy(extractions, ({ document }) => document.key);
  return database.change(async (run) => {
    const mark = await lock(run, ontology);
    const held = new Map((await readHeld(run, [...given.keys()])).map((each) => [each.key, each]));
    const heldOf = (keys: readonly string[]) => keys.flatMap((key) => held.get(key) ?? []);
    const alone = new Map([...given].map(([key, readings]) => [key, takeReadings([], readings, options)]));
    const unlike = [...given].filter(([key]) => !isHeld(held.get(key), alone.get(key)!));
    const entries = await readEntries(run, heldOf(unlike.map(([key]) => key)));
    const before = new Map(entries.map((readings) => [keyOf(readings), readings]));
    const taken = new Map(
      unlike.map(([key, readings]) => [key, takeReadings(before.get(key) ?? [], readings, options)]),
    );
    const after = [...taken.values()].map(({ readings }) => readings);
    const come = after.filter((readings) => !areSameReadings(before.get(keyOf(readings)) ?? [], readings));
    const withdraw = heldOf(come.map(keyOf));
    const gone = withdraw.map(({ key }) => before.get(key)!);
    await exchange(run, { come, gone, withdraw }, mark, ontology);
    const without = [...given].filter(([key]) => (taken.get(key) ?? alone.get(key)!).leftOut > 0);
    const refused = without.filter(([key, readings]) => taken.get(key)?.leftOut === readings.length);
    const unchanged = given.size - come.length - refused.length;
    const leftOut = without.map(([key]) => key);
    return {
      added: come.length - gone.length,
      replaced: gone.length,
      unchanged,
      ...(leftOut.length > 0 && { leftOut }),
    };
  });
}

const keyOf = ([reading]: Readings) => reading!.document.key;

/** Whether an entry holds exactly what these readings say, by its checksum: most of what is loaded again is held. */
function isHeld(held: Held | undefined, { readings }: Taken): boolean {
  return held !== undefined && held.checksum === sha256(toContent(readings));
}

/** See GraphStore.missing. */
export async function findMissing(read: Run, documentIds: readonly string[], run: string): Promise<string[]> {
  const rows = await read<{ id: string }>(
    `UNWIND $ids AS id MATCH (l:LogEntry {document: id})
     WHERE $run IN l.runs AND NOT $run IN coalesce(l.partial, []) AND l.withdrawnAt IS NULL
     RETURN l.document AS id`,
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
  return database.change(async (run) => {
    const mark = await lock(run, ontology);
    const withdraw = await readHeld(run, keysOrIds);
    await exchange(run, { come: [], gone: await readEntries(run, withdraw), withdraw }, mark, ontology);
    return withdraw.length;
  });
}

/** What documents say from now on and what they said until now, and the entries of the latter. */
interface Exchange {
  readonly come: readonly Readings[];
  readonly gone: readonly Readings[];
  readonly withdraw: readonly Held[];
}

async function exchange(run: Run, exchanged: Exchange, mark: Mark, ontology: Ontology): Promise<void> {
  if (exchanged.come.length + exchanged.gone.length === 0) return;
  const [gone, come] = [exchanged.gone.map(sumReadings), exchanged.come.map(sumReadings)];
  const shownAs = await readShownAs(run, [...gone, ...come]);
  const toViews = (extractions: readonly Extraction[]) => extractions.map((each) => toView(each, shownAs, ontology));
  const documents = { created: without(come, gone), deleted: without(gone, come) };
  // The log is sent behind the questions that a plan needs: while the server writes it, the plan is made.
  await Promise.all([
    apply(run, { add: toViews(come), remove: toViews(gone), documents }, ontology),
    writeLog(run, exchanged.come, exchanged.withdraw, mark),
  ]);
}

/** Documents of some that are not among those of others, or were retrieved at another time. */
function without(some: readonly Extraction[], others: readonly Extraction[]): SourceDocument[] {
  const nameOf = ({ id, retrievedAt }: SourceDocument) => `${id} ${retrievedAt}`;
  const known = new Set(others.map(({ document }) => nameOf(document)));
  return some.map(({ document }) => document).filter((document) => !known.has(nameOf(document)));
}

/** Brings all that is derived up to date with a change. */
export async function apply(run: Run, change: Change, ontology: Ontology): Promise<void> {
  const before = await readBefore(run, change, ontology);
  await writeChange(run, change, planChange(change, before, ontology), ontology);
}

/** As what the entities of these documents are shown. */
async function readShownAs(run: Run, extractions: readonly Extraction[]): Promise<ShownAs> {
  const ids = [...new Set(extractions.flatMap(({ entities }) => entities.map(({ id }) => id)))];
  const rows = await run<{ id: string; shownAs: string }>(
    "UNWIND $ids AS id MATCH (m:MergedEntity {id: id}) RETURN m.id AS id, m.shownAs AS shownAs",
    { ids },
  );
  return new Map(rows.map(({ id, shownAs }) => [id, shownAs]));
}

/**
 * One writer at a time: what is derived depends on all statements of an edge, and two transactions would each miss the
 * other's. The lock goes with the transaction; the time is only noted with what changes (`writeLog`, `noteTime`). Where somebody removed all nodes meanwhile, the note is made anew, as one
 * whose constraints are to be looked at when the store is opened next.
 * @throws CitegraphError STORE_BUSY while a rebuild is not finished; STORE_VERSION after one with another ontology
 */
export async function lock(run: Run, ontology: Ontology, { forRebuild = false } = {}): Promise<Mark> {
  const own = rulesOf(ontology);
  const [mark] = await run<Mark & { rebuilding: boolean; rules: string | null }>(
    `MERGE (c:Citegraph {id: "schema"}) ON CREATE SET c.version = 0, c.relations = [], c.rules = $own
     SET c.writing = true REMOVE c.writing
     RETURN CASE WHEN c.time >= $now THEN c.time + 1 ELSE $now END AS time, coalesce(c.entries, 0) AS entries, c.rebuilding IS NOT NULL AS rebuilding,
       c.rules AS rules`,
    { now: int(Date.now()), own },
  );
  if (forRebuild) return mark!;
  assertNotRebuilding(mark?.rebuilding);
  assertDerivedBy(mark?.rules, own);
  return mark!;
}

/** Notes the time of a change, which gives the store another version. */
export async function noteTime(run: Run, time: number): Promise<void> {
  await run('MATCH (c:Citegraph {id: "schema"}) SET c.time = $time', { time: int(time) });
}
