// How fast the stores are, as ratios within one run: `npm run bench:store -- PART… [--statements N] [--folder FOLDER]`.
// docs/performance.md says what the parts are and what came out. A part that needs a full store uses the folder's, or
// fills it first.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadOntology } from "../src/ontology/index.ts";
import { createEmbeddedStore, createNeo4jStore } from "../src/store/index.ts";
import { generateDocument } from "./bench/generate-documents.ts";
import { CHANGES, measureChanges } from "./bench/store/change-cost.ts";
import { answerFirst, measureColdOpen, measureEmbeddedLoad } from "./bench/store/embedded-load.ts";
import { inMemoryAnswers, toGraph } from "./bench/store/in-memory.ts";
import { loadDocuments, STATEMENTS } from "./bench/store/load-documents.ts";
import { report } from "./bench/store/measure.ts";
import { measureNeo4jLoad } from "./bench/store/neo4j-load.ts";
import { withNeo4j } from "./bench/store/neo4j-server.ts";
import { plainCypherAnswers } from "./bench/store/plain-cypher.ts";
import { answersOf, measureQuestions, type Subject } from "./bench/store/questions.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    statements: { type: "string", default: "100000" },
    small: { type: "string", default: "10000" },
    folder: { type: "string", default: join(import.meta.dirname, "..", ".bench") },
    batch: { type: "string", default: "500" },
  },
});
const [statements, small, batchSize] = [Number(values.statements), Number(values.small), Number(values.batch)];
const ontology = await loadOntology();

const PARTS = { neo4j, embedded, change, questions, "neo4j-questions": neo4jQuestions } as const;
type Part = keyof typeof PARTS;

async function neo4j(): Promise<void> {
  await withNeo4j((server) => measureNeo4jLoad(server, ontology, statements / STATEMENTS, batchSize));
}

async function embedded(): Promise<void> {
  const folder = folderOf(statements);
  await measureEmbeddedLoad(folder, ontology, statements, batchSize);
  measureColdOpen(folder);
}

/** One document more, one less, and a batch of them, in a small store and in a large one. */
async function change(): Promise<void> {
  const sizes = [small, statements];
  const stores = [];
  for (const size of sizes) stores.push(await openFilled(size));
  const costs = await measureChanges(stores);
  for (const store of stores) await store.close();
  for (const kind of CHANGES) {
    for (const [at, size] of sizes.entries()) {
      const { p50, p99, cpuMs } = costs[at]![kind];
      report(`embedded, ${kind} at ${size}`, { p50_ms: p50, p99_ms: p99, processor_ms_a_document: cpuMs });
    }
    const [few, many] = [costs[0]![kind], costs[1]![kind]];
    report(`${kind}, large store to small`, { ratio: many.p50 / few.p50, by_processor: many.cpuMs / few.cpuMs });
  }
}

async function questions(): Promise<void> {
  for (const size of new Set([small, statements])) {
    const store = await openFilled(size);
    await measureQuestions(`embedded at ${size}`, answersOf(store), SUBJECTS);
    await measureQuestions(`graphology at ${size}`, inMemoryAnswers(await toGraph(store)), SUBJECTS);
    await store.close();
  }
}

async function neo4jQuestions(): Promise<void> {
  await withNeo4j(async (server) => {
    const store = await createNeo4jStore({ ...server, ontology });
    for (const size of new Set([small, statements])) {
      await loadDocuments(store, size / STATEMENTS, batchSize);
      await measureQuestions(`Neo4j store at ${size}`, answersOf(store), SUBJECTS);
      const plain = plainCypherAnswers(server.driver, [...ontology.relations.keys()]);
      await measureQuestions(`plain Cypher at ${size}`, plain, SUBJECTS);
    }
    await store.close();
  });
}

/** Who the first documents write of, the well known more often; a store of any size knows them. */
const SUBJECTS: readonly Subject[] = Array.from({ length: 200 }, (_, at) => {
  const [first, ...others] = generateDocument(at % 100).entities;
  return {
    id: first!.id,
    other: generateDocument((at * 7 + 1) % 100).entities.at(-1)!.id,
    prefix: beginningOf(others[at % 2]!.name),
  };
});

/** "Company c1" of "Company c1234". */
function beginningOf(name: string): string {
  return name.slice(0, name.indexOf(" ") + 3);
}

function folderOf(size: number): string {
  return join(values.folder, `embedded-${size}`);
}

async function openFilled(size: number) {
  const folder = folderOf(size);
  const isFilled = existsSync(join(folder, "graph.sqlite"));
  const store = createEmbeddedStore({ folder, ontology });
  if (!isFilled) await loadDocuments(store, size / STATEMENTS, batchSize);
  return store;
}

if (positionals[0] === "first-answer") await answerFirst(values.folder, ontology);
else for (const part of positionals.length > 0 ? positionals : Object.keys(PARTS)) await PARTS[part as Part]();
