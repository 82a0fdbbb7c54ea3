// Serves a store of made-up documents until it is stopped: `node test/support/serve.ts PORT [neo4j]`. For checks from
// outside. The Neo4j is one of its own, or the one that CITEGRAPH_TEST_NEO4J names, which is emptied.
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wipe, withNeo4j } from "../../scripts/bench/store/neo4j-server.ts";
import { createServer } from "../../src/graphql/index.ts";
import { loadOntology } from "../../src/ontology/index.ts";
import { changesSince } from "../../src/pipeline/index.ts";
import { createEmbeddedStore, createNeo4jStore, type GraphStore, withHistory } from "../../src/store/index.ts";
import { anExtraction } from "./an-extraction.ts";

const ontology = await loadOntology();
const documents = Array.from({ length: 60 }, (_, at) =>
  anExtraction(
    {
      key: `d${at}.txt`,
      title: `Report ${at}`,
      outlet: `Outlet ${at % 5}`,
      publishedAt: `202${at % 6}-0${(at % 9) + 1}`,
    },
    { says: `company:c${at % 11} PRODUCES chip:h${at % 17}`, by: "person:jensen-huang", time: `20${10 + (at % 15)}` },
    { says: `governmentbody:bis RESTRICTS chip:h${at % 13}`, polarity: at % 3 ? "affirmed" : "negated" },
    { says: `company:c${at % 11} SELLS_TO country:china`, modality: at % 2 ? "planned" : "asserted" },
  ),
);
const judgements = [
  { a: "company:c1", b: "company:c2", verdict: "same", by: "Ada" },
  { a: "company:c3", b: "company:c4", verdict: "different", by: "Ada" },
  { a: "chip:h1", b: "chip:h10", verdict: "unsure", by: "Ada" },
] as const;
const toExtraction = ({ key }: { readonly key: string }) => anExtraction({ key }, "company:nvidia PRODUCES chip:h20");

if (process.argv[3] === "neo4j") {
  await withNeo4j(async (neo4j) => {
    await wipe(neo4j);
    await serve(await createNeo4jStore({ ...neo4j, ontology }));
  });
} else {
  const folder = mkdtempSync(join(tmpdir(), "citegraph-serve-"));
  await serve(createEmbeddedStore({ folder, ontology }));
  rmSync(folder, { recursive: true });
}

async function serve(bare: GraphStore): Promise<void> {
  const store = withHistory(bare, ontology);
  await store.load(documents);
  await store.judge(judgements);
  const server = createServer({
    store,
    ontology,
    changesSince,
    port: Number(process.argv[2] ?? 0),
    onFault: (error) => console.error(error),
    writers: {
      loadSeed: async () => store.load(documents.slice(0, 3)),
      ingestAll: async (inputs) => store.load(inputs.map(toExtraction)),
      retract: (ids) => store.retract(ids),
      ingest: async (input) => {
        const extraction = toExtraction(input);
        return { id: extraction.document.id, report: await store.load([extraction]) };
      },
    },
  });
  console.log((await server.listen()).url);
  await once(process, "SIGTERM");
  await server.stop();
  await store.close();
}
