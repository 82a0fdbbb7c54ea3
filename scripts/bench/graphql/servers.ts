// The servers that are measured, each in a process of its own.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer as createHttpServer, type RequestListener } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import neo4j from "neo4j-driver";
import type { Extraction } from "../../../src/domain/index.ts";
import { createServer } from "../../../src/graphql/index.ts";
import { loadOntology } from "../../../src/ontology/index.ts";
import { createEmbeddedStore, createNeo4jStore, type GraphStore } from "../../../src/store/index.ts";
import { anExtraction } from "../../../test/support/an-extraction.ts";
import { answerParent } from "./load.ts";
import { TYPE_DEFINITIONS } from "./neo4j-questions.ts";

export interface Neo4jAccess {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

/** 400 documents about 60 chips and 40 companies: nodes with few edges and, in the middle, with hundreds of statements. */
export function benchDocuments(): Extraction[] {
  return Array.from({ length: 400 }, (_, at) =>
    anExtraction(
      { key: `d${at}.txt`, title: `Report ${at}`, publishedAt: `202${at % 6}-0${(at % 9) + 1}` },
      `company:c${at % 40} PRODUCES chip:h${at % 60}`,
      `governmentbody:bis RESTRICTS chip:h${at % 60}`,
      `chip:h${at % 60} DESIGNED_FOR country:china`,
      `company:c${at % 40} SELLS_TO country:china`,
    ),
  );
}

/** What a role serves, by its name. */
const ROLES = {
  raw: async () => {
    const { text } = await answerParent<{ text: string }>();
    listen((_request, response) => response.writeHead(200, headersOf(text)).end(text));
  },
  embedded: async () => {
    await answerParent();
    const ontology = await loadOntology();
    const folder = mkdtempSync(join(tmpdir(), "citegraph-bench-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    process.once("SIGTERM", () => process.exit(0));
    const store = createEmbeddedStore({ folder, ontology });
    await store.load(benchDocuments());
    await serve(store);
  },
  neo4j: async () => {
    const access = await answerParent<Neo4jAccess>();
    await serve(await createNeo4jStore({ ...access, ontology: await loadOntology() }));
  },
  /** One Cypher statement written by hand, behind node:http. */
  cypher: async () => {
    const { cypher, ...access } = await answerParent<Neo4jAccess & { cypher: string }>();
    const driver = connect(access);
    listen(async (_request, response) => {
      const session = driver.session({ defaultAccessMode: "READ" });
      const { records } = await session.executeRead((transaction) => transaction.run(cypher));
      await session.close();
      const text = JSON.stringify({ data: records[0]?.get("answer") });
      response.writeHead(200, headersOf(text)).end(text);
    });
  },
  /** @neo4j/graphql behind Apollo Server's own HTTP server, from a folder where they are installed. */
  library: async () => {
    const { folder, ...access } = await answerParent<Neo4jAccess & { folder: string }>();
    const installed = createRequire(join(folder, "index.js"));
    const { Neo4jGraphQL } = installed("@neo4j/graphql") as Library;
    const { ApolloServer } = installed("@apollo/server") as Apollo;
    const { startStandaloneServer } = installed("@apollo/server/standalone") as Standalone;
    const theirs = installed("neo4j-driver") as typeof neo4j;
    const driver = theirs.driver(access.url, theirs.auth.basic(access.user, access.password));
    const schema = await new Neo4jGraphQL({ typeDefs: TYPE_DEFINITIONS, driver }).getSchema();
    const server = new ApolloServer({ schema });
    const { url } = await startStandaloneServer(server, { listen: { port: 0, host: "127.0.0.1" } });
    process.send?.(url);
  },
} as const;

/** What is used of packages that are no dependencies. */
interface Library {
  readonly Neo4jGraphQL: new (options: object) => { getSchema(): Promise<object> };
}
interface Apollo {
  readonly ApolloServer: new (options: object) => object;
}
interface Standalone {
  startStandaloneServer(server: object, options: object): Promise<{ readonly url: string }>;
}

async function serve(store: GraphStore): Promise<void> {
  const ontology = await loadOntology();
  const server = createServer({ store, ontology, port: 0, onFault: (fault) => console.error(fault) });
  process.send?.((await server.listen()).url);
}

function connect({ url, user, password }: Neo4jAccess) {
  return neo4j.driver(url, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
}

const headersOf = (text: string) => ({
  "content-type": "application/json; charset=utf-8",
  "content-length": Buffer.byteLength(text),
});

/** Reads the request and answers it. */
function listen(answer: RequestListener): void {
  const server = createHttpServer((request, response) => {
    request.resume().on("end", () => answer(request, response));
  });
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    process.send?.(`http://127.0.0.1:${typeof address === "object" ? address?.port : address}/graphql`);
  });
}

if (process.send) await ROLES[process.argv[2] as keyof typeof ROLES]();
