// A server with the documents that come with citegraph, for as long as some work takes.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { GraphQLServer } from "../../src/graphql/index.ts";
import {
  changesSince,
  createExtractor,
  createServer,
  type GraphStore,
  loadOntology,
  loadSeed,
  openStore,
} from "../../src/index.ts";

/** Seeds a store in a folder of its own, does the work, and removes both. The server listens nowhere until it is told to. */
export async function usingSeededServer<T>(work: (server: GraphQLServer, store: GraphStore) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "citegraph-docs-"));
  const [ontology, extractor] = [await loadOntology(), await createExtractor()];
  const store = await openStore(folder, { ontology });
  const server = createServer({ store, ontology, changesSince, port: 0 });
  try {
    await loadSeed(store, [], { ontology, extractor });
    return await work(server, store);
  } finally {
    await server.stop();
    await store.close();
    await extractor.close();
    await rm(folder, { recursive: true });
  }
}
