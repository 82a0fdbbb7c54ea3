// A Neo4j holds no state still: what it reads while others change it may lack what belongs to it.
import { describe, expect, it, onTestFinished } from "vitest";
import { createServer, type ServerOptions } from "../../src/graphql/index.ts";
import { loadOntology } from "../../src/ontology/index.ts";
import { type Connection, createEmbeddedStore, type GraphNode, type GraphStore } from "../../src/store/index.ts";
import { anExtraction } from "../support/an-extraction.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ontology = await loadOntology();
const NODE = "{ extractedBy { extractor } object { id } evidence { document { key } } }";
const STATEMENTS = `{ statements { edges { node ${NODE} } } }`;
const INGEST = `mutation { ingestDocument(input: { key: "k", text: "…" }) { document { statements { edges { node ${NODE} } } } } }`;

/** What answers about statements are without. */
type Lack = "ends" | "run";

function tear(connection: Connection, lack: Lack): Connection {
  return { ...connection, edges: connection.edges.map((edge) => ({ ...edge, node: tearNode(edge.node, lack) })) };
}

function tearNode(node: GraphNode, lack: Lack): GraphNode {
  if (node.kind === "statement" && lack === "run") {
    const { extractedBy: _gone, ...rest } = node;
    return rest;
  }
  const torn = (link: Connection) => (node.kind === "statement" ? { ...link, edges: [] } : tear(link, lack));
  return { ...node, links: Object.fromEntries(Object.entries(node.links).map(([name, link]) => [name, torn(link)])) };
}

/** A server whose store answers that many times in part. */
async function aServerOfTorn(times: number, lack: Lack, options: Partial<ServerOptions> = {}) {
  const store = createEmbeddedStore({ folder: temporaryFolder(), ontology });
  await store.load([anExtraction({ key: "k" }, "company:nvidia PRODUCES chip:h20")]);
  let asked = 0;
  const read: GraphStore["read"] = async (query, waiting) => {
    const found = await store.read(query, waiting);
    asked += 1;
    return asked > times ? found : tear(found, lack);
  };
  const server = createServer({ store: { ...store, read }, ontology, ...options });
  onTestFinished(async () => {
    await server.stop();
    await store.close();
  });
  return async (query: string) => JSON.parse(JSON.stringify(await server.executeOperation({ query })));
}

describe.for(["ends", "run"] as const)("an answer that lacks the %s of a statement", (lack) => {
  it.for([1, 2, 3])("is asked for again when others changed the store %i times meanwhile", async (times) => {
    const ask = await aServerOfTorn(times, lack);
    const whole = { extractedBy: { extractor: "test" }, object: { id: "chip:h20" } };
    expect(await ask(STATEMENTS)).toMatchObject({ data: { statements: { edges: [{ node: whole }] } } });
  });

  it("is STORE_BUSY when it never becomes whole, and no fault of the server's", async () => {
    const faults: unknown[] = [];
    const ask = await aServerOfTorn(Number.POSITIVE_INFINITY, lack, { onFault: (error) => faults.push(error) });
    const { errors } = await ask(STATEMENTS);
    const hint = expect.stringContaining("Ask again");
    expect(errors[0].extensions).toMatchObject({ code: "STORE_BUSY", hint, classification: "DataFetchingException" });
    expect(faults).toEqual([]);
  });

  it("does not make a change again that asked for it", async () => {
    let made = 0;
    const { id } = anExtraction({ key: "k" }, "company:nvidia PRODUCES chip:h20").document;
    const ingest = async () => ({ id, report: { added: 0, replaced: 0, unchanged: ++made } });
    const ask = await aServerOfTorn(1, lack, { writers: { ingest } });
    expect((await ask(INGEST)).errors[0].extensions.code).toBe("STORE_BUSY");
    expect(made).toBe(1);
  });
});
