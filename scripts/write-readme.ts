// Writes the README's question and its answer as `citegraph serve` prints them: `npm run readme`.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findExample, toReadableJson } from "../src/cli/index.ts";
import { createExtractor, createServer, loadOntology, loadSeed, openStore } from "../src/index.ts";

const README = new URL("../README.md", import.meta.url);
const folder = await mkdtemp(join(tmpdir(), "citegraph-readme-"));
const [ontology, extractor] = [await loadOntology(), await createExtractor()];
const store = await openStore(folder, { ontology });
const server = createServer({ store, ontology });
try {
  await loadSeed(store, [], { ontology, extractor });
  const example = await findExample(store, server);
  if (!example) throw new Error("the seed gives no example");
  const before = await readFile(README, "utf8");
  const after = replaceBlock(replaceBlock(before, "graphql", example.query), "json", toReadableJson(example.answer));
  await writeFile(README, after);
  console.log(after === before ? "README.md is as it was." : "README.md has a new answer.");
} finally {
  await server.stop();
  await store.close();
  await rm(folder, { recursive: true });
}

function replaceBlock(markdown: string, language: string, content: string): string {
  const block = new RegExp(`^\`\`\`${language}\n[\\s\\S]*?^\`\`\`$`, "m");
  return markdown.replace(block, () => `\`\`\`${language}\n${content}\n\`\`\``);
}
