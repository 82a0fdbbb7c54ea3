// What is wrong with the log: entries that were changed since they were written, that are missing, or that have no right time.
import { type Run as RunRecord, sha256, toCanonicalJson, toRun } from "../../../domain/index.ts";
import type { Run } from "../database/database.ts";
import { type Beyond, inPages } from "../database/in-pages.ts";
import { foundBy, type Readings } from "./log.ts";

const PAGE_SIZE = 50;

interface Entry {
  readonly content: string;
  readonly checksum: string;
  readonly foundBy: ReturnType<typeof foundBy>;
}

/** See GraphStore.faults. */
export async function* logFaults(read: Run): AsyncGenerator<string> {
  const next = (isBeyond: Beyond) => `MATCH (l:LogEntry) WHERE ${isBeyond("l.n")} WITH l ORDER BY l.n LIMIT $size
    RETURN l.n AS place, l.content AS content, l.checksum AS checksum,
      l {.document, .key, .runs, partial: coalesce(l.partial, []), .names} AS foundBy
    ORDER BY place`;
  for await (const page of inPages<Entry, number>(read, next, 0, PAGE_SIZE)) {
    for (const entry of page) {
      if (sha256(entry.content) !== entry.checksum) yield `what ${entry.foundBy.key} says does not fit its checksum`;
      else if (!isFound(entry)) yield `what ${entry.foundBy.key} says is not found by it`;
    }
  }
  yield* wrongOrder(read);
  yield* wrongRuns(read);
}

const isFound = ({ content, foundBy: held }: Entry): boolean =>
  toCanonicalJson(held) === toCanonicalJson(foundBy(JSON.parse(content) as Readings));

/** Entries are numbered one after the other, and their times are the store's own. */
async function* wrongOrder(read: Run): AsyncGenerator<string> {
  const [log] = await read<{ held: number; first: number; last: number }>(
    "MATCH (l:LogEntry) RETURN count(l) AS held, coalesce(min(l.n), 1) AS first, coalesce(max(l.n), 0) AS last",
  );
  const missing = log ? log.last - log.first + 1 - log.held : 0;
  if (missing > 0) yield `the log misses ${missing} of its entries`;
  const isWrong = (begun: string, ended: string) => `${begun} > c.time OR ${ended} > c.time OR ${ended} <= ${begun}`;
  const rows = await read<{ what: string }>(
    `MATCH (c:Citegraph {id: "schema"}) MATCH (l:LogEntry) WHERE ${isWrong("l.recordedAt", "l.withdrawnAt")}
       OR l.n > c.entries RETURN "what " + l.key + " says" AS what
     UNION MATCH (c:Citegraph {id: "schema"}) MATCH (j:Judgement) WHERE ${isWrong("j.at", "j.revokedAt")}
       RETURN "judgement " + j.id AS what`,
  );
  for (const { what } of rows) yield `${what} has a time that no change of the store had`;
}

async function* wrongRuns(read: Run): AsyncGenerator<string> {
  const rows = await read<{ run: RunRecord }>(
    "MATCH (r:Run) RETURN r {.id, .extractor, .version, .configuration, .model} AS run ORDER BY r.id",
  );
  for (const { run } of rows) {
    const { id, ...settings } = run;
    if (toRun(settings).id !== id) yield `the id of ${id} does not fit its content`;
  }
}
