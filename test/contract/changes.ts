// What `changesSince` must say of every store, by an oracle that lists all that was known then and all that is known now.
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { canonicalIds } from "../../src/graph/index.ts";
import { loadOntology } from "../../src/ontology/index.ts";
import { type Changes, changesSince } from "../../src/pipeline/index.ts";
import type { ConflictRecord, GraphStore, NodeKind, RelationRecord, StatementRecord } from "../../src/store/index.ts";
import { anyDispute } from "../support/any-dispute.ts";
import { anyHistory, type Step, takeStep } from "../support/any-history.ts";
import { promiseTimeoutMs } from "../support/property-runs.ts";
import type { StoreContract } from "./graph-store.ts";

const ontology = await loadOntology();

/** All that is known now, or was at a time, by id. */
async function knownIn(store: GraphStore, knownAt?: string) {
  const at = knownAt === undefined ? {} : { knownAt };
  const all = async <R>(kind: NodeKind) => {
    const { edges } = await store.read({ kind, orderBy: { field: "id", direction: "asc" }, ...at });
    return edges.map(({ node: { links: _links, ...record } }) => record as unknown as R & { readonly id: string });
  };
  return {
    documents: await all("document"),
    statements: await all<StatementRecord>("statement"),
    relations: await all<RelationRecord>("relation"),
    conflicts: await all<ConflictRecord>("conflict"),
    extractions: await Array.fromAsync(store.extractions(at)),
  };
}

type Known = Awaited<ReturnType<typeof knownIn>>;

/** What each statement of both times says, as the names are judged at the later one. */
async function sayingsOf(store: GraphStore, until: string, known: readonly Known[]): Promise<(id: string) => string> {
  const { canonical } = canonicalIds(await store.judgements({ knownAt: until }));
  const named = (id: string | null | undefined) => (id ? (canonical.get(id) ?? id) : null);
  const sayings = new Map<string, string>();
  for (const { document, statements } of known.flatMap(({ extractions }) => extractions)) {
    for (const { id, evidence, attributedTo, ...said } of statements) {
      const speakers: unknown[] = [];
      for (let each = attributedTo; each; each = each.via) speakers.push([named(each.entity), each.name]);
      const what = [named(said.subject), said.relation, named(said.object), said.role, said.polarity, said.modality];
      const when = [said.time, said.clock];
      const where = [document.key, document.outlet, document.author, evidence.map(({ quote }) => quote)];
      sayings.set(id, JSON.stringify([...what, speakers, ...when, ...where]));
    }
  }
  return (id) => sayings.get(id)!;
}

const overlap = (some: Set<string>, others: Set<string>) => [...some].some((each) => others.has(each));

type Expected = Omit<Changes, "statementsAdded" | "statementsWithdrawn"> & {
  readonly statementsAdded: readonly unknown[];
  readonly statementsWithdrawn: readonly unknown[];
};

/** @param before leaves out what came later */
async function expectedOf(store: GraphStore, since: string, before?: string): Promise<Expected> {
  const times = (await timesOf(store)).filter((time) => before === undefined || time <= before);
  const until = [...times, new Date(since).toISOString()].sort().at(-1)!;
  const [then, now] = [await knownIn(store, since), await knownIn(store, before)];
  const say = await sayingsOf(store, until, [then, now]);
  const idsBut = (some: Known, others: Known) =>
    some.documents.map(({ id }) => id).filter((id) => !others.documents.some((other) => other.id === id));
  const unsaidIn = (some: Known, others: Known) =>
    some.statements.filter(({ id }) => !others.statements.some((other) => say(other.id) === say(id)));
  const sideSets = ({ sides }: ConflictRecord) => sides.map(({ statements }) => new Set(statements.map(say)));
  const saidIn = (conflict: ConflictRecord) => new Set(sideSets(conflict).flatMap((side) => [...side]));
  const isOne = (a: ConflictRecord, b: ConflictRecord) =>
    a.conflictKind === b.conflictKind && overlap(saidIn(a), saidIn(b));
  const isIn = (side: Set<string>, sides: Set<string>[]) =>
    sides.some((other) => side.size === other.size && [...side].every((each) => other.has(each)));
  const isAlike = (a: ConflictRecord, b: ConflictRecord) =>
    a.id === b.id && sideSets(a).every((side) => isIn(side, sideSets(b))) && a.sides.length === b.sides.length;
  return {
    until,
    documentsAdded: idsBut(now, then),
    documentsWithdrawn: idsBut(then, now),
    statementsAdded: unsaidIn(now, then),
    statementsWithdrawn: unsaidIn(then, now),
    relations: relationsOf(then, now, say),
    conflictsAdded: now.conflicts.filter((conflict) => !then.conflicts.some((other) => isOne(conflict, other))),
    conflictsResolved: then.conflicts.filter((conflict) => !now.conflicts.some((other) => isOne(conflict, other))),
    conflictsChanged: now.conflicts.flatMap((after) =>
      then.conflicts
        .filter((before) => isOne(before, after) && !isAlike(before, after))
        .map((before) => ({ before, after })),
    ),
  };
}

function relationsOf(then: Known, now: Known, say: (id: string) => string): Changes["relations"] {
  const sayingsOn = (known: Known, edge: string) =>
    new Set(known.statements.filter(({ relationId }) => relationId === edge).map(({ id }) => say(id)));
  const edgesSaying = (known: Known, sayings: Set<string>) =>
    known.relations.filter(({ id }) => overlap(sayingsOn(known, id), sayings));
  const changed = now.relations.flatMap((relation) => {
    const was = then.relations.find(({ id }) => id === relation.id);
    if (was?.status === relation.status) return [];
    const shownAs = was ? [] : edgesSaying(then, sayingsOn(now, relation.id));
    return [{ relation, before: was?.status ?? null, after: relation.status, shownAs }];
  });
  const gone = then.relations
    .filter(({ id }) => !now.relations.some((other) => other.id === id))
    .map((relation) => ({
      ...{ relation, before: relation.status, after: null },
      shownAs: edgesSaying(now, sayingsOn(then, relation.id)),
    }));
  return [...changed, ...gone].sort((a, b) => (a.relation.id < b.relation.id ? -1 : 1));
}

/** The times at which the store changed. */
async function timesOf(store: GraphStore): Promise<string[]> {
  const log = await Array.fromAsync(store.log());
  const judgements = await store.judgements({ revoked: true });
  return [
    ...log.flatMap(({ recordedAt, withdrawnAt }) => [recordedAt, withdrawnAt ?? recordedAt]),
    ...judgements.flatMap(({ at, revokedAt }) => [at, revokedAt ?? at]),
  ];
}

/** Some of the times at which the store changed, and perhaps one before all of them, by numbers that a generator gave. */
async function someTimes(store: GraphStore, numbers: readonly number[]): Promise<Set<string>> {
  const times = [...new Set(["2020-01-01T00:00:00.000Z", ...(await timesOf(store))])].sort();
  return new Set(numbers.map((number) => times[number % times.length]!));
}

/** How often random histories came to what a test is about. */
const createCounts = () => ({ added: 0, resolved: 0, changed: 0, replaced: 0, joined: 0, split: 0, renamed: 0 });

function count(counts: ReturnType<typeof createCounts>, changes: Changes): void {
  const { conflictsAdded: added, conflictsResolved: resolved, conflictsChanged: changed, relations } = changes;
  const hasTwice = (ids: readonly string[]) => new Set(ids).size < ids.length;
  const met = {
    added: added.length > 0,
    resolved: resolved.length > 0,
    changed: changed.length > 0,
    replaced: added.some(({ id }) => resolved.some((other) => other.id === id)),
    joined: hasTwice(changed.map(({ after }) => after.id)),
    split: hasTwice(changed.map(({ before }) => before.id)),
    renamed: relations.some(({ shownAs }) => shownAs.length > 0),
  };
  for (const [name, isMet] of Object.entries(met)) if (isMet) counts[name as keyof typeof counts] += 1;
}

/**
 * A store that cannot be held still and was changed whenever that is asked; and then, at each question, one of these steps is taken first,
 * while there are some.
 */
function changedWhileRead(store: GraphStore, steps: readonly Step[]): GraphStore {
  const left = [...steps];
  let versions = 0;
  const change = async () => {
    const step = versions > 1 ? left.shift() : undefined;
    if (step) await takeStep(store, step);
  };
  const busy: GraphStore = {
    ...store,
    version: async () => String(++versions),
    read: async (...asked) => change().then(() => store.read(...asked)),
    judgements: async (...asked) => change().then(() => store.judgements(...asked)),
    documentsNaming: async (...asked) => change().then(() => store.documentsNaming(...asked)),
    async *log(...asked) {
      await change();
      yield* store.log(...asked);
      await change();
    },
    async *extractions(...asked) {
      await change();
      yield* store.extractions(...asked);
    },
    still: async () => ({ ...busy, close: async () => undefined }),
  };
  return busy;
}

const anySteps = fc.oneof({ weight: 4, arbitrary: anyDispute }, { weight: 1, arbitrary: anyHistory });

/** @param contract `open` gives a store with its history */
export function describeChanges(name: string, { open, empty, runs = 50, histories = runs }: StoreContract): void {
  describe(`what changed since a time in the ${name} store`, () => {
    let store: GraphStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const anew = async () => {
      if (empty) return empty();
      await store.close();
      store = await open();
    };

    it("is what lists of all that was known then and is known now differ in, after any history", {
      timeout: promiseTimeoutMs(3 * runs), // each history is asked of three times
    }, async () => {
      const counts = createCounts();
      let pairs = 0;
      await fc.assert(
        fc.asyncProperty(anySteps, fc.tuple(fc.nat(), fc.nat(), fc.nat()), async ({ steps }, numbers) => {
          await anew();
          for (const step of steps) await takeStep(store, step);
          for (const since of await someTimes(store, numbers)) {
            const changes = await changesSince(store, since, ontology);
            expect(changes).toEqual(await expectedOf(store, since));
            count(counts, changes);
            pairs += 1;
          }
        }),
        { numRuns: histories },
      );
      if (runs >= 1_000) expect(pairs).toBeGreaterThanOrEqual(runs);
      const { added, resolved, changed, replaced, renamed, joined, split } = counts;
      if (histories >= 50) expect(Math.min(added, resolved, changed), JSON.stringify(counts)).toBeGreaterThan(0);
      // Disputes that a judgement joins or splits are rare: each has an example of its own beside this.
      if (histories >= 1_000)
        expect(Math.min(replaced, renamed, joined + split), JSON.stringify(counts)).toBeGreaterThan(0);
    });

    it("is what it was at a moment when asked for that, whatever came after", {
      timeout: promiseTimeoutMs(runs),
    }, async () => {
      await fc.assert(
        fc.asyncProperty(anySteps, anySteps, fc.nat(), async (earlier, later, number) => {
          await anew();
          for (const step of earlier.steps) await takeStep(store, step);
          const [since] = await someTimes(store, [number]);
          const changes = await changesSince(store, since!, ontology);
          const { until } = changes;
          for (const step of later.steps) await takeStep(store, step);
          expect(await changesSince(store, since!, ontology, { until })).toEqual(changes);
        }),
        { numRuns: Math.ceil(runs / 4) },
      );
    });

    it("is that of the moment `until`, while others write to a store that cannot be held still", {
      timeout: promiseTimeoutMs(runs),
    }, async () => {
      let pinned = 0;
      await fc.assert(
        fc.asyncProperty(anySteps, anySteps, fc.nat(), async (earlier, meanwhile, number) => {
          await anew();
          for (const step of earlier.steps) await takeStep(store, step);
          const [since] = await someTimes(store, [number]);
          const changes = await changesSince(changedWhileRead(store, meanwhile.steps), since!, ontology);
          const last = [...(await timesOf(store)), since!].sort().at(-1)!;
          if (changes.until < last) pinned += 1;
          expect(changes).toEqual(await expectedOf(store, since!, changes.until));
        }),
        { numRuns: Math.ceil(runs / 4) }, // a store that is still is tried by the others
      );
      if (runs >= 50) expect(pinned).toBeGreaterThan(0);
    });
  });
}
