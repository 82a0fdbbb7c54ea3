// How fast extraction is: `npm run bench:extract -- PART… [--file DOCUMENTS.jsonl] [--rounds N] [--documents N]`.
// share: the parse alone beside the whole extraction, by processor time, by turns. workers: one thread and two.
// memory: what is held after a tenth, a half and all of the documents. Without a part's name all of them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measureMemory } from "./bench/extract/memory.ts";
import { measureShare } from "./bench/extract/share.ts";
import { workersSpeed } from "./bench/extract/workers.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    file: { type: "string" },
    rounds: { type: "string", default: "7" },
    documents: { type: "string", default: "10000" },
  },
});
const texts = values.file ? readJsonl(values.file) : readSeed();

function readJsonl(path: string): string[] {
  const lines = readFileSync(path, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => String((JSON.parse(line) as { text: unknown }).text));
}

function readSeed(): string[] {
  const seed = join(import.meta.dirname, "..", "seed", "documents");
  const names = readdirSync(seed).sort();
  return names.map((name) => readFileSync(join(seed, name), "utf8"));
}

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
const round = (value: number) => Math.round(value).toLocaleString("en");

async function share(): Promise<void> {
  const { tokens, parse, extract, shares, warmUp } = await measureShare(texts, Number(values.rounds));
  console.log(`parse    ${round(tokens / parse)} tokens a second of processor time`);
  console.log(`extract  ${round(tokens / extract)} tokens, ${round(texts.length / extract)} documents`);
  const range = `median ${percent(shares[shares.length >> 1]!)} of ${shares.length} rounds after ${warmUp} to warm up, ${percent(shares[0]!)} to ${percent(shares.at(-1)!)}`;
  console.log(`share    ${percent(parse / extract)} of the speed of the parse alone (best rounds); ${range}`);
}

async function workers(): Promise<void> {
  const many = Array.from({ length: 4 }, () => texts).flat();
  const speeds: [one: number, two: number][] = [];
  for (let turn = 0; turn < 3; turn++) speeds.push([await workersSpeed(many, 1), await workersSpeed(many, 2)]);
  const [one, two] = [0, 1].map((k) => Math.max(...speeds.map((speed) => speed[k]!))) as [number, number];
  console.log(
    `workers  one ${one.toFixed(1)}, two ${two.toFixed(1)} documents a second by the clock: ${(two / one).toFixed(2)} times`,
  );
}

async function memory(): Promise<void> {
  const all = Number(values.documents);
  for await (const { documents, resident, heap } of measureMemory([all / 10, all / 2, all]))
    console.log(`memory   ${resident} MB resident, ${heap} MB of heap after ${round(documents)} documents`);
}

const PARTS = { share, workers, memory } as const;
const named = positionals.length > 0 ? positionals : Object.keys(PARTS);
for (const name of named) {
  const part = PARTS[name as keyof typeof PARTS];
  if (!part) throw new Error(`No part ${name}: ${Object.keys(PARTS).join(", ")}.`);
  await part();
}
