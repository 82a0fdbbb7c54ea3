// A graph that somebody changed by hand may lack what belongs to an answer.
import { expect, it, onTestFinished } from "vitest";
import { createServer } from "../../src/graphql/index.ts";
import { loadOntology } from "../../src/ontology/index.ts";
import { type Connection, createEmbeddedStore, type GraphNode, type GraphStore } from "../../src/store/index.ts";
import { anExtraction } from "../support/an-extraction.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ontology = await loadOntology();
const STATEMENTS = "{ statements { edges { node { extractedBy { extractor } object { name } } } } }";

/** What statements are without. */
type Lack = "ends" | "run";

function without(lack: Lack, node: GraphNode): GraphNode {
  const { extractedBy: _gone, ...rest } = node as GraphNode & { extractedBy?: unknown };
  if (lack === "run") return rest as GraphNode;
  const emptied = Object.entries(node.links).map(([name, link]) => [name, { ...link, edges: [] }] as const);
  return { ...node, links: Object.fromEntries(emptied) };
}

it.for(["ends", "run"] as const)("an answer that lacks the %s of a statement is STORE_CORRUPT", async (lack) => {
  const store = createEmbeddedStore({ folder: temporaryFolder(), ontology });
  await store.load([anExtraction({ key: "k" }, "company:nvidia PRODUCES chip:h20")]);
  const read: GraphStore["read"] = async (query, waiting): Promise<Connection> => {
    const found = await store.read(query, waiting);
    return { ...found, edges: found.edges.map((edge) => ({ ...edge, node: without(lack, edge.node) })) };
  };
  const server = createServer({ store: { ...store, read }, ontology });
  onTestFinished(async () => {
    await server.stop();
    await store.close();
  });
  const { errors } = JSON.parse(JSON.stringify(await server.executeOperation({ query: STATEMENTS })));
  const hint = expect.stringContaining("citegraph verify");
  expect(errors[0].extensions).toMatchObject({ code: "STORE_CORRUPT", hint, classification: "DataFetchingException" });
});
