// Loading into Neo4j beside the load one would write by hand, and beside the embedded store.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Ontology } from "../../../src/ontology/index.ts";
import { createEmbeddedStore, createNeo4jStore } from "../../../src/store/index.ts";
import { type LoadTimes, loadDocuments, perSecond } from "./load-documents.ts";
import { report } from "./measure.ts";
import { type BenchServer, wipe } from "./neo4j-server.ts";
import { readPlain, writePlain } from "./plain-load.ts";

const WARM_UP_DOCUMENTS = 500;

/** The same documents by each way, the server warm and emptied before each. */
export async function measureNeo4jLoad(
  server: BenchServer,
  ontology: Ontology,
  documents: number,
  batchSize: number,
): Promise<void> {
  const store = await createNeo4jStore({ ...server, ontology });
  await loadDocuments(store, WARM_UP_DOCUMENTS, batchSize);
  await writePlain(server.driver, await readPlain(server.driver));
  await wipe(server);
  const [first, firstCpuMs] = await withCpu(server, () => loadDocuments(store, documents, batchSize));
  const again = await loadDocuments(store, documents, batchSize);
  await store.close();
  const rows = await readPlain(server.driver);
  await wipe(server);
  const [plainMs, plainCpuMs] = await withCpu(server, () => writePlain(server.driver, rows));
  const plainAgainMs = await writePlain(server.driver, rows);
  const items = rows.reduce((sum, kind) => sum + kind.rows.length, 0);
  report("Neo4j load", {
    documents,
    nodes_and_relationships: items,
    documents_per_second: perSecond(first),
    plain_documents_per_second: (documents * 1_000) / plainMs,
    share_of_plain: plainMs / first.ms,
    share_of_plain_by_processor: plainCpuMs / firstCpuMs,
  });
  report("Neo4j load again", { time_to_first: again.ms / first.ms, plain_time_to_first: plainAgainMs / plainMs });
  const embedded = await loadEmbedded(ontology, documents, batchSize);
  report("embedded beside Neo4j", {
    documents_per_second: perSecond(embedded),
    times_neo4j: perSecond(embedded) / perSecond(first),
    times_neo4j_by_processor: firstCpuMs / embedded.cpuTenths.reduce((sum, ms) => sum + ms, 0),
  });
}

/** What work gives, and milliseconds that the processor worked for it, here and in the server. */
async function withCpu<T>({ cpuMs }: BenchServer, work: () => Promise<T>): Promise<readonly [T, number]> {
  const [here, there] = [process.cpuUsage(), cpuMs?.() ?? Number.NaN];
  const result = await work();
  const { user, system } = process.cpuUsage(here);
  return [result, (user + system) / 1_000 + ((cpuMs?.() ?? Number.NaN) - there)];
}

async function loadEmbedded(ontology: Ontology, documents: number, batchSize: number): Promise<LoadTimes> {
  const folder = mkdtempSync(join(tmpdir(), "citegraph-bench-"));
  const store = createEmbeddedStore({ folder, ontology });
  const times = await loadDocuments(store, documents, batchSize);
  await store.close();
  rmSync(folder, { recursive: true });
  return times;
}
