// Documents that come and go, told soon after it happened, whoever did it: the store's log is looked at while anybody listens.
import { setTimeout as sleep } from "node:timers/promises";
import { compareText } from "../../domain/index.ts";
import type { LogEntry } from "../../store/index.ts";

const PAUSE_MS = 1_000;
/** Documents told of at once, unless one change alone has more. */
const AT_ONCE = 100;

/** What came and went after `since` and up to `until`. */
export interface FoundDocumentChanges {
  readonly since: string;
  readonly until: string;
  readonly added: readonly string[];
  readonly withdrawn: readonly { readonly id: string; readonly key: string }[];
}

type Log = (options: { readonly since: string }) => AsyncIterable<LogEntry>;

/** @param since ISO 8601, in UTC */
export async function* followDocuments(
  log: Log,
  since: string,
  signal: AbortSignal,
): AsyncGenerator<FoundDocumentChanges, void, void> {
  let from = since;
  while (!signal.aborted) {
    const found = await changesAfter(log, from);
    if (found) {
      yield found;
      from = found.until;
    } else await sleep(PAUSE_MS, undefined, { signal }).catch(() => "nobody listens any more");
  }
}

async function changesAfter(log: Log, since: string): Promise<FoundDocumentChanges | null> {
  const entries: LogEntry[] = [];
  for await (const entry of log({ since })) entries.push(entry);
  const times = entries.flatMap(({ recordedAt, withdrawnAt }) => [recordedAt, withdrawnAt ?? since]);
  const later = times.filter((time) => time > since).sort(compareText);
  const until = later[Math.min(AT_ONCE, later.length) - 1];
  return until === undefined ? null : toFound(since, until, entries);
}

/** A document that came and went in between is told of neither way; one that was read anew only as come. */
function toFound(since: string, until: string, entries: readonly LogEntry[]): FoundDocumentChanges {
  const [added, withdrawn]: [string[], { id: string; key: string }[]] = [[], []];
  const isNew = (time: string | null) => time !== null && time > since && time <= until;
  for (const [id, versions = []] of Object.entries(Object.groupBy(entries, ({ document }) => document))) {
    // The log begins with what happened at `since` itself, which was told of before.
    if (!versions.some(({ recordedAt, withdrawnAt }) => isNew(recordedAt) || isNew(withdrawnAt))) continue;
    const known = versions.filter(({ recordedAt }) => recordedAt <= until);
    const isThere = known.some(({ withdrawnAt }) => withdrawnAt === null || withdrawnAt > until);
    const wasThere = known.find(({ recordedAt }) => recordedAt <= since);
    if (isThere) added.push(id);
    else if (wasThere) withdrawn.push({ id, key: wasThere.key });
  }
  return { since, until, added: added.sort(compareText), withdrawn: withdrawn.sort((a, b) => compareText(a.id, b.id)) };
}
