// Writes the README's question and its answer as `citegraph serve` prints them: `npm run readme`.
import { readFile, writeFile } from "node:fs/promises";
import { findExample, toReadableJson } from "../src/cli/index.ts";
import { usingSeededServer } from "./docs/seeded-server.ts";

const README = new URL("../README.md", import.meta.url);
const example = await usingSeededServer((server, store) => findExample(store, server));
if (!example) throw new Error("the seed gives no example");
const before = await readFile(README, "utf8");
const after = replaceBlock(replaceBlock(before, "graphql", example.query), "json", toReadableJson(example.answer));
await writeFile(README, after);
console.log(after === before ? "README.md is as it was." : "README.md has a new answer.");

function replaceBlock(markdown: string, language: string, content: string): string {
  const block = new RegExp(`^\`\`\`${language}\n[\\s\\S]*?^\`\`\`$`, "m");
  return markdown.replace(block, () => `\`\`\`${language}\n${content}\n\`\`\``);
}
