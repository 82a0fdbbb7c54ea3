// Which documents came and went since a time.
import { compareText } from "../../domain/index.ts";
import type { GraphStore } from "../../store/index.ts";

/** Ids of documents, in order. What was there before and was read anew is neither added nor withdrawn. */
export interface ChangedDocuments {
  /** When the last of them came or went; the time itself where none did. */
  readonly until: string;
  readonly added: readonly string[];
  readonly withdrawn: readonly string[];
  readonly readAgain: readonly string[];
  /** Those of now and of then whose key was there at both times: revised, or read again. */
  readonly kept: { readonly now: readonly string[]; readonly before: readonly string[] };
}

/** @param time ISO 8601, in UTC */
export async function documentsSince(store: Pick<GraphStore, "log">, time: string): Promise<ChangedDocuments> {
  const [now, before] = [new Map<string, string>(), new Map<string, string>()]; // by key: it has one document at a time
  let until = time;
  for await (const { document, key, recordedAt, withdrawnAt } of store.log({ since: time })) {
    for (const each of [recordedAt, withdrawnAt]) if (each !== null && each > until) until = each;
    if (recordedAt > time && withdrawnAt === null) now.set(key, document);
    if (recordedAt <= time && withdrawnAt !== null && withdrawnAt > time) before.set(key, document);
  }
  const ids = (some: ReadonlyMap<string, string>, isWanted: (id: string, key: string) => boolean) =>
    [...some].flatMap(([key, id]) => (isWanted(id, key) ? [id] : [])).sort(compareText);
  return {
    until,
    added: ids(now, (id, key) => before.get(key) !== id),
    withdrawn: ids(before, (id, key) => now.get(key) !== id),
    readAgain: ids(now, (id, key) => before.get(key) === id),
    kept: { now: ids(now, (_id, key) => before.has(key)), before: ids(before, (_id, key) => now.has(key)) },
  };
}
