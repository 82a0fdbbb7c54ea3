// Pairs of sentences labelled as contradicting each other, which lie beside the repository: those that relations can express
// come out as conflicts, and those that are only newer than the other do not.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { toSourceDocument } from "../../src/domain/index.ts";
import { loadOntology } from "../../src/ontology/index.ts";
import { createExtractor } from "../../src/pipeline/index.ts";
import { createEmbeddedStore } from "../../src/store/index.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** vitest.config.ts leaves this file out where they are not. */
const FOLDER = path.resolve(process.env.CITEGRAPH_LABELLED ?? "../shared/dev");

interface Pair {
  readonly kind: "contradicts" | "supersedes";
  readonly a: { readonly sentence: string };
  readonly b: { readonly sentence: string };
}

const readJson = <T>(name: string) => JSON.parse(readFileSync(path.join(FOLDER, name), "utf8")) as T;

it("finds both conflicts that relations can express: who governs, and what came after a microarchitecture", async () => {
  const store = createEmbeddedStore({ folder: temporaryFolder(), ontology: await loadOntology() });
  const extractor = await createExtractor();
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".gold.json"))) {
    const { date, speaker } = readJson<{ date?: string; speaker?: string }>(file);
    const key = file.replace(".gold.json", ".txt");
    const text = readFileSync(path.join(FOLDER, key), "utf8");
    await store.load([await extractor.extract(toSourceDocument({ key, publishedAt: date, author: speaker, text }))]);
  }
  const { edges } = await store.read({ kind: "conflict", links: { all: { link: "statements" } } });
  const quotes = edges.map(({ node }) =>
    node.links
      .all!.edges.flatMap(({ node }) => (node.kind === "statement" ? node.evidence : []))
      .map(({ quote }) => quote),
  );
  const isFound = ({ a, b }: Pair) => quotes.some((each) => [a, b].every(({ sentence }) => each.includes(sentence)));
  const pairs = readJson<Pair[]>("contradictions.json");
  // The third pair that contradicts is of benchmarks and a claim about efficiency, for which there is no relation.
  const contradicting = pairs.filter(({ kind }) => kind === "contradicts");
  expect(contradicting.map(isFound)).toEqual([true, true, false]);
  expect(pairs.filter(({ kind }) => kind === "supersedes").filter(isFound)).toEqual([]);
  await store.close();
});
