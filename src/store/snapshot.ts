// A store in a temporary folder, filled from another one: what was known at a time, or what the log of a store amounts to.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Extraction, type Judgement, withReplaced } from "../domain/index.ts";
import type { Ontology } from "../ontology/index.ts";
import { createEmbeddedStore } from "./embedded/index.ts";
import type { GraphStore } from "./graph-store.ts";
import { toMilliseconds } from "./times.ts";

const BATCH_SIZE = 200;

type Extractions = AsyncIterable<Extraction> | Iterable<Extraction>;

/** Fills a store of its own from extractions and live judgements. Closing it removes it. */
export async function createSnapshot(
  ontology: Ontology,
  extractions: Extractions,
  judgements: readonly Judgement[],
): Promise<GraphStore> {
  const folder = await mkdtemp(join(tmpdir(), "citegraph-snapshot-"));
  const store = createEmbeddedStore({ folder, ontology, durable: false });
  const close = async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await fill(store, extractions, judgements);
  } catch (error) {
    await close();
    throw error;
  }
  return { ...store, close };
}

async function fill(store: GraphStore, extractions: Extractions, judgements: readonly Judgement[]) {
  await store.judge(judgements, { acceptUnseen: true });
  await loadAll(store, extractions);
}

/** Loads extractions, many in a transaction. */
export async function loadAll(store: Pick<GraphStore, "load">, extractions: Extractions): Promise<void> {
  let batch: Extraction[] = [];
  for await (const extraction of extractions) {
    batch.push(extraction);
    if (batch.length < BATCH_SIZE) continue;
    await store.load(batch);
    batch = [];
  }
  await store.load(batch);
}

/** What a store held at a time: its documents and judgements of then. */
export async function snapshotAt(store: GraphStore, ontology: Ontology, knownAt: string): Promise<GraphStore> {
  const judgements = await judgementsAt(store, knownAt);
  return createSnapshot(ontology, store.extractions({ knownAt }), judgements);
}

/** The judgements that held at a time. */
export async function judgementsAt(store: Pick<GraphStore, "judgements">, knownAt: string): Promise<Judgement[]> {
  return holdingAt(await store.judgements({ revoked: true }), knownAt);
}

/** Of all judgements of a store, revoked ones among them, those that held at a time. */
export function holdingAt(judgements: readonly Judgement[], knownAt: string): Judgement[] {
  return madeBy(judgements, knownAt).filter(({ revokedAt }) => revokedAt === null);
}

/** Those that had been made by a time, as they were then: what was revoked later still held. */
export function madeBy(judgements: readonly Judgement[], knownAt: string): Judgement[] {
  const time = new Date(toMilliseconds(knownAt)).toISOString();
  const isOver = (revokedAt: string | null) => revokedAt !== null && revokedAt <= time;
  return withReplaced(
    judgements
      .filter(({ at }) => at <= time)
      .map((each) => (isOver(each.revokedAt) ? each : { ...each, revokedAt: null })),
  );
}
