// The two states that are compared: of then, and of now. Where a store cannot be held still and was changed meanwhile, now is the moment of
// its last change when it was asked: what others write since then is looked away from.
import { CitegraphError, type Judgement } from "../../domain/index.ts";
import type { Ontology } from "../../ontology/index.ts";
import { type GraphStore, holdingAt, madeBy } from "../../store/index.ts";
import { documentsAbout } from "./about.ts";
import type { Placed } from "./names.ts";
import { openState, type State } from "./past.ts";

/** What both states are made of. */
export interface Compared extends Pick<GraphStore, "log" | "extractions" | "documentsNaming"> {
  readonly now: State;
  readonly then: State;
  /** All of them, revoked ones among them. */
  readonly judgements: readonly Judgement[];
  /** The documents that tell of the relation edges of statements, or of what may be in conflict with them. */
  documentsAbout(statements: readonly Placed[]): Promise<string[]>;
  /** @throws CitegraphError STORE_BUSY where the state of now was not to be had */
  assertWhole(): Promise<void>;
  close(): Promise<void>;
}

/** A store that is still, beside what it held at a time. */
export async function openStates(store: GraphStore, ontology: Ontology, time: string): Promise<Compared> {
  const judgements = await store.judgements({ revoked: true });
  const then = await openState(store, ontology, time, holdingAt(judgements, time));
  return {
    ...{ log: store.log, extractions: store.extractions, documentsNaming: store.documentsNaming },
    ...{ then, judgements },
    now: { read: store.read, hold: async () => undefined, close: async () => undefined },
    documentsAbout: (statements) => documentsAbout(store, ontology, statements),
    assertWhole: async () => undefined,
    close: () => then.close(),
  };
}

/**
 * What a store held at two times, while others write to it.
 * @param until the later one, which is settled; when the store was changed last unless given
 */
export async function openPinnedStates(
  store: GraphStore,
  ontology: Ontology,
  time: string,
  until?: string,
): Promise<Compared> {
  const all = await store.judgements({ revoked: true });
  const moment = until ?? (await lastChange(store, all, time));
  const then = await openState(store, ontology, time, holdingAt(all, time));
  const now = await openState(store, ontology, moment, holdingAt(all, moment)).catch(async (error: unknown) => {
    await then.close();
    throw error;
  });
  const close = async () => void (await Promise.all([then.close(), now.close()]));
  /** Documents of that moment that the store's own answers no longer know. */
  const gone = async () => {
    const entries = await Array.fromAsync(store.log({ since: moment }));
    return entries.flatMap(({ document, recordedAt, withdrawnAt }) =>
      recordedAt <= moment && withdrawnAt !== null && withdrawnAt > moment ? [document] : [],
    );
  };
  const asked: Pick<GraphStore, "read"> =
    until === undefined ? store : { read: (query, options) => store.read({ ...query, knownAt: until }, options) };
  const withGone = async (known: Promise<string[]>) => [...new Set([...(await known), ...(await gone())])];
  return {
    ...{ now, then, close },
    judgements: madeBy(all, moment),
    async *log(options) {
      for await (const entry of store.log(options)) {
        const { recordedAt, withdrawnAt } = entry;
        if (recordedAt > moment) continue;
        yield { ...entry, withdrawnAt: withdrawnAt !== null && withdrawnAt > moment ? null : withdrawnAt };
      }
    },
    extractions: (options) => store.extractions({ knownAt: moment, ...options }),
    documentsNaming: (entities) => withGone(store.documentsNaming(entities)),
    documentsAbout: (statements) => withGone(documentsAbout(asked, ontology, statements)),
    async assertWhole() {
      if (until !== undefined) return;
      // By a judgement since then, what tells of an edge may be found under another one.
      const isLater = (at: string | null) => at !== null && at > moment;
      const judged = await store.judgements({ revoked: true });
      if (!judged.some(({ at, revokedAt }) => isLater(at) || isLater(revokedAt))) return;
      throw new CitegraphError("STORE_BUSY", "Names were judged while the store was read.", { hint: "Ask again." });
    },
  };
}

/** When the store was changed last, or a time where it was not since then: up to there all is settled. */
async function lastChange(store: GraphStore, judgements: readonly Judgement[], time: string): Promise<string> {
  let last = time;
  const note = (at: string | null) => {
    if (at !== null && at > last) last = at;
  };
  for (const { at, revokedAt } of judgements) for (const each of [at, revokedAt]) note(each);
  for await (const { recordedAt, withdrawnAt } of store.log({ since: time }))
    for (const each of [recordedAt, withdrawnAt]) note(each);
  return last;
}
