// The embedded store from empty to full: whether a document costs the same at the end as at the beginning, what memory and
// disk it takes, and how soon it answers when opened anew.
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import type { Ontology } from "../../../src/ontology/index.ts";
import { createEmbeddedStore } from "../../../src/store/index.ts";
import { type LoadTimes, loadDocuments, perSecond, STATEMENTS } from "./load-documents.ts";
import { report, timeOf } from "./measure.ts";

const MB = 1_000_000;

export async function measureEmbeddedLoad(
  folder: string,
  ontology: Ontology,
  statements: number,
  batchSize: number,
): Promise<LoadTimes> {
  const store = createEmbeddedStore({ folder, ontology });
  const times = await loadDocuments(store, statements / STATEMENTS, batchSize);
  const rss = process.memoryUsage().rss;
  await store.close();
  report("embedded load", { statements, documents_per_second: perSecond(times) });
  reportTenths("embedded load, time", times.tenths);
  reportTenths("embedded load, processor", times.cpuTenths);
  report("embedded memory and disk", { rss_mb: rss / MB, disk_mb: statSync(join(folder, "graph.sqlite")).size / MB });
  return times;
}

function reportTenths(name: string, tenths: readonly number[]): void {
  const ratio = tenths.at(-1)! / tenths.at(0)!;
  report(name, { last_tenth_to_first: ratio, tenths_ms: tenths.map((ms) => ms.toFixed(0)).join(",") });
}

/** Opens the store in a process of its own and asks it one thing. */
export function measureColdOpen(folder: string): void {
  const entry = join(import.meta.dirname, "..", "..", "bench-store.ts");
  process.stdout.write(
    execFileSync(process.execPath, [entry, "first-answer", "--folder", folder], { encoding: "utf8" }),
  );
}

/** What the process of `measureColdOpen` does. */
export async function answerFirst(folder: string, ontology: Ontology): Promise<void> {
  const before = process.memoryUsage().rss;
  const ms = await timeOf(async () => {
    const store = createEmbeddedStore({ folder, ontology, readOnly: true });
    const relations = {
      link: "relations",
      page: { size: 50 },
      links: { subject: { link: "subject" }, object: { link: "object" } },
    };
    await store.read({ kind: "entity", ids: ["company:c0"], links: { relations } });
    await store.close();
  });
  const { rss } = process.memoryUsage();
  report("embedded cold open and first answer", { ms, rss_mb: rss / MB, rss_grown_mb: (rss - before) / MB });
}
