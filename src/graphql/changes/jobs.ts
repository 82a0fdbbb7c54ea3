// Work that goes on after its request was answered: one job after the other, in this process, kept for a while after its end.
import { type DocumentInput, hashOf, toCitegraphError } from "../../domain/index.ts";
import type { LoadReport } from "../../store/index.ts";
import type { Writers } from "../context.ts";
import { tooMany } from "../limits/limits.ts";

export type JobStatus = "waiting" | "running" | "succeeded" | "failed" | "cancelled";

/** A job as it is at one time. */
export interface Job extends LoadReport {
  readonly id: string;
  readonly status: JobStatus;
  readonly total: number;
  /** ISO 8601, in UTC. */
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly failure: string | null;
}

export interface Jobs {
  /** Begins a job, or finds the one that does the same and has not ended. @throws GraphQLError RATE_LIMITED */
  ingest(documents: readonly DocumentInput[], work: Required<Writers>["ingestAll"]): Job;
  find(id: string): Job | null;
  /** Ends a job between two batches. */
  cancel(id: string): Job | null;
  /** The job as it is, then as it is whenever it has gone on and somebody reads, up to its end or the signal's. */
  watch(id: string, signal: AbortSignal): AsyncGenerator<Job, void, void>;
  /** Ends all jobs, the running one after its batch. */
  stop(): Promise<void>;
}

const MAX_WAITING = 100;
const KEPT_AFTER_END = 100;

interface Entry {
  job: Job;
  readonly end: AbortController;
  /** Settles at the next change. */
  changed: PromiseWithResolvers<void>;
}

/** @param onFault told of everything that nobody foresaw, with the job's id */
export function createJobs(onFault: (error: unknown, id: string) => void): Jobs {
  const entries = new Map<string, Entry>();
  let queue: Promise<void> = Promise.resolve();
  const find = (id: string) => entries.get(id)?.job ?? null;
  const begin = (entry: Entry, work: () => Promise<LoadReport>) => {
    queue = queue.then(() => run(entry, work, onFault)).then(() => forget(entries));
  };
  return {
    find,
    ingest: (documents, work) => {
      const id = `job:${hashOf(documents).slice(0, 32)}`;
      const known = find(id);
      if (known && known.finishedAt === null) return known;
      const open = [...entries.values()].filter(({ job }) => job.finishedAt === null);
      if (open.length >= MAX_WAITING) throw tooMany(`There are ${MAX_WAITING} jobs already.`);
      const entry = toEntry(id, documents.length);
      entries.delete(id);
      entries.set(id, entry);
      const onProgress = (report: LoadReport) => update(entry, report);
      begin(entry, () => work(documents, { signal: entry.end.signal, onProgress }));
      return entry.job;
    },
    cancel: (id) => {
      const entry = entries.get(id);
      entry?.end.abort();
      if (entry?.job.status === "waiting") finish(entry, "cancelled");
      return find(id);
    },
    watch: (id, signal) => watch(entries.get(id), signal),
    stop: async () => {
      for (const { end } of entries.values()) end.abort();
      await queue;
    },
  };
}

function toEntry(id: string, total: number): Entry {
  const times = { createdAt: new Date().toISOString(), startedAt: null, finishedAt: null };
  const job: Job = { id, status: "waiting", total, added: 0, replaced: 0, unchanged: 0, ...times, failure: null };
  return { job, end: new AbortController(), changed: Promise.withResolvers() };
}

async function run(entry: Entry, work: () => Promise<LoadReport>, onFault: (error: unknown, id: string) => void) {
  const { signal } = entry.end;
  if (entry.job.finishedAt !== null) return;
  if (signal.aborted) return finish(entry, "cancelled");
  update(entry, { status: "running", startedAt: new Date().toISOString() });
  try {
    update(entry, await work());
    finish(entry, signal.aborted ? "cancelled" : "succeeded");
  } catch (thrown) {
    const { code, message } = toCitegraphError(thrown);
    if (code === "INTERNAL") onFault(thrown, entry.job.id);
    const failure = code === "INTERNAL" ? "Something went wrong inside the server." : `${code}: ${message}`;
    update(entry, { failure });
    finish(entry, "failed");
  }
}

function finish(entry: Entry, status: JobStatus): void {
  update(entry, { status, finishedAt: new Date().toISOString() });
}

function update(entry: Entry, { ...change }: Partial<Job>): void {
  entry.job = { ...entry.job, ...change };
  entry.changed.resolve();
  entry.changed = Promise.withResolvers();
}

function forget(entries: Map<string, Entry>): void {
  const ended = [...entries.values()].filter(({ job }) => job.finishedAt !== null);
  for (const { job } of ended.slice(0, Math.max(0, ended.length - KEPT_AFTER_END))) entries.delete(job.id);
}

async function* watch(entry: Entry | undefined, signal: AbortSignal): AsyncGenerator<Job, void, void> {
  const aborted = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
  while (entry && !signal.aborted) {
    const { job, changed } = entry;
    yield job;
    if (job.finishedAt !== null) return;
    await Promise.race([changed.promise, aborted]);
  }
}
