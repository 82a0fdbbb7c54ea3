// A GraphQL server on a real store, and the questions that reach that store.
import { afterEach } from "vitest";
import type { Extraction } from "../../src/domain/index.ts";
import { createServer, type ServerOptions } from "../../src/graphql/index.ts";
import { loadOntology } from "../../src/ontology/index.ts";
import { changesSince } from "../../src/pipeline/index.ts";
import { createEmbeddedStore, type GraphStore, type Query, withHistory } from "../../src/store/index.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const ontology = await loadOntology();
const opened: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

/** A server whose store holds these documents; `reads` are the questions that the store was asked since. */
export async function aServer(extractions: readonly Extraction[], options: Partial<ServerOptions> = {}) {
  const store = withHistory(createEmbeddedStore({ folder: temporaryFolder(), ontology }), ontology);
  await store.load(extractions);
  const reads: Query[] = [];
  const watched: GraphStore = {
    ...store,
    read: (query, options) => store.read(reads[reads.push(query) - 1] ?? query, options),
  };
  const server = createServer({ store: watched, ontology, changesSince, port: 0, ...options });
  opened.push(async () => {
    await server.stop();
    await store.close().catch(() => "closed by the test");
  });
  return { server, store, reads, ask: (query: string, variables?: object) => ask(server, query, variables) };
}

type Answer = Awaited<ReturnType<ReturnType<typeof createServer>["executeOperation"]>>;

/** The answer as a client gets it. */
async function ask(server: ReturnType<typeof createServer>, query: string, variables = {}): Promise<LooseAnswer> {
  const answer: Answer = await server.executeOperation({ query, variables: { ...variables } });
  return JSON.parse(JSON.stringify(answer)) as LooseAnswer;
}

/** Tests know the shape they asked for. */
export interface LooseAnswer {
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's
  readonly data?: any;
  readonly errors?: { message: string; path?: string[]; extensions: { code: string; hint?: string } }[];
  readonly extensions?: { cost: { requested: number; limit: number } };
}
